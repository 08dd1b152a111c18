"""Compare two Word files of anybody: tracked changes, proved as those of contracts are."""

from __future__ import annotations

import os

from clausier.app.outcome import Outcome, stopped
from clausier.project import files, foreign
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.ooxml.reading import WordFile

    Problems = tuple[Diagnostic, ...]

KIND = ".docx"


def write(given: tuple[str, str], output: str, author: str, day: str) -> Outcome[str]:
    """Write to ``output`` the second Word file as tracked changes to the first; return its name.

    Changes that the files hold already count as accepted. The result is read again: refusing every change must give the
    first text, accepting every change the second; what else is in the files is not looked at.
    """
    from clausier.documents import check
    from clausier.documents.ooxml import reading
    from clausier.documents.redline import proof

    wrong = tuple(check.text(author))
    if wrong:
        return Outcome(None, wrong, {})
    read: list[tuple[bytes, tuple[str, ...]]] = []
    for path in given:
        data, problems = files.read(path, path)
        if data is None:
            return Outcome(None, problems, {})
        file = reading.read(data)
        if isinstance(file, Diagnostic):
            return stopped(file)
        read.append((data, _lines(file)))
    (before, old), (after, new) = read
    made, problems = foreign.redline(before, after, author, day)
    if made is None:
        return Outcome(None, problems, {})

    def accept(again: bytes) -> Problems:
        opened = reading.read(again)
        return (opened,) if isinstance(opened, Diagnostic) else tuple(proof.sides(old, new, opened))

    problems = files.write(output, os.path.basename(output), made, accept)
    return Outcome(None, problems, {}) if problems else Outcome(output, (), {})


def _lines(file: WordFile) -> tuple[str, ...]:
    """Return the texts of a file, its changes accepted."""
    from clausier.documents.ooxml.resolved import resolved
    from clausier.documents.typography import spaced

    return tuple(text for text in map(spaced, resolved(file, accepted=True)) if text)
