"""Arms of « si … alors … sinon » that are never taken, and fallbacks of what is always there."""

from __future__ import annotations

from clausier.check.constraints import contradictory, entailed
from clausier.check.places import found_at
from clausier.check.walk import sites
from clausier.model.expression import Branch, Fold, Literal, OrElse, parts
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.expression import Expression
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic

    Given = tuple[Expression, ...]
    """What holds where an expression is evaluated."""


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the arms that no facts lead to."""
    for site in sites(model):
        for arm, why in _dead(site.expression, site.given, ()):
            hint = "corrigez la condition, ou retirez ce cas"
            yield found_at(model, codes.ARM_UNREACHABLE, why, arm.span, hint, article=site.article)


def _dead(node: Expression, given: Given, unmet: Given) -> Iterator[tuple[Expression, str]]:
    """Yield the arms of ``node`` never taken where ``given`` holds and none of ``unmet`` is met."""
    match node:
        case Branch(condition=condition, then=then, otherwise=otherwise):
            yield from _dead(condition, given, unmet)
            if condition in unmet or contradictory((*given, condition)):
                yield then, "ce cas n'arrive jamais : sa condition ne peut pas être remplie ici"
            else:
                yield from _dead(then, (*given, condition), unmet)
            if entailed(condition, given):
                yield otherwise, "ce « sinon » n'arrive jamais : la condition est toujours remplie ici"
            else:
                yield from _dead(otherwise, given, (*unmet, condition))
        case OrElse(value=Literal(), fallback=fallback):
            yield fallback, "ce « à défaut » ne sert jamais : la valeur est toujours là"
        case Fold(source=source, condition=condition, body=body):
            yield from _dead(source, given, unmet)
            if condition is not None:
                yield from _dead(condition, given, unmet)
            if body is not None:
                yield from _dead(body, given if condition is None else (*given, condition), unmet)
        case _:
            for each in parts(node):
                yield from _dead(each, given, unmet)
