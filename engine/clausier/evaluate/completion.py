"""Unknown facts: exact supervaluation under a bound, and the smallest sets of facts that would settle an answer."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from clausier.evaluate.result import Undetermined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
    returned holds all that strong Kleene logic found lacking.
    """
    if not isinstance(result, Undetermined):
        return result, ()
    worlds = _worlds(run, result)
    if worlds is None:
        return result, (result.missing,)
    facts, outcomes = worlds
    settled = list(outcomes.values())
    if not isinstance(settled[0], Undetermined) and all(each == settled[0] for each in settled):
        return settled[0], ()
    return result, _smallest(run, facts, outcomes)


def _worlds(run: Run, result: Undetermined) -> tuple[dict[str, Missing], dict[World, Result]] | None:
    """Return the facts with few values and the outcome of every world they make; None past the bound.

    A world may bring out facts that were not needed before: they join, until nothing new appears.
    """
    facts: dict[str, Missing] = {}
    found = result.missing
    outcomes: dict[World, Result] = {}
    while fresh := {each.path: each for each in found if each.domain and each.path not in facts}:
        facts |= fresh
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
        found = frozenset(need for each in outcomes.values() if isinstance(each, Undetermined) for need in each.missing)
    return facts, outcomes or {(): result}


def _smallest(run: Run, facts: dict[str, Missing], outcomes: dict[World, Result]) -> tuple[frozenset[Missing], ...]:
    """Return the smallest settling sets, fewest facts first, none holding another."""
    kept: list[frozenset[Missing]] = []
    for size in range(len(facts) + 1):
        for chosen in combinations(sorted(facts), size):
            lacking = _lacking(run, chosen, outcomes)
            if lacking is None:
                continue
            found = frozenset(facts[path] for path in chosen) | lacking
            if not any(each <= found for each in kept):
                kept = [*(each for each in kept if not found <= each), found]
        if len(kept) >= _MOST_SETS:
            break
    return tuple(sorted(kept, key=lambda each: (len(each), sorted(need.path for need in each))))[:_MOST_SETS]


def _lacking(run: Run, chosen: tuple[str, ...], outcomes: dict[World, Result]) -> frozenset[Missing] | None:
    """Return what is still needed once ``chosen`` are known, whatever their values; None if they do not suffice."""
    groups: dict[World, list[Result]] = {}
    for world, outcome in outcomes.items():
        groups.setdefault(tuple(each for each in world if each[0] in chosen), []).append(outcome)
    lacking: frozenset[Missing] = frozenset()
    for assumed, group in groups.items():
        if not isinstance(group[0], Undetermined) and all(each == group[0] for each in group):
            continue
        partial = run(dict(assumed))
        if not isinstance(partial, Undetermined) or any(need.domain for need in partial.missing):
            return None
        lacking |= partial.missing
    return lacking
