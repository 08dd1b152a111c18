"""Hours and opening hours in the language: elapsed time, days of an instant, open time, at the limits of each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausier.dossier.kinds import KINDS
from clausier.dossier.reader import read
from clausier.dossier.vocabulary import vocabulary_of
from clausier.evaluate import operations
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Determined, Result, Undetermined, Void
from clausier.evaluate.undefined import Undefined
from clausier.norms import exchange
from clausier.text.source import Source
from clausier.values.calendar import Calendar
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction, Rational
from clausier.values.instant import Instant
from clausier.values.opening_words import parse_opening
from model.pages import article, faults, program

if TYPE_CHECKING:
    from clausier.values.opening import OpeningHours

# Friday 1 May 2026 is a holiday everywhere, Friday 3 April (Good Friday) in Alsace-Moselle.
CALENDARS = {
    "metropole": Calendar.of_dates("metropole", (date(2026, 5, 1),), 2020, 2030),
    "alsace-moselle": Calendar.of_dates("alsace-moselle", (date(2026, 4, 3), date(2026, 5, 1)), 2020, 2030),
}


def at(text: str) -> Instant:
    found = KINDS["instant"].read(text)
    assert isinstance(found, Instant)
    return found


def opening(text: str) -> OpeningHours:
    found = parse_opening(text)
    assert found is not None
    return found


def hours(amount: Rational) -> Duration:
    return Duration(Fraction(amount), Unit.HOUR)


def minutes(amount: int) -> Duration:
    return Duration(Fraction(amount), Unit.MINUTE)


OFFICE = opening("lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; fermé les jours fériés")
DAILY = opening("tous les jours, 0 h – 24 h")
NEVER = opening("fermé")
DAY = Duration(Fraction(1), Unit.DAY)

CASES: list[tuple[str, tuple[object, ...], object]] = [
    # The clocks jump on Sunday 29 March 2026 and go back on Sunday 25 October: hours elapse all the same.
    ("add", (at("2026-03-28 10:00"), hours(72)), at("2026-03-31 11:00")),
    ("add", (at("2026-10-24 10:00"), hours(48)), at("2026-10-26 09:00")),
    ("add", (at("2026-06-01 10:00"), hours(Fraction(7, 2))), at("2026-06-01 13:30")),
    ("add", (at("2026-06-01 10:00"), 0), at("2026-06-01 10:00")),
    ("sub", (at("2026-03-31 11:00"), hours(72)), at("2026-03-28 10:00")),
    ("sub", (at("2026-03-30 00:00"), at("2026-03-29 00:00")), minutes(23 * 60)),
    ("sub", (at("2026-06-01 10:00"), at("2026-06-01 10:45")), minutes(-45)),
    ("lt", (at("2026-06-01 10:00"), at("2026-06-01 10:01")), True),
    ("ge", (at("2026-06-01 10:00"), at("2026-06-01 10:01")), False),
    ("eq", (at("2026-06-01 24:00"), at("2026-06-02 00:00")), True),
    ("maximum", (at("2026-06-01 10:00"), at("2026-06-01 10:01")), at("2026-06-01 10:01")),
    ("delay_after", (hours(72), at("2026-03-28 10:00"), False, False), at("2026-03-31 11:00")),
    ("delay_before", (hours(72), at("2026-03-31 11:00"), False, False), at("2026-03-28 10:00")),
    ("day_of", (at("2026-06-01 23:59"),), date(2026, 6, 1)),
    ("day_of", (at("2026-06-01 24:00"),), date(2026, 6, 2)),
    ("day_opening", (date(2026, 3, 29),), at("2026-03-29 00:00")),
    ("day_closing", (date(2026, 3, 29),), at("2026-03-30 00:00")),
    ("is_open", (OFFICE, at("2026-04-30 09:00")), True),
    ("is_open", (OFFICE, at("2026-04-30 12:30")), False),
    ("is_open", (OFFICE, at("2026-05-01 10:00")), False),
    ("is_open", (OFFICE, at("2026-05-02 10:00")), False),
    ("is_open", (OFFICE, at("2026-04-03 10:00")), True),
    ("is_open", (OFFICE, at("2026-04-03 10:00"), "alsace-moselle"), False),
    ("is_open", (NEVER, at("2026-04-30 10:00")), False),
    ("is_open", (DAILY, at("2026-04-30 24:00")), True),
    ("next_opening", (OFFICE, at("2026-04-30 10:00")), at("2026-04-30 10:00")),
    ("next_opening", (OFFICE, at("2026-04-30 18:00")), at("2026-05-04 09:00")),
    ("after_open_time", (OFFICE, at("2026-04-30 12:00"), hours(1)), at("2026-04-30 14:30")),
    ("after_open_time", (OFFICE, at("2026-04-30 17:00"), hours(2)), at("2026-05-04 10:00")),
    ("after_open_time", (OFFICE, at("2026-04-30 19:00"), 0), at("2026-05-04 09:00")),
    ("after_open_time", (DAILY, at("2026-03-28 10:00"), hours(72)), at("2026-03-31 11:00")),
]


@pytest.mark.parametrize(("operation", "arguments", "expected"), CASES)
def test_what_operations_on_hours_compute(operation: str, arguments: tuple[object, ...], expected: object) -> None:
    assert operations.apply(operation, arguments, CALENDARS) == expected


@pytest.mark.parametrize(
    ("operation", "arguments", "reason"),
    [
        ("add", (at("2026-06-01 10:00"), DAY), "des jours ne se comptent pas d'heure à heure"),
        ("delay_after", (DAY, at("2026-06-01 10:00"), False, False), "des jours ne se comptent pas d'heure à heure"),
        ("add", (at("2026-06-01 10:00"), hours(Fraction(1, 7000))), "un instant se compte en secondes entières"),
        ("add", (at("2200-12-31 10:00"), hours(24)), "date hors des années 1900 à 2200"),
        ("add", (at("2026-06-01 10:00"), hours(10**18)), "date hors des années 1900 à 2200"),
        ("next_opening", (NEVER, at("2026-06-01 10:00")), "ces horaires n'ouvrent jamais"),
        ("after_open_time", (NEVER, at("2026-06-01 10:00"), hours(1)), "ces horaires n'ouvrent jamais"),
        (
            "after_open_time",
            (OFFICE, at("2026-06-01 10:00"), hours(-1)),
            "des heures ouvertes se comptent en minutes entières, vers l'avant",
        ),
        ("after_open_time", (OFFICE, at("2026-06-01 10:00"), DAY), "des jours ne se comptent pas d'heure à heure"),
        ("after_open_time", (DAILY, at("2200-12-31 10:00"), hours(48)), "date hors des années 1900 à 2200"),
        ("is_open", (OFFICE, at("2031-06-02 10:00")), "jours fériés inconnus pour cette année"),
        ("is_open", (OFFICE, at("2026-06-01 10:00"), "corse"), "calendrier « corse » inconnu"),
    ],
)
def test_operations_on_hours_are_total(operation: str, arguments: tuple[object, ...], reason: str) -> None:
    with pytest.raises(Undefined) as silence:
        operations.apply(operation, arguments, CALENDARS)
    assert str(silence.value) == reason


# --- From a page and a dossier to an answer -------------------------------------------------------------------------

PAGE = article("""
entité Appel « l'appel »
  reçu_à : instant « Quand l'appel a-t-il été reçu ? »
  réglé_à : instant « Quand la panne a-t-elle été réglée ? »
  horaires : horaires « Quels sont les horaires du client ? »

dossier appel : Appel

paramètre délai_de_réparation = 72 heures
paramètre astreinte = horaires « lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; fermé les jours fériés »

calcul limite : instant
  = délai délai_de_réparation après appel.reçu_à

calcul à_temps : booléen
  = appel.réglé_à ≤ limite

calcul prise_en_charge : instant
  = après_heures_ouvertes(appel.horaires, appel.reçu_à, 4 heures)

calcul dans_l_astreinte : booléen
  = est_ouvert(astreinte, appel.reçu_à)

calcul temps_passé : décimal
  = heures(appel.réglé_à - appel.reçu_à)
""")


def answer(name: str, dossier: str) -> Result:
    # The program as it comes back from its JSON: what the cache holds.
    known = exchange.from_json(exchange.to_json(program(PAGE)))
    facts, problems = read(Source("d.yml", dossier), vocabulary_of(known))
    assert facts is not None, [each.message for each in problems]
    return Evaluation(known, facts, date(2026, 6, 1)).use(name)[0]


FACTS = """
appel:
  reçu_à: 28 mars 2026 à 10 h
  réglé_à: 31 mars 2026 à 11 h
  horaires: lundi au samedi, 9 h – 12 h
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("limite", at("2026-03-31 11:00")),
        ("à_temps", True),
        ("prise_en_charge", at("2026-03-30 11:00")),
        ("dans_l_astreinte", False),
        ("temps_passé", Fraction(72)),
    ],
)
def test_hours_reach_the_answer(name: str, expected: object) -> None:
    assert answer(name, FACTS) == Determined(expected)  # type: ignore[arg-type]  # values of several kinds


def test_a_missing_hour_is_asked_for_and_closed_hours_are_a_silence() -> None:
    found = answer("à_temps", "appel:\n  reçu_à: 28 mars 2026 à 10 h\n")
    assert isinstance(found, Undetermined)
    assert {each.question for each in found.missing} == {"Quand la panne a-t-elle été réglée ?"}
    closed = answer("prise_en_charge", FACTS.replace("lundi au samedi, 9 h – 12 h", "fermé"))
    assert closed == Void("ces horaires n'ouvrent jamais")


def test_a_special_condition_may_change_opening_hours() -> None:
    changed = FACTS + "conditions_particulières:\n  astreinte: samedi, 8 h – 12 h\n"
    assert answer("dans_l_astreinte", changed) == Determined(value=True)


@pytest.mark.parametrize(
    ("written", "kind", "code"),
    [
        ("a + 3 heures", "instant", ""),
        ("a - 90 minutes", "instant", ""),
        ("b - a", "durée", ""),
        ("a < b", "booléen", ""),
        ("maximum(a, b)", "instant", ""),
        ("délai 72 heures après a", "instant", ""),
        ("délai 48 heures avant minuit(j)", "instant", ""),
        ("délai 1 mois après jour_de(a)", "date", ""),
        ("est_ouvert(horaires « lundi, 9 h – 18 h », a, « metropole »)", "booléen", ""),
        ("a + 3 jours", "instant", "CLA-0303"),
        ("j + 3 heures", "date", "CLA-0303"),
        ("délai 3 jours après a", "instant", "CLA-0303"),
        ("délai 72 heures après j", "instant", "CLA-0303"),
        ("délai 72 heures après a, prorogé", "instant", "CLA-0303"),
        ("délai 72 heures après a, premier jour compté", "instant", "CLA-0303"),
        ("après_heures_ouvertes(h, a, 2 jours)", "instant", "CLA-0303"),
        ("heures(2 jours)", "décimal", "CLA-0303"),
        ("délai 72 heures après h", "instant", "CLA-0301"),
        ("délai 72 heures après a", "date", "CLA-0301"),
        ("a < j", "booléen", "CLA-0302"),
        ("3 heures + a", "instant", "CLA-0302"),
        ("a + b", "instant", "CLA-0302"),
        ("h < h", "booléen", "CLA-0302"),
        ("est_ouvert(a, h)", "booléen", "CLA-0301"),
    ],
)
def test_which_kinds_go_together(written: str, kind: str, code: str) -> None:
    page = article(f"calcul x(a : instant, b : instant, j : date, h : horaires) : {kind}\n  = {written}")
    assert sorted(set(faults(page))) == ([code] if code else [])
