"""Whatever is missing or said twice, building a model gives diagnostics with a place, and never fails."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from clausier.model import from_surface
from clausier.norms import from_model
from clausier.surface.page import Block, Page
from model.pages import article, corpus
from norms.test_exchange import EXTRA, WORDS
from norms.test_order import AMENDED
from norms.test_rules import DUTY, LETTERS, POWER

if TYPE_CHECKING:
    from clausier.surface.item import Item

SOURCE = corpus(article(LETTERS + POWER + DUTY + EXTRA + AMENDED, WORDS))
(TEXT, PAGE), *_ = SOURCE.pages
BLOCK = next(part for part in PAGE.parts if isinstance(part, Block))


@given(st.lists(st.sampled_from(BLOCK.items), max_size=2 * len(BLOCK.items)))
def test_any_choice_of_items_is_built(chosen: list[Item]) -> None:
    parts = tuple(replace(part, items=tuple(chosen)) if part is BLOCK else part for part in PAGE.parts)
    model, problems = from_surface.build(replace(SOURCE, pages=((TEXT, Page(PAGE.source, parts)),)), ())
    assert all(each.span is not None and each.message and not each.message.endswith(".") for each in problems)
    if not problems:
        from_model.lower(model, {}, (2014, 2035))
