"""Unknown facts: exact supervaluation under a bound, and the smallest sets of facts that would settle an answer.

A world gives a value to each unknown fact that has few of them: « x ou non x » is true. It takes for granted that the
question arises: a fact later said to be without object, or found to be what no party said, is a new world.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from clausier.evaluate.algebra import canonical, needs
from clausier.evaluate.result import Undetermined
from clausier.text.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from clausier.evaluate.result import Missing, Result
    from clausier.norms.tree import Value

    Run = Callable[[Mapping[str, Value]], Result]
    World = tuple[tuple[str, Value], ...]

MOST_WORLDS = 512
_MOST_SETS = 5


def complete(run: Run, result: Result) -> tuple[Result, tuple[frozenset[Missing], ...]]:
    """Return what ``result`` really is, and the smallest sets of facts that would settle it.

    ``run`` evaluates with values assumed for facts (by path). Facts with few possible values are tried in every way,
    up to ``MOST_WORLDS`` worlds: if all agree, the answer is determined (« x ou non x » is true). A set of facts
    settles the answer when knowing them all determines it, whatever their values. Past the bound, the one set
    returned holds all that strong Kleene logic found lacking; a fact that has many values is held to matter wherever
    strong Kleene logic finds it lacking.
    """
    exact = settled(run, result)
    if not isinstance(exact, Undetermined):
        return exact, ()
    worlds = _worlds(run, exact)
    return exact, (exact.missing,) if worlds is None else _smallest(run, *worlds)


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


def _smallest(run: Run, facts: dict[str, Missing], outcomes: dict[World, Result]) -> tuple[frozenset[Missing], ...]:
    """Return the smallest settling sets, fewest facts first, none holding another."""
    kept: list[frozenset[Missing]] = []
    for size in range(len(facts) + 1):
        for chosen in combinations(sorted(facts), size):
            lacking = _lacking(run, facts, chosen, outcomes)
            if lacking is None:
                continue
            found = frozenset(facts[path] for path in chosen) | lacking
            if not any(each <= found for each in kept):
                kept = [*(each for each in kept if not found <= each), found]
        if len(kept) >= _MOST_SETS:
            break
    return tuple(sorted(kept, key=lambda each: (len(each), sorted(need.path for need in each))))[:_MOST_SETS]


def _lacking(
    run: Run, facts: dict[str, Missing], chosen: tuple[str, ...], outcomes: dict[World, Result]
) -> frozenset[Missing] | None:
    """Return what is still needed once ``chosen`` are known, whatever their values; None if they do not suffice."""
    groups: dict[World, list[Result]] = {}
    for world, outcome in outcomes.items():
        groups.setdefault(tuple(each for each in world if each[0] in chosen), []).append(outcome)
    lacking: set[Missing] = set()
    for assumed, group in groups.items():
        if _agree(group):
            continue
        partial = run(dict(assumed))
        if not isinstance(partial, Undetermined) or any(need.path in facts for need in partial.missing):
            return None
        lacking |= {replace(need, domain=()) for need in partial.missing}
    return frozenset(lacking)


def _agree(results: Iterable[Result]) -> bool:
    first, *others = (canonical(each) for each in results)
    return not isinstance(first, Undetermined) and all(each == first for each in others)
