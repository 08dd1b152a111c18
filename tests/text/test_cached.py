"""A cached function is called once for the same arguments, like one of ``functools.cache``."""

from __future__ import annotations

import pytest

from clausier.text.cached import cached


def test_the_same_arguments_are_worked_out_once() -> None:
    seen: list[tuple[int, int]] = []

    @cached
    def product(left: int, right: int) -> int:
        """Multiply."""
        seen.append((left, right))
        return left * right

    assert [product(2, 3), product(3, 2), product(2, 3)] == [6, 6, 6]
    assert seen == [(2, 3), (3, 2)]
    assert product.__doc__ == "Multiply."


def test_nothing_is_kept_of_a_call_that_failed() -> None:
    failing = [True]

    @cached
    def inverse(number: int) -> float:
        if failing:
            raise ZeroDivisionError
        return 1 / number

    with pytest.raises(ZeroDivisionError):
        inverse(2)
    failing.clear()
    assert inverse(2) == 1 / 2


def test_a_function_of_nothing_is_called_once() -> None:
    calls: list[None] = []

    @cached
    def once() -> int:
        calls.append(None)
        return len(calls)

    assert (once(), once()) == (1, 1)
