"""What cases expect of obligations and pouvoirs; explanations badly written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assurance.tiny import Tiny, case
from clausier.app.test import run_cases

if TYPE_CHECKING:
    from pathlib import Path

_DUTY = """
obligation payer « payer »
  débiteur client
  créancier prestataire
  si contrat.a
  à compter de contrat.reçue_le
  au plus tard délai 30 jours après contrat.reçue_le
  exécutée le contrat.payée_le

question q « a ? »
  réponse contrat.a
"""
_FACTS = "a: oui, reçue_le: 2026-01-01, payée_le: sans objet"


def _told(folder: Path, more: str, admitted: str = "") -> tuple[list[str], list[str]]:
    outcome = run_cases(Tiny(folder, _DUTY, case("Cas", "oui", _FACTS, more), admitted).manifest, (), "")
    assert outcome.value is not None
    gaps = [f"{gap.what} : {gap.got}" for ran, _ in outcome.value.ran for gap in ran.gaps]
    return gaps, [each.message for each in outcome.problems if each.is_error]


def test_the_state_of_an_obligation_is_compared(tmp_path: Path) -> None:
    assert _told(tmp_path / "juste", "obligations: {payer: exigible}") == ([], [])
    assert _told(tmp_path / "faux", "obligations: {payer: en retard}") == (["obligation payer : exigible"], [])


def test_an_obligation_or_a_pouvoir_that_does_not_exist_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path / "un", "obligations: {payé: exigible}")[1] == [
        "« payé » n'est pas une obligation de ce contrat"
    ]
    assert _told(tmp_path / "deux", "pouvoirs: {partir: oui}")[1] == ["« partir » n'est pas un pouvoir de ce contrat"]


def test_an_explanation_needs_a_rule_a_finding_and_a_reason(tmp_path: Path) -> None:
    admitted = "\n```admis couverture\nrègle: x\nconstat: y\n```\n"
    assert _told(tmp_path, "", admitted)[1] == ["ce bloc « admis couverture » est mal écrit"]
