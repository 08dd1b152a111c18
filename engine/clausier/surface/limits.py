"""How much a clause file may hold: no text, however hostile, makes the engine fail or hang."""

from __future__ import annotations

MAX_FILE = 1_000_000
"""Characters of a file."""
MAX_ITEM = 20_000
"""Characters of an item."""
MAX_ITEMS = 5_000
"""Items of a file."""
MAX_VALUES = 5_000
"""Expressions in braces of a file."""
MAX_PASSAGES = 20
"""Conditional passages inside passages."""
MAX_DEPTH = 60
"""Brackets inside brackets, and operators inside operators."""
MAX_QUOTE_DEPTH = 3
"""« a « b « c » » »"""
MAX_NAME = 80
"""Characters of a name."""
MAX_PROBLEMS = 100
"""Problems after which the rest of a file is not read."""
