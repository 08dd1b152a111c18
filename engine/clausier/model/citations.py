"""Citations: where the words a rule quotes stand in its article."""

from __future__ import annotations

import re
from functools import lru_cache

from clausier.model.articles import is_note
from clausier.model.tree import Citation, Found, LocatedQuote
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausier.model.tree import Article, Model, Paragraph
    from clausier.surface.item import Quote
    from clausier.text.source import Source
    from clausier.text.span import Span

MISPRINT = "coquille"
"""The owner of a quote that only notes a defect of the words."""

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_BLANKS = re.compile(r"^\s|\s\s|[^\S ]")
"""What ``normal`` does more than replace characters for: a text that holds none keeps its length."""
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "—": "-"}


@lru_cache(maxsize=8192)
def normal(text: str) -> tuple[str, Sequence[int]]:
    """Return ``text`` with single spaces and plain apostrophes, and the place in ``text`` of each character."""
    if _BLANKS.search(text) is None:
        for odd, plain in _SAME.items():
            text = text.replace(odd, plain)
        return text, range(len(text))
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if not kept or kept[-1] == " ":
                continue
            character = " "  # noqa: PLW2901  any blank is a space
        kept.append(_SAME.get(character, character))
        places.append(place)
    return "".join(kept), tuple(places)


class Locator:
    """Finds quotes in articles and remembers each, for the checks. Built once the words are printed."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        sources: Mapping[str, Source],
        law: Mapping[str, str] | None = None,
    ) -> None:
        """Take the articles by id and the sources by name (lines are worked out from them).

        ``law`` gives the ids of the articles of the law by ``reference`` of their anchor, when they are known already.
        """
        self._articles = articles
        self._sources = sources
        self._law = by_reference(articles.values()) if law is None else law
        self.quotes: list[LocatedQuote] = []
        self.chosen: set[str] = set()
        """Files a quote of which, or in which a quote, was found at several places: the nearest was taken."""

    def words(self, quote: Quote, article: str, owner: str) -> Citation:
        """Return the citation of words of the article; its place is "" when they do not stand there."""
        located = self.locate(quote, article, owner)
        place = self.place(located.found[0].paragraph) if located.found else ""
        home = self._articles[located.article]
        anchor = self._articles[located.found[0].paragraph.article].anchor if located.found else home.anchor
        return Citation(place, normal(quote.text)[0].strip(), anchor, *self.line(quote.span), home.certainty)

    def locate(self, quote: Quote, article: str, owner: str) -> LocatedQuote:
        """Return where the fragments of a quote stand, and remember it; a quote may name another article."""
        if quote.article:
            article = self._named(quote.article, article)
        found = self._search(quote, self._articles[article])
        located = LocatedQuote(quote.text, article, owner, found, quote.span)
        self.quotes.append(located)
        return located

    def basis(self, quote: Quote) -> Citation:
        """Return the citation of an authority outside the article (``selon « C. com. L441-10 II »``)."""
        reference = normal(quote.text)[0].strip()
        found = self._law.get(reference)
        if found is None:
            return Citation(reference, "", "", *self.line(quote.span), "")
        law = self._articles[found]
        return Citation(reference, words_of(law), law.anchor, *self.line(quote.span), law.certainty)

    def article(self, article: str, span: Span) -> Citation:
        """Return the citation of a whole article, for a rule that quotes nothing."""
        home = self._articles[article]
        return Citation(_name(home), "", home.anchor, *self.line(span), home.certainty)

    def printed(self, name: str) -> tuple[Citation, ...]:
        """Return the citations of the places where the value of ``name`` is printed, with the words printed."""
        return tuple(
            Citation(
                self.place(paragraph),
                segment.text,
                article.anchor,
                *self.line(segment.span),
                article.certainty,
            )
            for article in self._articles.values()
            for paragraph in article.paragraphs
            for segment in paragraph.printed.segments
            if segment.name == name
        )

    def line(self, span: Span) -> tuple[str, int]:
        """Return the file and the line of a span; line 0 when its source is not known."""
        source = self._sources.get(span.source)
        return span.source, source.position(span.start)[0] if source else 0

    def place(self, paragraph: Paragraph) -> str:
        """Return where a paragraph stands, as users read it; paragraphs that restate the law have no rank."""
        article = self._articles[paragraph.article]
        parts = [_name(article)]
        if article.is_law:
            return parts[0]
        if paragraph.alinea:
            parts.append(f"{_rank(paragraph.alinea)} alinéa")
        if paragraph.tiret:
            parts.append(f"{_rank(paragraph.tiret)} tiret")
        return ", ".join(parts)

    def _named(self, anchor: str, article: str) -> str:
        """Return the article of an anchor in the corpus of ``article``, ``article`` itself when there is none."""
        named = f"{self._articles[article].corpus}#{anchor.strip()}"
        return named if named in self._articles and self._articles[named].anchor == anchor.strip() else article

    def _search(self, quote: Quote, article: Article) -> tuple[Found, ...]:
        paragraphs = [each for id_ in article.region for each in self._articles[id_].paragraphs]
        whole = normal(quote.text)[0].strip()
        fragments = tuple(each for each in _ELLIPSIS.split(whole) if each)
        if not fragments:
            return ()
        for in_variant in (False, True):
            for wanted in dict.fromkeys(((whole,), fragments)):
                found = [
                    match for match in _matches(paragraphs, wanted, in_variant=in_variant) if len(match) == len(wanted)
                ]
                if found:
                    if len(found) > 1:
                        self.chosen |= {quote.span.source, article.span.source}
                    return min(found, key=lambda match: _distance(match, quote.span))
        return ()


def by_reference(articles: Iterable[Article]) -> dict[str, str]:
    """Return the ids of the articles of the law by their anchor, as authorities name them."""
    return {normal(each.anchor)[0]: each.id for each in articles if each.is_law and each.anchor}


def words_of(law: Article) -> str:
    """Return the words of an article of the law, without what is noted about them."""
    return " ".join(normal(each.printed.text)[0].strip() for each in law.paragraphs if not is_note(each))


def places_of(model: Model, words: str) -> str:
    """Return where a contract first says some words (« … » joins fragments), as users read it; "" when nowhere."""
    fragments = tuple(each for each in _ELLIPSIS.split(normal(words)[0].strip()) if each)
    locator = Locator(model.articles, {})
    for article in model.articles.values():
        found = (
            ()
            if article.is_law or not fragments
            else next(
                (m for m in _matches(article.paragraphs, fragments, in_variant=False) if len(m) == len(fragments)), ()
            )
        )
        if found:
            return locator.place(found[0].paragraph)
    return ""


def _matches(
    paragraphs: Sequence[Paragraph], fragments: tuple[str, ...], *, in_variant: bool
) -> Iterator[tuple[Found, ...]]:
    """Yield, for each place of the first fragment, the fragments that follow in order (fewer when some do not)."""
    texts = [normal(each.variant.text if in_variant else each.printed.text) for each in paragraphs]
    for start, (text, _) in enumerate(texts):
        position = text.find(fragments[0])
        while position >= 0:
            match: list[Found] = []
            rank, offset = start, position
            for fragment in fragments:
                while rank < len(texts) and (offset := texts[rank][0].find(fragment, offset)) < 0:
                    rank, offset = rank + 1, 0
                if rank == len(texts):
                    break
                places = texts[rank][1]
                end = offset + len(fragment)
                match.append(Found(paragraphs[rank], places[offset], places[end - 1] + 1, in_variant))
                offset = end
            yield tuple(match)
            position = text.find(fragments[0], position + 1)


def _distance(match: tuple[Found, ...], span: Span) -> tuple[bool, int, int]:
    """Return how far a match is from the quote: the nearest paragraph above it comes first, then those below."""
    start = match[0].paragraph.span.start
    spread = match[-1].paragraph.span.start - start
    return start > span.start, abs(span.start - start), spread


def _name(article: Article) -> str:
    """Return « CGV VIII » for an article of a contract, « C. civ. 1225 » for one of the law."""
    return article.anchor if article.is_law else f"{article.short_name} {article.anchor}".strip()


def _rank(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"
