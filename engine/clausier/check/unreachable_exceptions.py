"""Exceptions that never apply: their conditions cannot hold, or another always takes their place."""

from __future__ import annotations

from clausier.check.constraints import contradictory, entailed
from clausier.check.places import found_at
from clausier.check.priorities import prevails
from clausier.check.unfold import plain_rules
from clausier.surface.item import Verb
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Amendment, Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the exceptions, of any verb, that no facts make apply."""
    rules = plain_rules(model)
    reported: set[str] = set()
    for amendment in model.amendments:
        if amendment.name in reported:
            continue
        if contradictory([each.expression for each in amendment.conditions], rules):
            reported.add(amendment.name)
            message = f"les conditions de « {amendment.name} » ne peuvent pas être réunies : l'exception ne joue jamais"
            yield found_at(
                model,
                codes.EXCEPTION_UNREACHABLE,
                message,
                amendment.conditions[0].expression.span,
                "corrigez ses conditions, ou retirez-la",
                article=amendment.article,
            )
            continue
        hiding = next((each for each in model.amendments if _hides(model, each, amendment)), None)
        if hiding is not None:
            reported.add(amendment.name)
            message = f"« {amendment.name} » ne joue jamais : chaque fois, « {hiding.name} » s'applique et prime"
            yield found_at(
                model,
                codes.EXCEPTION_UNREACHABLE,
                message,
                amendment.span,
                f"ajoutez une condition à « {hiding.name} », ou inversez la priorité",
                article=amendment.article,
                others=((hiding.span, "celle qui prime"),),
            )


def _hides(model: Model, one: Amendment, other: Amendment) -> bool:
    """Tell whether ``one`` prevails over ``other`` and applies whenever it does."""
    if one is other or one.verb is not Verb.OVERRIDE or other.verb is not Verb.OVERRIDE:
        return False
    if one.target not in (other.target, other.name) or not prevails(model, one, other):
        return False
    given = [each.expression for each in other.conditions]
    set_aside = any(each.verb is Verb.SET_ASIDE and each.target == one.name for each in model.amendments)
    return not set_aside and all(entailed(each.expression, given) for each in one.conditions)
