"""Printed and machine forms of every kind of value; Babel is the oracle of French number formats."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from clausier.values import instants
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.interval import Interval
from clausier.values.money import Money
from clausier.values.rate import Points, Rate
from clausier.values.show import Canonical, Value, canonical, show, show_date, show_instant

INSTANT = instants.at(date(2026, 3, 1), time(14, 30))


@pytest.mark.parametrize(
    ("value", "printed", "machine"),
    [
        (True, "oui", True),
        (False, "non", False),
        (None, "indéterminé", None),
        ("Paris", "Paris", "Paris"),
        (1440, "1\u202f440", "1440"),
        (-3, "-3", "-3"),
        (Fraction(7, 2), "3,5", "3.5"),
        (Fraction(-1, 3), "-0,3333…", "-1/3"),
        (Fraction(10**7, 3), "3\u202f333\u202f333,3333…", "10000000/3"),
        (Money.of("1440"), "1\u202f440,00\u00a0€", "1440.00"),
        (Money.of("-0.5"), "-0,50\u00a0€", "-0.50"),
        (Money.of("12.345"), "12,3450\u00a0€", "12.345"),
        (Money(Fraction(1, 3)), "0,3333…\u00a0€", "1/3"),
        (Rate.of_percent("14.5"), "14,50\u00a0%", "0.145"),
        (Points.of(10), "10 points", "10"),
        (Points.of("0.5"), "0,5 point", "0.5"),
        (date(2026, 2, 28), "28 février 2026", "2026-02-28"),
        (date(2026, 3, 1), "1er mars 2026", "2026-03-01"),
        (time(9, 5), "9 h 05", "09:05"),
        (time(14), "14 h", "14:00"),
        (INSTANT, "1er mars 2026 à 14 h 30", "2026-03-01T14:30:00+01:00"),
        (Duration(Fraction(3), Unit.MONTH), "3 mois", {"amount": "3", "unit": "month"}),
        (Duration(Fraction(7, 2), Unit.HOUR), "3,5 heures", {"amount": "3.5", "unit": "hour"}),
        (Duration(Fraction(3, 2), Unit.HOUR), "1,5 heure", {"amount": "1.5", "unit": "hour"}),
        (
            Duration(Fraction(2), Unit.WORKED_DAY_OUVRE),
            "2 jours ouvrés",
            {"amount": "2", "unit": "worked_day_ouvre"},
        ),
        (
            Interval(date(2026, 3, 1), date(2026, 3, 31)),
            "du 1er mars 2026 au 31 mars 2026",
            {"first": "2026-03-01", "last": "2026-03-31"},
        ),
        (Interval(date(2026, 3, 2), date(2026, 3, 2)), "2 mars 2026", {"first": "2026-03-02", "last": "2026-03-02"}),
    ],
)
def test_forms(value: Value, printed: str, machine: Canonical) -> None:
    assert show(value) == printed
    assert canonical(value) == machine


def test_weekdays() -> None:
    assert show_date(date(2025, 11, 28), weekday=True) == "vendredi 28 novembre 2025"
    assert show_instant(INSTANT, weekday=True) == "dimanche 1er mars 2026 à 14 h 30"


@given(st.integers(-(10**11), 10**11))
def test_numbers_agree_with_babel(cents: int) -> None:
    value = Decimal(cents) / 100
    assert show(Money(Fraction(cents, 100))) == format_currency(value, "EUR", locale="fr_FR")
    assert show(Fraction(cents, 100)) == format_decimal(value, locale="fr_FR")


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_dates_agree_with_babel_but_for_the_first(day: date) -> None:
    expected = format_date(day, "EEEE d MMMM y", locale="fr_FR")
    assert show_date(day, weekday=True).replace(" 1er ", " 1 ") == expected
