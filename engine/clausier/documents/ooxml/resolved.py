"""A Word file read as if all its tracked changes were accepted, or all rejected.

Independent of the code that writes tracked changes: it serves to check it. ECMA-376 part 1, section 17.13.5: what is
inserted or moved here goes when rejected, what is deleted or moved away goes when accepted, and a paragraph whose mark
goes is joined to the one after it. Only the text is read: formatting that changed is not.
"""

from __future__ import annotations

from clausier.documents.ooxml.xml import W, attribute, find, local
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

_ARRIVING = frozenset({"ins", "moveTo"})
_LEAVING = frozenset({"del", "moveFrom"})
_PROPERTIES = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"})
_REVISIONS = (*sorted(_ARRIVING | _LEAVING), "pPrChange", "rPrChange", "moveFromRangeStart", "moveToRangeStart")


def resolved(file: WordFile, *, accepted: bool) -> tuple[str, ...]:
    """Return the text of each paragraph of the body, cells included, once every change is accepted (or rejected)."""
    body = find(file.body, "body")
    return () if body is None else tuple(_blocks(body, _LEAVING if accepted else _ARRIVING))


def stamps(file: WordFile) -> tuple[tuple[str, str], ...]:
    """Return the author and the date of every tracked change of the body, in order."""
    marks = file.body.iter(*(W + name for name in _REVISIONS))
    return tuple((attribute(mark, "author"), attribute(mark, "date")) for mark in marks)


def _blocks(holder: Element, going: frozenset[str]) -> Iterator[str]:
    """Yield the paragraphs of a body, a cell or a control; what waits for a next paragraph is before it."""
    waiting: str | None = None
    for child in holder:
        kind = local(child)
        if kind == "p":
            text = (waiting or "") + "".join(_pieces(child, going))
            waiting = text if _mark_goes(child, going) else None
            if waiting is None:
                yield text
        elif kind in {"tbl", "sdt"}:
            if waiting:
                yield waiting
            waiting = None
            yield from _table(child, going) if kind == "tbl" else _control(child, going)
    if waiting:
        yield waiting


def _control(control: Element, going: frozenset[str]) -> Iterator[str]:
    content = find(control, "sdtContent")
    if content is not None:
        yield from _blocks(content, going)


def _table(table: Element, going: frozenset[str]) -> Iterator[str]:
    for row in table.iterchildren(f"{W}tr"):
        properties = find(row, "trPr")
        marks = set[str]() if properties is None else {local(each) for each in properties}
        if not marks & going:
            for cell in row.iterchildren(f"{W}tc"):
                yield from _blocks(cell, going)


def _mark_goes(paragraph: Element, going: frozenset[str]) -> bool:
    properties = find(paragraph, "pPr", "rPr")
    return properties is not None and any(local(each) in going for each in properties)


def _pieces(element: Element, going: frozenset[str]) -> Iterator[str]:
    for child in element:
        kind = local(child)
        if kind in {"t", "delText"}:
            yield child.text or ""
        elif kind == "tab":
            yield "\t"
        elif kind == "cr" or (kind == "br" and attribute(child, "type") in {"", "textWrapping"}):
            yield "\n"
        elif kind == "noBreakHyphen":
            yield "\u2011"
        elif kind not in going and kind not in _PROPERTIES:
            yield from _pieces(child, going)
