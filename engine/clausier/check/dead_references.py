"""References to articles of the contract that it does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausier.check.numbers import canonical, numbered, rank
from clausier.check.places import contract_articles, found_at
from clausier.text import codes
from clausier.text.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Article, Model
    from clausier.text.diagnostic import Diagnostic

# Not « L. 441-10 », an article of a code.
_NUMBER = r"(?![LC]\.?\s?\d)(?:\d+|[IVXLC]+(?!\w))(?:[.-]\d+|\s?–\s?\d+)*(?:er\b)?"
_REFERENCE = re.compile(
    rf"\b[Aa]rt(?:icles?|\.)\s+(?P<numbers>{_NUMBER}(?:\s*(?:,|et|ou|à)\s*(?:l'article\s+)?{_NUMBER})*)(?P<after>.{{0,80}})",
    re.DOTALL,
)
_ONE = re.compile(_NUMBER)
# « alinéa 2 », « et suivants »: between the number and the text it belongs to.
_BETWEEN = (
    r"[\s,]*(?:(?:alinéas?|al\.|§|paragraphes?)\s*\w+[\s,]*|et\s+s(?:uiv(?:ants?|\.))?[\s,.]*|(?:bis|ter|[a-z]\)?)\s+)*"
)
_OURS = r"présent|Contrat\b|contrat\b|CGV\b|[Cc]onditions générales"
_EXTERNAL = re.compile(
    rf"{_BETWEEN}(?:(?:(?:du|des|de\s+la)\s+|de\s+l['’]\s*|de\s+(?!l[a'’]))(?!{_OURS})\w|C\.\s|(?:CPC|CPI|CGI|RGPD)\b)"
)


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
        for match in _REFERENCE.finditer(paragraph.printed.text):
            if _EXTERNAL.match(match["after"]):
                continue
            for one in _ONE.finditer(match["numbers"]):
                number = canonical(one[0])
                if number in known or _style(number) not in styles:
                    continue
                start = match.start("numbers") + one.start()
                span = paragraph.printed.span(start, start + len(one[0]))
                if span is not None:
                    message = (
                        f"il n'y a pas d'article {one[0].strip()} dans ce contrat ; le texte est conservé tel quel"
                    )
                    hint = did_you_mean(number, known) or "corrigez le renvoi par un avenant"
                    yield found_at(model, codes.REFERENCE_DEAD, message, span, hint, article=article.id)


def _style(number: str) -> bool:
    """Tell whether a number is in digits (False: in Roman figures): the contract's own articles are all alike."""
    return number[:1].isdigit()
