"""Time counted on opening hours: open or not, when it next opens, and when so many open minutes have elapsed."""

from __future__ import annotations

from datetime import timedelta

from clausier.text.typed import TYPE_CHECKING
from clausier.values import instants
from clausier.values.calendar import CalendarNeeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clausier.values.calendar import Calendar
    from clausier.values.instant import Instant
    from clausier.values.opening import OpeningHours

_ONE_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 366


def stretches(hours: OpeningHours, day: date, calendar: Calendar | None = None) -> tuple[tuple[Instant, Instant], ...]:
    """Return the opening and closing instants of a day.

    Raises CalendarNeeded when holidays are closed and no calendar is given, CalendarOutOfRange past the years it
    knows.
    """
    if hours.closed_on_holidays:
        if calendar is None:
            raise CalendarNeeded("closed on holidays: a calendar is needed")
        if calendar.is_holiday(day):
            return ()
    bounds = ((instants.on_clock(day, begin), instants.on_clock(day, end)) for begin, end in hours.week[day.weekday()])
    found: list[tuple[Instant, Instant]] = []
    # The hour that the clocks skip may turn slots over, or lay one upon another.
    for opening, closing in sorted(bounds):
        since = max(opening, found[-1][1]) if found else opening
        if since < closing:
            found.append((since, closing))
    return tuple(found)


def is_open(hours: OpeningHours, instant: Instant, calendar: Calendar | None = None) -> bool:
    """Tell whether it is open at an instant: from opening included to closing excluded. Raises as ``stretches``."""
    return any(opening <= instant < closing for opening, closing in stretches(hours, instant.day, calendar))


def next_opening(hours: OpeningHours, instant: Instant, calendar: Calendar | None = None) -> Instant | None:
    """Return ``instant`` when it is open, else when it next opens; None when it never does within a year."""
    found = next(_ahead(hours, instant, calendar), None)
    return found[0] if found else None


def add_open_minutes(
    hours: OpeningHours, instant: Instant, minutes: int, calendar: Calendar | None = None
) -> Instant | None:
    """Return when ``minutes`` open minutes have elapsed since an instant; None when it never opens again.

    Zero minutes end at the next open instant. Raises ValueError for a negative number, and as ``stretches``.
    """
    if minutes < 0:
        raise ValueError("open minutes are counted forwards")
    left = minutes * 60
    while True:
        before = instant
        for opening, closing in _ahead(hours, instant, calendar):
            if left <= closing.seconds - opening.seconds:
                return instants.of_seconds(opening.seconds + left)
            left -= closing.seconds - opening.seconds
            instant = closing
        if instant == before:
            return None


def _ahead(hours: OpeningHours, instant: Instant, calendar: Calendar | None) -> Iterator[tuple[Instant, Instant]]:
    # Open stretches from `instant` on, over a year: a place closed that long does not open.
    day = instant.day
    for _ in range(_LONGEST_CLOSURE):
        for opening, closing in stretches(hours, day, calendar):
            if closing > instant:
                yield max(opening, instant), closing
        day += _ONE_DAY
