"""The table at the end of a contract: what was agreed for one deal, beside what it derogates from."""

from __future__ import annotations

from clausier.documents.tree import Column, Heading, Run, Table
from clausier.model.forms import print_value
from clausier.model.words import flag_of, print_words
from clausier.surface.page import Derogation
from clausier.text.spoken import spoken
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausier.documents.tree import Block
    from clausier.model.expression import Value
    from clausier.model.tree import Model

    Row = tuple[str, str, str, str]

_TITLE = "Dérogations convenues"
_HEADER = tuple(
    (Run(text, bold=True),) for text in ("Article", "Objet", "Conditions générales", "Conditions particulières")
)
_COLUMNS = (Column(1), Column(3), Column(2), Column(2))
_WORDED = (Column(2), Column(3), Column(4), Column(7))
"""When words stand in the table, not figures alone."""


def table(model: Model, values: Mapping[str, Value], flags: Mapping[str, bool]) -> tuple[Block, ...]:
    """Return the table of the parameters a dossier changes and of the derogations it prints; nothing when none."""
    figures, words = tuple(_figures(model, values)), tuple(_words(model, values, flags))
    rows = tuple(tuple((Run(text),) for text in row) for row in (*figures, *words))
    heading = Heading(1, "", (Run(_TITLE),), numbered=False)
    return (heading, Table((_HEADER,), rows, _WORDED if words else _COLUMNS)) if rows else ()


def _figures(model: Model, values: Mapping[str, Value]) -> Iterator[Row]:
    for each in model.parameters.values():
        if each.name in values and values[each.name] != each.value:
            articles = ", ".join(dict.fromkeys(cited.anchor for cited in each.citations))
            yield articles, spoken(each.name), print_value(each.value, ""), print_value(values[each.name], "")


def _words(model: Model, values: Mapping[str, Value], flags: Mapping[str, bool]) -> Iterator[Row]:
    for article in model.articles.values():
        for paragraph in article.paragraphs:
            for part in paragraph.content:
                if isinstance(part, Derogation) and flags.get(flag_of(part), False):
                    added = print_words(part.content, model.parameters, values, flags).text.strip()
                    yield article.anchor, spoken(part.ident), f"« {part.words} »", added
