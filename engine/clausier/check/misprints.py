"""The defects of the text that its author noted: kept as they are, told with the correction proposed."""

from __future__ import annotations

from clausier.check.places import found_at
from clausier.model.citations import normal
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield each « coquille » of the contract, where its words stand."""
    for each in model.misprints:
        for found in each.quote.found[:1]:
            span = found.paragraph.printed.span(found.start, found.end) or each.quote.span
            message = f"« {normal(each.quote.text)[0].strip()} » : le texte est conservé tel quel"
            hint = f"correction proposée : « {each.correction} »"
            yield found_at(model, codes.TEXT_MISPRINT, message, span, hint, article=each.article)
