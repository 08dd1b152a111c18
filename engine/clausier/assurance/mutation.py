"""Do the cases notice when a rule is written otherwise? Each mutant is run on the cases that use what it changes.

A mutant is killed by the first case that no longer holds, or whose question is no longer one to ask about what it is
asked about. The cases that use the fewest rules come first: they speak of this one, and are the quickest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausier.assurance.runner import Prepared, concerned, notices, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.assurance.cases import Case
    from clausier.assurance.mutants import Mutant
    from clausier.norms.tree import Program


class Tried(NamedTuple):
    """A case that holds on the program; ``concerned``: its question is one to ask about what it is asked about."""

    prepared: Prepared
    concerned: bool


class Bench(NamedTuple):
    """What mutants are tried on: the program, the cases that hold, and by rule the ranks of the cases that use it."""

    program: Program
    cases: tuple[Tried, ...]
    users: dict[str, tuple[int, ...]]


def bench(program: Program, cases: Sequence[Case], touched: Sequence[frozenset[str]]) -> Bench:
    """Return the bench of cases; ``touched`` tells what each uses. A case that does not hold kills nothing."""
    kept: list[Tried] = []
    users: dict[str, list[int]] = {}
    by_weight = sorted(zip(cases, touched, strict=True), key=lambda each: len(each[1]))
    for case, names in by_weight:
        prepared = prepare(program, case)
        if isinstance(prepared, Prepared) and not notices(program, prepared):
            for name in names:
                users.setdefault(name, []).append(len(kept))
            kept.append(Tried(prepared, concerned(program, prepared)))
    return Bench(program, tuple(kept), {name: tuple(ranks) for name, ranks in users.items()})


def killer(tried: Bench, mutant: Mutant) -> int | None:
    """Return the rank of the first case that notices a mutant, None when none does."""
    program = mutant.program(tried.program)
    return next((rank for rank in tried.users.get(mutant.rule, ()) if _fails(program, tried.cases[rank])), None)


def _fails(program: Program, tried: Tried) -> bool:
    try:
        return notices(program, tried.prepared) or concerned(program, tried.prepared) != tried.concerned
    except Exception:  # noqa: BLE001  a rule that no longer makes sense is noticed by whatever it breaks
        return True
