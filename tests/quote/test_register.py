from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.dossier.nodes import compose
from clausier.quote.register import HEADER, Taken, check, line, next_number, read
from clausier.text.source import Source
from quote.shop import quote_of


def _read(text: str) -> tuple[tuple[Taken, ...], list[str]]:
    node, _ = compose(Source("numeros.yml", text))
    taken, problems = read(node)
    return taken, [each.code.ident for each in problems]


@given(st.lists(st.integers(2020, 2030), max_size=12))
def test_a_number_never_serves_twice_and_the_register_reads_back(years: list[int]) -> None:
    text = HEADER
    taken: tuple[Taken, ...] = ()
    day = quote_of().drawn
    for rank, year in enumerate(years):
        number = next_number(taken, year)
        assert number not in {each.number for each in taken}
        text += line(number, f"devis/{rank}.yml", day.replace(year=year))
        taken, problems = _read(text)
        assert problems == []
        assert taken[-1] == Taken(number, f"devis/{rank}.yml")


def test_each_year_has_its_own_series() -> None:
    taken = (Taken("D-2025-0041", "a"), Taken("D-2026-0002", "b"))
    assert [next_number(taken, year) for year in (2025, 2026, 2027)] == ["D-2025-0042", "D-2026-0003", "D-2027-0001"]
    assert next_number((Taken("D-2026-9999", "a"),), 2026) == "D-2026-10000"


@pytest.mark.parametrize(
    "text",
    [
        "- numéro: D-26-1\n  fichier: a\n",
        "- numéro: D-2026-0001\n",
        "- numéro: D-2026-0001\n  fichier: a\n- numéro: D-2026-0001\n  fichier: b\n",
        "numéros: 3\n",
    ],
)
def test_a_register_that_was_touched_is_refused(text: str) -> None:
    assert _read(text) == ((), ["CLA-0837"])


def test_no_register_yet_is_an_empty_one() -> None:
    assert read(None) == ((), ())
    assert _read(HEADER) == ((), [])


def test_a_number_is_of_the_series_and_of_one_quote() -> None:
    quote = quote_of()
    assert [each.code.ident for each in check(quote, "a.yml", ())] == ["CLA-0837"]
    assert [each.code.ident for each in check(quote, "a.yml", (Taken("D-2026-0001", "b.yml"),))] == ["CLA-0837"]
    assert check(quote, "a.yml", (Taken("D-2026-0001", "a.yml"),)) == ()
