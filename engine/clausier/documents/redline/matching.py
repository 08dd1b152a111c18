"""Which parts of two documents answer to one another, and which of those stayed in their order."""

from __future__ import annotations

from difflib import SequenceMatcher

from clausier.documents.redline.sections import WHOLE, Flat, FlatTable, likeness
from clausier.documents.styles import SUBTITLE, TITLE
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clausier.documents.redline.sections import Section, Unit

    Pairs = list[tuple[int, int]]

_ALIKE = 500
_MOST_COMPARED = 250_000
_FEW = 4
_SINGLE = (TITLE, SUBTITLE)


def match_sections(before: Sequence[Section], after: Sequence[Section]) -> dict[int, int]:
    """Return, by rank in ``before``, the rank in ``after`` of the same section.

    The same words, then the same anchor over words alike, then words alike, then the same anchor alone: a number that
    went to another article is not taken for that article.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()

    def take(candidates: Iterable[tuple[int, int]]) -> None:
        for one, other in candidates:
            if one not in found and other not in taken:
                found[one] = other
                taken.add(other)

    take(_same(before, after, lambda each: (each.anchor, each.text)))
    take(_same(before, after, lambda each: each.text if each.words.total() > _FEW else None))
    anchored = list(_same(before, after, lambda each: each.anchor or None))
    take((one, other) for one, other in anchored if likeness(before[one].words, after[other].words) >= _ALIKE)
    rest = [each for each in range(len(before)) if each not in found]
    others = [each for each in range(len(after)) if each not in taken]
    scored = [(likeness(before[one].words, after[other].words), one, other) for one in rest for other in others]
    scored.sort(key=lambda each: (-each[0], abs(each[1] - each[2]), each))
    take((one, other) for score, one, other in scored if score >= _ALIKE)
    take(anchored)
    if before and after and not before[0].title and not after[0].title:
        take([(0, 0)])
    return found


def _same(
    before: Sequence[Section], after: Sequence[Section], key: Callable[[Section], object | None]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that have the same key, in order; None is the key of nothing."""
    places: dict[object, list[int]] = {}
    for rank, each in enumerate(after):
        places.setdefault(key(each), []).append(rank)
    for rank, each in enumerate(before):
        wanted = key(each)
        if wanted is not None and places.get(wanted):
            yield rank, places[wanted].pop(0)


def match_units(before: Sequence[Unit], after: Sequence[Unit], *, headed: bool) -> Pairs:
    """Return the paragraphs and tables of two sections that answer to one another, in order.

    Identical ones first; between them, those alike. ``headed``: the first of each is its heading.
    """
    if headed and before and after:
        return [(0, 0), *((one + 1, other + 1) for one, other in match_units(before[1:], after[1:], headed=False))]
    one_keys, other_keys = list(map(_key, before)), list(map(_key, after))
    found: Pairs = []
    at = to = 0
    for block in SequenceMatcher(None, one_keys, other_keys, autojunk=False).get_matching_blocks():
        inner = _alike(before[at : block.a], after[to : block.b])
        found += [(at + one, to + other) for one, other in inner]
        found += [(block.a + rank, block.b + rank) for rank in range(block.size)]
        at, to = block.a + block.size, block.b + block.size
    return found


def _key(unit: Unit) -> tuple[str, str]:
    return (unit.style if isinstance(unit, Flat) else "", unit.text)


def _alike(before: Sequence[Unit], after: Sequence[Unit]) -> Pairs:
    """Pair what is alike in order, so that the sum of likenesses is the greatest; nothing when there is too much."""
    if not before or not after or len(before) * len(after) > _MOST_COMPARED:
        return []
    width = len(after) + 1
    best = [[0] * width for _ in range(len(before) + 1)]
    scores = [[_score(one, other) for other in after] for one in before]
    for one in range(len(before) - 1, -1, -1):
        for other in range(len(after) - 1, -1, -1):
            score = scores[one][other]
            paired = best[one + 1][other + 1] + score if score else 0
            best[one][other] = max(best[one + 1][other], best[one][other + 1], paired)
    found: Pairs = []
    one = other = 0
    while one < len(before) and other < len(after):
        if scores[one][other] and best[one][other] == best[one + 1][other + 1] + scores[one][other]:
            found.append((one, other))
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            one += 1
        else:
            other += 1
    return found


def _score(one: Unit, other: Unit) -> int:
    """Return how well two units answer to one another, 0 when they do not."""
    if isinstance(one, FlatTable) or isinstance(other, FlatTable):
        same = isinstance(one, FlatTable) and isinstance(other, FlatTable) and len(one.columns) == len(other.columns)
        return max(likeness(one.words, other.words), 1) if same else 0
    if one.style == other.style and one.style in _SINGLE:
        return WHOLE
    score = likeness(one.words, other.words)
    return score if score >= _ALIKE else 0
