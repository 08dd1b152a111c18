"""What each strict operation computes, and where it has no result: never an exception, always a reason in French."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausier.evaluate import operations
from clausier.evaluate.operations import OPERATIONS
from clausier.evaluate.undefined import Undefined
from clausier.values.calendar import Calendar
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.interval import Interval
from clausier.values.money import Money
from clausier.values.rate import Points, Rate
from evaluate import test_hours
from evaluate.builder import days, euros, months

if TYPE_CHECKING:
    from clausier.norms.tree import Value

# 1 May 2026 is a Friday; 3 October is a holiday of Alsace-Moselle alone here.
LABOUR_DAY, LOCAL_DAY = date(2026, 5, 1), date(2026, 10, 2)
CALENDARS = {
    "metropole": Calendar.of_dates("metropole", (LABOUR_DAY,), 2020, 2030),
    "alsace-moselle": Calendar.of_dates("alsace-moselle", (LABOUR_DAY, LOCAL_DAY), 2020, 2030),
}


def of(amount: int, unit: Unit) -> Duration:
    return Duration(Fraction(amount), unit)


def percent(text: str) -> Rate:
    return Rate.of_percent(text)


def day(text: str) -> date:
    return date.fromisoformat(text)


SIGNED, TERM = day("2024-03-01"), day("2026-02-28")
HALF = Fraction(1, 2)
NO_LAST_DAY = "ce délai n'a pas de dernier jour : il faut un nombre entier de jours, de mois ou d'années"


CASES: list[tuple[str, tuple[object, ...], object]] = [
    ("eq", (2, Fraction(2)), True),
    ("eq", (of(12, Unit.MONTH), of(1, Unit.YEAR)), True),
    ("eq", (days(13), of(2, Unit.WEEK)), False),
    ("eq", (days(15), of(2, Unit.WEEK)), False),
    ("ne", ("écrite", "orale"), True),
    ("lt", (euros("39.99"), euros("40")), True),
    ("le", (SIGNED, SIGNED), True),
    ("gt", (months(1), days(27)), True),
    ("ge", (days(14), of(2, Unit.WEEK)), True),
    ("among", ("client", ("client", "prestataire")), True),
    ("among", (3, (1, 2)), False),
    ("among", (3, ()), False),
    ("choices", (1, 2, 3), (1, 2, 3)),
    ("add", (2, HALF), Fraction(5, 2)),
    ("add", (euros("40"), euros("0.50")), euros("40.50")),
    ("add", (percent("4.5"), Points.of("10")), percent("14.5")),
    ("add", (day("2024-01-31"), months(1)), day("2024-02-29")),
    ("add", (of(1, Unit.YEAR), months(2)), months(14)),
    ("sub", (day("2024-09-30"), day("2024-04-10")), 173),
    ("sub", (day("2026-05-31"), months(3)), day("2026-02-28")),
    ("sub", (percent("14.5"), percent("4.5")), Points.of("10")),
    ("sub", (0, 3), -3),
    ("mul", (euros("1440"), percent("14.5")), euros("208.8")),
    ("mul", (HALF, euros("3")), euros("1.5")),
    ("mul", (3, months(2)), months(6)),
    ("div", (7, 2), Fraction(7, 2)),
    ("div", (euros("3"), euros("2")), Fraction(3, 2)),
    ("div", (euros("3"), 2), euros("1.5")),
    ("div", (percent("3"), 2), percent("1.5")),
    ("div", (of(1, Unit.YEAR), months(3)), 4),
    ("div", (months(3), 2), Duration(Fraction(3, 2), Unit.MONTH)),
    ("div", (Points.of("10"), 4), Points.of("2.5")),
    ("neg", (euros("3"),), euros("-3")),
    ("minimum", (3, 1, 2), 1),
    ("maximum", (SIGNED, TERM), TERM),
    ("minimum", (months(1), days(15)), days(15)),
    ("ceiling", (Fraction(7, 2),), 4),
    ("floor", (Fraction(-7, 2),), -4),
    ("hours", (of(90, Unit.MINUTE),), Fraction(3, 2)),
    ("round_cent", (euros("1.005"),), euros("1.01")),
    ("round_cent", (euros("-1.005"),), euros("-1.01")),
    ("round_up_euro", (euros("1.01"),), euros("2")),
    ("day_before", (day("2024-03-01"),), day("2024-02-29")),
    ("day_after", (day("2024-12-31"),), day("2025-01-01")),
    ("days_between", (day("2024-02-28"), day("2024-03-01")), 2),
    ("year_of", (SIGNED,), 2024),
    ("days_in_month", (day("2024-02-10"),), 29),
    ("days_in_year", (SIGNED,), 366),
    ("month_start", (day("2024-02-10"),), day("2024-02-01")),
    ("month_end", (day("2024-02-10"),), day("2024-02-29")),
    ("semester_start", (day("2024-06-30"),), day("2024-01-01")),
    ("semester_start", (day("2024-07-01"),), day("2024-07-01")),
    ("occurrence", (day("2024-01-31"), months(1), 2), day("2024-03-31")),
    ("occurrence", (day("2024-01-31"), months(1), 1, True), day("2024-03-01")),
    ("next_occurrence", (SIGNED, of(1, Unit.YEAR), day("2025-03-01")), day("2025-03-01")),
    ("next_occurrence", (SIGNED, of(1, Unit.YEAR), day("2025-03-02")), day("2026-03-01")),
    ("occurrence_rank", (SIGNED, of(1, Unit.YEAR), day("2025-12-02")), 2),
    ("occurrence_rank", (SIGNED, of(1, Unit.YEAR), day("2020-01-01")), 1),
    ("interval_first", (Interval(SIGNED, TERM),), SIGNED),
    ("interval_last", (Interval(SIGNED, TERM),), TERM),
    ("interval_days", (Interval(SIGNED, SIGNED),), 1),
    ("is_weekday", (LABOUR_DAY,), True),
    ("is_holiday", (LABOUR_DAY,), True),
    ("is_holiday", (LOCAL_DAY,), False),
    ("is_holiday", (LOCAL_DAY, "alsace-moselle"), True),
    ("is_ouvre", (LABOUR_DAY,), False),
    ("is_ouvrable", (day("2026-05-02"),), True),  # a Saturday
    ("next_ouvrable", (day("2026-05-03"),), day("2026-05-04")),
    ("previous_ouvre", (day("2026-05-03"),), day("2026-04-30")),
    ("delay_after", (days(15), day("2026-03-02"), False, False), day("2026-03-17")),  # CPC 641 al. 1
    ("delay_after", (days(15), day("2026-03-02"), False, True), day("2026-03-16")),
    ("delay_after", (months(1), day("2026-04-01"), True, False), day("2026-05-04")),  # CPC 642 al. 2
    ("delay_before", (months(3), TERM, False, False), day("2025-11-30")),
]


@pytest.mark.parametrize(("operation", "arguments", "expected"), CASES)
def test_an_operation(operation: str, arguments: tuple[object, ...], expected: object) -> None:
    assert operations.apply(operation, arguments, CALENDARS) == expected


def test_periods_are_cut_where_each_cut_begins_a_piece() -> None:
    whole = day("2024-04-11"), day("2024-09-30")
    halves = (Interval(day("2024-04-11"), day("2024-06-30")), Interval(day("2024-07-01"), day("2024-09-30")))
    cuts = operations.apply("semester_cuts", whole, {})
    assert cuts == (day("2024-07-01"),)
    assert operations.apply("intervals", (*whole, cuts), {}) == halves
    assert operations.apply("intervals", (*whole, cuts, ()), {}) == halves
    assert operations.apply("intervals", tuple(reversed(whole)), {}) == ()
    for name in ("semester_cuts", "year_cuts", "month_cuts"):
        assert operations.apply(name, tuple(reversed(whole)), {}) == ()
    years = operations.apply("year_cuts", (day("2024-04-11"), day("2026-01-01")), {})
    assert years == (day("2025-01-01"), day("2026-01-01"))
    parts = operations.apply("month_cuts", (day("2024-04-11"), day("2024-06-30")), {})
    assert parts == (day("2024-05-01"), day("2024-06-01"))


@pytest.mark.parametrize(
    ("operation", "arguments", "reason"),
    [
        ("div", (1, 0), "division par zéro"),
        ("div", (euros("1"), euros("0")), "division par zéro"),
        ("div", (0, 0), "division par zéro"),
        ("div", (euros("1"), 0), "division par zéro"),
        ("div", (months(1), 0), "division par zéro"),
        ("div", (0, euros("0")), "division par zéro"),
        # No conversion between months and days, nor between days and hours.
        ("eq", (months(1), days(30)), "ces deux durées ne se comparent pas : leurs unités diffèrent"),
        ("lt", (months(1), days(30)), "ces deux durées ne se comparent pas : leurs unités diffèrent"),
        ("among", (months(1), (days(30),)), "ces deux durées ne se comparent pas : leurs unités diffèrent"),
        ("maximum", (months(1), days(30)), "ces deux durées ne se comparent pas : leurs unités diffèrent"),
        ("add", (months(3), days(2)), "« mois » et « jours » ne se convertissent pas"),
        ("sub", (days(2), of(3, Unit.HOUR)), "« jours » et « heures » ne se convertissent pas"),
        ("div", (months(3), days(10)), "« mois » et « jours » ne se convertissent pas"),
        ("hours", (days(1),), "« jours » et « heures » ne se convertissent pas"),
        # Past what is known.
        ("add", (day("2200-12-01"), months(2)), "date hors des années 1900 à 2200"),
        ("day_after", (day("2200-12-31"),), "date hors des années 1900 à 2200"),
        ("day_before", (day("1900-01-01"),), "date hors des années 1900 à 2200"),
        ("occurrence", (SIGNED, of(1, Unit.YEAR), 10**9), "date hors des années 1900 à 2200"),
        ("is_holiday", (day("2031-01-01"),), "jours fériés inconnus pour cette année"),
        ("delay_after", (days(1), day("2030-12-31"), True, False), "jours fériés inconnus pour cette année"),
        ("is_ouvre", (LABOUR_DAY, "guyane"), "calendrier « guyane » inconnu"),
        # What no computus describes.
        *(
            (name, arguments, NO_LAST_DAY)
            for name, arguments in (
                ("delay_after", (Duration(HALF, Unit.MONTH), SIGNED, False, False)),
                ("delay_after", (of(3, Unit.HOUR), SIGNED, False, False)),
                ("delay_before", (days(3), SIGNED, True, False)),
                ("delay_after", (0, SIGNED, False, False)),
                ("next_occurrence", (SIGNED, months(0), TERM)),
                ("add", (SIGNED, of(3, Unit.HOUR))),
            )
        ),
    ],
)
def test_an_operation_without_result_says_why(operation: str, arguments: tuple[Value, ...], reason: str) -> None:
    with pytest.raises(Undefined) as silence:
        operations.apply(operation, arguments, CALENDARS)
    assert str(silence.value) == reason


def test_days_that_need_holidays_need_a_calendar() -> None:
    worked = of(2, Unit.WORKED_DAY_OUVRE)
    assert operations.apply("delay_after", (worked, day("2026-04-30"), False, False), CALENDARS) == day("2026-05-05")
    with pytest.raises(Undefined, match="jours fériés inconnus"):
        operations.apply("delay_after", (worked, day("2026-04-30"), False, False), {})


@pytest.mark.parametrize("kind", [euros("5"), percent("5"), Points.of("5"), months(5)])
def test_the_sum_of_nothing_goes_with_every_kind(kind: Money | Rate | Points | Duration) -> None:
    nothing = operations.apply("sub", (kind, kind), {}) if isinstance(kind, Money | Points | Duration) else percent("0")
    assert operations.apply("add", (0, kind), {}) == operations.apply("add", (kind, 0), {}) == kind
    assert operations.apply("sub", (kind, 0), {}) == kind
    assert operations.apply("sub", (0, kind), {}) == operations.apply("neg", (kind,), {})
    assert operations.apply("eq", (0, nothing), {}) is True
    assert operations.apply("eq", (kind, 0), {}) is False
    assert operations.apply("lt", (0, kind), {}) is True
    assert operations.apply("ge", (0, kind), {}) is False
    assert operations.apply("minimum", (kind, 0), {}) == nothing
    assert operations.apply("maximum", (0, kind), {}) == kind
    assert operations.apply("among", (0, (kind, nothing)), {}) is True


def test_nothing_multiplied_divided_or_rounded_is_nothing() -> None:
    zero = euros("0")
    assert operations.apply("mul", (0, euros("5")), {}) == zero
    assert operations.apply("mul", (euros("5"), 0), {}) == zero
    assert operations.apply("mul", (0, percent("5")), {}) == 0
    assert operations.apply("div", (0, 3), {}) == 0
    assert operations.apply("div", (0, euros("3")), {}) == 0
    assert operations.apply("neg", (0,), {}) == 0
    assert operations.apply("round_cent", (0,), {}) == operations.apply("round_up_euro", (0,), {}) == zero
    assert operations.apply("hours", (0,), {}) == 0
    assert operations.apply("add", (SIGNED, 0), {}) == operations.apply("sub", (SIGNED, 0), {}) == SIGNED


@pytest.mark.parametrize(
    ("kind", "expected"), [("argent", euros("0")), ("entier", 0), ("décimal", 0), ("durée", 0), ("taux", 0)]
)
def test_the_sum_of_nothing_of_a_kind(kind: str, expected: Value) -> None:
    assert operations.zero_of(kind) == expected


def test_every_operation_is_here() -> None:
    elsewhere = {"without_object", "intervals", "semester_cuts", "year_cuts", "month_cuts"}
    elsewhere |= {operation for operation, _, _ in test_hours.CASES}
    assert {operation for operation, _, _ in CASES} | elsewhere == OPERATIONS
