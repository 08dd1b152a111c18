"""The bounded quantifiers: what a fold over the elements of a dossier, or over periods, is worth."""

from __future__ import annotations

from clausier.dossier.facts import Element
from clausier.evaluate import operations
from clausier.evaluate.algebra import FALSE, TRUE, connect, disputed, established, needs, strongest
from clausier.evaluate.result import Conflict, Determined, Missing, Need, OpenList, Undetermined, Void
from clausier.evaluate.undefined import Undefined
from clausier.norms.tree import Connective, Folding
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.evaluate.evaluator import Evaluation, Outcome, Scope
    from clausier.evaluate.result import Result, Step
    from clausier.norms import tree


def fold(evaluation: Evaluation, expr: tree.Fold, scope: Scope) -> Outcome:
    """Return the value of ``expr``; an open list leaves undetermined whatever an unlisted element could change."""
    source, steps = evaluation.evaluate(expr.source, scope)
    if isinstance(source, Undetermined):
        return Undetermined(source.missing, disputed=True), steps
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
            held = established(held)
            gathered += more
        value: Result = Determined(item)  # type: ignore[arg-type]  # idem
        if expr.body is not None and held != FALSE:
            value, more = evaluation.evaluate(expr.body, inner)
            gathered += more
        kept.append((held, value))
    result = _combine(expr.folding, kept)
    return _opened(expr.folding, items.name, result) if isinstance(items, OpenList) else result, tuple(gathered)


def _opened(folding: Folding, name: str, result: Result) -> Result:
    """Return what is left of ``result`` when elements may be missing from the list ``name``."""
    if (folding is Folding.ANY and result == TRUE) or (folding is Folding.ALL and result == FALSE):
        return result
    lacking = Missing(name, Need.LIST, f"La liste « {name} » est-elle complète ?")
    return Undetermined(needs((result,)) | {lacking}, disputed=True)


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
    unknown = [each for held, value in kept if held != FALSE for each in (held, value)]
    if any(isinstance(each, Undetermined) for each in (*doubtful, *values)):
        return Undetermined(needs(unknown), disputed=any(map(disputed, unknown)))
    if doubtful:
        return strongest(doubtful) or doubtful[0]
    match folding:
        case Folding.COUNT:
            return Determined(len(values))
        case Folding.SUM:
            return _reduced("add", [Determined(0), *values])
        case Folding.EARLIEST | Folding.LATEST:
            dated = [each for each in values if not isinstance(each, Void)]
            best = "minimum" if folding is Folding.EARLIEST else "maximum"
            return _reduced(best, dated) if dated else Void("aucun élément")
        case Folding.COLLECT:
            stopped = strongest([each for each in values if not isinstance(each, Void)])
            plain = [each.value for each in values if isinstance(each, Determined)]
            return Determined(tuple(plain)) if stopped is None else stopped  # type: ignore[arg-type]  # values of one kind
        case _:
            assert_never(folding)


def _reduced(operation: str, results: Sequence[Result]) -> Result:
    """Return the results combined two by two by a strict operation; the integer 0 is neutral for ``add``."""
    stopped = strongest(results)
    if stopped is not None:
        return stopped
    combined, *others = [each.value for each in results if isinstance(each, Determined)]
    try:
        for other in others:
            combined = operations.apply(operation, (combined, other), {})
    except Undefined as silence:
        return Void(str(silence))
    return Determined(combined)


def _only(kept: list[tuple[Result, Result]]) -> Result:
    """Return the one element that is kept; several are a conflict, since the order of a dossier means nothing."""
    found = [value for held, value in kept if held == TRUE]
    doubtful = [held for held, _ in kept if isinstance(held, Undetermined | Conflict)]
    stopped = strongest(doubtful)
    if isinstance(stopped, Undetermined):
        return replace(stopped, disputed=stopped.disputed or len(found) + len(doubtful) > 1)
    if stopped is not None:
        return stopped
    if len(found) > 1:
        return Conflict(tuple(sorted((_path(each), "retenu") for each in found)))
    return found[0] if found else Void("aucun élément")


def _path(result: Result) -> str:
    """Return how users name an element of the dossier."""
    return result.value.path if isinstance(result, Determined) and isinstance(result.value, Element) else str(result)
