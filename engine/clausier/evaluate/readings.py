"""Every combination of readings an answer touches, and the fewest changes of reading that change it."""

from __future__ import annotations

from itertools import combinations

from clausier.text.typed import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausier.evaluate.answer import Deviation
    from clausier.norms.tree import Program

    Outcome = TypeVar("Outcome")
    Run = Callable[[Mapping[str, str]], tuple[Outcome, Mapping[str, str]]]

CAP = 1024


def explore(
    run: Run[Outcome], program: Program, imposed: Mapping[str, str], cap: int = CAP
) -> tuple[list[tuple[Deviation, Outcome]], bool]:
    """Return the outcome of every reachable combination of readings, and whether all were tried.

    ``run`` evaluates under given readings and tells which interprétations it touched. Each outcome comes with how its
    combination departs from the main line (the readings retained, or ``imposed`` by the dossier, which are not varied).
    Past ``cap`` combinations the readings are varied one at a time, and the second value is False.
    """
    found: list[tuple[Deviation, Outcome]] = []
    pending: list[tuple[dict[str, str], Deviation, tuple[Outcome, Mapping[str, str]]]] = [
        (dict(imposed), (), run(imposed))
    ]
    while pending:
        fixed, deviation, (outcome, touched) = pending.pop()
        free = min(touched.keys() - fixed.keys(), default="")
        if not free:
            found.append((tuple(sorted(deviation)), outcome))
        else:
            # What was followed without being fixed is the retained reading: fixing it changes nothing.
            retained, *others = (each.name for each in program.interpretations[free].readings)
            pending.append(({**fixed, free: retained}, deviation, (outcome, touched)))
            for each in others:
                varied = {**fixed, free: each}
                pending.append((varied, (*deviation, (free, each)), run(varied)))
        if len(found) + len(pending) > cap:
            return _one_at_a_time(run, program, imposed), False
    return sorted(found, key=lambda each: (len(each[0]), each[0])), True


def _one_at_a_time(run: Run[Outcome], program: Program, imposed: Mapping[str, str]) -> list[tuple[Deviation, Outcome]]:
    outcome, touched = run(imposed)
    found: list[tuple[Deviation, Outcome]] = [((), outcome)]
    for name in sorted(set(touched) - set(imposed)):
        found += [
            (((name, each.name),), run({**imposed, name: each.name})[0])
            for each in program.interpretations[name].readings[1:]
        ]
    return found


def fewest_changes(found: list[tuple[Deviation, Outcome]]) -> list[tuple[Deviation, Outcome]]:
    """Keep, among explored combinations, those whose outcome no smaller part of them already gives.

    ``found`` starts with the main line (no deviation), which is not returned.
    """
    known = dict(found)
    kept: list[tuple[Deviation, Outcome]] = []
    for deviation, outcome in found:
        smaller = (part for size in range(len(deviation)) for part in combinations(deviation, size))
        if deviation and all(known.get(part) != outcome for part in smaller):
            kept.append((deviation, outcome))
    return kept
