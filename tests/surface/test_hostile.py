from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark

from clausier.surface.forms import FORMS, STARTS
from clausier.surface.limits import MAX_DEPTH, MAX_FILE, MAX_ITEM, MAX_ITEMS, MAX_PASSAGES
from clausier.surface.vocabulary import PHRASES, PROPERTY_WORDS, RESERVED
from clausier.text import codes
from surface.language import GRAMMAR, expression_of, in_block, parser, read

if TYPE_CHECKING:
    from clausier.text.diagnostic import Diagnostic


def _of(text: str) -> tuple[Diagnostic, ...]:
    return read(text)[1]


def _misplaced(text: str) -> list[Diagnostic]:
    """Return what is said of a text without a sentence, or of a place that is not in it."""

    def is_placed(each: Diagnostic) -> bool:
        return each.span is not None and 0 <= each.span.start <= each.span.end <= len(text)

    return [each for each in _of(text) if not (each.message and is_placed(each))]


PIECES = st.sampled_from(
    [
        *RESERVED,
        *PHRASES,
        *PROPERTY_WORDS,
        *(form.keyword for form in FORMS),
        *(
            "```clause\n",
            "```\n",
            "## A {#a}\n",
            "\n",
            "\n\n",
            "\r\n",
            "- ",
            "{",
            "}",
            "{{",
            "{si a}",
            "{sinon}",
            "{fin}",
        ),
        *("**", "<!--", "-->", "«", "»", "(", ")", "=", "\n  =", "#", ":", ";", ",", ".", "+", "≔", "1er mars 2024"),
        *(
            "40 €",
            "3 mois",
            "3,5",
            "14 %",
            "2024-01-01",
            "nom",
            "Facture",
            " ",
            "\t",
            "’",
            "\u00a0",
            "é",
            "\x00",
            "\u202e",
        ),
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_a_page(text: str) -> None:
    assert _misplaced(text) == []


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_item_gives_an_item_or_problems(text: str) -> None:
    assert _misplaced(in_block(f"calcul x : argent\n  = {text}")) == []


def _generated(start: str) -> st.SearchStrategy[str]:
    # The look-aheads of a few terminals are beyond what hypothesis generates: their words are given.
    lark = Lark(GRAMMAR, parser="lalr", start=list(STARTS))
    explicit = {
        "NAME": st.sampled_from(["a", "facture", "date"]),
        "NO": st.just("faux"),
        "DATE": st.sampled_from(["2024-03-01", "1er mars 2024", "0-0-0"]),
        "COMMENT": st.just("# note\n"),
        "SPACE": st.just(" "),
    }
    return from_lark(lark, start=start, explicit=explicit, alphabet=st.sampled_from("abc éà012 "))


@settings(max_examples=20)
@given(_generated("expression"))
def test_what_the_grammar_generates_never_breaks_the_parser(text: str) -> None:
    found, problems = parser().expression("f", text, 0)
    assert (found is None) == bool(problems)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 61 + "a" + ")" * 61,
        " + ".join(["a"] * 62),
        "non " * 61 + "a",
        "-" * 61 + "a",
        "si a alors b sinon " * 61 + "c",
        "a" + ".b" * 61,
        "f(" * 61 + "a" + ")" * 61,
        "(" * 9000 + "a" + ")" * 9000,
        "a ou " * 3800 + "a",
    ],
    ids=lambda text: f"{text[:12]}-{len(text)}",
)
def test_depth_is_bounded(text: str) -> None:
    assert [problem.code for problem in _of(in_block(f"calcul x : argent\n  = {text}"))] == [codes.NESTING_TOO_DEEP]


@pytest.mark.parametrize(
    "text",
    [
        "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH,
        " + ".join(["a"] * MAX_DEPTH),
        "si a alors b sinon " * (MAX_DEPTH - 1) + "c",
        "a parmi (" + ", ".join(["1"] * 2000) + ")",
    ],
)
def test_what_a_person_may_write_is_within_bounds(text: str) -> None:
    assert expression_of(text) is not None


def test_sizes_are_bounded() -> None:
    assert [problem.code for problem in _of("a" * (MAX_FILE + 1))] == [codes.FILE_TOO_LARGE]
    assert [problem.code for problem in _of(in_block("calcul x : argent\n  = " + "a" * MAX_ITEM))] == [
        codes.ITEM_TOO_LONG
    ]
    assert [problem.code for problem in _of(in_block("dossier a : B\n" * (MAX_ITEMS + 2)))] == [codes.ITEM_TOO_LONG]


def test_passages_are_bounded() -> None:
    text = "{si a}" * (MAX_PASSAGES + 1) + "x" + "{fin}" * (MAX_PASSAGES + 1)
    assert codes.NESTING_TOO_DEEP in {problem.code for problem in _of(text)}
    assert _of("{si a}" * MAX_PASSAGES + "x" + "{fin}" * MAX_PASSAGES) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "{«" * 50_000,
        "{(" * 50_000,
        "}" * 100_000,
        "**" * 100_000,
        "<!--" * 50_000,
        "<!-- -->" * 20_000,
        "{si a}" * 20_000,
        "- " * 100_000,
        "#" * 100_000,
        "\n" * 200_000,
        "{a}" * 300_000,
        "{3 pommes}" * 90_000,
        "{3 pommes}\n\n" * 80_000,
        "```clause\n" + "xyz\n" * 240_000,
        "```clause\nxyz\n```\n" * 60_000,
        "```clause\n" + "paramètre x 3\n" * 70_000,
        "```clause\n" * 20_000,
        "```clause\n```\n" * 20_000,
        "```clause\n" + "«" * 19_000,
        "```clause\nsans effet " + "« a " * 4_000,
        "```clause\nsans effet " + "« a » " * 3_000,
        "```clause\ncalcul x : argent\n  = " + "1 000 " * 3_000,
        "```clause\ncalcul x : argent\n  = " + "1" * 19_000 + " €",
        "```clause\ncalcul x : argent\n  = " + "1,1" * 6_000,
        "```clause\ncalcul x : argent\n" + "  si a\n" * 2_500,
        "```clause\nénumération E : " + "a « a », " * 2_000,
    ],
    ids=lambda text: f"{text[:12]}-{text[-8:]}-{len(text)}".replace("\n", " "),
)
def test_no_text_hangs(text: str) -> None:
    assert _misplaced(text) == []
