"""How much of a contract its rules hold: each sentence, and what binds it."""

from __future__ import annotations

from functools import lru_cache

from clausier.check.figures import figures
from clausier.check.places import contract_articles, several
from clausier.check.sentences import sentences
from clausier.model.citations import MISPRINT
from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausier.check.figures import Figure
    from clausier.check.sentences import Sentence
    from clausier.model.tree import Article, LocatedQuote, Model
    from clausier.model.words import Printed
    from clausier.text.span import Span


class Binding(Enum):
    """What binds a sentence, the strongest first."""

    RULE = "règle"
    JUDGEMENT = "appréciation"
    READING = "interprétation"
    NO_EFFECT = "sans effet"
    NONE = "non couverte"


class PlacedFigure(Record):
    """A figure of a sentence and where it stands: printed from a parameter, or in a passage « sans effet »."""

    figure: Figure
    span: Span
    is_bound: bool
    has_no_effect: bool


class BoundSentence(Record):
    """A sentence, what binds it and its figures."""

    sentence: Sentence
    binding: Binding
    figures: tuple[PlacedFigure, ...]


class ArticleCoverage(Record):
    """The sentences of an article, in order."""

    article: Article
    sentences: tuple[BoundSentence, ...]

    def bound_by(self, binding: Binding) -> int:
        """Return how many sentences are bound so."""
        return sum(each.binding is binding for each in self.sentences)

    @property
    def uncovered(self) -> tuple[BoundSentence, ...]:
        """The sentences nothing binds."""
        return tuple(each for each in self.sentences if each.binding is Binding.NONE)

    @property
    def figures(self) -> tuple[PlacedFigure, ...]:
        """The figures of its sentences."""
        return tuple(figure for each in self.sentences for figure in each.figures)


class Share(Record):
    """How many sentences of an article something binds, in the order of ``Binding``."""

    anchor: str
    title: str
    counts: tuple[int, ...]

    def bound_by(self, binding: Binding) -> int:
        """Return how many sentences are bound so."""
        return self.counts[[*Binding].index(binding)]

    @property
    def sentences(self) -> int:
        """How many sentences the article has."""
        return sum(self.counts)


class Shares(Record):
    """The figures of a coverage, without its words: ``total`` says them on one line."""

    articles: tuple[Share, ...]
    sentences: int
    covered: int
    total: str


class Coverage(Record):
    """The articles of a contract that have words, in order."""

    articles: tuple[ArticleCoverage, ...]

    def bound_by(self, binding: Binding) -> int:
        """Return how many sentences are bound so, in all."""
        return sum(each.bound_by(binding) for each in self.articles)

    @property
    def sentences(self) -> int:
        """How many sentences the contract has."""
        return sum(len(each.sentences) for each in self.articles)

    @property
    def covered(self) -> int:
        """How many of them something binds."""
        return self.sentences - self.bound_by(Binding.NONE)

    @property
    def percent(self) -> int:
        """The share of sentences bound, in whole percents, never rounded up; 100 when there are none."""
        return self.covered * 100 // self.sentences if self.sentences else 100

    @property
    def total(self) -> str:
        """The totals, on one line."""
        shown = ", ".join(f"{each.value} {self.bound_by(each)}" for each in Binding)
        placed = [each for article in self.articles for each in article.figures]
        bound = sum(each.is_bound for each in placed)
        loose = sum(not each.is_bound and not each.has_no_effect for each in placed)
        return (
            f"{self.covered} sur {several(self.sentences, 'phrase')} ({self.percent} %) : {shown} ; "
            f"{several(len(placed), 'chiffre')} : {several(bound, 'lié')} à un paramètre, {several(loose, 'libre')}"
        )

    def shares(self) -> Shares:
        """Return the figures alone."""
        articles = (
            Share(each.article.anchor, each.article.path[-1], tuple(each.bound_by(binding) for binding in Binding))
            for each in self.articles
        )
        return Shares(tuple(articles), self.sentences, self.covered, self.total)


class _Same:
    """A model as a key: itself and no other, however alike."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.model is self.model

    def __hash__(self) -> int:
        return id(self.model)


def measure(model: Model) -> Coverage:
    """Return the coverage of the contract of a model by its rules; the law is left out.

    The last one is held: the checks of a contract and what is told of it measure the same model.
    """
    return _measure(_Same(model))


@lru_cache(maxsize=1)
def _measure(key: _Same) -> Coverage:
    model = key.model
    bound = _by_file(model)
    measured = [_measured(article, bound.get(article.span.source, ())) for article in contract_articles(model)]
    return Coverage(tuple(each for each in measured if each.sentences))


def kind_of_owner(model: Model, owner: str) -> Binding:
    """Return what the owner of a quote is; "" is « sans effet »."""
    if not owner:
        return Binding.NO_EFFECT
    if owner in model.interpretations:
        return Binding.READING
    entity, _, name = owner.rpartition(".")
    known = model.entities.get(entity)
    is_field = known is not None and owner not in model.computations and any(f.name == name for f in known.fields)
    return Binding.JUDGEMENT if is_field else Binding.RULE


def _by_file(model: Model) -> dict[str, list[tuple[Span, Binding]]]:
    """Return the stretches of source that quotes hold, by file; to note a defect of words is not to bind them."""
    held: dict[str, list[tuple[Span, Binding]]] = {}
    for quote in model.quotes:
        if quote.owner == MISPRINT:
            continue
        binding = kind_of_owner(model, quote.owner)
        for span in _held(quote, whole=binding is Binding.NO_EFFECT):
            held.setdefault(span.source, []).append((span, binding))
    return held


def _held(quote: LocatedQuote, *, whole: bool) -> Iterator[Span]:
    """Yield what a quote holds: its fragments, or all from the first to the last."""
    spans: list[Span] = []
    for found in quote.found:
        printed = found.paragraph.variant if found.in_variant else found.paragraph.printed
        span = printed.span(found.start, found.end)
        if span is not None:
            spans.append(span)
    if whole and spans:
        yield spans[0].cover(spans[-1])
    else:
        yield from spans


def _measured(article: Article, held: Sequence[tuple[Span, Binding]]) -> ArticleCoverage:
    cut = sentences(article)
    found = {rank: _binding(each, held) for rank, each in enumerate(cut)}
    for rank in reversed(range(len(cut))):
        if found[rank] is Binding.NONE and cut[rank].leads:
            found[rank] = _led(rank, cut, found)
    # Figures are looked for in whole paragraphs, so that what stands before a sentence (a mark of a list) is seen.
    numbers = {text: figures(text) for text in dict.fromkeys(each.printed.text for each in cut)}
    return ArticleCoverage(
        article,
        tuple(
            BoundSentence(each, found[rank], _placed(each, numbers[each.printed.text], held))
            for rank, each in enumerate(cut)
        ),
    )


def _binding(sentence: Sentence, held: Sequence[tuple[Span, Binding]]) -> Binding:
    touching = {binding for span, binding in held if _touch(span, sentence.span)}
    return next((each for each in Binding if each in touching), Binding.NONE)


def _led(rank: int, cut: Sequence[Sentence], found: Mapping[int, Binding]) -> Binding:
    """Return what binds the sentences that an opening sentence leads to: its tirets, or the next paragraph."""
    opening = cut[rank].paragraph
    after = [each for each in range(rank + 1, len(cut)) if cut[each].paragraph is not opening]
    if not after:
        return Binding.NONE
    first = cut[after[0]].paragraph
    led = [
        each
        for each in after
        if (cut[each].paragraph.alinea == opening.alinea if first.tiret else cut[each].paragraph is first)
    ]
    touching = {found[each] for each in led}
    return next((each for each in Binding if each in touching), Binding.NONE)


def _placed(
    sentence: Sentence, found: Sequence[Figure], held: Sequence[tuple[Span, Binding]]
) -> tuple[PlacedFigure, ...]:
    placed: list[PlacedFigure] = []
    for figure in found:
        span = (
            sentence.printed.span(figure.start, figure.end) if sentence.start <= figure.start < sentence.end else None
        )
        if span is not None:
            no_effect = any(binding is Binding.NO_EFFECT and _touch(each, span) for each, binding in held)
            placed.append(PlacedFigure(figure, span, _is_printed(sentence.printed, figure), no_effect))
    return tuple(placed)


def _is_printed(printed: Printed, figure: Figure) -> bool:
    """Tell whether some of a figure is printed from a value that has a name."""
    end = 0
    for segment in printed.segments:
        start, end = end, end + len(segment.text)
        is_named = bool(segment.name) and (segment.name[0].isalpha() or segment.name[0] == "_")
        if is_named and start < figure.end and figure.start < end:
            return True
    return False


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
