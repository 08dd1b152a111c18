"""Small Word forms for the tests: paragraphs and rows of a body, in the house style."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from clausier.documents.letters import filling, grammar, proof
from clausier.documents.letters.form import open_form
from clausier.documents.ooxml.template import Seal
from clausier.documents.readback import paragraphs
from documents.sample import HOUSE, edited

if TYPE_CHECKING:
    from clausier.documents.letters.data import Fields
    from clausier.documents.letters.form import Form
    from clausier.text.diagnostic import Diagnostic

SEAL = Seal("Lettre", "", (("clausier.version", "1"),))
DATA: Fields = {
    "titre": "Lettre",
    "client": {"nom": "Dupont", "forme": ""},
    "lignes": [{"du": "1er mai", "montant": "10 €"}, {"du": "2 mai", "montant": "20 €"}],
    "mots": [{"texte": "un préavis", "place": "article VIII"}],
}


def p(*runs: str) -> str:
    """Return a paragraph of runs, each a text."""
    inner = "".join(f'<w:r><w:t xml:space="preserve">{escape(each)}</w:t></w:r>' for each in runs)
    return f"<w:p>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells of one paragraph."""
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in rows[0])
    cells = (
        "".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{p(each)}</w:tc>' for each in r) for r in rows
    )
    inner = "".join(f"<w:tr>{each}</w:tr>" for each in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>{p("")}'
    )


def word(*blocks: str) -> bytes:
    """Return a Word file whose body is ``blocks``, each markup or the text of a paragraph."""
    body = "".join(each if each.startswith("<w:") else p(each) for each in blocks)

    def put(document: str) -> str:
        start, end = document.index("<w:body>") + len("<w:body>"), document.index("<w:sectPr>")
        return f"{document[:start]}{body}{document[end:]}"

    return edited(HOUSE, "word/document.xml", put)


def opened(*blocks: str) -> Form:
    """Return the form whose body is ``blocks``."""
    form, problems = open_form(word(*blocks), "lettre.docx")
    assert problems == ()
    assert form is not None
    return form


def faults(*blocks: str, shape: Fields = DATA) -> tuple[Diagnostic, ...]:
    """Return what is wrong in the tags of a form."""
    return grammar.check(opened(*blocks), shape)


def filled(form: Form, data: Fields = DATA, seal: Seal = SEAL, shape: Fields | None = None) -> bytes:
    """Return a form filled, after it has been proved to say what its tags say."""
    assert grammar.check(form, shape or data) == ()
    written = filling.fill(form, data, seal)
    assert tuple(proof.verify(proof.reading(form, data), written, seal.banner)) == ()
    return written


def said(*blocks: str, data: Fields = DATA) -> list[str]:
    """Return the paragraphs that have words in a form filled."""
    read = paragraphs(filled(opened(*blocks), data))
    assert isinstance(read, tuple)
    return [each for each in read if each.strip()]
