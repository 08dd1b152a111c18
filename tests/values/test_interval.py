"""Intervals and their cuts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.values.interval import Interval, between, month_cuts, semester_cuts, split, year_cuts

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
intervals = st.tuples(days, st.integers(0, 2000)).map(lambda pair: Interval(pair[0], pair[0] + timedelta(days=pair[1])))


def inside(interval: Interval) -> list[date]:
    return [interval.first + timedelta(days=n) for n in range(interval.days)]


@given(intervals, st.lists(days, max_size=8))
def test_pieces_cover_the_interval_in_order(interval: Interval, cuts: list[date]) -> None:
    pieces = split(interval, cuts)
    assert [day for piece in pieces for day in inside(piece)] == inside(interval)
    assert [piece.first for piece in pieces[1:]] == sorted(
        {cut for cut in cuts if interval.first < cut <= interval.last}
    )


@given(intervals)
def test_regular_cuts(interval: Interval) -> None:
    later = inside(interval)[1:]
    assert semester_cuts(interval) == tuple(day for day in later if day.day == 1 and day.month in {1, 7})
    assert year_cuts(interval) == tuple(day for day in later if day.day == day.month == 1)
    assert month_cuts(interval) == tuple(day for day in later if day.day == 1)


@given(intervals, intervals)
def test_common_days(a: Interval, b: Interval) -> None:
    common = a.common(b)
    assert common == b.common(a)
    assert (inside(common) if common else []) == sorted(set(inside(a)) & set(inside(b)))


def test_late_payment_cut_at_the_half_year() -> None:
    late = Interval(date(2026, 6, 15), date(2026, 7, 14))
    assert late.days == 30
    assert [piece.days for piece in split(late, semester_cuts(late))] == [16, 14]
    assert late.holds(date(2026, 7, 14))
    assert not late.holds(date(2026, 7, 15))


def test_the_end_of_the_covered_years() -> None:
    last = Interval(date(2200, 12, 1), date(2200, 12, 31))
    assert month_cuts(last) == semester_cuts(last) == year_cuts(last) == ()


def test_an_interval_is_never_empty() -> None:
    assert between(date(2026, 1, 2), date(2026, 1, 1)) is None
    assert between(date(2026, 1, 1), date(2026, 1, 1)) == Interval(date(2026, 1, 1), date(2026, 1, 1))
    with pytest.raises(ValueError, match="end"):
        Interval(date(2026, 1, 2), date(2026, 1, 1))
