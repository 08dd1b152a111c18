"""What is elsewhere than in the page edited, found in the trail when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from clausier.model.articles import Placed
from clausier.model.tree import Article, Paragraph
from clausier.model.words import Printed, Segment
from clausier.surface import exchange
from clausier.text.source import Source
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from clausier.model.corpus import Corpus
    from clausier.project.library import Library
    from clausier.project.trail import Trail
    from clausier.surface.item import Item


class Articles(Mapping[str, Article]):
    """The articles of the page edited, and those of the other pages, which have their words and no more."""

    def __init__(self, own: Mapping[str, Article], trail: Trail, page: str, corpora: Mapping[str, Corpus]) -> None:
        """Take the articles of ``page``, the trail, and the corpora by id."""
        self.known: dict[str, Article] = dict(own)
        self._trail = trail
        self._page = page
        self._corpora = corpora

    @cached_property
    def _homes(self) -> dict[str, str]:
        """The pages of the articles of other pages."""
        return {
            article: each
            for each, data in self._trail.every("own").items()
            if each != self._page
            for article, *_ in data["given"][0]
        }

    def __getitem__(self, name: str) -> Article:
        """Return an article."""
        if name not in self.known:
            page = self._homes[name]
            self.known[name] = self._made(name, page, self._trail.part("words", page)[name])
        return self.known[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        yield from self.known.keys() - self._homes.keys()
        yield from self._homes

    def __len__(self) -> int:
        """Count the articles."""
        return len(self.known.keys() | self._homes.keys())

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such an article."""
        return name in self.known or name in self._homes

    def _made(self, name: str, page: str, data: Any) -> Article:  # noqa: ANN401  any JSON
        (corpus, anchor, level, path, region, certainty), (on_paper, run_in, start, end), paragraphs = data
        of = self._corpora[corpus]
        return Article(
            name, corpus, of.short_name, of.is_law, anchor, level, tuple(path),
            tuple(_paragraph(name, page, each) for each in paragraphs),
            tuple(region), certainty, on_paper, run_in, Span(page, start, end),
        )  # fmt: skip


def _paragraph(article: str, page: str, data: Any) -> Paragraph:  # noqa: ANN401  any JSON
    alinea, tiret, text, variant, start, end = data
    span = Span(page, start, end)
    printed = _printed(text, span)
    return Paragraph(alinea, tiret, (), printed, printed if variant is None else _printed(variant, span), article, span)


def _printed(text: str, span: Span) -> Printed:
    return Printed(text, (Segment(text, "", bold=False, span=span),))


class Sources(Mapping[str, Source]):
    """The sources of a library, decoded when a line is asked for."""

    def __init__(self, texts: Library, own: Source) -> None:
        """Take the files, and the source of the page edited."""
        self._data = {each.name: each.data for each in (*texts.law, *texts.contract)}
        self._made = {own.name: own}

    def __getitem__(self, name: str) -> Source:
        """Return a source."""
        if name not in self._made:
            from clausier.dossier import nodes

            self._made[name] = nodes.decode(self._data[name], name)[0]
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._data)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._data)


class Rules:
    """The rules of other pages that may be resolved again."""

    def __init__(
        self, trail: Trail, page: str, corpora: Mapping[str, Corpus], still: Mapping[str, Placed] | None = None
    ) -> None:
        """Take the trail, the page edited, the corpora by the names of their pages, and rules of the page itself."""
        self._trail = trail
        self._page = page
        self._corpora = corpora
        self._still = still or {}

    @cached_property
    def _data(self) -> dict[str, Any]:
        """The rules of other pages, as the trail tells them."""
        every = self._trail.every("items")
        return {name: each for home, data in every.items() if home != self._page for name, each in data.items()}

    def __contains__(self, name: object) -> bool:
        """Tell whether the trail has a rule."""
        return name in self._still or name in self._data

    def placed(self, name: str) -> Placed:
        """Return a rule and the article it stands in."""
        if name in self._still:
            return self._still[name]
        article, data = self._data[name]
        rule = cast("Item", exchange.codec().decode(data))
        return Placed(rule, self._corpora[rule.span.source], article, ())
