"""Unknown facts: exact supervaluation under a bound, and the smallest sets of facts that would settle an answer.

A world gives a value to each unknown fact that has few of them: « x ou non x » is true. It takes for granted that the
question arises: a fact later said to be without object, or found to be what no party said, is a new world.
"""

from __future__ import annotations

from itertools import product

from clausier.evaluate.algebra import canonical, needs
from clausier.evaluate.result import Undetermined
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausier.evaluate.result import Missing, Result
    from clausier.norms.tree import Value

    Run = Callable[[Mapping[str, Value]], Result]
    World = tuple[tuple[str, Value], ...]

MOST_WORLDS = 512


def complete(run: Run, result: Result) -> tuple[Result, tuple[frozenset[Missing], ...]]:
    """Return what ``result`` really is, and the smallest sets of facts that would settle it.

    ``run`` evaluates with values assumed for facts (by path). Facts with few possible values are tried in every way,
    up to ``MOST_WORLDS`` worlds: if all agree, the answer is determined (« x ou non x » is true). A set of facts
    settles the answer when knowing them all determines it, whatever their values: the smallest one holds each fact that
    matters in some world, so that there is only one. Past the bound, it holds all that strong Kleene logic found
    lacking; a fact that has many values is held to matter wherever strong Kleene logic finds it lacking.
    """
    exact = settled(run, result)
    if not isinstance(exact, Undetermined):
        return exact, ()
    worlds = _worlds(run, exact)
    return exact, (exact.missing if worlds is None else _smallest(run, *worlds),)


def settled(run: Run, result: Result) -> Result:
    """Return the result that every world agrees on, or ``result`` itself.

    Worlds are tried fact by fact and the search stops at the first that disagrees; it gives up past ``MOST_WORLDS``
    evaluations.
    """
    left = MOST_WORLDS

    def search(assumed: Mapping[str, Value], current: Result) -> Result | None:
        nonlocal left
        if not isinstance(current, Undetermined):
            return current
        few = [each for each in current.missing if each.domain]
        if not few:
            return None
        need = min(few, key=lambda each: each.path)
        agreed: Result | None = None
        for value in need.domain:
            left -= 1
            world = {**assumed, need.path: value}
            found = None if left < 0 else search(world, run(world))
            if found is None or (agreed is not None and canonical(found) != canonical(agreed)):
                return None
            agreed = agreed or found
        return agreed

    return search({}, result) or result


def _worlds(run: Run, result: Undetermined) -> tuple[dict[str, Missing], dict[World, Result]] | None:
    """Return the facts with few values and the outcome of every world they make; None past the bound.

    A world may bring out facts that were not needed before: they join, until nothing new appears.
    """
    facts: dict[str, Missing] = {}
    vast: set[str] = set()
    outcomes: dict[World, Result] = {(): result}
    while True:
        found = needs(outcomes.values())
        vast |= {each.path for each in found if not each.domain}
        wanted = facts | {each.path: each for each in found}
        wanted = {path: each for path, each in wanted.items() if path not in vast}
        if wanted.keys() == facts.keys():
            return facts, outcomes
        facts = wanted
        size = 1
        for each in facts.values():
            size *= len(each.domain)
        if size > MOST_WORLDS:
            return None
        paths = sorted(facts)
        outcomes = {
            world: run(dict(world))
            for values in product(*(facts[path].domain for path in paths))
            for world in [tuple(zip(paths, values, strict=True))]
        }


def _smallest(run: Run, facts: dict[str, Missing], outcomes: dict[World, Result]) -> frozenset[Missing]:
    """Return the facts that matter in some world, those with few values and those with many."""
    few = {need for path, need in facts.items() if _matters(run, path, outcomes)}
    return needs(outcomes.values()) | few


def _matters(run: Run, path: str, outcomes: dict[World, Result]) -> bool:
    """Tell whether, everything else known, some answer depends on the fact at ``path``."""
    apart: dict[World, list[Result]] = {}
    for world, outcome in outcomes.items():
        apart.setdefault(tuple(each for each in world if each[0] != path), []).append(canonical(outcome))
    for others, found in apart.items():
        if not any(isinstance(each, Undetermined) for each in found):
            if any(each != found[0] for each in found):
                return True
        elif path in {need.path for need in needs((run(dict(others)),))}:
            return True
    return False
