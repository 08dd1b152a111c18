"""What of a page the others rest on, and what its own checks rested on: the parts of a trail.

The same functions look at a whole model, and at the part of one that an edit made again: what they say of a page must
not depend on which.
"""

from __future__ import annotations

from clausier.check.walk import nodes, sites
from clausier.model.citations import Locator, normal, words_of
from clausier.model.expression import Operation, Use
from clausier.model.words import flag_of
from clausier.project.cache import digest
from clausier.project.families import seal
from clausier.surface import item
from clausier.surface.expression import Constant
from clausier.surface.page import Derogation, Passage, Placeholder, Words
from clausier.surface.print import print_expression
from clausier.text.typed import TYPE_CHECKING, Any, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausier.model.articles import Placed
    from clausier.model.tree import Article, LocatedQuote, Model
    from clausier.surface.page import Inline
    from clausier.text.source import Source

_SHOWN = (item.Entity, item.Enumeration, item.Root, item.Table, item.Appreciation, item.Presumption, item.DocumentDecl)
"""Items of which others see everything."""


class Traces:
    """A model and its items, by page."""

    def __init__(
        self, model: Model, items: Iterable[Placed], sources: Mapping[str, Source], *, has_passages: bool
    ) -> None:
        """Sort articles, quotes and items by the file they are in. ``has_passages``: the whole contract has some."""
        self._model = model
        self._has_passages = has_passages
        self._sources = sources
        self._articles: dict[str, list[Article]] = {}
        self._ranks: dict[int, int] = {}
        self._items: dict[str, list[Placed]] = {}
        self._linked: dict[str, dict[str, Any]] = {}
        self._owned: dict[str, dict[str, Any]] = {}
        self._written: dict[str, list[LocatedQuote]] = {}
        self._held: dict[str, list[LocatedQuote]] = {}
        self._lengths: dict[str, dict[str, list[int]]] = {}
        for article in model.articles.values():
            self._articles.setdefault(article.span.source, []).append(article)
            self._ranks.update((id(each), rank) for rank, each in enumerate(article.paragraphs))
        for placed in items:
            self._items.setdefault(placed.item.span.source, []).append(placed)
        for quote in model.quotes:
            self._written.setdefault(quote.span.source, []).append(quote)
            self._held.setdefault(self._page(quote.article), []).append(quote)
        for site in sites(model):
            for node in nodes(site.expression):
                match node:
                    case Operation(name="delay_after" | "delay_before", arguments=(Use(name=name, arguments=()), *_)):
                        if name in model.parameters:
                            self._lengths.setdefault(node.span.source, {}).setdefault(name, []).append(node.span.start)
                    case _:
                        pass

    def _page(self, article: str) -> str:
        return self._model.articles[article].span.source

    def links(self, page: str) -> dict[str, Any]:
        """Return what a page quotes elsewhere, the law it rests on, the parameters it prints or counts delays by."""
        if page in self._linked:
            return self._linked[page]
        locator = Locator(self._model.articles, self._sources, {})
        prints: dict[str, list[list[Any]]] = {}
        for article in self._articles.get(page, ()):
            for paragraph in article.paragraphs:
                for segment in paragraph.printed.segments:
                    if segment.name in self._model.parameters:
                        line = locator.line(segment.span)[1]
                        told = [locator.place(paragraph), segment.text, article.anchor, line, article.certainty]
                        prints.setdefault(segment.name, []).append(told)
        self._linked[page] = {
            "quotes": [
                [each.text, each.article, each.owner, each.span.start, each.span.end, self.found(each, locator)]
                for each in self._written.get(page, ())
                if self._page(each.article) != page
            ],
            "bases": sorted({normal(each.text)[0].strip() for each in bases_of(self._items.get(page, ()))}),
            "prints": prints,
            "lengths": sorted(self._lengths.get(page, ())),
        }
        return self._linked[page]

    def lengths(self, page: str) -> dict[str, list[int]]:
        """Return the parameters by which a page counts delays, and where it does."""
        return self._lengths.get(page, {})

    def found(self, quote: LocatedQuote, locator: Locator) -> list[Any]:
        """Return where a quote stands, and how that is said."""
        if not quote.found:
            return []
        first = quote.found[0].paragraph
        return [
            locator.place(first),
            self._model.articles[first.article].anchor,
            *(
                [each.paragraph.article, self._ranks[id(each.paragraph)], each.start, each.end, each.in_variant]
                for each in quote.found
            ),
        ]

    def own(self, page: str, heads: Mapping[str, Any], plain: Mapping[str, str]) -> dict[str, Any]:
        """Return what a page gives to the program and to the checks, as seals where it is enough to know a change."""
        if page in self._owned:
            return {**self._owned[page], "plain": dict(plain)}
        model, articles = self._model, self._articles.get(page, [])
        here = [each.item for each in self._items.get(page, ())]
        words = self.words_seal(page, heads)
        locator = Locator(model.articles, {}, {})
        held = sorted({repr([each.owner, self.found(each, locator)]) for each in self._held.get(page, ())})
        self._owned[page] = {
            "given": [
                self.outline(page),
                [text for each in articles for paragraph in each.paragraphs for text in _printed(paragraph.content)],
                [
                    [each.ident, each.about, each.about_filter is not None, [detail.label for detail in each.details]]
                    for each in here
                    if isinstance(each, item.Question)
                ],
                [each.ident for each in here if isinstance(each, item.Interpretation)],
                seal(*(each for each in here if isinstance(each, _SHOWN))),
            ],
            "words": words,
            "held": digest((words, *held)),
            "references": self._references(articles) if self._has_passages else "",
            "law": {
                normal(each.anchor)[0]: seal(words_of(each), each.certainty)
                for each in articles
                if each.is_law and each.anchor
            },
        }
        return {**self._owned[page], "plain": dict(plain)}

    def _references(self, articles: Sequence[Article]) -> str:
        """Return a seal of the references that words make, and of what prints the articles they may aim at."""
        from clausier.check.omitted_references import printing

        return seal(*printing(articles))

    def outline(self, page: str) -> list[list[Any]]:
        """Return the articles of a page and their headings."""
        return [
            [each.id, each.level, list(each.path), each.certainty, each.on_paper, each.run_in]
            for each in self._articles.get(page, ())
        ]

    def words_seal(self, page: str, heads: Mapping[str, Any]) -> str:
        """Return a seal of the words of a page, as written, and of the values its parameters give them."""
        return digest(self._words(self._articles.get(page, ()), page, heads))

    def _words(self, articles: Sequence[Article], page: str, heads: Mapping[str, Any]) -> Iterable[str]:
        """Yield the words of articles as written, and the values their parameters give them."""
        text = self._sources[page].text
        for article in articles:
            yield article.id
            for each in article.paragraphs:
                yield f"{each.alinea} {each.tiret}"
                yield text[each.span.start : each.span.end]
        yield repr(heads.get("parameters"))

    def words(self, page: str) -> dict[str, Any]:
        """Return the articles of a page, to find quotes in them."""
        return {
            each.id: [
                [each.corpus, each.anchor, each.level, each.path, each.region, each.certainty],
                [each.on_paper, each.run_in, each.span.start, each.span.end],
                [
                    [
                        paragraph.alinea,
                        paragraph.tiret,
                        paragraph.printed.text,
                        None if paragraph.variant.text == paragraph.printed.text else paragraph.variant.text,
                        paragraph.span.start,
                        paragraph.span.end,
                    ]
                    for paragraph in each.paragraphs
                ],
            ]
            for each in self._articles.get(page, ())
        }

    def rules(self, page: str) -> dict[str, Placed]:
        """Return the calculs, exceptions, obligations and pouvoirs of a page, by name."""
        kinds = (item.Computation, item.Exception_, item.Duty, item.Power)
        return {name_of(placed.item): placed for placed in self._items.get(page, ()) if isinstance(placed.item, kinds)}


def name_of(rule: item.Computation | item.Exception_ | item.Duty | item.Power) -> str:
    """Return the name of a rule: ``Facture.pénalités``."""
    return f"{rule.subject}.{rule.ident}" if isinstance(rule, item.Computation) and rule.subject else rule.ident


def _printed(content: Iterable[Inline]) -> Iterator[str]:
    """Yield what words depend on: the conditions of their passages and derogations, the values they print."""
    for part in content:
        match part:
            case Passage(condition=condition, then=then, otherwise=otherwise):
                yield f"si {print_expression(condition)}"
                yield from _printed((*then, *otherwise))
            case Derogation(condition=condition, content=added):
                yield f"{flag_of(part)} si {print_expression(condition)}"
                yield from _printed(added)
            case Placeholder(value=value) if not isinstance(value, Constant):
                yield print_expression(value)
            case Placeholder() | Words():
                pass
            case _:
                assert_never(part)


def bases_of(placed: Iterable[Placed]) -> Iterable[item.Quote]:
    """Yield the authorities that rules name."""
    for each in placed:
        if isinstance(each.item, item.Computation | item.Exception_ | item.Duty | item.Power):
            yield from each.item.basis
