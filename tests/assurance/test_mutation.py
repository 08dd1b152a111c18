"""Mutants of tiny contracts: which there are, and which no case notices, known by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assurance.tiny import Tiny, case
from clausier.assurance.phrase import phrase
from clausier.norms import tree

if TYPE_CHECKING:
    from pathlib import Path

_AND = """
question q « Faut-il payer ? »
  réponse contrat.a et contrat.b
"""
_BOTH = case("Les deux", "oui", "a: oui, b: oui")
_NOT_A = case("Sans a", "non", "a: non, b: oui")
_NOT_B = case("Sans b", "non", "a: oui, b: non")


def test_cases_that_show_every_condition_kill_every_mutant(tmp_path: Path) -> None:
    # « et » → « ou », two negations, two conditions dropped.
    mutation = Tiny(tmp_path, _AND, _BOTH + _NOT_A + _NOT_B).mutation()
    assert mutation.total == 5
    assert not mutation.lacking


def test_a_condition_that_no_case_tries_alone_can_be_dropped_unnoticed(tmp_path: Path) -> None:
    mutation = Tiny(tmp_path, _AND, _BOTH + _NOT_A).mutation()
    assert [each.text for each in mutation.lacking] == ["la condition « contrat.b » est supprimée"]
    assert mutation.is_too_much


_DUE = """
question q « Payé à temps ? »
  réponse contrat.payée_le ≤ (délai 30 jours après contrat.reçue_le)
"""


def _paid(received: str, paid: str, answer: str) -> str:
    return case(f"Payé le {paid}", answer, f"reçue_le: {received}, payée_le: {paid}")


def test_a_delay_is_held_by_its_last_day_and_the_day_after(tmp_path: Path) -> None:
    last, after = _paid("2026-01-01", "2026-01-31", "oui"), _paid("2026-01-01", "2026-02-01", "non")
    held = Tiny(tmp_path / "juste", _DUE, last + after)
    # « < », the negation, 31 and 29 days, 30 months, the two flags of the delay, and the other date twice. A delay
    # that ends on a Saturday (31 January 2026) and is put off is noticed too.
    assert not held.mutation().lacking
    loose = Tiny(tmp_path / "large", _DUE, _paid("2026-01-01", "2026-01-10", "oui") + after)
    texts = {each.text for each in loose.mutation().lacking}
    assert "« 30 jours » devient « 29 jours »" in texts
    assert "« 30 jours » devient « 31 jours »" not in texts
    assert "« ≤ » devient « < » dans « contrat.payée_le ≤ (délai 30 jours après contrat.reçue_le) »" in texts


_READINGS = """
interprétation sens « Dans quel sens ? »
  lecture large    « tout » retenue « usage »
  lecture étroite  « rien »

déroge remise à dette « une remise »
  si contrat.délai_accordé
  = 5 €

calcul dette : argent
  = selon sens ( large : contrat.montant ; étroite : 0 € )

question q « Combien ? »
  réponse dette
"""


def test_exceptions_readings_and_amounts_are_altered(tmp_path: Path) -> None:
    plain = case("Sans délai", "10 €", "montant: 10 €, délai_accordé: non")
    mutation = Tiny(tmp_path, _READINGS, plain).mutation()
    assert sorted(each.text for each in mutation.lacking) == [
        # The exception never applies in the only case; nor is the other reading ever expected.
        "l'exception « une remise » est supprimée",
        "« 0,00 € » devient « -0,01 € »",
        "« 0,00 € » devient « 0,01 € »",
        "« 5,00 € » devient « 4,99 € »",
        "« 5,00 € » devient « 5,01 € »",
    ]


def test_an_explained_survivor_counts_but_is_not_unexplained(tmp_path: Path) -> None:
    admitted = """
```admis mutation
règle: question.q.réponse
constat: la condition « contrat.b » est supprimée
motif: b est toujours vraie pour ce contrat
```
"""
    mutation = Tiny(tmp_path, _AND, _BOTH + _NOT_A, admitted).mutation()
    assert not mutation.unexplained
    assert mutation.is_too_much


_SUMS = """
calcul partagé(jours : entier) : argent
  = minimum(contrat.montant × jours ÷ 30 + 2 €, 100 €)

question q « Combien ? »
  réponse somme de partagé(p.jours)
    pour chaque p dans périodes(contrat.reçue_le, contrat.payée_le, mois_civils(contrat.reçue_le, contrat.payée_le))
"""
_PLUS = "« + » devient « - » dans « ((contrat.montant × jours) ÷ 30) + 2,00 € »"
_LEAST = "« minimum » devient « maximum » dans « minimum(((contrat.montant × jours) ÷ 30) + 2,00 €, 100,00 €) »"
_DAYS = "« contrat.montant × jours » devient « contrat.montant »"
_DIVISOR = "« (contrat.montant × jours) ÷ 30 » devient « contrat.montant × jours »"


@pytest.mark.parametrize(
    ("amount", "answer", "unnoticed"),
    [
        ("60 €", "62 €", set[str]()),  # 60 × 30 ÷ 30 + 2
        ("98 €", "100 €", {_LEAST, _DIVISOR}),  # the two are equal; 98 × 30 + 2 is brought to 100
        ("1 000 €", "100 €", {_PLUS, _DIVISOR}),  # 1 002, 998 or 30 002 are brought to 100; 1 000 ÷ 30 + 2 is not
        ("0 €", "2 €", {_DIVISOR, _DAYS}),
    ],
)
def test_operations_are_altered(tmp_path: Path, amount: str, answer: str, unnoticed: set[str]) -> None:
    # The thirty first days of January.
    facts = f"montant: {amount}, reçue_le: 2026-01-01, payée_le: 2026-01-30"
    told = {each.text for each in Tiny(tmp_path, _SUMS, case("Cas", answer, facts)).mutation().lacking}
    assert told & {_PLUS, _LEAST, _DAYS, _DIVISOR} == unnoticed


def test_the_parts_of_a_period_are_told_as_they_are_written() -> None:
    assert phrase(tree.Apply("interval_days", (tree.Var("p"),))) == "p.jours"
