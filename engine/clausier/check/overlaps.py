"""Two exceptions to one rule that may apply together, when nothing says which prevails."""

from __future__ import annotations

from itertools import combinations

from clausier.check.constraints import contradictory, entailed
from clausier.check.places import found_at
from clausier.check.priorities import prevails
from clausier.check.unfold import plain_rules
from clausier.model.expression import Literal
from clausier.surface.item import Verb
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

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
    rules = plain_rules(model)
    reported: set[tuple[str, str]] = set()
    for target, found in by_target.items():
        for one, other in combinations(found, 2):
            pair = one.name, other.name
            if pair in reported or prevails(model, one, other) or prevails(model, other, one):
                continue
            if contradictory((*_conditions(one), *_conditions(other)), rules) or _parted(model, one, other):
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


def _conditions(amendment: Amendment) -> tuple[Expression, ...]:
    return tuple(each.expression for each in amendment.conditions)


def _parted(model: Model, one: Amendment, other: Amendment) -> bool:
    """Tell whether either exception is set aside wherever the other applies."""
    return any(
        aside.verb is Verb.SET_ASIDE
        and aside.target == away.name
        and all(entailed(each, _conditions(kept)) for each in _conditions(aside))
        for aside in model.amendments
        for away, kept in ((one, other), (other, one))
    )
