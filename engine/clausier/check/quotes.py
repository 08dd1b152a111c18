"""The words a rule quotes stand in its article."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from clausier.check.places import found_at
from clausier.model.citations import normal
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.model.tree import Article, LocatedQuote, Model
    from clausier.text.diagnostic import Diagnostic

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_NEAR = 600
"""How alike words must be to be proposed, in thousandths."""
_ALIKE = 1000


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the quotes that are not in their article."""
    for quote in model.quotes:
        if not quote.found:
            yield _absent(model, quote)


def _absent(model: Model, quote: LocatedQuote) -> Diagnostic:
    home = model.articles[quote.article]
    texts = _texts(model, home)
    whole = normal(quote.text)[0].strip()
    fragments = tuple(each for each in _ELLIPSIS.split(whole) if each)
    who = f"« {quote.owner} »" if quote.owner else "« sans effet »"
    missing = next((each for each in fragments if not any(each in text for text in texts)), "")
    if fragments and not missing:
        message = f"{who} cite des mots qui sont dans l'article, mais pas dans cet ordre"
        return found_at(
            model, codes.QUOTE_ABSENT, message, quote.span, "suivez l'ordre du texte", article=quote.article
        )
    message = f"{who} cite des mots qui ne sont pas dans l'article : « {missing or whole} »"
    return found_at(model, codes.QUOTE_ABSENT, message, quote.span, _hint(model, home, missing), article=quote.article)


def _hint(model: Model, home: Article, missing: str) -> str:
    if not missing:
        return "citez des mots de l'article"
    elsewhere = [each for each in model.articles.values() if any(missing in text for text in _texts(model, each))]
    if elsewhere:
        return f"ces mots sont sous « {elsewhere[-1].path[-1]} » : placez-y la règle, ou citez l'article où elle est"
    near = _nearest(missing, _texts(model, home))
    return f"l'article dit : « {near} »" if near else "citez les mots de l'article tels qu'ils sont imprimés"


def _texts(model: Model, article: Article) -> list[str]:
    """Return the words a quote may stand in: those of the article and of the articles under it."""
    paragraphs = [each for id_ in article.region for each in model.articles[id_].paragraphs]
    written = [text for each in paragraphs for text in dict.fromkeys((each.printed.text, each.variant.text))]
    return [normal(each)[0] for each in written]


def _nearest(wanted: str, texts: Sequence[str]) -> str:
    """Return the words of the article that look most like ``wanted``, "" when none does."""
    best, found = _NEAR, ""
    count = len(wanted.split())
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    for text in texts:
        words = text.split()
        for size in range(max(1, count - 1), count + 3):
            for start in range(max(1, len(words) - size + 1)):
                window = " ".join(words[start : start + size]).rstrip(".,;:")
                matcher.set_seq1(window)
                # The quick bounds spare nearly all the exact comparisons.
                bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
                if all(bound() * _ALIKE > best for bound in bounds):
                    best, found = int(matcher.ratio() * _ALIKE), window
    return found
