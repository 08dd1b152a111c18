"""Holidays of both zones against the public table, and the days that count against an independent count."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from clausier.values import calendar as c
from clausier.values.calendar import Calendar, CalendarNeeded, CalendarOutOfRange, DayRule
from clausier.values.holiday_tables import ALSACE_MOSELLE, METROPOLE, calendar_between, holidays_between, zones

ONE_DAY = timedelta(days=1)
METROPOLITAN = calendar_between(METROPOLE, 2014, 2035)


def public_rows(*wanted: str) -> dict[date, str]:
    text = (Path(__file__).parent / "data" / "jours-feries.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {date.fromisoformat(row["date"]): row["libelle"] for row in rows if row["zone"] in wanted}


def test_holidays_of_metropolitan_france() -> None:
    assert holidays_between(METROPOLE, 2014, 2035) == public_rows("metropole")


def test_holidays_of_alsace_and_moselle() -> None:
    assert holidays_between(ALSACE_MOSELLE, 2014, 2035) == public_rows("metropole", "alsace-moselle")


def test_an_unknown_zone_is_refused() -> None:
    assert zones() == ("metropole", "alsace-moselle")
    with pytest.raises(KeyError):
        holidays_between("GES", 2014, 2035)


def test_a_calendar_is_plain_numbers() -> None:
    days = holidays_between(METROPOLE, 2026, 2026)
    assert Calendar.of_ordinals("metropole", [day.toordinal() for day in days], 2026, 2026) == calendar_between(
        METROPOLE, 2026, 2026
    )


# The week of 1 May 2026, a Friday.
@pytest.mark.parametrize(
    ("day", "holiday", "ouvrable", "ouvre", "weekday"),
    [
        (date(2026, 4, 30), False, True, True, True),
        (date(2026, 5, 1), True, False, False, True),
        (date(2026, 5, 2), False, True, False, False),
        (date(2026, 5, 3), False, False, False, False),
        (date(2026, 5, 4), False, True, True, True),
    ],
)
def test_kinds_of_days(day: date, holiday: bool, ouvrable: bool, ouvre: bool, weekday: bool) -> None:
    calendar = METROPOLITAN
    assert (calendar.is_holiday(day), calendar.is_ouvrable(day), calendar.is_ouvre(day), c.is_weekday(day)) == (
        holiday,
        ouvrable,
        ouvre,
        weekday,
    )


def test_next_and_previous() -> None:
    assert METROPOLITAN.next_ouvrable(date(2026, 5, 1)) == date(2026, 5, 2)
    assert METROPOLITAN.next_ouvre(date(2026, 5, 1)) == date(2026, 5, 4)
    assert METROPOLITAN.previous_ouvrable(date(2026, 5, 3)) == date(2026, 5, 2)
    assert METROPOLITAN.previous_ouvre(date(2026, 5, 3)) == date(2026, 4, 30)
    assert METROPOLITAN.next_ouvre(date(2026, 5, 4)) == METROPOLITAN.previous_ouvre(date(2026, 5, 4))


def test_two_days_after_christmas_eve() -> None:
    # 25 December 2026 is a Friday: the 26th counts as ouvrable, not as ouvré.
    eve = date(2026, 12, 24)
    assert c.add_counted(eve, 2, c.OUVRABLE, METROPOLITAN) == date(2026, 12, 28)
    assert c.add_counted(eve, 2, c.OUVRE, METROPOLITAN) == date(2026, 12, 29)
    assert c.add_counted(eve, 2, c.MONDAY_TO_FRIDAY, None) == date(2026, 12, 28)
    assert c.add_counted(eve, 2, c.EVERY_DAY, None) == date(2026, 12, 26)
    assert c.add_counted(eve, 0, c.OUVRE, None) == eve
    alsace = calendar_between(ALSACE_MOSELLE, 2026, 2027)
    assert c.add_counted(eve, 2, c.OUVRABLE, alsace) == date(2026, 12, 29)


@pytest.mark.parametrize("number", [-30, -5, -1, 1, 2, 3, 8, 30])
def test_counts_agree_with_the_library_of_holidays(number: int) -> None:
    five_days = holidays.country_holidays("FR", years=range(2025, 2029))
    six_days = holidays.country_holidays("FR", years=range(2025, 2029))
    six_days.weekend = {6}
    day = date(2026, 1, 1)
    while day.year < 2028:
        assert c.add_counted(day, number, c.OUVRE, METROPOLITAN) == five_days.get_nth_working_day(day, number)
        assert c.add_counted(day, number, c.OUVRABLE, METROPOLITAN) == six_days.get_nth_working_day(day, number)
        day += timedelta(days=3)


def test_days_a_contract_defines() -> None:
    tuesdays = DayRule(frozenset({1}), holidays_count=False)
    # Tuesday 14 July 2026 is a holiday.
    assert c.next_counted(date(2026, 7, 8), tuesdays, METROPOLITAN) == date(2026, 7, 21)
    counted = DayRule(frozenset({1}), holidays_count=True)
    assert c.next_counted(date(2026, 7, 8), counted, None) == date(2026, 7, 14)
    assert c.previous_counted(date(2026, 7, 20), counted, None) == date(2026, 7, 14)


def test_a_calendar_does_not_guess() -> None:
    with pytest.raises(CalendarOutOfRange, match="2014-2035"):
        METROPOLITAN.is_ouvre(date(2036, 1, 1))
    with pytest.raises(CalendarOutOfRange):
        c.add_counted(date(2035, 12, 30), 5, c.OUVRABLE, METROPOLITAN)
    # Even on a Sunday, which no calendar would count.
    with pytest.raises(CalendarOutOfRange):
        METROPOLITAN.is_ouvrable(date(2036, 1, 6))
    with pytest.raises(CalendarNeeded):
        c.next_counted(date(2026, 1, 1), c.OUVRE, None)


@pytest.mark.parametrize("weekdays", [frozenset[int](), frozenset({7}), frozenset({-1, 2})])
def test_a_rule_names_weekdays(weekdays: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="weekdays"):
        DayRule(weekdays, holidays_count=True)
