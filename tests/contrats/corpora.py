"""The contracts and the law of this repository, read as the engine reads them."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from clausier.model import from_surface
from clausier.model.corpus import Corpus
from clausier.model.words import print_words
from clausier.surface import literate
from clausier.surface.page import Block, Heading, Page, Paragraph, RunIn
from clausier.surface.parser import Parser
from clausier.surface.tables import compiled
from clausier.text.source import Source

if TYPE_CHECKING:
    from clausier.model.tree import Model

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def parser() -> Parser:
    """Return the parser of the language."""
    return Parser(compiled((ROOT / "grammar" / "clausier.lark").read_text(encoding="utf-8")))


@functools.cache
def corpus(folder: str, short_name: str = "", *, is_law: bool = False) -> Corpus:
    """Return the corpus of a folder of ``clauses``, in the order of its file names."""
    read = tuple(
        (source, literate.read(source, parser())[0])
        for path in sorted((ROOT / "clauses" / folder).glob("*.md"))
        for source in (Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")),)
    )
    return Corpus(folder, short_name, folder, read, is_law)


@functools.cache
def model(folder: str, short_name: str) -> Model:
    """Return the model of a contract and of the law around it."""
    return from_surface.build(corpus(folder, short_name), (corpus("droit", is_law=True),))[0]


def printed_words(folder: str, short_name: str) -> list[str]:
    """Return the words of a contract printed with its default parameters, in order, a tiret being the word « - ».

    A page that declares items and has no paragraph (vocabulary, common readings) is not on the paper.
    """
    parameters = model(folder, short_name).parameters
    words: list[str] = []
    for _, page in corpus(folder, short_name).pages:
        for part in page.parts if _is_paper(page) else ():
            match part:
                case Heading(text=text):
                    words += text.split()
                case Paragraph(marker=marker, content=content):
                    words += [*marker, *print_words(content, parameters).text.split()]
                case Block() | RunIn():
                    pass
    return words


def _is_paper(page: Page) -> bool:
    kinds = {type(part) for part in page.parts}
    return Paragraph in kinds or Block not in kinds
