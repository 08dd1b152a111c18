"""The algebra of results: how values, silences, conflicts and unknowns combine.

Strong Kleene for the connectives; for defaults, every way the unknown parts may turn out, and agreement settles the
matter. Held by tests: settling an unknown operand never changes a settled result.
"""

from __future__ import annotations

from itertools import product

from clausier.dossier.facts import Element
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.norms.tree import Connective
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING, TypeAlias, assert_never
from clausier.values.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from clausier.evaluate.result import Missing, Result

    Settled: TypeAlias = Determined | Void | Conflict

TRUE = Determined(value=True)
FALSE = Determined(value=False)
_MOST_COMBINATIONS = 64


# --- What a result may turn out to be -----------------------------------------------------------------------------


def possible(result: Result) -> tuple[Settled, ...]:
    """Return the results that ``result`` may turn out to be; () when they are not known to be few."""
    return result.candidates if isinstance(result, Undetermined) else (result,)


def disputed(result: Result) -> bool:
    """Tell whether ``result`` is a conflict or may turn out to be one."""
    if isinstance(result, Undetermined) and not result.candidates:
        return result.disputed
    return any(isinstance(each, Conflict) for each in possible(result))


def needs(results: Iterable[Result]) -> frozenset[Missing]:
    """Return what ``results`` lack, once each: a fact that may be without object is not one of a few values."""
    found = frozenset(need for each in results if isinstance(each, Undetermined) for need in each.missing)
    vast = {need.path for need in found if not need.domain}
    return frozenset(need for need in found if not need.domain or need.path not in vast) if vast else found


def canonical(result: Result) -> Result:
    """Return what two results must share to be the same answer: the words that name a silence do not count."""
    match result:
        case Void(without_object=silent):
            return Void("", silent)
        case Undetermined():
            return Undetermined(frozenset())
        case _:
            return result


def unreached(result: Result) -> Result:
    """Return what is known of something found through ``result``, which is not a value."""
    return Undetermined(result.missing, disputed=disputed(result)) if isinstance(result, Undetermined) else result


def _among(missing: frozenset[Missing], results: Iterable[Settled]) -> Result:
    """Return the one result all agree on, else indéterminé among the different ones."""
    different: list[Settled] = []
    for each in results:
        if not any(canonical(known) == canonical(each) for known in different):
            different.append(each)
    return different[0] if len(different) == 1 else Undetermined(missing, tuple(different))


def _mapped(result: Result, change: Callable[[Settled], Settled]) -> Result:
    """Return ``result`` with ``change`` applied to whatever it may turn out to be."""
    if not isinstance(result, Undetermined):
        return change(result)
    return _among(result.missing, map(change, result.candidates)) if result.candidates else result


# --- Strict operations and connectives ----------------------------------------------------------------------------


def strongest(results: Sequence[Result]) -> Result | None:
    """Return what a strict operation gives when an operand is not a value; None when all are.

    Vide, then indéterminé, then conflit: in this order, settling an unknown operand never changes a settled result.
    Only a fact is without object: what is computed from it and from something else is merely silent.
    """
    if all(isinstance(each, Determined) for each in results):
        return None
    void = next((each for each in results if isinstance(each, Void)), None)
    if void is not None:
        return void if len(results) == 1 else Void(void.what)
    missing = needs(results)
    if missing:
        return Undetermined(missing, disputed=any(map(disputed, results)))
    conflicts = [each for each in results if isinstance(each, Conflict)]
    return Conflict(tuple(sorted({rule for each in conflicts for rule in each.rules}))) if conflicts else None


def connect(connective: Connective, results: Sequence[Result]) -> Result:
    """Return the value of a connective on results."""
    if connective is Connective.NOT:
        return _mapped(results[0], _opposite)
    decisive = Determined(connective is Connective.OR)
    if decisive in results:
        return decisive
    missing = needs(results)
    if not missing:
        return strongest(results) or Determined(connective is Connective.AND)
    outcomes: list[Settled] = [Determined(connective is Connective.AND)]
    for result in results:
        pairs = product(outcomes, possible(result))
        outcomes = list(dict.fromkeys(_joined(decisive, *pair) for pair in pairs))
        if not 0 < len(outcomes) <= _MOST_COMBINATIONS:
            return Undetermined(missing, disputed=any(map(disputed, results)))
    return _among(missing, outcomes)


def _joined(decisive: Determined, left: Settled, right: Settled) -> Settled:
    if decisive in (left, right):
        return decisive
    stopped = strongest((left, right))
    return stopped if isinstance(stopped, Void | Conflict) else Determined(not decisive.value)


def _opposite(result: Settled) -> Settled:
    return Determined(not result.value) if isinstance(result, Determined) else result


def without_object(result: Result) -> Result:
    """Tell whether a result is said to be without object.

    An unknown fact may be: its possible values say nothing of it, so that it is not one of a few.
    """
    match result:
        case Void(without_object=silent):
            return Determined(silent)
        case Determined():
            return FALSE
        case Undetermined(missing=missing, candidates=candidates):
            vast = frozenset(replace(each, domain=()) for each in missing)
            conflicts = (each for each in candidates if isinstance(each, Conflict))
            return Undetermined(vast, (TRUE, FALSE, *conflicts) if candidates else (), result.disputed)
        case Conflict():
            return result
        case _:
            assert_never(result)


# --- Defaults -----------------------------------------------------------------------------------------------------


def if_held(held: Undetermined, consequence: Result, otherwise: Result) -> Result:
    """Return what is known of a value whose condition is unknown: its consequence, or ``otherwise``."""
    missing = needs((held, consequence, otherwise))
    ways = held.candidates or (() if held.disputed else (TRUE, FALSE))
    outcomes: list[Settled] = []
    for way in ways:
        if isinstance(way, Conflict):
            outcomes.append(way)
            continue
        taken = possible(consequence if way == TRUE else otherwise)
        if not taken:
            break
        outcomes += taken
    else:
        if ways:
            return _among(missing, outcomes)
    return Undetermined(missing, disputed=any(disputed(each) for each in (held, consequence, otherwise)))


def established(result: Result) -> Result:
    """Return a condition as it counts: what a silence does not establish is not met."""
    return _mapped(result, lambda each: FALSE if isinstance(each, Void) else each)


def settle(exceptions: list[Result], names: list[str], base: Result) -> Result:
    """Return the value of ⟨exceptions | base⟩, over every way the unknown ones may turn out."""
    if not exceptions:
        return base
    if any(isinstance(each, Determined | Conflict) for each in exceptions):
        base = Void("")  # Invariant: an exception that applies hides the base, known or not.
    known = [each for each in (*exceptions, base) if not isinstance(each, Undetermined)]
    if len(known) > len(exceptions):
        return _winner(known[:-1], names, known[-1])
    missing = needs((*exceptions, base))
    ways = [possible(each) for each in (*exceptions, base)]
    count = 1
    for way in ways:
        count *= len(way)
    if not 0 < count <= _MOST_COMBINATIONS:
        rivals = sum(not isinstance(each, Void) for each in exceptions) > 1
        return Undetermined(missing, disputed=rivals or any(map(disputed, (*exceptions, base))))
    return _among(missing, (_winner(way[:-1], names, way[-1]) for way in product(*ways)))


def _winner(exceptions: Sequence[Settled], names: list[str], base: Settled) -> Settled:
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


def _printed(result: Determined) -> str:
    """Return the words of a value, for a conflict."""
    value = result.value
    if isinstance(value, Element):
        return value.path
    if isinstance(value, tuple):
        return ", ".join(_printed(Determined(each)) for each in value)
    return show(value)
