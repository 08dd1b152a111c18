"""The exact numbers of the engine, with the standard ones as a witness: same results, same order, fewer guests."""

from __future__ import annotations

import copy
import fractions  # noqa: TID251  the witness
import math
import operator
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.values.fraction import Fraction, Rational

if TYPE_CHECKING:
    from collections.abc import Callable

# Small ones meet often (equal, whole, null); large ones go past the machine's word.
_INTEGERS = st.integers(-12, 12) | st.integers(-(10**30), 10**30)
FRACTIONS = st.builds(Fraction, _INTEGERS, _INTEGERS.filter(bool))
RATIONALS = FRACTIONS | _INTEGERS

ARITHMETIC: list[Callable[[Any, Any], Any]] = [getattr(operator, name) for name in ("add", "sub", "mul", "truediv")]
DIVIDE = ARITHMETIC[-1]
ORDER: list[Callable[[Any, Any], bool]] = [operator.lt, operator.le, operator.gt, operator.ge]
EQUALITY: list[Callable[[Any, Any], bool]] = [operator.eq, operator.ne]
ALONE: list[Callable[[Any], Any]] = [operator.neg, abs, bool, str, repr, math.floor, math.ceil]

STRANGERS = (0.5, 1.0, float("nan"), True, False, Decimal("0.5"), 1j, fractions.Fraction(1, 2), "1", None)


def witness(value: Rational) -> Any:  # noqa: ANN401  what the standard module makes of it
    return fractions.Fraction(value.numerator, value.denominator) if isinstance(value, Fraction) else value


def same(found: object, expected: object) -> bool:
    """Tell whether a result is what the standard module gives, a fraction for a fraction."""
    if isinstance(expected, fractions.Fraction):
        return isinstance(found, Fraction) and witness(found) == expected
    return type(found) is type(expected) and found == expected


@given(FRACTIONS, RATIONALS)
def test_operations_are_those_of_the_standard_module(left: Fraction, right: Rational) -> None:
    for operation in (*ARITHMETIC, *ORDER, *EQUALITY):
        for one, other in ((left, right), (right, left)):
            if other or operation is not DIVIDE:
                assert same(operation(one, other), operation(witness(one), witness(other)))
    for alone in ALONE:
        assert same(alone(left), alone(witness(left)))


@given(_INTEGERS, _INTEGERS)
def test_a_fraction_is_in_lowest_terms(numerator: int, denominator: int) -> None:
    if not denominator:
        with pytest.raises(ZeroDivisionError):
            Fraction(numerator, denominator)
        return
    made = Fraction(numerator, denominator)
    assert made.denominator > 0
    assert math.gcd(made.numerator, made.denominator) == 1
    assert made.numerator * denominator == numerator * made.denominator


@given(RATIONALS, RATIONALS.filter(bool))
def test_a_fraction_is_made_of_exact_numbers(numerator: Rational, denominator: Rational) -> None:
    assert same(Fraction(numerator, denominator), fractions.Fraction(witness(numerator), witness(denominator)))
    assert same(Fraction(numerator), fractions.Fraction(witness(numerator)))


@pytest.mark.parametrize("null", [0, Fraction(0)])
def test_nothing_is_divided_by_zero(null: Rational) -> None:
    for divided in (Fraction(1, 3), Fraction(0), 1):
        with pytest.raises(ZeroDivisionError):
            Fraction(divided, null)
    with pytest.raises(ZeroDivisionError):
        _ = Fraction(1, 3) / null
    with pytest.raises(ZeroDivisionError):
        _ = 1 / Fraction(0)


@given(RATIONALS, RATIONALS)
def test_equal_numbers_are_one_key(left: Rational, right: Rational) -> None:
    for one, other in ((left, right), (left, left + right - right)):
        assert (one == other) is (witness(one) == witness(other))
        assert one != other or hash(one) == hash(other)


@given(st.lists(RATIONALS))
def test_numbers_sort_and_add_up(values: list[Rational]) -> None:
    expected = [witness(each) for each in values]
    assert [witness(each) for each in sorted(values)] == sorted(expected)
    assert same(sum(values, Fraction(0)), sum(expected, fractions.Fraction(0)))


@given(FRACTIONS, st.sampled_from(STRANGERS))
def test_what_is_not_exact_is_refused_and_equal_to_none(value: Fraction, stranger: Any) -> None:  # noqa: ANN401  of any kind
    for operation in (*ARITHMETIC, *ORDER):
        for one, other in ((value, stranger), (stranger, value)):
            with pytest.raises(TypeError):
                operation(one, other)
    for made in (value, Fraction(1), Fraction(0), Fraction(1, 2)):
        assert made != stranger
        assert stranger != made


@pytest.mark.parametrize("stranger", STRANGERS)
def test_nothing_inexact_makes_a_fraction(stranger: Any) -> None:  # noqa: ANN401  of any kind
    with pytest.raises(TypeError, match="exact"):
        Fraction(stranger)
    with pytest.raises(TypeError, match="exact"):
        Fraction(1, stranger)


def test_a_fraction_is_never_made_inexact() -> None:
    value: Any = Fraction(1, 3)
    for inexact in (float, complex, int, round, Decimal):
        with pytest.raises(TypeError):
            inexact(value)


@given(FRACTIONS)
def test_copies_are_equal_and_of_the_same_class(value: Fraction) -> None:
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [pickle.loads(pickle.dumps(value, each)) for each in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301  our own
    for each in copies:
        assert type(each) is Fraction
        assert each == value
        assert hash(each) == hash(value)


def test_a_fraction_never_changes() -> None:
    value: Any = Fraction(1, 3)
    for name in ("numerator", "denominator", "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, 2)
        with pytest.raises(AttributeError):
            delattr(value, name)
    assert value == Fraction(1, 3)
    assert not hasattr(value, "__dict__")
