"""What people write, read exactly or not at all."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clausier.values import instants, literals, show
from clausier.values.duration import Duration, Unit
from clausier.values.exact import decimal, decimal_places
from clausier.values.fraction import Fraction, Rational
from clausier.values.money import Money
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Callable


def scaled(number: int, places: int) -> Fraction:
    return Fraction(number, 10**places)


decimals = st.builds(scaled, st.integers(-(10**9), 10**9), st.integers(0, 6))
civil = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def dur(amount: Rational, unit: Unit) -> Duration:
    return Duration(Fraction(amount), unit)


def local(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001  what a clock on the wall shows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("01/03/2026", date(2026, 3, 1)),
        ("1/3/2026", date(2026, 3, 1)),
        ("1er mars 2026", date(2026, 3, 1)),
        ("1 mars 2026", date(2026, 3, 1)),
        ("1ER MARS 2026", date(2026, 3, 1)),
        (" 28 février 2026 ", date(2026, 2, 28)),
        ("28 fe\u0301vrier 2026", date(2026, 2, 28)),
        ("15 aout 2026", date(2026, 8, 15)),
        ("29 février 2024", date(2024, 2, 29)),
        ("vendredi 28 novembre 2025", date(2025, 11, 28)),
        ("jeudi 28 novembre 2025", None),
        ("29 février 2026", None),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("32/01/2026", None),
        ("2er mars 2026", None),
        ("0 mars 2026", None),
        ("2025-W05-1", None),
        ("20250127", None),
        ("2026-3-1", None),
        ("03/02/69", None),
        ("1899-12-31", None),
        ("2201-01-01", None),
        ("٢٠٢٥-02-03", None),
        ("2026-03-01 14:30", None),
        ("2026-03-01Z", None),
        ("mars 2026", None),
        ("1 brumaire 2026", None),
        ("2026-03-01\n2026", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert literals.parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,50 €", "12.50"),
        ("12,50€", "12.50"),
        ("12.50", "12.50"),
        ("1 440,00 EUR", "1440"),
        ("1\u00a0440,00\u00a0€", "1440"),
        ("1\u202f440,00\u00a0€", "1440"),
        ("1440.00", "1440"),
        ("1 000 000 euros", "1000000"),
        ("1 euro", "1"),
        ("-3,5 €", "-3.5"),
        ("\u22123,5 €", "-3.5"),
        ("0,0025 €", "0.0025"),
        ("0,125 €", "0.125"),
        ("0012 €", "12"),
        ("999999999999999", "999999999999999"),
        ("1.440,00", None),
        ("1,440.00", None),
        ("1.440 €", None),
        ("1,440 €", None),
        ("1 44 €", None),
        ("14 40 €", None),
        ("1 440\u00a0000 €", None),
        ("1000000000000000", None),
        ("1e3", None),
        ("12,", None),
        (",5", None),
        ("€", None),
        ("12 $", None),
        ("12 EUROS TTC", None),
        ("١٢ €", None),
        ("¹² €", None),
        ("--1", None),
    ],
)
def test_amounts(text: str, expected: str | None) -> None:
    assert literals.parse_money(text) == (None if expected is None else Money.of(expected))


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (literals.parse_rate, "14,5 %", Rate(Fraction(29, 200))),
        (literals.parse_rate, "14.5%", Rate(Fraction(29, 200))),
        (literals.parse_rate, "2,65\u00a0%", Rate.of_percent("2.65")),
        (literals.parse_rate, "10 pour cent", Rate.of_percent(10)),
        (literals.parse_rate, "14,5", None),
        (literals.parse_rate, "10pour cent", None),
        (literals.parse_rate, "10 points", None),
        (literals.parse_rate, "% 10", None),
        (literals.parse_points, "10 points", Points.of(10)),
        (literals.parse_points, "0,5 point", Points.of("0.5")),
        (literals.parse_points, "10 points de pourcentage", Points.of(10)),
        (literals.parse_points, "10 %", None),
        (literals.parse_points, "10", None),
        (literals.parse_integer, "1440", 1440),
        (literals.parse_integer, "1 440", 1440),
        (literals.parse_integer, "-3", -3),
        (literals.parse_integer, "012", 12),
        (literals.parse_integer, "3,0", None),
        (literals.parse_integer, "12:30", None),
        (literals.parse_integer, "1_000", None),
        (literals.parse_integer, "0x10", None),
        (literals.parse_integer, "1" * 16, None),
        (literals.parse_decimal, "3,5", Fraction(7, 2)),
        (literals.parse_decimal, "3.5", Fraction(7, 2)),
        (literals.parse_decimal, "1e1000000", None),
        (literals.parse_decimal, "inf", None),
        (literals.parse_decimal, "1/3", None),
        (literals.parse_boolean, "oui", True),
        (literals.parse_boolean, "Non", False),
        (literals.parse_boolean, "no", None),
        (literals.parse_boolean, "true", None),
    ],
)
def test_numbers(read: Callable[[str], object], text: str, expected: object) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 mois", dur(3, Unit.MONTH)),
        ("30 jours", dur(30, Unit.DAY)),
        ("1 jour", dur(1, Unit.DAY)),
        ("15 jours calendaires", dur(15, Unit.DAY)),
        ("1 an", dur(1, Unit.YEAR)),
        ("5 années", dur(5, Unit.YEAR)),
        ("1,5 an", dur(Fraction(3, 2), Unit.YEAR)),
        ("2 semaines", dur(2, Unit.WEEK)),
        ("3,5 heures", dur(Fraction(7, 2), Unit.HOUR)),
        ("72 h", dur(72, Unit.HOUR)),
        ("72h", dur(72, Unit.HOUR)),
        ("90 minutes", dur(90, Unit.MINUTE)),
        ("2 jours ouvrés", dur(2, Unit.WORKED_DAY_OUVRE)),
        ("3 jours ouvrables", dur(3, Unit.BUSINESS_DAY_OUVRABLE)),
        ("8 jours francs", dur(8, Unit.CLEAR_DAY_FRANC)),
        ("2\u00a0jours du lundi au vendredi inclus", dur(2, Unit.WEEKDAY)),
        ("1,5 mois", None),
        ("0,5 jour", None),
        ("1,3 an", None),
        ("-3 mois", None),
        ("trois mois", None),
        ("3", None),
        ("mois", None),
        ("3 lunes", None),
        ("3 jours 2 heures", None),
        ("3 jours ouvrés ouvrables", None),
    ],
)
def test_durations(text: str, expected: Duration | None) -> None:
    assert literals.parse_duration(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09H00", time(9)),
        ("9 h 30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("14 h", time(14)),
        ("14:30", time(14, 30)),
        ("0 h", time(0)),
        ("24 h", None),
        ("9 h 60", None),
        ("25 h", None),
        ("9 h 5", None),
        ("14", None),
        ("-1 h", None),
    ],
)
def test_times(text: str, expected: time | None) -> None:
    assert literals.parse_time(text) == expected


def test_bounds_of_opening_hours() -> None:
    assert [literals.parse_clock(text) for text in ("09H00", "24 h", "24 h 01")] == [540, 1440, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01 14:30", local(2026, 3, 1, 14, 30)),
        ("2026-03-01T14:30", local(2026, 3, 1, 14, 30)),
        ("1er mars 2026 à 14 h 30", local(2026, 3, 1, 14, 30)),
        ("1er mars 2026 14 h 30", local(2026, 3, 1, 14, 30)),
        ("01/03/2026 9h", local(2026, 3, 1, 9, 0)),
        ("28 février 2026 à 24 h", local(2026, 3, 1, 0, 0)),
        ("31 décembre 2200 à 24 h", None),
        ("2026-03-01\n à 14 h", None),
        ("2026-03-01\n14 h", None),
        ("30 février 2026 à 9 h", None),
        ("2026-03-01 25:00", None),
        ("2026-03-01T23:30-10:00", None),
        ("2026-03-01 14:30Z", None),
        ("2026-03-01", None),
        ("14:30", None),
    ],
)
def test_instants(text: str, expected: datetime | None) -> None:
    assert literals.parse_local_instant(text) == expected


@given(civil, st.booleans())
def test_dates_round_trip(day: date, weekday: bool) -> None:
    assert literals.parse_date(show.show_date(day, weekday=weekday)) == day
    assert literals.parse_date(day.isoformat()) == day
    assert literals.parse_date(f"{day:%d/%m/%Y}") == day


@given(decimals)
def test_numbers_round_trip(value: Fraction) -> None:
    assert literals.parse_decimal(show.show(value)) == value
    assert literals.parse_money(show.show(Money(value))) == Money(value)
    assert literals.parse_rate(show.show(Rate(value / 100))) == Rate(value / 100)
    assert literals.parse_points(show.show(Points(value))) == Points(value)
    assert literals.parse_decimal(str(show.canonical(value))) == value


@given(st.integers(0, 10**6), st.sampled_from(list(Unit)))
def test_durations_round_trip(amount: int, unit: Unit) -> None:
    duration = Duration(Fraction(amount), unit)
    assert literals.parse_duration(show.show(duration)) == duration
    assert literals.parse_duration(f"{amount} {unit.plural}") == duration


@given(st.integers(-2_000_000_000, 7_000_000_000).map(lambda minute: minute // 60 * 60))
def test_instants_round_trip(seconds: int) -> None:
    instant = instants.of_seconds(seconds)
    if instant.local.second == 0:  # until 1911 the clocks of Paris were 9 min 21 s ahead
        assert literals.parse_local_instant(show.show(instant)) == instant.local


MOST_DIGITS = 15
BLANK = "[ \u00a0\u202f]"
WHOLE = rf"[0-9]{{1,3}}(?P<gap>{BLANK})[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*|[0-9]+"
NUMBER = rf"[-\u2212+]?(?:{WHOLE})(?:[.,][0-9]+)?"
CLOCK = rf"[0-9]{{1,2}}(?:{BLANK}?h(?:{BLANK}?[0-9]{{2}})?|:[0-9]{{2}})"
DAY = "2026-03-01|0?1/0?3/2026|1(?:er)? mars 2026"
FORMS: dict[Callable[[str], object], str] = {
    literals.parse_decimal: NUMBER,
    literals.parse_money: rf"{NUMBER}(?:{BLANK}?€|{BLANK}(?:eur|euros?))?",
    literals.parse_rate: rf"{NUMBER}(?:{BLANK}?%|{BLANK}pour cent)",
    literals.parse_points: rf"{NUMBER}{BLANK}points?(?:{BLANK}de pourcentage)?",
    literals.parse_duration: rf"{NUMBER}{BLANK}?(?:h|heures?|min|minutes?|ans?|mois|jours?(?:{BLANK}ouvrés?)?)",
    literals.parse_clock: CLOCK,
    literals.parse_local_instant: rf"(?:{DAY})(?:{BLANK}à{BLANK}|{BLANK}|t){CLOCK}",
}
"""The forms of what is written, as regular expressions: another way than the readers' to tell them."""
SHUFFLED = st.lists(
    st.sampled_from(
        (*"-+\u22122.,:€%hàt \u00a0\u202f", "12", "440", " pour cent", " euros", " mois", " points", "2026-03-01")
    ),
    max_size=6,
).map("".join)


@pytest.mark.parametrize("read", FORMS)
@given(data=st.data())
def test_what_is_read_has_the_form(read: Callable[[str], object], data: st.DataObject) -> None:
    text = data.draw(SHUFFLED)
    if read(text) is not None:
        assert re.fullmatch(FORMS[read], text.strip(" \u00a0\u202f"))


@given(st.data())
def test_what_has_the_form_is_read(data: st.DataObject) -> None:
    number = data.draw(st.from_regex(NUMBER, fullmatch=True))
    plain = re.sub(BLANK, "", number).replace(",", ".").replace("\u2212", "-")
    assume(sum(map(str.isdigit, plain)) <= MOST_DIGITS)
    expected = decimal(plain.removeprefix("+"))
    assert literals.parse_decimal(number) == expected
    for unit, read, value in (
        (f"{BLANK}?%|{BLANK}pour cent", literals.parse_rate, Rate.of_percent(expected)),
        (f"{BLANK}points?(?:{BLANK}de pourcentage)?", literals.parse_points, Points(expected)),
        (f"{BLANK}?heures?", literals.parse_duration, Duration(expected, Unit.HOUR) if expected >= 0 else None),
    ):
        assert read(number + data.draw(st.from_regex(unit, fullmatch=True))) == value
    amount = literals.parse_money(number + data.draw(st.from_regex(f"{BLANK}?€|{BLANK}(?:eur|euros?)", fullmatch=True)))
    is_ambiguous = abs(expected) >= 1 and re.search("[.,][0-9]{3}$", number)
    assert amount == (None if is_ambiguous else Money(expected))


@given(st.data())
def test_what_has_the_form_of_a_time_is_read(data: st.DataObject) -> None:
    clock = data.draw(st.from_regex(CLOCK, fullmatch=True))
    hours, minutes = (int(each or 0) for each in re.split("[h:]", re.sub(BLANK, "", clock)))
    total = hours * 60 + minutes if minutes < 60 and hours * 60 + minutes <= 24 * 60 else None
    assert literals.parse_clock(clock) == total
    text = data.draw(st.from_regex(rf"(?:{DAY})(?:{BLANK}à{BLANK}|{BLANK}|t)", fullmatch=True)) + clock
    midnight = local(2026, 3, 1, 0, 0)
    assert literals.parse_local_instant(text) == (None if total is None else midnight + timedelta(minutes=total))


READERS: list[Callable[[str], object]] = [
    getattr(literals, name) for name in dir(literals) if name.startswith("parse_")
]


@given(st.text(max_size=40))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    for read in READERS:
        read(text)


@given(st.text(alphabet="0123456789 ,.-/:€%hàe\u00a0\u202fjourmsinvé1er", max_size=20))
def test_what_is_read_as_a_number_is_finite_and_short(text: str) -> None:
    value = literals.parse_decimal(text)
    assert value is None or (decimal_places(value) is not None and abs(value) < 10**15)
