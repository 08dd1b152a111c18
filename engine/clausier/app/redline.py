"""Write what changes between two contracts: tracked changes in Word, and beside them what the change does."""

from __future__ import annotations

import os
from typing import NamedTuple

from clausier.app import printing
from clausier.app.outcome import Outcome, stopped
from clausier.app.sides import open_side
from clausier.project import files
from clausier.project.identity import VERSION
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.ask import Wish
    from clausier.app.effects import Effects
    from clausier.app.sides import Side
    from clausier.documents.redline.tree import ArticleChange
    from clausier.documents.tree import Document
    from clausier.project.manifest import Manifest

    Problems = tuple[Diagnostic, ...]

KIND = ".docx"
BESIDE = "-effets"


class Compared(NamedTuple):
    """A redline that was written to ``path``, and what it does, written to ``beside``."""

    names: tuple[str, str]
    articles: tuple[ArticleChange, ...]
    effects: Effects
    path: str
    beside: str


def write(
    project: Manifest, given: tuple[str, str], output: str, author: str, dossier: str, wish: Wish
) -> Outcome[Compared]:
    """Write to ``output`` the words of the second thing ``given`` as changes to those of the first, by ``author``.

    The changes bear the day of ``wish``. The file is read again before it takes its name: refusing every change must
    give the first words, accepting every change the second.
    """
    if not output.lower().endswith(KIND):
        message = f"« {os.path.basename(output)} » ne dit pas quelle sorte de fichier écrire"
        return stopped(Diagnostic(codes.OUTPUT_UNKNOWN, message, None, f"finissez son nom par {KIND}"))
    sides: list[Side] = []
    for each in given:
        opened = open_side(project, each, wish)
        if opened.value is None:
            return Outcome(None, opened.problems, opened.sources)
        sides.append(opened.value)
    before, after = sides
    from clausier.app.effects import effects

    found = effects(before, after, dossier, wish)
    if found.value is None:
        return Outcome(None, found.problems, found.sources)
    properties = (("clausier.clauses.avant", before.program.version), ("clausier.clauses", after.program.version))
    signed = (author, wish.on.isoformat())
    articles, problems = write_words(project, (before.document, after.document), output, signed, properties)
    if problems:
        return Outcome(None, problems, {})
    names = (before.name, after.name)
    beside = f"{output[: -len(KIND)]}{BESIDE}{KIND}"
    from clausier.app import effects_document

    told = effects_document.document(names, articles, found.value)
    problems = printing.write_document(project, told, beside, KIND)
    if problems:
        return Outcome(None, problems, {})
    return Outcome(Compared(names, articles, found.value, output, beside), found.problems, found.sources)


def write_words(
    project: Manifest,
    documents: tuple[Document, Document],
    output: str,
    signed: tuple[str, str],
    properties: tuple[tuple[str, str], ...],
) -> tuple[tuple[ArticleChange, ...], Problems]:
    """Write to ``output`` the second document as tracked changes to the first, ``signed`` by an author on a day.

    The file is read again: refusing every change must give the first, accepting every change the second.
    """
    from clausier.documents import check, linter
    from clausier.documents.ooxml.revisions import Stamp
    from clausier.documents.redline import align, printer, proof

    before, after = documents
    problems = (*check.check(before), *check.check(after), *check.text(signed[0]))
    if problems:
        return (), problems
    template, problems = printing.house_style(project)
    if template is None:
        return (), problems
    stamp = Stamp(*signed)
    made = align.redline(before, after)

    def accept(again: bytes) -> Problems:
        faults = (*proof.verify(before, after, stamp, again), *linter.lint(again))
        return tuple(each for each in faults if each.is_error)

    data = printer.to_docx(made, template, stamp, (("clausier.version", VERSION), *properties))
    return made.articles, files.write(output, os.path.basename(output), data, accept)
