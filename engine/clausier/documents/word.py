"""The document tree printed as a Word file in a house template."""

from __future__ import annotations

from clausier.documents import inline, parts, tree
from clausier.documents.check import check
from clausier.documents.house import check_template
from clausier.documents.labels import resolve
from clausier.documents.lists import NativeLists
from clausier.documents.ooxml import markup
from clausier.documents.ooxml.numbering import Level
from clausier.documents.ooxml.reading import read
from clausier.documents.ooxml.template import Content, Template, fill, open_template
from clausier.documents.plain import entries, heading_text
from clausier.documents.references import plan
from clausier.documents.styles import AFTER_TABLE, BODY, CELL, CONTINUED, LISTS, STYLES, TABLE
from clausier.documents.typography import typeset
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE_TAG = "clausier.titre"
SUBTITLE_TAG = "clausier.soustitre"


class UnprintableError(ValueError):
    """``to_docx`` was given a document or a template that does not pass its check; ``diagnostics`` say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = diagnostics


def to_docx(document: tree.Document, template: bytes) -> bytes:
    """Print ``document`` in ``template`` (the bytes of a .docx, see ``check_template``) and return a .docx.

    The same document and template give the same bytes. French spaces are set on the way. Raises ``UnprintableError`` if
    ``check.check(document)`` finds anything or the template lacks a style: callers check first.
    """
    faults = check(document)
    if faults:
        raise UnprintableError(faults)
    if isinstance(read(template), Diagnostic):
        raise UnprintableError(check_template(template))
    opened = open_template(template)
    if any(name not in opened.styles for name in STYLES):
        raise UnprintableError(check_template(template))
    document = typeset(resolve(document))
    printer = _Printer(document, opened)
    body = "".join(printer.body())
    content = Content(
        body=body,
        definitions=printer.lists.definitions,
        instances=printer.lists.instances,
        heading_numbering=printer.heading_numbering,
        furniture={TITLE_TAG: document.title, SUBTITLE_TAG: document.subtitle},
        title=document.title,
        subject=document.subtitle,
        language=document.language,
        properties=(*document.properties, *parts.properties(parts.of_document(document, printer.plan))),
    )
    return fill(opened, content)


class _Printer:
    """The markup of one document, block by block, and the numbers given on the way."""

    def __init__(self, document: tree.Document, template: Template) -> None:
        self.document = document
        self.template = template
        self.lists = NativeLists(
            template.free, tuple(template.indents.get(template.styles[name], (0, 0)) for name in LISTS)
        )
        self.heading_numbering = 0
        self.plan = plan(document)
        self._automatic = document.labels is tree.LabelPolicy.AUTOMATIC
        self._free = template.free
        self._break = False
        self._contents: dict[int, str] = {}
        if self._automatic:
            levels = enumerate(document.label_patterns, 1)
            self.heading_numbering = self.lists.add(
                tuple(
                    Level("decimal", text, suffix="space", style=template.styles[f"heading {level}"])
                    for level, text in levels
                )
            )

    def body(self) -> Iterator[str]:
        """Yield the markup of the title, of the subtitle and of each block."""
        document = self.document
        deepest = max((block.depth for block in document.blocks if isinstance(block, tree.Contents)), default=0)
        for heading in entries(document, deepest):
            self._contents[id(heading)] = f"_Toc{len(self._contents) + 1:08}"
        if document.title:
            yield self._paragraph("title", markup.run(document.title))
        if document.subtitle:
            yield self._paragraph("subtitle", markup.run(document.subtitle))
        for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=False):
            yield self._block(block, kept=_introduces(block, following))
        if self._break:
            yield markup.paragraph("", markup.page_break())

    def _block(self, block: tree.Block, *, kept: bool) -> str:
        match block:
            case tree.Paragraph():
                style = CONTINUED[block.depth - 1] if block.depth else BODY
                return self._paragraph(style, self._inlines(block.runs), kept=kept or block.kept)
            case tree.ListItem():
                return self._item(block, kept=kept)
            case tree.Heading():
                return self._heading(block)
            case tree.Table():
                return self._before() + self._table(block)
            case tree.Contents():
                return self._table_of_contents(block)
            case tree.PageBreak():
                self._break = True
                return ""
            case _:
                assert_never(block)

    def _paragraph(self, style: str, content: str, *, numbering: str = "", kept: bool = False) -> str:
        before, self._break = self._break, False
        ident = self.template.styles[style]
        return markup.paragraph(ident, content, page_before=before, numbering=numbering, kept=kept)

    def _before(self) -> str:
        """Return the page break that waits, as a paragraph: a table cannot carry it."""
        waiting, self._break = self._break, False
        return markup.paragraph("", markup.page_break()) if waiting else ""

    def _number(self) -> int:
        self._free += 1
        return self._free - 1

    def _item(self, item: tree.ListItem, *, kept: bool) -> str:
        style, content = LISTS[item.depth - 1], self._inlines(item.runs)
        if self._automatic and item.marker and "%" not in item.marker:  # a % would be read as a number's place
            link = markup.number_link(self.lists.number(item.depth, item.marker), 0)
            return self._paragraph(style, content, numbering=link, kept=kept)
        return self._paragraph(style, markup.run(item.marker) + markup.tab() + content, kept=kept)

    def _heading(self, heading: tree.Heading) -> str:
        self.lists.close()
        label = ""
        if heading.label and not self._automatic:
            label = self._label(heading) + markup.run(heading.separator)
        content = label + self._inlines(heading.runs)
        for name in (self.plan.names.get(heading.anchor), self._contents.get(id(heading))):
            if name:
                number = self._number()
                content = markup.bookmark_start(number, name) + content + markup.bookmark_end(number)
        style = BODY if heading.run_in else f"heading {heading.level}"
        return self._paragraph(style, content, numbering=self._numbering(heading))

    def _numbering(self, heading: tree.Heading) -> str:
        """Return the link of a heading to its number, where its style does not give the right one."""
        if not self._automatic:
            return ""
        if heading.run_in:
            return markup.number_link(self.heading_numbering, heading.level - 1) if heading.numbered else ""
        return "" if heading.numbered else _NO_NUMBER

    def _label(self, heading: tree.Heading) -> str:
        """Return the label, cut where the bookmarks that references show begin and end."""
        marks = [(self._number(), mark) for mark in self.plan.marks.get(heading.anchor, ())]
        cuts = sorted({0, len(heading.label), *(at for _, mark in marks for at in (mark.start, mark.end))})
        parts: list[str] = []
        for start, end in zip(cuts, [*cuts[1:], len(heading.label)], strict=True):
            parts += [markup.bookmark_end(number) for number, mark in marks if mark.end == start]
            parts += [markup.bookmark_start(number, mark.name) for number, mark in marks if mark.start == start]
            parts.append(markup.run(heading.label[start:end]))
        return "".join(parts)

    def _table(self, table: tree.Table) -> str:
        columns = table.columns or (tree.Column(),) * len((*table.header, *table.rows)[0])
        widths = column_widths(columns, self.template.width)
        loose = len(table.rows) - table.together
        rows = [self._row(row, columns, widths, header=True, kept=loose <= 0) for row in table.header]
        rows += [
            self._row(row, columns, widths, header=False, kept=loose <= rank) for rank, row in enumerate(table.rows)
        ]
        style = self.template.styles[TABLE]
        body = markup.table(style, widths, "".join(rows), header=bool(table.header))
        return body + markup.paragraph(self.template.styles[AFTER_TABLE], "")

    def _row(
        self, row: tree.Row, columns: tuple[tree.Column, ...], widths: tuple[int, ...], *, header: bool, kept: bool
    ) -> str:
        style = self.template.styles[CELL]
        cells = (
            markup.cell(width, markup.paragraph(style, self._inlines(cell), align=ALIGNMENTS[column.align], kept=kept))
            for cell, column, width in zip(row, columns, widths, strict=True)
        )
        return markup.row("".join(cells), header=header)

    def _table_of_contents(self, contents: tree.Contents) -> str:
        title = self._paragraph("toc heading", markup.run(contents.title)) if contents.title else ""
        headings = tuple(entries(self.document, contents.depth))
        parts: list[str] = []
        for index, heading in enumerate(headings):
            before = markup.field_begin(f'TOC \\o "1-{contents.depth}" \\n \\h \\z') if index == 0 else ""
            after = markup.field_end() if index == len(headings) - 1 else ""
            entry = markup.link(self._contents[id(heading)], markup.run(heading_text(heading).replace("\n", " ")))
            parts.append(self._paragraph(f"toc {heading.level}", before + entry + after))
        return title + "".join(parts)

    def _inlines(self, runs: tree.Inlines) -> str:
        return "".join(map(self._inline, runs))

    def _inline(self, node: tree.Inline) -> str:
        match node:
            case tree.Run():
                return markup.run(node.text, bold=node.bold, italic=node.italic)
            case tree.Value():
                content = markup.run(node.text, bold=node.bold, italic=node.italic)
                lines = "\n" in node.text
                return markup.control(self._number(), node.tag, node.title, content, lines=lines) if content else ""
            case tree.Reference():
                return self._reference(node)
            case tree.ExternalReference() | tree.LineBreak():
                return markup.run(inline.text_of(node))
            case _:
                assert_never(node)

    def _reference(self, reference: tree.Reference) -> str:
        content = markup.run(reference.text)
        instruction = self.plan.fields.get((reference.anchor, reference.text))
        if instruction:
            return markup.field(instruction, content)
        return markup.link(self.plan.names[reference.anchor], content) if content else ""


def _introduces(block: tree.Block, following: tree.Block | None) -> bool:
    """Tell whether a paragraph announces the list or the table that follows: no page parts them."""
    if not isinstance(block, tree.Paragraph | tree.ListItem):
        return False
    return isinstance(following, tree.ListItem | tree.Table) and inline.flat(block.runs).rstrip().endswith(":")


def column_widths(columns: tuple[tree.Column, ...], width: int) -> tuple[int, ...]:
    """Return the width of each column, in the unit of ``width``, which they fill."""
    total = sum(each.width for each in columns)
    first = tuple(width * each.width // total for each in columns[:-1])
    return (*first, width - sum(first))


_NO_NUMBER = markup.number_link(0, 0)  # ECMA-376 part 1, 17.9.18: numbering 0 takes the style's away
ALIGNMENTS = {tree.Align.LEFT: "", tree.Align.CENTER: "center", tree.Align.RIGHT: "right"}
