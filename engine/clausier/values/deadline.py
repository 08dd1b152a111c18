"""Délais: from the day that starts one to its last day, and from a term back to the last day to act.

What a clause must settle is a field, never a default hidden here: which unit, whether the starting day
counts, what a missing day of the month becomes, whether the end is carried over, which calendar, which days.

- Calendar days, weeks: the starting day left out (CPC 641 al. 1), the last day is start + n.
- Months, years: « de date à date », same day of the month (CPC 641 al. 2). With the starting day counted,
  the last day is the eve of that one.
- Ouvrables, ouvrés, Monday to Friday, days of a contract: the n-th day that counts.
- Francs: neither the starting day nor the day of expiry counts; it is carried over a Saturday, a Sunday or
  a holiday to the next working day (service-public.fr F35697).
- Extension of CPC 642 al. 2: a delay that would end on a Saturday, a Sunday or a holiday runs to the first
  working day that follows. It belongs to forward delays: a backward limit is the last day d from which the
  whole duration still fits before the term, and nothing carries it over.

A last day lasts until 24 h (CPC 642 al. 1).
"""

from __future__ import annotations

from datetime import timedelta

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.calendar import (
    MONDAY_TO_FRIDAY,
    OUVRABLE,
    OUVRE,
    Calendar,
    CalendarNeeded,
    DayRule,
    add_counted,
    previous_counted,
)
from clausier.values.dates import Clamp, add, checked
from clausier.values.duration import Duration, Family, Unit

if TYPE_CHECKING:
    from datetime import date

_ONE_DAY = timedelta(days=1)
_RULES = {
    Unit.BUSINESS_DAY_OUVRABLE: OUVRABLE,
    Unit.WORKED_DAY_OUVRE: OUVRE,
    Unit.WEEKDAY: MONDAY_TO_FRIDAY,
}


class Direction(Enum):
    """Which way a delay runs."""

    FORWARD = "après"
    BACKWARD = "avant"


class Extension(Enum):
    """What becomes of a delay that ends on a Saturday, a Sunday or a holiday."""

    NONE = "sans report"
    NEXT_WORKING_DAY = "report au premier jour ouvrable suivant"


class Deadline(Record):
    """A délai and its computus.

    ``days`` replaces the legal days of a unit of days by those a contract defines (« jours ouvrables du lundi
    au vendredi »). Raises ValueError for what no computus describes: hours, a fraction or a negative number, a
    backward delay with extension, jours francs whose first day counts; CalendarNeeded when holidays matter
    and no calendar is given.
    """

    duration: Duration
    direction: Direction = Direction.FORWARD
    first_day_counted: bool = False
    clamp: Clamp = Clamp.DOWN
    extension: Extension = Extension.NONE
    calendar: Calendar | None = None
    days: DayRule | None = None

    def __post_init__(self) -> None:
        """Refuse a delay that has no meaning."""
        fault = _fault(self)
        if fault:
            raise ValueError(fault)
        if self.calendar is None and self.needs_calendar:
            raise CalendarNeeded("this delay depends on holidays: a calendar is needed")

    @property
    def rule(self) -> DayRule | None:
        """The days that count, None when every day does."""
        return self.days or _RULES.get(self.duration.unit)

    @property
    def needs_calendar(self) -> bool:
        """Whether holidays can move its last day."""
        forward_clear = self.duration.unit is Unit.CLEAR_DAY_FRANC and self.direction is Direction.FORWARD
        extended = self.extension is Extension.NEXT_WORKING_DAY
        return forward_clear or extended or (self.rule is not None and not self.rule.holidays_count)


def last_day(deadline: Deadline, trigger: date) -> date:
    """Return the last day of a delay: after the day that starts it, or before a term for a backward one.

    Raises CalendarOutOfRange or DateOutOfRange past the years known.
    """
    match deadline.direction:
        case Direction.FORWARD:
            return _carried(deadline, _reach(deadline, checked(trigger)))
        case Direction.BACKWARD:
            return _latest_start(deadline, checked(trigger))


def prudent_backward(day: date, calendar: Calendar) -> date:
    """Return the last ouvré day on or before a backward limit: the prudent date, as practice advises."""
    return previous_counted(day, OUVRE, calendar)


def _reach(deadline: Deadline, day: date) -> date:
    # The day on which the duration ends when it starts on `day`, before any extension.
    duration, rule = deadline.duration, deadline.rule
    if rule is not None:
        start = day - _ONE_DAY if deadline.first_day_counted else day
        return add_counted(start, duration.base.numerator, rule, deadline.calendar)
    if duration.unit is Unit.CLEAR_DAY_FRANC:
        return checked(day + timedelta(days=duration.base.numerator + 1))
    reached = add(day, duration, deadline.clamp)
    return checked(reached - _ONE_DAY) if deadline.first_day_counted else reached


def _carried(deadline: Deadline, day: date) -> date:
    extended = deadline.extension is Extension.NEXT_WORKING_DAY or deadline.duration.unit is Unit.CLEAR_DAY_FRANC
    return deadline.calendar.next_ouvre(day) if extended and deadline.calendar else day


def _latest_start(deadline: Deadline, term: date) -> date:
    # The last day from which the duration ends on the term or before: searched, since no subtraction inverts _reach.
    duration, rule = deadline.duration, deadline.rule
    if rule is not None:
        day = add_counted(term, -duration.base.numerator, rule, deadline.calendar)
    elif duration.unit is Unit.CLEAR_DAY_FRANC:
        day = term - timedelta(days=duration.base.numerator + 1)
    else:
        day = add(term, -duration)
    while _reach(deadline, day) > term:
        day -= _ONE_DAY
    while _reach(deadline, day + _ONE_DAY) <= term:
        day += _ONE_DAY
    return checked(day)


def _fault(deadline: Deadline) -> str | None:
    duration = deadline.duration
    clear = duration.unit is Unit.CLEAR_DAY_FRANC
    if duration.unit.family is Family.MINUTES:
        return "hours and minutes run from an instant, not from a day"
    if duration.base.denominator != 1 or duration.amount <= 0:
        return "a delay is a whole number of days or months, one or more"
    if deadline.direction is Direction.BACKWARD and deadline.extension is not Extension.NONE:
        return "a backward limit is not carried over"
    if clear and deadline.first_day_counted:
        return "clear days never count the first day"
    if deadline.days is not None and (clear or duration.unit.family is Family.MONTHS):
        return "days are defined for a number of days, not for months or clear days"
    return None
