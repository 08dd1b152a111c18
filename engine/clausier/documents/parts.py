"""The parts of a document, an article each, and the fingerprint that tells later whether its words are still the same.

A Word file keeps them in its custom properties: one a part, with the bookmark of its heading, so that the words that
someone changed in Word can be found again without the text they replaced.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from clausier.documents import tree
from clausier.documents.ooxml.counters import numbered
from clausier.documents.ooxml.custom import custom_properties
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import attribute, every
from clausier.documents.order import in_order
from clausier.documents.plain import block_lines
from clausier.documents.typography import spaced
from clausier.text.enumeration import Enum
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.references import Plan

PREFIX = "clausier.partie."
_DIGEST = 16
_WRITTEN = re.compile(r"([0-9a-f]{16}) (\S+) ?(.*)", re.DOTALL)
_NO_BOOKMARK = "-"


class Part(NamedTuple):
    """A part: its anchor ("" before the first article), the bookmark of its heading, the fingerprint of its words."""

    anchor: str
    bookmark: str
    digest: str


class Fate(Enum):
    """What became of a part, or of a paragraph of a letter, in Word."""

    CHANGED = "modifié"
    REMOVED = "supprimé"
    MOVED = "déplacé"
    ADDED = "ajouté"


def of_document(document: tree.Document, plan: Plan) -> tuple[Part, ...]:
    """Return the parts of a document whose labels are resolved: what precedes the first anchored heading, then each."""
    found: list[tuple[str, list[str]]] = [("", [document.title, document.subtitle])]
    for block in document.blocks:
        if isinstance(block, tree.Heading) and block.anchor:
            found.append((block.anchor, []))
        found[-1][1].extend(block_lines(block, document))
    return tuple(Part(anchor, plan.names.get(anchor, _NO_BOOKMARK), _digest(lines)) for anchor, lines in found)


def properties(parts: Iterable[Part]) -> tuple[tuple[str, str], ...]:
    """Return the custom properties that keep ``parts``."""
    return tuple(
        (f"{PREFIX}{rank:03}", f"{part.digest} {part.bookmark} {part.anchor}".rstrip())
        for rank, part in enumerate(parts)
    )


def kept(file: WordFile) -> tuple[Part, ...]:
    """Return the parts that a file keeps in its properties, in order; none in a file that Clausier did not write."""
    found: list[Part] = []
    for name, text in custom_properties(file):
        read = _WRITTEN.fullmatch(text) if name.startswith(PREFIX) else None
        if read is not None:
            found.append(Part(read[3], read[2], read[1]))
    return tuple(found)


def changes(file: WordFile) -> tuple[tuple[Part, Fate], ...]:
    """Return the parts of a file whose words are no longer those that were written, that are gone or elsewhere.

    Tracked changes count as accepted.
    """
    parts = kept(file)
    present = _of_file(file, {part.bookmark for part in parts})
    places = {bookmark: rank for rank, bookmark in enumerate(present)}
    pairs = [(rank, places[part.bookmark]) for rank, part in enumerate(parts) if part.bookmark in places]
    stayed = {rank for rank, _ in in_order(pairs, [1] * len(pairs))}
    found: list[tuple[Part, Fate]] = []
    for rank, part in enumerate(parts):
        if part.bookmark not in present:
            found.append((part, Fate.REMOVED))
        elif present[part.bookmark] != part.digest:
            found.append((part, Fate.CHANGED))
        elif rank not in stayed:
            found.append((part, Fate.MOVED))
    return tuple(found)


def _of_file(file: WordFile, bookmarks: set[str]) -> dict[str, str]:
    """Return the fingerprint of the words after each bookmark, up to the next, in the order of the file."""
    found: dict[str, list[str]] = {_NO_BOOKMARK: []}
    current = _NO_BOOKMARK
    for paragraph, number in numbered(file):
        marks = (attribute(each, "name") for each in every(paragraph, "bookmarkStart"))
        current = next((each for each in marks if each in bookmarks and each not in found), current)
        found.setdefault(current, []).append(f"{number} {text_of(paragraph)}" if number else text_of(paragraph))
    return {bookmark: _digest(lines) for bookmark, lines in found.items()}


def _digest(lines: Iterable[str]) -> str:
    text = "\n".join(line for line in map(spaced, lines) if line)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]
