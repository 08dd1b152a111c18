"""From the articles of a contract to the document tree: its words, with the values of one dossier in their places."""

from __future__ import annotations

import re
from itertools import groupby

from clausier.check.mentions import mentions
from clausier.check.numbers import canonical, label_of
from clausier.documents import derogations
from clausier.documents.labels import map_inlines
from clausier.documents.tree import (
    DEFAULT_PATTERNS,
    Document,
    Heading,
    LabelPolicy,
    ListItem,
    Paragraph,
    Reference,
    Run,
    Value,
)
from clausier.model.words import print_words
from clausier.text.record import Record, replace
from clausier.text.spoken import spoken
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausier.documents.tree import Block, Inline, Inlines
    from clausier.model.expression import Value as ModelValue
    from clausier.model.tree import Article, Model
    from clausier.model.tree import Paragraph as Words

_PARTS = re.compile(r"\d+")
_LANGUAGE = "fr-FR"
_WITHOUT_OBJECT = "Sans objet."


class Wording(Record):
    """What a dossier makes of the words of a contract (see ``model.words.print_words``).

    ``values`` gives what replaces the default of a parameter, or the value of another printed expression, by its text;
    ``flags`` says which conditional passages are printed.
    """

    values: Mapping[str, ModelValue]
    flags: Mapping[str, bool]


def contract(
    model: Model,
    wording: Wording,
    properties: tuple[tuple[str, str], ...] = (),
    labels: LabelPolicy = LabelPolicy.PRINTED,
) -> Document:
    """Return the document of the whole contract, in the order of the paper.

    A first heading of level 1 is the title; otherwise the contract's own title is. An article whose every passage is
    left out is not printed: with printed labels its number stays, "sans objet"; with automatic ones the articles after
    it, and the references to them, take the numbers that follow. Special conditions and derogations stand in the words,
    and in a table at the end beside what they derogate from.
    """
    articles = [each for each in model.articles.values() if not each.is_law and each.on_paper]
    anchors = {canonical(each.anchor): each.anchor for each in articles}
    contents = {each.id: tuple(_paragraphs(each, model, wording, anchors)) for each in articles}
    above = {each.id: _above(each, articles) for each in articles}
    kept = _kept(articles, contents, above)
    titled = bool(articles) and articles[0].level == 1
    blocks: list[Block] = []
    for article in articles:
        if article.id in kept:
            own = contents[article.id]
            blocks += own if titled and article is articles[0] else _opened(article, own)
        elif labels is LabelPolicy.PRINTED and kept.issuperset(above[article.id]):
            blocks += _left_out(article)
    blocks += derogations.table(model, wording.values, wording.flags)
    title = articles[0].path[-1] if titled else model.title
    printed = Document(title, "", _LANGUAGE, properties, tuple(blocks))
    return printed if labels is LabelPolicy.PRINTED else _renumbered(printed)


# --- What is printed ----------------------------------------------------------------------------------------------


def _kept(
    articles: Iterable[Article], contents: Mapping[str, tuple[Block, ...]], above: Mapping[str, Iterable[str]]
) -> set[str]:
    """Return the articles that print words, their own or those of an article below; one that never had any stays."""
    printing = {whole for each in articles if contents[each.id] for whole in (each.id, *above[each.id])}
    worded = {whole for each in articles if each.paragraphs for whole in (each.id, *above[each.id])}
    return {each.id for each in articles if each.id in printing or each.id not in worded}


def _above(article: Article, articles: Iterable[Article]) -> list[str]:
    """Return the articles that ``article`` is part of: by its number (« 4.1.2 » of « 4.1 »), or by its heading."""
    return [
        each.id
        for each in articles
        if each is not article and (article.anchor.startswith(f"{each.anchor}.") or article.id in each.region)
    ]


def _left_out(article: Article) -> Iterator[Block]:
    """Yield what stands for an article left out, so that its number is not missed: nothing when it has none."""
    words = article.paragraphs[0].printed.text if article.run_in else article.path[-1]
    label, separator = label_of(words)
    if label and article.run_in:
        yield Heading(_level(article), label, (Run(_WITHOUT_OBJECT),), article.anchor, separator, run_in=True)
    elif label:
        yield from _opened(article, (Paragraph((Run(_WITHOUT_OBJECT),)),))


def _opened(article: Article, own: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of an article under its heading; the label of a run-in one is cut from its first words."""
    if not article.run_in:
        label, separator = label_of(article.path[-1])
        title = (Run(article.path[-1][len(label) + len(separator) :]),)
        return (Heading(_level(article), label, title, article.anchor, separator), *own)
    first, *rest = own
    if not isinstance(first, Paragraph):
        return own
    opening, *following = first.runs
    label, separator = label_of(opening.text) if isinstance(opening, Run) else ("", "")
    runs = first.runs
    if isinstance(opening, Run) and label:
        runs = (replace(opening, text=opening.text[len(label) + len(separator) :]), *following)
    return (Heading(_level(article), label, runs, article.anchor, separator, run_in=True), *rest)


def _level(article: Article) -> int:
    """Return the level of a heading, the first below the title being 1; of a run-in one, as its number tells."""
    parts = article.anchor.count(".") + 1
    return parts if article.run_in and parts > 1 else max(1, article.level - 1)


# --- Numbered again -----------------------------------------------------------------------------------------------


def can_renumber(model: Model) -> bool:
    """Tell whether the articles of a contract can be numbered by a word processor: their numbers are in figures."""
    articles = [each for each in model.articles.values() if not each.is_law and each.on_paper]
    words = [each.paragraphs[0].printed.text if each.run_in else each.path[-1] for each in articles]
    labels = [label for label, _ in map(label_of, words) if label]
    return bool(labels) and all(_PARTS.search(each) for each in labels)


def _renumbered(document: Document) -> Document:
    """Return ``document`` with the labels of its headings left to the word processor, in the pattern of the paper's."""
    patterns: list[str] = list(DEFAULT_PATTERNS)
    headings = [each for each in document.blocks if isinstance(each, Heading) and each.label]
    numbered = {each.anchor for each in headings}
    for heading in reversed(headings):  # the first of a level gives the pattern of all
        patterns[len(_PARTS.findall(heading.label)) - 1] = _pattern(heading.label)

    def freed(block: Block) -> Block:
        block = map_inlines(block, lambda runs: tuple(_live(each, numbered) for each in runs))
        if not isinstance(block, Heading):
            return block
        level = len(_PARTS.findall(block.label)) or block.level
        return replace(block, level=level, label="", separator=" ", numbered=bool(block.label))

    blocks = tuple(map(freed, document.blocks))
    return replace(document, blocks=blocks, labels=LabelPolicy.AUTOMATIC, label_patterns=tuple(patterns))


def _live(node: Inline, numbered: set[str]) -> Inline:
    """Return a reference that shows the number its article will have."""
    return replace(node, text="") if isinstance(node, Reference) and node.anchor in numbered else node


def _pattern(label: str) -> str:
    """Return the pattern of a label: « ARTICLE 4. » gives « ARTICLE %1. »."""
    counted = iter(range(1, len(DEFAULT_PATTERNS) + 1))
    return _PARTS.sub(lambda _: f"%{next(counted)}", label)


# --- Words --------------------------------------------------------------------------------------------------------


def _paragraphs(article: Article, model: Model, wording: Wording, anchors: Mapping[str, str]) -> Iterator[Block]:
    for paragraph in article.paragraphs:
        runs = _runs(paragraph, model, wording, anchors)
        if not runs:
            continue
        yield ListItem(1, "-", runs) if paragraph.tiret else Paragraph(runs)


def _runs(paragraph: Words, model: Model, wording: Wording, anchors: Mapping[str, str]) -> Inlines:
    printed = print_words(paragraph.content, model.parameters, wording.values, wording.flags)
    found: list[Inline] = []
    for (name, bold), together in groupby(printed.segments, lambda each: (each.name, each.bold)):
        if name:
            found += (Value(each.text, name, _title(model, name), bold) for each in together)
        else:  # words that a condition parts are one text
            found += _mentions("".join(each.text for each in together), bold=bold, anchors=anchors)
    return tuple(found) if printed.text.strip() else ()


def _title(model: Model, name: str) -> str:
    """Return what a reader of the Word file is told about a value: the parameter it is."""
    return spoken(name) if name in model.parameters else name


def _mentions(text: str, *, bold: bool, anchors: Mapping[str, str]) -> Iterator[Inline]:
    """Yield a text cut at its mentions of articles of this contract; ``anchors`` has them by number."""
    start = 0
    for mention in mentions(text):
        number = mention[0].strip()
        if canonical(number) in anchors:
            if mention.start() > start:
                yield Run(text[start : mention.start()], bold)
            yield Reference(number, anchors[canonical(number)])
            start = mention.start() + len(number)
    if start < len(text):
        yield Run(text[start:], bold)
