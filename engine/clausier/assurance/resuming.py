"""Passes that take up what the first run of a case computed: an altered rule changes only what leads to it.

``Remembering`` keeps the values of a run and each use of a definition. ``Memory.may_change`` evaluates an altered
definition where it was used, and nowhere else; ``Resuming`` runs the case again, evaluating only what leads to the
altered definition. Both take every other value from the first run.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.memo import Memo
from clausier.evaluate.result import Determined
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping
    from datetime import date

    from clausier.dossier.facts import Facts
    from clausier.evaluate.evaluator import Outcome
    from clausier.evaluate.result import Result, Step
    from clausier.norms.tree import Program, Value


class Use(NamedTuple):
    """A use of a definition: the pass, the arguments, what they gave and why, what was met on the way.

    What is met is what another pass may see otherwise: the interprétations followed, the facts that may be assumed.
    """

    by: Remembering
    arguments: tuple[Result, ...]
    outcome: Outcome
    met: frozenset[Hashable]


class Memory:
    """What a case computed: its values, the uses of each definition, the interprétations read."""

    __slots__ = ("is_open", "read", "uses", "values")

    def __init__(self) -> None:
        """Start with nothing computed, open to what is."""
        self.values = Memo()
        self.uses: dict[str, list[Use]] = {}
        self.read: set[str] = set()
        self.is_open = True

    def passes(self) -> Callable[..., Remembering]:
        """Return what makes the passes of the first run (``Asking.passes``)."""
        return partial(Remembering, self)

    def again(self, program: Program, stale: frozenset[str]) -> Callable[..., Resuming]:
        """Return what makes the passes of another run, on ``program``, where the values of ``stale`` may differ."""
        fresh = Memo()
        fresh.retained.update((each, program.interpretations[each].readings[0].name) for each in self.values.retained)
        return partial(Resuming, self.values, fresh, stale)

    def may_change(self, program: Program, name: str, *, cites: bool) -> bool:
        """Tell whether a definition altered in ``program`` gives another result where the case used it.

        When it does not, the case cannot tell the two programs apart, but by the words that its reasons cite (looked
        at when ``cites``). A definition that meets something else may change what is explored, or what another pass
        would have given.
        """
        return any(each.by.gives_otherwise(program, name, each, cites=cites) for each in self.uses.get(name, ()))


class Remembering(Evaluation):
    """A pass of the first run."""

    def __init__(
        self,
        memory: Memory,
        program: Program,
        facts: Facts,
        on: date,
        readings: Mapping[str, str] | None = None,
        assumed: Mapping[str, Value] | None = None,
        known_on: date | None = None,
        memo: Memo | None = None,  # noqa: ARG002  that of the memory holds more
    ) -> None:
        """Prepare a pass whose values and uses go to ``memory``."""
        super().__init__(program, facts, on, readings, assumed, known_on, memory.values)
        self._memory = memory

    def gives_otherwise(self, program: Program, name: str, use: Use, *, cites: bool) -> bool:
        """Tell whether a definition altered in ``program`` gives another result than in ``use``."""
        own, self.program, self._met = self.program, program, {}
        try:
            result, steps = super()._use(name, use.arguments)
        finally:
            self.program = own
        before, why = use.outcome
        if not _is_same(result, before) or not self._met.keys() <= use.met:
            return True
        return cites and _cited(steps) != _cited(why)

    def _use(self, name: str, arguments: tuple[Result, ...]) -> Outcome:
        outcome = super()._use(name, arguments)
        if self._memory.is_open:
            self._memory.uses.setdefault(name, []).append(Use(self, arguments, outcome, frozenset(self._met)))
            self._memory.read |= self.touched.keys()
        return outcome


class Resuming(Evaluation):
    """A pass of another run: what does not lead to the altered definition is taken from the first."""

    def __init__(  # noqa: PLR0913, PLR0917  those of an evaluation, after three of its own
        self,
        lasting: Memo,
        fresh: Memo,
        stale: frozenset[str],
        program: Program,
        facts: Facts,
        on: date,
        readings: Mapping[str, str] | None = None,
        assumed: Mapping[str, Value] | None = None,
        known_on: date | None = None,
        memo: Memo | None = None,  # noqa: ARG002  those of the run hold more
    ) -> None:
        """Prepare a pass; its own values go to ``fresh``."""
        super().__init__(program, facts, on, readings, assumed, known_on, fresh)
        self._lasting = lasting.under(fresh.retained)
        self._fresh = fresh
        self._stale = stale

    def use(self, name: str, arguments: tuple[Result, ...] = ()) -> Outcome:
        """Return the value of a definition, known from the first run or computed."""
        self._memo = self._fresh if name in self._stale else self._lasting
        return super().use(name, arguments)


def _cited(steps: Iterable[Step]) -> set[int]:
    """Return what reasons cite, by identity: words come from the program, those of a table are made each time."""
    found: set[int] = set()
    pending = [*steps]
    while pending:
        step = pending.pop()
        if step.citations:
            found.add(id(step.citations))
        pending += step.children
    return found


def _is_same(one: Result, other: Result) -> bool:
    """Tell whether two results are the same; 1 and « oui », 1 and 1,0 are not."""
    if isinstance(one, Determined) and isinstance(other, Determined) and type(one.value) is not type(other.value):
        return False
    return one == other
