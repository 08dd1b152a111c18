"""A Word file whose references are words and links, for a program that would compute them otherwise.

LibreOffice computes references again when it makes a PDF, and knows nothing of the switch that asks for the number
alone: it would print « l'article ARTICLE 3 ». The words we proved are kept, with a link to the heading.
"""

from __future__ import annotations

from clausier.documents.ooxml import archive
from clausier.documents.ooxml.xml import W, attribute, every, fragment, parse, serialize
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.ooxml.xml import Element

_BODY = "word/document.xml"
_REFERENCE = "REF"


def settled(data: bytes) -> bytes:
    """Return a Word file of ours in which every ``REF`` field of the body is a link that shows its cached result."""
    parts = archive.unpack(data)
    root = parse(parts[_BODY])
    for code in tuple(every(root, "instrText")):
        words = (code.text or "").split()
        run = code.getparent()
        if words[:1] == [_REFERENCE] and run is not None:
            _settle(run, words[1])
    return archive.pack({**parts, _BODY: serialize(root)})


def _settle(code: Element, bookmark: str) -> None:
    """Put in the place of a field, whose code is in the run ``code``, a link around its result."""
    begin, holder = code.getprevious(), code.getparent()
    if begin is None or holder is None:
        return
    link = fragment('<w:hyperlink w:history="1"/>')[0]
    link.set(f"{W}anchor", bookmark)
    at = code.getnext()
    while at is not None and "end" not in _marks(at):
        following = at.getnext()
        if _marks(at):
            holder.remove(at)
        else:
            link.append(at)
        at = following
    if at is not None:
        holder.remove(at)
    holder.replace(begin, link)
    holder.remove(code)


def _marks(run: Element) -> list[str]:
    """Return the marks of fields that a run holds: ``begin``, ``separate``, ``end``."""
    return [attribute(each, "fldCharType") for each in every(run, "fldChar")]
