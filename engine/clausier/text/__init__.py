"""Where in the text, and what is wrong: spans, sources, diagnostics."""
