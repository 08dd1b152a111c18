"""The order of files and items means nothing: the same rules give the same program, places of citations aside."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, cast

from hypothesis import given
from hypothesis import strategies as st

from clausier.model import from_surface
from clausier.norms import from_model
from clausier.norms.tree import Citation, Program
from clausier.surface.page import Block, Page
from model.pages import article, corpus
from norms.test_exchange import EXTRA, WORDS
from norms.test_rules import DUTY, LETTERS, POWER

if TYPE_CHECKING:
    from clausier.model.corpus import Corpus

AMENDED = """
déroge b à Facture.échéance
  = facture.émise_le
  prime accord

déroge c à Facture.échéance
  = facture.reçue_le

complète d à total
  = 3 €

complète e à total
  si oui
  = 4 €

écarte f de Facture.échéance
  si facture.payée

écarte g de c
  si facture.payée
"""


def without_citations(value: object) -> object:
    """Return ``value`` with every citation blank."""
    if isinstance(value, Citation):
        return Citation("", "")
    if isinstance(value, tuple):
        return tuple(without_citations(each) for each in cast("tuple[object, ...]", value))
    if isinstance(value, dict):
        return {key: without_citations(each) for key, each in cast("dict[str, object]", value).items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: without_citations(getattr(value, each.name)) for each in fields(value)})
    return value


def shuffled(source: Corpus, order: list[int], cut: int, *, swapped: bool) -> Corpus:
    """Return a corpus whose items stand in another order, over two pages, in either order."""
    (text, page), *_ = source.pages
    block = next(part for part in page.parts if isinstance(part, Block))
    items = [block.items[rank] for rank in order]
    other = corpus(article("", "Fin.", "## Article 2 {#2}")).pages[0]
    first = tuple(replace(part, items=tuple(items[:cut])) if part is block else part for part in page.parts)
    second = (*other[1].parts, replace(block, items=tuple(items[cut:])))
    pages = [(text, Page(page.source, first)), (other[0], Page("contrat/01.md", second))]
    return replace(source, pages=tuple(reversed(pages) if swapped else pages))


def lowered(source: Corpus) -> Program:
    found, problems = from_surface.build(source, ())
    assert [each.message for each in problems] == []
    return from_model.lower(found, {}, (2014, 2035))


SOURCE = corpus(article(LETTERS + POWER + DUTY + EXTRA + AMENDED, WORDS))


COUNT = sum(len(part.items) for part in SOURCE.pages[0][1].parts if isinstance(part, Block))


@given(st.permutations(range(COUNT)), st.integers(0, COUNT), st.booleans())
def test_shuffling_items_and_files_changes_nothing(order: list[int], cut: int, swapped: bool) -> None:
    assert without_citations(lowered(shuffled(SOURCE, order, cut, swapped=swapped))) == without_citations(
        lowered(SOURCE)
    )
