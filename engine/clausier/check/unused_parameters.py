"""Parameters that change nothing, or that the words alone use."""

from __future__ import annotations

from clausier.check.places import found_at, of_contract
from clausier.check.printed_names import printed_names
from clausier.check.walk import all_nodes
from clausier.model.expression import Use
from clausier.model.kinds import TEXT
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the parameters of the contract that no rule uses; a text (an address) may be there for the words alone."""
    files = of_contract(model)
    used = {each.name for each in all_nodes(model) if isinstance(each, Use)}
    printed = printed_names(model)
    for parameter in model.parameters.values():
        if parameter.span.source not in files or parameter.name in used:
            continue
        if parameter.name not in printed:
            message = f"le paramètre « {parameter.name} » ne sert ni à une règle ni au texte"
            hint = "imprimez-le à sa place dans le texte, employez-le dans une règle, ou retirez-le"
            yield found_at(model, codes.PARAMETER_UNUSED, message, parameter.span, hint)
        elif parameter.kind != TEXT:
            message = f"le paramètre « {parameter.name} » est imprimé, mais aucune règle ne s'en sert"
            hint = "écrivez la règle que ces mots appellent"
            yield found_at(model, codes.PARAMETER_PRINTED_ONLY, message, parameter.span, hint)
