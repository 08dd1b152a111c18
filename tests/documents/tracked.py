"""A reader of tracked changes that owes nothing to the engine: the standard library alone, from ECMA-376, 17.13.5."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CAME, WENT = {"ins", "moveTo"}, {"del", "moveFrom"}


def body_of(data: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ET.fromstring(archive.read("word/document.xml")).find(f"{W}body")  # noqa: S314  our own file
    assert body is not None
    return body


def accepted(data: bytes) -> list[str]:
    """Return the paragraphs that a reader has after « accepter toutes les modifications », blank ones included."""
    body = body_of(data)
    _settle(body, WENT)
    return _read(body)


def rejected(data: bytes) -> list[str]:
    """Return the paragraphs that a reader has after « refuser toutes les modifications », blank ones included."""
    body = body_of(data)
    _settle(body, CAME)
    return _read(body)


def _settle(holder: Element, going: set[str]) -> None:
    """Take out of the tree itself what goes, and join to the next each paragraph whose mark goes."""
    for child in list(holder):
        name = child.tag.removeprefix(W)
        row_mark = child.find(f"{W}trPr")
        if name in going or (row_mark is not None and any(each.tag.removeprefix(W) in going for each in row_mark)):
            holder.remove(child)
        elif name not in {"pPr", "rPr"}:
            _settle(child, going)
    paragraphs = list(holder)
    for rank, paragraph in enumerate(paragraphs):
        mark = paragraph.find(f"{W}pPr/{W}rPr") if paragraph.tag == f"{W}p" else None
        if mark is None or not any(each.tag.removeprefix(W) in going for each in mark):
            continue
        following = paragraphs[rank + 1] if rank + 1 < len(paragraphs) else None
        while following is not None and following.tag.endswith(("RangeStart", "RangeEnd")):
            rank += 1  # noqa: PLW2901  the marks of a range are no paragraphs
            following = paragraphs[rank + 1] if rank + 1 < len(paragraphs) else None
        if following is not None and following.tag == f"{W}p":
            properties = following.find(f"{W}pPr")
            at = 0 if properties is None else 1
            for offset, run in enumerate([each for each in paragraph if each.tag != f"{W}pPr"]):
                following.insert(at + offset, run)
            holder.remove(paragraph)
        elif not "".join(paragraph.itertext()).strip():
            holder.remove(paragraph)


def _read(body: Element) -> list[str]:
    return [" ".join("".join(_words(each)).split()) for each in body.iter(f"{W}p")]


def _words(paragraph: Element) -> list[str]:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return [
        (each.text or "") if each.tag in {f"{W}t", f"{W}delText"} else signs[each.tag]
        for each in paragraph.iter()
        if each.tag in {f"{W}t", f"{W}delText", *signs} and each.get(f"{W}type") != "page"
    ]
