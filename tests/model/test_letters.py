"""A letter rests on a question of its contract; a party may be named by an alternative, whatever the dossier holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.model.letters import question_of
from clausier.text import codes
from model.pages import FACTURE, PARTIES, article, built

if TYPE_CHECKING:
    from clausier.text.diagnostic import Code

QUESTION = "\nquestion payée « Est-elle payée ? »\n  sur factures\n  réponse facture.payée\n"


def test_a_letter_names_its_question() -> None:
    known, problems = built(article(FACTURE + QUESTION + "\ndocument rappel « Rappel » lettre(payée)\n"))
    assert problems == ()
    assert question_of(known.documents["rappel"].declaration) == "payée"


def test_a_document_that_is_no_letter_names_none() -> None:
    known, problems = built(article("\ndocument contrat « Contrat »\n\ndocument annexe « Annexe » articles\n"))
    assert problems == ()
    assert {question_of(each.declaration) for each in known.documents.values()} == {""}


@pytest.mark.parametrize(
    ("content", "code", "hint"),
    [
        ("lettre(payer)", codes.NAME_UNKNOWN, "vouliez-vous dire « payée » ?"),
        ("lettre", codes.ARGUMENTS_COUNT, "écrivez lettre(nom_de_la_question)"),
        ("lettre(payée, payée)", codes.ARGUMENTS_COUNT, "écrivez lettre(nom_de_la_question)"),
        ("lettre(3)", codes.ARGUMENTS_COUNT, "écrivez lettre(nom_de_la_question)"),
    ],
)
def test_a_letter_without_its_question_is_an_error(content: str, code: Code, hint: str) -> None:
    (found,) = built(article(FACTURE + QUESTION + f"\ndocument rappel « Rappel » {content}\n"))[1]
    assert (found.code, found.hint) == (code, hint)


def test_an_alternative_of_parties_names_parties_even_when_the_dossier_holds_elements_of_these_names() -> None:
    elements = "\nentité Client « le client »\n  nom : texte\n\nentité Prestataire « p »\n  nom : texte\n"
    roots = "\ndossier client : Client\n\ndossier prestataire : Prestataire\n"
    duty = "\nobligation payer « payer »\n  pour Facture\n  débiteur client\n"
    choice = "  créancier si facture.payée alors prestataire sinon client\n  si oui\n"
    known, problems = built(article(PARTIES + FACTURE + elements + roots + duty + choice))
    assert problems == ()
    assert "payer" in known.duties
