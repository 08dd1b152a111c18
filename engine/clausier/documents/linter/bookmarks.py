"""Bookmarks and other numbered marks: paired, well named, numbered once."""

from __future__ import annotations

import re

from clausier.documents.linter.places import near
from clausier.documents.ooxml.xml import W, attribute, every
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile

_NAME = re.compile(r"[^\W\d]\w{0,39}")  # a letter or an underscore first, 40 characters at most
_NUMBERED = (
    *("bookmarkStart", "comment", "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
    *("rPrChange", "pPrChange"),
)


def paired(file: WordFile) -> Iterator[Diagnostic]:
    """Every bookmark starts once and ends once, after it started."""
    for name, root in file.stories():
        started: dict[str, str] = {}
        for mark in every(root, "bookmarkStart", "bookmarkEnd"):
            ident = attribute(mark, "id")
            if mark.tag == f"{W}bookmarkStart":
                started[ident] = attribute(mark, "name")
            elif started.pop(ident, None) is None:
                message = f"une fin de signet (n° {ident}) n'a pas de début avant elle, {near(mark)}"
                yield Diagnostic(codes.WORD_BOOKMARK_UNPAIRED, message, path=(name,))
        for label in started.values():
            yield Diagnostic(codes.WORD_BOOKMARK_UNPAIRED, f"le signet « {label} » n'a pas de fin", path=(name,))


def well_named(file: WordFile) -> Iterator[Diagnostic]:
    """Bookmark names differ, whatever their case.

    They have at most 40 letters, digits or underscores and start with no digit.
    """
    seen: set[str] = set()
    for name, root in file.stories():
        for mark in every(root, "bookmarkStart"):
            label = attribute(mark, "name")
            if not _NAME.fullmatch(label):
                yield Diagnostic(codes.WORD_BOOKMARK_NAME, f"Word refuse le nom de signet « {label} »", path=(name,))
            if label.lower() in seen:
                message = f"deux signets portent le nom « {label} » : les renvois iraient au premier"
                yield Diagnostic(codes.WORD_BOOKMARK_NAME, message, path=(name,))
            seen.add(label.lower())


def one_id_space(file: WordFile) -> Iterator[Diagnostic]:
    """Bookmarks, revisions and comments share one space of numbers: each number is used once in the file."""
    seen: set[str] = set()
    for name, root in file.stories():
        for mark in every(root, *_NUMBERED):
            ident = attribute(mark, "id")
            if ident in seen:
                message = f"le numéro {ident} est donné à deux signets, révisions ou commentaires, {near(mark)}"
                yield Diagnostic(codes.WORD_MARK_TWICE, message, path=(name,))
            seen.add(ident)
