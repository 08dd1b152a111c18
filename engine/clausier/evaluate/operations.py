"""The strict operations of the core on determined values: what each name of ``Apply`` computes.

Every function takes plain values and is total: where the operation has no result (a division by zero, a date out of
range, a year without holiday table) it raises ``Undefined`` with a French reason, which the evaluator turns into vide.

The integer 0 is the sum of nothing, of whatever kind: it goes with an amount or a duration as the zero of that kind.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from operator import attrgetter, ge, gt, le, lt, neg, sub

from clausier.evaluate.undefined import METROPOLE, Undefined, known_calendar
from clausier.text.typed import TYPE_CHECKING
from clausier.values import dates, interval
from clausier.values.calendar import Calendar, CalendarNeeded, CalendarOutOfRange, is_weekday
from clausier.values.deadline import Deadline, Direction, Extension, last_day
from clausier.values.duration import Duration, Unit, compare
from clausier.values.fraction import Fraction
from clausier.values.instant import Instant
from clausier.values.money import CENT, Money, RoundingMode
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from clausier.values.interval import Interval


def apply(operation: str, arguments: tuple[Any, ...], calendars: Mapping[str, Calendar]) -> Any:  # noqa: ANN401  values of every kind pass here
    """Return the value of ``operation`` on ``arguments``; raise Undefined when there is none."""
    try:
        if operation in _WITH_CALENDAR:
            return _WITH_CALENDAR[operation](calendars, *arguments)
        if operation in _ON_HOURS:
            return _on_hours(operation, arguments, calendars)
        return _PLAIN[operation](*arguments)
    except ZeroDivisionError:
        reason = "division par zéro"
        raise Undefined(reason) from None
    except (dates.DateOutOfRange, OverflowError):
        reason = "date hors des années 1900 à 2200"
        raise Undefined(reason) from None
    except (CalendarOutOfRange, CalendarNeeded):
        reason = "jours fériés inconnus pour cette année"
        raise Undefined(reason) from None
    except ValueError:
        reason = "ce délai n'a pas de dernier jour : il faut un nombre entier de jours, de mois ou d'années"
        raise Undefined(reason) from None


def _on_hours(operation: str, arguments: tuple[Any, ...], calendars: Mapping[str, Calendar]) -> Any:  # noqa: ANN401  idem
    from clausier.evaluate import hours

    if operation in hours.WITH_CALENDAR:
        return hours.WITH_CALENDAR[operation](calendars, *arguments)
    return hours.PLAIN[operation](*arguments)


# --- Comparison ---------------------------------------------------------------------------------------------------


def _ordered(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """Return ``test`` extended to durations of unlike units, compared by interval."""

    def compared(left: Any, right: Any) -> bool:  # noqa: ANN401  any two ordered values of one kind
        left, right = _of_one_kind(left, right)
        if isinstance(left, Duration):
            order = compare(left, right)
            if order is None:
                reason = "ces deux durées ne se comparent pas : leurs unités diffèrent"
                raise Undefined(reason)
            return test(order, 0)
        return test(left, right)

    return compared


def _extreme(before: Callable[[Any, Any], bool]) -> Callable[..., Any]:
    """Return the operation that gives the value ``before`` all the others."""

    def first(left: Any, right: Any) -> Any:  # noqa: ANN401  any two ordered values of one kind
        left, right = _of_one_kind(left, right)
        return right if _ordered(before)(right, left) else left

    def chosen(one: Any, *others: Any) -> Any:  # noqa: ANN401  values of one kind
        for other in others:
            one = first(one, other)
        return one

    return chosen


def _is_nothing(value: object) -> bool:
    """Tell whether a value is the sum of nothing, of no kind yet."""
    return isinstance(value, int) and not isinstance(value, bool) and value == 0


def _of_one_kind(left: Any, right: Any) -> tuple[Any, Any]:  # noqa: ANN401  any two values of one kind
    """Return two values, the sum of nothing brought to the kind of the other."""
    return _zero_like(right) if _is_nothing(left) else left, _zero_like(left) if _is_nothing(right) else right


def _zero_like(value: Any) -> Any:  # noqa: ANN401  idem
    match value:
        case Money() | Rate() | Points():
            return type(value)(Fraction(0))
        case Duration():
            return Duration(Fraction(0), value.unit)
        case _:
            return 0


def equal(left: Any, right: Any) -> bool:  # noqa: ANN401  any two values of one kind
    """Tell whether two values of the same kind are the same; raise Undefined for durations that straddle."""
    left, right = _of_one_kind(left, right)
    if isinstance(left, Duration) and isinstance(right, Duration):
        order = compare(left, right)
        if order is None:
            reason = "ces deux durées ne se comparent pas : leurs unités diffèrent"
            raise Undefined(reason)
        return order == 0
    return bool(left == right)


def _different(left: Any, right: Any) -> bool:  # noqa: ANN401  any two values of one kind
    return not equal(left, right)


def _among(value: Any, choices: tuple[Any, ...]) -> bool:  # noqa: ANN401  any values of one kind
    return any(equal(value, each) for each in choices)


# --- Arithmetic ---------------------------------------------------------------------------------------------------


def add(left: Any, right: Any) -> Any:  # noqa: ANN401  any two values that add
    """Add: a date and a duration give a date, money and money give money; the integer 0 is neutral."""
    if _is_nothing(right):
        return left
    if _is_nothing(left):
        return right
    if isinstance(left, date) and isinstance(right, Duration):
        return dates.add(left, right)
    if isinstance(left, Instant):
        return _instant_moved(left, right)
    _check_units(left, right)
    return left + right


def _check_units(left: object, right: object) -> None:
    """Raise Undefined for two durations that no fixed ratio links (3 mois and 2 jours)."""
    if isinstance(left, Duration) and isinstance(right, Duration) and left.unit.family is not right.unit.family:
        reason = f"« {left.unit.plural} » et « {right.unit.plural} » ne se convertissent pas"
        raise Undefined(reason)


def subtract(left: Any, right: Any) -> Any:  # noqa: ANN401  any two values that subtract
    """Subtract: two dates give a number of days, two instants minutes, a date and a duration a date."""
    if _is_nothing(right):
        return left
    if isinstance(left, date):
        return (left - right).days if isinstance(right, date) else dates.add(left, -right)
    if isinstance(left, Instant):
        return _time_elapsed(left, right) if isinstance(right, Instant) else _instant_moved(left, -right)
    _check_units(left, right)
    return -right if _is_nothing(left) else sub(left, right)


def _instant_moved(instant: Instant, duration: Duration) -> Instant:
    from clausier.evaluate import hours

    return hours.moved(instant, duration)


def _time_elapsed(later: Instant, earlier: Instant) -> Duration:
    from clausier.evaluate import hours

    return hours.elapsed(later, earlier)


def multiply(left: Any, right: Any) -> Any:  # noqa: ANN401  any two values that multiply
    """Multiply: an amount by a rate or a number, a duration by a number; nothing by anything is nothing."""
    if _is_nothing(left) or _is_nothing(right):
        kept = next((each for each in (left, right) if isinstance(each, Money | Duration)), 0)
        return _zero_like(kept)
    return left * right


def divide(left: Any, right: Any) -> Any:  # noqa: ANN401  any two values that divide
    """Divide exactly: numbers, money by money or number, durations of one family."""
    if _is_nothing(left):
        if right == _zero_like(right):
            raise ZeroDivisionError
        return 0
    if isinstance(left, Duration) and isinstance(right, Duration):
        _check_units(left, right)
        return left.base / right.base
    if isinstance(left, Duration | Points):
        return left * (1 / Fraction(right))
    return Fraction(left) / right if isinstance(left, int | Fraction) else left / right


def _hours(duration: Duration) -> Fraction:
    """Return a duration of hours or minutes as a number of hours; a day has 23, 24 or 25 of them: Undefined."""
    if _is_nothing(duration):
        return Fraction(0)
    _check_units(duration, _ONE_HOUR)
    return duration.base / 60


def _rounded(step: Fraction, mode: RoundingMode) -> Callable[[Money], Money]:
    """Return the operation that brings an amount to a multiple of ``step``."""
    return lambda amount: (Money(Fraction(0)) if _is_nothing(amount) else amount).rounded(step, mode)


def _moved(count: int) -> Callable[[date], date]:
    """Return the operation that gives the day ``count`` days later."""
    return lambda day: dates.checked(day + timedelta(days=count))


def _days_between(start: date, end: date) -> int:
    return (end - start).days


# --- Délais and calendars -----------------------------------------------------------------------------------------


def _delay(direction: Direction) -> Callable[..., date | Instant]:
    """Return the operation that computes the last day of a délai in one direction; in hours, its last instant."""

    def computed(
        calendars: Mapping[str, Calendar],
        duration: Duration,
        anchor: date | Instant,
        extended: bool,  # noqa: FBT001  positional arguments of the core
        first: bool,  # noqa: FBT001  idem
    ) -> date | Instant:
        if isinstance(anchor, Instant):
            moved: Instant = (add if direction is Direction.FORWARD else subtract)(anchor, duration)
            return moved
        if _is_nothing(duration):
            raise ValueError("no delay")
        deadline = Deadline(
            duration,
            direction,
            first_day_counted=first,
            extension=Extension.NEXT_WORKING_DAY if extended else Extension.NONE,
            calendar=calendars.get(METROPOLE),
        )
        return last_day(deadline, anchor)

    return computed


def _on_calendar(method: Callable[[Calendar, date], Any]) -> Callable[..., Any]:
    """Return the operation that asks a calendar (métropole unless a zone is given) about a day."""

    def computed(calendars: Mapping[str, Calendar], day: date, zone: str = METROPOLE) -> Any:  # noqa: ANN401  a date or a truth value
        return method(known_calendar(calendars, zone), day)

    return computed


def _clamp(high: bool) -> dates.Clamp:  # noqa: FBT001  positional argument of the core
    return dates.Clamp.UP if high else dates.Clamp.DOWN


def _occurrence(origin: date, step: Duration, rank: int, high: bool = False) -> date:  # noqa: FBT001, FBT002  idem
    return dates.nth_anniversary(origin, step, rank, _clamp(high))


def _next_occurrence(origin: date, step: Duration, since: date, high: bool = False) -> date:  # noqa: FBT001, FBT002  idem
    return dates.next_occurrence(origin, step, since, _clamp(high))[1]


def _occurrence_rank(origin: date, step: Duration, since: date, high: bool = False) -> int:  # noqa: FBT001, FBT002  idem
    return dates.next_occurrence(origin, step, since, _clamp(high))[0]


# --- Periods ------------------------------------------------------------------------------------------------------


def _intervals(first: date, last: date, *cuts: tuple[date, ...]) -> tuple[Interval, ...]:
    """Return the days from ``first`` to ``last`` cut so that each cut day begins a piece; none when empty."""
    whole = interval.between(first, last)
    return () if whole is None else interval.split(whole, [day for group in cuts for day in group])


def _cuts(method: Callable[[Interval], tuple[date, ...]]) -> Callable[[date, date], tuple[date, ...]]:
    def computed(first: date, last: date) -> tuple[date, ...]:
        whole = interval.between(first, last)
        return () if whole is None else method(whole)

    return computed


_ONE_HOUR = Duration(Fraction(1), Unit.HOUR)
_EURO = Fraction(1)

_PLAIN: dict[str, Callable[..., Any]] = {
    "eq": equal,
    "ne": _different,
    "lt": _ordered(lt),
    "le": _ordered(le),
    "gt": _ordered(gt),
    "ge": _ordered(ge),
    "among": _among,
    "choices": lambda *items: items,
    "add": add,
    "sub": subtract,
    "mul": multiply,
    "div": divide,
    "neg": neg,
    "minimum": _extreme(lt),
    "maximum": _extreme(gt),
    "ceiling": math.ceil,
    "floor": math.floor,
    "hours": _hours,
    "round_cent": _rounded(CENT, RoundingMode.HALF_UP),
    "round_up_euro": _rounded(_EURO, RoundingMode.UP),
    "day_before": _moved(-1),
    "day_after": _moved(1),
    "days_between": _days_between,
    "year_of": attrgetter("year"),
    "days_in_month": dates.days_in_month,
    "days_in_year": dates.days_in_year,
    "month_start": dates.month_start,
    "month_end": dates.month_end,
    "semester_start": dates.semester_start,
    "occurrence": _occurrence,
    "next_occurrence": _next_occurrence,
    "occurrence_rank": _occurrence_rank,
    "intervals": _intervals,
    "semester_cuts": _cuts(interval.semester_cuts),
    "year_cuts": _cuts(interval.year_cuts),
    "month_cuts": _cuts(interval.month_cuts),
    "interval_first": attrgetter("first"),
    "interval_last": attrgetter("last"),
    "interval_days": attrgetter("days"),
    "is_weekday": is_weekday,
}

_WITH_CALENDAR: dict[str, Callable[..., Any]] = {
    "delay_after": _delay(Direction.FORWARD),
    "delay_before": _delay(Direction.BACKWARD),
    "is_holiday": _on_calendar(Calendar.is_holiday),
    "is_ouvrable": _on_calendar(Calendar.is_ouvrable),
    "is_ouvre": _on_calendar(Calendar.is_ouvre),
    "next_ouvrable": _on_calendar(Calendar.next_ouvrable),
    "previous_ouvre": _on_calendar(Calendar.previous_ouvre),
}

_ON_HOURS = frozenset(("day_of", "day_opening", "day_closing", "is_open", "next_opening", "after_open_time"))

OPERATIONS = frozenset(_PLAIN) | frozenset(_WITH_CALENDAR) | _ON_HOURS | {"without_object"}


def zero_of(kind: str) -> Money | int | Duration | Rate | Points:
    """Return the sum of nothing for a kind."""
    return Money(Fraction(0)) if kind == "argent" else 0
