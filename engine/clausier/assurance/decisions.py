"""The decisions of a rule: what it asks, as a formula over atomic conditions.

A decision is an expression that is true or false and that settles something: the condition of a calcul or of an
exception, the test of « si … alors », what a quantifier keeps, the value of a booléen rule. Its atoms are what « et »,
« ou » and « non » connect; an atom that asks something in its turn (the arms of a « selon ») holds its own decisions.
"""

from __future__ import annotations

from typing import NamedTuple

from clausier.norms import tree
from clausier.norms.tree import Connective, Folding, Role
from clausier.text.typed import TYPE_CHECKING, TypeAlias, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.norms.tree import Citation, Default, Definition, Expr, Program

_TRUTH = "booléen"
EXCEPTIONAL = (Role.OVERRIDE, Role.SET_ASIDE, Role.ADDITION)
_TRANSPARENT = (Role.CONDITION, Role.SET_ASIDE, Role.ADDITION)

TRUE, FALSE, SILENT, UNKNOWN = "oui", "non", "silence", "?"
"""What an atom was seen to be; ``UNKNOWN`` also stands for a conflict, and for what was not examined."""


class Leaf(NamedTuple):
    """An atom, by its rank."""

    rank: int


class Gate(NamedTuple):
    """A connective."""

    connective: Connective
    parts: tuple[Formula, ...]


class Held(NamedTuple):
    """A condition: what a silence does not establish is not met."""

    part: Formula


Formula: TypeAlias = "Leaf | Gate | Held"


class Atom(NamedTuple):
    """An atomic condition. ``home`` tells the exception or the reading it stands in, in French ("" when in none)."""

    expr: Expr
    home: str
    citations: tuple[Citation, ...]


class Decision(NamedTuple):
    """A decision of the definition ``definition``; ``root`` is the expression it is read from."""

    definition: str
    root: Expr
    formula: Formula
    atoms: tuple[Atom, ...]


class Exceptional(NamedTuple):
    """An exception written in a definition: « déroge », « écarte », or « complète » under a condition."""

    definition: str
    rule: Default


def decisions(definition: Definition) -> tuple[Decision, ...]:
    """Return the decisions of a definition, in the order they are written."""
    return tuple(_found(definition.name, definition.body, "", truth=definition.kind == _TRUTH))


def exceptions(definition: Definition) -> tuple[Exceptional, ...]:
    """Return the exceptions of a definition."""
    return tuple(
        Exceptional(definition.name, each)
        for each in nodes(definition.body)
        if isinstance(each, tree.Default)
        and (
            each.role in (Role.OVERRIDE, Role.SET_ASIDE) or (each.role is Role.ADDITION and each.condition is not None)
        )
    )


def nodes(expr: Expr) -> Iterator[Expr]:
    """Yield an expression and everything inside it."""
    yield expr
    for each in parts(expr):
        yield from nodes(each)


def parts(expr: Expr) -> tuple[Expr, ...]:
    """Return the expressions directly inside one, in order."""
    match expr:
        case tree.Literal() | tree.Var():
            return ()
        case tree.Read(subject=inner) | tree.Lookup(day=inner):
            return (inner,)
        case tree.Use(arguments=arguments) | tree.Apply(arguments=arguments) | tree.Logic(arguments=arguments):
            return arguments
        case tree.Branch(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case tree.Default(exceptions=excepted, condition=condition, consequence=consequence):
            return (*excepted, *(() if condition is None else (condition,)), consequence)
        case tree.Choice(arms=arms):
            return tuple(each for _, each in arms)
        case tree.Fold(source=source, condition=condition, body=body):
            return (source, *(each for each in (condition, body) if each is not None))
        case _:
            assert_never(expr)


def worth(formula: Formula, seen: Sequence[str]) -> str:
    """Return what a formula is worth when its atoms are ``seen`` so."""
    match formula:
        case Leaf(rank=rank):
            return seen[rank]
        case Held(part=part):
            found = worth(part, seen)
            return FALSE if found == SILENT else found
        case Gate(connective=connective, parts=inner):
            values = [worth(each, seen) for each in inner]
        case _:
            assert_never(formula)
    if connective is Connective.NOT:
        return {TRUE: FALSE, FALSE: TRUE}.get(values[0], values[0])
    decisive, other = (FALSE, TRUE) if connective is Connective.AND else (TRUE, FALSE)
    return next((each for each in (decisive, UNKNOWN, SILENT) if each in values), other)


def decides(decision: Decision, rank: int, seen: Sequence[str]) -> bool:
    """Tell whether an atom, seen so among the others, settles the decision by itself.

    Unique cause by masking: with the atom the other way and the rest unchanged, the decision would change.
    """
    if seen[rank] == UNKNOWN:
        return False
    other = FALSE if seen[rank] == TRUE else TRUE
    changed = [other if each == rank else value for each, value in enumerate(seen)]
    both = {worth(decision.formula, seen), worth(decision.formula, changed)}
    return len(both) > 1 and UNKNOWN not in both


def takes_all(program: Program, expr: Expr) -> bool:
    """Tell whether ``expr`` asks whether a member of an enumeration is among all of them: it cannot be false."""
    match expr:
        case tree.Apply(operation="among", arguments=(_, tree.Literal(value=tuple(values)))):
            return any({name for name, _ in members} == set(values) for members in program.enumerations.values())
        case _:
            return False


def is_last_arm(rule: Default) -> bool:
    """Tell whether a default is the last arm of « selon » on a member: the others failed, its test cannot but hold."""
    return rule.role is Role.RULE and not (rule.name or rule.label or rule.exceptions)


# --- Finding them -------------------------------------------------------------------------------------------------


def _found(name: str, expr: Expr, home: str, *, truth: bool) -> Iterator[Decision]:
    """Yield the decisions in an expression; ``truth``: it is itself true or false and settles something."""
    match expr:
        case tree.Logic():
            yield from _decided(name, expr, home, held=False)
        case tree.Default() if truth and _is_transparent(expr):
            yield from _decided(name, expr, home, held=False)
        case tree.Default(exceptions=excepted, condition=condition, consequence=consequence, role=role):
            inner = _home(expr, home)
            for each in excepted:
                yield from _found(name, each, inner, truth=truth)
            if condition is not None and not is_last_arm(expr):
                yield from _decided(name, condition, inner, held=True)
            yield from _found(name, consequence, inner, truth=truth and role is not Role.FALLBACK)
        case tree.Branch(condition=condition, then=then, otherwise=otherwise):
            yield from _decided(name, condition, home, held=True)
            yield from _found(name, then, home, truth=truth)
            yield from _found(name, otherwise, home, truth=truth)
        case tree.Choice(arms=arms):
            for reading, each in arms:
                yield from _found(name, each, f"lecture « {reading} »", truth=truth)
        case tree.Fold(source=source, condition=condition, body=body, folding=folding):
            yield from _found(name, source, home, truth=False)
            if condition is not None:
                yield from _decided(name, condition, home, held=True)
            if body is not None:
                yield from _found(name, body, home, truth=folding in (Folding.ANY, Folding.ALL))
        case tree.Apply() | tree.Read() if truth:
            yield from _decided(name, expr, home, held=False)
        case _:
            for each in parts(expr):
                yield from _found(name, each, home, truth=False)


def _decided(name: str, expr: Expr, home: str, *, held: bool) -> Iterator[Decision]:
    """Yield the decision that ``expr`` is, then those inside its atoms."""
    atoms: list[Atom] = []
    formula = _formula(expr, home, (), atoms)
    if any(not isinstance(each.expr, tree.Literal) for each in atoms):
        yield Decision(name, expr, Held(formula) if held else formula, tuple(atoms))
    for atom in atoms:
        if isinstance(atom.expr, tree.Apply | tree.Read):
            for each in parts(atom.expr):
                yield from _found(name, each, atom.home, truth=False)
        else:
            yield from _found(name, atom.expr, atom.home, truth=True)


def _formula(expr: Expr, home: str, cited: tuple[Citation, ...], atoms: list[Atom]) -> Formula:
    match expr:
        case tree.Logic(connective=connective, arguments=arguments):
            return Gate(connective, tuple(_formula(each, home, cited, atoms) for each in arguments))
        case tree.Default(consequence=consequence, role=role, citations=citations) if _is_transparent(expr):
            inner = _formula(consequence, _home(expr, home), citations or cited, atoms)
            return Held(inner) if role is Role.CONDITION else inner
        case _:
            atoms.append(Atom(expr, home, cited))
            return Leaf(len(atoms) - 1)


def _home(rule: Default, home: str) -> str:
    """Return how to tell that something stands in ``rule``: its label when it is an exception, else ``home``."""
    named = rule.label or rule.name
    return f"exception « {named} »" if named and rule.role in EXCEPTIONAL else home


def _is_transparent(rule: Default) -> bool:
    """Tell whether a default only says what its consequence is for: a condition, a set-aside, an added condition."""
    return not rule.exceptions and rule.condition is None and rule.role in _TRANSPARENT
