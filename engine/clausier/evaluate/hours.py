"""The strict operations on instants and opening hours: time that elapses, days of an instant, open time.

Loaded the first time a rule counts hours. Total as ``operations`` is: ``Undefined`` says in French why there is no
result.
"""

from __future__ import annotations

from clausier.evaluate.undefined import METROPOLE, Undefined, known_calendar
from clausier.text.typed import TYPE_CHECKING, Any
from clausier.values import dates, instants, open_time
from clausier.values.duration import Duration, Family, Unit
from clausier.values.fraction import Fraction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from clausier.values.calendar import Calendar
    from clausier.values.instant import Instant
    from clausier.values.opening import OpeningHours

_SECONDS_IN_MINUTE = 60


def moved(instant: Instant, duration: Duration) -> Instant:
    """Return an instant so many hours or minutes later (earlier for a negative duration), as time elapses."""
    return _in_range(instants.of_seconds(instant.seconds + _seconds(duration)))


def elapsed(later: Instant, earlier: Instant) -> Duration:
    """Return the time that elapses between two instants, in minutes."""
    return Duration(Fraction(later.seconds - earlier.seconds, _SECONDS_IN_MINUTE), Unit.MINUTE)


def _seconds(duration: Duration) -> int:
    """Return a duration in seconds; Undefined unless it is hours or minutes that make whole seconds."""
    if duration.unit.family is not Family.MINUTES:
        reason = f"des {duration.unit.plural} ne se comptent pas d'heure à heure"
        raise Undefined(reason)
    seconds = duration.base * _SECONDS_IN_MINUTE
    if seconds.denominator != 1:
        reason = "un instant se compte en secondes entières"
        raise Undefined(reason)
    return seconds.numerator


def _in_range(instant: Instant) -> Instant:
    dates.checked(instant.day)
    return instant


def _day_of(instant: Instant) -> date:
    return instant.day


def _calendar(calendars: Mapping[str, Calendar], hours: OpeningHours, zone: str) -> Calendar | None:
    """Return the calendar that opening hours need, None when holidays are open like other days."""
    return known_calendar(calendars, zone) if hours.closed_on_holidays else None


def _is_open(calendars: Mapping[str, Calendar], hours: OpeningHours, instant: Instant, zone: str = METROPOLE) -> bool:
    return open_time.is_open(hours, instant, _calendar(calendars, hours, zone))


def _next_opening(
    calendars: Mapping[str, Calendar], hours: OpeningHours, instant: Instant, zone: str = METROPOLE
) -> Instant:
    return _opened(open_time.next_opening(hours, instant, _calendar(calendars, hours, zone)))


def _after_open_time(
    calendars: Mapping[str, Calendar],
    hours: OpeningHours,
    instant: Instant,
    duration: Duration | int,
    zone: str = METROPOLE,
) -> Instant:
    # The integer 0 is the sum of nothing.
    minutes = Fraction(_seconds(duration), _SECONDS_IN_MINUTE) if isinstance(duration, Duration) else Fraction(0)
    if minutes < 0 or minutes.denominator != 1:
        reason = "des heures ouvertes se comptent en minutes entières, vers l'avant"
        raise Undefined(reason)
    return _opened(open_time.add_open_minutes(hours, instant, minutes.numerator, _calendar(calendars, hours, zone)))


def _opened(found: Instant | None) -> Instant:
    if found is None:
        reason = "ces horaires n'ouvrent jamais"
        raise Undefined(reason)
    return _in_range(found)


PLAIN: dict[str, Callable[..., Any]] = {
    "day_of": _day_of,
    "day_opening": instants.start_of_day,
    "day_closing": instants.end_of_day,
}
WITH_CALENDAR: dict[str, Callable[..., Any]] = {
    "is_open": _is_open,
    "next_opening": _next_opening,
    "after_open_time": _after_open_time,
}
