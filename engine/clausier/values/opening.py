"""Opening hours: when a place or a telephone line is open, and time counted in open minutes only."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from clausier.text.record import dataclass
from clausier.values import instants
from clausier.values.calendar import Calendar, CalendarNeeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clausier.values.instant import Instant

Slot: TypeAlias = tuple[int, int]
"""Minutes after midnight: opening included, closing excluded; 1440 is 24 h."""

_WEEK = 7
_MINUTES_IN_DAY = 1440
_ONE_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 366


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Slots of each weekday (Monday first), and whether holidays are closed, which needs a calendar.

    Raises ValueError unless there are seven days of ordered, disjoint slots between 0 h and 24 h.
    """

    week: tuple[tuple[Slot, ...], ...]
    closed_on_holidays: bool = False
    calendar: Calendar | None = None

    def __post_init__(self) -> None:
        """Refuse slots that overlap or lie outside a day."""
        if len(self.week) != _WEEK:
            raise ValueError("opening hours name seven days, Monday first")
        for slots in self.week:
            bounds = [bound for slot in slots for bound in slot]
            rising = all(before < after for before, after in pairwise(bounds))
            if bounds and not (rising and bounds[0] >= 0 and bounds[-1] <= _MINUTES_IN_DAY):
                raise ValueError("slots of a day follow one another between 0 h and 24 h")
        if self.closed_on_holidays and self.calendar is None:
            raise CalendarNeeded("closed on holidays: a calendar is needed")

    def slots(self, day: date) -> tuple[tuple[Instant, Instant], ...]:
        """Return the opening and closing instants of a day; CalendarOutOfRange past the years known."""
        if self.closed_on_holidays and self.calendar and self.calendar.is_holiday(day):
            return ()
        return tuple(
            (instants.on_clock(day, opening), instants.on_clock(day, closing))
            for opening, closing in self.week[day.weekday()]
        )


def is_open(hours: OpeningHours, instant: Instant) -> bool:
    """Tell whether it is open at an instant: from opening included to closing excluded."""
    return any(opening <= instant < closing for opening, closing in hours.slots(instant.day))


def next_opening(hours: OpeningHours, instant: Instant) -> Instant | None:
    """Return ``instant`` when it is open, else when it next opens; None when it never does within a year."""
    found = next(_ahead(hours, instant), None)
    return found[0] if found else None


def add_open_minutes(hours: OpeningHours, instant: Instant, minutes: int) -> Instant | None:
    """Return when ``minutes`` open minutes have elapsed since an instant; None when it never opens again.

    Zero minutes end at the next open instant. Raises ValueError for a negative number.
    """
    if minutes < 0:
        raise ValueError("open minutes are counted forwards")
    left = minutes * 60
    while True:
        for opening, closing in _ahead(hours, instant):
            if left <= closing.seconds - opening.seconds:
                return instants.of_seconds(opening.seconds + left)
            left -= closing.seconds - opening.seconds
            instant = closing
        if next_opening(hours, instant) is None:
            return None


def _ahead(hours: OpeningHours, instant: Instant) -> Iterator[tuple[Instant, Instant]]:
    # Open stretches from `instant` on, over a year: a place closed that long does not open.
    day = instant.day
    for _ in range(_LONGEST_CLOSURE):
        for opening, closing in hours.slots(day):
            if closing > instant:
                yield max(opening, instant), closing
        day += _ONE_DAY
