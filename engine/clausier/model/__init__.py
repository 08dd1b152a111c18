"""Names resolved, kinds checked, articles indexed, quotes located: what the corpora say, before it is lowered."""
