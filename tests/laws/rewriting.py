"""The same program written otherwise: parts in another order, exceptions said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from clausier.norms.tree import (
    Apply,
    Branch,
    Choice,
    Connective,
    Default,
    Fold,
    Literal,
    Logic,
    Lookup,
    Read,
    Use,
    Var,
)
from clausier.text.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.dossier.facts import Element, Facts
    from clausier.norms.tree import Expr, Program


def rewritten(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """Return ``expr`` with ``change`` applied to each of its parts, then to itself."""

    def inside(part: Expr) -> Expr:
        return rewritten(part, change)

    made: Expr
    match expr:
        case Literal() | Var():
            made = expr
        case Read(subject=subject):
            made = replace(expr, subject=inside(subject))
        case Use(arguments=arguments) | Apply(arguments=arguments) | Logic(arguments=arguments):
            made = replace(expr, arguments=tuple(map(inside, arguments)))
        case Branch(condition=condition, then=then, otherwise=otherwise):
            made = Branch(inside(condition), inside(then), inside(otherwise))
        case Default(exceptions=exceptions, condition=condition, consequence=consequence):
            made = replace(
                expr,
                exceptions=tuple(map(inside, exceptions)),
                condition=None if condition is None else inside(condition),
                consequence=inside(consequence),
            )
        case Choice(arms=arms):
            made = replace(expr, arms=tuple((name, inside(each)) for name, each in arms))
        case Fold(source=source, condition=condition, body=body):
            made = replace(
                expr,
                source=inside(source),
                condition=None if condition is None else inside(condition),
                body=None if body is None else inside(body),
            )
        case Lookup(day=day):
            made = replace(expr, day=inside(day))
        case _:
            assert_never(expr)
    return change(made)


def reordered(program: Program) -> Program:
    """Return the program with its definitions, exceptions, arms and connected conditions the other way round."""

    def change(part: Expr) -> Expr:
        match part:
            case Default(exceptions=exceptions):
                return replace(part, exceptions=exceptions[::-1])
            case Logic(connective=Connective.AND | Connective.OR, arguments=arguments):
                return replace(part, arguments=arguments[::-1])
            case Choice(arms=arms):
                return replace(part, arms=arms[::-1])
            case _:
                return part

    return _changed(program, change, backwards=True)


def doubled(program: Program) -> Program:
    """Return the program with each exception said twice, under two names."""

    def change(part: Expr) -> Expr:
        if isinstance(part, Default):
            again = (replace(each, name=f"{each.name} bis") for each in part.exceptions if isinstance(each, Default))
            return replace(part, exceptions=(*part.exceptions, *again))
        return part

    return _changed(program, change)


def _changed(program: Program, change: Callable[[Expr], Expr], *, backwards: bool = False) -> Program:
    made = {name: replace(each, body=rewritten(each.body, change)) for name, each in program.definitions.items()}
    return replace(program, definitions=dict(reversed(made.items())) if backwards else made)


def shuffled(facts: Facts) -> Facts:
    """Return the dossier with its lists and the facts of its elements the other way round."""

    def element(one: Element) -> Element:
        lists = {name: tuple(map(element, each[::-1])) for name, each in one.lists.items()}
        return replace(one, fields=dict(reversed(one.fields.items())), lists=lists)

    return replace(
        facts,
        singles={name: element(each) for name, each in facts.singles.items()},
        lists={name: tuple(map(element, each[::-1])) for name, each in facts.lists.items()},
    )
