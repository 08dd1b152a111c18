from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clausier.documents import tree
from clausier.documents.characters import refused
from clausier.documents.check import check
from clausier.text import codes
from documents.sample import CONTRACT, NUMBERED, numbered, one, run, shortened

if TYPE_CHECKING:
    from clausier.text.diagnostic import Code


def test_the_samples_can_be_printed() -> None:
    assert check(CONTRACT) == ()
    assert check(NUMBERED) == ()


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000"),
        ("\x0b", "U+000B"),
        ("\r", "U+000D"),
        ("\x1f", "U+001F"),
        ("\x92", "U+0092"),
        ("\ud800", "U+D800"),
        ("\udfff", "U+DFFF"),
        ("\ufdd0", "U+FDD0"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
        ("\U0010ffff", "U+10FFFF"),
    ],
)
def test_characters_that_no_document_carries_are_named(character: str, name: str) -> None:
    (found,) = check(one(tree.Run(f"prix {character} net")))
    assert found.code == codes.CHARACTER_REFUSED
    assert found.message == f"le texte « prix � net » contient {name}, qu'un document ne peut pas porter"


@pytest.mark.parametrize(
    "text", ["R&D", "<SARL>", "{{ nom }}", "😀", "e\u0301", "a\tb\nc", "\u00a0\u202f\u200b", "]]>", "�"]
)
def test_all_other_text_passes(text: str) -> None:
    assert refused(text) == ()


@pytest.mark.parametrize(
    "document",
    [
        replace(CONTRACT, title="\x00"),
        replace(CONTRACT, subtitle="\x00"),
        replace(CONTRACT, properties=(("a\x00", "b"),)),
        replace(CONTRACT, properties=(("a", "b\x00"),)),
        one(tree.Value("x", "t\x00", "")),
        one(tree.Value("x", "", "t\x00")),
        numbered((tree.ListItem(1, "\x00", ()),)),
        numbered((tree.Heading(1, "", run("x"), anchor="\x00"),)),
        numbered((tree.Contents("\x00"),)),
    ],
)
def test_characters_are_looked_for_everywhere(document: tree.Document) -> None:
    assert [each.code for each in check(document)] == [codes.CHARACTER_REFUSED]


@pytest.mark.parametrize(
    ("document", "code", "message"),
    [
        (
            one(tree.Reference("IX", "IX")),
            codes.ANCHOR_UNKNOWN,
            "le renvoi « IX » vise « IX », que le document n'imprime pas",
        ),
        (
            shortened(CONTRACT, tree.Heading(1, "A", (), anchor="a"), tree.Heading(1, "B", (), anchor="a")),
            codes.ANCHOR_TWICE,
            "2 titres portent le repère « a »",
        ),
        (
            shortened(CONTRACT, tree.Heading(7, "A", run("b"))),
            codes.DOCUMENT_SHAPE,
            "le titre « A b » est au niveau 7, hors de 1 à 6",
        ),
        (
            numbered((tree.Heading(1, "", run("a")), tree.Heading(3, "", run("b")))),
            codes.DOCUMENT_SHAPE,
            "le titre « b », de niveau 3, suit un niveau 1",
        ),
        (
            numbered((tree.Heading(1, "Article 4", run("a")),)),
            codes.DOCUMENT_SHAPE,
            "le titre « Article 4 a » déclare un intitulé alors que la numérotation est automatique",
        ),
        (
            replace(NUMBERED, label_patterns=("%1.",)),
            codes.DOCUMENT_SHAPE,
            "la numérotation automatique demande 6 modèles d'intitulé, un par niveau de titre",
        ),
        (
            numbered((tree.ListItem(6, "-", ()),)),
            codes.DOCUMENT_SHAPE,
            "un élément de liste est au rang 6, hors de 1 à 5",
        ),
        (numbered((tree.Paragraph((), -1),)), codes.DOCUMENT_SHAPE, "un paragraphe est au rang -1, hors de 0 à 5"),
        (numbered((tree.Contents("", 0),)), codes.DOCUMENT_SHAPE, "un sommaire descend au niveau 0, hors de 1 à 6"),
        (numbered((tree.Table((), ()),)), codes.DOCUMENT_SHAPE, "un tableau n'a pas de cellule"),
        (
            numbered((tree.Table((), ((run("a"),), (run("a"), run("b")))),)),
            codes.DOCUMENT_SHAPE,
            "les lignes d'un tableau n'ont pas toutes le même nombre de cellules (1, 2)",
        ),
        (
            numbered((tree.Table((), ((run("a"),),), (tree.Column(0),)),)),
            codes.DOCUMENT_SHAPE,
            "une colonne de tableau n'a pas de largeur",
        ),
        (
            replace(CONTRACT, properties=(("a", "1"), ("a", "2"))),
            codes.DOCUMENT_SHAPE,
            "la propriété « a » est donnée 2 fois",
        ),
        (replace(CONTRACT, properties=(("", "1"),)), codes.DOCUMENT_SHAPE, "une propriété n'a pas de nom"),
    ],
)
def test_what_prevents_printing(document: tree.Document, code: Code, message: str) -> None:
    (found,) = check(document)
    assert (found.code, found.message) == (code, message)
