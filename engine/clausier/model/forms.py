"""Printed forms: how a value is printed in the words, after the pattern of its placeholder.

A pattern is literal text in which these words stand for parts of the value: ``lettres`` (number in letters, « un » as
a masculine), ``lettres accordées`` (agreeing with the unit), ``chiffres``, ``unité``, ``toutes lettres`` (number and
unit in letters), ``date``, and the name of a unit, which agrees in number (« un (1) année », « deux (2) années »).
"""

from __future__ import annotations

import re
from datetime import date

from clausier.text.typed import TYPE_CHECKING
from clausier.values import words
from clausier.values.duration import Duration, Unit
from clausier.values.exact import percent
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points, Rate
from clausier.values.show import show, show_date, show_decimal

if TYPE_CHECKING:
    from typing import TypeAlias

    from clausier.model.expression import Value
    from clausier.values.instant import Instant
    from clausier.values.opening import OpeningHours

    Single: TypeAlias = "bool | int | Fraction | str | Money | Rate | Points | date | Instant | Duration | OpeningHours"

_PLURAL_FROM = 2
_UNIT_WORDS = {word: (unit, number) for unit in Unit for number, word in ((1, unit.singular), (2, unit.plural))} | {
    "année": (Unit.YEAR, 1),
    "années": (Unit.YEAR, 2),
}
_YEARS = ("année", "années")
_FEMININE = frozenset((Unit.WEEK, Unit.HOUR, Unit.MINUTE))
_MARKS = ("toutes lettres", "lettres accordées", "lettres", "chiffres", "unité", "date", *_UNIT_WORDS)
_PATTERN = re.compile(rf"\b(?:{'|'.join(sorted(_MARKS, key=len, reverse=True))})\b")


def print_value(value: Value, form: str) -> str:
    """Return ``value`` printed after ``form``; no form shows the value as answers do, a list as « 75, 77 et 92 »."""
    if isinstance(value, tuple):
        return _enumerate([print_value(each, form) for each in value])
    if not form:
        return show(value)
    agreed = _feminine_pattern(value, form)
    return _PATTERN.sub(lambda found: _part(value, found.group(), feminine=agreed), form)


def _enumerate(items: list[str]) -> str:
    return " et ".join(items) if len(items) < _PLURAL_FROM else f"{', '.join(items[:-1])} et {items[-1]}"


def _feminine_pattern(value: Value, form: str) -> bool:
    if not isinstance(value, Duration):
        return False
    written = _PATTERN.findall(form)
    return value.unit in _FEMININE or (value.unit is Unit.YEAR and any(each in _YEARS for each in written))


def _part(value: Value, mark: str, *, feminine: bool) -> str:
    """Return what ``mark`` stands for; the value as answers show it when it has no such part."""
    number = _number(value)
    try:
        match mark:
            case "toutes lettres":
                return _in_letters(value)
            case "date":
                return show_date(value) if isinstance(value, date) else show(_shown(value))
            case "lettres" | "lettres accordées" if number is not None:
                return _letters(number, feminine=feminine and mark != "lettres")
            case "chiffres" if number is not None:
                return show_decimal(number)
            case "unité":
                return _unit(value)
            case word if word in _UNIT_WORDS and isinstance(value, Duration):
                return _unit_word(value, word)
            case word if word in _UNIT_WORDS:
                return word
            case _:
                return show(_shown(value))
    except ValueError:  # a number that letters do not write
        return show(_shown(value))


def _shown(value: Value) -> Single:
    return _enumerate([show(_shown(each)) for each in value]) if isinstance(value, tuple) else value


def _number(value: Value) -> Fraction | None:
    match value:
        case bool():
            return None
        case int() | Fraction():
            return Fraction(value)
        case Money() | Duration():
            return value.amount
        case Rate():
            return percent(value.value)
        case Points():
            return value.value
        case _:
            return None


def _letters(number: Fraction, *, feminine: bool) -> str:
    if number.denominator == 1:
        return words.cardinal(number.numerator, feminine=feminine)
    return words.decimal_in_words(number)


def _in_letters(value: Value) -> str:
    match value:
        case Duration():
            return words.duration_in_words(value)
        case Money():
            return words.money_in_words(value)
        case Rate():
            return words.rate_in_words(value)
        case Points():
            return words.points_in_words(value)
        case bool():
            return show(value)
        case int() | Fraction():
            return _letters(Fraction(value), feminine=False)
        case date():
            return words.date_in_words(value)
        case _:
            return show(_shown(value))


def _unit(value: Value) -> str:
    match value:
        case Duration():
            return value.unit.plural if abs(value.amount) >= _PLURAL_FROM else value.unit.singular
        case Money():
            return "euros" if abs(value.amount) >= _PLURAL_FROM else "euro"
        case Rate():
            return "%"
        case Points():
            return "points" if abs(value.value) >= _PLURAL_FROM else "point"
        case _:
            return ""


def _unit_word(value: Duration, word: str) -> str:
    """Return the unit word of the pattern in the number of ``value``, or its own unit when they differ."""
    unit, _ = _UNIT_WORDS[word]
    if unit is not value.unit:
        return _unit(value)
    if word in _YEARS:
        return _YEARS[abs(value.amount) >= _PLURAL_FROM]
    return _unit(value)
