"""What a fact is worth in each of its states, and what references and nested lists lead to."""

from __future__ import annotations

from datetime import date

import pytest

from clausier.dossier.facts import Known, Ref
from clausier.evaluate.result import Determined, Missing, Need, Undetermined, Void
from clausier.norms.tree import (
    Fold,
    Folding,
    Literal,
    Read,
    Var,
)
from evaluate.builder import (
    HERE,
    UNKNOWN,
    WITHOUT_OBJECT,
    contested,
    dossier,
    euros,
    fact,
    invoice,
    letter,
    missing,
    of,
    operation,
    outcome,
    payment,
    rule,
    stated,
    worth,
)

YES, NO = Determined(value=True), Determined(value=False)


def test_a_known_fact_is_its_value_and_says_where_it_stands() -> None:
    found, steps = outcome(fact("montant"), dossier(montant=euros("40")))
    assert found == Determined(euros("40"))
    assert [(step.label, step.places) for step in steps] == [("contrat.montant", (HERE,))]


@pytest.mark.parametrize("given", [{}, {"a": UNKNOWN}])
def test_a_fact_not_asked_or_not_known_is_missing(given: dict[str, Known]) -> None:
    found = worth(fact("a"), stated(given))
    assert found == Undetermined(frozenset({missing("a", domain=(True, False))}), (YES, NO))


def test_the_members_of_an_enumeration_are_the_values_of_a_missing_fact() -> None:
    need = missing("forme", domain=("écrite", "orale"))
    assert worth(fact("forme")) == Undetermined(frozenset({need}), (Determined("écrite"), Determined("orale")))


def test_a_date_or_an_amount_has_no_few_values() -> None:
    assert worth(fact("signé_le")) == Undetermined(frozenset({missing("signé_le")}))


def test_a_fact_without_object_is_vide_and_says_so() -> None:
    assert worth(fact("a"), dossier(a=WITHOUT_OBJECT)) == Void("contrat.a", without_object=True)


def test_an_appreciation_is_missing_until_its_author_gives_it() -> None:
    need = Missing("contrat.grave", Need.JUDGEMENT, "Est-ce grave ?", (True, False), "un juriste")
    assert worth(fact("grave")) == Undetermined(frozenset({need}), (YES, NO))
    judged = Known(value=True, place=HERE, judged_by="Me Durand", reason="trois pannes")
    assert worth(fact("grave"), dossier(grave=judged)) == YES


def test_a_contested_fact_may_be_what_either_party_says() -> None:
    first, second = date(2025, 11, 28), date(2025, 12, 2)
    facts = dossier(d1=contested(client=first, prestataire=second))
    need = missing("d1", Need.CONTESTED, (first, second))
    assert worth(fact("d1"), facts) == Undetermined(frozenset({need}), (Determined(first), Determined(second)))


def test_a_list_of_values_not_given_is_missing_as_a_list() -> None:
    assert worth(fact("notes")) == Undetermined(frozenset({Missing("contrat.notes", Need.LIST, "Quelles notes ?")}))
    assert worth(fact("notes"), dossier(notes=("une", "deux"))) == Determined(("une", "deux"))


@pytest.mark.parametrize(
    ("known_on", "expected"),
    [(None, True), (date(2026, 1, 9), False), (date(2026, 1, 10), True), (date(2026, 1, 11), True)],
)
def test_what_became_known_later_is_hidden(known_on: date | None, expected: bool) -> None:
    facts = dossier(a=Known(value=True, place=HERE, known_on=date(2026, 1, 10)))
    assert isinstance(worth(fact("a"), facts, known_on=known_on), Determined) is expected


def test_a_fact_without_date_of_knowledge_is_known_on_every_date() -> None:
    assert worth(fact("a"), dossier(a=True), known_on=date(1999, 1, 1)) == YES


def test_a_fact_is_assumed_only_where_the_dossier_does_not_settle_it() -> None:
    assumed = {f"contrat.{name}": True for name in "abcxy"}
    facts = dossier(a=False, b=UNKNOWN, x=contested(client=False, prestataire=True), y=WITHOUT_OBJECT)
    found = {name: worth(fact(name), facts, assumed=assumed) for name in "abcxy"}
    assert found == {"a": NO, "b": YES, "c": YES, "x": YES, "y": Void("contrat.y", without_object=True)}


def test_a_reference_leads_to_the_element_it_names() -> None:
    paid = payment("F-1", "P-1", montant=euros("10"))
    one = invoice("F-1", paid, montant=euros("40"))
    facts = dossier(one, letter("L-1", facture=Ref("Facture", "F-1")), dernière=Ref("Facture", "F-1"))
    assert worth(Read(fact("dernière"), "montant"), facts) == Determined(euros("40"))
    first_letter = Fold(Folding.ONLY, "l", Var("courriers"), None, None)
    assert worth(Read(Read(first_letter, "facture"), "montant"), facts) == Determined(euros("40"))


@pytest.mark.parametrize(("entity", "key"), [("Paiement", "P-1"), ("Contrat", "contrat")])
def test_a_reference_may_lead_to_a_nested_or_single_element(entity: str, key: str) -> None:
    facts = dossier(invoice("F-1", payment("F-1", "P-1")), dernière=Ref(entity, key))
    found = worth(fact("dernière"), facts)
    assert isinstance(found, Determined)
    assert getattr(found.value, "key", "") == key


def test_an_element_holds_its_own_lists() -> None:
    paid = payment("F-1", "P-1")
    facts = dossier(invoice("F-1", paid), dernière=Ref("Facture", "F-1"))
    assert worth(Read(fact("dernière"), "paiements"), facts) == Determined((paid,))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"dernière": WITHOUT_OBJECT}, Void("contrat.dernière", without_object=True)),
        ({}, Undetermined(frozenset({missing("dernière")}))),
    ],
)
def test_a_field_of_an_element_that_is_not_a_value(given: dict[str, Known], expected: object) -> None:
    assert worth(Read(fact("dernière"), "montant"), stated(given)) == expected


def test_a_field_read_through_an_unknown_choice_is_not_the_element_itself() -> None:
    facts = dossier(invoice("F-1", montant=euros("1")), invoice("F-2", montant=euros("2")))
    first, second = (
        Fold(Folding.ONLY, "f", Var("factures"), operation("eq", of("f", "numéro"), Literal(key)), None)
        for key in ("F-1", "F-2")
    )
    picked = rule(second, None, rule(first, fact("a")))
    assert worth(Read(picked, "montant"), facts) == Undetermined(frozenset({missing("a", domain=(True, False))}))
    assert worth(Read(picked, "montant"), facts, assumed={"contrat.a": True}) == Determined(euros("1"))


def test_reading_a_field_of_a_value_is_a_bug() -> None:
    with pytest.raises(TypeError, match="montant read on"):
        worth(Read(Literal(3), "montant"))
