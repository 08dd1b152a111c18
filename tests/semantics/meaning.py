"""What a model means, read from its own nodes: a second interpreter, apart from lowering and from the evaluator.

Written from the semantics in words (docs/langage), where every fact is known or without object; it imports nothing of
``clausier.norms`` nor of ``clausier.evaluate``. Facts unknown are tried every way by the tests.

- An outcome is a value, a silence, or a quarrel of the values that exceptions give.
- A condition that is silent is not met. « et », « ou »: a decisive part decides, else a silence makes silence.
- Exceptions of a rule, and exceptions of those, apply when their conditions hold and they give something. One gives way
  to another that applies and prevails over it: that is said to prevail (« prime »), or derogates from it, or prevails
  over one that does. Those left agree, or quarrel. None: the rule itself, if its conditions hold.
- « écarte »: where its conditions hold, the rule itself does not. « complète »: adds its value to a number where it
  applies; a truth must then hold besides, and what is silent does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import add, eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any, TypeAlias

from clausier.model import expression as e
from clausier.surface.expression import Fold
from clausier.surface.item import Verb
from clausier.values.deadline import Deadline, Direction, last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from clausier.model.tree import Amendment, Clause, Model, Power
    from clausier.values.duration import Duration

    Env: TypeAlias = Mapping[str, "Outcome"]
    Facts: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """``kind`` is "value", "silence" or "quarrel"; ``absent``: a silence because the fact is without object."""

    kind: str
    value: Any = None
    absent: bool = field(default=False, compare=False)


WITHOUT = object()
"""A fact without object."""
SILENCE = Outcome("silence")
TRUE, FALSE = Outcome("value", value=True), Outcome("value", value=False)


def quarrel(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the quarrel of values and of quarrels."""
    said: set[Any] = set()
    for each in outcomes:
        said |= each.value if each.kind == "quarrel" else {each.value}
    return Outcome("quarrel", frozenset(said))


def refused(outcomes: Sequence[Outcome]) -> Outcome | None:
    """Return the silence, else the quarrel, that a strict operation meets."""
    if SILENCE in outcomes:
        return SILENCE
    quarrels = [each for each in outcomes if each.kind == "quarrel"]
    return quarrel(quarrels) if quarrels else None


def every(outcomes: Sequence[Outcome]) -> Outcome:
    return FALSE if FALSE in outcomes else refused(outcomes) or TRUE


def some(outcomes: Sequence[Outcome]) -> Outcome:
    return TRUE if TRUE in outcomes else refused(outcomes) or FALSE


def denied(outcome: Outcome) -> Outcome:
    return Outcome("value", not outcome.value) if outcome.kind == "value" else outcome


def met(outcome: Outcome) -> Outcome:
    """Return a condition as it counts."""
    return FALSE if outcome == SILENCE else outcome


def _after(length: Duration, anchor: date, *_: bool) -> date:
    return last_day(Deadline(length, Direction.FORWARD), anchor)


def _before(length: Duration, anchor: date, *_: bool) -> date:
    return last_day(Deadline(length, Direction.BACKWARD), anchor)


def _among(value: object, choices: tuple[object, ...]) -> bool:
    return value in choices


OPERATIONS: dict[str, Callable[..., Any]] = {
    "eq": eq,
    "ne": ne,
    "lt": lt,
    "le": le,
    "gt": gt,
    "ge": ge,
    "among": _among,
    "add": add,
    "minimum": min,
    "maximum": max,
    "delay_after": _after,
    "delay_before": _before,
}


class Meaning:
    """The meaning of a model over facts: roots by name, a mapping of fields or a list of such mappings."""

    def __init__(self, model: Model, facts: Facts, on: date, readings: Mapping[str, str]) -> None:
        self.model, self.facts, self.on, self.readings = model, facts, on, readings

    # --- Expressions

    def of(self, node: e.Expression, env: Env) -> Outcome:
        match node:
            case e.Literal(value=value):
                return Outcome("value", value)
            case e.Variable(name=name):
                known = env.get(name)
                return known or Outcome("value", self.on if name == "date_d_examen" else self.facts[name])
            case e.Field(target=target, name=name):
                owner = self.of(target, env)
                found = owner.value[name] if owner.kind == "value" else None
                if owner.kind != "value":
                    return owner
                return Outcome("silence", absent=True) if found is WITHOUT else Outcome("value", found)
            case e.Use(name=name, arguments=arguments):
                return self.use(name, [self.of(each, env) for each in arguments])
            case e.Operation(name="without_object", arguments=(operand,)):
                asked = self.of(operand, env)
                return asked if asked.kind == "quarrel" else Outcome("value", asked.absent)
            case e.Operation(name=name, arguments=arguments):
                given = [self.of(each, env) for each in arguments]
                return refused(given) or Outcome("value", OPERATIONS[name](*(each.value for each in given)))
            case e.Logic(link=e.Link.NOT, arguments=(operand,)):
                return denied(self.of(operand, env))
            case e.Logic(link=link, arguments=arguments):
                return (every if link is e.Link.AND else some)([self.of(each, env) for each in arguments])
            case e.Branch(condition=condition, then=then, otherwise=otherwise):
                held = met(self.of(condition, env))
                return held if held.kind == "quarrel" else self.of(then if held == TRUE else otherwise, env)
            case e.OrElse(value=value, fallback=fallback):
                first = self.of(value, env)
                return self.of(fallback, env) if first == SILENCE else first
            case e.ByReading(interpretation=interpretation, arms=arms):
                return self.of(dict(arms)[self.readings[interpretation]], env)
            case e.ByMember(subject=subject, arms=arms):
                member = self.of(subject, env)
                return self.of(dict(arms)[member.value], env) if member.kind == "value" else member
            case e.Fold():
                return self.fold(node, env)
            case _:
                raise NotImplementedError(node)

    def fold(self, node: e.Fold, env: Env) -> Outcome:
        source = self.of(node.source, env)
        if source.kind != "value":
            return source
        kept: list[tuple[Outcome, Outcome]] = []
        for item in source.value:
            inner = {**env, node.variable: Outcome("value", item)}
            held = TRUE if node.condition is None else met(self.of(node.condition, inner))
            value = TRUE if node.body is None else self.of(node.body, inner)
            kept.append((held, value))
        if node.fold is Fold.EXISTS:
            return some([every([held, value]) for held, value in kept])
        if node.fold is Fold.EVERY:
            return every([some([denied(held), value]) for held, value in kept])
        doubtful = refused([held for held, _ in kept])
        if doubtful is not None:
            return doubtful
        values = [value for held, value in kept if held == TRUE]
        match node.fold:
            case Fold.COUNT:
                return Outcome("value", len(values))
            case Fold.SUM:
                return refused(values) or Outcome("value", sum(each.value for each in values))
            case _:  # a silent element is left out
                said = [each for each in values if each != SILENCE]
                stopped = refused(said)
                if stopped is not None or not said:
                    return stopped or SILENCE
                return Outcome("value", (min if node.fold is Fold.EARLIEST else max)(each.value for each in said))

    # --- Rules

    def use(self, name: str, given: list[Outcome]) -> Outcome:
        if name in self.model.parameters:
            return Outcome("value", self.model.parameters[name].value)
        if name in self.model.computations:
            rule = self.model.computations[name]
            env = dict(zip((each for each, _ in rule.inputs), given, strict=True))
            own = self.ruled(name, rule.conditions, rule.value, env)
            return self.completed(name, own, rule.kind.name, env)
        owner, _, part = name.rpartition(".")
        if owner in self.model.powers:
            return self.power(self.model.powers[owner], part, given)
        duty = self.model.duties[owner]
        env = {duty.variable: given[0]} if duty.variable else {}
        owed = every([*self.conditions(owner, duty.conditions, env), *self.required(owner, env)])
        if part == "condition":
            return owed
        said = self.of(dict(duty.parts)[part].expression, env)
        # What is not owed is not breached.
        return said if part != "violée" or owed == TRUE else owed

    def power(self, power: Power, part: str, given: list[Outcome]) -> Outcome:
        name = power.name
        if part == "ouvert":
            env: dict[str, Outcome] = {power.variable: given[0]} if power.variable else {}
            held = self.conditions(name, power.conditions, env, situation=True)
            return every([*held, *self.required(name, env, situation=True)])
        act = given[0]
        env = {power.act_variable: act}
        if power.link:
            env[power.variable] = Outcome("value", act.value[power.link])
        if part in ("échéance", "effet"):
            clause = power.latest if part == "échéance" else power.effect
            return SILENCE if clause is None else self.of(clause.expression, env)
        holders = [self.of(each, env).value for each in power.holders]
        author = act.value["auteur"]
        held = [Outcome("value", author is not WITHOUT and author in holders)] if holders else []
        held += [met(self.of(each.expression, env)) for each in power.requirements]
        for limit, operation in ((power.latest, "le"), (power.earliest, "ge")):
            if power.date is not None and limit is not None:
                sides = [self.of(power.date, env), self.of(limit.expression, env)]
                compared = refused(sides) or Outcome("value", OPERATIONS[operation](*(each.value for each in sides)))
                held.append(met(compared))
        return every([*held, *self.conditions(name, power.conditions, env), *self.required(name, env)])

    def amending(self, target: str, verb: Verb) -> list[Amendment]:
        return [each for each in self.model.amendments if each.target == target and each.verb is verb]

    def conditions(self, name: str, clauses: Sequence[Clause], env: Env, *, situation: bool = False) -> list[Outcome]:
        """Return the conditions of a rule: its own, and that nothing sets it aside."""
        aside = [each for each in self.amending(name, Verb.SET_ASIDE) if not (situation and each.on_act)]
        return [
            *(met(self.of(each.expression, env)) for each in clauses),
            *(denied(every(self.conditions(each.name, each.conditions, env))) for each in aside),
        ]

    def ruled(self, name: str, clauses: Sequence[Clause], value: e.Expression, env: Env) -> Outcome:
        """Return what a rule gives, its exceptions first."""
        won = self.excepted(name, env)
        if won is not None:
            return won
        held = every(self.conditions(name, clauses, env))
        return self.of(value, env) if held == TRUE else held if held.kind == "quarrel" else SILENCE

    def excepted(self, name: str, env: Env) -> Outcome | None:
        """Return what the exceptions of a rule give, None when none applies."""
        rivals = self.amending(name, Verb.OVERRIDE)
        for each in rivals:  # grows: the exceptions of exceptions
            rivals += self.amending(each.name, Verb.OVERRIDE)
        applied = {each.name: found for each in rivals if (found := self.alone(each, env)) != SILENCE}
        over = {each.name: {*each.over, each.target} for each in rivals}
        for _ in rivals:  # who prevails over one that prevails, prevails
            over = {one: beaten.union(*(over.get(each, ()) for each in beaten)) for one, beaten in over.items()}
        left = [found for each, found in applied.items() if not any(each in over[other] for other in applied)]
        if not left:
            return None
        return left[0] if all(each == left[0] for each in left) else quarrel(left)

    def alone(self, amendment: Amendment, env: Env) -> Outcome:
        """Return what an exception gives when nothing prevails over it."""
        held = every(self.conditions(amendment.name, amendment.conditions, env))
        if held != TRUE:
            return held if held.kind == "quarrel" else SILENCE
        assert amendment.value is not None
        return self.completed(amendment.name, self.of(amendment.value, env), amendment.kind.name, env)

    def completed(self, name: str, own: Outcome, kind: str, env: Env) -> Outcome:
        """Return a value with what completes it."""
        if kind == "booléen":
            required = self.required(name, env)
            return every([own, *required]) if required else own
        for each in self.amending(name, Verb.ADD):
            won = self.excepted(each.name, env)
            more = self.alone(each, env) if won is None else won
            sides = (own, Outcome("value", 0) if more == SILENCE else more)
            own = refused(sides) or Outcome("value", sides[0].value + sides[1].value)
        return own

    def required(self, name: str, env: Env, *, situation: bool = False) -> list[Outcome]:
        """Return what must hold besides: each « complète » whose conditions hold; a silence does not."""
        found: list[Outcome] = []
        for each in self.amending(name, Verb.ADD):
            if situation and each.on_act:
                continue
            won = self.excepted(each.name, env)
            held = every(self.conditions(each.name, each.conditions, env))
            if won is not None:
                found.append(won)
            elif held == TRUE:
                found.append(met(self.alone(each, env)))
            elif held.kind == "quarrel":
                found.append(held)
        return found
