"""Word's markup for what a body holds: text, runs, fields, bookmarks, content controls, paragraphs, tables.

Functions from texts to markup, with the prefixes w and r. Every text passes through ``escape``; the order of children
is that of ECMA-376 part 1 (transitional), section 17.
"""

from __future__ import annotations

from clausier.documents.ooxml.xml import escape

_TAG_LENGTH = 64
_SIDES = ("top", "left", "bottom", "right")


def run(text: str, *, bold: bool = False, italic: bool = False, deleted: bool = False) -> str:
    """Return a run; U+000A becomes a line break and U+0009 a tab. Empty for an empty text.

    The words of a deletion (``w:del``) are ``deleted``: they are marked as such in the run too.
    """
    name = "delText" if deleted else "t"
    return f"<w:r>{_run_properties(bold=bold, italic=italic)}{_characters(text, name)}</w:r>" if text else ""


def page_break() -> str:
    """Return a run that starts a new page."""
    return '<w:r><w:br w:type="page"/></w:r>'


def tab() -> str:
    """Return a run that holds one tab."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, result: str) -> str:
    """Return a complex field and its cached result (markup of runs), in five runs of one paragraph."""
    return f"{field_begin(instruction)}{result}{field_end()}"


def field_begin(instruction: str) -> str:
    """Return the beginning of a field, up to its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """Return the end of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def link(anchor: str, content: str) -> str:
    """Return a link to a bookmark of this document."""
    return f'<w:hyperlink w:anchor="{escape(anchor)}" w:history="1">{content}</w:hyperlink>'


def bookmark_start(number: int, name: str) -> str:
    """Return the start of bookmark ``name``; ``number`` is unique among bookmarks, revisions and comments."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>'


def bookmark_end(number: int) -> str:
    """Return the end of the bookmark started with ``number``."""
    return f'<w:bookmarkEnd w:id="{number}"/>'


def control(number: int, tag: str, title: str, content: str, *, lines: bool = False) -> str:
    """Return a content control inside a paragraph. ``tag`` and ``title`` are cut at 64 characters, Word's limit."""
    kind = '<w:text w:multiLine="1"/>' if lines else "<w:text/>"
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(title[:_TAG_LENGTH])}"/><w:tag w:val="{escape(tag[:_TAG_LENGTH])}"/>'
        f'<w:id w:val="{number}"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def paragraph(
    style: str,
    content: str,
    *,
    page_before: bool = False,
    align: str = "",
    numbering: str = "",
    revisions: str = "",
    kept: bool = False,
) -> str:
    """Return a paragraph of style id ``style``.

    ``numbering`` is the markup of ``number_link``, ``align`` a ``w:jc`` value, ``revisions`` what ``revisions`` says of
    the paragraph mark and of the style it had; ``kept``: no page parts it from the next one.
    """
    properties = (
        (f'<w:pStyle w:val="{escape(style)}"/>' if style else "")
        + ("<w:keepNext/>" if kept else "")
        + ("<w:pageBreakBefore/>" if page_before else "")
        + numbering
        + (f'<w:jc w:val="{align}"/>' if align else "")
        + revisions
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def number_link(numbering: int, level: int) -> str:
    """Return the link of a paragraph to level ``level`` (from 0) of the numbering ``numbering``."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'


def table(style: str, widths: tuple[int, ...], rows: str, *, header: bool) -> str:
    """Return a table of fixed column ``widths`` in twentieths of a point; ``rows`` is the markup of ``row``."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(style)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0420" if header else "0400"}" w:firstRow="{int(header)}" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def row(cells: str, *, header: bool, revision: str = "") -> str:
    """Return a table row that no page cuts; a header row is repeated. ``revision`` says the row came or went."""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}{revision}</w:trPr>{cells}</w:tr>"


def cell(width: int, content: str) -> str:
    """Return a table cell; ``content`` ends with a paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _run_properties(*, bold: bool, italic: bool) -> str:
    marks = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    return f"<w:rPr>{marks}</w:rPr>" if marks else ""


def _characters(text: str, name: str) -> str:
    if "\n" not in text and "\t" not in text:
        return _text(text, name)
    lines = text.split("\n")
    return "<w:br/>".join("<w:tab/>".join(_text(each, name) for each in line.split("\t")) for line in lines)


def _text(text: str, name: str) -> str:
    return f'<w:{name} xml:space="preserve">{escape(text)}</w:{name}>' if text else ""


def banner(text: str) -> str:
    """Return a framed paragraph, in red, centred: what a paper not to be sent says at its top."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="B3261E"/>' for side in _SIDES)
    look = '<w:rPr><w:b/><w:color w:val="B3261E"/><w:sz w:val="24"/></w:rPr>'
    frame = f'<w:pPr><w:pBdr>{sides}</w:pBdr><w:spacing w:before="0" w:after="240"/><w:jc w:val="center"/></w:pPr>'
    return f'<w:p>{frame}<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
