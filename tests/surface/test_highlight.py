from __future__ import annotations

import re

import pytest
from pygments.token import Keyword, Name, Token  # type: ignore[import-untyped]  # Pygments has no types

from clausier.surface.forms import BY_KEYWORD
from clausier.surface.highlight import ClausePageLexer, ClausierLexer
from clausier.surface.vocabulary import PROPERTY_WORDS
from surface.language import CLAUSES


@pytest.mark.parametrize("name", sorted(CLAUSES))
def test_colours_lose_no_character_and_know_every_one(name: str) -> None:
    tokens = list(ClausePageLexer(stripnl=False, ensurenl=False).get_tokens(CLAUSES[name]))
    assert "".join(text for _, text in tokens) == CLAUSES[name]
    assert [text for kind, text in tokens if kind in Token.Error] == []


@pytest.mark.parametrize("keyword", sorted(BY_KEYWORD))
def test_each_item_opens_in_colour(keyword: str) -> None:
    assert next(iter(ClausierLexer().get_tokens(f"{keyword} nom"))) == (Keyword.Declaration, keyword)


@pytest.mark.parametrize("word", sorted(set(PROPERTY_WORDS) - {"="}))
def test_each_property_opens_in_colour(word: str) -> None:
    tokens = list(ClausierLexer().get_tokens(f"calcul x : argent\n  {word} nom"))
    assert (Keyword, word) in tokens
    assert (Name, "nom") in tokens


def test_a_property_word_inside_a_line_is_a_name() -> None:
    tokens = list(ClausierLexer().get_tokens("calcul x : argent\n  = nature + effet"))
    assert [text for kind, text in tokens if kind is Name and re.match(r"\w", text)] == ["x", "nature", "effet"]
