from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from clausier.surface import literate
from clausier.surface.expression import Name
from clausier.surface.item import Quote
from clausier.surface.page import Block, Derogation, Heading, Paragraph, Passage, Placeholder, RunIn, Words
from clausier.text import codes
from clausier.text.source import Source
from clausier.text.span import Span
from surface.language import CLAUSES, expression_of, parser, read

if TYPE_CHECKING:
    from clausier.text.diagnostic import Code

S = Span("", 0, 0)


def _words(text: str, *, bold: bool = False) -> Words:
    return Words(text, bold, S)


def _read(text: str) -> tuple[object, ...]:
    page, problems = read(text)
    assert problems == ()
    return page.parts


def _codes(text: str) -> list[str]:
    return [problem.code.ident for problem in read(text)[1]]


def _paragraph(*content: Words | Placeholder | Passage | Derogation, marker: str = "") -> Paragraph:
    return Paragraph(marker, content, S)


def test_headings_paragraphs_and_tirets() -> None:
    text = """\
# Conditions générales {#0}

## ARTICLE VIII - Résiliation {#VIII}
Les parties peuvent
résilier :
- à la fin,
par lettre
- 1) sans délai

a - pour faute
"""
    assert _read(text) == (
        Heading(1, "Conditions générales", "0", S),
        Heading(2, "ARTICLE VIII - Résiliation", "VIII", S),
        _paragraph(_words("Les parties peuvent résilier :")),
        _paragraph(_words("à la fin, par lettre"), marker="-"),
        _paragraph(_words("1) sans délai"), marker="-"),
        _paragraph(_words("a - pour faute")),
    )


@pytest.mark.parametrize("feed", ["\n", "\r\n"])
def test_line_ends_of_both_kinds_give_the_same_page(feed: str) -> None:
    text = "## A {#a}\n\nun\ndeux {x}\n\n```clause\nparamètre x = 3 mois\n\nparamètre y = « a\n  b »\n```\n\nfin\n"
    assert _read(text.replace("\n", feed)) == _read(text)


def test_a_paragraph_with_an_anchor_opens_an_article() -> None:
    text = "## ARTICLE 3 {#3}\n\n{#3.1} 3.1 Le Devis\nest une offre.\n\n{ #3.2}\n"
    assert _read(text.replace("{ #3.2}", "Il lie.")) == (
        Heading(2, "ARTICLE 3", "3", S),
        RunIn("3.1", S),
        _paragraph(_words("3.1 Le Devis est une offre.")),
        _paragraph(_words("Il lie.")),
    )


@pytest.mark.parametrize("text", ["{#} 3.1 Le Devis", "{#1} Un.\n\n{#1} Deux.", "## Un {#1}\n\n{#1} 1.1 Deux"])
def test_a_paragraph_with_a_wrong_anchor(text: str) -> None:
    assert _codes(text) == ["CLA-0110"]


def test_a_heading_keeps_its_anchor_as_written() -> None:
    assert _read("#### Article III – 2 Produits {#III.2 bis}") == (
        Heading(4, "Article III – 2 Produits", "III.2 bis", S),
    )


def test_bold_runs_over_placeholders() -> None:
    value = Name("prix", S)
    assert _read("un **gras {prix} encore** fini") == (
        _paragraph(
            _words("un "),
            _words("gras ", bold=True),
            Placeholder(value, "", S),
            _words(" encore", bold=True),
            _words(" fini"),
        ),
    )


def test_a_placeholder_has_a_value_and_a_form() -> None:
    assert _read("préavis de {préavis + 1 mois: lettres (chiffres)   unité} fin") == (
        _paragraph(
            _words("préavis de "),
            Placeholder(expression_of("préavis + 1 mois"), "lettres (chiffres) unité", S),
            _words(" fin"),
        ),
    )


def test_a_colon_in_brackets_or_quotes_is_no_form() -> None:
    (paragraph,) = _read("{selon l ( a : 1 ; b : 2 ): chiffres} {« a : b }»}")
    assert paragraph == _paragraph(
        Placeholder(expression_of("selon l ( a : 1 ; b : 2 )"), "chiffres", S),
        _words(" "),
        Placeholder(expression_of("« a : b }»"), "", S),
    )


def test_a_conditional_value_is_a_placeholder_and_a_condition_a_passage() -> None:
    assert _read("{si a alors b sinon c} {si a}oui{sinon}non{fin}.") == (
        _paragraph(
            Placeholder(expression_of("si a alors b sinon c"), "", S),
            _words(" "),
            Passage(Name("a", S), (_words("oui"),), (_words("non"),), S),
            _words("."),
        ),
    )


def test_passages_nest() -> None:
    assert _read("{si a}un{si b}deux{fin}{fin}") == (
        _paragraph(Passage(Name("a", S), (_words("un"), Passage(Name("b", S), (_words("deux"),), (), S)), (), S)),
    )


def test_a_derogation_has_a_name_the_words_it_departs_from_and_a_condition() -> None:
    written = "Payable à trente jours.{déroge délai_public à « à  trente\njours » si a ou b} Par dérogation, {x}.{fin}"
    assert _read(written) == (
        _paragraph(
            _words("Payable à trente jours."),
            Derogation(
                "délai_public",
                "à trente jours",
                expression_of("a ou b"),
                (_words(" Par dérogation, "), Placeholder(Name("x", S), "", S), _words(".")),
                S,
            ),
        ),
    )
    assert _read("{déroge}") == (_paragraph(Placeholder(Name("déroge", S), "", S)),)


def test_two_braces_print_one() -> None:
    assert _read("a {{b} c") == (_paragraph(_words("a {b} c")),)


def test_html_comments_are_dropped_outside_blocks() -> None:
    text = "un<!-- note --> mot <!-- a --> de\n<!-- b --> plus {x<!-- c -->}\n\n<!-- plusieurs\n\nlignes -->\n\n"
    block = "```clause\nparamètre x = « <!-- »\n```\n"
    first, second = _read(text + block)
    assert first == _paragraph(_words("un mot de plus "), Placeholder(Name("x", S), "", S))
    assert isinstance(second, Block)
    assert _read("## A {#a} <!-- note -->") == (Heading(2, "A", "a", S),)


def test_typographic_apostrophes_and_spaces_are_those_of_the_author() -> None:
    assert _read("l’abonnement à 10\u00a0%") == (_paragraph(_words("l’abonnement à 10\u00a0%")),)


def test_items_go_on_over_indented_lines() -> None:
    page, problems = read(
        "```clause\n# un commentaire\nparamètre a = 1 # un autre\n\n  imprimé « un »\n# encore\nparamètre b = 2\n```\n"
    )
    assert problems == ()
    (block,) = page.parts
    assert isinstance(block, Block)
    assert [getattr(item, "ident", "") for item in block.items] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("## Sans ancre", codes.HEADING_WRONG),
        ("## {#seule}", codes.HEADING_WRONG),
        ("## Vide {#}", codes.HEADING_WRONG),
        ("## A {#a}\n\n## B {#a}", codes.HEADING_WRONG),
        ("####### Trop profond {#a}", codes.HEADING_WRONG),
        ("##Collé {#a}", codes.HEADING_WRONG),
        ("```clause\nparamètre x = 1", codes.BLOCK_UNCLOSED),
        ("```python\nx\n```", codes.BLOCK_UNKNOWN),
        ("```\nx\n```", codes.BLOCK_UNKNOWN),
        ("un <!-- mot", codes.COMMENT_UNCLOSED),
        ("un **gras", codes.BOLD_UNCLOSED),
        ("une {accolade", codes.PLACEHOLDER_WRONG),
        ("une {} vide", codes.PLACEHOLDER_WRONG),
        ("une {: chiffres}", codes.PLACEHOLDER_WRONG),
        ("une {prix: }", codes.PLACEHOLDER_WRONG),
        ("une {a {b} c}", codes.PLACEHOLDER_WRONG),
        ("{si a} sans fin", codes.PASSAGE_UNPAIRED),
        ("sans début {fin}", codes.PASSAGE_UNPAIRED),
        ("{sinon}", codes.PASSAGE_UNPAIRED),
        ("{déroge d à « x » si a}y{sinon}z{fin}", codes.PASSAGE_UNPAIRED),
        ("{déroge d à « x » si a}y{si b}z{fin}{fin}", codes.PASSAGE_UNPAIRED),
        ("{si b}y{déroge d à « x » si a}z{fin}{fin}", codes.PASSAGE_UNPAIRED),
        ("{déroge d à « x » si a}y", codes.PASSAGE_UNPAIRED),
        ("{déroge d à « x » si }y{fin}", codes.CONDITION_MISSING),
        ("{déroge d à «  » si a}y{fin}", codes.PLACEHOLDER_WRONG),
        ("{déroge d si a}y{fin}", codes.PLACEHOLDER_WRONG),
        ("{déroge à « x » si a}y{fin}", codes.PLACEHOLDER_WRONG),
        ("{si a}x{sinon}y{sinon}z{fin}", codes.PASSAGE_UNPAIRED),
        ("{si a}un paragraphe\n\nun autre{fin}", codes.PASSAGE_UNPAIRED),
        ("{si}vide{fin}", codes.CONDITION_MISSING),
        ("{3 dollars}", codes.UNIT_UNKNOWN),
    ],
)
def test_each_slip_has_its_code(text: str, code: Code) -> None:
    assert _codes(text)[0] == code.ident


def test_one_slip_gives_one_error_and_the_rest_is_read() -> None:
    text = """\
## A {#a}

prix {3 +} et {x}

```clause
paramètre a = 1

paramètre b 2

calcul c : argent
  = si d 3

paramètre e = 4
```
"""
    page, problems = read(text)
    assert [
        (problem.code.ident, Source("", text).position(problem.span.start)[0]) for problem in problems if problem.span
    ] == [
        ("CLA-0137", 3),
        ("CLA-0125", 8),
        ("CLA-0127", 11),
    ]
    block = page.parts[-1]
    assert isinstance(block, Block)
    assert [getattr(item, "ident", "") for item in block.items] == ["a", "e"]


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ("## B {#b}\n\nDes mots.\n\n```clause\nparamètre b = 2\n```\n", 3),
        ("Des mots ; d'autres.\n\n- un tiret\n\n```clause\nparamètre b = 2\n```\n", 3),
        ("## B {#b}\n\nDes mots.\n", 3),
        ("", 3),
    ],
)
def test_a_block_left_open_is_told_where_it_opens_and_the_rest_is_read(after: str, line: int) -> None:
    text = f"## A {{#a}}\n\n```clause\nparamètre a = 1\n\n{after}"
    page, problems = read(text)
    assert [each.code for each in problems] == [codes.BLOCK_UNCLOSED]
    assert problems[0].span is not None
    assert Source("", text).position(problems[0].span.start)[0] == line
    blocks = [each for each in page.parts if isinstance(each, Block)]
    assert [getattr(item, "ident", "") for block in blocks for item in block.items] == ["a", "b"][
        : text.count("```clause")
    ]
    assert sum(isinstance(each, Heading) for each in page.parts) == text.count("{#")


@pytest.mark.parametrize("after", ["", "## B {#b}\n\nDes mots.\n", "Des mots.\n\n```clause\nparamètre b = 2\n```\n"])
def test_three_accents_too_many_give_one_error(after: str) -> None:
    _, problems = read(f"## A {{#a}}\n\n```clause\nparamètre a = 1\n```\n```\n\n{after}")
    assert [each.code for each in problems] == [codes.BLOCK_UNKNOWN]
    assert "supprimez" in problems[0].hint


def _nodes(value: object) -> list[Any]:
    found: list[Any] = []
    waiting: list[Any] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting.extend(cast("tuple[object, ...]", each))
        elif hasattr(each, "__match_args__"):
            waiting += [getattr(each, name) for name in each.__match_args__]
            if isinstance(getattr(each, "span", None), Span):
                found.append(each)
    return found


@pytest.mark.parametrize("name", sorted(CLAUSES))
def test_places_are_those_of_the_file(name: str) -> None:
    text = CLAUSES[name]
    page, problems = literate.read(Source("p", text), parser())
    assert problems == ()
    for node in _nodes(page):
        words = text[node.span.start : node.span.end]
        match node:
            case Name():
                assert words == node.ident
            case Quote():
                assert words[0] + words[-1] == "«»"
            case Placeholder():
                assert words[0] + words[-1] == "{}"
            case Heading():
                assert node.text in words
            case RunIn():
                assert words == f"{{#{node.anchor}}}"
            case _:
                assert words.strip() == words or isinstance(node, Words | Block | Paragraph)
