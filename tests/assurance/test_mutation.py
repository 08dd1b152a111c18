"""Mutants of tiny contracts: which there are, and which no case notices, known by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assurance.tiny import Tiny, case

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
