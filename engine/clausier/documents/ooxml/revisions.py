"""Tracked changes in Word's markup (ECMA-376 part 1, section 17.13.5): words, paragraphs and rows that come, go, move.

Every number is unique among bookmarks, revisions and comments; a paragraph whose mark went is joined to the next.
"""

from __future__ import annotations

from typing import NamedTuple

from clausier.documents.ooxml.xml import escape


class Stamp(NamedTuple):
    """Who changed, and on which day (ISO 8601, ``2026-01-15``)."""

    author: str
    day: str

    @property
    def attributes(self) -> str:
        """Return the attributes that every revision has beside its number."""
        return f'w:author="{escape(self.author)}" w:date="{escape(self.day)}T00:00:00Z"'


def words(kind: str, number: int, stamp: Stamp, content: str) -> str:
    """Return runs that came or went; ``kind`` is ``ins``, ``del``, ``moveFrom`` or ``moveTo``."""
    return f'<w:{kind} w:id="{number}" {stamp.attributes}>{content}</w:{kind}>' if content else ""


def paragraph_mark(kind: str, number: int, stamp: Stamp) -> str:
    """Return, for the properties of a paragraph, that its mark came or went with it."""
    return f"<w:rPr>{_empty(kind, number, stamp)}</w:rPr>"


def style_change(style: str, number: int, stamp: Stamp) -> str:
    """Return, for the properties of a paragraph, the style id it had."""
    before = f'<w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>'
    return f'<w:pPrChange w:id="{number}" {stamp.attributes}>{before}</w:pPrChange>'


def row(kind: str, number: int, stamp: Stamp) -> str:
    """Return, for the properties of a table row, that it came (``ins``) or went (``del``)."""
    return _empty(kind, number, stamp)


def move_start(kind: str, number: int, stamp: Stamp, name: str) -> str:
    """Return the start of what moved as one, where it was (``moveFrom``) or is (``moveTo``): both share ``name``."""
    return f'<w:{kind}RangeStart w:id="{number}" w:name="{escape(name)}" {stamp.attributes}/>'


def move_end(kind: str, number: int) -> str:
    """Return the end of the range started with ``number``."""
    return f'<w:{kind}RangeEnd w:id="{number}"/>'


def _empty(kind: str, number: int, stamp: Stamp) -> str:
    return f'<w:{kind} w:id="{number}" {stamp.attributes}/>'
