"""Three-valued logic (Kleene's strong logic): True, False and None, which means unknown.

An operation is known as soon as no way of learning the unknowns could change it: a conjunction with
a False is False, whatever the rest. Hence learning a fact never changes a known result.
"""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Trilean: TypeAlias = bool | None


def neg(value: Trilean) -> Trilean:
    """Return the negation; unknown stays unknown."""
    return None if value is None else not value


def conj(*values: Trilean) -> Trilean:
    """Return False if one value is False, True if all are True, else unknown; True for no value."""
    return all_of(values)


def disj(*values: Trilean) -> Trilean:
    """Return True if one value is True, False if all are False, else unknown; False for no value."""
    return any_of(values)


def all_of(values: Iterable[Trilean]) -> Trilean:
    """Return the conjunction of a collection; stops at the first False."""
    result: Trilean = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def any_of(values: Iterable[Trilean]) -> Trilean:
    """Return the disjunction of a collection; stops at the first True."""
    result: Trilean = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def implies(condition: Trilean, consequence: Trilean) -> Trilean:
    """Return ``condition`` implies ``consequence``."""
    return disj(neg(condition), consequence)


def same(left: Trilean, right: Trilean) -> Trilean:
    """Return whether both have the same truth value; unknown when either is unknown."""
    return None if left is None or right is None else left is right


def exactly_one(values: Iterable[Trilean]) -> Trilean:
    """Return whether one value and one only is True."""
    true, unknown = 0, 0
    for value in values:
        true += value is True
        unknown += value is None
    if true > 1:
        return False
    return None if unknown else true == 1


def at_least(count: int, values: Iterable[Trilean]) -> Trilean:
    """Return whether at least ``count`` values are True."""
    true, unknown = 0, 0
    for value in values:
        true += value is True
        unknown += value is None
    if true >= count:
        return True
    return None if true + unknown >= count else False


def refines(later: Trilean, earlier: Trilean) -> bool:
    """Tell whether ``later`` is what ``earlier`` may become when facts are learnt."""
    return earlier is None or later is earlier
