"""Articles: pages cut at their headings, and every item with the article it stands in."""

from __future__ import annotations

import re

from clausier.model.tree import Article, Paragraph
from clausier.model.words import flag_of, print_words
from clausier.surface.page import Block, Derogation, Heading, Passage, RunIn
from clausier.surface.page import Paragraph as Written
from clausier.surface.print import print_expression
from clausier.text import codes
from clausier.text.record import Record
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clausier.model.corpus import Corpus
    from clausier.model.report import Report
    from clausier.model.tree import Parameter
    from clausier.surface.item import Item
    from clausier.surface.page import Inline, Page

_NOTE = re.compile(r"\s*(?:Certitude|Sources? publiques?) :")
_CERTAINTY = re.compile(r"\s*Certitude : ([ABC])\b")
_MARKED = re.compile(r"\s*\[([ABC])\]\s*$")


class Placed(Record):
    """An item, the corpus it belongs to, the id of its article and the headings above it."""

    item: Item
    corpus: Corpus
    article: str
    path: tuple[str, ...]


class Section(Record):
    """An article and its own paragraphs, as written; words are printed once parameters are known.

    ``run_in``: no heading, its number stands in its own first words.
    """

    id: str
    corpus: Corpus
    anchor: str
    level: int
    path: tuple[str, ...]
    paragraphs: list[Written]
    certainty: str
    on_paper: bool
    run_in: bool
    span: Span


def outline(corpora: Iterable[Corpus], report: Report) -> tuple[tuple[Section, ...], tuple[Placed, ...]]:
    """Return the sections and the items of the corpora, in the order of their pages; report repeated anchors."""
    sections: list[Section] = []
    items: list[Placed] = []
    for corpus in corpora:
        seen: dict[str, Span] = {}
        for _, page in corpus.pages:
            for section, placed in _cut(corpus, page):
                if section.anchor and section.anchor in seen:
                    if section.span.source != seen[section.anchor].source:  # within a file, reading has reported it
                        _report_twice(section, seen[section.anchor], report)
                    continue
                seen[section.anchor] = section.span
                sections.append(section)
                items.extend(placed)
    return tuple(sections), tuple(items)


def _report_twice(section: Section, first: Span, report: Report) -> None:
    message = f"l'ancre « {section.anchor} » est déjà celle d'un autre titre"
    hint = "donnez à chaque titre une ancre différente"
    report.at(section.path).add(codes.HEADING_WRONG, message, section.span, hint, ((first, "premier titre"),))


def _cut(corpus: Corpus, page: Page) -> Iterator[tuple[Section, list[Placed]]]:
    """Yield the sections of a page with their items; what stands before any anchored heading has the anchor "" ."""
    above: list[tuple[int, str]] = []
    kinds = {type(part) for part in page.parts}
    on_paper = Written in kinds or Block not in kinds
    start = Span(page.source, 0, 0)
    section = Section(
        f"{corpus.id}#{page.source}", corpus, "", 0, (corpus.title,), [], "", on_paper, run_in=False, span=start
    )
    placed: list[Placed] = []
    for part in page.parts:
        match part:
            case Heading(level=level, text=text, anchor=anchor, span=span):
                marked = _MARKED.search(text) if corpus.is_law else None
                above = [
                    *(each for each in above if each[0] < level),
                    (level, text[: marked.start()] if marked else text),
                ]
                if not anchor:
                    continue
                if section.paragraphs or placed or section.anchor:
                    yield section, placed
                path = (corpus.title, *(label for _, label in above))
                certainty = marked[1] if marked else ""
                ident = f"{corpus.id}#{anchor}"
                section = Section(ident, corpus, anchor, level, path, [], certainty, on_paper, run_in=False, span=span)
                placed = []
            case RunIn(anchor=anchor, span=span):
                if section.paragraphs or placed or section.anchor:
                    yield section, placed
                level = above[-1][0] + 1 if above else 1
                path = (corpus.title, *(label for _, label in above), anchor)
                section = Section(
                    f"{corpus.id}#{anchor}", corpus, anchor, level, path, [], "", on_paper, run_in=True, span=span
                )
                placed = []
            case Written():
                section.paragraphs.append(part)
            case Block(items=found):
                placed += [Placed(item, corpus, section.id, section.path) for item in found]
            case _:
                assert_never(part)
    if section.paragraphs or placed or section.anchor:
        yield section, placed


def index(sections: Sequence[Section], parameters: Mapping[str, Parameter]) -> dict[str, Article]:
    """Return the articles by id, their words printed with the default parameters."""
    return {
        section.id: Article(
            section.id,
            section.corpus.id,
            section.corpus.short_name,
            section.corpus.is_law,
            section.anchor,
            section.level,
            section.path,
            (paragraphs := _paragraphs(section, parameters)),
            _region(sections, rank),
            section.certainty or (_certainty(paragraphs) if section.corpus.is_law else ""),
            section.on_paper,
            section.run_in,
            section.span,
        )
        for rank, section in enumerate(sections)
    }


def is_note(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph of the law speaks of the text: how sure it is, where it was read."""
    return _NOTE.match(paragraph.printed.text) is not None


def _certainty(paragraphs: Sequence[Paragraph]) -> str:
    found = (_CERTAINTY.match(each.printed.text) for each in paragraphs)
    return next((each[1] for each in found if each), "")


def _region(sections: Sequence[Section], rank: int) -> tuple[str, ...]:
    first = sections[rank]
    found = [first.id]
    for each in sections[rank + 1 :]:
        if each.span.source != first.span.source or each.level <= first.level:
            break
        found.append(each.id)
    return tuple(found)


def _paragraphs(section: Section, parameters: Mapping[str, Parameter]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    alinea = tiret = 0
    for written in section.paragraphs:
        alinea, tiret = (alinea, tiret + 1) if written.marker else (alinea + 1, 0)
        printed = print_words(written.content, parameters)
        flags = dict(_other_side(written.content))
        variant = print_words(written.content, parameters, flags=flags) if flags else printed
        found.append(Paragraph(alinea, tiret, written.content, printed, variant, section.id, written.span))
    return tuple(found)


def _other_side(content: Sequence[Inline]) -> Iterator[tuple[str, bool]]:
    """Yield the flags that print what the standard contract does not."""
    for part in content:
        match part:
            case Passage(condition=condition, then=then, otherwise=otherwise):
                yield print_expression(condition), False
                yield from _other_side((*then, *otherwise))
            case Derogation():
                yield flag_of(part), True
            case _:
                pass
