"""Did you mean: the known names nearest to one that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from unicodedata import combining, normalize

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 3


def closest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known names that ``name`` may stand for, nearest first; accents and case do not count."""
    by_plain: dict[str, str] = {}
    for each in sorted(known, reverse=True):
        by_plain[_plain(each)] = each
    if _plain(name) in by_plain:
        return (by_plain[_plain(name)],)
    return tuple(by_plain[each] for each in get_close_matches(_plain(name), sorted(by_plain), n=_MOST))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the hint « vouliez-vous dire « a » ou « b » ? », or "" when nothing is near."""
    found = closest(name, known)
    return f"vouliez-vous dire {' ou '.join(f'« {each} »' for each in found)} ?" if found else ""


def _plain(name: str) -> str:
    return "".join(each for each in normalize("NFD", name) if not combining(each)).lower()
