"""Interprétations no rule depends on, and readings that change nothing."""

from __future__ import annotations

from clausier.check.places import found_at, of_contract
from clausier.check.walk import all_nodes
from clausier.model.expression import ByReading
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.model.tree import Interpretation, Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the interprétations of the contract no « selon » uses, and readings always worth as much as another."""
    files = of_contract(model)
    choices: dict[str, list[ByReading]] = {}
    for node in all_nodes(model):
        if isinstance(node, ByReading):
            choices.setdefault(node.interpretation, []).append(node)
    for interpretation in model.interpretations.values():
        if interpretation.span.source not in files:
            continue
        if interpretation.name in choices:
            yield from _alike(model, interpretation, choices[interpretation.name])
        else:
            message = f"aucune règle ne dépend de l'interprétation « {interpretation.name} »"
            hint = f"écrivez « selon {interpretation.name} ( … ) » dans la règle qu'elle divise, ou retirez-la"
            yield found_at(
                model, codes.INTERPRETATION_UNUSED, message, interpretation.span, hint, article=interpretation.article
            )


def _alike(model: Model, interpretation: Interpretation, choices: Sequence[ByReading]) -> Iterator[Diagnostic]:
    arms = [dict(each.arms) for each in choices]
    names = [each.name for each in interpretation.readings]
    for rank, name in enumerate(names):
        for before in names[:rank]:
            if all(each.get(name) == each.get(before) for each in arms):
                message = (
                    f"la lecture « {name} » de « {interpretation.name} » donne partout la même chose que « {before} »"
                )
                hint = "écrivez ce qu'elle change, ou réunissez les deux lectures"
                yield found_at(
                    model, codes.READING_ALIKE, message, interpretation.span, hint, article=interpretation.article
                )
                break
