"""A document laid flat for comparison: sections of paragraphs and tables, labels and markers written out as words."""

from __future__ import annotations

import re
from collections import Counter

from clausier.documents import inline, tree
from clausier.documents.labels import resolve
from clausier.documents.plain import entries, heading_text
from clausier.documents.styles import BODY, CONTINUED, LISTS, SUBTITLE, TITLE, TOC_TITLE
from clausier.documents.typography import spaced, typeset
from clausier.text.record import Record, replace
from clausier.text.typed import TYPE_CHECKING, TypeAlias, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE = 1000
_WORD = re.compile(r"\w+")

Node: TypeAlias = tree.Run | tree.Value
Nodes: TypeAlias = tuple[Node, ...]


class Flat(Record):
    """A paragraph: the name of its style, its words; ``words`` counts them, in lower case, for likeness."""

    style: str
    nodes: Nodes
    text: str
    words: Counter[str]
    page_before: bool


class FlatTable(Record):
    """A table: its rows of cells, the first ``headers`` of them repeated on each page."""

    rows: tuple[tuple[Nodes, ...], ...]
    headers: int
    columns: tuple[tree.Column, ...]
    text: str
    words: Counter[str]
    page_before: bool


Unit: TypeAlias = Flat | FlatTable


class Section(Record):
    """What stands under a heading (its first unit when ``title`` is not ""), down to the next heading."""

    anchor: str
    title: str
    units: tuple[Unit, ...]
    text: str
    words: Counter[str]


def sections(document: tree.Document) -> tuple[Section, ...]:
    """Return the sections of ``document``: what precedes the first heading, then one a heading.

    Automatic labels are worked out and written as words, so that a number that changes is a change of words. Spaces
    are those that are printed.
    """
    document = typeset(replace(resolve(document), labels=tree.LabelPolicy.PRINTED))
    found: list[Section] = []
    opened: tree.Heading | None = None
    units: list[Unit] = []
    for heading, unit in _units(document):
        if heading is not None:
            found += _section(opened, units)
            opened, units = heading, []
        units.append(unit)
    return (*found, *_section(opened, units))


def likeness(one: Counter[str], other: Counter[str]) -> int:
    """Return how alike two texts are, in thousandths: twice the words they share over the words they have (Dice)."""
    total = one.total() + other.total()
    return 2 * WHOLE * (one & other).total() // total if total else WHOLE


def _section(heading: tree.Heading | None, units: list[Unit]) -> tuple[Section, ...]:
    if not units:
        return ()
    words = sum((each.words for each in units), Counter[str]())
    text = "\n".join(each.text for each in units)
    title = "" if heading is None else units[0].text if not heading.run_in else heading.label
    return (Section("" if heading is None else heading.anchor, title, tuple(units), text, words),)


def _units(document: tree.Document) -> Iterator[tuple[tree.Heading | None, Unit]]:
    """Yield the paragraphs and tables in order, each heading beside its own paragraph."""
    for style, text in ((TITLE, document.title), (SUBTITLE, document.subtitle)):
        if text:
            yield None, _flat(style, (tree.Run(text),), page_before=False)
    page_before = False
    for block in document.blocks:
        if isinstance(block, tree.PageBreak):
            page_before = True
            continue
        for unit in _block(block, document, page_before=page_before):
            yield (block if isinstance(block, tree.Heading) else None), unit
            page_before = False


def _block(block: tree.Block, document: tree.Document, *, page_before: bool) -> Iterator[Unit]:
    match block:
        case tree.Paragraph():
            yield _flat(
                CONTINUED[block.depth - 1] if block.depth else BODY, _nodes(block.runs), page_before=page_before
            )
        case tree.ListItem():
            nodes = (tree.Run(f"{block.marker}\t"), *_nodes(block.runs))
            yield _flat(LISTS[block.depth - 1], nodes, page_before=page_before)
        case tree.Heading():
            label = (tree.Run(block.label + block.separator),) if block.label else ()
            style = BODY if block.run_in else f"heading {block.level}"
            yield _flat(style, (*label, *_nodes(block.runs)), page_before=page_before)
        case tree.Table():
            yield _table(block, page_before=page_before)
        case tree.Contents():
            lines = [(TOC_TITLE, block.title)] if block.title else []
            lines += [(f"toc {each.level}", heading_text(each)) for each in entries(document, block.depth)]
            for style, text in lines:
                yield _flat(style, (tree.Run(text.replace("\n", " ")),), page_before=page_before)
                page_before = False
        case tree.PageBreak():
            return
        case _:
            assert_never(block)


def _flat(style: str, nodes: Nodes, *, page_before: bool) -> Flat:
    text = spaced(inline.flat(nodes))
    return Flat(style, nodes, text, _words(text), page_before)


def _table(table: tree.Table, *, page_before: bool) -> FlatTable:
    rows = tuple(tuple(map(_nodes, row)) for row in (*table.header, *table.rows))
    text = "\n".join(spaced(inline.flat(cell)) for row in rows for cell in row)
    columns = table.columns or (tree.Column(),) * len(rows[0])
    return FlatTable(rows, len(table.header), columns, text, _words(text), page_before)


def _nodes(runs: tree.Inlines) -> Nodes:
    """Return inline nodes as words and values: references show what they print."""
    return tuple(
        node if isinstance(node, tree.Run | tree.Value) else tree.Run(inline.text_of(node))
        for node in runs
        if inline.text_of(node)
    )


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))
