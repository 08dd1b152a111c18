"""A stretch of a source text."""

from __future__ import annotations

from clausier.text.record import Record


class Span(Record, order=True):
    """Characters ``start`` (included) to ``end`` (excluded) of the source named ``source``.

    Offsets count characters of the text as read, before any normalisation; lines and columns are
    worked out only when a diagnostic is shown (see ``Source.position``).
    """

    source: str
    start: int
    end: int

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds this one and ``other`` (same source)."""
        return Span(self.source, min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        """Return this span moved by ``by`` characters."""
        return Span(self.source, self.start + by, self.end + by)
