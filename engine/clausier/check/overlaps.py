"""Two exceptions to one rule that may apply together, when nothing says which prevails."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from clausier.check.constraints import contradictory
from clausier.check.places import found_at
from clausier.check.priorities import prevails
from clausier.model.expression import Link, Literal, Logic
from clausier.surface.item import Verb
from clausier.text import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.expression import Expression
    from clausier.model.tree import Amendment, Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the pairs of « déroge » to one target that nothing keeps apart nor ranks."""
    by_target: dict[str, list[Amendment]] = {}
    for each in model.amendments:
        if each.verb is Verb.OVERRIDE:
            by_target.setdefault(each.target, []).append(each)
    reported: set[tuple[str, str]] = set()
    for target, found in by_target.items():
        for one, other in combinations(found, 2):
            pair = one.name, other.name
            if pair in reported or prevails(model, one, other) or prevails(model, other, one):
                continue
            if contradictory((*_applies(model, one), *_applies(model, other))):
                continue
            reported.add(pair)
            yield _overlap(model, target, one, other)


def _overlap(model: Model, target: str, one: Amendment, other: Amendment) -> Diagnostic:
    others = ((one.span, "l'autre exception"),)
    both = f"« {one.name} » et « {other.name} » peuvent s'appliquer ensemble à « {target} »"
    if isinstance(one.value, Literal) and one.value == other.value:
        message = f"{both} ; leur valeur est la même"
        hint = "réunissez-les, ou dites laquelle prime"
        return found_at(model, codes.EXCEPTIONS_ALIKE, message, other.span, hint, article=other.article, others=others)
    message = f"{both}, et rien ne dit laquelle l'emporte"
    hint = f"ajoutez « prime {one.name} » à « {other.name} » (ou l'inverse), ou rendez leurs conditions exclusives"
    return found_at(model, codes.EXCEPTIONS_OVERLAP, message, other.span, hint, article=other.article, others=others)


def _applies(model: Model, amendment: Amendment) -> Iterator[Expression]:
    """Yield what holds when an exception applies: its conditions, and that nothing sets it aside."""
    for each in amendment.conditions:
        yield each.expression
    for other in model.amendments:
        if other.verb is Verb.SET_ASIDE and other.target == amendment.name and other.conditions:
            held = tuple(each.expression for each in other.conditions)
            both = held[0] if len(held) == 1 else Logic(Link.AND, held, other.span)
            yield Logic(Link.NOT, (both,), other.span)
