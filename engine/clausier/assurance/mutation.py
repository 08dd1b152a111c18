"""Do the cases notice when a rule is written otherwise? Each mutant is run on the cases that use what it changes.

A mutant is killed by the first case that no longer holds, or whose question is no longer one to ask about what it is
asked about. The case that killed the last mutant of the same rule comes first; then those that use the fewest rules:
they speak of this one, and are the quickest. The order changes the time, never the verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausier.assurance.recording import Record, nothing, recorder
from clausier.assurance.runner import concerned, notices, run_prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.assurance.mutants import Mutant
    from clausier.assurance.runner import Prepared
    from clausier.norms.tree import Program


class Trial(NamedTuple):
    """What a case that holds does: the definitions it uses and the interprétations it follows.

    ``concerned``: its question is one to ask about what it is asked about.
    """

    touched: frozenset[str]
    concerned: bool


class Tried(NamedTuple):
    """A case that holds, and what it does."""

    prepared: Prepared
    concerned: bool


class Bench(NamedTuple):
    """What mutants are tried on: the program, the cases that hold, and by rule the ranks of the cases that use it."""

    program: Program
    cases: tuple[Tried, ...]
    users: dict[str, list[int]]


def trial(program: Program, prepared: Prepared) -> Trial | None:
    """Return what a case does, None when it does not hold: then it kills nothing."""
    record = Record()
    passes = recorder(nothing(), record)
    if not run_prepared(program, prepared, passes).holds:
        return None
    asked = concerned(program, prepared, passes)
    return Trial(frozenset(record.used | record.read), asked)


def bench(program: Program, cases: Sequence[Prepared], trials: Sequence[Trial | None]) -> Bench:
    """Return the bench of cases, of which ``trials`` tell what each does."""
    kept: list[Tried] = []
    users: dict[str, list[int]] = {}
    held = [(case, each) for case, each in zip(cases, trials, strict=True) if each is not None]
    for case, each in sorted(held, key=lambda pair: len(pair[1].touched)):
        for name in each.touched:
            users.setdefault(name, []).append(len(kept))
        kept.append(Tried(case, each.concerned))
    return Bench(program, tuple(kept), users)


def is_unnoticed(tried: Bench, mutant: Mutant) -> bool:
    """Tell whether no case notices a mutant."""
    program = mutant.program(tried.program)
    ranks = tried.users.get(mutant.rule, [])
    for place, rank in enumerate(ranks):
        if _fails(program, tried.cases[rank]):
            ranks.insert(0, ranks.pop(place))
            return False
    return True


def _fails(program: Program, tried: Tried) -> bool:
    try:
        return notices(program, tried.prepared) or concerned(program, tried.prepared) != tried.concerned
    except Exception:  # noqa: BLE001  a rule that no longer makes sense is noticed by whatever it breaks
        return True
