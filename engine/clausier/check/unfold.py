"""Calculs that are true or false, seen through: what a condition that uses one says."""

from __future__ import annotations

from clausier.check.walk import nodes
from clausier.model.expression import (
    Branch,
    ByMember,
    ByReading,
    Failed,
    Field,
    Fold,
    Literal,
    Logic,
    Lookup,
    Operation,
    OrElse,
    Use,
    Variable,
)
from clausier.model.kinds import BOOLEAN
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.model.expression import Expression
    from clausier.model.tree import Computation, Model


def plain_rules(model: Model) -> dict[str, Computation]:
    """Return the calculs that are true or false and that nothing amends: what they say is all that they are."""
    amended = {each.target for each in model.amendments}
    return {name: rule for name, rule in model.computations.items() if rule.kind == BOOLEAN and name not in amended}


def unfolded(use: Use, rules: Mapping[str, Computation]) -> tuple[tuple[Expression, ...], Expression] | None:
    """Return the conditions and the value of the calcul used, for these arguments; None when it is not plain.

    Whether its value is true or false, its conditions hold: else it would say nothing.
    """
    rule = rules.get(use.name)
    if rule is None or len(rule.inputs) != len(use.arguments):
        return None
    bound = {name: argument for (name, _), argument in zip(rule.inputs, use.arguments, strict=True)}
    written = (*(each.expression for each in rule.conditions), rule.value)
    if _captures(written, use.arguments):
        return None
    *conditions, value = (_with(each, bound) for each in written)
    return tuple(conditions), value


def _captures(written: tuple[Expression, ...], arguments: tuple[Expression, ...]) -> bool:
    """Tell whether a quantifier of the rule has for its variable a name that an argument uses."""
    used = {node.name for each in arguments for node in nodes(each) if isinstance(node, Variable)}
    return any(isinstance(node, Fold) and node.variable in used for each in written for node in nodes(each))


def _with(node: Expression, bound: Mapping[str, Expression]) -> Expression:
    """Return ``node`` with expressions in the place of variables."""
    match node:
        case Variable(name=name):
            return bound.get(name, node)
        case Literal() | Failed():
            return node
        case Field(target=target):
            return replace(node, target=_with(target, bound))
        case Use(arguments=arguments) | Operation(arguments=arguments) | Logic(arguments=arguments):
            return replace(node, arguments=tuple(_with(each, bound) for each in arguments))
        case Branch(condition=condition, then=then, otherwise=otherwise):
            condition, then, otherwise = (_with(each, bound) for each in (condition, then, otherwise))
            return replace(node, condition=condition, then=then, otherwise=otherwise)
        case OrElse(value=value, fallback=fallback):
            return replace(node, value=_with(value, bound), fallback=_with(fallback, bound))
        case ByReading(arms=arms):
            return replace(node, arms=tuple((name, _with(each, bound)) for name, each in arms))
        case ByMember(subject=subject, arms=arms):
            changed = tuple((name, _with(each, bound)) for name, each in arms)
            return replace(node, subject=_with(subject, bound), arms=changed)
        case Fold(source=source, condition=condition, body=body):
            return replace(
                node,
                source=_with(source, bound),
                condition=None if condition is None else _with(condition, bound),
                body=None if body is None else _with(body, bound),
            )
        case Lookup(day=day):
            return replace(node, day=_with(day, bound))
        case _:
            assert_never(node)
