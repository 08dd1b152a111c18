"""The algebra of results: how values, silences, conflicts and unknowns combine.

Strong Kleene for the connectives; for defaults, every way the unknown parts may turn out, and agreement settles the
matter. Held by tests: settling an unknown operand never changes a settled result.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, assert_never

from clausier.dossier.facts import Element
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.norms.tree import Connective
from clausier.values.show import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.evaluate.result import Missing, Result

TRUE = Determined(value=True)
FALSE = Determined(value=False)
_MOST_COMBINATIONS = 64


def strongest(results: Sequence[Result]) -> Result | None:
    """Return what a strict operation gives when an operand is not a value; None when all are.

    Vide, then indéterminé, then conflit: in this order, settling an unknown operand never changes a settled result.
    """
    void = next((each for each in results if isinstance(each, Void)), None)
    missing = frozenset(need for each in results if isinstance(each, Undetermined) for need in each.missing)
    if void is not None:
        return void
    if missing:
        return Undetermined(missing)
    return next((each for each in results if isinstance(each, Conflict)), None)


def possible(result: Result) -> tuple[Determined | Void | Conflict, ...]:
    """Return the results that ``result`` may turn out to be; () when they are not known to be few."""
    return result.candidates if isinstance(result, Undetermined) else (result,)


def either(missing: frozenset[Missing], one: Result, other: Result) -> Result:
    """Return what is known of a value that is ``one`` or ``other``, we do not know which for want of ``missing``."""
    missing |= needs(one) | needs(other)
    first, second = possible(one), possible(other)
    if not first or not second:
        return Undetermined(missing)
    return _among(missing, [*first, *second])


def needs(result: Result) -> frozenset[Missing]:
    """Return what ``result`` lacks."""
    return result.missing if isinstance(result, Undetermined) else frozenset()


def settle(exceptions: list[Result], names: list[str], base: Result) -> Result:
    """Return the value of ⟨exceptions | base⟩, over every way the unknown ones may turn out."""
    if any(isinstance(each, Determined | Conflict) for each in exceptions):
        base = Void("")  # Invariant: an exception that applies hides the base, known or not.
    missing = frozenset(need for each in (*exceptions, base) for need in needs(each))
    ways = [possible(each) for each in (*exceptions, base)]
    count = 1
    for way in ways:
        count *= len(way)
    if not 0 < count <= _MOST_COMBINATIONS:
        return Undetermined(missing)
    return _among(missing, [_winner(list(way[:-1]), names, way[-1]) for way in product(*ways)])


def _winner(
    exceptions: list[Determined | Void | Conflict], names: list[str], base: Determined | Void | Conflict
) -> Result:
    """Return the value of a default when everything in it is known."""
    applied = [(name, each) for name, each in zip(names, exceptions, strict=True) if not isinstance(each, Void)]
    if not applied:
        return base
    first = applied[0][1]
    if all(each == first for _, each in applied):
        return first
    inner = [rule for _, each in applied if isinstance(each, Conflict) for rule in each.rules]
    return Conflict(
        tuple(sorted({*inner, *((name, _printed(each)) for name, each in applied if isinstance(each, Determined))}))
    )


def _among(missing: frozenset[Missing], results: list[Result]) -> Result:
    """Return the one result all agree on, else indéterminé among the different ones."""
    different: list[Determined | Void | Conflict] = []
    for each in results:
        if isinstance(each, Undetermined):
            return Undetermined(missing)
        alike = [known for known in different if known == each or (isinstance(known, Void) and isinstance(each, Void))]
        if not alike:
            different.append(each)
    return different[0] if len(different) == 1 else Undetermined(missing, tuple(different))


def connect(connective: Connective, results: Sequence[Result]) -> Result:
    """Return the value of a connective on results."""
    if connective is Connective.NOT:
        match results[0]:
            case Determined(value=value):
                return Determined(not value)
            case Undetermined(missing=missing):
                return Undetermined(missing, (TRUE, FALSE))
            case other:
                return other
    decisive = Determined(connective is Connective.OR)
    if decisive in results:
        return decisive
    missing = frozenset(need for each in results for need in needs(each))
    if missing:
        return Undetermined(missing, (TRUE, FALSE))
    stopped = strongest(results)
    return Determined(connective is Connective.AND) if stopped is None else stopped


def without_object(result: Result) -> Result:
    """Tell whether a result is said to be without object."""
    match result:
        case Void(without_object=silent):
            return Determined(silent)
        case Determined():
            return FALSE
        case Undetermined(missing=missing):
            return Undetermined(missing, (TRUE, FALSE))
        case Conflict():
            return result
        case _:
            assert_never(result)


def _printed(result: Determined) -> str:
    """Return the words of a value, for a conflict."""
    value = result.value
    if isinstance(value, Element):
        return value.path
    if isinstance(value, tuple):
        return ", ".join(_printed(Determined(each)) for each in value)
    return show(value)
