"""List markers as native numbering: the same markers as declared, counted by the word processor."""

from __future__ import annotations

import re

from clausier.documents.ooxml.numbering import Level, definition, instance
from clausier.text.record import Record, field, replace

_ORDINAL = re.compile(r"^([^\w%]*)([0-9]{1,4}|[a-z]+|[A-Z]+)([^\w%]*)$")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN = 100


def readings(marker: str) -> tuple[tuple[str, int, str], ...]:
    """Return the ways to count up to ``marker``: ``ST_NumberFormat``, ordinal, text with ``%1`` for the ordinal.

    >>> readings("2)")
    (('decimal', 2, '%1)'),)
    >>> readings("i -")
    (('lowerRoman', 1, '%1 -'), ('lowerLetter', 9, '%1 -'))
    >>> readings("-")
    ()
    """
    found = _ORDINAL.match(marker)
    if not found:
        return ()
    before, word, after = found.groups()
    text = f"{before}%1{after}"
    if word.isdigit():
        return (("decimal", int(word), text),) if str(int(word)) == word else ()
    case = "lower" if word.islower() else "upper"
    ways: list[tuple[str, int, str]] = []
    if word.lower() in _ROMANS:
        ways.append((f"{case}Roman", _ROMANS[word.lower()], text))
    if len(word) == 1:
        ways.append((f"{case}Letter", ord(word.lower()) - ord("a") + 1, text))
    return tuple(ways)


class NativeLists(Record, frozen=False):
    """The native lists of one document, while it is written.

    ``free`` is the next number to give; ``indents`` has the left and hanging indents of each depth.
    """

    free: int
    indents: tuple[tuple[int, int], ...]
    definitions: str = ""
    instances: str = ""
    _bullets: dict[tuple[int, str], int] = field(default_factory=dict[tuple[int, str], int])
    _open: dict[tuple[int, str, str], tuple[int, int]] = field(
        default_factory=dict[tuple[int, str, str], tuple[int, int]]
    )

    def number(self, depth: int, marker: str) -> int:
        """Return the numbering that shows ``marker`` on the next item at ``depth``.

        A list that goes on, or a new one.
        """
        ways = readings(marker)
        for kind, ordinal, text in ways:
            numbering, last = self._open.get((depth, kind, text), (0, 0))
            if numbering and ordinal == last + 1:
                self._open[depth, kind, text] = (numbering, ordinal)
                return numbering
        if not ways:
            if (depth, marker) not in self._bullets:
                self._bullets[depth, marker] = self._add(depth, Level("bullet", marker))
            return self._bullets[depth, marker]
        kind, ordinal, text = ways[0] if ways[0][1] == 1 else ways[-1]
        numbering = self._add(depth, Level(kind, text, start=ordinal))
        self._open[depth, kind, text] = (numbering, ordinal)
        return numbering

    def close(self) -> None:
        """End the lists that are counting: a new article starts its own."""
        self._open.clear()

    def add(self, levels: tuple[Level, ...]) -> int:
        """Add a definition and its numbering; return the number of both."""
        number = self.free
        self.free += 1
        self.definitions += definition(number, levels)
        self.instances += instance(number, number)
        return number

    def _add(self, depth: int, level: Level) -> int:
        left, hanging = self.indents[depth - 1]
        return self.add((replace(level, left=left, hanging=hanging),))


def _roman(number: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


_ROMANS = {_roman(number): number for number in range(1, _LARGEST_ROMAN)}
