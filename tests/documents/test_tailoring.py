"""A contract cut to a deal: the passages it keeps, the numbers it shows, the references that follow."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from check.corpus import found
from clausier.documents import from_model, linter, plain, readback, word
from clausier.documents.tree import Document, LabelPolicy
from clausier.dossier.facts import Element, Fact, Facts, Known, Place
from clausier.evaluate import printing
from clausier.evaluate.ask import Asking
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.rate import Rate
from documents.sample import HOUSE
from model.pages import faults, model, program

VOCABULARY = """# Vocabulaire {#v}

```clause
entité Contrat « le contrat »
  vente    : booléen « Vend-on ? »
  location : booléen « Loue-t-on ? »
  signé_le : date    « Quand est-il signé ? »

dossier contrat : Contrat
```
"""
PAPER = """## ARTICLE 1. OBJET {#1}

Le contrat, signé le {contrat.signé_le: date}, obéit à l'article 3.

## ARTICLE 2. LIVRAISON {#2}

### 2.1. Vente {#2.1}

{#2.1.1} {si contrat.vente}2.1.1 Le Produit est livré départ.{fin}

{#2.1.2} {si contrat.vente ou contrat.location}2.1.2 Les réserves se font sous trois jours.{fin}

### 2.2. Location {#2.2}

{#2.2.1} {si contrat.location}2.2.1 Le locataire fait ses réserves comme à l'article 2.1.2.{fin}

{si contrat.location}Il assure le Produit.{fin}

## ARTICLE 3. PRIX {#3}

{#3.1} 3.1 Le prix est payé selon l'article 1103 du Code civil{si contrat.location et non contrat.vente}, par mois{fin}.
"""
PLACE = Place("dossier.yml", 1)
SALE = ("contrat.vente", "contrat.vente ou contrat.location")


def _contract(*true: str, labels: LabelPolicy = LabelPolicy.PRINTED) -> Document:
    built = model(VOCABULARY, PAPER)
    flags = dict.fromkeys(built.passages, False) | dict.fromkeys(true, True)
    return from_model.contract(built, from_model.Wording({"contrat.signé_le": date(2024, 3, 1)}, flags), (), labels)


def _facts(**fields: bool | date) -> Facts:
    known: dict[str, Fact] = {name: Known(value, PLACE) for name, value in fields.items()}
    return Facts("contrat", "", {"contrat": Element("Contrat", "", "contrat", known, {}, PLACE)}, {})


def test_numbers_are_kept_and_what_is_left_out_is_said_to_be() -> None:
    assert plain.lines(_contract(*SALE)) == (
        "Le contrat",
        "ARTICLE 1. OBJET",
        "Le contrat, signé le 1er mars 2024, obéit à l'article 3.",
        "ARTICLE 2. LIVRAISON",
        "2.1. Vente",
        "2.1.1 Le Produit est livré départ.",
        "2.1.2 Les réserves se font sous trois jours.",
        "2.2. Location",
        "Sans objet.",
        "ARTICLE 3. PRIX",
        "3.1 Le prix est payé selon l'article 1103 du Code civil.",
    )


def test_an_article_without_heading_that_is_left_out_keeps_its_number() -> None:
    lines = plain.lines(_contract("contrat.location", "contrat.vente ou contrat.location"))
    assert lines[5:9] == (
        "2.1.1 Sans objet.",
        "2.1.2 Les réserves se font sous trois jours.",
        "2.2. Location",
        "2.2.1 Le locataire fait ses réserves comme à l'article 2.1.2.",
    )


def test_numbers_follow_one_another_and_references_follow_them() -> None:
    flags = ("contrat.location", "contrat.vente ou contrat.location", "contrat.location et non contrat.vente")
    assert plain.lines(_contract(*flags, labels=LabelPolicy.AUTOMATIC)) == (
        "Le contrat",
        "ARTICLE 1. OBJET",
        "Le contrat, signé le 1er mars 2024, obéit à l'ARTICLE 3.",
        "ARTICLE 2. LIVRAISON",
        "2.1. Vente",
        "2.1.1 Les réserves se font sous trois jours.",
        "2.2. Location",
        "2.2.1 Le locataire fait ses réserves comme à l'article 2.1.1.",
        "Il assure le Produit.",
        "ARTICLE 3. PRIX",
        "3.1. Le prix est payé selon l'article 1103 du Code civil, par mois.",
    )


def test_whole_articles_left_out_are_passed_over() -> None:
    lines = plain.lines(_contract(labels=LabelPolicy.AUTOMATIC))
    assert lines[2:] == (
        "Le contrat, signé le 1er mars 2024, obéit à l'ARTICLE 2.",
        "ARTICLE 2. PRIX",
        "2.1 Le prix est payé selon l'article 1103 du Code civil.",
    )


@pytest.mark.parametrize("labels", LabelPolicy)
@pytest.mark.parametrize("flags", [SALE, ("contrat.vente ou contrat.location", "contrat.location")])
def test_the_word_file_says_the_same(flags: tuple[str, ...], labels: LabelPolicy) -> None:
    document = _contract(*flags, labels=labels)
    written = word.to_docx(document, HOUSE)
    assert readback.verify(document, written) == ()
    assert linter.lint(written) == ()


def test_special_conditions_are_shown_as_derogations() -> None:
    paper = (
        "## Article 1 {#1}\n\nLe client paie à {terme: lettres (chiffres) unité}, au taux de {taux}.\n\n"
        "```clause\nparamètre terme = 30 jours\n\nparamètre taux = 10 %\n```\n"
    )
    wording = from_model.Wording({"terme": Duration(Fraction(45), Unit.DAY), "taux": Rate(Fraction(1, 10))}, {})
    document = from_model.contract(model(paper), wording)
    assert plain.lines(document)[2:] == (
        "Le client paie à quarante-cinq (45) jours, au taux de 10,00 %.",
        "Dérogations convenues",
        "Article",
        "Objet",
        "Conditions générales",
        "Conditions particulières",
        "1",
        "terme",
        "30 jours",
        "45 jours",
    )
    assert readback.verify(document, word.to_docx(document, HOUSE)) == ()


DEROGATION = """## Article 1 {#1}

Le prix est payé à {terme: chiffres unité}, par virement.{déroge terme_public à « à 30 jours »
si contrat.vente} Par dérogation, il l'est à {terme_public: chiffres unité}.{fin}

```clause
paramètre terme = 30 jours

paramètre terme_public = 50 jours
```
"""


def test_a_derogation_is_printed_with_its_deal_alone_and_shown_beside_what_it_departs_from() -> None:
    built = model(VOCABULARY, DEROGATION)
    standard = ("Le contrat", "Article 1", "Le prix est payé à 30 jours, par virement.")
    for flags in ({}, {"déroge terme_public": False}):
        assert plain.lines(from_model.contract(built, from_model.Wording({}, flags))) == standard
    document = from_model.contract(built, from_model.Wording({}, {"déroge terme_public": True}))
    assert plain.lines(document)[2:] == (
        "Le prix est payé à 30 jours, par virement. Par dérogation, il l'est à 50 jours.",
        "Dérogations convenues",
        "Article",
        "Objet",
        "Conditions générales",
        "Conditions particulières",
        "1",
        "terme public",
        "« à 30 jours »",
        "Par dérogation, il l'est à 50 jours.",
    )
    assert readback.verify(document, word.to_docx(document, HOUSE)) == ()


def test_the_facts_decide_a_derogation_and_one_they_leave_open_is_not_printed() -> None:
    def words(**fields: bool | date) -> printing.Words:
        return printing.words_of(Asking(program(VOCABULARY, DEROGATION), _facts(**fields), date(2026, 1, 1), {}))

    for sold in (True, False):
        assert words(vente=sold).flags == {"déroge terme_public": sold}
    left = words(location=True)
    assert left.flags == {}
    assert [text for text, _ in left.open_passages] == ["déroge terme_public"]


def test_a_derogation_written_twice_is_refused() -> None:
    again = DEROGATION.replace("## Article 1 {#1}", "## Article 2 {#2}").split("```clause")[0]
    assert faults(VOCABULARY, DEROGATION, again) == ["CLA-0202"]


def test_a_derogation_to_an_article_left_out_is_refused() -> None:
    paper = (
        "## Article 1 {#1}\n\nUn.{déroge suite à « Un » si contrat.vente} Voir l'article 2.{fin}\n\n"
        "## Article 2 {#2}\n\n{si contrat.location}Deux.{fin}\n"
    )
    assert len(found(model(VOCABULARY, paper), "CLA-0512")) == 1


def test_a_number_and_a_reference_may_run_on_into_a_condition() -> None:
    paper = PAPER.replace(
        "3.1 Le prix est payé selon l'article 1103", "3.1{si contrat.vente} Selon l'article 2{fin}, l'article 1103"
    )
    paper = paper.replace("à l'article 3.", "à l'article{si contrat.vente} 3{sinon} 1{fin}.")
    flags: dict[str, bool] = {"contrat.vente": True, "contrat.vente ou contrat.location": True}
    document = from_model.contract(model(VOCABULARY, paper), from_model.Wording({}, flags), (), LabelPolicy.AUTOMATIC)
    lines = plain.lines(document)
    assert lines[2] == "Le contrat, signé le [contrat.signé_le], obéit à l'ARTICLE 3."
    assert lines[-1].startswith("3.1. Selon l'article 2, l'article 1103")


def test_references_told_together_show_their_numbers_alone() -> None:
    paper = PAPER.replace("à l'article 3.", "aux articles 1 et 3.")
    document = from_model.contract(model(VOCABULARY, paper), from_model.Wording({}, {}), (), LabelPolicy.AUTOMATIC)
    assert plain.lines(document)[2].endswith("obéit aux articles 1 et 3.")
    written = word.to_docx(document, HOUSE)
    assert readback.verify(document, written) == ()
    assert linter.lint(written) == ()


def test_roman_numbers_are_not_numbered_again() -> None:
    assert from_model.can_renumber(model(VOCABULARY, PAPER))
    assert not from_model.can_renumber(model(VOCABULARY, PAPER.replace("ARTICLE 1.", "ARTICLE I -")))


# --- References to what is left out -----------------------------------------------------------------------------------


def test_no_reference_of_the_example_aims_at_nothing() -> None:
    assert found(model(VOCABULARY, PAPER), "CLA-0512") == []


@pytest.mark.parametrize(
    ("guard", "aimed"),
    list(
        product(
            ("contrat.vente", "contrat.location", "non contrat.vente", "contrat.vente et contrat.location"),
            ("contrat.vente", "contrat.vente ou contrat.location", "contrat.location", "non contrat.location"),
        )
    ),
)
def test_a_reference_is_refused_exactly_when_some_combination_breaks_it(guard: str, aimed: str) -> None:
    def holds(condition: str, *, sale: bool, rental: bool) -> bool:
        terms = {"contrat.vente": sale, "contrat.location": rental}
        if " et " in condition:
            return sale and rental
        if " ou " in condition:
            return sale or rental
        return not terms[condition[4:]] if condition.startswith("non ") else terms[condition]

    broken = any(
        holds(guard, sale=sale, rental=rental) and not holds(aimed, sale=sale, rental=rental)
        for sale, rental in product((True, False), repeat=2)
    )
    paper = (
        f"## Article 1 {{#1}}\n\n{{si {guard}}}Voir l'article 2.{{fin}}\n\n"
        f"## Article 2 {{#2}}\n\n{{si {aimed}}}Deux.{{fin}}\n"
    )
    assert bool(found(model(VOCABULARY, paper), "CLA-0512")) is broken


def test_the_other_side_of_a_condition_is_looked_at() -> None:
    paper = (
        "## Article 1 {#1}\n\n{si contrat.vente}Un{sinon}Voir l'article 2{fin}.\n\n"
        "## Article 2 {#2}\n\n{si contrat.vente}Deux.{fin}\n"
    )
    assert len(found(model(VOCABULARY, paper), "CLA-0512")) == 1


def test_unknown_names_between_braces_are_refused() -> None:
    assert faults(VOCABULARY, "## Article 1 {#1}\n\n{si contrat.achat}Un{fin}, le {contrat.vendu_le: date}.\n") == [
        "CLA-0205",
        "CLA-0205",
    ]


# --- What a dossier decides -------------------------------------------------------------------------------------------


def _words(**fields: bool | date) -> printing.Words:
    return printing.words_of(Asking(program(VOCABULARY, PAPER), _facts(**fields), date(2026, 1, 1), {}))


def test_a_dossier_decides_passages_and_gives_values() -> None:
    words = _words(vente=True, location=False, signé_le=date(2024, 3, 1))
    assert words.flags == {
        "contrat.vente": True,
        "contrat.vente ou contrat.location": True,
        "contrat.location": False,
        "contrat.location et non contrat.vente": False,
    }
    assert words.values == {"contrat.signé_le": date(2024, 3, 1)}
    assert words.open_passages == words.blanks == ()


def test_a_passage_is_decided_as_soon_as_the_facts_suffice() -> None:
    words = _words(vente=True)
    assert words.flags == {
        "contrat.vente": True,
        "contrat.vente ou contrat.location": True,
        "contrat.location et non contrat.vente": False,
    }
    assert [(text, {each.question for each in missing}) for text, missing in words.open_passages] == [
        ("contrat.location", {"Loue-t-on ?"})
    ]
    assert [(text, {each.question for each in missing}) for text, missing in words.blanks] == [
        ("contrat.signé_le", {"Quand est-il signé ?"})
    ]
