"""Rules of a contract that rest on no words and on no authority."""

from __future__ import annotations

from clausier.check.places import found_at
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Citation, Model
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.span import Span


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the rules of the contract with neither « sur » nor « selon »; a calcul without label only helps others."""
    quoting = {each.owner for each in model.quotes}
    for name, article, citations, span in _rules(model):
        home = model.articles[article]
        whole = f"{home.short_name} {home.anchor}".strip()
        if home.is_law or name in quoting or any(each.words or each.place != whole for each in citations):
            continue
        message = f"la règle « {name} » ne cite aucun mot du contrat ni aucun texte"
        hint = "ajoutez « sur « les mots de l'article » », ou « selon « C. civ. 1103 » »"
        yield found_at(model, codes.RULE_WORDLESS, message, span, hint, article=article)


def _rules(model: Model) -> Iterator[tuple[str, str, tuple[Citation, ...], Span]]:
    for rule in model.computations.values():
        if rule.label:
            yield rule.name, rule.article, rule.citations, rule.span
    seen: set[str] = set()
    for amendment in model.amendments:
        if amendment.name not in seen:
            seen.add(amendment.name)
            yield amendment.name, amendment.article, amendment.citations, amendment.span
    for duty in model.duties.values():
        yield duty.name, duty.article, duty.citations, duty.span
    for power in model.powers.values():
        yield power.name, power.article, power.citations, power.span
