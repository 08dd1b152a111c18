"""Figures in words: numbers, amounts, rates, periods, dates and hours, in digits or in letters.

What only looks like a figure is left out: references to articles, pages and laws, telephone numbers, addresses, marks
of a list, symbols (« P1 »), and letters without a unit (« les deux parties »).
"""

from __future__ import annotations

import re

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.fraction import Fraction
from clausier.values.literals import MONTH_NAMES, parse_decimal
from clausier.values.numerals import from_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = "[ \u00a0\u202f]"
_NUMBER = rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}})+|\d+)(?:[.,]\d+)?"
_MONTHS = "|".join(MONTH_NAMES)
_DATE = (
    rf"(?:(?:1er|\d{{1,2}}){_GAP}(?:{_MONTHS})(?:{_GAP}\d{{4}})?|\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_TIME = r"\d{1,2}\s?[hH]\s?\d{2}|\d{1,2}[hH]\b|\d{1,2}/\d{1,2}\b"
_DAYS = rf"jours?(?:{_GAP}(?:calendaires?|ouvrés?|ouvrables?|francs?))?"
_PERIOD = rf"(?:ans?|années?|mois|semaines?|{_DAYS}|heures?|minutes?)"
_UNIT = rf"(?:%|pour{_GAP}cent|€|euros?|EUR|centimes?|points?|{_PERIOD})"
_BETWEEN = rf"(?:{_GAP}(?:premi(?:er|ère)s?|derni(?:er|ère)s?|prochaine?s?|d'|de))*"
_WORD = (
    "zéro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    "quarante|cinquante|soixante|cents?|mille|millions?|milliards?"
)
_LETTERS = rf"(?:{_WORD})(?:(?:-|{_GAP})(?:et(?:-|{_GAP}))?(?:{_WORD}))*"
_HALF = rf"(?:{_GAP}et{_GAP}demie?)?"
_REFERENCE = r"(?:[LRDA]\.?\s?)?(?:\d|[IVXLCDM]+\b)[\w.–-]*(?<![.,])"

_TEXT = r"(?:loi|décret|ordonnance|règlement|directive|arrêté|circulaire)s?"
_PART = r"(?:articles?|art\.|alinéas?|al\.|paragraphes?|chapitres?|sections?|titres?|annexes?|pages?|p\.)"
_EXCLUDED = "|".join(
    (
        r"<?https?://\S+|www\.\S+|[\w.+-]+@\S+",
        rf"(?:\+33{_GAP}?[1-9]|0\d)(?:[ .\u00a0-]?\d{{2,3}}){{3,4}}\b",
        rf"n\s?°\s?[\w./-]+(?:{_GAP}du{_GAP}{_DATE})?",
        rf"{_TEXT}\s+(?:\((?:UE|CE|CEE)\)\s*)?(?:n\s?°\s*)?\d[\d./-]*(?:{_GAP}du{_GAP}{_DATE})?",
        rf"{_PART}\s+{_REFERENCE}(?:\s*(?:,|et|à|ou|-)\s*{_REFERENCE})*|§\s*\d+",
        r"\A\s*(?:\d+(?:\.\d+)*\s*[).°-]|\d+(?:\.\d+)+\s)",
    )
)
_FIGURE = re.compile(
    rf"(?<!\w)(?:(?P<excluded>{_EXCLUDED})"
    rf"|(?P<date>{_DATE}\b)|(?P<time>{_TIME})"
    rf"|(?<![.,-])(?P<digits>{_NUMBER})\s*"
    rf"\((?P<letters_in>{_LETTERS})(?P<unit_in>{_GAP}{_UNIT}(?!\w))?(?P<half_in>{_HALF})\)"
    rf"(?:{_BETWEEN}\s?(?P<unit_1>{_UNIT})(?!\w))?"
    rf"|(?P<letters>{_LETTERS})(?P<half_a>{_HALF})\s*"
    rf"\((?P<digits_in>{_NUMBER})\)(?:{_BETWEEN}\s?(?P<unit_2>{_UNIT})(?!\w))?"
    rf"|(?P<letters_only>{_LETTERS}){_BETWEEN}{_GAP}(?P<unit_3>{_UNIT})(?!\w)(?P<half_b>{_HALF})"
    rf"|(?P<half_unit>demi-(?:heure|mois|an|année))\b"
    rf"|(?<![.,-])(?P<digits_only>{_NUMBER})(?:{_BETWEEN}\s?(?P<unit_4>{_UNIT}))?(?!\w)(?!-\w))",
    re.IGNORECASE,
)
_NOT_AMOUNTS = re.compile(rf"une?{_GAP}(?:points?|centimes?)\Z|une?{_GAP}jour{_GAP}?\Z", re.IGNORECASE)
_DAY_OF_A_KIND = re.compile(rf"{_GAP}(?:férié|chômé|non|quelconque|donné)", re.IGNORECASE)


class Figure(Record):
    """A figure at ``start`` to ``end`` of a text; ``number`` in digits, ``lettered`` in letters, None when not there.

    ``unit`` is the word or sign after it, "" for none; a date or an hour has neither number nor unit.
    """

    start: int
    end: int
    text: str
    number: Fraction | None
    lettered: Fraction | None
    unit: str

    @property
    def amount(self) -> Fraction | None:
        """Its number, in digits if it is."""
        return self.lettered if self.number is None else self.number

    @property
    def disagrees(self) -> bool:
        """Tell whether its digits and its letters say two things: « trente (15) »."""
        return self.number is not None and self.lettered is not None and self.number != self.lettered


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order; they do not overlap."""
    return tuple(each for match in _FIGURE.finditer(text) if (each := _figure(text, match)) is not None)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    found = match.groupdict()
    start, end = match.span()
    if found["excluded"] is not None:
        return None
    if found["half_unit"] is not None:
        return Figure(start, end, match[0], None, Fraction(1, 2), found["half_unit"].partition("-")[2])
    written = found["letters_in"] or found["letters"] or found["letters_only"]
    unit = next((found[name] for name in ("unit_1", "unit_2", "unit_3", "unit_4") if found[name]), "")
    unit = unit or (found["unit_in"] or "").strip()
    digits = found["digits"] or found["digits_in"] or found["digits_only"]
    number = None if digits is None else parse_decimal(digits)
    if written is None:
        return Figure(start, end, match[0], number, None, unit)
    skipped, lettered = _lettered(written)
    if lettered is not None and any(found[name] for name in ("half_in", "half_a", "half_b")):
        lettered += Fraction(1, 2)
    if found["letters_in"] is None:
        start += skipped
    if digits is None and (lettered is None or _is_article(text, start, end)):
        return None
    return Figure(start, end, text[start:end], number, lettered, unit)


def _lettered(words: str) -> tuple[int, Fraction | None]:
    """Return the number at the end of ``words`` and how many characters stand before it (« entre un et deux »)."""
    for match in re.finditer(r"(?:\A|(?<=[\s-]))\w", words):
        value = from_words(words[match.start() :])
        if value is not None:
            return match.start(), Fraction(value)
    return 0, None


def _is_article(text: str, start: int, end: int) -> bool:
    """Tell whether « un » is no number here: « un point de vue », « un jour férié »."""
    words = text[start:end]
    if _NOT_AMOUNTS.match(words) is None:
        return False
    return not words.endswith("jour") or _DAY_OF_A_KIND.match(text, end) is not None


def units_after(text: str) -> Iterator[str]:
    """Yield the unit that ``text`` begins with, if it does: « mois de préavis »."""
    match = re.match(rf"\s*(?P<unit>{_UNIT})(?!\w)", text, re.IGNORECASE)
    if match is not None:
        yield match["unit"]
