"""Values as answers print them, in French, and as JSON carries them.

French form: U+202F between thousands, a comma, U+00A0 before € and %, « 1er » for the first of the month.
Machine form: decimal strings, ISO dates. Nothing is rounded: a number no decimal writes is cut after four
decimals and says so with « … »; its machine form is the fraction ``p/q``.
"""

from __future__ import annotations

from datetime import date, time

from clausier.text.typed import TypeAlias, assert_never
from clausier.values.duration import Duration
from clausier.values.exact import decimal_places, exact, exact_text, percent
from clausier.values.fraction import Fraction, Rational
from clausier.values.instant import Instant
from clausier.values.interval import Interval
from clausier.values.literals import MONTH_NAMES, WEEKDAY_NAMES
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

Moment: TypeAlias = date | time | Instant | Duration | Interval | OpeningHours
Value: TypeAlias = bool | int | Fraction | str | Money | Rate | Points | Moment | None
Canonical: TypeAlias = bool | str | dict[str, str] | None

NARROW = "\u202f"
NO_BREAK = "\u00a0"

_CUT = 4
_PLURAL_FROM = 2
_AMBIGUOUS_DECIMALS = 3


def show(value: Value) -> str:
    """Return the French printed form of any value; « indéterminé » for None."""
    match value:
        case bool():
            return "oui" if value else "non"
        case int() | Fraction():
            return show_decimal(value)
        case str():
            return value
        case date():
            return show_date(value)
        case Money():
            return show_money(value)
        case Rate():
            return show_rate(value)
        case Points():
            return show_points(value)
        case time():
            return show_time(value)
        case Instant():
            return show_instant(value)
        case Duration():
            return show_duration(value)
        case Interval():
            return show_interval(value)
        case OpeningHours():
            return show_opening(value)
        case None:
            return "indéterminé"
        case _:
            assert_never(value)


def canonical(value: Value) -> Canonical:
    """Return the machine form for JSON: decimal strings, ISO dates and instants, booleans, null.

    A rate is its share (``"0.145"``), money its euros with two decimals at least, a duration
    ``{"amount": "3", "unit": "month"}``, an interval ``{"first": …, "last": …}``, opening hours their French form.
    """
    match value:
        case None | bool() | str():
            return value
        case int() | Fraction():
            return exact_text(value)
        case Money():
            return exact_text(value.amount, 2)
        case Rate() | Points():
            return exact_text(value.value)
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case Instant():
            return value.isoformat()
        case Duration():
            return {"amount": exact_text(value.amount), "unit": value.unit.name.lower()}
        case Interval():
            return {"first": value.first.isoformat(), "last": value.last.isoformat()}
        case OpeningHours():
            return show_opening(value)
        case _:
            assert_never(value)


def show_opening(hours: OpeningHours) -> str:
    """Return « lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; fermé les jours fériés »."""
    from clausier.values import opening_words

    return opening_words.show_opening(hours)


def show_decimal(value: Rational, places: int = 0) -> str:
    """Return « 1 440,5 »: at least ``places`` decimals, all that are needed, « … » after four when none suffices."""
    fraction = exact(value)
    if decimal_places(fraction) is None:
        cut = abs(fraction.numerator) * 10**_CUT // fraction.denominator
        sign = "-" if fraction < 0 else ""
        return sign + _french(exact_text(Fraction(cut, 10**_CUT), _CUT)) + "…"
    return _french(exact_text(fraction, places))


def show_money(value: Money) -> str:
    """Return « 1 440,00 € »; three decimals get a fourth, so that no one reads thousands."""
    places = decimal_places(value.amount)
    shown = _AMBIGUOUS_DECIMALS + 1 if places == _AMBIGUOUS_DECIMALS else 2
    return f"{show_decimal(value.amount, shown)}{NO_BREAK}€"


def show_rate(value: Rate) -> str:
    """Return « 14,50 % »."""
    return f"{show_decimal(percent(value.value), 2)}{NO_BREAK}%"


def show_points(value: Points) -> str:
    """Return « 10 points »."""
    return f"{show_decimal(value.value)} {'points' if abs(value.value) >= _PLURAL_FROM else 'point'}"


def show_date(day: date, *, weekday: bool = False) -> str:
    """Return « 28 février 2026 », « 1er mars 2026 »; with ``weekday``, « vendredi 28 novembre 2025 »."""
    first = "1er" if day.day == 1 else str(day.day)
    named = f"{WEEKDAY_NAMES[day.weekday()]} " if weekday else ""
    return f"{named}{first} {MONTH_NAMES[day.month - 1]} {day.year}"


def show_time(moment: time) -> str:
    """Return « 9 h 30 », « 14 h »."""
    return f"{moment.hour} h {moment.minute:02}" if moment.minute else f"{moment.hour} h"


def show_instant(instant: Instant, *, weekday: bool = False) -> str:
    """Return « 1er mars 2026 à 14 h 30 », in the time of Paris."""
    local = instant.local
    return f"{show_date(local.date(), weekday=weekday)} à {show_time(local.time())}"


def show_duration(duration: Duration) -> str:
    """Return « 3 mois », « 3,5 heures », « 2 jours ouvrés »; the plural begins at two."""
    unit = duration.unit.plural if abs(duration.amount) >= _PLURAL_FROM else duration.unit.singular
    return f"{show_decimal(duration.amount)} {unit}"


def show_interval(interval: Interval) -> str:
    """Return « du 1er mars 2026 au 31 mars 2026 », or the day alone when there is one."""
    if interval.first == interval.last:
        return show_date(interval.first)
    return f"du {show_date(interval.first)} au {show_date(interval.last)}"


def _french(plain: str) -> str:
    whole, _, decimals = plain.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", NARROW)
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"
