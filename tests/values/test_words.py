"""Numbers, amounts, durations, dates in letters; ``cardinals`` is another hand's French, which must agree."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.values import words
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction, Rational
from clausier.values.money import Money
from clausier.values.numerals import LARGEST, from_words, known, to_words
from clausier.values.rate import Points, Rate
from values import cardinals

SAMPLE = [*range(2001), *range(2001, 1_000_000, 373), 80_000, 180_000, 200_000, 280_280, 999_999]


def test_every_sampled_cardinal_agrees_with_another_hand() -> None:
    assert [to_words(n) for n in SAMPLE] == [cardinals.to_words(n) for n in SAMPLE]


@given(st.integers(0, LARGEST))
def test_cardinals_of_any_size(n: int) -> None:
    text = to_words(n)
    assert text == cardinals.to_words(n)
    assert from_words(text) == from_words(to_words(n, feminine=True)) == n
    assert from_words(text.replace(" ", "-").upper()) == n
    assert from_words(f"{text} cents et") is None


def test_numbers_learnt_from_another_process_need_no_library() -> None:
    asked = "numerals.learn({30: numerals_of_another}); print(numerals.to_words(30), 'num2words' in sys.modules)"
    code = f"import sys; from clausier.values import numerals; numerals_of_another = {to_words(30)!r}; {asked}"
    ran = subprocess.run((sys.executable, "-X", "utf8", "-c", code), check=True, capture_output=True, encoding="utf-8")
    assert ran.stdout == "trente False\n"
    assert known()[30] == "trente"


def test_every_number_reads_back() -> None:
    assert [from_words(to_words(n)) for n in SAMPLE] == SAMPLE


@pytest.mark.parametrize(
    ("n", "masculine", "feminine"),
    [
        (0, "zéro", "zéro"),
        (1, "un", "une"),
        (21, "vingt et un", "vingt et une"),
        (71, "soixante et onze", "soixante et onze"),
        (80, "quatre-vingts", "quatre-vingts"),
        (81, "quatre-vingt-un", "quatre-vingt-une"),
        (91, "quatre-vingt-onze", "quatre-vingt-onze"),
        (200, "deux cents", "deux cents"),
        (201, "deux cent un", "deux cent une"),
        (1001, "mille un", "mille une"),
        (80_000, "quatre-vingt mille", "quatre-vingt mille"),
        (200_000, "deux cent mille", "deux cent mille"),
        (80_000_000, "quatre-vingts millions", "quatre-vingts millions"),
        (200_000_001, "deux cents millions un", "deux cents millions une"),
        (1_000_000, "un million", "un million"),
    ],
)
def test_agreements_of_the_traditional_spelling(n: int, masculine: str, feminine: str) -> None:
    assert to_words(n) == words.cardinal(n) == masculine
    assert to_words(n, feminine=True) == feminine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trente", 30),
        ("Trente", 30),
        ("quarante-cinq", 45),
        ("vingt-et-un", 21),
        ("vingt et une", 21),
        ("quatre-vingt-dix-sept", 97),
        ("cent quatre-vingts", 180),
        ("  deux   cents ", 200),
        ("vingt un", None),
        ("un cent", None),
        ("un mille", None),
        ("cent deux cents", None),
        ("deux cents mille", None),
        ("trente-douze", None),
        ("et", None),
        ("", None),
        ("trente jours", None),
        ("30", None),
        ("milliard " * 60, None),
        ("cent " * 49, None),
    ],
)
def test_reading_letters(text: str, expected: int | None) -> None:
    assert from_words(text) == expected


def test_limits_of_cardinals() -> None:
    for n in (-1, LARGEST + 1):
        with pytest.raises(ValueError, match="no words"):
            to_words(n)
    assert words.cardinal(-3) == "moins trois"
    assert words.with_digits(30) == "trente (30)"
    assert words.with_digits(1, feminine=True) == "une (1)"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("1440", "mille quatre cent quarante euros"),
        ("0", "zéro euro"),
        ("1", "un euro"),
        ("2", "deux euros"),
        ("40", "quarante euros"),
        ("80", "quatre-vingts euros"),
        ("0.01", "un centime"),
        ("0.50", "cinquante centimes"),
        ("1.01", "un euro et un centime"),
        ("12.50", "douze euros et cinquante centimes"),
        ("1000000", "un million d'euros"),
        ("2000000", "deux millions d'euros"),
        ("2500000", "deux millions cinq cent mille euros"),
        ("1000000000", "un milliard d'euros"),
        ("1000000.20", "un million d'euros et vingt centimes"),
        ("-3", "moins trois euros"),
    ],
)
def test_amounts(amount: str, expected: str) -> None:
    assert words.money_in_words(Money.of(amount)) == expected


def test_amounts_finer_than_the_cent_are_refused() -> None:
    with pytest.raises(ValueError, match="rounded"):
        words.money_in_words(Money.of("0.001"))


AMOUNT = re.compile(r"(?:(?P<euros>.+?) (?:d')?euros?)?(?: et )?(?:(?P<cents>.+) centimes?)?")


@given(st.integers(0, 10**12))
def test_an_amount_in_letters_reads_back(cents: int) -> None:
    match = AMOUNT.fullmatch(words.money_in_words(Money(Fraction(cents, 100))))
    assert match
    read = [from_words(match[part]) if match[part] else 0 for part in ("euros", "cents")]
    assert read == list(divmod(cents, 100))


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (3, Unit.MONTH, "trois mois"),
        (1, Unit.YEAR, "un an"),
        (1, Unit.WEEK, "une semaine"),
        (21, Unit.MINUTE, "vingt et une minutes"),
        (21, Unit.DAY, "vingt et un jours"),
        (Fraction(7, 2), Unit.HOUR, "trois heures et demie"),
        (Fraction(3, 2), Unit.HOUR, "une heure et demie"),
        (Fraction(3, 2), Unit.YEAR, "un an et demi"),
        (Fraction(1, 2), Unit.HOUR, "une demi-heure"),
        (Fraction(1, 2), Unit.DAY, "un demi-jour"),
        (0, Unit.DAY, "zéro jour"),
        (2, Unit.WORKED_DAY_OUVRE, "deux jours ouvrés"),
    ],
)
def test_durations(amount: Rational, unit: Unit, expected: str) -> None:
    assert words.duration_in_words(Duration(Fraction(amount), unit)) == expected


@pytest.mark.parametrize("amount", [Fraction(1, 3), -1])
def test_durations_without_words(amount: Rational) -> None:
    with pytest.raises(ValueError, match="halves"):
        words.duration_in_words(Duration(Fraction(amount), Unit.HOUR))


def test_rates_and_points() -> None:
    assert words.rate_in_words(Rate.of_percent("14.5")) == "quatorze virgule cinq pour cent"
    assert words.rate_in_words(Rate.of_percent("2.05")) == "deux virgule zéro cinq pour cent"
    assert words.points_in_words(Points.of(10)) == "dix points"
    assert words.points_in_words(Points.of("0.5")) == "zéro virgule cinq point"
    assert words.decimal_in_words(Fraction(-1, 4)) == "moins zéro virgule vingt-cinq"
    with pytest.raises(ValueError, match="finite"):
        words.decimal_in_words(Fraction(1, 3))


def test_dates() -> None:
    assert words.date_in_words(date(2026, 3, 1)) == "premier mars deux mille vingt-six"
    assert words.date_in_words(date(1981, 8, 21)) == "vingt et un août mille neuf cent quatre-vingt-un"


@pytest.mark.parametrize(
    ("n", "figures", "letters"),
    [
        (1, "1er", "premier"),
        (2, "2e", "deuxième"),
        (3, "3e", "troisième"),
        (4, "4e", "quatrième"),
        (5, "5e", "cinquième"),
        (9, "9e", "neuvième"),
        (21, "21e", "vingt et unième"),
        (30, "30e", "trentième"),
        (71, "71e", "soixante et onzième"),
        (80, "80e", "quatre-vingtième"),
        (81, "81e", "quatre-vingt-unième"),
        (99, "99e", "quatre-vingt-dix-neuvième"),
        (100, "100e", "centième"),
        (200, "200e", "deux centième"),
        (203, "203e", "deux cent troisième"),
        (1000, "1000e", "millième"),
        (1_000_000, "1000000e", "millionième"),
        (2_000_000, "2000000e", "deux millionième"),
    ],
)
def test_ordinals(n: int, figures: str, letters: str) -> None:
    assert (words.ordinal(n), words.ordinal_in_words(n)) == (figures, letters)


def test_ordinals_begin_at_one_and_agree() -> None:
    assert (words.ordinal(1, feminine=True), words.ordinal_in_words(1, feminine=True)) == ("1re", "première")
    assert (words.ordinal(2, feminine=True), words.ordinal_in_words(2, feminine=True)) == ("2e", "deuxième")
    for write in (words.ordinal, words.ordinal_in_words):
        with pytest.raises(ValueError, match="one"):
            write(0)
