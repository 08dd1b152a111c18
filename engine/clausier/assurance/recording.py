"""Noting what cases see of the rules while they run: the atoms of each decision, the exceptions, the rules touched.

A ``Recorder`` is the reference evaluator, which it does not slow down: it looks on where the plan says that there is
something to see. What a shared memo spares a pass was noted by the pass that computed it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import NamedTuple

from clausier.assurance.decisions import FALSE, SILENT, TRUE, UNKNOWN, decisions, exceptions
from clausier.assurance.reach import written
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.norms import tree
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from clausier.assurance.decisions import Decision, Exceptional
    from clausier.dossier.facts import Facts
    from clausier.evaluate.evaluator import Outcome, Scope
    from clausier.evaluate.memo import Memo
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Definition, Expr, Program, Value

    Vector = tuple[str, ...]

ORDERED = ("lt", "le", "gt", "ge")


class Plan(NamedTuple):
    """What to look at in a program: nodes by identity. It lives as long as the definitions it was made from."""

    definitions: tuple[Definition, ...]
    decisions: tuple[Decision, ...]
    exceptions: tuple[Exceptional, ...]
    roots: Mapping[int, tuple[int, ...]]
    leaves: Mapping[int, tuple[tuple[int, int], ...]]
    exceptional: Mapping[int, tuple[int, ...]]
    watched: frozenset[int]


class Record:
    """What was seen: by decision the vectors of its atoms, by (decision, atom) the days between two dates compared.

    ``applied`` holds, by exception, whether it was seen to apply and not to; ``used`` the definitions evaluated and
    ``read`` the interprétations followed, whatever was assumed.
    """

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.vectors: defaultdict[int, set[Vector]] = defaultdict(set)
        self.days: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        self.applied: defaultdict[int, set[bool]] = defaultdict(set)
        self.used: set[str] = set()
        self.read: set[str] = set()

    def join(self, other: Record) -> None:
        """Add what another record saw."""
        for rank, vectors in other.vectors.items():
            self.vectors[rank] |= vectors
        for place, days in other.days.items():
            self.days[place] |= days
        for rank, applied in other.applied.items():
            self.applied[rank] |= applied
        self.used |= other.used
        self.read |= other.read


def plan(program: Program, names: Iterable[str]) -> Plan:
    """Return what to look at in the definitions ``names`` of a program."""
    chosen = tuple(program.definitions[each] for each in names)
    own = tuple(replace(each, body=written(program, each.name)) for each in chosen)
    found = tuple(each for definition in own for each in decisions(definition))
    excepted = tuple(each for definition in own for each in exceptions(definition))
    roots: defaultdict[int, list[int]] = defaultdict(list)
    leaves: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    exceptional: defaultdict[int, list[int]] = defaultdict(list)
    for rank, decision in enumerate(found):
        roots[id(decision.root)].append(rank)
        for leaf, atom in enumerate(decision.atoms):
            leaves[id(atom.expr)].append((rank, leaf))
    for rank, each in enumerate(excepted):
        exceptional[id(each.rule)].append(rank)
    return Plan(
        chosen,
        found,
        excepted,
        {key: tuple(ranks) for key, ranks in roots.items()},
        {key: tuple(places) for key, places in leaves.items()},
        {key: tuple(ranks) for key, ranks in exceptional.items()},
        frozenset((*roots, *leaves, *exceptional)),
    )


def nothing() -> Plan:
    """Return the plan of who only wants to know what is used."""
    return Plan((), (), (), {}, {}, {}, frozenset())


def recorder(look_at: Plan, record: Record) -> Callable[..., Recorder]:
    """Return what makes passes that note in ``record`` what they see (``Asking.passes``)."""
    return partial(Recorder, look_at, record)


class Recorder(Evaluation):
    """A pass that notes what it sees. Under assumed facts, only what is used: no case expects anything of these."""

    def __init__(  # noqa: PLR0913, PLR0917  those of an evaluation, after two of its own
        self,
        look_at: Plan,
        record: Record,
        program: Program,
        facts: Facts,
        on: date,
        readings: Mapping[str, str] | None = None,
        assumed: Mapping[str, Value] | None = None,
        known_on: date | None = None,
        memo: Memo | None = None,
    ) -> None:
        """Prepare a pass that notes in ``record``."""
        super().__init__(program, facts, on, readings, assumed, known_on, memo)
        self._plan = look_at
        self._record = record
        self._watched = frozenset[int]() if assumed else look_at.watched
        self._frames: list[tuple[int, list[str]]] = []

    def evaluate(self, expr: Expr, scope: Scope) -> Outcome:
        """Return what ``expr`` is worth, noting it where the plan says so."""
        key = id(expr)
        if key not in self._watched:
            return super().evaluate(expr, scope)
        roots = self._plan.roots.get(key, ())
        for rank in roots:
            self._frames.append((rank, [UNKNOWN] * len(self._plan.decisions[rank].atoms)))
        leaves = self._plan.leaves.get(key, ())
        if leaves and isinstance(expr, tree.Apply) and expr.operation in ORDERED:
            outcome = self._compare(expr, scope, leaves)
        else:
            outcome = super().evaluate(expr, scope)
        for rank, leaf in leaves:
            for decision, seen in self._frames[-max(1, len(roots)) :]:
                if decision == rank:
                    seen[leaf] = _seen(outcome[0])
        for _ in roots:
            decision, seen = self._frames.pop()
            self._record.vectors[decision].add(tuple(seen))
        for rank in self._plan.exceptional.get(key, ()):
            self._note_exception(rank, outcome[0])
        return outcome

    def _use(self, name: str, arguments: tuple[Result, ...]) -> Outcome:
        self._record.used.add(name)
        return super()._use(name, arguments)

    def _choice(self, interpretation: str, arms: Mapping[str, Expr], scope: Scope) -> Outcome:
        self._record.read.add(interpretation)
        return super()._choice(interpretation, arms, scope)

    def _compare(self, expr: tree.Apply, scope: Scope, leaves: tuple[tuple[int, int], ...]) -> Outcome:
        """Return the outcome of a comparison, noting by how many days two dates differ."""
        outcomes = [self.evaluate(each, scope) for each in expr.arguments]
        values: list[Any] = [each.value for each, _ in outcomes if isinstance(each, Determined)]
        if len(values) == len(outcomes) and all(isinstance(each, date) for each in values):
            days = (values[0] - values[1]).days
            for place in leaves:
                self._record.days[place].add(days)
        return self._apply(expr.operation, outcomes)

    def _note_exception(self, rank: int, result: Result) -> None:
        if isinstance(result, Undetermined):
            return
        sets_aside = self._plan.exceptions[rank].rule.role is tree.Role.SET_ASIDE
        held = result == Determined(value=True) if sets_aside else not isinstance(result, Void)
        self._record.applied[rank].add(held)


def _seen(result: Result) -> str:
    match result:
        case Determined(value=bool(value)):
            return TRUE if value else FALSE
        case Void():
            return SILENT
        case Determined() | Undetermined() | Conflict():
            return UNKNOWN
