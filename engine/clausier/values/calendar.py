"""Which days count: holidays of a zone, « ouvrable », « ouvré », Monday to Friday, or days a contract defines.

A calendar is plain data (day numbers of ``date.toordinal``), stored when the law is compiled; it knows
nothing beyond the years it covers and says so rather than take a holiday for a working day.
"""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.dates import from_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_WEEK = 7
_SATURDAY = 5


class CalendarOutOfRange(ValueError):  # noqa: N818  named after what is wrong, not « Error »
    """A day outside the years a calendar covers."""


class CalendarNeeded(ValueError):  # noqa: N818  named after what is wrong, not « Error »
    """A count of days leaves holidays out and was given no calendar."""


class DayRule(Record):
    """Which days count: weekdays (0 is Monday, 6 Sunday) and whether a holiday among them counts.

    Raises ValueError when no weekday is named or one is not between 0 and 6.
    """

    weekdays: frozenset[int]
    holidays_count: bool

    def __post_init__(self) -> None:
        """Refuse a rule under which no day would ever count."""
        if not self.weekdays or not self.weekdays <= frozenset(range(_WEEK)):
            message = "days are counted among weekdays 0 (Monday) to 6 (Sunday)"
            raise ValueError(message)


EVERY_DAY = DayRule(frozenset(range(7)), holidays_count=True)
OUVRABLE = DayRule(frozenset(range(6)), holidays_count=False)
OUVRE = DayRule(frozenset(range(5)), holidays_count=False)
MONDAY_TO_FRIDAY = DayRule(frozenset(range(5)), holidays_count=True)


class Calendar(Record):
    """The holidays of a zone, as day numbers, between two years included."""

    zone: str
    holidays: frozenset[int]
    first_year: int
    last_year: int

    @staticmethod
    def of_ordinals(zone: str, holidays: Iterable[int], first_year: int, last_year: int) -> Calendar:
        """Build a calendar from stored day numbers."""
        return Calendar(zone, frozenset(holidays), first_year, last_year)

    @staticmethod
    def of_dates(zone: str, holidays: Iterable[date], first_year: int, last_year: int) -> Calendar:
        """Build a calendar from dates."""
        return Calendar(zone, frozenset(each.toordinal() for each in holidays), first_year, last_year)

    def is_holiday(self, day: date) -> bool:
        """Tell whether ``day`` is a public holiday; CalendarOutOfRange outside the covered years."""
        if not self.first_year <= day.year <= self.last_year:
            message = f"the calendar « {self.zone} » covers {self.first_year}-{self.last_year}, not {day.year}"
            raise CalendarOutOfRange(message)
        return day.toordinal() in self.holidays

    def is_ouvrable(self, day: date) -> bool:
        """Tell whether ``day`` is Monday to Saturday and no holiday."""
        return counts(day, OUVRABLE, self)

    def is_ouvre(self, day: date) -> bool:
        """Tell whether ``day`` is Monday to Friday and no holiday."""
        return counts(day, OUVRE, self)

    def next_ouvrable(self, day: date) -> date:
        """Return the first ouvrable day on or after ``day``."""
        return next_counted(day, OUVRABLE, self)

    def previous_ouvrable(self, day: date) -> date:
        """Return the last ouvrable day on or before ``day``."""
        return previous_counted(day, OUVRABLE, self)

    def next_ouvre(self, day: date) -> date:
        """Return the first ouvré day on or after ``day``: where CPC 642 al. 2 carries a delay."""
        return next_counted(day, OUVRE, self)

    def previous_ouvre(self, day: date) -> date:
        """Return the last ouvré day on or before ``day``."""
        return previous_counted(day, OUVRE, self)


def is_weekday(day: date) -> bool:
    """Tell whether ``day`` is Monday to Friday, holiday or not."""
    return day.weekday() < _SATURDAY


def counts(day: date, rule: DayRule, calendar: Calendar | None) -> bool:
    """Tell whether ``day`` counts under ``rule``.

    Raises CalendarNeeded when the rule leaves holidays out and no calendar is given, CalendarOutOfRange
    outside the years covered.
    """
    if rule.holidays_count:
        return day.weekday() in rule.weekdays
    if calendar is None:
        message = "these days leave holidays out: a calendar is needed"
        raise CalendarNeeded(message)
    holiday = calendar.is_holiday(day)
    return day.weekday() in rule.weekdays and not holiday


def next_counted(day: date, rule: DayRule, calendar: Calendar | None) -> date:
    """Return the first day on or after ``day`` that counts. Raises as ``counts``, DateOutOfRange past 2200."""
    while not counts(day, rule, calendar):
        day = from_ordinal(day.toordinal() + 1)
    return day


def previous_counted(day: date, rule: DayRule, calendar: Calendar | None) -> date:
    """Return the last day on or before ``day`` that counts. Raises as ``counts``, DateOutOfRange before 1900."""
    while not counts(day, rule, calendar):
        day = from_ordinal(day.toordinal() - 1)
    return day


def add_counted(day: date, number: int, rule: DayRule, calendar: Calendar | None) -> date:
    """Return the ``number``-th counted day after ``day`` (before it for a negative number).

    ``day`` itself is not counted; zero returns it unchanged. Raises as ``counts``.
    """
    step = 1 if number > 0 else -1
    ordinal = day.toordinal()
    left = abs(number)
    while left:
        ordinal += step
        day = from_ordinal(ordinal)
        left -= counts(day, rule, calendar)
    return day
