"""Amounts, rates and points: laws, roundings, refusals."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.values.exact import decimal, exact_text
from clausier.values.fraction import Fraction
from clausier.values.money import CENT, EURO, ZERO, Money, RoundingMode, round_to, total
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Callable

fractions = st.builds(Fraction, st.integers(-(10**13), 10**13), st.integers(1, 10_000))
amounts = fractions.map(Money)
OPERATIONS: list[Callable[[Any, Any], Any]] = [getattr(operator, name) for name in ("mul", "add", "sub", "truediv")]


@given(amounts, amounts, amounts, fractions)
def test_amounts_form_a_vector_space(a: Money, b: Money, c: Money, k: Fraction) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + ZERO == a
    assert a - b == a + -b
    assert (a + b) * k == a * k + b * k
    assert k * a == a * k
    assert total((a, b, c)) == a + b + c
    assert bool(a) is (a != ZERO)
    if b:
        assert b * (a / b) == a
    if k:
        assert a / k * k == a


@given(fractions, st.sampled_from([CENT, EURO, Fraction(1, 2), Fraction(10)]))
def test_rounding_gives_a_multiple_within_a_step(value: Fraction, step: Fraction) -> None:
    low = round_to(value, step, RoundingMode.DOWN)
    high = round_to(value, step, RoundingMode.UP)
    near = round_to(value, step, RoundingMode.HALF_UP)
    assert (low / step).denominator == (high / step).denominator == 1
    assert low <= value <= high
    assert high - low in {0, step}
    assert near in {low, high}
    assert abs(near - value) <= step / 2
    assert round_to(-value, step, RoundingMode.HALF_UP) == -near


@pytest.mark.parametrize(
    ("amount", "step", "mode", "expected"),
    [
        ("12.345", CENT, RoundingMode.HALF_UP, "12.35"),
        ("12.344", CENT, RoundingMode.HALF_UP, "12.34"),
        ("-12.345", CENT, RoundingMode.HALF_UP, "-12.35"),
        ("1440.01", EURO, RoundingMode.UP, "1441"),
        ("1440.00", EURO, RoundingMode.UP, "1440"),
        ("-0.5", EURO, RoundingMode.UP, "0"),
        ("1440.99", EURO, RoundingMode.DOWN, "1440"),
    ],
)
def test_roundings_a_contract_names(amount: str, step: Fraction, mode: RoundingMode, expected: str) -> None:
    assert Money.of(amount).rounded(step, mode) == Money.of(expected)


def test_a_rounding_step_is_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        ZERO.rounded(Fraction(0))


@pytest.mark.parametrize("value", [0.1, True, None, 1j])
def test_inexact_numbers_are_refused_everywhere(value: Any) -> None:  # noqa: ANN401  what a caller must not pass
    for build in (Money, Money.of, Rate, Rate.of_percent, Points, Points.of):
        with pytest.raises(TypeError):
            build(value)
    for kind in (Money.of(1), Rate.of_percent(1), Points.of(1)):
        for operation in OPERATIONS:
            with pytest.raises(TypeError):
                operation(kind, value)
            with pytest.raises(TypeError):
                operation(value, kind)


@pytest.mark.parametrize("text", ["1e3", "1,5", " 1", "٣", "", "1.", "--1", "1" * 16])
def test_machine_decimals_have_one_form(text: str) -> None:
    with pytest.raises(ValueError, match="decimal"):
        decimal(text)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_machine_decimals_round_trip(number: int, places: int) -> None:
    value = Fraction(number, 10**places)
    assert decimal(exact_text(value)) == value
    assert decimal(exact_text(value, 2)) == value


def test_machine_form_of_a_number_no_decimal_writes() -> None:
    assert exact_text(Fraction(-1, 3)) == "-1/3"
    assert exact_text(Fraction(1, 8)) == "0.125"
    assert exact_text(Fraction(-5, 100), 2) == "-0.05"
    assert exact_text(-7) == "-7"


def test_points_are_not_a_rate() -> None:
    ecb = Rate.of_percent("2.65")
    assert ecb + Points.of(10) == Rate.of_percent("12.65")
    assert Points.of(10) + ecb == Rate.of_percent("12.65")
    assert ecb - Points.of("0.15") == Rate.of_percent("2.5")
    assert Rate.of_percent("12.65") - ecb == Points.of(10)
    assert Points.of(1) + Points.of(2) - Points.of(4) == -Points.of(1)
    assert Points.of(3) * 2 == 2 * Points.of(3) == Points.of(6)
    assert Rate.of_percent("14.5").value == Fraction(29, 200)
    assert -ecb == ecb * -1 == -1 * ecb


def test_a_rate_of_an_amount() -> None:
    rate = Rate.of_percent(20)
    assert rate * Money.of(1440) == Money.of(1440) * rate == Money.of(288)
    assert rate / 365 * 365 == rate
    assert rate / Rate.of_percent(10) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Rate.of_percent(1), Rate.of_percent(1)),
        (Money.of(1), Rate.of_percent(1)),
        (Money.of(1), 1),
        (Points.of(1), 1),
        (Rate.of_percent(1), 1),
    ],
)
def test_unlike_kinds_do_not_add_up(left: Any, right: Any) -> None:  # noqa: ANN401  what a caller must not pass
    with pytest.raises(TypeError):
        operator.add(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [(Money.of(1), 1), (Money.of(1), Rate.of_percent(1)), (Rate.of_percent(1), Points.of(1))]
)
def test_unlike_kinds_are_neither_equal_nor_ordered(left: Any, right: Any) -> None:  # noqa: ANN401  as above
    assert left != right
    with pytest.raises(TypeError):
        assert left < right


def test_amounts_are_not_multiplied_together() -> None:
    left: Any = Money.of(2)
    with pytest.raises(TypeError):
        operator.mul(left, left)
    with pytest.raises(TypeError):
        operator.sub(left, Fraction(1))
    with pytest.raises(ZeroDivisionError):
        OPERATIONS[-1](left, ZERO)
    assert sorted([Money.of(2), ZERO]) == [ZERO, Money.of(2)]
