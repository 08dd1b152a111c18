"""Kleene's strong logic, by truth table and by its laws."""

from __future__ import annotations

from itertools import product

import pytest

from clausier.values import trilean as t

VALUES: tuple[t.Trilean, ...] = (True, False, None)


def completions(*values: t.Trilean) -> list[tuple[bool, ...]]:
    """Every way of learning the unknowns."""
    return list(product(*(((True, False) if value is None else (value,)) for value in values)))


def settled(results: set[bool]) -> t.Trilean:
    return results.pop() if len(results) == 1 else None


@pytest.mark.parametrize("values", list(product(VALUES, repeat=3)))
def test_an_operation_is_known_exactly_when_no_unknown_matters(values: tuple[t.Trilean, ...]) -> None:
    ways = completions(*values)
    assert t.conj(*values) is settled({all(way) for way in ways})
    assert t.disj(*values) is settled({any(way) for way in ways})
    assert t.exactly_one(values) is settled({sum(way) == 1 for way in ways})
    for count in range(5):
        assert t.at_least(count, values) is settled({sum(way) >= count for way in ways})


@pytest.mark.parametrize(("a", "b"), list(product(VALUES, repeat=2)))
def test_two_valued_connectives(a: t.Trilean, b: t.Trilean) -> None:
    ways = completions(a, b)
    assert t.implies(a, b) is settled({not x or y for x, y in ways})
    assert t.same(a, b) is settled({x == y for x, y in ways})
    assert t.neg(a) is settled({not x for x, _ in ways})
    assert t.neg(t.conj(a, b)) is t.disj(t.neg(a), t.neg(b))
    assert t.neg(t.neg(a)) is a


@pytest.mark.parametrize("values", list(product(VALUES, repeat=3)))
def test_learning_never_changes_a_known_result(values: tuple[t.Trilean, ...]) -> None:
    for way in completions(*values):
        assert t.refines(t.conj(*way), t.conj(*values))
        assert t.refines(t.disj(*way), t.disj(*values))


def test_empty_collections() -> None:
    assert t.conj() is True
    assert t.disj() is False
    assert not t.refines(None, earlier=True)
