"""An enumeration does what one of the standard module does: that module is the oracle."""

from __future__ import annotations

import copy
import enum
import pickle
from typing import Any

import pytest

from clausier.text.enumeration import Enum


class Tide(Enum):
    """The quick one."""

    HIGH = ("haute", 2)
    """Words under a member are no member."""
    LOW = ("basse", 1)

    @property
    def word(self) -> str:
        return self.value[0]


class StandardTide(enum.Enum):
    """The same with the standard module."""

    HIGH = ("haute", 2)
    LOW = ("basse", 1)

    @property
    def word(self) -> str:
        return self.value[0]


def test_it_has_the_members_of_the_standard_one_in_their_order() -> None:
    for quick, standard in zip(Tide, StandardTide, strict=True):
        assert (quick.name, quick.value, quick.word) == (standard.name, standard.value, standard.word)
        assert str(quick) == str(standard).replace("StandardTide", "Tide")
        assert repr(quick) == repr(standard).replace("StandardTide", "Tide")
        assert isinstance(quick, Tide)
        assert bool(quick) is bool(standard)
    assert len(Tide) == len(StandardTide)
    assert Tide.LOW in Tide


def test_a_member_is_one_object_found_by_name_and_by_value() -> None:
    for each in Tide:
        assert Tide(each.value) is each
        assert Tide[each.name] is each
        assert copy.deepcopy(each) is each
        assert pickle.loads(pickle.dumps(each)) is each  # noqa: S301  our own bytes
    assert len({Tide.HIGH, Tide.LOW, Tide(("haute", 2))}) == len(Tide)


@pytest.mark.parametrize("kind", [Tide, StandardTide])
def test_what_is_no_member_is_refused(kind: Any) -> None:  # noqa: ANN401  what is wrong is meant
    with pytest.raises(ValueError, match="is not a valid"):
        kind("haute")
    with pytest.raises(KeyError):
        kind["haute"]
    with pytest.raises(AttributeError):
        kind.HIGH.value = 1
    with pytest.raises(AttributeError):
        del kind.HIGH.value


def test_two_members_never_share_a_value() -> None:
    making: Any = type(Tide)
    with pytest.raises(TypeError, match="two members of Twins are 1"):
        making("Twins", (Enum,), {"ONE": 1, "OTHER": 1})


def test_match_takes_a_member_for_a_value() -> None:
    match Tide(("basse", 1)):
        case Tide.HIGH:
            pytest.fail("not this one")
        case Tide.LOW:
            pass
