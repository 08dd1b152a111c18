"""The text of a run of inline nodes, and a walk over all the texts of a document."""

from __future__ import annotations

from clausier.documents import tree
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_of(node: tree.Inline) -> str:
    """Return the text one inline node prints; a line break is U+000A."""
    match node:
        case tree.LineBreak():
            return "\n"
        case tree.Run() | tree.Value() | tree.Reference() | tree.ExternalReference():
            return node.text
        case _:
            assert_never(node)


def flat(runs: tree.Inlines) -> str:
    """Return the text of ``runs``, one after the other."""
    return "".join(text_of(node) for node in runs)


def cells(table: tree.Table) -> Iterator[tree.Cell]:
    """Yield the cells of a table, header first, row by row."""
    for row in (*table.header, *table.rows):
        yield from row


def paragraphs(block: tree.Block) -> Iterator[tree.Inlines]:
    """Yield the inline nodes of ``block``, a paragraph or a cell at a time."""
    match block:
        case tree.Heading() | tree.Paragraph() | tree.ListItem():
            yield block.runs
        case tree.Table():
            yield from cells(block)
        case tree.Contents() | tree.PageBreak():
            return
        case _:
            assert_never(block)


def nodes(document: tree.Document) -> Iterator[tree.Inline]:
    """Yield every inline node of ``document`` in printed order."""
    for block in document.blocks:
        for runs in paragraphs(block):
            yield from runs
