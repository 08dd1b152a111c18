"""The proof line: what follows if nothing more is proved.

Kept apart from the main line, so that a fact proved later never contradicts an answer already given.
"""

from __future__ import annotations

from clausier.evaluate.answer import ProofLine
from clausier.evaluate.result import Need, Undetermined
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausier.evaluate.result import Missing, Result
    from clausier.norms.tree import FieldInfo, Program, Value

    Run = Callable[[Mapping[str, Value]], Result]


def proof_line(
    program: Program, run: Run, result: Result, field_of: Callable[[Missing], FieldInfo | None]
) -> ProofLine | None:
    """Return the answer when each unproved fact is taken as presumed, else as not proved by whoever bears the burden.

    None when nothing that is missing is presumed or has a bearer.
    """
    assumed: dict[str, Value] = {}
    taken: list[tuple[str, str, str]] = []
    current = result
    while isinstance(current, Undetermined):
        fresh = False
        for need in sorted(current.missing, key=lambda each: each.path):
            info = field_of(need) if need.need in (Need.FACT, Need.JUDGEMENT, Need.CONTESTED) else None
            if info is None or need.path in assumed:
                continue
            if info.presumed is not None:
                assumed[need.path] = info.presumed
                taken.append((need.path, _printed(info.presumed), info.presumed_by))
            elif info.burden and info.kind == "booléen":
                assumed[need.path] = False
                taken.append((need.path, "non", f"non prouvé par {_party(program, info.burden)}"))
            else:
                continue
            fresh = True
        if not fresh:
            break
        current = run(assumed)
    return ProofLine(current, tuple(taken)) if taken else None


def _party(program: Program, name: str) -> str:
    """Return the words that show a party to users."""
    return next((label for members in program.enumerations.values() for each, label in members if each == name), name)


def _printed(value: Value) -> str:
    return ", ".join(map(_printed, value)) if isinstance(value, tuple) else show(value)
