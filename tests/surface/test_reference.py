"""The reference of the language: what it shows can be read, in its canonical layout, and nothing is left out."""

from __future__ import annotations

import re

import pytest

from clausier.surface.expression import Direction, Fold, Operator
from clausier.surface.format import format_text
from clausier.surface.forms import FORMS
from clausier.surface.print import print_expression
from clausier.surface.vocabulary import PHRASES, RESERVED
from clausier.text.source import Source
from surface.language import ROOT, expression_of, in_block, items_of, parser

PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "langage").glob("*.md"))}


def _fences(text: str, name: str) -> list[str]:
    found = re.finditer(rf"^(`{{3,}}){name}\n(.*?)^\1$", text, re.MULTILINE | re.DOTALL)
    return [match[2] for match in found]


def _blocks(text: str) -> list[str]:
    # A whole page holds blocks of its own.
    outside = re.sub(r"^````clause-page\n.*?^````$", "", text, flags=re.MULTILINE | re.DOTALL)
    return _fences(outside, "clause")


def _pages(text: str) -> list[str]:
    return _fences(text, "clause-page")


def _values(text: str) -> list[str]:
    return [line for content in _fences(text, "clause-valeur") for line in content.splitlines()]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_each_block_is_read_and_is_in_its_canonical_layout(name: str) -> None:
    pages = [in_block(block.rstrip("\n")) for block in _blocks(PAGES[name])] + _pages(PAGES[name])
    for page in pages:
        assert format_text(Source("page", page), parser()) == (page, ())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_each_expression_is_read_and_is_in_its_canonical_spelling(name: str) -> None:
    lines = _values(PAGES[name])
    assert [print_expression(expression_of(line)) for line in lines] == lines


def test_each_item_is_shown_with_each_of_its_properties() -> None:
    shown = "\n".join(block for text in PAGES.values() for block in _blocks(text))
    items = {form.keyword: "" for form in FORMS}
    for block in re.split(r"\n(?=\S)", shown):
        keyword = next((form.keyword for form in FORMS if block.startswith(form.keyword)), None)
        if keyword is not None:
            items[keyword] += f"\n{block}"
    for form in FORMS:
        assert items[form.keyword], form.keyword
        assert items_of(items[form.keyword].strip())
    obligations = items["obligation"] + items["interdiction"] + items["pouvoir"] + items["calcul"]
    rules = obligations + items["déroge"] + items["écarte"] + items["complète"]
    for form in FORMS:
        for word in form.takes:
            where = rules if form.start in {"duty", "power", "exception"} else items[form.keyword]
            if form.keyword == "interprétation" or word != "de moyens":
                assert re.search(rf"^  {re.escape(word.removesuffix(' (liste)'))} ?", where, re.MULTILINE), (
                    form.keyword,
                    word,
                )


def test_each_operator_and_each_form_is_shown() -> None:
    shown = "\n".join(line for text in PAGES.values() for line in _values(text))
    for words in (*Operator, *Direction, *Fold):
        assert words.value in shown, words
    for phrase in PHRASES:
        assert phrase.removeprefix("au ") in shown, phrase


def test_each_function_is_shown() -> None:
    from clausier.model.builtins import FUNCTIONS

    shown = "\n".join(_values(PAGES["09-fonctions"]))
    assert [name for name in sorted(FUNCTIONS) if f"{name}(" not in shown] == []


def test_the_reserved_words_are_listed() -> None:
    line = next(line for line in PAGES["10-mots-reserves"].splitlines() if line.startswith("`si`"))
    assert tuple(re.findall(r"`(.*?)`", line)) == RESERVED
