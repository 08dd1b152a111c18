"""What default logic means, said again by brute force: every completion of the unknown facts is tried.

Written from the semantics in words, apart from the engine: this file imports nothing of it.

- A proposition is a tuple: ("fact", n), ("const", value), ("not", p), ("and", p, q…), ("or", p, q…), ("same", p, q),
  ("found", p), ("if", c, p, q), or a Rule.
- A rule holds when its condition does; its exceptions come first. None applies: the condition decides between its
  value and silence. One: its value. Several of one value: that value. Otherwise a quarrel, which names those that
  applied at this level, and the quarrels already inside them.
- A rule whose condition is silent does not apply; one whose condition is a quarrel is that quarrel.
- « et », « ou »: a decisive part decides, whatever the others are; else a silence makes silence, else quarrels join.
- A strict operation ("same") on a silence is silent, on quarrels a quarrel of them all.
- A condition ("found") that is silent is not met.
- « si c alors p sinon q » is the branch taken, even silent: q when c is false or silent; c itself when it is a quarrel.
- With facts unknown, the answer is what every completion gives; when they differ it is not determined, and the facts
  to ask for are the least sets that, once known, whatever their values, leave only one answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeAlias

Proposition: TypeAlias = "tuple[str | int | bool | Proposition, ...] | Rule"


@dataclass(frozen=True)
class Rule:
    """⟨exceptions | condition ⊢ value⟩; ``value`` is a proposition."""

    name: str
    condition: Proposition
    value: Proposition
    exceptions: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What is true in a completed world: ``kind`` is "value", "silence" or "quarrel", of (rule, value) pairs."""

    kind: str
    value: object = None
    quarrel: frozenset[tuple[str, object]] = frozenset()


SILENCE = Outcome("silence")
World: TypeAlias = tuple[bool, ...]
Facts: TypeAlias = "tuple[bool | None, ...]"


def value(of: object) -> Outcome:
    return Outcome("value", of)


def true_in(world: World, proposition: Proposition) -> Outcome:
    """Return the outcome of a proposition where every fact is known."""
    if isinstance(proposition, Rule):
        return applied(world, proposition)
    kind, *parts = proposition
    if kind == "fact":
        return value(world[int(str(parts[0]))])
    if kind == "const":
        return value(parts[0])
    inner = [true_in(world, part) for part in parts if isinstance(part, tuple | Rule)]
    if kind == "found":
        return value(of=False) if inner[0] == SILENCE else inner[0]
    if kind == "if":
        return inner[0] if inner[0].kind == "quarrel" else inner[1 if inner[0] == value(of=True) else 2]
    if kind == "not":
        return value(not inner[0].value) if inner[0].kind == "value" else inner[0]
    if kind in ("and", "or"):
        decisive = value(kind == "or")
        return decisive if decisive in inner else (refused(inner) or value(kind == "and"))
    if kind == "same":
        return refused(inner) or value(inner[0] == inner[1])
    raise ValueError(kind)


def refused(outcomes: list[Outcome]) -> Outcome | None:
    """Return the silence or the quarrel that an operation meets, None when all are values."""
    if SILENCE in outcomes:
        return SILENCE
    quarrels = [each.quarrel for each in outcomes if each.kind == "quarrel"]
    return Outcome("quarrel", None, frozenset[tuple[str, object]]().union(*quarrels)) if quarrels else None


def applied(world: World, rule: Rule) -> Outcome:
    """Return the outcome of a rule where every fact is known."""
    outcomes = [(each.name, applied(world, each)) for each in rule.exceptions]
    winners = [(name, outcome) for name, outcome in outcomes if outcome != SILENCE]
    if not winners:
        held = true_in(world, rule.condition)
        if held.kind == "quarrel":
            return held
        return true_in(world, rule.value) if held == value(of=True) else SILENCE
    if len({outcome for _, outcome in winners}) == 1:
        return winners[0][1]
    named = frozenset((name, outcome.value) for name, outcome in winners if outcome.kind == "value")
    return Outcome("quarrel", None, named.union(*(outcome.quarrel for _, outcome in winners)))


def completions(facts: Facts) -> list[World]:
    """Return every world that the known facts allow."""
    return [tuple(each) for each in product(*((True, False) if fact is None else (fact,) for fact in facts))]


class Oracle:
    """The outcomes of one proposition in every world of ``size`` facts, computed once."""

    def __init__(self, proposition: Proposition, size: int) -> None:
        self.size = size
        self.table = {world: true_in(world, proposition) for world in completions((None,) * size)}

    def possible(self, facts: Facts) -> set[Outcome]:
        """Return the outcomes still possible; a single one is the answer."""
        return {self.table[world] for world in completions(facts)}

    def least_sets(self, facts: Facts) -> set[frozenset[int]]:
        """Return the least sets of unknown facts that settle the answer, whatever their values."""
        unknown = [rank for rank in range(self.size) if facts[rank] is None]
        found: list[frozenset[int]] = []
        for count in range(len(unknown) + 1):
            for chosen in combinations(unknown, count):
                smaller = any(each <= frozenset(chosen) for each in found)
                if not smaller and self._settles(facts, chosen):
                    found.append(frozenset(chosen))
        return set(found)

    def _settles(self, facts: Facts, chosen: tuple[int, ...]) -> bool:
        for values in product((True, False), repeat=len(chosen)):
            given = dict(zip(chosen, values, strict=True))
            if len(self.possible(tuple(given.get(rank, fact) for rank, fact in enumerate(facts)))) > 1:
                return False
        return True
