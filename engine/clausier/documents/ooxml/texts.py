"""The text of a piece of Word markup, as read on paper: what is deleted or moved away, and field codes, left out."""

from __future__ import annotations

from clausier.documents.ooxml.xml import W, attribute, every
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.xml import Element

_TEXT, _TAB, _BREAK, _RETURN, _HYPHEN = W + "t", W + "tab", W + "br", W + "cr", W + "noBreakHyphen"
_HOLDERS = frozenset(W + name for name in ("p", "del", "moveFrom"))
_LEFT_OUT = frozenset(W + name for name in ("p", "del", "moveFrom", "rPr", "pPr", "sdtPr"))


def text_of(element: Element) -> str:
    """Return the text inside ``element``: a tab is U+0009, a line break U+000A; a page break is nothing."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag == _TAB:
            yield "\t"
        elif tag == _RETURN or (tag == _BREAK and attribute(child, "type") in ("", "textWrapping")):
            yield "\n"
        elif tag == _HYPHEN:
            yield "\u2011"
        elif tag not in _LEFT_OUT:
            yield from _pieces(child)


def without_fields(paragraph: Element) -> str:
    """Return the text of a paragraph less the results of its fields, which a word processor works out again."""
    pieces: list[str] = []
    depth = 0
    for run in every(paragraph, "r"):
        holders = [each.tag for each in run.iterancestors()]
        if next((each for each in holders if each in _HOLDERS), "") != f"{W}p" or f"{W}fldSimple" in holders:
            continue
        marks = [attribute(each, "fldCharType") for each in every(run, "fldChar")]
        if not depth and not marks:
            pieces.append(text_of(run))
        depth += marks.count("begin") - marks.count("end")
    return "".join(pieces)


def controls(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the tag and the text of each content control that has a tag, in order."""
    for control in every(root, "sdt"):
        tag = next((attribute(mark) for mark in every(control, "tag")), "")
        if tag:
            yield tag, text_of(control)
