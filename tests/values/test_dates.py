"""Civil dates against public cases, an independent computation and their laws."""

from __future__ import annotations

import calendar as stdlib_calendar
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausier.values import dates
from clausier.values.dates import Clamp, DateOutOfRange, Period, add, add_all, add_parts
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "date-cases.yaml").read_text("utf-8"))
ONE_DAY = timedelta(days=1)

days = st.dates(date(1960, 1, 1), date(2150, 12, 31))
clamps = st.sampled_from(list(Clamp))
steps = st.one_of(
    st.integers(1, 40).map(lambda n: Duration(Fraction(n), Unit.MONTH)),
    st.integers(1, 5).map(lambda n: Duration(Fraction(n), Unit.YEAR)),
    st.integers(1, 400).map(lambda n: Duration(Fraction(n), Unit.DAY)),
    st.integers(1, 60).map(lambda n: Duration(Fraction(n), Unit.WEEK)),
)


def of(amount: int, unit: Unit) -> Duration:
    return Duration(Fraction(amount), unit)


def plus_months(day: date, months: int, clamp: Clamp) -> date:
    """Month arithmetic written apart from the engine's, with the standard library's calendar."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    last = stdlib_calendar.monthrange(year, month)[1]
    if day.day <= last:
        return date(year, month, day.day)
    return date(year, month, last) + (ONE_DAY if clamp is Clamp.UP else timedelta(0))


@pytest.mark.parametrize("case", CASES["additions"], ids=lambda case: case["id"])
def test_public_additions(case: dict[str, Any]) -> None:
    start, parts = date.fromisoformat(case["debut"]), case["ajout"]
    added = (of(parts["annees"], Unit.YEAR), of(parts["mois"], Unit.MONTH), of(parts["jours"], Unit.DAY))
    low, high = add_all(start, added, Clamp.DOWN), add_all(start, added, Clamp.UP)
    assert (low, high) == (date.fromisoformat(case["bas"]), date.fromisoformat(case["haut"]))
    assert (low != high) is case["ambigu"]


@pytest.mark.parametrize("case", CASES["mois_entiers_entre"])
def test_public_whole_months(case: dict[str, Any]) -> None:
    start, end = date.fromisoformat(case["debut"]), date.fromisoformat(case["fin"])
    assert dates.whole_months_between(start, end) == case["mois_entiers"]


@pytest.mark.parametrize("case", CASES["duree_entre"])
def test_public_periods(case: dict[str, Any]) -> None:
    start, end, parts = date.fromisoformat(case["debut"]), date.fromisoformat(case["fin"]), case["duree"]
    assert dates.period_between(start, end) == Period(parts["annees"], parts["mois"], parts["jours"])


@pytest.mark.parametrize("case", CASES["bornes_de_mois"])
def test_public_month_bounds(case: dict[str, Any]) -> None:
    day = date.fromisoformat(case["debut"])
    assert dates.month_end(day) == date.fromisoformat(case["dernier"])
    if case["premier"]:
        assert dates.month_start(day) == date.fromisoformat(case["premier"])


def test_public_properties() -> None:
    january, one, two = date(2021, 1, 31), of(1, Unit.MONTH), of(2, Unit.MONTH)
    assert {case["id"] for case in CASES["proprietes"]} == {"P1", "P2", "P3"}
    assert add(add(january, one), one) == date(2021, 3, 28)
    assert add(january, two) == dates.nth_anniversary(january, one, 2) == date(2021, 3, 31)
    assert add(add(date(2021, 3, 31), -one), one) == date(2021, 3, 28)
    assert add(date(2012, 3, 1), of(71, Unit.DAY)) == date(2012, 5, 11)
    assert add(date(2012, 11, 1), of(71, Unit.DAY)) == date(2013, 1, 11)


@pytest.mark.parametrize("clamp", Clamp)
@pytest.mark.parametrize("months", [1, 2, 3, 6, 12])
def test_the_last_day_before_by_brute_force(months: int, clamp: Clamp) -> None:
    # The latest day whose addition, written apart, still falls on the term or before: every term of 70 years.
    step, term, latest = of(months, Unit.MONTH), date(1990, 1, 1), date(1988, 1, 1)
    while term < date(2061, 1, 1):
        while plus_months(latest + ONE_DAY, months, clamp) <= term:
            latest += ONE_DAY
        assert dates.last_day_before(term, step, clamp) == latest
        term += ONE_DAY


def test_the_notice_of_a_contract_ending_in_february() -> None:
    three = of(3, Unit.MONTH)
    assert dates.last_day_before(date(2026, 2, 28), three) == date(2025, 11, 30)
    assert dates.last_day_before(date(2026, 2, 28), three, Clamp.UP) == date(2025, 11, 28)
    assert dates.last_day_before(date(2026, 5, 25), three) == date(2026, 2, 25)
    assert dates.last_day_before(date(2026, 5, 25), of(30, Unit.DAY)) == date(2026, 4, 25)


@given(days, st.integers(-3000, 3000))
def test_adding_days_is_invertible(day: date, number: int) -> None:
    assert add_parts(add_parts(day, 0, number), 0, -number) == day


@given(days, days, st.integers(-400, 400), clamps)
def test_adding_months_is_monotone_in_the_date(a: date, b: date, months: int, clamp: Clamp) -> None:
    low, high = sorted((a, b))
    assert add_parts(low, months, 0, clamp) <= add_parts(high, months, 0, clamp)


@given(days, st.integers(-400, 400), st.integers(0, 160), clamps)
def test_adding_months_is_monotone_in_the_months(day: date, months: int, more: int, clamp: Clamp) -> None:
    assert add_parts(day, months, 0, clamp) <= add_parts(day, months + more, 0, clamp)


@given(days, st.integers(-400, 400))
def test_both_roundings_are_a_day_apart_at_most(day: date, months: int) -> None:
    low, high = add_parts(day, months, 0, Clamp.DOWN), add_parts(day, months, 0, Clamp.UP)
    assert timedelta(0) <= high - low <= ONE_DAY
    assert (low, high) == tuple(plus_months(day, months, clamp) for clamp in Clamp)
    if low == high:
        assert low.day == day.day


@given(days, steps, clamps)
def test_the_last_day_before_is_the_last(term: date, step: Duration, clamp: Clamp) -> None:
    day = dates.last_day_before(term, step, clamp)
    assert add(day, step, clamp) <= term < add(day + ONE_DAY, step, clamp)


@given(days, steps, st.integers(-900, 4000), clamps, st.integers(-4, 3))
def test_next_occurrence_is_the_first(origin: date, step: Duration, ahead: int, clamp: Clamp, first: int) -> None:
    target = origin + timedelta(days=ahead)
    n, found = dates.next_occurrence(origin, step, target, clamp, first)
    assert n >= first
    assert found == dates.nth_anniversary(origin, step, n, clamp) >= target
    if n > first:
        assert dates.nth_anniversary(origin, step, n - 1, clamp) < target


@given(days, steps, st.integers(-900, 4000), clamps, st.integers(-4, 3))
def test_previous_occurrence_is_the_last(origin: date, step: Duration, ahead: int, clamp: Clamp, first: int) -> None:
    target = origin + timedelta(days=ahead)
    found = dates.previous_occurrence(origin, step, target, clamp, first)
    if found is None:
        assert dates.nth_anniversary(origin, step, first, clamp) > target
    else:
        n, day = found
        assert n >= first
        assert day == dates.nth_anniversary(origin, step, n, clamp) <= target
        assert dates.nth_anniversary(origin, step, n + 1, clamp) > target


@given(days, days)
def test_a_period_leads_from_one_date_to_the_other(start: date, end: date) -> None:
    found = dates.period_between(start, end)
    years, months, rest = found.years, found.months, found.days
    assert add_parts(start, years * 12 + months, rest) == end
    assert abs(months) < 12
    assert abs(rest) <= 31
    assert {value > 0 for value in (years, months, rest) if value} <= {end > start}


@given(days)
def test_bounds_of_months_years_and_semesters(day: date) -> None:
    first, last = dates.month_start(day), dates.month_end(day)
    assert first.day == (last + ONE_DAY).day == 1
    assert (last - first).days + 1 == dates.days_in_month(day)
    assert dates.days_in_year(day) == (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    semester = dates.semester_start(day)
    assert (semester.month, semester.day) in {(1, 1), (7, 1)}
    assert timedelta(0) <= day - semester < timedelta(days=184)


def test_leap_years_of_the_covered_centuries() -> None:
    assert [dates.days_in_year(date(year, 1, 1)) for year in (1900, 2000, 2024, 2026, 2100, 2200)] == [
        365, 366, 366, 365, 365, 365,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "months", "number"),
    [
        (date(1899, 12, 31), 0, 1),
        (date(2201, 1, 1), 0, 0),
        (date(2200, 12, 31), 0, 1),
        (date(2200, 12, 31), 1, 0),
        (date(1900, 1, 1), -1, 0),
        (date(1900, 1, 1), 0, -1),
        (date(2026, 1, 1), 10**9, 0),
        (date(2026, 1, 1), 0, 10**12),
    ],
)
def test_dates_outside_the_covered_years_are_refused(day: date, months: int, number: int) -> None:
    with pytest.raises(DateOutOfRange):
        add_parts(day, months, number)


def test_what_a_date_cannot_be_moved_by() -> None:
    day = date(2026, 1, 1)
    for wrong in (
        Duration(Fraction(1, 2), Unit.MONTH),
        of(1, Unit.HOUR),
        of(1, Unit.WORKED_DAY_OUVRE),
        of(1, Unit.CLEAR_DAY_FRANC),
    ):
        with pytest.raises(ValueError, match=r"moves|need"):
            add(day, wrong)
    with pytest.raises(ValueError, match="positive"):
        dates.next_occurrence(day, of(0, Unit.MONTH), day)
    with pytest.raises(TypeError, match="time"):
        add(datetime(2026, 1, 1), of(1, Unit.DAY))  # noqa: DTZ001  a date with a time is what is refused
