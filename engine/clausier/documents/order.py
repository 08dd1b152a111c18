"""What stayed in its order when other things moved."""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_order(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> set[tuple[int, int]]:
    """Return the pairs that stayed in order: of those sorted by their first rank, the heaviest rising part."""
    best: list[tuple[int, int]] = []  # the weight up to each pair, and the pair before it
    for rank, (_, other) in enumerate(pairs):
        before = max(((best[each][0], each) for each in range(rank) if pairs[each][1] < other), default=(0, -1))
        best.append((before[0] + weights[rank], before[1]))
    at = max(range(len(best)), key=lambda each: best[each][0], default=-1)
    kept: set[tuple[int, int]] = set()
    while at >= 0:
        kept.add(pairs[at])
        at = best[at][1]
    return kept
