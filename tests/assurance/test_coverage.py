"""What no case shows, on contracts small enough for it to be known by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
_NEITHER = case("Ni l'un ni l'autre", "non", "a: non, b: non")


@pytest.mark.parametrize(
    ("cases", "missing"),
    [
        (_BOTH + _NOT_A + _NOT_B, []),
        (_BOTH + _NOT_A, ["la condition « contrat.b » n'est jamais fausse"]),
        (
            # With both false, neither decides alone.
            _BOTH + _NEITHER,
            [
                "la condition « contrat.a » n'est jamais fausse là où elle décide seule",
                "la condition « contrat.b » n'est jamais fausse là où elle décide seule",
            ],
        ),
        (
            _NOT_A,
            [
                "la condition « contrat.a » n'est jamais vraie",
                "la condition « contrat.b » n'est jamais vraie ni fausse là où elle décide seule",
            ],
        ),
        ("", ["aucun cas ne la pose"]),
    ],
)
def test_each_condition_must_decide_alone_both_ways(tmp_path: Path, cases: str, missing: list[str]) -> None:
    assert Tiny(tmp_path, _AND, cases).uncovered() == missing


def test_an_unknown_fact_shows_nothing(tmp_path: Path) -> None:
    unknown = case("b inconnu", "indéterminé", "a: oui")
    assert Tiny(tmp_path, _AND, _BOTH + _NOT_A + unknown).uncovered() == [
        "la condition « contrat.b » n'est jamais fausse"
    ]


_DUE = """
calcul échéance : date
  = délai 30 jours après contrat.reçue_le

calcul à_temps : booléen
  = contrat.payée_le ≤ échéance

question q « Payé à temps ? »
  réponse à_temps
"""


def _paid(day: str, answer: str) -> str:
    return case(f"Payé le {day}", answer, f"reçue_le: 2026-01-01, payée_le: {day}")


def test_a_deadline_is_tried_on_its_last_day_and_the_day_after(tmp_path: Path) -> None:
    # Received on 1 January: thirty days end on the 31st.
    early = Tiny(tmp_path / "tôt", _DUE, _paid("2026-01-20", "oui") + _paid("2026-03-01", "non"))
    assert early.uncovered() == [
        "la date « contrat.payée_le » n'est jamais essayée le jour même de « échéance »",
        "la date « contrat.payée_le » n'est jamais essayée le lendemain de « échéance »",
    ]
    assert not Tiny(tmp_path / "juste", _DUE, _paid("2026-01-31", "oui") + _paid("2026-02-01", "non")).uncovered()


_EXCEPTION = """
calcul dette : argent
  = contrat.montant

déroge remise à dette « une remise »
  si contrat.délai_accordé
  = 0 €

question q « Combien ? »
  réponse dette
"""


def test_an_exception_is_seen_to_apply_and_not_to(tmp_path: Path) -> None:
    applied = case("Délai accordé", "0 €", "montant: 10 €, délai_accordé: oui")
    plain = case("Sans délai", "10 €", "montant: 10 €, délai_accordé: non")
    assert Tiny(tmp_path / "une", _EXCEPTION, plain).uncovered() == [
        "la condition « contrat.délai_accordé » (exception « une remise ») n'est jamais vraie",
        "l'exception « une remise » ne joue jamais",
    ]
    assert not Tiny(tmp_path / "deux", _EXCEPTION, applied + plain).uncovered()


_READINGS = """
interprétation sens « Dans quel sens ? »
  lecture large    « tout » retenue « usage »
  lecture étroite  « rien »

question q « Combien ? »
  réponse selon sens ( large : contrat.montant ; étroite : 0 € )
"""


def test_a_reading_is_expected_to_change_an_answer(tmp_path: Path) -> None:
    alike = case("Rien à payer", "0 €", "montant: 0 €", "lectures: {sens=étroite: 0 €}")
    unlike = case("Dix euros", "10 €", "montant: 10 €", "lectures: {sens=étroite: 0 €}")
    assert Tiny(tmp_path / "pareil", _READINGS, alike).uncovered() == [
        "aucun cas n'attend une autre réponse sous la lecture « étroite »"
    ]
    assert not Tiny(tmp_path / "autre", _READINGS, unlike).uncovered()


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


def test_an_obligation_has_cases_for_its_state(tmp_path: Path) -> None:
    facts = "a: oui, reçue_le: 2026-01-01, payée_le: sans objet"
    none = case("Sans a", "non", "a: non", "obligations: {payer: aucune}")
    assert Tiny(tmp_path / "sans", _DUTY, case("Due", "oui", facts) + case("Sans a", "non", "a: non")).uncovered() == [
        "aucun cas n'en attend l'état (« obligations: {payer: … } »)"
    ]
    due = case("Le dernier jour", "oui", facts, "obligations: {payer: exigible}")
    assert not Tiny(tmp_path / "avec", _DUTY, due + none).uncovered()


def test_what_is_explained_is_no_longer_missing_and_a_vain_explanation_is_told(tmp_path: Path) -> None:
    admitted = """
```admis couverture
règle: question.q.réponse
constat: la condition « contrat.b » n'est jamais fausse
motif: le dossier type ne le permet pas
```

```admis couverture
règle: question.q.réponse
constat: la condition « contrat.c » n'est jamais fausse
motif: une condition qui n'existe plus
```
"""
    covered = Tiny(tmp_path, _AND, _BOTH + _NOT_A, admitted).coverage()
    assert not covered.unexplained
    assert [each.reason for each in covered.lacking] == ["le dossier type ne le permet pas"]
    assert [each.text for each in covered.stale] == ["la condition « contrat.c » n'est jamais fausse"]


_BREACH = """
interdiction partir « ne pas partir »
  débiteur client
  créancier prestataire
  violée si contrat.a

question q « Est-il parti ? »
  réponse contrat.a
"""


def test_what_is_owed_is_not_looked_at_again_where_it_is_breached(tmp_path: Path) -> None:
    gone = case("Parti", "oui", "a: oui", "obligations: {partir: violée}")
    stayed = case("Resté", "non", "a: non", "obligations: {partir: respectée}")
    held = Tiny(tmp_path, _BREACH, gone + stayed)
    assert held.uncovered() == []
    assert not held.mutation().lacking
