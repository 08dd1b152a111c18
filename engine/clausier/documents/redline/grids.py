"""Two tables compared: rows inserted and deleted, cells compared word by word."""

from __future__ import annotations

from collections import Counter

from clausier.documents import inline
from clausier.documents.redline import words
from clausier.documents.redline.matching import match_units
from clausier.documents.redline.sections import Flat
from clausier.documents.redline.tree import Change, Grid, GridRow
from clausier.documents.typography import spaced
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.redline.sections import FlatTable, Nodes


def compare(before: FlatTable, after: FlatTable) -> Grid:
    """Return two tables of as many columns in one."""
    rows: list[GridRow] = []
    at = to = 0
    pairs = match_units(_lines(before), _lines(after), headed=bool(before.headers and after.headers))
    for one, other in (*pairs, (len(before.rows), len(after.rows))):
        rows += _rows(before, range(at, one), Change.DELETED)
        rows += _rows(after, range(to, other), Change.INSERTED)
        if other < len(after.rows):
            cells = zip(before.rows[one], after.rows[other], strict=True)
            rows.append(GridRow(tuple(words.compare(*pair) for pair in cells), Change.SAME, other < after.headers))
        at, to = one + 1, other + 1
    return Grid(tuple(rows), after.columns, Change.SAME, after.page_before)


def whole(table: FlatTable, change: Change) -> Grid:
    """Return a table that is only in one of the documents."""
    page_before = table.page_before and change is not Change.DELETED
    return Grid(_rows(table, range(len(table.rows)), change), table.columns, change, page_before)


def _rows(table: FlatTable, ranks: range, change: Change) -> tuple[GridRow, ...]:
    return tuple(
        GridRow(tuple(words.marked(cell, change) for cell in table.rows[rank]), change, rank < table.headers)
        for rank in ranks
    )


def _lines(table: FlatTable) -> tuple[Flat, ...]:
    """Return the rows as paragraphs, to be matched."""
    return tuple(_line(row) for row in table.rows)


def _line(row: tuple[Nodes, ...]) -> Flat:
    text = "\t".join(spaced(inline.flat(cell)) for cell in row)
    return Flat("", (), text, Counter(text.lower().split()), page_before=False)
