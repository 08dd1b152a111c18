"""How the terminals of the grammar begin: what lets a lexer look at one word, or one sign, and know what it is."""

from __future__ import annotations

import re

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY_WORD = r"\w"
"""The opening of what begins with any word."""
ANY_DIGIT = r"\d"
"""The opening of what begins with any digit."""

_FIRST_WORD = re.compile(r"[^\W\d_]\w*")
_ANY_WORD = re.compile(r"(?:\(\?!(.*)\))?\[\^\\W\\d_\](\\w\*)?")
_BOUNDED = re.compile(r"([^\W\d_]+)(?:\\b|\(\?!\\w\))")
_WORD_END = re.compile(r"\\b|\\s\+|\(\?!\\w\)|\(\?=\\s(?:\+|\*[^\w\\(\[])|[^\w\\()\[?*+{.^$|]")
"""What must follow the first word of a keyword, so that it is a whole word."""
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|.", re.DOTALL)
_LITERAL_WORDS = re.compile(r"(?<![\\\w])[^\W\d_]\w*")
_SIGN = re.compile(r"\\[^\w\s]|[^\w\s.^$*+?{}\[\]\\|()]")
_GROUP = "(?:"


def openings(pattern: str) -> tuple[str, ...]:
    r"""Return the first words, or the first signs, of what a terminal matches.

    A keyword is written with letters, groups ``(?:a|b)``, optional groups and alternatives up to the end of its first
    word, which must be a whole word. ValueError for a pattern that begins otherwise.

    >>> openings(r"tel(?:le)?\s+qu(?:e\b|')")
    ('tel', 'telle')
    """
    return tuple(sorted({_opening(each) for each in _alternatives(pattern)}))


def complete(pattern: str) -> tuple[str, ...]:
    r"""Return the words that a terminal matches alone, whatever follows them.

    >>> complete(r"de\b|d'")
    ('de',)
    """
    return tuple(match[1] for each in _split(pattern) if (match := _BOUNDED.fullmatch(each)))


def refused(pattern: str) -> tuple[str, ...] | None:
    r"""Return the words that a terminal refuses, for one that matches any other word alone; None for other terminals.

    >>> refused(r"(?!(?:si|ou)\b)[^\W\d_]\w*")
    ('si', 'ou')
    """
    match = _ANY_WORD.fullmatch(pattern)
    return None if match is None or match[2] is None else tuple(_LITERAL_WORDS.findall(match[1] or ""))


def _opening(alternative: str) -> str:
    if _ANY_WORD.match(alternative):
        return ANY_WORD
    if alternative.startswith(ANY_DIGIT):
        return ANY_DIGIT
    word = _FIRST_WORD.match(alternative)
    if word and _WORD_END.match(alternative, word.end()):
        return word[0]
    sign = _SIGN.match(alternative)
    if sign is None:
        message = f"a terminal begins with a whole word, a sign or a group of these: {alternative!r}"
        raise ValueError(message)
    return sign[0][-1]


def _alternatives(pattern: str) -> Iterator[str]:
    """Return the ways to write a pattern, its groups opened up to the end of its first word."""
    waiting = _split(pattern)
    while waiting:
        each = waiting.pop()
        word = _FIRST_WORD.match(each)
        at = word.end() if word else 0
        if not each.startswith(_GROUP, at):
            yield each
            continue
        inner, after = _opened(each, at)
        waiting += [each[:at] + one + after.removeprefix("?") for one in _split(inner)]
        if after.startswith("?"):
            waiting.append(each[:at] + after[1:])


def _split(pattern: str) -> list[str]:
    """Return the alternatives of a pattern; what stands in brackets is left whole."""
    found = [""]
    depth = 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found


def _opened(pattern: str, at: int) -> tuple[str, str]:
    """Return what the group that opens at ``at`` holds, and what follows it."""
    depth = 0
    for match in _PIECE.finditer(pattern, at):
        depth += (match[0] == "(") - (match[0] == ")")
        if not depth:
            return pattern[at + len(_GROUP) : match.start()], pattern[match.end() :]
    message = f"a group is not closed: {pattern!r}"
    raise ValueError(message)
