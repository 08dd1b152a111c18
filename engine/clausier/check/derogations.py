"""The words that a derogation says it derogates from stand in its article."""

from __future__ import annotations

from clausier.check.places import contract_articles, found_at
from clausier.model.citations import normal
from clausier.surface.page import Derogation
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the derogations that quote what the standard contract does not print in their article."""
    for article in contract_articles(model):
        printed = [normal(each.printed.text)[0] for each in article.paragraphs]
        for paragraph in article.paragraphs:
            for part in paragraph.content:
                if isinstance(part, Derogation) and not any(normal(part.words)[0] in text for text in printed):
                    message = f"« {part.ident} » déroge à des mots qui ne sont pas dans l'article : « {part.words} »"
                    hint = "citez les mots de l'article tels qu'ils sont imprimés"
                    yield found_at(model, codes.QUOTE_ABSENT, message, part.span, hint, article=article.id)
