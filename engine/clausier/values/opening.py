"""Opening hours, « horaires »: when a place or a telephone line is open, week after week.

Which holidays are meant is no part of them: ``values.open_time`` asks a calendar.
"""

from __future__ import annotations

from itertools import pairwise

from clausier.text.record import Record
from clausier.text.typed import TypeAlias

Slot: TypeAlias = tuple[int, int]
"""Minutes after midnight: opening included, closing excluded; 1440 is 24 h."""

WEEK = 7
MINUTES_IN_DAY = 1440


class OpeningHours(Record):
    """Slots of each weekday (Monday first), and whether holidays are closed.

    Raises ValueError unless there are seven days of ordered, disjoint slots between 0 h and 24 h.
    """

    week: tuple[tuple[Slot, ...], ...]
    closed_on_holidays: bool = False

    def __post_init__(self) -> None:
        """Refuse slots that overlap or lie outside a day."""
        if len(self.week) != WEEK:
            raise ValueError("opening hours name seven days, Monday first")
        for slots in self.week:
            if not disjoint(slots):
                raise ValueError("slots of a day follow one another between 0 h and 24 h")


def disjoint(slots: tuple[Slot, ...]) -> bool:
    """Tell whether slots follow one another between 0 h and 24 h, closed for a while in between."""
    bounds = [bound for slot in slots for bound in slot]
    rising = all(before < after for before, after in pairwise(bounds))
    return not bounds or (rising and bounds[0] >= 0 and bounds[-1] <= MINUTES_IN_DAY)
