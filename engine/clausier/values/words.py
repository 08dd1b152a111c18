"""Values in full letters, as contracts print them: « trois heures et demie », « mille quatre cent quarante euros ».

Cardinals come from num2words (behind ``numerals``), the names of months from Babel. What both have wrong on French
legal text is composed here (« zéro euro », « un million d'euros », no « et zéro centime », ordinals of 80 and 200,
feminines).
"""

from __future__ import annotations

from math import floor

from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Duration, Unit
from clausier.values.exact import decimal_places, exact_text, percent
from clausier.values.fraction import Fraction, Rational
from clausier.values.numerals import to_words

if TYPE_CHECKING:
    from datetime import date

    from clausier.values.money import Money
    from clausier.values.rate import Points, Rate

_HALF = Fraction(1, 2)
_CENTS = 100
_MILLION = 1_000_000
_FEMININE = {Unit.WEEK, Unit.HOUR, Unit.MINUTE}
_ORDINAL_ENDINGS = {"cinq": "cinqu", "neuf": "neuv"}


def cardinal(n: int, *, feminine: bool = False) -> str:
    """Return an integer in letters: « vingt et une », « moins trois »; ValueError beyond fifteen digits."""
    return f"moins {to_words(-n, feminine=feminine)}" if n < 0 else to_words(n, feminine=feminine)


def with_digits(n: int, *, feminine: bool = False) -> str:
    """Return « trente (30) »."""
    return f"{cardinal(n, feminine=feminine)} ({n})"


def decimal_in_words(value: Rational) -> str:
    """Return « quatorze virgule cinq », « zéro virgule zéro deux »; ValueError when no decimal is exact."""
    value = Fraction(value)
    if decimal_places(value) is None:
        raise ValueError(f"no finite decimal writes {value}")
    whole, _, decimals = exact_text(abs(value)).partition(".")
    words = to_words(int(whole))
    if decimals:
        zeros = len(decimals) - len(decimals.lstrip("0"))
        words = " ".join([words, "virgule", *["zéro"] * zeros, to_words(int(decimals))])
    return f"moins {words}" if value < 0 else words


def money_in_words(money: Money) -> str:
    """Return « mille quatre cent quarante euros », « un million d'euros », « zéro euro », « un euro et un centime ».

    Raises ValueError for an amount finer than the cent.
    """
    cents = abs(money.amount) * _CENTS
    if cents.denominator != 1:
        raise ValueError("an amount in letters is rounded to the cent first")
    euros, rest = divmod(cents.numerator, _CENTS)
    parts: list[str] = []
    if euros or not rest:
        link = " d'" if euros and euros % _MILLION == 0 else " "
        parts.append(f"{to_words(euros)}{link}euro{'s' if euros > 1 else ''}")
    if rest:
        parts.append(f"{to_words(rest)} centime{'s' if rest > 1 else ''}")
    sign = "moins " if money.amount < 0 else ""
    return sign + " et ".join(parts)


def rate_in_words(rate: Rate) -> str:
    """Return « quatorze virgule cinq pour cent »; ValueError when no decimal is exact."""
    return f"{decimal_in_words(percent(rate.value))} pour cent"


def points_in_words(points: Points) -> str:
    """Return « dix points »; ValueError when no decimal is exact."""
    return f"{decimal_in_words(points.value)} point{'s' if abs(points.value) > 1 else ''}"


def duration_in_words(duration: Duration) -> str:
    """Return « trois mois », « une semaine », « trois heures et demie », « un an et demi », « une demi-heure ».

    Raises ValueError for another fraction or a negative duration.
    """
    amount, unit = duration.amount, duration.unit
    feminine = unit in _FEMININE
    if amount < 0 or (amount * 2).denominator != 1:
        raise ValueError("only wholes and halves are written in letters")
    whole = floor(amount)
    half = amount - whole
    if half and not whole:
        return f"{'une' if feminine else 'un'} demi-{unit.singular}"
    noun = unit.plural if whole > 1 else unit.singular
    tail = f" et {'demie' if feminine else 'demi'}" if half == _HALF else ""
    return f"{to_words(whole, feminine=feminine)} {noun}{tail}"


def date_in_words(day: date) -> str:
    """Return « premier mars deux mille vingt-six »."""
    from babel.dates import format_date

    number = "premier" if day.day == 1 else to_words(day.day)
    return f"{number} {format_date(day, 'MMMM', locale='fr_FR')} {to_words(day.year)}"


def ordinal(n: int, *, feminine: bool = False) -> str:
    """Return « 1er », « 1re », « 2e »; ValueError below one."""
    if n < 1:
        raise ValueError("ordinals begin at one")
    return f"{n}{('re' if feminine else 'er') if n == 1 else 'e'}"


def ordinal_in_words(n: int, *, feminine: bool = False) -> str:
    """Return « premier », « première », « vingt et unième », « quatre-vingtième »; ValueError below one."""
    if n < 1:
        raise ValueError("ordinals begin at one")
    if n == 1:
        return "première" if feminine else "premier"
    head, joint, last = _split_last(to_words(n))
    # The plural s falls (deux centième, quatre-vingtième); so does a final e (quatrième, millième).
    stem = last if last == "trois" else last.removesuffix("s")
    stem = _ORDINAL_ENDINGS.get(stem, stem.removesuffix("e"))
    # « Un » falls before a lone noun: millionième.
    return f"{stem}ième" if head == "un" else f"{head}{joint}{stem}ième"


def _split_last(words: str) -> tuple[str, str, str]:
    cut = max(words.rfind(" "), words.rfind("-"))
    return (words[:cut], words[cut], words[cut + 1 :]) if cut >= 0 else ("", "", words)
