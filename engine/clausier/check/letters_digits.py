"""Digits and letters of the source that say two things: « trente (15) jours »."""

from __future__ import annotations

from clausier.check.places import found_at
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.check.coverage import Coverage
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model, coverage: Coverage) -> Iterator[Diagnostic]:
    """Yield the figures of the contract whose digits and letters differ. The words stay as they are."""
    for article in coverage.articles:
        for placed in article.figures:
            figure = placed.figure
            if figure.number is not None and figure.lettered is not None and figure.disagrees:
                message = (
                    f"« {figure.text} » dit {show_decimal(figure.number)} en chiffres "
                    f"et {show_decimal(figure.lettered)} en lettres ; le texte est conservé tel quel"
                )
                hint = "faites-en une interprétation, ou corrigez le texte par un avenant"
                yield found_at(model, codes.FIGURES_DISAGREE, message, placed.span, hint, article=article.article.id)
