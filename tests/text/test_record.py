"""A record is a frozen dataclass with slots: the standard module is the oracle."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pytest

from clausier.text.record import Record, field, replace

MANY = 100  # more than it takes for a class to get an __init__ of its own


class Quick(Record, order=True):
    """A record with every kind of field."""

    first: int
    second: tuple[int, ...] = ()
    third: dict[str, int] = field(default_factory=dict[str, int], compare=False)
    fourth: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fourth", self.first * 2)

    @property
    def sum(self) -> int:
        return self.first + sum(self.second)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Standard:
    """The same with the standard module."""

    first: int
    second: tuple[int, ...] = ()
    third: dict[str, int] = dataclasses.field(default_factory=dict[str, int], compare=False)
    fourth: int = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fourth", self.first * 2)


class Empty(Record):
    """A record without fields."""


def test_it_compares_hashes_and_shows_like_the_standard_one_however_often_it_is_made() -> None:
    for number in range(MANY):
        quick, standard = Quick(number, second=(1,)), Standard(number, second=(1,))
        assert repr(quick) == repr(standard).replace("Standard", "Quick")
        assert (quick.fourth, quick.third, quick.sum) == (standard.fourth, {}, number + 1)
        assert quick == Quick(number, (1,), {"a": 1})
        assert quick != Quick(number)
        assert hash(quick) == hash(Quick(number, (1,)))
        assert Quick(number) < quick <= Quick(number, (1,))
        assert quick > Quick(number)
        assert quick >= Quick(number, (1,))
    assert Empty() == Empty()
    assert repr(Empty()) == "Empty()"


@pytest.mark.parametrize("times", [1, MANY])
@pytest.mark.parametrize("arguments", [((), {}), ((1, 2, 3, 4), {}), ((1,), {"first": 1}), ((1,), {"sixth": 1})])
def test_it_refuses_arguments_that_do_not_fit(times: int, arguments: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    for _ in range(times):
        Quick(1)
    given, named = arguments
    with pytest.raises(TypeError):
        Quick(*given, **named)


def test_it_cannot_be_changed() -> None:
    record: Any = Quick(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.first = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del record.first
    with pytest.raises(AttributeError):
        record.unknown = 2


def test_the_standard_functions_take_it_for_a_dataclass() -> None:
    record = Quick(1, (2,))
    assert dataclasses.is_dataclass(record)
    assert [each.name for each in dataclasses.fields(record)] == ["first", "second", "third", "fourth"]
    assert dataclasses.replace(record, first=5) == replace(record, first=5) == Quick(5, (2,))
    assert dataclasses.asdict(record) == {"first": 1, "second": (2,), "third": {}, "fourth": 2}
    assert list(inspect.signature(Quick).parameters) == list(inspect.signature(Standard).parameters)
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301  our own bytes
    assert copy.deepcopy(record) == record


def test_match_takes_it_apart() -> None:
    match Quick(1, (2,)):
        case Quick(first, second):
            assert (first, second) == (1, (2,))


class Mutable(Record, frozen=False):
    """A record that may be changed."""

    first: int
    second: list[int] = field(default_factory=list[int])


def test_it_may_be_changed_when_it_is_not_frozen_and_is_then_no_key() -> None:
    for number in range(MANY):
        record = Mutable(number)
        record.first += 1
        record.second.append(1)
        assert record == Mutable(number + 1, [1])
    with pytest.raises(TypeError):
        hash(Mutable(1))


class Owner(Record):
    """A record that says itself what is equal."""

    name: str
    noted: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Owner) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)


def test_what_a_class_says_itself_prevails_over_what_all_share() -> None:
    assert Owner("a", "b") == Owner("a")
    assert len({Owner("a", "b"), Owner("a")}) == 1


def test_a_record_is_an_ordinary_class() -> None:
    # isinstance and match take a longer way with a class made by a metaclass of its own.
    assert type(Quick) is type
    assert not hasattr(Quick(1), "__dict__")
