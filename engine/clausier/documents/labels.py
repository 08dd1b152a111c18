"""Automatic labels worked out: the number each heading shows, and the text of the references to it."""

from __future__ import annotations

import re

from clausier.documents import tree
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = 6
_SAID = re.compile(r"\barticle[ \u00a0\u202f]\Z", re.IGNORECASE)


def resolve(document: tree.Document) -> tree.Document:
    """Return ``document`` with every automatic label and reference text filled in.

    A document whose labels are printed comes back as it is. Headings are counted level by level; a heading starts the
    deeper levels again.
    """
    match document.labels:
        case tree.LabelPolicy.PRINTED:
            return document
        case tree.LabelPolicy.AUTOMATIC:
            numbered = _number(document)
            shown = {
                block.anchor: block.label for block in numbered if isinstance(block, tree.Heading) and block.anchor
            }
            blocks = tuple(map_inlines(block, lambda runs: _refer(runs, shown)) for block in numbered)
            return replace(document, blocks=blocks)
        case _:
            assert_never(document.labels)


def short(label: str) -> str:
    """Return ``label`` as a reference shows it: "ARTICLE 4." → "4".

    Without the word that opens it and the points that end it, as word processors do when asked for the number alone.
    """
    return label.rpartition(" ")[2].rstrip(".")


def whole(label: str) -> str:
    """Return ``label`` without the points that end it: "ARTICLE 4." → "ARTICLE 4"."""
    return label.rstrip(".")


def map_inlines(block: tree.Block, change: Callable[[tree.Inlines], tree.Inlines]) -> tree.Block:
    """Return ``block`` with ``change`` applied to each of its paragraphs or cells."""
    match block:
        case tree.Heading() | tree.Paragraph() | tree.ListItem():
            return replace(block, runs=change(block.runs))
        case tree.Table():
            header = tuple(tuple(change(cell) for cell in row) for row in block.header)
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return replace(block, header=header, rows=rows)
        case tree.Contents() | tree.PageBreak():
            return block
        case _:
            assert_never(block)


def _number(document: tree.Document) -> tuple[tree.Block, ...]:
    counters = [0] * LEVELS
    blocks: list[tree.Block] = []
    for block in document.blocks:
        if not isinstance(block, tree.Heading) or not block.numbered:
            blocks.append(block)
            continue
        counters[block.level - 1] += 1
        counters[block.level :] = [0] * (LEVELS - block.level)
        blocks.append(replace(block, label=_fill(document.label_patterns[block.level - 1], counters), separator=" "))
    return tuple(blocks)


def _fill(pattern: str, counters: list[int]) -> str:
    return re.sub(r"%([1-6])", lambda found: str(counters[int(found[1]) - 1]), pattern)


def _refer(runs: tree.Inlines, shown: dict[str, str]) -> tree.Inlines:
    """Return inlines with the text of each reference: « l'article », then "ARTICLE 4.", gives « l'ARTICLE 4 ».

    Not every word processor can show the number of such a label alone.
    """
    found: list[tree.Inline] = []
    for node in runs:
        if not isinstance(node, tree.Reference) or node.text:
            found.append(node)
            continue
        label = shown.get(node.anchor, "")
        before = found[-1] if found else None
        said = _SAID.search(before.text) if isinstance(before, tree.Run) and " " in label else None
        if isinstance(before, tree.Run) and said is not None:
            found[-1] = replace(before, text=before.text[: said.start()])
        found.append(replace(node, text=short(label) if said is None else whole(label)))
    return tuple(found)
