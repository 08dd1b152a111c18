"""How the rules name a place: the paragraph's words."""

from __future__ import annotations

from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import W
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.ooxml.xml import Element

_LENGTH = 50


def paragraph_of(element: Element) -> Element | None:
    """Return the paragraph that holds ``element``, or None."""
    return next(element.iterancestors(f"{W}p"), None)


def near(element: Element | None) -> str:
    """Return the first words of the paragraph of ``element`` (or of ``element``, a paragraph), in French quotes."""
    if element is None:
        return "hors de tout paragraphe"
    holder = element if element.tag == f"{W}p" else paragraph_of(element)
    if holder is None:
        return "hors de tout paragraphe"
    words = " ".join(text_of(holder).split())
    if not words:
        return "dans un paragraphe vide"
    return f"dans « {words if len(words) <= _LENGTH else words[: _LENGTH - 1] + '…'} »"
