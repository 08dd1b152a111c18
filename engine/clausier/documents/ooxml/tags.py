"""Tags in Word text (``{{ … }}``, ``{% … %}``): found whatever runs Word has cut them into, each put in one run.

Word splits a tag as soon as a word of it is corrected, made bold or checked for spelling; it also turns straight quotes
into curly ones and spaces into non-breaking ones. Here a tag becomes one text again, in the run where it starts.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from clausier.documents.ooxml.xml import XML_SPACE, W, every
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.xml import Element

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_QUOTED = re.compile(r"[«“„]\s*(.*?)\s*[»”]", re.DOTALL)
_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_PARAGRAPH = f"{W}p"
_DRAWN = ("drawing", "pict", "object", "sectPr")


def gather(paragraph: Element) -> None:
    """Put each tag of a paragraph in one text, tidied (see ``tidy``); the text outside tags stays where it is."""
    texts = list(_own_texts(paragraph))
    whole = "".join(each.text or "" for each in texts)
    if "{" not in whole:
        return
    owner = [index for index, each in enumerate(texts) for _ in each.text or ""]
    pieces = [""] * len(texts)
    at = 0
    for found in TAG.finditer(whole):
        for position in range(at, found.start()):
            pieces[owner[position]] += whole[position]
        pieces[owner[found.start()]] += tidy(found[0])
        at = found.end()
    for position in range(at, len(whole)):
        pieces[owner[position]] += whole[position]
    for each, piece in zip(texts, pieces, strict=True):
        each.text = piece
        each.set(XML_SPACE, "preserve")


def tidy(tag: str) -> str:
    r"""Return a tag as it is read: accents in one piece, straight quotes, plain spaces, no dash of Jinja; no remark.

    >>> tidy("{{r\u00a0sujet.envoi }}"), tidy("{%- if x == « oui » -%}"), tidy("{# à revoir #}")
    ('{{ r sujet.envoi }}', '{% if x == "oui" %}', '')
    """
    if tag.startswith("{#"):
        return ""
    inner = _QUOTED.sub(r'"\1"', normalize("NFC", tag[2:-2])).translate(_CURLY)
    inner = " ".join(inner.strip().strip("-+").split())
    return f"{tag[:2]} {inner} {tag[-2:]}"


def lift(root: Element) -> None:
    """Take each block tag that stands alone out of its paragraph, or out of its row when the row holds nothing else.

    What the tag governs is then whole paragraphs, or whole rows: nothing of the tag's own line is printed.
    """
    for row in list(every(root, "tr")):
        _lift(row)
    for paragraph in list(every(root, "p")):
        _lift(paragraph)


def _lift(element: Element) -> None:
    tag, parent = stands_alone(element), element.getparent()
    if not tag or parent is None:
        return
    after, before = tag + (element.tail or ""), element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + after
    else:
        before.tail = (before.tail or "") + after
    parent.remove(element)


def stands_alone(element: Element) -> str:
    """Return the block tag that is all a paragraph or a row holds, "" when there is none or something beside it."""
    words = "".join(each.text or "" for each in every(element, "t")).strip()
    if not words.startswith("{%") or words.count("{%") > 1 or TAG.fullmatch(words) is None:
        return ""
    return "" if any(True for _ in every(element, *_DRAWN)) else words


def above(element: Element, name: str) -> Element | None:
    """Return the nearest element of this name (of Word's namespace) around ``element``, None when there is none."""
    return next(element.iterancestors(f"{W}{name}"), None)


def complete_cells(root: Element) -> None:
    """Give a paragraph to each cell that rendering has left without one at its end: Word refuses such a cell."""
    for cell in every(root, "tc"):
        if len(cell) == 0 or cell[-1].tag != _PARAGRAPH:
            cell.append(cell.makeelement(_PARAGRAPH))


def drop_empty_tables(root: Element) -> None:
    """Remove the tables that rendering has left without a row: Word refuses them."""
    for table in list(every(root, "tbl")):
        parent = table.getparent()
        if parent is not None and next(every(table, "tr"), None) is None:
            parent.remove(table)


def share(paragraph: Element, text: str) -> None:
    """Write ``text``, of the same length as the paragraph's own texts together, into these texts."""
    at = 0
    for each in _own_texts(paragraph):
        length = len(each.text or "")
        each.text = text[at : at + length]
        at += length


def own_text(paragraph: Element) -> str:
    """Return the texts of a paragraph together, without tabs and breaks, nor the paragraphs of a frame inside it."""
    return "".join(each.text or "" for each in _own_texts(paragraph))


def _own_texts(paragraph: Element) -> Iterator[Element]:
    for each in every(paragraph, "t"):
        if above(each, "p") is paragraph:
            yield each
