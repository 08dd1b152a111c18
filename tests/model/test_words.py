from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausier.model.words import print_words
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from model.pages import article, model

if TYPE_CHECKING:
    from clausier.model.expression import Value

PARAMETERS = """
paramètre préavis = 3 mois

paramètre zones = (« 75 », « 92 »)
  imprimé « 75 et 92 (Paris et Hauts-de-Seine) »

paramètre location = oui
"""
WORDS = (
    "Un **préavis** de {préavis: lettres (chiffres) unité} en {zones}, signé le {contrat.signé_le: date}."
    "{si location} Location{sinon} Vente{fin}, {40 €: chiffres unité}."
)
VOCABULARY = "entité Contrat « le contrat »\n  signé_le : date\n\ndossier contrat : Contrat\n"


def test_words_are_printed_with_the_defaults_and_the_side_of_a_passage_that_holds() -> None:
    found = model(article(VOCABULARY + PARAMETERS, WORDS))
    paragraph = found.articles["contrat#1"].paragraphs[0]
    start = "Un préavis de trois (3) mois en 75 et 92 (Paris et Hauts-de-Seine), signé le [contrat.signé_le]."
    assert paragraph.printed.text == f"{start} Location, 40 euros."
    assert paragraph.variant.text == f"{start} Vente, 40 euros."


def test_given_values_replace_the_defaults_and_their_fixed_forms() -> None:
    found = model(article(VOCABULARY + PARAMETERS, WORDS))
    content = found.articles["contrat#1"].paragraphs[0].content
    values: dict[str, Value] = {
        "préavis": Duration(Fraction(2), Unit.MONTH),
        "zones": ("75",),
        "contrat.signé_le": date(2024, 3, 1),
    }
    printed = print_words(content, found.parameters, values, {"location": False})
    assert printed.text == "Un préavis de deux (2) mois en 75, signé le 1er mars 2024. Vente, 40 euros."
    same = print_words(content, found.parameters, {"zones": ("75", "92")})
    assert "75 et 92 (Paris et Hauts-de-Seine)" in same.text


def test_the_words_before_a_value_that_is_not_the_default_agree_with_it() -> None:
    parameters = "paramètre durée = 1 an\n\nparamètre préavis = 3 mois\n"
    words = "Une durée d'{durée: lettres (chiffres) année}, un préavis de {préavis: lettres (chiffres) unité}."
    found = model(article(parameters, words))
    content = found.articles["contrat#1"].paragraphs[0].content
    assert print_words(content, found.parameters).text == "Une durée d'un (1) année, un préavis de trois (3) mois."
    values: dict[str, Value] = {
        "durée": Duration(Fraction(2), Unit.YEAR),
        "préavis": Duration(Fraction(1), Unit.MONTH),
    }
    printed = print_words(content, found.parameters, values)
    assert printed.text == "Une durée de deux (2) années, un préavis d'un (1) mois."
    assert "".join(each.text for each in printed.segments) == printed.text


def test_the_words_the_author_gave_the_default_value_stay() -> None:
    found = model(article("paramètre durée = 1 an\n", "Une durée de {durée: lettres (chiffres) unité}."))
    content = found.articles["contrat#1"].paragraphs[0].content
    same: dict[str, Value] = {"durée": Duration(Fraction(1), Unit.YEAR)}
    assert print_words(content, found.parameters, same).text == "Une durée de un (1) an."


def test_segments_say_where_each_part_comes_from() -> None:
    text = article(VOCABULARY + PARAMETERS, WORDS)
    printed = model(text).articles["contrat#1"].paragraphs[0].printed
    assert "".join(each.text for each in printed.segments) == printed.text
    named = {each.name: each.text for each in printed.segments if each.name}
    assert named == {
        "préavis": "trois (3) mois",
        "zones": "75 et 92 (Paris et Hauts-de-Seine)",
        "contrat.signé_le": "[contrat.signé_le]",
        "40 €": "40 euros",
    }
    assert [each.text for each in printed.segments if each.bold] == ["préavis"]
    bold = next(each for each in printed.segments if each.bold)
    assert text[bold.span.start : bold.span.end] in ("préavis", "**préavis**")


def test_a_printed_place_leads_back_to_the_source() -> None:
    text = article(PARAMETERS, "Un préavis de {préavis: lettres (chiffres) unité} court.")
    printed = model(text).articles["contrat#1"].paragraphs[0].printed
    start = printed.text.index("court")
    span = printed.span(start, start + len("court"))
    assert span is not None
    assert text[span.start : span.end] == "court"
    inside = printed.text.index("trois")
    assert text[printed.source_offset(inside)] == "{"
    assert printed.source_offset(len(printed.text)) == printed.segments[-1].span.end
    assert print_words((), {}).span(0, 0) is None
    assert print_words((), {}).source_offset(0) == 0


@pytest.mark.parametrize(
    "words",
    [
        "Le prix est payé\r\nà réception,\r\nsans escompte.",
        "Le prix est payé   \n   à réception, sans escompte.",
        "Un signe {{ et deux {{, sans escompte.",
        "Un mot <!-- à relire -->\net un autre, sans escompte.",
    ],
)
def test_a_place_is_that_of_the_file_whatever_the_line_ends_and_the_spaces(words: str) -> None:
    text = article(PARAMETERS, words)
    printed = model(text).articles["contrat#1"].paragraphs[0].printed
    for word in ("escompte", "sans"):
        start = printed.text.index(word)
        span = printed.span(start, start + len(word))
        assert span is not None
        assert text[span.start : span.end] == word
