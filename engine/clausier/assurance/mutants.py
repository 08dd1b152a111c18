"""Mutants of the core: a program with one rule written a little otherwise, as a slip of the pen would.

A threshold by one of its unit, « < » for « ≤ », « et » for « ou », a condition or an exception dropped, another date of
the same entity, another unit, a negation, « + » for « - », a factor or a divisor forgotten, the least for the most, the
arms of a test swapped, another reading retained. Each says what it changes in French. A mutant differs from the program
by one definition, or one interprétation. The rows of the dated tables are data, held to their source: they are left.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from clausier.assurance.decisions import decisions, is_last_arm, nodes, takes_all
from clausier.assurance.phrase import DELAYS, SIGNS, phrase
from clausier.assurance.reach import written
from clausier.norms import tree
from clausier.norms.tree import Connective, Role
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.instant import Instant
from clausier.values.instants import of_seconds
from clausier.values.money import CENT, Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clausier.norms.tree import Default, Definition, Expr, Interpretation, Program, Value

_NEAR = {
    "lt": "le",
    "le": "lt",
    "gt": "ge",
    "ge": "gt",
    "add": "sub",
    "sub": "add",
    "minimum": "maximum",
    "maximum": "minimum",
}
_SCALED = ("mul", "div")
_UNITS = {
    Unit.YEAR: Unit.MONTH,
    Unit.MONTH: Unit.DAY,
    Unit.WEEK: Unit.DAY,
    Unit.DAY: Unit.MONTH,
    Unit.HOUR: Unit.MINUTE,
    Unit.MINUTE: Unit.HOUR,
    Unit.BUSINESS_DAY_OUVRABLE: Unit.WORKED_DAY_OUVRE,
    Unit.WORKED_DAY_OUVRE: Unit.DAY,
    Unit.CLEAR_DAY_FRANC: Unit.DAY,
    Unit.WEEKDAY: Unit.WORKED_DAY_OUVRE,
}
_DATE = "date"


class Mutant(NamedTuple):
    """A program altered: ``rule`` names the definition or the interprétation changed, ``text`` says how, in French."""

    rule: str
    text: str
    changed: Definition | Interpretation

    def program(self, original: Program) -> Program:
        """Return the altered program."""
        match self.changed:
            case tree.Definition():
                return replace(original, definitions={**original.definitions, self.rule: self.changed})
            case tree.Interpretation():
                return replace(original, interpretations={**original.interpretations, self.rule: self.changed})


class _Variant(NamedTuple):
    expr: Expr
    text: str


def mutants(program: Program, names: Iterable[str]) -> Iterator[Mutant]:
    """Yield the mutants of definitions, then those of the interprétations that they follow, each once."""
    followed: set[str] = set()
    for name in names:
        definition = program.definitions[name]
        maker = _Maker(program, definition, followed)
        seen: set[_Variant] = set()
        own = written(program, name)
        for variant in maker.variants(own):
            if variant not in seen:
                seen.add(variant)
                body = _put_back(definition.body, own, variant.expr)
                yield Mutant(name, variant.text, replace(definition, body=body))
    for name, interpretation in program.interpretations.items():
        if name in followed:
            first, *others = interpretation.readings
            for each in others:
                rest = tuple(reading for reading in interpretation.readings if reading is not each)
                text = f"la lecture « {each.name} » est retenue au lieu de « {first.name} »"
                yield Mutant(name, text, replace(interpretation, readings=(each, *rest)))


def _put_back(body: Expr, own: Expr, altered: Expr) -> Expr:
    """Return ``body`` with ``altered`` for ``own``: the whole of it, or what follows the condition of a breach."""
    return replace(body, then=altered) if isinstance(body, tree.Branch) and own is body.then else altered


class _Maker:
    """Makes the variants of the expressions of a definition."""

    def __init__(self, program: Program, definition: Definition, followed: set[str]) -> None:
        self._program = program
        self._inputs = definition.inputs
        self._followed = followed
        found = decisions(definition)
        self._atoms = {id(atom.expr) for each in found for atom in each.atoms}
        # The negation of a whole test is the swap of its arms.
        self._whole = {id(each.root) for each in found if len(each.atoms) == 1}

    def variants(self, expr: Expr, *, test: bool = False) -> Iterator[_Variant]:
        """Yield ``expr`` with one thing changed in it; ``test``: it is the test of « si … alors »."""
        key = id(expr)
        if key in self._atoms and not isinstance(expr, tree.Literal) and not (test and key in self._whole):
            yield _Variant(tree.Logic(Connective.NOT, (expr,)), f"« {phrase(expr)} » devient sa négation")
        yield from self._own(expr)
        for inner, rebuilt in _holes(expr):
            if _is_delay(expr) and isinstance(inner, tree.Literal) and isinstance(inner.value, bool):
                turned = rebuilt(tree.Literal(not inner.value))
                yield _became(expr, turned)
                continue
            is_test = isinstance(expr, tree.Branch) and inner is expr.condition
            for each in self.variants(inner, test=is_test):
                yield _Variant(rebuilt(each.expr), each.text)

    def _own(self, expr: Expr) -> Iterator[_Variant]:
        match expr:
            case tree.Literal(value=value):
                for other in _values(value):
                    yield _became(expr, tree.Literal(other))
            case tree.Read(subject=subject, field=field):
                for other_field in self._other_dates(subject, field):
                    yield _became(expr, tree.Read(subject, other_field))
            case tree.Apply(operation=operation, arguments=arguments) if operation in _NEAR:
                near = _NEAR[operation]
                signs = f"« {SIGNS.get(operation, operation)} » devient « {SIGNS.get(near, near)} »"
                yield _Variant(tree.Apply(near, arguments), f"{signs} dans « {phrase(expr)} »")
            case tree.Apply(operation=operation, arguments=arguments) if operation in _SCALED:
                yield _became(expr, arguments[0])
            case tree.Logic(connective=connective, arguments=arguments) if connective is not Connective.NOT:
                yield from self._connected(expr, connective, arguments)
            case tree.Branch(condition=condition, then=then, otherwise=otherwise):
                text = f"les deux issues de « si {phrase(condition)} » sont échangées"
                yield _Variant(tree.Branch(condition, otherwise, then), text)
            case tree.Fold(condition=condition) if condition is not None:
                yield _dropped(replace(expr, condition=None), condition)
            case tree.Default(condition=condition, exceptions=exceptions):
                if condition is not None and not isinstance(condition, tree.Logic) and not is_last_arm(expr):
                    yield _dropped(replace(expr, condition=None), condition)
                for rank, each in enumerate(exceptions):
                    rest = (*exceptions[:rank], *exceptions[rank + 1 :])
                    yield _Variant(replace(expr, exceptions=rest), _excepted(expr, each))
            case tree.Choice(interpretation=interpretation):
                self._followed.add(interpretation)
            case _:
                return

    def _connected(self, expr: Expr, connective: Connective, arguments: tuple[Expr, ...]) -> Iterator[_Variant]:
        other = Connective.OR if connective is Connective.AND else Connective.AND
        text = f"« {connective.value} » devient « {other.value} » dans « {phrase(expr)} »"
        yield _Variant(tree.Logic(other, arguments), text)
        for rank, each in enumerate(arguments):
            if not any(takes_all(self._program, inner) for inner in nodes(each)):
                rest = (*arguments[:rank], *arguments[rank + 1 :])
                yield _dropped(rest[0] if len(rest) == 1 else tree.Logic(connective, rest), each)

    def _other_dates(self, subject: Expr, field: str) -> Iterator[str]:
        """Yield the next date of the same entity, when ``field`` is a date and the entity is known."""
        owners = self._owners(subject, field)
        if len(owners) == 1:
            dates = [each.name for each in owners[0].fields.values() if each.kind == _DATE and not each.is_list]
            if field in dates and len(dates) > 1:
                yield dates[(dates.index(field) + 1) % len(dates)]

    def _owners(self, subject: Expr, field: str) -> list[tree.EntityInfo]:
        """Return the entities that ``subject`` may be: by its name, by its kind, else all those that have the field."""
        having = [each for each in self._program.entities.values() if field in each.fields]
        match subject:
            case tree.Var(name=name) if name in self._program.roots and name not in self._inputs:
                kind = self._program.roots[name].entity
            case tree.Var(name=name):
                kind = next((each.name for each in having if each.name.lower() == name.lower()), "")
            case tree.Use(name=name):
                kind = self._program.definitions[name].kind
            case tree.Read(field=inner):
                kinds = {each.fields[inner].kind for each in self._program.entities.values() if inner in each.fields}
                kind = kinds.pop() if len(kinds) == 1 else ""
            case _:
                kind = ""
        return [each for each in having if each.name == kind] or having


def _is_delay(expr: Expr) -> bool:
    return isinstance(expr, tree.Apply) and expr.operation in DELAYS


def _became(before: Expr, after: Expr) -> _Variant:
    return _Variant(after, f"« {phrase(before)} » devient « {phrase(after)} »")


def _dropped(after: Expr, condition: Expr) -> _Variant:
    return _Variant(after, f"la condition « {phrase(condition)} » est supprimée")


def _excepted(rule: Default, exception: Expr) -> str:
    if isinstance(exception, tree.Default) and exception.role is not Role.FALLBACK:
        return f"l'exception « {exception.label or exception.name} » est supprimée"
    return f"« {phrase(rule)} » devient « {phrase(rule.consequence)} »"


def _values(value: Value) -> Iterator[Value]:
    """Yield the values beside ``value``: one unit more, one less, another unit, a list without one of its elements."""
    match value:
        case bool():
            yield not value
        case int() | Fraction():
            yield from (value + 1, value - 1)
        case Money():
            yield from (Money(value.amount + CENT), Money(value.amount - CENT))
        case Rate():
            yield from (Rate(value.value + Fraction(1, 100)), Rate(value.value - Fraction(1, 100)))
        case Points():
            yield from (Points(value.value + 1), Points(value.value - 1))
        case date():
            yield from (value + timedelta(days=1), value - timedelta(days=1))
        case Duration():
            yield from (Duration(value.amount + by, value.unit) for by in (1, -1))
            if value.amount:
                yield Duration(value.amount, _UNITS[value.unit])
        case tuple():
            # The days of a table are no words of a rule.
            if len(value) > 1 and all(isinstance(each, str) for each in value):
                for rank in range(len(value)):
                    yield (*value[:rank], *value[rank + 1 :])
        case Instant():
            yield from (of_seconds(value.seconds + 60), of_seconds(value.seconds - 60))
        case OpeningHours():
            yield replace(value, closed_on_holidays=not value.closed_on_holidays)
        case str():
            return


def _holes(expr: Expr) -> Iterator[tuple[Expr, Callable[[Expr], Expr]]]:
    """Yield each expression directly inside one, with what puts another in its place."""
    match expr:
        case tree.Literal() | tree.Var():
            return
        case tree.Read(subject=subject, field=field):
            yield subject, lambda new: tree.Read(new, field)
        case tree.Lookup(table=table, day=day):
            yield day, lambda new: tree.Lookup(table, new)
        case tree.Use() | tree.Apply() | tree.Logic():
            yield from _hole_list(expr, expr.arguments, "arguments")
        case tree.Branch():
            for name in ("condition", "then", "otherwise"):
                yield _hole(expr, name)
        case tree.Default(exceptions=exceptions, condition=condition):
            yield from _hole_list(expr, exceptions, "exceptions")
            if condition is not None:
                yield _hole(expr, "condition")
            yield _hole(expr, "consequence")
        case tree.Choice(arms=arms):
            for rank, (name, each) in enumerate(arms):
                yield each, _arm(expr, arms, rank, name)
        case tree.Fold(condition=condition, body=body):
            yield _hole(expr, "source")
            if condition is not None:
                yield _hole(expr, "condition")
            if body is not None:
                yield _hole(expr, "body")


def _hole(expr: Expr, name: str) -> tuple[Expr, Callable[[Expr], Expr]]:
    inner: Expr = getattr(expr, name)
    return inner, lambda new: replace(expr, **{name: new})


def _hole_list(expr: Expr, every: tuple[Expr, ...], name: str) -> Iterator[tuple[Expr, Callable[[Expr], Expr]]]:
    for rank, each in enumerate(every):
        yield each, _slot(expr, every, name, rank)


def _slot(expr: Expr, every: tuple[Expr, ...], name: str, rank: int) -> Callable[[Expr], Expr]:
    return lambda new: replace(expr, **{name: (*every[:rank], new, *every[rank + 1 :])})


def _arm(expr: tree.Choice, arms: tuple[tuple[str, Expr], ...], rank: int, name: str) -> Callable[[Expr], Expr]:
    return lambda new: tree.Choice(expr.interpretation, (*arms[:rank], (name, new), *arms[rank + 1 :]))
