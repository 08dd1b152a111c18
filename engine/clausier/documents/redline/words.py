"""Two texts compared word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from clausier.documents import tree
from clausier.documents.redline.tree import Change, Span
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.documents.redline.sections import Node, Nodes

_TOKEN = re.compile(r"\d+(?:[ \u00a0]\d{3}(?!\d))*(?:,\d+)?(?:[ \u00a0][€%])?|\w+|[^\S\n\t]+|.", re.DOTALL)
_SHORT = 3
_MANY = 1_000_000

_Pairs: TypeAlias = "list[tuple[int, int]]"


class _Token(NamedTuple):
    """A word, a space or a sign; ``node`` is the rank of the node it stands in."""

    text: str
    bold: bool
    italic: bool
    node: int

    @property
    def key(self) -> tuple[str, bool, bool]:
        """What two tokens share when they are the same word, set alike."""
        return self[:3]


def compare(before: Nodes, after: Nodes) -> tuple[Span, ...]:
    """Return the words of two paragraphs as spans: the same, deleted, inserted.

    A value (« trois (3) mois ») changes as a whole. Where words take the place of others, those deleted come first; a
    sign or a short word left alone between two changes changes with them.
    """
    one, other = _tokens(before), _tokens(after)
    pairs = _without_islands(_pairs(one, other), one, other)
    pairs = _with_whole_values(pairs, one, other, before, after)
    spans: list[Span] = []
    at = to = 0
    for run in (*_runs(pairs), [(len(one), len(other))]):
        left, right = run[0]
        spans += _spans(one[at:left], before, Change.DELETED)
        spans += _spans(other[to:right], after, Change.INSERTED)
        at, to = left + len(run), right + len(run)
        spans += _spans(other[right:to], after, Change.SAME)
    return joined(spans)


def marked(nodes: Nodes, change: Change) -> tuple[Span, ...]:
    """Return words that all have one fate."""
    return joined([Span(node if change is Change.SAME else plain(node), change) for node in nodes if node.text])


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``spans`` with neighbours of one fate, set alike, in one."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if (
            last is not None
            and isinstance(last.node, tree.Run)
            and isinstance(span.node, tree.Run)
            and (last.change, last.node.bold, last.node.italic) == (span.change, span.node.bold, span.node.italic)
        ):
            found[-1] = Span(replace(last.node, text=last.node.text + span.node.text), span.change)
        else:
            found.append(span)
    return tuple(found)


def _tokens(nodes: Nodes) -> tuple[_Token, ...]:
    return tuple(
        _Token(found[0], node.bold, node.italic, rank)
        for rank, node in enumerate(nodes)
        for found in _TOKEN.finditer(node.text)
    )


def _pairs(one: tuple[_Token, ...], other: tuple[_Token, ...]) -> _Pairs:
    """Return the positions of the words that both have, in order: the longest run of words first, then around it."""
    start, end, shortest = 0, 0, min(len(one), len(other))
    while start < shortest and one[start].key == other[start].key:
        start += 1
    while end < shortest - start and one[-1 - end].key == other[-1 - end].key:
        end += 1
    left, right = ([each.key for each in side[start : len(side) - end]] for side in (one, other))
    many = len(left) * len(right) > _MANY  # there, words found everywhere (« de », spaces) anchor nothing
    blocks = SequenceMatcher(None, left, right, autojunk=many).get_matching_blocks()
    middle = [(start + each.a + rank, start + each.b + rank) for each in blocks for rank in range(each.size)]
    tail = [(len(one) - rank, len(other) - rank) for rank in range(end, 0, -1)]
    return [*((rank, rank) for rank in range(start)), *middle, *tail]


def _runs(pairs: _Pairs) -> Iterator[_Pairs]:
    """Yield the pairs that follow one another on both sides, together."""
    run: _Pairs = []
    for pair in pairs:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _without_islands(pairs: _Pairs, one: tuple[_Token, ...], other: tuple[_Token, ...]) -> _Pairs:
    """Leave out signs, or a short word, that stand alone between two changes."""
    kept: _Pairs = []
    for run in _runs(pairs):
        words = [one[left].text for left, _ in run if one[left].text[0].isalnum()]
        at_edge = run[0] == (0, 0) or run[-1] == (len(one) - 1, len(other) - 1)
        if at_edge or len(words) > 1 or any(len(each) > _SHORT for each in words):
            kept += run
    return kept


def _with_whole_values(
    pairs: _Pairs, one: tuple[_Token, ...], other: tuple[_Token, ...], before: Nodes, after: Nodes
) -> _Pairs:
    """Leave out the words of each value that is not the same throughout."""
    while True:
        right_of, left_of = dict(pairs), {right: left for left, right in pairs}
        broken = _broken(one, before, right_of), _broken(other, after, left_of)
        whole = [
            (left, right)
            for left, right in pairs
            if one[left].node not in broken[0] and other[right].node not in broken[1]
        ]
        if len(whole) == len(pairs):
            return whole
        pairs = whole


def _broken(tokens: tuple[_Token, ...], nodes: Nodes, opposite: dict[int, int]) -> set[int]:
    """Return the ranks of the values whose words are not all there, side by side, in the other text."""
    found: set[int] = set()
    for rank, group in groupby(enumerate(tokens), key=lambda each: each[1].node):
        if isinstance(nodes[rank], tree.Value):
            places = [opposite.get(at, -1) for at, _ in group]
            if -1 in places or places[-1] - places[0] != len(places) - 1:
                found.add(rank)
    return found


def _spans(tokens: tuple[_Token, ...], nodes: Nodes, change: Change) -> Iterator[Span]:
    for rank, group in groupby(tokens, key=lambda each: each.node):
        node = replace(nodes[rank], text="".join(each.text for each in group))
        yield Span(node if change is Change.SAME else plain(node), change)


def plain(node: Node) -> tree.Run:
    """Return the words of a node that changed: a control would be left empty when its words go."""
    return node if isinstance(node, tree.Run) else tree.Run(node.text, node.bold, node.italic)
