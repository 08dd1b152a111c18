"""The bounded quantifiers: what a fold over the elements of a dossier, or over periods, is worth."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, assert_never

from clausier.dossier.facts import Element
from clausier.evaluate import operations
from clausier.evaluate.algebra import FALSE, TRUE, connect, strongest
from clausier.evaluate.result import Conflict, Determined, Missing, Need, Undetermined, Void
from clausier.norms import tree
from clausier.norms.tree import Connective, Folding

if TYPE_CHECKING:
    from clausier.evaluate.evaluator import Evaluation, Outcome, Scope
    from clausier.evaluate.result import Result, Step


def fold(evaluation: Evaluation, expr: tree.Fold, scope: Scope) -> Outcome:
    """Return the value of ``expr``; an open list leaves undetermined whatever an unlisted element could change."""
    source, steps = evaluation.evaluate(expr.source, scope)
    if not isinstance(source, Determined):
        return source, steps
    gathered: list[Step] = list(steps)
    kept: list[tuple[Result, Result]] = []
    items: tuple[object, ...] = source.value  # type: ignore[assignment]  # the checker let only lists through
    for item in items:
        inner = {**scope, expr.variable: Determined(item)}  # type: ignore[arg-type]  # an element of a list of values
        held: Result = TRUE
        if expr.condition is not None:
            held, more = evaluation.evaluate(expr.condition, inner)
            gathered += more
        value: Result = Determined(item)  # type: ignore[arg-type]  # idem
        if expr.body is not None and held != FALSE:
            value, more = evaluation.evaluate(expr.body, inner)
            gathered += more
        kept.append((FALSE if isinstance(held, Void) else held, value))
    result = _combine(expr.folding, kept)
    if isinstance(expr.source, tree.Var) and expr.source.name in evaluation.facts.open_lists:
        result = _opened(expr, result)
    return result, tuple(gathered)


def _opened(expr: tree.Fold, result: Result) -> Result:
    """Return what is left of ``result`` when elements may be missing from the list."""
    found = result == TRUE if expr.folding is Folding.ANY else result == FALSE
    if expr.folding in (Folding.ANY, Folding.ALL) and found:
        return result
    name = expr.source.name if isinstance(expr.source, tree.Var) else ""
    lacking = Missing(name, Need.LIST, f"La liste « {name} » est-elle complète ?")
    return Undetermined(frozenset((lacking,)) | (result.missing if isinstance(result, Undetermined) else frozenset()))


def _combine(folding: Folding, kept: list[tuple[Result, Result]]) -> Result:
    if folding is Folding.ANY:
        return connect(Connective.OR, [connect(Connective.AND, [held, value]) for held, value in kept])
    if folding is Folding.ALL:
        return connect(
            Connective.AND, [connect(Connective.OR, [connect(Connective.NOT, [held]), value]) for held, value in kept]
        )
    if folding is Folding.ONLY:
        return _only(kept)
    doubtful = [held for held, _ in kept if isinstance(held, Undetermined | Conflict)]
    values = [value for held, value in kept if held == TRUE]
    missing = frozenset(
        need for each in (*doubtful, *values) if isinstance(each, Undetermined) for need in each.missing
    )
    if missing:
        return Undetermined(missing)
    if doubtful:
        return doubtful[0]
    match folding:
        case Folding.COUNT:
            return Determined(len(values))
        case Folding.SUM:
            stopped = strongest(values)
            plain = [each.value for each in values if isinstance(each, Determined)]
            return Determined(reduce(operations.add, plain, 0)) if stopped is None else stopped
        case Folding.EARLIEST | Folding.LATEST:
            best = min if folding is Folding.EARLIEST else max
            dated = [each for each in values if not isinstance(each, Void)]
            stopped = strongest(dated)
            if stopped is not None:
                return stopped
            return Determined(best(each.value for each in dated)) if dated else Void("aucun élément")  # type: ignore[type-var,union-attr]  # ordered values of one kind
        case Folding.COLLECT:
            stopped = strongest([each for each in values if not isinstance(each, Void)])
            plain = [each.value for each in values if isinstance(each, Determined)]
            return Determined(tuple(plain)) if stopped is None else stopped  # type: ignore[arg-type]  # values of one kind
        case _:
            assert_never(folding)


def _only(kept: list[tuple[Result, Result]]) -> Result:
    """Return the one element that is kept; several are a conflict, since the order of a dossier means nothing."""
    found = [value for held, value in kept if held == TRUE]
    doubtful = [held for held, _ in kept if isinstance(held, Undetermined | Conflict)]
    if len(found) > 1:
        return Conflict(tuple((_path(each), "retenu") for each in found))
    if doubtful:
        missing = frozenset(need for each in doubtful if isinstance(each, Undetermined) for need in each.missing)
        return Undetermined(missing) if missing else doubtful[0]
    return found[0] if found else Void("aucun élément")


def _path(result: Result) -> str:
    """Return how users name an element of the dossier."""
    return result.value.path if isinstance(result, Determined) and isinstance(result.value, Element) else str(result)
