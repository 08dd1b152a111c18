"""Words on the terminal, exit codes: the only reader of today's date."""
