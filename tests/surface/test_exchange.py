from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from clausier.surface import exchange
from clausier.surface.page import Block, Page
from clausier.text.span import Span
from surface import trees
from surface.language import CLAUSES, read

if TYPE_CHECKING:
    from clausier.surface.item import Item
    from clausier.values.codec import Json


@pytest.mark.parametrize("name", sorted(CLAUSES))
def test_a_page_comes_back_with_its_places(name: str) -> None:
    page, _ = read(CLAUSES[name])
    back = exchange.decode(json.loads(json.dumps(exchange.encode(page))))
    assert back == page
    assert repr(back) == repr(page)
    assert [part.span for part in back.parts] == [part.span for part in page.parts]


@given(trees.items)
def test_any_item_comes_back(item: Item) -> None:
    page = Page("f", (Block((item,), Span("f", 0, 0)),))
    assert exchange.decode(json.loads(json.dumps(exchange.encode(page)))) == page


@pytest.mark.parametrize("data", [None, 3, [], ["Page"], ["Span", "f", 0, 0], ["Nothing", 1], ["Page", 1, 2, 3]])
def test_what_is_no_page_is_refused(data: Json) -> None:
    with pytest.raises(ValueError, match=r"page|data"):
        exchange.decode(data)
