from __future__ import annotations

import time

import pytest

from check.corpus import FACTURE, page
from clausier.check import runner
from clausier.check.coverage import measure
from clausier.text.diagnostic import Severity
from contrats import corpora
from model.pages import built, model

CONTRACTS = [("allance/cgv-2016-05-25", "CGV")]


@pytest.mark.parametrize(("folder", "short_name"), CONTRACTS)
def test_the_contracts_of_the_repository_have_no_error(folder: str, short_name: str) -> None:
    found = runner.run(corpora.model(folder, short_name))
    assert [(each.code.ident, each.message, each.span) for each in found if each.is_error] == []


@pytest.mark.parametrize(("folder", "short_name"), CONTRACTS)
def test_every_figure_that_a_rule_applies_is_a_parameter(folder: str, short_name: str) -> None:
    contract = corpora.model(folder, short_name)
    # « Version au 25/05/2016 », the date of the paper, is the only one written by hand.
    loose = [
        placed.figure.text
        for article in measure(contract).articles
        for placed in article.figures
        if not placed.is_bound and not placed.has_no_effect
    ]
    assert set(loose) <= {"25/05/2016"}


def test_the_defects_of_numbering_of_the_first_contract_are_seen() -> None:
    found = runner.run(corpora.model(*CONTRACTS[0]))
    assert [each.message for each in found if each.code.ident in {"CLA-0507", "CLA-0508"}] == [
        "deux articles portent le numéro III.2 ; le texte est conservé tel quel",
        "il n'y a pas d'article XI avant l'article XII ; le texte est conservé tel quel",
    ]


def test_its_terms_used_without_definition_are_seen() -> None:
    found = runner.run(corpora.model(*CONTRACTS[0]))
    terms = [each.message.split("»", maxsplit=1)[0] for each in found if each.code.ident == "CLA-0510"]
    assert terms == ["« Site ", "« Abonnement ", "« Postes "]


def test_diagnostics_come_by_place_each_once_under_the_headings_of_their_article() -> None:
    first = page("Un mot. {p: chiffres mois} ici.", f"{FACTURE}\nparamètre p = 30 jours\n")
    second = page("Un autre.", heading="## Article 3 - Fin {#3}")
    found = runner.run(model(first, second))
    places = [(each.span.source, each.span.start) for each in found if each.span]
    assert places == sorted(places)
    assert len(set(found)) == len(found)
    for each in found:
        home = "Article 1 - Paiement" if each.span and "00" in each.span.source else "Article 3 - Fin"
        assert each.path == ("Le contrat", home)
        assert each.message
        assert not each.message.endswith(".")
        assert each.hint


def test_a_model_with_errors_is_checked_without_harm() -> None:
    items = """
calcul Facture.x : date
  sur « Le Client paie »
  si inconnue
  = si autre alors 3 sinon délai 2 mois après rien

déroge y à Facture.z « y »
  = 3

question q « ? »
  réponse nulle_part
  date prudente « réponse » au plus tôt
"""
    contract, problems = built(page("Le Client paie.", FACTURE + items))
    assert any(each.code.severity is Severity.ERROR for each in problems)
    runner.run(contract)


def test_the_checks_of_a_whole_contract_take_a_moment_only() -> None:
    contract = corpora.model(*CONTRACTS[0])
    start = time.process_time()
    runner.run(contract)
    assert time.process_time() - start < 1
