"""References to articles of the contract that it does not have."""

from __future__ import annotations

from clausier.check.mentions import mentions
from clausier.check.numbers import canonical, numbered, rank
from clausier.check.places import contract_articles, found_at
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Article, Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the references of the contract to an article of its own that is not there."""
    known = {number for _, number in numbered(model)} | {
        canonical(each.anchor) for each in contract_articles(model) if each.anchor
    }
    styles = {_style(each) for each in known if rank(each.partition(".")[0]) is not None}
    for article in contract_articles(model):
        yield from _dead(model, article, known, styles)


def _dead(model: Model, article: Article, known: set[str], styles: set[bool]) -> Iterator[Diagnostic]:
    for paragraph in article.paragraphs:
        for one in mentions(paragraph.printed.text):
            number = canonical(one[0])
            if number in known or _style(number) not in styles:
                continue
            span = paragraph.printed.span(one.start(), one.end())
            if span is not None:
                message = f"il n'y a pas d'article {one[0].strip()} dans ce contrat ; le texte est conservé tel quel"
                hint = did_you_mean(number, known) or "corrigez le renvoi par un avenant"
                yield found_at(model, codes.REFERENCE_DEAD, message, span, hint, article=article.id)


def _style(number: str) -> bool:
    """Tell whether a number is in digits (False: in Roman figures): the contract's own articles are all alike."""
    return number[:1].isdigit()
