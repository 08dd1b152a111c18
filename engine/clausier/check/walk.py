"""Every expression of a model, and every node of an expression."""

from __future__ import annotations

from clausier.model.expression import parts
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.expression import Expression
    from clausier.model.tree import Clause, Model, Power


class Site(Record):
    """An expression of a rule, the id of the article it is in, and what holds whenever it is evaluated."""

    expression: Expression
    article: str
    given: tuple[Expression, ...] = ()


def nodes(root: Expression) -> Iterator[Expression]:
    """Yield ``root`` and all that is under it, parents first."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(parts(node)))


def all_nodes(model: Model) -> Iterator[Expression]:
    """Yield every node of every expression of a model."""
    for site in sites(model):
        yield from nodes(site.expression)


def sites(model: Model) -> Iterator[Site]:
    """Yield every expression of a model."""
    for rule in model.computations.values():
        yield from _conditioned(rule.conditions, rule.value, rule.article)
    for amendment in model.amendments:
        yield from _conditioned(amendment.conditions, amendment.value, amendment.article)
    for duty in model.duties.values():
        yield from _conditioned(duty.conditions, None, duty.article)
        for _, clause in duty.parts:
            yield Site(clause.expression, duty.article)
    for power in model.powers.values():
        yield from (Site(each, power.article) for each in _of_power(power))
    for question in model.questions.values():
        asked = (*(value for _, value in question.details), question.answer)
        filtered = () if question.about_filter is None else (question.about_filter.expression,)
        yield from (Site(each, question.article) for each in filtered)
        yield from (Site(each, question.article, filtered) for each in asked)


def _conditioned(conditions: tuple[Clause, ...], value: Expression | None, article: str) -> Iterator[Site]:
    """Yield conditions and what they govern: the value is looked at only where they all hold."""
    held = tuple(each.expression for each in conditions)
    yield from (Site(each, article) for each in held)
    if value is not None:
        yield Site(value, article, held)


def _of_power(power: Power) -> Iterator[Expression]:
    yield from power.holders
    clauses = (power.act_filter, *power.conditions, *power.requirements, power.latest, power.earliest, power.effect)
    yield from (each.expression for each in clauses if each is not None)
    if power.date is not None:
        yield power.date
