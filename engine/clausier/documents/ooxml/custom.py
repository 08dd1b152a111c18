"""The custom properties of a Word file, read."""

from __future__ import annotations

from clausier.documents.ooxml.xml import local
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.ooxml.reading import WordFile

_KIND = "/custom-properties"


def custom_properties(file: WordFile) -> tuple[tuple[str, str], ...]:
    """Return the names and the texts of the custom properties of a file, in order."""
    for relation in file.relations.get("", ()):
        if relation.kind.endswith(_KIND) and relation.target in file.trees:
            properties = (each for each in file.trees[relation.target] if local(each) == "property")
            return tuple(
                (each.get("name") or "", "".join(str(text) for text in each.itertext())) for each in properties
            )
    return ()
