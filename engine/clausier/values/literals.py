"""Reading the values people write in French: strict, exact, or nothing.

Each ``parse_x`` takes a text and returns a value, or None when the text is not that kind of value beyond
doubt: « 1.440,00 » (two separators), « 12,345 € » (cents or thousands?), 30 February, « 2025-W05-1 »,
digits of another script. Numbers have 15 digits at most and no exponent. Nothing raises.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from unicodedata import normalize

from clausier.text.pattern import Pattern
from clausier.values.dates import FIRST_YEAR, LAST_YEAR
from clausier.values.duration import Duration, Unit
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
_DIGITS = frozenset("0123456789")
_PARTS = 3
"""Those of a date: day, month, year."""
_TRUTH = {"oui": True, "non": False}

# An ordinary space, a no-break space (U+00A0) or a narrow one (U+202F).
_SPACE = "[ \u00a0\u202f]"
_NUMBER = Pattern(
    rf"(?P<sign>[-\u2212+]?)(?:(?P<grouped>[0-9]{{1,3}}(?P<gap>{_SPACE})[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*)|(?P<plain>[0-9]+))"
    r"(?:[.,](?P<decimals>[0-9]+))?"
)
_MONEY = Pattern(rf"(?P<number>.*?)(?:{_SPACE}?€|{_SPACE}(?:EUR|euros?))?", re.IGNORECASE)
_RATE = Pattern(rf"(?P<number>.*?){_SPACE}?(?:%|(?<={_SPACE})pour cent)")
_POINTS = Pattern(rf"(?P<number>.*?){_SPACE}points?(?:{_SPACE}de pourcentage)?")
_DURATION = Pattern(rf"(?P<number>[^a-zé]*?){_SPACE}?(?P<unit>[a-zé](?:[a-zé]|{_SPACE})*)")
_TIME = Pattern(rf"([0-9]{{1,2}})(?:{_SPACE}?h(?:{_SPACE}?([0-9]{{2}}))?|:([0-9]{{2}}))")
_INSTANT = Pattern(rf"(?P<day>.+?)(?:{_SPACE}à{_SPACE}|{_SPACE}|(?<=[0-9])t)(?P<time>[0-9]{{1,2}}{_SPACE}?[h:].*)")


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
    match = _MONEY.fullmatch(_plain(text))
    number = _number(match["number"]) if match else None
    if number is None:
        return None
    value, decimals = number
    ambiguous = decimals == _AMBIGUOUS_DECIMALS and abs(value) >= 1
    return None if ambiguous else Money(value)


def parse_rate(text: str) -> Rate | None:
    """Read a rate: ``14,5 %``, ``14.5%``, ``10 pour cent``."""
    match = _RATE.fullmatch(_plain(text))
    number = _number(match["number"]) if match else None
    return Rate.of_percent(number[0]) if number else None


def parse_points(text: str) -> Points | None:
    """Read percentage points: ``10 points``, ``0,5 point``."""
    match = _POINTS.fullmatch(_plain(text))
    number = _number(match["number"]) if match else None
    return Points(number[0]) if number else None


def parse_duration(text: str) -> Duration | None:
    """Read a duration: ``3 mois``, ``30 jours``, ``2 jours ouvrés``, ``3,5 heures``.

    Only hours and minutes take decimals, and years where they make whole months (``1,5 an``).
    """
    match = _DURATION.fullmatch(_plain(text))
    if not match:
        return None
    unit, number = _unit(match["unit"]), _number(match["number"])
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
    words = text.replace("\u00a0", " ").replace("\u202f", " ").split(" ")
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
    match = _TIME.fullmatch(_plain(text))
    if not match:
        return None
    hours, minutes = int(match[1]), int(match[2] or match[3] or 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= _MINUTES_IN_DAY else None  # noqa: PLR2004  minutes of an hour


def parse_local_instant(text: str) -> datetime | None:
    """Read a date and a time in Paris: ``2026-03-01 14:30``, ``1er mars 2026 à 14 h 30``, « … à 24 h ».

    The result has no zone: ``instants.resolve`` gives the instant, or says that the clocks skipped or
    repeated that time.
    """
    match = _INSTANT.fullmatch(_plain(text))
    if not match:
        return None
    day, minutes = parse_date(match["day"]), parse_clock(match["time"])
    if day is None or minutes is None:
        return None
    moment = datetime.combine(day, time(0)) + timedelta(minutes=minutes)
    return moment if moment.year <= LAST_YEAR else None


def _plain(text: str) -> str:
    # Composed characters, no outer blanks, small letters: the forms below need no variants.
    return normalize("NFC", text).strip(" \u00a0\u202f\t\n").lower()


def _number(text: str) -> tuple[Fraction, int] | None:
    # The exact value and how many decimals were written.
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    whole = match["plain"] or match["grouped"].replace(match["gap"], "")
    decimals = match["decimals"] or ""
    if len(whole) + len(decimals) > _MOST_DIGITS:
        return None
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return (-value if match["sign"] in {"-", "\u2212"} else value), len(decimals)


def _date(year: str, month: str, day: str) -> date | None:
    """Return the date of a year of four digits, a month and a day of one or two; None when there is no such day."""
    if len(year) != 4 or not (0 < len(month) <= 2 and 0 < len(day) <= 2):  # noqa: PLR2004  their digits
        return None
    if not _DIGITS.issuperset(year + month + day) or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _unit(text: str) -> Unit | None:
    words = re.split(_SPACE, text)
    singular = [word if word in _INVARIABLE else word.removesuffix("s") for word in words]
    return _UNITS.get(" ".join(singular))
