"""Quotes: what a salesperson writes in YAML, the prices that the contract gives, exact totals, the printed paper.

Pure: texts in, values and document trees out. The disk is in ``app.quote``.
"""
