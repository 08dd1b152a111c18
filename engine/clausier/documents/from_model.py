"""From the articles of a contract to the document tree: its words, with the values of one dossier in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausier.documents.tree import (
    Document,
    ExternalReference,
    Heading,
    ListItem,
    Paragraph,
    Reference,
    Run,
    Value,
)
from clausier.model.words import print_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausier.documents.tree import Block, Inline, Inlines
    from clausier.model.expression import Value as ModelValue
    from clausier.model.tree import Article, Model
    from clausier.model.tree import Paragraph as Words

# « article V.3 », « l'article IV.2.4.2 »: the number is what refers, when the contract has an article of that anchor.
_MENTION = re.compile(r"(?<=[Aa]rticle )(?:[IVX]+|\d+)(?:[. ]\d+)*")
_INSTRUMENT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:du|de la|des) (?:code|règlement|loi|RGPD|décret|présent règlement)", re.IGNORECASE
)
_LANGUAGE = "fr-FR"


def contract(
    model: Model,
    values: Mapping[str, ModelValue],
    flags: Mapping[str, bool],
    properties: tuple[tuple[str, str], ...] = (),
) -> Document:
    """Return the document of the whole contract, in the order of the paper.

    ``values`` gives what replaces the default of a parameter, or the value of another printed expression, by its text;
    ``flags`` says which conditional passages are printed (see ``model.words.print_words``). A first heading of level 1
    is the title; otherwise the contract's own title is. An article whose every passage is left out is not printed.
    """
    articles = [each for each in model.articles.values() if not each.is_law and each.on_paper]
    anchors = {each.anchor for each in articles}
    titled = bool(articles) and articles[0].level == 1
    title = articles[0].path[-1] if titled else model.title
    blocks: list[Block] = []
    for article in articles:
        found = tuple(_paragraphs(article, model, values, flags, anchors))
        if article.paragraphs and not found:
            continue
        if not article.run_in and (article is not articles[0] or not titled):
            level = max(1, article.level - 1)
            blocks.append(Heading(level, "", (Run(article.path[-1]),), article.anchor))
        blocks += found
    return Document(title, "", _LANGUAGE, properties, tuple(blocks))


def _paragraphs(
    article: Article,
    model: Model,
    values: Mapping[str, ModelValue],
    flags: Mapping[str, bool],
    anchors: set[str],
) -> Iterator[Block]:
    for paragraph in article.paragraphs:
        runs = _runs(paragraph, model, values, flags, anchors)
        if not runs:
            continue
        yield ListItem(1, "-", runs) if paragraph.tiret else Paragraph(runs)


def _runs(
    paragraph: Words,
    model: Model,
    values: Mapping[str, ModelValue],
    flags: Mapping[str, bool],
    anchors: set[str],
) -> Inlines:
    printed = print_words(paragraph.content, model.parameters, values, flags)
    found: list[Inline] = []
    for segment in printed.segments:
        if segment.name:
            found.append(Value(segment.text, segment.name, _title(model, segment.name), segment.bold))
        else:
            found += _mentions(segment.text, bold=segment.bold, anchors=anchors)
    return tuple(found) if printed.text.strip() else ()


def _title(model: Model, name: str) -> str:
    """Return what a reader of the Word file is told about a value: the parameter it is."""
    return name.replace("_", " ") if name in model.parameters else name


def _mentions(text: str, *, bold: bool, anchors: set[str]) -> Iterator[Inline]:
    """Yield a text cut at its mentions of articles: of this contract, or of another instrument."""
    start = 0
    for mention in _MENTION.finditer(text):
        external = _INSTRUMENT.match(text, mention.end()) is not None
        if not external and mention[0] not in anchors:
            continue
        if mention.start() > start:
            yield Run(text[start : mention.start()], bold)
        yield ExternalReference(mention[0]) if external else Reference(mention[0], mention[0])
        start = mention.end()
    if start < len(text):
        yield Run(text[start:], bold)
