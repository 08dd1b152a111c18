"""Sentences that nothing binds: one diagnostic an article."""

from __future__ import annotations

from clausier.check.places import clipped, found_at, several
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.check.coverage import Coverage
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model, coverage: Coverage) -> Iterator[Diagnostic]:
    """Yield, for each article with sentences nothing binds, how many, how many figures they hold, and the first."""
    for article in coverage.articles:
        uncovered = article.uncovered
        if not uncovered:
            continue
        all_of_them, count = len(article.sentences), len(uncovered)
        loose = sum(not placed.is_bound for each in uncovered for placed in each.figures)
        with_figures = f" (et {several(loose, 'chiffre')} sans paramètre)" if loose else ""
        first = clipped(uncovered[0].sentence.text)
        message = (
            f"{several(count, 'phrase')} sur {all_of_them} sans règle{with_figures}"
            f"{', à commencer par' if count > 1 else ''} : « {first} »"
        )
        hint = "citez-les dans une règle, ou écrivez « sans effet « passage » : « motif » »"
        yield found_at(
            model, codes.SENTENCES_UNCOVERED, message, uncovered[0].sentence.span, hint, article=article.article.id
        )
