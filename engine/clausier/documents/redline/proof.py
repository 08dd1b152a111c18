"""The proof of a redline: read again, it gives each of its two documents word for word."""

from __future__ import annotations

from itertools import zip_longest

from clausier.documents.ooxml.reading import read
from clausier.documents.ooxml.resolved import resolved, stamps
from clausier.documents.plain import lines
from clausier.documents.typography import spaced
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents import tree
    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.revisions import Stamp

_SHOWN = 80


def verify(before: tree.Document, after: tree.Document, stamp: Stamp, data: bytes) -> tuple[Diagnostic, ...]:
    """Return what is wrong in a redline: rejecting all must give ``before``, accepting all ``after``.

    Every paragraph counts, whatever its white space; every change must have its author and its day.
    """
    file = read(data)
    if isinstance(file, Diagnostic):
        return (file,)
    return (*sides(lines(before), lines(after), file), *_unsigned(file, stamp))


def sides(before: tuple[str, ...], after: tuple[str, ...], file: WordFile) -> Iterator[Diagnostic]:
    """Yield the first paragraph that is not read as in ``before`` (rejecting all), or in ``after`` (accepting all)."""
    for expected, accepted, verb in ((before, False, "refuser"), (after, True, "accepter")):
        found = [text for text in map(spaced, resolved(file, accepted=accepted)) if text]
        for want, have in zip_longest(expected, found):
            if want != have:
                message = f"{verb} toutes les modifications donne {_shown(have)} au lieu de {_shown(want)}"
                yield Diagnostic(codes.TEXT_DIFFERS, message, hint="le fichier n'a pas été écrit ; signalez-le")
                break


def _unsigned(file: WordFile, stamp: Stamp) -> Iterator[Diagnostic]:
    wanted = (stamp.author, f"{stamp.day}T00:00:00Z")
    if any(each != wanted for each in stamps(file)):
        yield Diagnostic(codes.TEXT_DIFFERS, "une modification n'a pas son auteur et sa date")


def _shown(text: str | None) -> str:
    return "rien" if text is None else f"« {text[:_SHOWN]} »"
