"""What a Word template must have to dress documents."""

from __future__ import annotations

from clausier.documents.ooxml.reading import read
from clausier.documents.styles import STYLES
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic


def check_template(template: bytes) -> tuple[Diagnostic, ...]:
    """Return what prevents ``template`` (the bytes of a .docx) from dressing documents.

    Unreadable, or styles it lacks.
    """
    file = read(template)
    if isinstance(file, Diagnostic):
        return (file,)
    names = file.style_names()
    return tuple(
        Diagnostic(
            codes.TEMPLATE_INCOMPLETE,
            f"le modèle Word n'a pas de style « {name} »",
            hint="partez d'une copie de templates/maison.docx, ou créez ce style dans le modèle",
        )
        for name in STYLES
        if name not in names
    )
