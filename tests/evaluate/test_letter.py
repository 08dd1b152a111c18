"""The names of a letter's data, and the fields of the vocabulary that they are."""

from __future__ import annotations

import pytest

from clausier.evaluate.letter import fields_read, slug
from clausier.norms.tree import Literal, Question
from clausier.text.record import replace
from evaluate.builder import ROOTS, definition, program


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Total dû", "total_dû"),
        ("Prix avant la révision (P0)", "prix_avant_la_révision_p0"),
        ("Jour d'échéance, au plus tard", "jour_d_échéance_au_plus_tard"),
        ("1er jour", "n_1er_jour"),
    ],
)
def test_a_label_gives_a_name_that_a_tag_can_hold(label: str, name: str) -> None:
    assert slug(label) == name
    assert name.isidentifier()


ASKED = definition("q", Literal(value=True))
OF_LETTERS = Question("q", "?", "", "courriers", "courrier", "", "q", (("Forme", "q"),))
OF_ALL = replace(OF_LETTERS, about="")


def _fields(question: Question, *paths: str) -> list[tuple[str, str]]:
    return list(fields_read(program(ASKED), question, [tuple(each.split(".")) for each in paths]))


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("contrat.forme", [("Contrat", "forme")]),
        ("sujet.envoi", [("Courrier", "envoi")]),
        ("sujet.facture.montant", [("Courrier", "facture"), ("Facture", "montant")]),
        (
            "contrat.dernière.paiements.montant",
            [("Contrat", "dernière"), ("Facture", "paiements"), ("Paiement", "montant")],
        ),
        ("contrat", []),
        ("détails.forme", []),
        ("titre", []),
    ],
)
def test_what_a_form_names_is_a_field_of_its_own_entity(path: str, fields: list[tuple[str, str]]) -> None:
    assert _fields(OF_LETTERS, path) == fields


def test_a_letter_on_no_element_has_no_subject_and_no_list_of_the_dossier() -> None:
    assert _fields(OF_ALL, "sujet.envoi", "courriers.envoi", "contrat.montant") == [("Contrat", "montant")]


def test_what_the_answer_gives_hides_an_element_of_the_same_name() -> None:
    roots = {**ROOTS, "détails": replace(ROOTS["contrat"], name="détails")}
    under = replace(program(ASKED), roots=roots)
    assert list(fields_read(under, OF_LETTERS, [("détails", "forme")])) == []
