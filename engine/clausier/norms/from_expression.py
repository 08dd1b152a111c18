"""From typed expressions of the model to the core: sugar dies here."""

from __future__ import annotations

from clausier.model import expression as model
from clausier.norms import tree
from clausier.norms.tree import Apply, Choice, Connective, Default, Folding, Literal, Logic, Role
from clausier.surface.expression import Fold as FoldName
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.norms.tree import Expr

_FOLDINGS = {
    FoldName.SUM: Folding.SUM,
    FoldName.COUNT: Folding.COUNT,
    FoldName.EXISTS: Folding.ANY,
    FoldName.EVERY: Folding.ALL,
    FoldName.EARLIEST: Folding.EARLIEST,
    FoldName.LATEST: Folding.LATEST,
    FoldName.ONLY: Folding.ONLY,
    FoldName.COLLECT: Folding.COLLECT,
}
_CONNECTIVES = {
    model.Link.AND: Connective.AND,
    model.Link.OR: Connective.OR,
    model.Link.NOT: Connective.NOT,
}


def lower_expression(node: model.Expression, bound: Mapping[str, Expr] | None = None) -> Expr:
    """Return the core form of ``node``; ``bound`` says what stands for some variables (the subject of a pouvoir).

    ``node`` comes from a model without error: a failed part is a fault of the caller (ValueError).
    """
    env = bound or {}
    match node:
        case model.Literal(value=value):
            return Literal(value)
        case model.Variable(name=name):
            return env.get(name) or tree.Var(name)
        case model.Field(target=target, name=name):
            return tree.Read(lower_expression(target, env), name)
        case model.Use(name=name, arguments=arguments):
            return tree.Use(name, tuple(lower_expression(each, env) for each in arguments))
        case model.Operation(name=name, arguments=arguments):
            return Apply(name, tuple(lower_expression(each, env) for each in arguments))
        case model.Logic(link=link, arguments=arguments):
            return Logic(_CONNECTIVES[link], tuple(lower_expression(each, env) for each in arguments))
        case model.Branch(condition=condition, then=then, otherwise=otherwise):
            return branch(*(lower_expression(each, env) for each in (condition, then, otherwise)))
        case model.OrElse(value=value, fallback=fallback):
            return or_else(lower_expression(value, env), lower_expression(fallback, env))
        case model.ByReading(interpretation=interpretation, arms=arms):
            return Choice(interpretation, tuple((name, lower_expression(each, env)) for name, each in arms))
        case model.ByMember(subject=subject, arms=arms):
            return _by_member(subject, arms, env)
        case model.Fold():
            return tree.Fold(
                _FOLDINGS[node.fold],
                node.variable,
                lower_expression(node.source, env),
                None if node.condition is None else lower_expression(node.condition, env),
                None if node.body is None else lower_expression(node.body, env),
            )
        case model.Lookup(table=table, day=day):
            return tree.Lookup(table, lower_expression(day, env))
        case model.Failed():
            raise ValueError("a model with errors is not lowered")
        case _:
            assert_never(node)


def branch(condition: Expr, then: Expr, otherwise: Expr) -> Expr:
    """Return « si condition alors then sinon otherwise »."""
    return tree.Branch(condition, then, otherwise)


def or_else(value: Expr, fallback: Expr) -> Expr:
    """Return « value à défaut fallback »."""
    return Default((Default((), None, value, Role.FALLBACK),), None, fallback, Role.FALLBACK)


def all_of(parts: list[Expr]) -> Expr | None:
    """Return the conjunction of conditions, None when there is none."""
    match parts:
        case []:
            return None
        case [only]:
            return only
        case _:
            return Logic(Connective.AND, tuple(parts))


def none_of(part: Expr) -> Expr:
    """Return the negation of a condition."""
    return Logic(Connective.NOT, (part,))


def _by_member(
    subject: model.Expression, arms: tuple[tuple[str, model.Expression], ...], env: Mapping[str, Expr]
) -> Expr:
    """Return a chain of branches; the last member is tested too: a subject without object has no arm."""
    value = lower_expression(subject, env)
    *tested, (member, last) = arms
    result: Expr = Default((), Apply("eq", (value, Literal(member))), lower_expression(last, env))
    for name, each in reversed(tested):
        result = branch(Apply("eq", (value, Literal(name))), lower_expression(each, env), result)
    return result
