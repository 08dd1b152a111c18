"""Civil date arithmetic, as article 641 of the Code de procédure civile counts.

Years and months first, with one rounding when the day is missing in the month reached, then days. A date
that recurs is always computed from its origin, never from the one before: 31 January plus one month plus
one month is 28 March, plus two months is 31 March. A backward limit is searched, never subtracted.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import floor

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Duration, Family

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_YEAR = 1900
LAST_YEAR = 2200

_FEBRUARY = 2
_MONTHS = 12
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_JULY = 7
_ONE_DAY = timedelta(days=1)


class DateOutOfRange(ValueError):  # noqa: N818  named after what is wrong, not « Error »
    """A date outside the years 1900 to 2200."""


class Clamp(Enum):
    """Which day replaces a day missing in the month reached (31 January plus one month)."""

    DOWN = "dernier jour du mois"
    """The last day of that month: « à défaut d'un quantième identique », CPC 641 al. 2."""
    UP = "premier jour du mois suivant"
    """The first day of the next month."""


class Period(Record):
    """What parts two dates: whole years, then whole months, then days; all of one sign."""

    years: int
    months: int
    days: int


def add(day: date, duration: Duration, clamp: Clamp = Clamp.DOWN) -> date:
    """Return ``day`` plus a duration in years, months, weeks or days.

    Raises ValueError for another unit or a fraction of a month or day, DateOutOfRange past the covered years.
    """
    return add_all(day, (duration,), clamp)


def add_all(day: date, durations: Iterable[Duration], clamp: Clamp = Clamp.DOWN) -> date:
    """Return ``day`` plus durations taken together: all months first, one rounding, then all days.

    Raises ValueError for another unit or a fraction of a month or day, DateOutOfRange past the covered years.
    """
    months, days = 0, 0
    for duration in durations:
        amount = duration.base
        if amount.denominator != 1:
            message = f"a date moves by whole months and days, not by {amount} {duration.unit.plural}"
            raise ValueError(message)
        match duration.unit.family:
            case Family.MONTHS:
                months += amount.numerator
            case Family.DAYS:
                days += amount.numerator
            case _:
                message = f"{duration.unit.plural} need a calendar or an instant"
                raise ValueError(message)
    return add_parts(day, months, days, clamp)


def add_parts(day: date, months: int, days: int, clamp: Clamp = Clamp.DOWN) -> date:
    """Return ``day`` plus ``months``, rounded once by ``clamp``, plus ``days``; DateOutOfRange past 1900-2200."""
    checked(day)
    if months:
        year, index = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
        _check_year(year)
        last = _length(year, index + 1)
        if day.day <= last:
            day = date(year, index + 1, day.day)
        elif clamp is Clamp.DOWN:
            day = date(year, index + 1, last)
        else:
            day = date(year, index + 1, last) + _ONE_DAY
    return from_ordinal(day.toordinal() + days)


def last_day_before(term: date, duration: Duration, clamp: Clamp = Clamp.DOWN) -> date:
    """Return the last day d for which d plus ``duration`` falls on ``term`` or before.

    « Trois mois avant le terme »: the limit of a notice. It is searched around an estimate, because
    subtraction is no inverse of addition (31 March less one month plus one month is 28 March). Raises as ``add``.
    """
    # Invariant: day plus the duration never passes the term. The estimate, rounded down, keeps it: either
    # it has the day of the month of the term, or it is an earlier last day of a month.
    day = add(term, -duration, Clamp.DOWN)
    while add(day + _ONE_DAY, duration, clamp) <= term:
        day += _ONE_DAY
    return checked(day)


def nth_anniversary(origin: date, step: Duration, n: int, clamp: Clamp = Clamp.DOWN) -> date:
    """Return ``origin`` plus ``n`` times ``step``, in one addition from the origin. Raises as ``add``."""
    return add(origin, step * n, clamp)


def next_occurrence(
    origin: date, step: Duration, on_or_after: date, clamp: Clamp = Clamp.DOWN, first: int = 1
) -> tuple[int, date]:
    """Return the smallest n, ``first`` or more, whose anniversary is on or after a day, and that anniversary.

    Raises ValueError for a step that is not positive, and as ``add``.
    """
    # The estimate never passes the answer: its anniversary is the last one on or before the day, or the first after.
    n = max(first, _estimate(origin, step, on_or_after))
    found = nth_anniversary(origin, step, n, clamp)
    while found < on_or_after:
        n += 1
        found = nth_anniversary(origin, step, n, clamp)
    return n, found


def previous_occurrence(
    origin: date, step: Duration, on_or_before: date, clamp: Clamp = Clamp.DOWN, first: int = 0
) -> tuple[int, date] | None:
    """Return the greatest n, ``first`` or more, whose anniversary is on or before a day, and that anniversary.

    None when even the first one comes later. Raises ValueError for a step that is not positive, and as ``add``.
    """
    n = max(first, _estimate(origin, step, on_or_before) + 1)
    while n >= first:
        found = nth_anniversary(origin, step, n, clamp)
        if found <= on_or_before:
            return n, found
        n -= 1
    return None


def whole_months_between(start: date, end: date) -> int:
    """Return how many whole months lie from ``start`` to ``end``, negative backwards, as java.time counts."""
    months = (end.year - start.year) * _MONTHS + end.month - start.month
    if months > 0 and end.day < start.day:
        return months - 1
    if months < 0 and end.day > start.day:
        return months + 1
    return months


def period_between(start: date, end: date) -> Period:
    """Return the whole years, months and days from ``start`` to ``end``, as java.time.Period.between counts."""
    months = whole_months_between(start, end)
    days = (end - add_parts(start, months, 0)).days
    sign = -1 if months < 0 else 1
    years, rest = divmod(abs(months), _MONTHS)
    return Period(sign * years, sign * rest, days)


def month_start(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """Return the last day of the month."""
    return day.replace(day=days_in_month(day))


def days_in_month(day: date) -> int:
    """Return how many days the month of ``day`` has."""
    return _length(day.year, day.month)


def days_in_year(day: date) -> int:
    """Return how many days the year of ``day`` has: 365 or 366."""
    return 366 if _is_leap(day.year) else 365


def semester_start(day: date) -> date:
    """Return the 1 January or the 1 July that opens the half-year of ``day``."""
    return date(day.year, _JULY if day.month >= _JULY else 1, 1)


def checked(day: date) -> date:
    """Return ``day``; raises DateOutOfRange outside 1900-2200, TypeError for a date with a time."""
    if isinstance(day, datetime):
        message = "a civil date is needed, not a date with a time"
        raise TypeError(message)
    _check_year(day.year)
    return day


def from_ordinal(ordinal: int) -> date:
    """Return the day numbered ``ordinal`` (proleptic Gregorian); raises DateOutOfRange outside 1900-2200."""
    if not _FIRST_ORDINAL <= ordinal <= _LAST_ORDINAL:
        raise DateOutOfRange(_OUT_OF_RANGE)
    return date.fromordinal(ordinal)


_OUT_OF_RANGE = f"dates lie between the years {FIRST_YEAR} and {LAST_YEAR}"
_FIRST_ORDINAL = date(FIRST_YEAR, 1, 1).toordinal()
_LAST_ORDINAL = date(LAST_YEAR, _MONTHS, 31).toordinal()


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateOutOfRange(_OUT_OF_RANGE)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year: int, month: int) -> int:
    return 29 if month == _FEBRUARY and _is_leap(year) else _LENGTHS[month - 1]


def _estimate(origin: date, step: Duration, target: date) -> int:
    # Within one of the answer: no anniversary is off by more than a month or a day from its exact place.
    if step.amount <= 0:
        message = "a step is positive"
        raise ValueError(message)
    if step.unit.family is Family.MONTHS:
        return floor(whole_months_between(origin, target) / step.base)
    return floor((target - origin).days / step.base)
