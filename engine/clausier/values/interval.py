"""Intervals of days, both ends included, and how they are cut."""

from __future__ import annotations

from datetime import date, timedelta

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.dates import add_parts, month_start, semester_start

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONE_DAY = timedelta(days=1)
_SEMESTER = 6
_YEAR = 12


class Interval(Record, order=True):
    """The days from ``first`` to ``last``, both included. ValueError when ``last`` comes before ``first``."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse an empty interval: the absence of days is None, not an interval."""
        if self.last < self.first:
            message = f"an interval does not end ({self.last}) before it begins ({self.first})"
            raise ValueError(message)

    @property
    def days(self) -> int:
        """How many days it holds, at least one."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Tell whether ``day`` is one of its days."""
        return self.first <= day <= self.last

    def common(self, other: Interval) -> Interval | None:
        """Return the days both hold, None when they share none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Interval(first, last) if first <= last else None


def between(first: date, last: date) -> Interval | None:
    """Return the days from ``first`` to ``last``, None when there are none."""
    return Interval(first, last) if first <= last else None


def split(interval: Interval, cuts: Iterable[date]) -> tuple[Interval, ...]:
    """Return the consecutive pieces of an interval, each cut day beginning a new piece.

    Cut days outside the interval, or on its first day, cut nothing; order and repetition do not matter.
    """
    starts = [interval.first, *sorted({cut for cut in cuts if interval.first < cut <= interval.last})]
    ends = [*(start - _ONE_DAY for start in starts[1:]), interval.last]
    return tuple(Interval(first, last) for first, last in zip(starts, ends, strict=True))


def semester_cuts(interval: Interval) -> tuple[date, ...]:
    """Return the 1 January and 1 July inside an interval, its first day left out."""
    return _regular(interval, semester_start(interval.first), _SEMESTER)


def year_cuts(interval: Interval) -> tuple[date, ...]:
    """Return the 1 January inside an interval, its first day left out."""
    return _regular(interval, date(interval.first.year, 1, 1), _YEAR)


def month_cuts(interval: Interval) -> tuple[date, ...]:
    """Return the first days of months inside an interval, its first day left out."""
    return _regular(interval, month_start(interval.first), 1)


def _regular(interval: Interval, start: date, months: int) -> tuple[date, ...]:
    found: list[date] = []
    cut = start
    while (cut.year, cut.month) <= (interval.last.year, interval.last.month):
        if interval.first < cut <= interval.last:
            found.append(cut)
        if cut.year * _YEAR + cut.month + months > interval.last.year * _YEAR + interval.last.month:
            break
        cut = add_parts(cut, months, 0)
    return tuple(found)
