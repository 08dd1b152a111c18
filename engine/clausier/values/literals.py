"""Reading the values people write in French: strict, exact, or nothing.

Each ``parse_x`` takes a text and returns a value, or None when the text is not that kind of value beyond
doubt: « 1.440,00 » (two separators), « 12,345 € » (cents or thousands?), 30 February, « 2025-W05-1 »,
digits of another script. Numbers have 15 digits at most and no exponent. Nothing raises.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from unicodedata import normalize

from clausier.values.dates import FIRST_YEAR, LAST_YEAR
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points, Rate

MONTH_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip
WEEKDAY_NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_MOST_DIGITS = 15
_AMBIGUOUS_DECIMALS = 3
_MINUTES_IN_DAY = 1440

_UNACCENTED = {"fevrier": 2, "aout": 8, "decembre": 12}
_MONTHS = _UNACCENTED | {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
_UNITS = {
    "an": Unit.YEAR, "année": Unit.YEAR, "mois": Unit.MONTH, "semaine": Unit.WEEK, "jour": Unit.DAY,
    "jour calendaire": Unit.DAY, "heure": Unit.HOUR, "h": Unit.HOUR, "minute": Unit.MINUTE, "min": Unit.MINUTE,
    "jour ouvré": Unit.WORKED_DAY_OUVRE, "jour ouvrable": Unit.BUSINESS_DAY_OUVRABLE,
    "jour franc": Unit.CLEAR_DAY_FRANC, "jour du lundi au vendredi": Unit.WEEKDAY,
    "jour du lundi au vendredi inclus": Unit.WEEKDAY,
}  # fmt: skip
_INVARIABLE = {"mois", "h", "min", "du", "lundi", "au", "vendredi", "inclus"}
_DIGITS = "0123456789"
_PARTS = 3
"""Those of a date: day, month, year."""
_TRUTH = {"oui": True, "non": False}

_SPACES = (" ", "\u00a0", "\u202f")
"""An ordinary space, a no-break one, a narrow one."""
_MINUS = ("-", "\u2212")
_NUMERIC = "".join((_DIGITS, "+.,", *_MINUS, *_SPACES))
_GROUP = 3
"""How many digits stand between two spaces of a number."""


def parse_boolean(text: str) -> bool | None:
    """Read « oui » or « non »."""
    return _TRUTH.get(_plain(text))


def parse_integer(text: str) -> int | None:
    """Read an integer: ``1440``, ``1 440``, ``-3``."""
    number = _number(_plain(text))
    return number[0].numerator if number and number[1] == 0 else None


def parse_decimal(text: str) -> Fraction | None:
    """Read an exact decimal, with a comma or a point: ``3,5``, ``1 440.25``."""
    number = _number(_plain(text))
    return number[0] if number else None


def parse_money(text: str) -> Money | None:
    """Read an amount in euros: ``12,50 €``, ``1 440,00 EUR``, ``1440.00``; three decimals are ambiguous."""
    written = _plain(text)
    amount = _before(written, "€") or _before(written, "eur", "euro", "euros", apart=True)
    number = _number(amount or written)
    if number is None:
        return None
    value, decimals = number
    ambiguous = decimals == _AMBIGUOUS_DECIMALS and abs(value) >= 1
    return None if ambiguous else Money(value)


def parse_rate(text: str) -> Rate | None:
    """Read a rate: ``14,5 %``, ``14.5%``, ``10 pour cent``."""
    written = _plain(text)
    number = _number(_before(written, "%") or _before(written, "pour cent", apart=True))
    return Rate.of_percent(number[0]) if number else None


def parse_points(text: str) -> Points | None:
    """Read percentage points: ``10 points``, ``0,5 point``."""
    written = _plain(text)
    points = _before(written, "de pourcentage", apart=True) or written
    number = _number(_before(points, "point", "points", apart=True))
    return Points(number[0]) if number else None


def parse_duration(text: str) -> Duration | None:
    """Read a duration: ``3 mois``, ``30 jours``, ``2 jours ouvrés``, ``3,5 heures``.

    Only hours and minutes take decimals, and years where they make whole months (``1,5 an``).
    """
    written = _plain(text)
    words = written.lstrip(_NUMERIC)
    unit, number = _unit(words), _number(_before(written, words))
    if unit is None or number is None or number[0] < 0:
        return None
    value = number[0]
    whole = (value * 12).denominator == 1 if unit is Unit.YEAR else value.denominator == 1
    return Duration(value, unit) if whole or unit in {Unit.HOUR, Unit.MINUTE} else None


def parse_date(text: str) -> date | None:
    """Read a civil date of the years 1900 to 2200: ``2026-03-01``, ``01/03/2026``, ``1er mars 2026``.

    A weekday may come first (« vendredi 28 novembre 2025 ») and must then be the right one.
    """
    text = _plain(text)
    dashed, slashed = text.split("-"), text.split("/")
    if len(dashed) == _PARTS and len(dashed[1]) == len(dashed[2]) == 2:  # noqa: PLR2004  their digits
        return _date(*dashed)
    if len(slashed) == _PARTS:
        return _date(*reversed(slashed))
    words = _words(text)
    named = words.pop(0) if words[0] in WEEKDAY_NAMES else ""
    if len(words) != _PARTS:
        return None
    day, month, year = words
    found = _date(year, str(_MONTHS.get(month, 0)), "1" if day == "1er" else day)
    return found if found and named in {"", WEEKDAY_NAMES[found.weekday()]} else None


def parse_time(text: str) -> time | None:
    """Read a time of day, 0 h to 23 h 59: ``09H00``, ``9 h 30``, ``14 h``, ``14:30``."""
    minutes = parse_clock(text)
    return time(*divmod(minutes, 60)) if minutes is not None and minutes < _MINUTES_IN_DAY else None


def parse_clock(text: str) -> int | None:
    """Read a time of day as minutes after midnight, 24 h (1440) included: the bounds of opening hours."""
    hours, mark, minutes = _plain(text).partition(":" if ":" in text else "h")
    if mark == "h":
        hours = hours[:-1] if hours[-1:] in _SPACES else hours
        minutes = (minutes[1:] if minutes[:1] in _SPACES else minutes) or "00"
    if not (0 < len(hours) <= 2 == len(minutes) and _are_digits(hours + minutes)):  # noqa: PLR2004  their digits
        return None
    total = int(hours) * 60 + int(minutes)
    return total if int(minutes) < 60 and total <= _MINUTES_IN_DAY else None  # noqa: PLR2004  minutes of an hour


def parse_local_instant(text: str) -> datetime | None:
    """Read a date and a time in Paris: ``2026-03-01 14:30``, ``1er mars 2026 à 14 h 30``, « … à 24 h ».

    The result has no zone: ``instants.resolve`` gives the instant, or says that the clocks skipped or
    repeated that time.
    """
    written = _plain(text)
    before, mark, after = written.rpartition(":" if ":" in written else "h")
    hours = before[len(before.rstrip("".join(_SPACES)).rstrip(_DIGITS)) :]
    day, minutes = _dated(before.removesuffix(hours)), parse_clock(hours + mark + after)
    if day is None or minutes is None:
        return None
    moment = datetime.combine(day, time(0)) + timedelta(minutes=minutes)
    return moment if moment.year <= LAST_YEAR else None


def _plain(text: str) -> str:
    # Composed characters, no outer blanks, small letters: the forms below need no variants.
    return normalize("NFC", text).strip(" \u00a0\u202f\t\n").lower()


def _before(text: str, *units: str, apart: bool = False) -> str:
    """Return what is written before one of the units and the space between; "" when none ends the text.

    The space may be left out unless ``apart``.
    """
    for unit in units:
        number = text.removesuffix(unit)
        if number != text:
            spaced = number[-1:] in _SPACES
            return number[:-1] if spaced else "" if apart else number
    return ""


def _number(text: str) -> tuple[Fraction, int] | None:
    """Return the exact value of a number and how many decimals were written; None when it is no number, or too long."""
    unsigned = text[1:] if text[:1] in {"+", *_MINUS} else text
    whole, mark, decimals = unsigned.replace(",", ".").partition(".")
    gap = whole.lstrip(_DIGITS)[:1]
    first, *groups = whole.split(gap) if gap in _SPACES else (whole,)
    if groups and (len(first) > _GROUP or any(len(each) != _GROUP for each in groups)):
        return None
    digits = "".join((first, *groups, decimals))
    if not first or bool(mark) != bool(decimals) or not _are_digits(digits) or len(digits) > _MOST_DIGITS:
        return None
    value = Fraction(int(digits), 10 ** len(decimals))
    return (-value if text[:1] in _MINUS else value), len(decimals)


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _dated(text: str) -> date | None:
    """Return the date that stands before an hour: « 1er mars 2026 à », « 2026-03-01 » and a space, « 2026-03-01t »."""
    if "\n" in text:
        return None
    if text[-1:] in _SPACES:
        return parse_date(_before(text[:-1], "à", apart=True) or text[:-1])
    return parse_date(text[:-1]) if text[-1:] == "t" and text[-2:-1] in tuple(_DIGITS) else None


def _date(year: str, month: str, day: str) -> date | None:
    """Return the date of a year of four digits, a month and a day of one or two; None when there is no such day."""
    if len(year) != 4 or not (0 < len(month) <= 2 and 0 < len(day) <= 2):  # noqa: PLR2004  their digits
        return None
    if not _are_digits(year + month + day) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _unit(text: str) -> Unit | None:
    words = _words(text)
    singular = [word if word in _INVARIABLE else word.removesuffix("s") for word in words]
    return _UNITS.get(" ".join(singular))


def _words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").replace("\u202f", " ").split(" ")
