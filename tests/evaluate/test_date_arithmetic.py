"""The arithmetic of dates, used through a program, against brute force.

A backward limit is the last day from which the whole delay still fits before the term; anniversaries are computed from
the origin; worked days are counted one by one. The references below use nothing but ``datetime`` and ``calendar``.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Determined
from clausier.norms.tree import Apply, Literal, Read, Var
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from evaluate.builder import CONTRACT, ON, definition, dossier, program

if TYPE_CHECKING:
    from clausier.values.interval import Interval

PLAIN = Literal(value=False)
ONE_DAY = timedelta(days=1)
LABOUR_DAY = date(2026, 5, 1)
UNDER = program(
    definition("limite", Apply("delay_before", (Var("durée"), Var("terme"), PLAIN, PLAIN)), ("durée", "terme")),
    definition("dernier_jour", Apply("delay_after", (Var("durée"), Var("jour"), PLAIN, PLAIN)), ("durée", "jour")),
    definition(
        "prochaine", Apply("next_occurrence", (Read(CONTRACT, "signé_le"), Var("pas"), Var("jour"))), ("pas", "jour")
    ),
    definition(
        "morceaux",
        Apply("intervals", (Var("premier"), Var("dernier"), Apply("semester_cuts", (Var("premier"), Var("dernier"))))),
        ("premier", "dernier"),
    ),
    holidays=(LABOUR_DAY.toordinal(),),
)


def value(name: str, *arguments: Duration | date, signed: date = ON) -> object:
    run = Evaluation(UNDER, dossier(signé_le=signed), ON)
    found, _ = run.use(name, tuple(Determined(each) for each in arguments))
    assert isinstance(found, Determined)
    return found.value


def of(count: int, unit: Unit) -> Duration:
    return Duration(Fraction(count), unit)


def later(day: date, months: int) -> date:
    """The same day of a later month, or the last one of that month (CPC 641 al. 2), from the calendar alone."""
    rank = day.year * 12 + day.month - 1 + months
    year, month = rank // 12, rank % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


TERMS = [*span(date(2024, 1, 1), date(2025, 3, 31)), *span(date(2028, 2, 1), date(2028, 3, 31))]


@pytest.mark.parametrize("months", [1, 2, 3, 6, 12])
def test_a_limit_in_months_is_the_last_day_from_which_they_fit(months: int) -> None:
    ends = {day: later(day, months) for day in span(date(2022, 12, 1), date(2028, 4, 1))}
    for term in TERMS:
        fitting = [day for day in span(term - timedelta(days=31 * months + 5), term) if ends[day] <= term]
        assert value("limite", of(months, Unit.MONTH), term) == max(fitting)


@pytest.mark.parametrize(("count", "unit", "days"), [(1, Unit.DAY, 1), (30, Unit.DAY, 30), (2, Unit.WEEK, 14)])
def test_a_limit_in_days_is_the_last_day_from_which_they_fit(count: int, unit: Unit, days: int) -> None:
    for term in TERMS:
        assert value("limite", of(count, unit), term) == term - timedelta(days=days)


def worked(day: date) -> bool:
    return day.weekday() < 5 and day != LABOUR_DAY


@pytest.mark.parametrize("count", [1, 2, 5, 10])
def test_a_limit_in_worked_days_is_counted_day_by_day(count: int) -> None:
    delay = of(count, Unit.WORKED_DAY_OUVRE)

    def end(day: date) -> date:
        left = count
        while left:
            day += ONE_DAY
            left -= worked(day)
        return day

    for term in span(date(2026, 4, 20), date(2026, 5, 20)):
        fitting = [day for day in span(term - timedelta(days=30), term) if end(day) <= term]
        assert value("limite", delay, term) == max(fitting)
        assert value("dernier_jour", delay, term) == end(term)


@pytest.mark.parametrize("signed", [date(2024, 3, 1), date(2024, 2, 29), date(2023, 8, 31), date(2024, 12, 31)])
@pytest.mark.parametrize(("step", "months"), [(of(1, Unit.YEAR), 12), (of(1, Unit.MONTH), 1), (of(3, Unit.MONTH), 3)])
def test_the_next_anniversary_is_computed_from_the_origin(signed: date, step: Duration, months: int) -> None:
    anniversaries = [later(signed, months * rank) for rank in range(1, 100)]
    for day in span(date(2024, 1, 1), date(2026, 3, 5))[::3]:
        expected = min(each for each in anniversaries if each >= day)
        assert value("prochaine", step, day, signed=signed) == expected


def test_periods_cut_at_the_semesters_hold_each_day_once() -> None:
    for first, last in ((date(2024, 4, 11), date(2024, 9, 30)), (date(2023, 12, 31), date(2026, 1, 1)), (ON, ON)):
        found = cast("tuple[Interval, ...]", value("morceaux", first, last))
        pieces = [span(piece.first, piece.last) for piece in found]
        assert [day for piece in pieces for day in piece] == span(first, last)
        for piece in pieces:
            assert len({(day.year, day.month > 6) for day in piece}) == 1
