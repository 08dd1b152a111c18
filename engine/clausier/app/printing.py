"""A document tree printed to a file, by the end of its name; read again, a file that differs is not left behind."""

from __future__ import annotations

import os

from clausier.project import files
from clausier.project.shipped import shipped
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.tree import Document
    from clausier.project.manifest import Manifest

    Problems = tuple[Diagnostic, ...]

KINDS = (".docx", ".pdf", ".html", ".md", ".txt")
_STYLE = "maison.docx"


def kind_of(output: str) -> str | Diagnostic:
    """Return the sort of file that a name ends with, or what is wrong with it."""
    kind = os.path.splitext(output)[1].lower()
    if kind in KINDS:
        return kind
    message = f"« {os.path.basename(output)} » ne dit pas quelle sorte de fichier écrire"
    return Diagnostic(codes.OUTPUT_UNKNOWN, message, None, f"finissez son nom par {', '.join(KINDS)}")


def write_document(project: Manifest, document: Document, output: str, kind: str) -> Problems:
    """Write ``document`` to ``output`` as ``kind``; problems leave nothing there."""
    from clausier.documents import check

    problems = check.check(document)
    if problems:
        return problems
    name = os.path.basename(output)
    match kind:
        case ".docx" | ".pdf":
            return _write_word(project, document, output, kind)
        case ".html":
            return _write_page(document, output)
        case _:
            from clausier.documents import plain

            text = plain.to_markdown(document) if kind == ".md" else plain.to_text(document)
            return files.write(output, name, text.encode("utf-8"))


def _write_page(document: Document, output: str) -> Problems:
    """Write a page of HTML; read again, it must say the same."""
    from clausier.documents import html

    def accept(again: bytes) -> Problems:
        return html.verify(document, again.decode("utf-8"))

    return files.write(output, os.path.basename(output), html.to_html(document).encode("utf-8"), accept)


def house_style(project: Manifest) -> tuple[bytes | None, Problems]:
    """Return the template that dresses Word files, the project's or the one shipped; what is wrong when it cannot."""
    from clausier.documents import house

    own = os.path.join(project.templates_folder, _STYLE)
    template, problems = files.read(own if os.path.exists(own) else shipped("templates", _STYLE), f"modèle {_STYLE}")
    problems = problems if template is None else house.check_template(template)
    return (None if problems else template), problems


def _write_word(project: Manifest, document: Document, output: str, kind: str) -> Problems:
    """Write a Word file in the house style, or the PDF that LibreOffice makes of it.

    The Word file, read again, must say the same and please the linter.
    """
    from clausier.documents import linter, readback, word

    template, problems = house_style(project)
    if template is None:
        return problems

    def accept(again: bytes) -> Problems:
        faults = (*readback.verify(document, again), *linter.lint(again))
        return tuple(each for each in faults if each.is_error)

    written = word.to_docx(document, template)
    if kind == ".docx":
        return files.write(output, os.path.basename(output), written, accept)
    return accept(written) or write_pdf(written, output)


def write_pdf(written: bytes, output: str) -> Problems:
    """Write to ``output`` the PDF/A-3 of a Word file; problems leave nothing there."""
    from clausier.documents.ooxml.settled import settled
    from clausier.project import office

    made, problems = office.to_pdf(settled(written))
    return problems if made is None else files.write(output, os.path.basename(output), made)
