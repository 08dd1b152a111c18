"""Délais: what the law and the words give, and a reference that counts day by day."""

from __future__ import annotations

from datetime import date, timedelta
from math import floor

import pytest

from clausier.values.calendar import MONDAY_TO_FRIDAY, Calendar, CalendarNeeded, DayRule
from clausier.values.dates import Clamp, DateOutOfRange
from clausier.values.deadline import Deadline, Direction, Extension, last_day, prudent_backward
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.holiday_tables import METROPOLE, calendar_between

CALENDAR = calendar_between(METROPOLE, 2014, 2035)
ONE_DAY = timedelta(days=1)
BACK = Direction.BACKWARD
CARRY = Extension.NEXT_WORKING_DAY


def of(amount: int, unit: Unit) -> Duration:
    return Duration(Fraction(amount), unit)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("deadline", "trigger", "expected"),
    [
        # CPC 641 al. 1: the day of the act does not count.
        (Deadline(of(15, Unit.DAY)), "2026-03-02", "2026-03-17"),
        (Deadline(of(15, Unit.DAY), first_day_counted=True), "2026-03-02", "2026-03-16"),
        (Deadline(of(2, Unit.WEEK)), "2026-03-02", "2026-03-16"),
        # CPC 641 al. 2: same day of the month, else its last day.
        (Deadline(of(1, Unit.MONTH)), "2026-03-25", "2026-04-25"),
        (Deadline(of(1, Unit.MONTH)), "2026-01-31", "2026-02-28"),
        (Deadline(of(1, Unit.MONTH), clamp=Clamp.UP), "2026-01-31", "2026-03-01"),
        # « De date à date » from 25 May 2025: the 25th, or the 24th where the day of signature counts.
        (Deadline(of(1, Unit.YEAR)), "2025-05-25", "2026-05-25"),
        (Deadline(of(1, Unit.YEAR), first_day_counted=True), "2025-05-25", "2026-05-24"),
        (Deadline(of(1, Unit.YEAR), first_day_counted=True), "2024-03-01", "2025-02-28"),
        (Deadline(of(1, Unit.YEAR)), "2024-02-29", "2025-02-28"),
        # CPC 642 al. 2: Saturday 14 March 2026, then Friday 1 May 2026, a holiday.
        (Deadline(of(10, Unit.DAY), calendar=CALENDAR), "2026-03-04", "2026-03-14"),
        (Deadline(of(10, Unit.DAY), extension=CARRY, calendar=CALENDAR), "2026-03-04", "2026-03-16"),
        (Deadline(of(1, Unit.MONTH), extension=CARRY, calendar=CALENDAR), "2026-04-01", "2026-05-04"),
        # L133-3 C. com. speaks of three days without the holidays: ouvrables leave Sundays out too.
        (Deadline(of(3, Unit.BUSINESS_DAY_OUVRABLE), calendar=CALENDAR), "2026-04-30", "2026-05-05"),
        (Deadline(of(3, Unit.WORKED_DAY_OUVRE), calendar=CALENDAR), "2026-04-30", "2026-05-06"),
        (Deadline(of(3, Unit.WEEKDAY)), "2026-04-30", "2026-05-05"),
        (Deadline(of(3, Unit.WORKED_DAY_OUVRE), calendar=CALENDAR, first_day_counted=True), "2026-04-30", "2026-05-05"),
        (Deadline(of(1, Unit.WEEKDAY), first_day_counted=True), "2026-04-30", "2026-04-30"),
        # service-public.fr F35697: neither the first day nor the last counts; then carried over Saturday 7.
        (Deadline(of(3, Unit.CLEAR_DAY_FRANC), calendar=CALENDAR), "2026-03-02", "2026-03-06"),
        (Deadline(of(4, Unit.CLEAR_DAY_FRANC), calendar=CALENDAR), "2026-03-02", "2026-03-09"),
        # « jours ouvrables du lundi au vendredi », as a contract writes it.
        (
            Deadline(
                of(3, Unit.BUSINESS_DAY_OUVRABLE),
                calendar=CALENDAR,
                days=DayRule(frozenset(range(5)), holidays_count=False),
            ),
            "2026-04-30",
            "2026-05-06",
        ),
        # « trois mois avant le terme »
        (Deadline(of(3, Unit.MONTH), BACK), "2026-02-28", "2025-11-30"),
        (Deadline(of(3, Unit.MONTH), BACK), "2026-05-25", "2026-02-25"),
        (Deadline(of(3, Unit.MONTH), BACK, clamp=Clamp.UP), "2026-02-28", "2025-11-28"),
        (Deadline(of(3, Unit.MONTH), BACK, first_day_counted=True), "2026-05-25", "2026-02-26"),
        (Deadline(of(30, Unit.DAY), BACK), "2026-05-25", "2026-04-25"),
        # « deux jours avant, du lundi au vendredi inclus »: for a Monday, the Thursday before.
        (Deadline(of(2, Unit.WEEKDAY), BACK), "2026-03-02", "2026-02-26"),
        (Deadline(of(2, Unit.WEEKDAY), BACK), "2026-03-01", "2026-02-25"),
        (Deadline(of(2, Unit.WORKED_DAY_OUVRE), BACK, calendar=CALENDAR), "2026-05-04", "2026-04-29"),
        # Five clear days before a meeting: neither its day nor that of the letter.
        (Deadline(of(5, Unit.CLEAR_DAY_FRANC), BACK), "2026-03-20", "2026-03-14"),
    ],
)
def test_the_last_day(deadline: Deadline, trigger: str, expected: str) -> None:
    assert last_day(deadline, day(trigger)) == day(expected)


def counts(unit: Unit, each: date) -> bool:
    """Tell whether a day counts, from the definition of each kind."""
    holiday, sunday, weekend = each.toordinal() in CALENDAR.holidays, each.weekday() == 6, each.weekday() >= 5
    if unit is Unit.BUSINESS_DAY_OUVRABLE:
        return not (holiday or sunday)
    if unit is Unit.WORKED_DAY_OUVRE:
        return not (holiday or weekend)
    return not (unit is Unit.WEEKDAY and weekend)


def reference(deadline: Deadline, trigger: date) -> date:
    """Count day by day; forward and without extension."""
    at, left = trigger, floor(deadline.duration.amount)
    if deadline.first_day_counted and counts(deadline.duration.unit, at):
        left -= 1
    while left:
        at += ONE_DAY
        left -= counts(deadline.duration.unit, at)
    return at + ONE_DAY if deadline.duration.unit is Unit.CLEAR_DAY_FRANC else at


UNITS = [Unit.DAY, Unit.BUSINESS_DAY_OUVRABLE, Unit.WORKED_DAY_OUVRE, Unit.WEEKDAY, Unit.CLEAR_DAY_FRANC]
YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


@pytest.mark.parametrize(
    ("unit", "counted"), [*((unit, False) for unit in UNITS), *((unit, True) for unit in UNITS[:-1])]
)
@pytest.mark.parametrize("number", [1, 2, 5, 8])
def test_forward_and_backward_agree_with_the_reference(unit: Unit, counted: bool, number: int) -> None:
    forward = Deadline(of(number, unit), first_day_counted=counted, calendar=CALENDAR)
    backward = Deadline(of(number, unit), BACK, first_day_counted=counted, calendar=CALENDAR)
    for each in YEAR:
        end = reference(forward, each)
        if unit is Unit.CLEAR_DAY_FRANC:  # always carried over
            end = CALENDAR.next_ouvre(end)
        assert last_day(forward, each) == end
        # The definition of a backward limit: the last day from which the delay still fits.
        limit = last_day(backward, each)
        assert reference(backward, limit) <= each < reference(backward, limit + ONE_DAY)


@pytest.mark.parametrize("unit", [Unit.MONTH, Unit.DAY, Unit.WORKED_DAY_OUVRE])
def test_the_extension_only_ever_moves_to_a_working_day(unit: Unit) -> None:
    plain = Deadline(of(2, unit), calendar=CALENDAR)
    extended = Deadline(of(2, unit), extension=CARRY, calendar=CALENDAR)
    for each in YEAR:
        end = last_day(plain, each)
        carried = last_day(extended, each)
        assert CALENDAR.is_ouvre(carried)
        assert carried == end if CALENDAR.is_ouvre(end) else carried > end
        assert not any(CALENDAR.is_ouvre(end + timedelta(days=n)) for n in range((carried - end).days))


def test_the_prudent_date_of_a_notice() -> None:
    # Sunday 30 November 2025: the letter is best in the other's hands on Friday.
    assert prudent_backward(day("2025-11-30"), CALENDAR) == day("2025-11-28")
    assert prudent_backward(day("2025-11-28"), CALENDAR) == day("2025-11-28")
    assert prudent_backward(day("2026-05-02"), CALENDAR) == day("2026-04-30")


@pytest.mark.parametrize(
    ("duration", "direction", "counted", "extension", "days"),
    [
        (of(72, Unit.HOUR), Direction.FORWARD, False, Extension.NONE, None),
        (of(0, Unit.DAY), Direction.FORWARD, False, Extension.NONE, None),
        (of(-1, Unit.MONTH), Direction.FORWARD, False, Extension.NONE, None),
        (Duration(Fraction(1, 2), Unit.MONTH), Direction.FORWARD, False, Extension.NONE, None),
        (of(1, Unit.MONTH), Direction.BACKWARD, False, CARRY, None),
        (of(1, Unit.CLEAR_DAY_FRANC), Direction.FORWARD, True, Extension.NONE, None),
        (of(1, Unit.MONTH), Direction.FORWARD, False, Extension.NONE, MONDAY_TO_FRIDAY),
    ],
)
def test_a_delay_without_meaning_is_refused(
    duration: Duration, direction: Direction, counted: bool, extension: Extension, days: DayRule | None
) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        Deadline(duration, direction, counted, extension=extension, calendar=CALENDAR, days=days)
    assert not isinstance(caught.value, CalendarNeeded)


def test_holidays_need_a_calendar() -> None:
    for unit in (Unit.BUSINESS_DAY_OUVRABLE, Unit.WORKED_DAY_OUVRE, Unit.CLEAR_DAY_FRANC):
        with pytest.raises(CalendarNeeded):
            Deadline(of(1, unit))
    with pytest.raises(CalendarNeeded):
        Deadline(of(1, Unit.MONTH), extension=CARRY)
    with pytest.raises(DateOutOfRange):
        last_day(Deadline(of(1, Unit.YEAR)), date(2200, 6, 1))
    empty = Calendar("sans fériés", frozenset(), 1900, 2200)
    assert last_day(Deadline(of(2, Unit.WORKED_DAY_OUVRE), calendar=empty), day("2026-04-30")) == day("2026-05-04")
