"""A figure in words that a rule applies is a parameter: else the words and the rule may part."""

from __future__ import annotations

from clausier.check.coverage import Binding
from clausier.check.places import found_at
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.check.coverage import Coverage
    from clausier.check.figures import Figure
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic

_APPLIED = (Binding.RULE, Binding.JUDGEMENT, Binding.READING)


def check(model: Model, coverage: Coverage) -> Iterator[Diagnostic]:
    """Yield the figures no parameter prints, in sentences that a rule, an appréciation or an interprétation quotes."""
    for article in coverage.articles:
        for bound in article.sentences:
            for placed in bound.figures if bound.binding in _APPLIED else ():
                if not placed.is_bound and not placed.has_no_effect:
                    figure = placed.figure
                    message = f"« {figure.text} » est écrit en dur dans une phrase qu'une règle applique"
                    hint = (
                        "déclarez un paramètre et imprimez-le à cette place, par exemple "
                        f"{{mon_paramètre{_form(figure)}}} ; ou dites ce passage « sans effet »"
                    )
                    yield found_at(model, codes.FIGURE_UNBOUND, message, placed.span, hint, article=article.article.id)


def _form(figure: Figure) -> str:
    """Return the printed form that gives the figure back: « : lettres (chiffres) unité »."""
    unit = " unité" if figure.unit else ""
    if figure.number is not None and figure.lettered is not None:
        first_in_letters = not figure.text[0].isdigit()
        return f": {'lettres (chiffres)' if first_in_letters else 'chiffres (lettres)'}{unit}"
    if figure.lettered is not None:
        return ": toutes lettres"
    return f": chiffres{unit}" if figure.number is not None else ""
