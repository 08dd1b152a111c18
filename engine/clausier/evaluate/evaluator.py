"""The reference evaluator: what every expression of the core means.

One ``Evaluation`` is one pass over one dossier at one date with one reading of each interprétation. It never guesses:
a missing fact gives ``Undetermined``. Three laws hold it together (tests/evaluate): adding a fact never changes a
determined result; the order of rules, files and facts does not matter; equal values of two exceptions are no conflict.

``evaluate`` returns a result and the steps that led to it; the steps are for the reader, the result owes them nothing.
"""

from __future__ import annotations

from clausier.dossier.facts import Contested, Element, Known, Ref, WithoutObject, every_element
from clausier.evaluate import algebra, folding, operations
from clausier.evaluate.memo import Memo
from clausier.evaluate.result import Conflict, Determined, Missing, Need, OpenList, Step, Undetermined, Void
from clausier.evaluate.undefined import Undefined
from clausier.norms import tree
from clausier.norms.tree import Role
from clausier.text.cached import cached
from clausier.text.typed import TYPE_CHECKING, Any, Iterator, Mapping, TypeAlias, assert_never
from clausier.values.calendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from clausier.dossier.facts import Fact, Facts, Place
    from clausier.evaluate.memo import Leaf, Met, Used
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Connective, Expr, Program, Value

    Outcome: TypeAlias = tuple[Result, tuple[Step, ...]]
    Scope: TypeAlias = Mapping[str, Result]

DAY_OF_EXAMINATION = "date_d_examen"
_OVERRIDDEN = "une exception s'applique"


class Evaluation:
    """One pass.

    ``readings`` names the reading to follow where it is not the retained one; ``assumed`` gives, by path, values taken
    for facts that the dossier does not settle; ``known_on`` hides what became known later. ``touched`` are the
    interprétations met so far, with the reading followed.
    """

    def __init__(
        self,
        program: Program,
        facts: Facts,
        on: date,
        readings: Mapping[str, str] | None = None,
        assumed: Mapping[str, Value] | None = None,
        known_on: date | None = None,
        memo: Memo | None = None,
    ) -> None:
        """Prepare a pass at the date ``on``; nothing is computed yet.

        ``memo`` may be shared by passes that differ only in their readings and in what they assume.
        """
        self.program = program
        self.facts = facts
        self.on = on
        self.readings = readings or {}
        self.assumed = assumed or {}
        self.known_on = known_on
        self.touched: dict[str, str] = {}
        self._memo = Memo() if memo is None else memo
        self._followed: dict[Hashable, Any] = {}
        self._followed.update(self._memo.retained)
        self._followed.update(self.readings)
        self._followed.update(((path,), value) for path, value in self.assumed.items())
        self._met: Met = {}
        self._overrides = {each.parameter: each for each in facts.overrides}
        self._calendars = Calendars(program)

    # --- Expressions ----------------------------------------------------------------------------------------------

    def evaluate(self, expr: Expr, scope: Scope) -> Outcome:
        """Return what ``expr`` is worth under ``scope`` (variables to results), and why."""
        match expr:
            case tree.Use():
                if not expr.arguments:
                    return self.use(expr.name)
                outcomes = [self.evaluate(each, scope) for each in expr.arguments]
                result, steps = self.use(expr.name, tuple(result for result, _ in outcomes))
                return result, (*_steps(outcomes), *steps)
            case tree.Var():
                return self._variable(expr.name, scope), ()
            case tree.Default():
                return self._default(expr, scope)
            case tree.Apply():
                return self._apply(expr.operation, [self.evaluate(each, scope) for each in expr.arguments])
            case tree.Literal():
                return Determined(expr.value), ()
            case tree.Read():
                return self._read(self.evaluate(expr.subject, scope), expr.field)
            case tree.Branch():
                return self._branch(expr, scope)
            case tree.Logic():
                return self._connect(expr.connective, [self.evaluate(each, scope) for each in expr.arguments])
            case tree.Choice():
                return self._choice(expr.interpretation, dict(expr.arms), scope)
            case tree.Fold():
                return folding.fold(self, expr, scope)
            case tree.Lookup():
                return self._lookup(self.program.tables[expr.table], self.evaluate(expr.day, scope))
            case _:
                assert_never(expr)

    def use(self, name: str, arguments: tuple[Result, ...] = ()) -> Outcome:
        """Return the value of a definition; a special condition of the dossier may replace a parameter."""
        used = self._memo.used(name, arguments)
        leaf: Leaf = self._followed.get(used) or self._leaf(used)
        self._met.update(leaf.seen)
        return leaf.outcome

    def _leaf(self, used: Used) -> Leaf:
        """Return what is known of a use in this pass, found by another pass or evaluated."""
        memo = self._memo
        leaf = memo.find(used, self._followed, self._leaf)
        if leaf is None:
            outside, self._met = self._met, {}
            outcome = self._use(used.name, used.arguments)
            leaf = memo.keep(used, self._met, outcome)
            self._met = outside
        self._followed[used] = leaf
        self.touched.update(leaf.readings)
        return leaf

    def _reading(self, interpretation: str) -> str:
        """Return the reading followed: the one asked for, else the retained one, which comes first."""
        if interpretation not in self._followed:
            retained = self.program.interpretations[interpretation].readings[0].name
            self._memo.retained[interpretation] = self._followed[interpretation] = retained
        return str(self._followed[interpretation])

    def _use(self, name: str, arguments: tuple[Result, ...]) -> Outcome:
        definition = self.program.definitions[name]
        override = self._overrides.get(name) if definition.is_parameter else None
        if override is not None:
            result: Result = Determined(override.value)
            return result, self._step(definition.label or name, result, Role.OVERRIDE, places=(override.place,))
        result, steps = self.evaluate(definition.body, dict(zip(definition.inputs, arguments, strict=True)))
        if isinstance(result, Determined) and isinstance(result.value, int) and not isinstance(result.value, bool):
            result = result if result.value else Determined(operations.zero_of(definition.kind))
        said = isinstance(definition.body, tree.Default) and definition.body.name == name
        if not said and (definition.label or definition.citations):
            label = definition.label or name
            steps = self._step(label, result, Role.RULE, definition.citations, children=steps)
        return result, steps

    def _step(
        self,
        label: str,
        result: Result,
        role: Role | None = None,
        citations: tuple[tree.Citation, ...] = (),
        *,
        places: tuple[Place, ...] = (),
        reading: str = "",
        children: tuple[Step, ...] = (),
    ) -> tuple[Step, ...]:
        """Return a step of the reasons, none when nobody will read them."""
        return (Step(label, result, role, citations, places, reading, children),) if self._memo.traced else ()

    def _variable(self, name: str, scope: Scope) -> Result:
        if name in scope:
            return scope[name]
        if name == DAY_OF_EXAMINATION:
            return Determined(self.on)
        root = self.program.roots[name]
        if root.is_list:
            elements = self.facts.lists.get(name, ())
            return Determined(OpenList(elements, name) if name in self.facts.open_lists else elements)
        return Determined(self.facts.singles[name])

    # --- Facts and tables -----------------------------------------------------------------------------------------

    def _read(self, outcome: Outcome, field: str) -> Outcome:
        subject, steps = outcome
        if not isinstance(subject, Determined):
            return algebra.unreached(subject), steps
        element = subject.value
        if not isinstance(element, Element):
            message = f"{field} read on {element!r}"
            raise TypeError(message)
        if field in element.lists:
            return Determined(element.lists[field]), steps
        result = self._fact(element, field, element.fields.get(field))
        path = f"{element.path}.{field}"
        fact = element.fields.get(field)
        places = () if fact is None else (fact.place,)
        return result, (*steps, *self._step(path, result, places=places))

    def _fact(self, element: Element, field: str, fact: Fact | None) -> Result:
        path = f"{element.path}.{field}"
        match fact:
            case Known(value=value, known_on=since) if since is None or self.known_on is None or since <= self.known_on:
                return Determined(self._element(value) if isinstance(value, Ref) else value)
            case WithoutObject():
                return Void(path, without_object=True)
            case _:
                self._met[path,] = self.assumed.get(path)
        if path in self.assumed:
            return Determined(self.assumed[path])
        match fact:
            case Contested(versions=versions):
                values = tuple(dict.fromkeys(value for _, value in versions))
                needed = self._missing(element, field, Need.CONTESTED, values)
            case _:
                needed = self._missing(element, field, Need.FACT, ())
        return Undetermined(frozenset((needed,)), tuple(Determined(each) for each in needed.domain))

    def _missing(self, element: Element, field: str, need: Need, domain: tuple[Value, ...]) -> Missing:
        info = self.program.entities[element.entity].fields[field]
        if info.is_list:
            return Missing(f"{element.path}.{field}", Need.LIST, info.question)
        if not domain and info.kind == "booléen":
            domain = (True, False)
        elif not domain:
            domain = tuple(name for name, _ in self.program.enumerations.get(info.kind, ()))
        need = Need.JUDGEMENT if info.judged and need is Need.FACT else need
        return Missing(f"{element.path}.{field}", need, info.question, domain, info.decider)

    def _element(self, ref: Ref) -> Element:
        return next(each for each in every_element(self.facts) if each.entity == ref.entity and each.key == ref.key)

    def _lookup(self, table: tree.Table, outcome: Outcome) -> Outcome:
        day, steps = outcome
        if not isinstance(day, Determined):
            return algebra.unreached(day), steps
        wanted: date = day.value  # type: ignore[assignment]  # the checker let only dates through
        row = next((each for each in reversed(table.rows) if each[0] <= wanted), None)
        path = f"{table.name} au {wanted.isoformat()}"
        if row is None or row[1] is None or wanted > table.known_until:
            result: Result = Undetermined(frozenset((Missing(path, Need.TABLE, table.source),)))
            return result, (*steps, *self._step(path, result))
        result = Determined(row[1])
        return result, (*steps, *self._step(path, result, citations=(tree.Citation(table.source, row[2]),)))

    # --- Rules ----------------------------------------------------------------------------------------------------

    def _apply(self, operation: str, outcomes: list[Outcome]) -> Outcome:
        steps = _steps(outcomes)
        if operation == "without_object":
            return algebra.without_object(outcomes[0][0]), steps
        values = [result.value for result, _ in outcomes if isinstance(result, Determined)]
        stopped = algebra.strongest([result for result, _ in outcomes]) if len(values) < len(outcomes) else None
        if stopped is not None:
            return stopped, steps
        try:
            return Determined(operations.apply(operation, tuple(values), self._calendars)), steps
        except Undefined as silence:
            return Void(str(silence)), steps

    def _connect(self, connective: Connective, outcomes: list[Outcome]) -> Outcome:
        result = algebra.connect(connective, [result for result, _ in outcomes])
        return result, _steps(outcomes)

    def _choice(self, interpretation: str, arms: Mapping[str, Expr], scope: Scope) -> Outcome:
        known = self.program.interpretations[interpretation]
        reading = self._reading(interpretation)
        self._met[interpretation] = self.touched[interpretation] = reading
        result, steps = self.evaluate(arms[reading], scope)
        followed = f"{interpretation} : {reading}"
        return result, self._step(known.question, result, None, known.citations, reading=followed, children=steps)

    def _default(self, rule: tree.Default, scope: Scope) -> Outcome:
        """Exceptions win over the base; unknown ones are followed both ways, and agreement settles the matter."""
        result, steps = self._excepted(rule, scope) if rule.exceptions else self._base(rule, scope)
        if rule.role is Role.CONDITION:
            result = algebra.established(result)
        if not (rule.name or rule.label or rule.citations):
            return result, steps
        return result, self._step(rule.label or rule.name, result, rule.role, rule.citations, children=steps)

    def _excepted(self, rule: tree.Default, scope: Scope) -> Outcome:
        exceptions = [self.evaluate(each, scope) for each in rule.exceptions]
        results = [result for result, _ in exceptions]
        hidden = any(isinstance(each, Determined | Conflict) for each in results)
        base, base_steps = (Void(_OVERRIDDEN), ()) if hidden else self._base(rule, scope)
        named = [each.name if isinstance(each, tree.Default) else "" for each in rule.exceptions]
        return algebra.settle(results, named, base), (*_steps(exceptions), *base_steps)

    def _branch(self, branch: tree.Branch, scope: Scope) -> Outcome:
        held, steps = self.evaluate(branch.condition, scope)
        if isinstance(held, Conflict):
            return held, steps
        if isinstance(held, Undetermined):
            (one, first), (other, second) = (self.evaluate(each, scope) for each in (branch.then, branch.otherwise))
            return algebra.if_held(held, one, other), (*steps, *first, *second)
        taken = branch.then if held == algebra.TRUE else branch.otherwise
        result, more = self.evaluate(taken, scope)
        return result, (*steps, *more)

    def _base(self, rule: tree.Default, scope: Scope) -> Outcome:
        if rule.condition is None:
            return self.evaluate(rule.consequence, scope)
        held, steps = self.evaluate(rule.condition, scope)
        match held:
            case Determined(value=True):
                result, more = self.evaluate(rule.consequence, scope)
                return result, (*steps, *more)
            case Determined() | Void():
                return Void(rule.label or rule.name), steps
            case Undetermined():
                result, more = self.evaluate(rule.consequence, scope)
                return algebra.if_held(held, result, Void(rule.label or rule.name)), (*steps, *more)
            case Conflict():
                return held, steps
            case _:
                assert_never(held)


class Calendars(Mapping[str, Calendar]):
    """The calendar of each zone of a program, made when a rule first asks for it."""

    def __init__(self, program: Program) -> None:
        """Take the program whose holidays are compiled."""
        self._program = program

    def __getitem__(self, zone: str) -> Calendar:
        return _calendar(zone, self._program.holidays[zone], *self._program.holiday_years)

    def __iter__(self) -> Iterator[str]:
        return iter(self._program.holidays)

    def __len__(self) -> int:
        return len(self._program.holidays)


@cached
def _calendar(zone: str, days: tuple[int, ...], first_year: int, last_year: int) -> Calendar:
    return Calendar.of_ordinals(zone, days, first_year, last_year)


def _steps(outcomes: list[Outcome]) -> tuple[Step, ...]:
    """Return the steps of outcomes, one after the other."""
    return tuple([step for _, each in outcomes for step in each])
