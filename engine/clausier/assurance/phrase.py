"""Expressions of the core in the words of the clauses: what a lawyer wrote, near enough to be recognised."""

from __future__ import annotations

from functools import cache

from clausier.norms import tree
from clausier.norms.tree import Connective, Folding, Role
from clausier.text.typed import TYPE_CHECKING, assert_never
from clausier.values.show import NARROW, NO_BREAK, show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.norms.tree import Expr, Value

SIGNS = {
    "eq": "=",
    "ne": "≠",
    "lt": "<",
    "le": "≤",
    "gt": ">",
    "ge": "≥",
    "among": "parmi",
    "add": "+",
    "sub": "-",
    "mul": "×",
    "div": "÷",
}
DELAYS = {"delay_after": "après", "delay_before": "avant"}
_FOLDED = {Folding.EARLIEST: "le plus tôt de", Folding.LATEST: "le plus tard de", Folding.SUM: "somme de"}


def phrase(expr: Expr) -> str:
    """Return an expression on one line, as a clause would write it."""
    match expr:
        case tree.Literal(value=value):
            return _value(value)
        case tree.Var(name=name):
            return name
        case tree.Read(subject=subject, field=field):
            return f"{phrase(subject)}.{field}"
        case tree.Use(name=name, arguments=arguments):
            return _use(name, arguments)
        case tree.Apply(operation=operation, arguments=arguments):
            return _operation(operation, arguments)
        case tree.Logic(connective=Connective.NOT, arguments=(operand,)):
            return f"non {_inner(operand)}"
        case tree.Logic(connective=connective, arguments=arguments):
            return f" {connective.value} ".join(_inner(each) for each in arguments)
        case tree.Branch(condition=condition, then=then, otherwise=otherwise):
            return f"si {phrase(condition)} alors {_inner(then)} sinon {_inner(otherwise)}"
        case tree.Default():
            return _default(expr)
        case tree.Choice(interpretation=interpretation, arms=arms):
            return f"selon {interpretation} ({' ; '.join(f'{name} : {phrase(each)}' for name, each in arms)})"
        case tree.Fold():
            return _fold(expr)
        case tree.Lookup(table=table, day=day):
            return f"{table} au {_inner(day)}"
        case _:
            assert_never(expr)


def _default(rule: tree.Default) -> str:
    first = rule.exceptions[0] if rule.exceptions else None
    if rule.role is Role.FALLBACK and isinstance(first, tree.Default):
        value = first.consequence if first.role is Role.FALLBACK else first
        return f"{_inner(value)} à défaut {_inner(rule.consequence)}"
    if rule.name:
        return f"l'exception {rule.name}"
    return phrase(rule.consequence)


def _fold(fold: tree.Fold) -> str:
    kept = "" if fold.condition is None else f" où {phrase(fold.condition)}"
    body = "" if fold.body is None else phrase(fold.body)
    source, variable = _inner(fold.source), fold.variable
    match fold.folding:
        case Folding.COUNT:
            return f"nombre de {variable} dans {source}{kept}"
        case Folding.ONLY:
            return f"le seul {variable} dans {source}{kept}"
        case Folding.ANY:
            return f"il existe {variable} dans {source}{kept} tel que {body}"
        case Folding.ALL:
            return f"pour tout {variable} dans {source}{kept} : {body}"
        case Folding.COLLECT:
            return f"liste de {body or variable} pour chaque {variable} dans {source}{kept}"
        case Folding.SUM | Folding.EARLIEST | Folding.LATEST:
            return f"{_FOLDED[fold.folding]} {body or variable} pour chaque {variable} dans {source}{kept}"
        case _:
            assert_never(fold.folding)


def _use(name: str, arguments: tuple[Expr, ...]) -> str:
    owner, dot, own = name.rpartition(".")
    if dot and owner[:1].isupper() and arguments:
        rest = f"({_listed(arguments[1:])})" if arguments[1:] else ""
        return f"{_inner(arguments[0])}.{own}{rest}"
    return f"{name}({_listed(arguments)})" if arguments else name


def _operation(operation: str, arguments: tuple[Expr, ...]) -> str:
    if operation in SIGNS:
        return f" {SIGNS[operation]} ".join(_inner(each) for each in arguments)
    if operation == "without_object":
        return f"{_inner(arguments[0])} est sans objet"
    if operation in DELAYS:
        duration, anchor, *flags = arguments
        said = [
            f", {word}"
            for flag, word in zip(flags, ("prorogé", "premier jour compté"), strict=False)
            if flag == tree.Literal(value=True)
        ]
        return f"délai {_inner(duration)} {DELAYS[operation]} {_inner(anchor)}{''.join(said)}"
    if part := _period_parts().get(operation):
        return f"{_inner(arguments[0])}.{part}"
    return f"{_french().get(operation, operation)}({_listed(arguments)})"


@cache
def _french() -> dict[str, str]:
    """Return the French name of each built-in function."""
    from clausier.model.builtins import BUILTINS

    return {each.operation: name for name, each in BUILTINS.items()}


@cache
def _period_parts() -> dict[str, str]:
    """Return the French name of each part of a period."""
    from clausier.model.builtins import PERIOD_PARTS

    return {operation: name for name, (operation, _) in PERIOD_PARTS.items()}


def _inner(expr: Expr) -> str:
    """Return an expression inside another, between parentheses where it would not be read as one."""
    match expr:
        case tree.Logic() | tree.Branch() | tree.Fold() | tree.Choice() | tree.Lookup():
            return f"({phrase(expr)})"
        case tree.Apply(operation=operation) if operation in SIGNS or operation in DELAYS:
            return f"({phrase(expr)})"
        case tree.Default(role=Role.FALLBACK):
            return f"({phrase(expr)})"
        case _:
            return phrase(expr)


def _listed(items: Iterable[Expr]) -> str:
    return ", ".join(phrase(each) for each in items)


def _value(value: Value) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(_value(each) for each in value)})"
    return show(value).replace(NARROW, " ").replace(NO_BREAK, " ")
