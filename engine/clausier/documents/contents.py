"""The list of the articles of a document, at its head."""

from __future__ import annotations

from clausier.documents.tree import Contents, Heading
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.tree import Document

TITLE = "Sommaire"
_DEPTH = 1


def with_contents(document: Document) -> Document:
    """Return ``document`` with the list of its articles before the first of them; as it is when it has no article."""
    first = next((rank for rank, each in enumerate(document.blocks) if isinstance(each, Heading)), None)
    if first is None:
        return document
    blocks = document.blocks
    return replace(document, blocks=(*blocks[:first], Contents(TITLE, _DEPTH), *blocks[first:]))
