"""The meaning: a small reference evaluator, and what is built around it."""
