"""Literals of the language: from the words of a token to an exact value, and back."""

from __future__ import annotations

import re
from datetime import date

from clausier.text.typed import TYPE_CHECKING, TypeVar, assert_never
from clausier.values.duration import Duration, Unit
from clausier.values.exact import decimal_places, exact_text, percent
from clausier.values.fraction import Fraction
from clausier.values.literals import (
    MONTH_NAMES,
    parse_date,
    parse_decimal,
    parse_duration,
    parse_integer,
    parse_money,
    parse_points,
    parse_rate,
)
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.opening_words import parse_opening, show_opening
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.surface.expression import LiteralValue

UNIT_WORDS = (
    *(word for unit in Unit for word in unit.value),
    *("année", "années", "points", "point", "euros", "euro", "EUR", "€", "%"),
)
"""The words that may follow a number, for suggestions."""

_SPACES = re.compile(r"\s+")
_QUOTE_BREAKS = re.compile(r"[ \t]*\r?\n[ \t]*")
_QUOTE_BLANKS = " \t\r\n\u00a0\u202f"
_Value = TypeVar("_Value")
_PLURAL_FROM = 2
_SHORT = 10_000
_AMBIGUOUS_DECIMALS = 3
_PLAIN_DECIMALS = 4


def unquoted(raw: str) -> str:
    """Return the words between « and », as written; a line break and its indentation become one space."""
    words = raw[1:-1]
    return (_QUOTE_BREAKS.sub(" ", words) if "\n" in words else words).strip(_QUOTE_BLANKS)


def read_number(text: str) -> int | Fraction | None:
    """Return the number written ``1 500`` (an int) or ``3,5`` (a fraction); None when it is no such number."""
    if "." in text:
        return None
    return parse_decimal(text) if "," in text else parse_integer(text)


def read_amount(text: str) -> Money | None:
    """Return the amount written ``40 €``, ``40 EUR`` or ``40 euros``."""
    return _read(parse_money, text)


def read_percent(text: str) -> Rate | None:
    """Return the rate written ``14,5 %``, as a share."""
    return _read(parse_rate, text)


def read_points(text: str) -> Points | None:
    """Return the percentage points written ``10 points``."""
    return _read(parse_points, text)


def read_duration(text: str) -> Duration | None:
    """Return the duration written ``3 mois`` or ``2 jours ouvrés``; days and months take no decimals."""
    return _read(parse_duration, text)


def read_date(text: str) -> date | None:
    """Return the day written ``2024-03-01``, ``01/03/2024`` or ``1er mars 2024``; None when there is no such day."""
    return parse_date(_SPACES.sub(" ", text))


def read_opening(words: str) -> OpeningHours | None:
    """Return the opening hours written between « and » after « horaires »."""
    return parse_opening(words)


def print_constant(value: LiteralValue, places: int = 0) -> str:
    """Return the words of the language for ``value``; ``faux`` for False (``non`` is the printer's business).

    ``places``: at least so many decimals for fractions, rates and points.

    Raises ValueError for a number that no decimal writes, which the language cannot hold.
    """
    match value:
        case bool():
            return "oui" if value else "faux"
        case int():
            return _number(Fraction(value))
        case Fraction():
            return _number(value, max(places, 1))
        case Money():
            return f"{_number(value.amount, _cents(value.amount))} €"
        case Rate():
            return f"{_number(percent(value.value), places)} %"
        case Points():
            return f"{_number(value.value, places)} {'points' if value.value >= _PLURAL_FROM else 'point'}"
        case date():
            return print_day(value)
        case Duration():
            unit = value.unit.plural if value.amount >= _PLURAL_FROM else value.unit.singular
            return f"{_number(value.amount)} {unit}"
        case OpeningHours():
            return f"horaires « {show_opening(value)} »"
        case str():
            return f"« {value} »" if value else "« »"
        case _:
            assert_never(value)


def decimals_of(value: LiteralValue) -> int:
    """Return how many decimals the words of ``value`` take; 0 for what has none."""
    number = percent(value.value) if isinstance(value, Rate) else value
    return decimal_places(number) or 0 if isinstance(number, Fraction) else 0


def print_day(day: date) -> str:
    """Return ``1er mars 2024``."""
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {MONTH_NAMES[day.month - 1]} {day.year:04}"


def _read(parse: Callable[[str], _Value | None], text: str) -> _Value | None:
    return None if "." in text else parse(_SPACES.sub(" ", text))


def _cents(amount: Fraction) -> int:
    if amount.denominator == 1:
        return 0
    # Three decimals could be thousands: a fourth makes it plain.
    return _PLAIN_DECIMALS if decimal_places(amount) == _AMBIGUOUS_DECIMALS else 2


def _number(value: Fraction, places: int = 0) -> str:
    whole, _, decimals = exact_text(value, places).partition(".")
    if "/" in whole:
        message = f"no decimal writes {value}"
        raise ValueError(message)
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", " ") if int(digits) >= _SHORT else digits
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"
