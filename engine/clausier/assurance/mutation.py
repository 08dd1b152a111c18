"""Do the cases notice when a rule is written otherwise? Each mutant is run on the cases that use what it changes.

A mutant is killed by the first case that no longer holds. The cases of the rule's own file come first: they are the
ones written for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausier.assurance.runner import Prepared, notices, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.assurance.cases import Case
    from clausier.assurance.mutants import Mutant
    from clausier.norms.tree import Program


class Bench(NamedTuple):
    """What mutants are tried on: the program, the cases that hold, and by rule the ranks of the cases that use it."""

    program: Program
    cases: tuple[Prepared, ...]
    users: dict[str, tuple[int, ...]]


def bench(program: Program, cases: Sequence[Case], touched: Sequence[frozenset[str]]) -> Bench:
    """Return the bench of cases; ``touched`` tells what each uses. A case that does not hold kills nothing."""
    kept: list[Prepared] = []
    users: dict[str, list[int]] = {}
    for case, names in zip(cases, touched, strict=True):
        prepared = prepare(program, case)
        if not isinstance(prepared, Prepared) or notices(program, prepared):
            continue
        for name in names:
            users.setdefault(name, []).append(len(kept))
        kept.append(prepared)
    # The case that uses the fewest rules is the one that speaks of this one, and the quickest.
    weight = [len(names) for names in _weights(users, len(kept))]
    return Bench(
        program,
        tuple(kept),
        {name: tuple(sorted(ranks, key=lambda each: weight[each])) for name, ranks in users.items()},
    )


def _weights(users: dict[str, list[int]], count: int) -> list[list[str]]:
    names: list[list[str]] = [[] for _ in range(count)]
    for name, ranks in users.items():
        for rank in ranks:
            names[rank].append(name)
    return names


def killer(tried: Bench, mutant: Mutant) -> int | None:
    """Return the rank of the first case that notices a mutant, None when none does."""
    program = mutant.program(tried.program)
    return next((rank for rank in tried.users.get(mutant.rule, ()) if _fails(program, tried.cases[rank])), None)


def killers(tried: Bench, mutants: Sequence[Mutant]) -> Iterator[int | None]:
    """Yield the first killer of each mutant, in order. The last killers are tried first: they are good at it."""
    return (killer(tried, each) for each in mutants)


def _fails(program: Program, prepared: Prepared) -> bool:
    try:
        return notices(program, prepared)
    except Exception:  # noqa: BLE001  a rule that no longer makes sense is noticed by whatever it breaks
        return True
