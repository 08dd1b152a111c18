"""A redline printed as a Word file with tracked changes, in a house template."""

from __future__ import annotations

from clausier.documents import tree
from clausier.documents.ooxml import markup, revisions
from clausier.documents.ooxml.template import Content, Template, fill, open_template
from clausier.documents.redline.tree import Change, Grid, Line
from clausier.documents.styles import AFTER_TABLE, CELL, TABLE
from clausier.documents.typography import french
from clausier.documents.word import ALIGNMENTS, SUBTITLE_TAG, TITLE_TAG, column_widths
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausier.documents.ooxml.revisions import Stamp
    from clausier.documents.redline.tree import GridRow, Piece, Redline, Span

_KINDS = {
    Change.INSERTED: "ins",
    Change.DELETED: "del",
    Change.MOVED_FROM: "moveFrom",
    Change.MOVED_TO: "moveTo",
}


def to_docx(redline: Redline, template: bytes, stamp: Stamp, properties: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Print ``redline`` in ``template`` (see ``word.check_template``): every change is ``stamp``'s.

    The words are those that both documents print; the same arguments give the same bytes.
    """
    opened = open_template(template)
    body = "".join(_Printer(opened, redline.pieces, stamp).body())
    title, subtitle = french(redline.title), french(redline.subtitle)
    furniture = {TITLE_TAG: title, SUBTITLE_TAG: subtitle}
    return fill(opened, Content(body, "", "", 0, furniture, title, subtitle, redline.language, properties))


class _Printer:
    """The markup of one redline, piece by piece, and the numbers given on the way."""

    def __init__(self, template: Template, pieces: tuple[Piece, ...], stamp: Stamp) -> None:
        self._template = template
        self._pieces = pieces
        self._stamp = stamp
        self._free = template.free
        self._ranges = _ranges(pieces)

    def body(self) -> Iterator[str]:
        """Yield the markup of each piece."""
        opened = 0
        for rank, piece in enumerate(self._pieces):
            start, end, name = self._ranges.get(rank, (False, False, ""))
            kind = _KINDS.get(piece.change, "")
            if start:
                opened = self._number()
                yield revisions.move_start(kind, opened, self._stamp, name)
            match piece:
                case Line():
                    yield self._line(piece)
                case Grid():
                    yield self._grid(piece)
                case _:
                    assert_never(piece)
            if end:
                yield revisions.move_end(kind, opened)
        if self._pieces and self._pieces[-1].change is not Change.SAME:
            yield markup.paragraph("", "")  # the last mark of a body cannot go: one that nothing changed ends it

    def _number(self) -> int:
        self._free += 1
        return self._free - 1

    def _line(self, line: Line) -> str:
        changes = self._mark(line.change)
        if line.before:
            changes += revisions.style_change(self._template.styles[line.before], self._number(), self._stamp)
        content = self._spans(line.spans)
        return markup.paragraph(
            self._template.styles[line.style], content, page_before=line.page_before, revisions=changes
        )

    def _mark(self, change: Change) -> str:
        return revisions.paragraph_mark(_KINDS[change], self._number(), self._stamp) if change in _KINDS else ""

    def _grid(self, grid: Grid) -> str:
        widths = column_widths(grid.columns, self._template.width)
        rows = "".join(self._row(each, grid.columns, widths) for each in grid.rows)
        header = bool(grid.rows) and grid.rows[0].header
        table = markup.table(self._template.styles[TABLE], widths, rows, header=header)
        broken = markup.paragraph("", markup.page_break()) if grid.page_before else ""
        return (
            broken + table + markup.paragraph(self._template.styles[AFTER_TABLE], "", revisions=self._mark(grid.change))
        )

    def _row(self, row: GridRow, columns: tuple[tree.Column, ...], widths: tuple[int, ...]) -> str:
        style = self._template.styles[CELL]
        cells = (
            markup.cell(width, markup.paragraph(style, self._spans(cell), align=ALIGNMENTS[column.align]))
            for cell, column, width in zip(row.cells, columns, widths, strict=True)
        )
        changed = revisions.row(_KINDS[row.change], self._number(), self._stamp) if row.change in _KINDS else ""
        return markup.row("".join(cells), header=row.header, revision=changed)

    def _spans(self, spans: Iterable[Span]) -> str:
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        node = span.node
        if span.change is Change.SAME:
            content = markup.run(node.text, bold=node.bold, italic=node.italic)
            if isinstance(node, tree.Run) or not content:
                return content
            return markup.control(self._number(), node.tag, node.title, content, lines="\n" in node.text)
        deleted = span.change is Change.DELETED
        content = markup.run(node.text, bold=node.bold, italic=node.italic, deleted=deleted)
        return revisions.words(_KINDS[span.change], self._number(), self._stamp, content)


def _ranges(pieces: tuple[Piece, ...]) -> Mapping[int, tuple[bool, bool, str]]:
    """Return, by rank, whether a paragraph that moved starts and ends a range, and the name of the range.

    Paragraphs that followed one another and still do are one range.
    """
    places: dict[int, dict[Change, int]] = {}
    for rank, piece in enumerate(pieces):
        if isinstance(piece, Line) and piece.move:
            places.setdefault(piece.move, {})[piece.change] = rank
    pairs = sorted((each[Change.MOVED_FROM], each[Change.MOVED_TO]) for each in places.values())
    found: dict[int, tuple[bool, bool, str]] = {}
    count = 0
    for rank, (source, target) in enumerate(pairs):
        follows = rank > 0 and pairs[rank - 1] == (source - 1, target - 1)
        followed = rank + 1 < len(pairs) and pairs[rank + 1] == (source + 1, target + 1)
        count += not follows
        found[source] = found[target] = (not follows, not followed, f"deplacement{count}")
    return found
