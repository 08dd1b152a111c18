"""Instants of Paris across changes of hour, and opening hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.values import instants as i
from clausier.values import open_time as o
from clausier.values.calendar import CalendarNeeded
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.holiday_tables import METROPOLE, calendar_between
from clausier.values.instants import LocalTimeFault
from clausier.values.opening import OpeningHours, Slot

if TYPE_CHECKING:
    from clausier.values.instant import Instant

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
CALENDAR = calendar_between(METROPOLE, 2025, 2027)
# « de 09H00 à 13H00 et de 14H00 à 18H00, les jours ouvrés »
LINE = OpeningHours((((540, 780), (840, 1080)),) * 5 + ((), ()), closed_on_holidays=True)
NEVER = OpeningHours(((),) * 7)


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001  what a clock on the wall shows


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (local(2026, 3, 29, 1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (local(2026, 3, 29, 2, 0), LocalTimeFault.NONEXISTENT),
        (local(2026, 3, 29, 2, 59), LocalTimeFault.NONEXISTENT),
        (local(2026, 3, 29, 3, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (local(2026, 10, 25, 1, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (local(2026, 10, 25, 2, 0), LocalTimeFault.AMBIGUOUS),
        (local(2026, 10, 25, 2, 59), LocalTimeFault.AMBIGUOUS),
        (local(2026, 10, 25, 3, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        (local(2026, 7, 1, 12, 0), datetime(2026, 7, 1, 10, 0, tzinfo=UTC)),
    ],
)
def test_changes_of_hour_are_named(moment: datetime, expected: datetime | LocalTimeFault) -> None:
    found = i.resolve(moment)
    if isinstance(expected, LocalTimeFault):
        assert found is expected
        with pytest.raises(i.LocalTimeError) as caught:
            i.at(moment.date(), moment.time())
        assert caught.value.fault is expected
    else:
        assert not isinstance(found, LocalTimeFault)
        assert found.seconds == expected.timestamp()
        assert found.local == moment


def test_days_of_23_and_25_hours() -> None:
    assert [i.hours_of_day(day) for day in (SPRING, date(2026, 3, 30), AUTUMN)] == [23, 24, 25]
    assert i.end_of_day(date(2026, 2, 28)) == i.start_of_day(date(2026, 3, 1)) == i.on_clock(date(2026, 2, 28), 1440)


def test_hours_elapse_whatever_the_clocks_do() -> None:
    # A breach known on Saturday at 10 h is notified within 72 hours: Tuesday at 11 h, the clocks having jumped.
    start = i.at(date(2026, 3, 28), time(10))
    end = i.add_time(start, Duration(Fraction(72), Unit.HOUR))
    assert end.isoformat() == "2026-03-31T11:00:00+02:00"
    assert i.add_time(start, Duration(Fraction(1, 2), Unit.HOUR)).isoformat() == "2026-03-28T10:30:00+01:00"
    with pytest.raises(ValueError, match="elapses"):
        i.add_time(start, Duration(Fraction(1), Unit.DAY))
    with pytest.raises(ValueError, match="seconds"):
        i.add_time(start, Duration(Fraction(1, 7), Unit.MINUTE))


@given(st.integers(-2_000_000_000, 7_000_000_000))
def test_an_instant_reads_back(seconds: int) -> None:
    instant = i.of_seconds(seconds)
    assert datetime.fromisoformat(instant.isoformat()).timestamp() == seconds
    assert instant.day == instant.local.date()
    found = i.resolve(instant.local)
    assert found in {instant, LocalTimeFault.AMBIGUOUS}


def test_what_is_no_local_time() -> None:
    with pytest.raises(ValueError, match="zone"):
        i.resolve(datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="whole seconds"):
        i.resolve(local(2026, 1, 1) + timedelta(microseconds=1))
    with pytest.raises(ValueError, match="years"):
        i.resolve(local(2201, 1, 1))


@pytest.mark.parametrize(
    ("day", "moment", "opened"),
    [
        (date(2026, 4, 30), time(8, 59), False),
        (date(2026, 4, 30), time(9, 0), True),
        (date(2026, 4, 30), time(12, 59), True),
        (date(2026, 4, 30), time(13, 0), False),
        (date(2026, 4, 30), time(17, 59), True),
        (date(2026, 4, 30), time(18, 0), False),
        (date(2026, 5, 1), time(10, 0), False),
        (date(2026, 5, 2), time(10, 0), False),
    ],
)
def test_a_telephone_line_on_jours_ouvres(day: date, moment: time, opened: bool) -> None:
    assert o.is_open(LINE, i.at(day, moment), CALENDAR) is opened


def test_next_opening() -> None:
    thursday_evening = i.at(date(2026, 4, 30), time(18))
    assert o.next_opening(LINE, thursday_evening, CALENDAR) == i.at(date(2026, 5, 4), time(9))
    assert o.next_opening(LINE, i.at(date(2026, 5, 4), time(13, 30)), CALENDAR) == i.at(date(2026, 5, 4), time(14))
    inside = i.at(date(2026, 5, 4), time(10, 7))
    assert o.next_opening(LINE, inside, CALENDAR) == inside
    assert o.next_opening(NEVER, inside) is None


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        ((30, 16, 0), 60, (30, 17, 0)),
        ((30, 16, 0), 120, (30, 18, 0)),
        ((30, 16, 0), 121, (34, 9, 1)),
        ((30, 12, 0), 120, (30, 15, 0)),
        ((30, 19, 0), 0, (34, 9, 0)),
        ((30, 10, 30), 0, (30, 10, 30)),
        ((30, 9, 0), 3 * 480, (35, 18, 0)),
    ],
)
def test_open_minutes(start: tuple[int, int, int], minutes: int, expected: tuple[int, int, int]) -> None:
    def april(day: int, hour: int, minute: int) -> Instant:
        return i.at(date(2026, 4, 1) + timedelta(days=day - 1), time(hour, minute))

    assert o.add_open_minutes(LINE, april(*start), minutes, CALENDAR) == april(*expected)


def test_open_minutes_at_the_limits() -> None:
    now = i.at(date(2026, 4, 30), time(10))
    assert o.add_open_minutes(NEVER, now, 1) is None
    with pytest.raises(ValueError, match="forwards"):
        o.add_open_minutes(LINE, now, -1)
    always = OpeningHours((((0, 1440),),) * 7)
    # Two years of open time: more than one look ahead.
    assert o.add_open_minutes(always, now, 800 * 1440) == i.of_seconds(now.seconds + 800 * 86_400)


def test_open_all_night_of_a_change_of_hour() -> None:
    nights = OpeningHours((((0, 1440),),) * 7)
    start = i.start_of_day(SPRING)
    assert o.add_open_minutes(nights, start, 23 * 60) == i.end_of_day(SPRING)
    # Opening at 2 h 30, which does not exist that Sunday, is read an hour later.
    half_past_two = OpeningHours((((150, 300),),) * 7)
    assert o.next_opening(half_past_two, start) == i.at(SPRING, time(3, 30))


@pytest.mark.parametrize(
    "week",
    [
        ((),) * 6,
        (((540, 530),),) + ((),) * 6,
        (((540, 600), (600, 660)),) + ((),) * 6,
        (((-1, 60),),) + ((),) * 6,
        (((0, 1441),),) + ((),) * 6,
    ],
)
def test_slots_follow_one_another(week: tuple[tuple[Slot, ...], ...]) -> None:
    with pytest.raises(ValueError, match=r"days|slots"):
        OpeningHours(week)


def test_closing_on_holidays_needs_a_calendar() -> None:
    with pytest.raises(CalendarNeeded):
        o.is_open(LINE, i.at(date(2026, 4, 30), time(10)))


def test_slots_of_the_skipped_hour_never_count_twice() -> None:
    # 2 h – 2 h 30 is read 3 h – 3 h 30 that Sunday, upon 3 h – 4 h: one hour is open, not an hour and a half.
    hours = OpeningHours(((),) * 6 + (((120, 150), (180, 240)),))
    start = i.start_of_day(SPRING)
    assert o.add_open_minutes(hours, start, 60) == i.at(SPRING, time(4))
    # 2 h 30 – 3 h has no length that day: the next one is a week later.
    short = OpeningHours(((),) * 6 + (((150, 180),),))
    assert o.next_opening(short, start) == i.at(date(2026, 4, 5), time(2, 30))
