"""The parser of the engine against lark, over the same texts: the same trees at the same places, the same failures."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.surface.blocks import chunks_of
from clausier.surface.build import Builder
from clausier.surface.driver import REFUSED, Driver
from clausier.surface.expression import Name
from clausier.surface.forms import FORMS, STARTS, form_of
from clausier.surface.lessons import Failure, read_snippet
from clausier.surface.openings import complete, openings, refused
from clausier.surface.parser import ParsedItem
from clausier.surface.prepare import prepare
from clausier.surface.print import print_expression
from clausier.surface.print_items import print_item
from clausier.surface.tables import compiled
from clausier.surface.vocabulary import PHRASES, PROPERTY_WORDS, RESERVED
from clausier.text.characters import plain
from clausier.text.span import Span
from surface import reference, trees
from surface.language import CLAUSES, GRAMMAR, ROOT, SNIPPETS, expression_of

if TYPE_CHECKING:
    from clausier.surface.expression import Expression
    from clausier.surface.item import Item

Text: TypeAlias = tuple[str, str]
"""A rule of the grammar, and a text that may be one."""

PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("docs", "examples")
    for path in sorted((ROOT / folder).rglob("*.md"))
}
PIECE = re.compile(r"\w+|\s+|.", re.DOTALL)
WORDS = (
    *(*RESERVED, *PHRASES, *PROPERTY_WORDS, *(form.keyword for form in FORMS)),
    *(
        "registre I-58",
        "de",
        "d'",
        "à",
        "clé nom",
        "nombre de v",
        "horaires « lundi »",
        "« a « b » c »",
        "« ",
        "# note\n",
    ),
    *("1er mars 2024", "2024-03-01", "40 €", "1 000,50 EUR", "14 %", "3 points", "3 jours ouvrés", "3 mois", "7", "٣"),
    *(
        "≤",
        "<=",
        "<",
        "=",
        "≔",
        "(",
        ")",
        ",",
        ", prorogé",
        ":",
        ";",
        ".",
        "+",
        "-",
        "−",
        "×",
        "/",
        "!",
        "_x",
        "²",
        "é",
    ),
    *("\n  ", " ", "nom", "Facture.total", "avant-hier", "\n  si a « b »", "{", "\x0b"),
)


@cache
def _driver() -> Driver:
    return Driver(compiled(GRAMMAR), Builder)


def _read(rule: str, text: str) -> ParsedItem | Failure:
    builder = Builder("f", text, text, 0)
    made = _driver().parse(rule, text, builder)
    failure = _driver().failure(rule, text)
    if made is REFUSED:
        assert failure is not None
        return failure
    assert failure is None
    return ParsedItem(None if builder.problems else made, tuple(builder.properties), tuple(builder.problems))


def _placed(value: object) -> object:
    """Return a tree with all its places, which take no part in its equality."""
    if isinstance(value, tuple):
        return tuple(_placed(each) for each in cast("tuple[object, ...]", value))
    fields: tuple[str, ...] = getattr(value, "__match_args__", ())
    return (type(value).__name__, *(_placed(getattr(value, each)) for each in fields)) if fields else value


def _same(rule: str, text: str) -> None:
    prepared = prepare("f", plain(text), 0).text
    assert _placed(_read(rule, prepared)) == _placed(reference.read(rule, prepared)), text


def _items(text: str) -> list[Text]:
    """Return the items of the blocks of a page, each with its rule, and what stands in braces in its words."""
    blocks = re.findall(r"^```clause\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    found = [block[chunk.start : chunk.end] for block in blocks for chunk in chunks_of(block, 0, len(block))]
    values = re.findall(r"\{(?:si\b)?([^{}:]+)", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [
        *((form.start if (form := form_of(each)) else "expression", each) for each in found),
        *(("expression", each) for each in values),
    ]


ITEMS = [each for text in CLAUSES.values() for each in _items(text)]


@pytest.mark.parametrize("name", ["nonet", "nonà", "nonsinon", "ouie", "sialors", "delai", "listede", "auto", "dans_"])
def test_a_name_may_begin_as_a_word_of_the_language(name: str) -> None:
    assert expression_of(name) == Name(name, Span("", 0, 0))
    _same("expression", f"si {name} alors {name} sinon non")


@pytest.mark.parametrize("name", sorted(CLAUSES))
def test_every_item_of_the_clauses_is_read_as_lark_reads_it(name: str) -> None:
    for rule, text in _items(CLAUSES[name]):
        _same(rule, text)


def test_every_example_of_the_pages_is_read_as_lark_reads_it() -> None:
    found = [each for text in PAGES.values() for each in _items(text)]
    assert len(found) > 100
    for rule, text in found:
        _same(rule, text)


@pytest.mark.parametrize("name", sorted(SNIPPETS))
def test_every_wrong_snippet_fails_as_it_does_for_lark(name: str) -> None:
    text = read_snippet(SNIPPETS[name]).text
    form = form_of(text)
    _same(form.start if form else "expression", text)


@st.composite
def _spoiled(draw: st.DrawFn) -> Text:
    """Return an item of the clauses where some words were changed for others, dropped, doubled or cut."""
    rule, text = draw(st.sampled_from(ITEMS))
    pieces = PIECE.findall(text)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(pieces)))
        change = draw(st.integers(0, 3))
        if change == 0:
            pieces[at : at + 1] = [draw(st.sampled_from(WORDS))]
        elif change == 1:
            pieces[at : at + draw(st.integers(1, 4))] = []
        elif change == 2:
            pieces[at:at] = [" ", draw(st.sampled_from(WORDS)), " "]
        else:
            pieces = pieces[:at]
    return rule, "".join(pieces)


@given(_spoiled())
def test_spoiled_items_fail_as_they_do_for_lark(text: Text) -> None:
    _same(*text)


@given(st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_words_are_read_as_lark_reads_them(rule: str, text: str) -> None:
    _same(rule, text)


@given(trees.items)
def test_any_item_is_read_as_lark_reads_it(item: Item) -> None:
    text = print_item(item)
    form = form_of(text)
    assert form is not None
    _same(form.start, text)


@given(trees.expressions)
def test_any_expression_is_read_as_lark_reads_it(expression: Expression) -> None:
    _same("expression", print_expression(expression))


@pytest.mark.parametrize(
    ("pattern", "first", "alone"),
    [
        (r"entité\b", ("entité",), ("entité",)),
        (r"de\b|d'", ("d", "de"), ("de",)),
        (r"à(?!\w)", ("à",), ("à",)),
        (r"à\s+défaut\b", ("à",), ()),
        (r"clé(?=\s+[^\W\d])", ("clé",), ()),
        (r"tel(?:le)?\s+qu(?:e\b|')", ("tel", "telle"), ()),
        (r"(?:somme|le\s+plus)\s+de\b", ("le", "somme"), ()),
        (r",\s*prorogé\b", (",",), ()),
        (r"(?:<=|>=|≠|\*)", ("*", "<", ">", "≠"), ()),
        (r"\d+(?:,\d)*", (r"\d",), ()),
        (r"(?!(?:si|à)\b)[^\W\d_]\w*", (r"\w",), ()),
        (r"[^\W\d_][\w.]*", (r"\w",), ()),
    ],
)
def test_how_a_terminal_begins(pattern: str, first: tuple[str, ...], alone: tuple[str, ...]) -> None:
    assert openings(pattern) == first
    assert complete(pattern) == alone


@pytest.mark.parametrize(
    "pattern",
    [r".", r"[ab]c", r"(?=a)b", r"\s+", r"(?:a", "", r"non", r"non(?=et\b)", r"clé(?=\s*a)", r"a\w*", r"ab?\b"],
)
def test_a_terminal_that_begins_otherwise_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"a terminal begins|not closed"):
        openings(pattern)


def test_only_a_pattern_of_whole_words_refuses_some() -> None:
    assert refused(r"(?!(?:si|à)\b)[^\W\d_]\w*") == ("si", "à")
    assert refused(r"[^\W\d_]\w*") == ()
    assert refused(r"[^\W\d_][\w.]*") is None
    assert refused(r"si\b") is None
