"""A named text and the way from an offset to a line and a column."""

from __future__ import annotations

from clausier.text.record import Record


class Source(Record):
    """A text and the name users know it by (a path relative to the project). Only LF ends a line."""

    name: str
    text: str

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both counted from 1, of the character at ``offset``."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def line(self, number: int) -> str:
        """Return line ``number`` (counted from 1) without its end."""
        return self.text.split("\n", number)[number - 1].removesuffix("\r")
