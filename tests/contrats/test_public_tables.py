"""The public tables and the texts of the law: the relations that were published between figures hold."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction  # noqa: TID251  another library than the engine's, as a witness
from typing import TYPE_CHECKING

import pytest

from clausier.values.calendar import Calendar
from clausier.values.dates import month_end
from clausier.values.fraction import Fraction as Exact
from clausier.values.holiday_tables import holidays_between
from clausier.values.rate import Rate
from contrats.corpora import model

if TYPE_CHECKING:
    from clausier.model.expression import Value
    from clausier.model.tree import Table

CALENDAR = Calendar.of_dates("metropole", holidays_between("metropole", 2013, 2026), 2013, 2026)
COMPUTED = "date de publication calculée"


def witness(value: Exact) -> Fraction:
    # The published relations are worked out by another library than the engine's.
    return Fraction(value.numerator, value.denominator)


def table(name: str) -> Table:
    return model("allance/cgv-2016-05-25", "ALLANCE").tables[name]


def at(name: str, day: date) -> Value | None:
    return [value for since, value, _ in table(name).rows if since <= day][-1]


def rate(name: str, day: date) -> Fraction:
    found = at(name, day)
    assert isinstance(found, Rate)
    return witness(found.value) * 100


def index(name: str, day: date) -> Fraction:
    found = at(name, day)
    assert isinstance(found, Exact)
    return witness(found)


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (date(2023, 1, 1), "12.5"),
        (date(2023, 7, 1), "14"),
        (date(2024, 1, 1), "14.5"),
        (date(2024, 7, 1), "14.25"),
        (date(2025, 1, 1), "13.15"),
        (date(2025, 7, 1), "12.15"),
        (date(2026, 7, 1), "12.4"),
    ],
)
def test_the_rate_of_a_semester_plus_ten_points_is_the_one_published(day: date, published: str) -> None:
    assert rate("taux_bce", day) + 10 == Fraction(published)


def test_three_times_the_legal_rate_exceeds_the_default_rate_in_2024_only() -> None:
    semesters = [date(year, month, 1) for year in range(2014, 2026) for month in (1, 7)]
    above = [day for day in semesters if 3 * rate("taux_légal_professionnels", day) > rate("taux_bce", day) + 10]
    assert above == [date(2024, 1, 1), date(2024, 7, 1)]


def test_the_legal_rate_is_known_by_semester_to_the_end_of_2025() -> None:
    days = [day for day, _, _ in table("taux_légal_professionnels").rows]
    assert days == [date(2014, 1, 1), *(date(year, month, 1) for year in range(2015, 2026) for month in (1, 7))]
    assert table("taux_légal_professionnels").known_until == date(2025, 12, 31)


@pytest.mark.parametrize(("day", "expected"), [(date(2013, 12, 31), "19.6"), (date(2014, 1, 1), "20")])
def test_the_normal_rate_of_vat(day: date, expected: str) -> None:
    assert rate("tva_normale", day) == Fraction(expected)


@pytest.mark.parametrize("name", ["syntec_ancien", "syntec_révisé"])
def test_an_index_is_published_each_month_on_its_last_worked_day(name: str) -> None:
    days = [day for day, _, _ in table(name).rows]
    months = [(day.year, day.month) for day in days]
    assert months == [(n // 12, n % 12 + 1) for n in range(_rank(days[0]), _rank(days[-1]) + 1)]
    unusual = {day for day in days if day != CALENDAR.previous_ouvre(month_end(day))}
    # Shown on the publisher's page: Saturday 29 February 2020.
    assert unusual == ({date(2020, 2, 29)} if name == "syntec_ancien" else set())
    assert not [note for day, _, note in table(name).rows if day in unusual and COMPUTED in note]


@pytest.mark.parametrize("name", ["syntec_ancien", "syntec_révisé"])
def test_what_is_known_of_an_index_stops_before_the_first_publication_missing(name: str) -> None:
    last = table(name).rows[-1][0]
    following = CALENDAR.previous_ouvre(month_end(month_end(last) + timedelta(days=1)))
    assert table(name).known_until == following - timedelta(days=1)


def test_the_published_relations_between_indices_hold() -> None:
    break_day = date(2022, 9, 30)
    old, new = index("syntec_ancien", break_day), index("syntec_révisé", break_day)
    assert round(old / new, 5) == Fraction("0.97975")
    assert round((index("syntec_révisé", date(2023, 9, 29)) / new - 1) * 100, 2) == Fraction("6.74")
    december, january = index("syntec_révisé", date(2023, 1, 31)), index("syntec_révisé", date(2023, 2, 28))
    assert round((january / december - 1) * 100, 2) == Fraction("0.44")


def test_a_month_that_was_not_read_is_unknown_not_the_month_before() -> None:
    assert at("syntec_révisé", date(2024, 4, 1)) is None
    assert at("syntec_révisé", date(2025, 10, 31)) is None
    assert at("syntec_ancien", date(2022, 3, 31)) is None


def test_every_text_of_the_law_says_how_certain_it_is() -> None:
    articles = model("allance/cgv-2016-05-25", "ALLANCE").articles.values()
    texts = {each.anchor: each.certainty for each in articles if each.is_law and re.match(r"C\. |CPC", each.anchor)}
    assert set(texts.values()) == {"A", "B", "C"}
    # Never read again since the reform of 2016: a lawyer must.
    never_read_again = {"C. civ. 1218", "C. civ. 1224", "C. civ. 1225", "C. civ. 1225 al. 2", "C. civ. 1226"}
    assert never_read_again <= {anchor for anchor, certainty in texts.items() if certainty == "C"}


def test_the_law_is_reworded_never_quoted() -> None:
    rules = [
        paragraph.printed.text
        for each in model("allance/cgv-2016-05-25", "ALLANCE").articles.values()
        if each.is_law and each.certainty
        for paragraph in each.paragraphs
    ]
    starts = ("Règle (reformulée) : ", "Certitude : ", "Source publique : ", "Sources publiques : ", "Portée : ")
    assert [text for text in rules if not text.startswith(starts)] == []


def _rank(day: date) -> int:
    return day.year * 12 + day.month - 1
