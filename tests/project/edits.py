"""Edits of a clause file, as people make them: well or badly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")


class Pick(Protocol):
    """Chooses: a strategy of hypothesis behind it."""

    def __call__(self, among: Sequence[_T], /) -> _T:
        """Return one of several things."""
        ...


FENCE = "```"
_NAMES = re.compile(r"[a-zé]+_[a-zé_]+")
_OPERATORS = ("et", "ou", "≥", "≤", "<", ">", "=", "≠", "+", "-")


def edited(text: str, pick: Pick) -> str:
    """Return a text with one edit, or as it was when the edit chosen finds nothing to change."""
    return pick(_EDITS)(text.split("\n"), pick)


def _inside(lines: list[str]) -> list[int]:
    """Return the lines of the blocks."""
    found: list[int] = []
    is_inside = False
    for rank, line in enumerate(lines):
        if line.startswith(FENCE):
            is_inside = not is_inside
        elif is_inside:
            found.append(rank)
    return found


def _outside(lines: list[str]) -> list[int]:
    """Return the lines of words."""
    inside = set(_inside(lines))
    return [
        rank for rank, line in enumerate(lines) if rank not in inside and line and not line.startswith(("#", FENCE))
    ]


def _substitute(
    lines: list[str], ranks: list[int], pattern: str, new: Callable[[re.Match[str]], str], pick: Pick
) -> str:
    found = [(rank, match) for rank in ranks for match in re.finditer(pattern, lines[rank])]
    if found:
        rank, match = pick(found)
        lines[rank] = lines[rank][: match.start()] + new(match) + lines[rank][match.end() :]
    return "\n".join(lines)


def comment(lines: list[str], pick: Pick) -> str:
    """Add a comment, or an empty line, anywhere."""
    lines.insert(pick(range(len(lines) + 1)), pick(("# note", "<!-- note -->", "", "<!-- a\nb -->")))
    return "\n".join(lines)


def figure(lines: list[str], pick: Pick) -> str:
    """Change a figure of a rule."""
    return _substitute(lines, _inside(lines), r"\d+", lambda match: str(pick((0, 2, int(match[0]) + 1))), pick)


def parameter(lines: list[str], pick: Pick) -> str:
    """Change the value of a parameter."""
    pattern = r"(?<=paramètre )(\S+ = )(\d+)"
    return _substitute(lines, _inside(lines), pattern, lambda match: f"{match[1]}{int(match[2]) + 1}", pick)


def condition(lines: list[str], pick: Pick) -> str:
    """Change a condition, its quotation aside."""

    def other(match: re.Match[str]) -> str:
        return pick(("oui ", f"non ({match[0].strip()}) "))

    return _substitute(lines, _inside(lines), r"(?<=^  si )[^«]+", other, pick)


def operator(lines: list[str], pick: Pick) -> str:
    """Change an operator."""
    pattern = rf"(?<= )(?:{'|'.join(re.escape(each) for each in _OPERATORS)})(?= )"
    return _substitute(lines, _inside(lines), pattern, lambda _: pick(_OPERATORS), pick)


def name(lines: list[str], pick: Pick) -> str:
    """Write a name of the page in the place of another: a rename, a wrong use, another target, a priority."""
    known = _NAMES.findall("\n".join(lines)) or ["rien_de_tel"]
    return _substitute(lines, _inside(lines), _NAMES.pattern, lambda _: pick(known), pick)


def quotation(lines: list[str], pick: Pick) -> str:
    """Change a word between « »."""
    return _substitute(lines, _inside(lines), r"(?<=« )\w+", lambda match: f"{match[0]}s", pick)


def word(lines: list[str], pick: Pick) -> str:
    """Change a word of the contract."""
    return _substitute(lines, _outside(lines), r"\w+", lambda match: pick(("chose", f"{match[0]}s", "")), pick)


def sentence(lines: list[str], pick: Pick) -> str:
    """Add a sentence to the contract."""
    ranks = _outside(lines)
    if ranks:
        said = ("Une phrase de plus.", "Voir l'article 4.1.", "Dans les trente jours.")
        lines[pick(ranks)] += f" {pick(said)}"
    return "\n".join(lines)


def removed(lines: list[str], pick: Pick) -> str:
    """Remove a line of a rule."""
    ranks = _inside(lines)
    if ranks:
        del lines[pick(ranks)]
    return "\n".join(lines)


def doubled(lines: list[str], pick: Pick) -> str:
    """Write a line of a rule twice."""
    ranks = _inside(lines)
    if ranks:
        rank = pick(ranks)
        lines.insert(rank, lines[rank])
    return "\n".join(lines)


def swapped(lines: list[str], pick: Pick) -> str:
    """Exchange two lines of rules."""
    ranks = _inside(lines)
    if ranks:
        one, other = pick(ranks), pick(ranks)
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


_EDITS = (
    *(comment, figure, parameter, condition, operator, name),
    *(quotation, word, sentence, removed, doubled, swapped),
)
