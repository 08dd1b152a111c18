"""Legal time in France (Europe/Paris): from a local time to an instant, days of 23 to 25 hours, hours elapsed.

On the last Sunday of March clocks jump from 2 h to 3 h: 2 h 30 does not exist. On the last Sunday of October
they go back from 3 h to 2 h: 2 h 30 happens twice. Both are refused by name; a person must say what was meant.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clausier.text.enumeration import Enum
from clausier.text.typed import TYPE_CHECKING
from clausier.values.dates import checked
from clausier.values.duration import Duration, Family
from clausier.values.instant import Instant

if TYPE_CHECKING:
    from clausier.values.fraction import Fraction

_ZONE = "Europe/Paris"
_ONE_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS_IN_MINUTE = 60


class LocalTimeFault(Enum):
    """Why a local time is no instant."""

    NONEXISTENT = "cette heure n'existe pas : les horloges passent de 2 h à 3 h ce jour-là"
    AMBIGUOUS = "cette heure existe deux fois : les horloges reviennent de 3 h à 2 h ce jour-là"


class LocalTimeError(ValueError):
    """A local time that is no instant was taken for one; ``fault`` says why."""

    def __init__(self, fault: LocalTimeFault) -> None:
        """Keep the reason."""
        super().__init__(fault.value)
        self.fault = fault


def resolve(local: datetime) -> Instant | LocalTimeFault:
    """Return the instant the clocks of Paris showed ``local`` (without zone), or why there is not exactly one.

    Raises DateOutOfRange outside 1900-2200, ValueError for a time with a zone or a fraction of a second.
    """
    if local.tzinfo is not None or local.microsecond:
        raise ValueError("a local time without zone, in whole seconds, is needed")
    checked(local.date())
    first, second = _instant(local, 0), _instant(local, 1)
    if first.seconds == second.seconds:
        return first
    # Read back, a time that happened twice shows itself; one skipped shows an hour more or less.
    return LocalTimeFault.AMBIGUOUS if first.local == local else LocalTimeFault.NONEXISTENT


def at(day: date, moment: time = time(0)) -> Instant:
    """Return the instant of a day and time in Paris; raises LocalTimeError when there is not exactly one."""
    found = resolve(datetime.combine(day, moment))
    if isinstance(found, LocalTimeFault):
        raise LocalTimeError(found)
    return found


def on_clock(day: date, minutes: int) -> Instant:
    """Return the instant of ``minutes`` after midnight on the clocks of Paris; 1440 is 24 h, the next midnight.

    For opening hours, which must have a meaning every day: a time that does not exist is read an hour
    later, one that happens twice is its first passage.
    """
    return _instant(datetime.combine(checked(day), time(0)) + timedelta(minutes=minutes), 0)


def of_seconds(seconds: int) -> Instant:
    """Return the instant ``seconds`` after 1 January 1970 UTC."""
    aware = (_EPOCH + timedelta(seconds=seconds)).astimezone(ZoneInfo(_ZONE))
    offset = aware.utcoffset() or timedelta(0)
    return Instant(seconds, int(offset.total_seconds()))


def start_of_day(day: date) -> Instant:
    """Return 0 h of a day in Paris."""
    return at(day)


def end_of_day(day: date) -> Instant:
    """Return 24 h of a day in Paris, which is 0 h of the next one (CPC 642: a delay runs until 24 h)."""
    return at(day + _ONE_DAY)


def hours_of_day(day: date) -> int:
    """Return how many hours a day has in Paris: 23, 24 or 25."""
    return (end_of_day(day).seconds - start_of_day(day).seconds) // 3600


def add_time(instant: Instant, duration: Duration) -> Instant:
    """Return ``instant`` plus hours or minutes that elapse (« 72 heures »), whatever the clocks do.

    Raises ValueError for another unit or a fraction of a second.
    """
    if duration.unit.family is not Family.MINUTES:
        raise ValueError(f"{duration.unit.plural} are no time that elapses")
    seconds: Fraction = duration.base * _SECONDS_IN_MINUTE
    if seconds.denominator != 1:
        raise ValueError("instants are counted in whole seconds")
    return of_seconds(instant.seconds + seconds.numerator)


def _instant(local: datetime, fold: int) -> Instant:
    aware = local.replace(tzinfo=ZoneInfo(_ZONE), fold=fold).astimezone(UTC)
    return of_seconds(int((aware - _EPOCH).total_seconds()))
