"""Durations: families, and comparison by interval of what has no fixed ratio."""

from __future__ import annotations

import operator
from datetime import date, timedelta

import pytest

from clausier.values.calendar import MONDAY_TO_FRIDAY, add_counted
from clausier.values.dates import Clamp, add_parts
from clausier.values.duration import Duration, Unit, bounds_in_days, bounds_in_minutes, compare, days_in_months
from clausier.values.fraction import Fraction


def of(amount: int | Fraction, unit: Unit) -> Duration:
    return Duration(Fraction(amount), unit)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (of(12, Unit.MONTH), of(1, Unit.YEAR), 0),
        (of(11, Unit.MONTH), of(1, Unit.YEAR), -1),
        (of(2, Unit.WEEK), of(14, Unit.DAY), 0),
        (of(90, Unit.MINUTE), of(Fraction(3, 2), Unit.HOUR), 0),
        (of(1, Unit.MONTH), of(27, Unit.DAY), 1),
        (of(1, Unit.MONTH), of(28, Unit.DAY), None),
        (of(1, Unit.MONTH), of(30, Unit.DAY), None),
        (of(1, Unit.MONTH), of(31, Unit.DAY), None),
        (of(1, Unit.MONTH), of(32, Unit.DAY), -1),
        (of(1, Unit.MONTH), of(4, Unit.WEEK), None),
        (of(2, Unit.MONTH), of(58, Unit.DAY), 1),
        (of(2, Unit.MONTH), of(60, Unit.DAY), None),
        (of(1, Unit.YEAR), of(364, Unit.DAY), 1),
        (of(1, Unit.YEAR), of(365, Unit.DAY), None),
        (of(1, Unit.YEAR), of(367, Unit.DAY), -1),
        (of(3, Unit.DAY), of(72, Unit.HOUR), None),
        (of(3, Unit.DAY), of(70, Unit.HOUR), 1),
        (of(3, Unit.DAY), of(74, Unit.HOUR), -1),
        (of(1, Unit.MONTH), of(1, Unit.HOUR), 1),
        (of(0, Unit.MONTH), of(0, Unit.DAY), 0),
        (of(0, Unit.MONTH), of(1, Unit.DAY), -1),
        (of(-1, Unit.MONTH), of(-27, Unit.DAY), -1),
        (of(2, Unit.WORKED_DAY_OUVRE), of(1, Unit.DAY), 1),
        (of(2, Unit.WORKED_DAY_OUVRE), of(2, Unit.DAY), None),
        (of(6, Unit.WORKED_DAY_OUVRE), of(1, Unit.WEEK), 1),
        (of(7, Unit.BUSINESS_DAY_OUVRABLE), of(1, Unit.WEEK), 1),
        (of(2, Unit.CLEAR_DAY_FRANC), of(2, Unit.DAY), 1),
        (of(2, Unit.WEEKDAY), of(5, Unit.DAY), -1),
        (of(-2, Unit.WORKED_DAY_OUVRE), of(1, Unit.DAY), -1),
        (of(2, Unit.WORKED_DAY_OUVRE), of(2, Unit.BUSINESS_DAY_OUVRABLE), None),
    ],
)
def test_comparison(left: Duration, right: Duration, expected: int | None) -> None:
    assert compare(left, right) == expected
    assert compare(right, left) == (None if expected is None else -expected)


@pytest.mark.parametrize("months", [0, 1, 2, 3, 5, 6, 11, 12, 13, 24, 36, 48, 100])
def test_month_bounds_hold_over_every_start(months: int) -> None:
    # Two stretches hold every case: around 2000, a leap year, and around 2100, none.
    lengths = set[int]()
    for first in (date(1996, 1, 1), date(2091, 1, 1)):
        for day in (first + timedelta(days=n) for n in range(3700)):
            lengths |= {(add_parts(day, months, 0, clamp) - day).days for clamp in Clamp}
    assert days_in_months(months) == (min(lengths), max(lengths))


def test_known_bounds() -> None:
    assert days_in_months(12) == (365, 366)
    assert days_in_months(4800) == (146_097, 146_097)
    assert days_in_months(4801) == (146_097 + 28, 146_097 + 31)
    assert bounds_in_days(of(Fraction(3, 2), Unit.MONTH)) == (Fraction(28), Fraction(62))
    assert bounds_in_minutes(of(2, Unit.HOUR)) == (Fraction(120), Fraction(120))
    with pytest.raises(ValueError, match="hours"):
        bounds_in_days(of(1, Unit.HOUR))


@pytest.mark.parametrize("count", range(1, 25))
def test_weekday_bounds_are_reached(count: int) -> None:
    starts = [date(2026, 3, day) for day in range(1, 8)]
    lengths = [(add_counted(day, count, MONDAY_TO_FRIDAY, None) - day).days for day in starts]
    assert bounds_in_days(of(count, Unit.WEEKDAY)) == (Fraction(min(lengths)), Fraction(max(lengths)))


def test_arithmetic_stays_inside_a_family() -> None:
    assert of(1, Unit.YEAR) + of(6, Unit.MONTH) == of(18, Unit.MONTH)
    assert of(2, Unit.WEEK) - of(1, Unit.DAY) == of(13, Unit.DAY)
    assert of(1, Unit.YEAR) + of(1, Unit.YEAR) == of(2, Unit.YEAR)
    assert 3 * of(1, Unit.MONTH) == of(3, Unit.MONTH) == of(1, Unit.MONTH) * 3
    with pytest.raises(TypeError):
        operator.add(of(1, Unit.MONTH), of(30, Unit.DAY))
    with pytest.raises(TypeError):
        operator.add(of(1, Unit.DAY), of(1, Unit.WORKED_DAY_OUVRE))


def test_labels() -> None:
    assert (Unit.WORKED_DAY_OUVRE.singular, Unit.MONTH.plural) == ("jour ouvré", "mois")
