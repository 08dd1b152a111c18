"""Durations with their own unit; no conversion between units whose ratio is not fixed.

A year is twelve months, a week seven days, an hour sixty minutes. A month is no number of days, nor is a
day a number of hours (a day of Paris has 23, 24 or 25), nor is a « jour ouvré » a number of days: these
compare by interval, and the comparison is unknown where the intervals meet.
"""

from __future__ import annotations

from math import ceil, floor

from clausier.text.cached import cached
from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TypeAlias
from clausier.values.exact import exact, is_rational
from clausier.values.fraction import Fraction, Rational

Bounds: TypeAlias = tuple[Fraction | None, Fraction | None]
"""The least and the greatest length; None where nothing bounds it."""

_MONTHS_IN_CYCLE = 4800
_MINUTES_IN_DAY = 1440
_DST_SHIFT = 60
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 1


class Family(Enum):
    """Units that convert exactly into one another."""

    MONTHS = "mois"
    DAYS = "jours"
    MINUTES = "minutes"
    OUVRABLE = "jours ouvrables"
    OUVRE = "jours ouvrés"
    FRANC = "jours francs"
    WEEKDAY = "jours du lundi au vendredi"


class Unit(Enum):
    """A unit of duration; the value is its French singular and plural."""

    YEAR = ("an", "ans")
    MONTH = ("mois", "mois")
    WEEK = ("semaine", "semaines")
    DAY = ("jour", "jours")
    HOUR = ("heure", "heures")
    MINUTE = ("minute", "minutes")
    BUSINESS_DAY_OUVRABLE = ("jour ouvrable", "jours ouvrables")
    """Monday to Saturday, holidays left out."""
    WORKED_DAY_OUVRE = ("jour ouvré", "jours ouvrés")
    """Monday to Friday, holidays left out."""
    CLEAR_DAY_FRANC = ("jour franc", "jours francs")
    """Whole days: neither the day that starts the delay nor the one that ends it counts."""
    WEEKDAY = ("jour du lundi au vendredi", "jours du lundi au vendredi")
    """Monday to Friday, holidays counted."""

    @property
    def singular(self) -> str:
        """The French singular."""
        return self.value[0]

    @property
    def plural(self) -> str:
        """The French plural."""
        return self.value[1]

    @property
    def family(self) -> Family:
        """The units this one converts to."""
        return _FAMILY[self][0]

    @property
    def size(self) -> int:
        """How many of the smallest unit of the family make one."""
        return _FAMILY[self][1]


_FAMILY = {
    Unit.YEAR: (Family.MONTHS, 12),
    Unit.MONTH: (Family.MONTHS, 1),
    Unit.WEEK: (Family.DAYS, 7),
    Unit.DAY: (Family.DAYS, 1),
    Unit.HOUR: (Family.MINUTES, 60),
    Unit.MINUTE: (Family.MINUTES, 1),
    Unit.BUSINESS_DAY_OUVRABLE: (Family.OUVRABLE, 1),
    Unit.WORKED_DAY_OUVRE: (Family.OUVRE, 1),
    Unit.CLEAR_DAY_FRANC: (Family.FRANC, 1),
    Unit.WEEKDAY: (Family.WEEKDAY, 1),
}


class Duration(Record):
    """``amount`` times ``unit``. ``==`` tells the same writing apart (12 mois, 1 an); use ``compare`` for lengths."""

    amount: Fraction
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse inexact numbers; store integers as fractions."""
        object.__setattr__(self, "amount", exact(self.amount))

    @property
    def base(self) -> Fraction:
        """The amount counted in the smallest unit of the family (months, days, minutes, days of a kind)."""
        return self.amount * self.unit.size

    def __add__(self, other: Duration) -> Duration:
        """Add durations of one family, in the smaller of both units; TypeError across families."""
        if self.unit.family is not other.unit.family:
            message = f"{self.unit.plural} and {other.unit.plural} do not add up"
            raise TypeError(message)
        unit = min(self.unit, other.unit, key=lambda each: each.size)
        return Duration((self.base + other.base) / unit.size, unit)

    def __sub__(self, other: Duration) -> Duration:
        """Subtract a duration of the same family; TypeError across families."""
        return self + -other

    def __neg__(self) -> Duration:
        """Return the opposite duration."""
        return Duration(-self.amount, self.unit)

    def __mul__(self, factor: Rational) -> Duration:
        """Multiply by an exact number."""
        return Duration(self.amount * exact(factor), self.unit) if is_rational(factor) else NotImplemented

    def __rmul__(self, factor: Rational) -> Duration:
        """Multiply by an exact number."""
        return self * factor


def compare(left: Duration, right: Duration) -> int | None:
    """Return -1, 0 or 1 as ``left`` is shorter than, equal to or longer than ``right``, None when it depends.

    Unlike units compare by interval: 1 mois lasts 28 to 31 days, so it is longer than 27 days, and
    undetermined against 30.
    """
    if left.unit.family is right.unit.family:
        return _sign(left.base - right.base)
    if not left.amount and not right.amount:
        return 0
    low_left, high_left = bounds_in_minutes(left)
    low_right, high_right = bounds_in_minutes(right)
    if high_left is not None and low_right is not None and high_left < low_right:
        return -1
    if high_right is not None and low_left is not None and high_right < low_left:
        return 1
    return None


def bounds_in_days(duration: Duration) -> Bounds:
    """Return the least and the greatest number of calendar days.

    Raises ValueError for hours and minutes.
    """
    if duration.amount < 0:
        return _opposite(bounds_in_days(-duration))
    count = duration.base
    bounds: Bounds
    match duration.unit.family:
        case Family.MONTHS:
            bounds = Fraction(days_in_months(floor(count))[0]), Fraction(days_in_months(ceil(count))[1])
        case Family.DAYS:
            bounds = count, count
        case Family.MINUTES:
            message = "hours and minutes are no number of days"
            raise ValueError(message)
        case Family.FRANC:
            # The last day is the one after n whole days, later still when it is no working day.
            bounds = (count + 1 if count else count), None
        case Family.OUVRABLE:
            bounds = _least(count, 6), None
        case Family.OUVRE:
            bounds = _least(count, 5), None
        case Family.WEEKDAY:
            bounds = _least(count, 5), count + 2 * ceil(count / 5)
    return bounds


def bounds_in_minutes(duration: Duration) -> Bounds:
    """Return the least and the greatest length in minutes; a change of hour moves days by sixty minutes."""
    if duration.unit.family is Family.MINUTES:
        return duration.base, duration.base
    if not duration.amount:
        return Fraction(0), Fraction(0)
    low, high = bounds_in_days(duration)
    shortest = None if low is None else low * _MINUTES_IN_DAY - _DST_SHIFT
    longest = None if high is None else high * _MINUTES_IN_DAY + _DST_SHIFT
    return shortest, longest


@cached
def days_in_months(months: int) -> tuple[int, int]:
    """Return the least and the greatest number of days of ``months`` months, over all starts.

    Every month of the 400 years of the Gregorian cycle is tried, and every day of it, whether a missing
    day becomes the last of its month or the first of the next one.
    """
    cycles, rest = divmod(months, _MONTHS_IN_CYCLE)
    lengths = [_month_length(index) for index in range(_MONTHS_IN_CYCLE)]
    starts = [0]
    for length in lengths + lengths:
        starts.append(starts[-1] + length)
    greatest, least = 0, starts[-1]
    for index, length in enumerate(lengths):
        whole = starts[index + rest] - starts[index]
        missing = max(0, length - lengths[(index + rest) % _MONTHS_IN_CYCLE])
        greatest = max(greatest, whole)
        least = min(least, whole - missing)
    return least + cycles * starts[_MONTHS_IN_CYCLE], greatest + cycles * starts[_MONTHS_IN_CYCLE]


def _month_length(index: int) -> int:
    year, month = divmod(index, 12)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_LENGTHS[month] + (month == _FEBRUARY and leap)


def _least(count: Fraction, per_week: int) -> Fraction:
    # Best case: the first counted day is the morrow and opens a week.
    return count + (7 - per_week) * max(0, ceil(count / per_week) - 1)


def _opposite(bounds: Bounds) -> Bounds:
    low, high = bounds
    return None if high is None else -high, None if low is None else -low


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
