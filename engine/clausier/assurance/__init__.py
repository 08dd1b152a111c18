"""Cases beside the clauses, and how well they hold them."""
