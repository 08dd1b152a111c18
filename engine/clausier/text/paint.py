"""Bold, colours and widths on a terminal; plain text when colours are not wanted."""

from __future__ import annotations

import unicodedata

from clausier.text.record import Record

_RESET = "\x1b[0m"
_CLOSING = frozenset("»:;?!€%")
_LONGEST_DAY = 2
_FIRST_COMBINING = "\u0300"


class Paint(Record):
    """How texts are dressed: ``colour`` False leaves them as they are; ``width`` is the terminal's, in columns."""

    colour: bool = False
    width: int = 100

    def bold(self, text: str) -> str:
        """Return ``text`` in bold."""
        return self._dress("1", text)

    def faint(self, text: str) -> str:
        """Return ``text`` in a lighter ink."""
        return self._dress("2", text)

    def red(self, text: str) -> str:
        """Return ``text`` in bold red: what fails."""
        return self._dress("1;31", text)

    def green(self, text: str) -> str:
        """Return ``text`` in bold green: what holds."""
        return self._dress("1;32", text)

    def yellow(self, text: str) -> str:
        """Return ``text`` in bold yellow: what is not settled."""
        return self._dress("1;33", text)

    def blue(self, text: str) -> str:
        """Return ``text`` in blue: where things stand."""
        return self._dress("34", text)

    def _dress(self, ink: str, text: str) -> str:
        return f"\x1b[{ink}m{text}{_RESET}" if self.colour and text else text


def columns(text: str) -> int:
    """Return how many columns a text takes: combining marks none, wide ideograms two, everything else one."""
    if text.isascii() or max(text) < _FIRST_COMBINING:
        return len(text)
    return sum(1 if each < _FIRST_COMBINING else _columns(each) for each in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, width: int) -> str:
    """Return ``text`` followed by what it lacks of spaces to take ``width`` columns."""
    return text + " " * max(0, width - columns(text))


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> tuple[str, ...]:
    """Return ``text`` cut into lines of at most ``width`` columns, where French typography allows it.

    ``first`` starts the first line, ``rest`` the following ones (as many spaces as ``first`` takes when None). Nothing
    is cut after « , before » : ; ? ! nor inside a date, an amount or « 3 mois ».
    """
    if columns(first) + columns(text) <= width:
        return ((first + text).rstrip(" "),)
    following = " " * columns(first) if rest is None else rest
    lines: list[str] = []
    current, used, empty = first, columns(first), True
    for word in _unbroken(text):
        size = columns(word)
        if not empty and used + 1 + size > width:
            lines.append(current.rstrip(" "))
            current, used, empty = following, columns(following), True
        if empty:
            current, used, empty = current + word, used + size, False
        else:
            current, used = f"{current} {word}", used + 1 + size
    lines.append(current.rstrip(" "))
    return tuple(lines)


def _unbroken(text: str) -> list[str]:
    """Return the words of ``text``, those that must stay together in one piece."""
    pieces: list[str] = []
    glued = False
    for word in text.split(" "):
        if pieces and (glued or word[:1] in _CLOSING or (_is_year(word) and pieces[-1][:1].isdigit())):
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
        bare = word.lstrip("(«")
        glued = word.endswith("«") or (bare.isdigit() and len(bare) <= _LONGEST_DAY) or bare == "1er"
    return pieces


def _is_year(word: str) -> bool:
    return word[:4].isdigit() and len(word.rstrip(".,;)»")) == len("2024")
