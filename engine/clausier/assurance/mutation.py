"""Do the cases notice when a rule is written otherwise? Each mutant is run on the cases that use what it changes.

A mutant is killed by the first case that no longer holds, or whose question is no longer one to ask about what it is
asked about. A case where the altered definition gives what it gave is not run again; one that is, computes again only
what leads to it. The case that killed the last mutant of the same rule comes first; then
those that use the fewest rules: they speak of this one. None of this changes a verdict, only the time it takes.
"""

from __future__ import annotations

from typing import NamedTuple

from clausier.assurance.resuming import Memory
from clausier.assurance.runner import concerned, notices, run_prepared
from clausier.assurance.touched import leading, users
from clausier.norms import tree
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausier.assurance.mutants import Mutant
    from clausier.assurance.runner import Prepared
    from clausier.norms.tree import Program


class Tried(NamedTuple):
    """A case that holds, what it computed, and whether its question is one to ask about what it is asked about."""

    prepared: Prepared
    memory: Memory
    concerned: bool


class Bench(NamedTuple):
    """What mutants are tried on: the program, the cases that hold, and by rule the ranks of the cases that use it.

    ``leads`` holds, for each definition, those that use it.
    """

    program: Program
    cases: tuple[Tried, ...]
    users: dict[str, list[int]]
    leads: dict[str, set[str]]


def bench(program: Program, cases: Iterable[Prepared]) -> Bench:
    """Run cases and return the bench of those that hold: the others kill nothing."""
    held = [each for case in cases if (each := _tried(program, case)) is not None]
    held.sort(key=lambda each: len(each.memory.uses))
    ranks: dict[str, list[int]] = {}
    for rank, each in enumerate(held):
        for name in (*each.memory.uses, *each.memory.read):
            ranks.setdefault(name, []).append(rank)
    return Bench(program, tuple(held), ranks, users((program,)))


def _tried(program: Program, prepared: Prepared) -> Tried | None:
    memory = Memory()
    if not run_prepared(program, prepared, memory.passes()).holds:
        return None
    asked = concerned(program, prepared, memory.passes())
    memory.is_open = False
    return Tried(prepared, memory, asked)


def unnoticed(tried: Bench, made: Sequence[tuple[int, Mutant]]) -> list[int]:
    """Return the ranks of the mutants that no case notices, among those of one rule.

    The rule itself is tried first, on one case: what would notice it would notice anything (RuntimeError).
    """
    rule = made[0][1].rule
    stale = frozenset(leading(tried.leads, (rule,)))
    for rank in tried.users.get(rule, [])[:1]:
        if _fails(tried.program, tried.cases[rank], stale):
            message = f"a case that holds notices « {rule} » unaltered"
            raise RuntimeError(message)
    return [rank for rank, each in made if not _is_noticed(tried, each, stale)]


def _is_noticed(tried: Bench, mutant: Mutant, stale: frozenset[str]) -> bool:
    program = mutant.program(tried.program)
    is_reading = isinstance(mutant.changed, tree.Interpretation)
    ranks = tried.users.get(mutant.rule, [])
    for place, rank in enumerate(ranks):
        case = tried.cases[rank]
        try:
            cites = bool(case.prepared.case.cites)
            may_notice = is_reading or case.memory.may_change(program, mutant.rule, cites=cites)
            noticed = may_notice and _fails(program, case, stale)
        except Exception:  # noqa: BLE001  a rule that no longer makes sense is noticed by whatever it breaks
            noticed = True
        if noticed:
            ranks.insert(0, ranks.pop(place))
            return True
    return False


def _fails(program: Program, tried: Tried, stale: frozenset[str]) -> bool:
    passes = tried.memory.again(program, stale)
    return notices(program, tried.prepared, passes) or concerned(program, tried.prepared, passes) != tried.concerned
