"""Prices come from the rules of the contracts: the expected amounts are worked out by hand from their words."""

from __future__ import annotations

from datetime import date

import pytest

from clausier.app.ask import Wish, answer
from clausier.app.opening import open_project
from clausier.app.quote import carry, open_quote
from clausier.evaluate.result import Determined
from clausier.quote.discounts import net
from clausier.quote.tree import Pace
from clausier.values.fraction import Fraction
from clausier.values.money import Money, total
from clausier.values.rate import Rate
from quote.shop import ALLANCE, CATALOGUE, HEAD, ROOT, offered, project

POSTES = "      - code: POSTES\n"
FACTS = (
    "faits:\n  contrat:\n    nombre_de_postes: 12\n    prix_du_poste_ht: 39,50 €\n    forfait_mensuel_ht: sans objet\n"
)
ONE_YEAR = "engagement: 12 mois\n"


def _amounts(name: str) -> dict[str, Money]:
    opened = open_quote(project(), str(ROOT / "examples" / "devis" / name)).value
    assert opened is not None
    return {line.key: net(line) for line in opened.offer.quote.lines}


def test_a_post_is_rounded_up_to_the_euro_then_multiplied() -> None:
    # IV.2.2: 39,50 € is 40 €; twelve posts are 480 €.
    found, problems = offered(POSTES, FACTS + ONE_YEAR)
    assert {each.code.ident for each in problems} <= {"CLA-0836"}  # mentions that this catalogue leaves out
    assert found is not None
    (line,) = found.quote.lines
    assert (line.price, line.quantity, net(line)) == (Money.of("40"), Fraction(12), Money.of("480"))
    assert line.reason.startswith("ALLANCE IV.2.2")


def test_another_reading_of_the_contract_gives_another_price() -> None:
    # « arrondi du prix » read as bearing on the total: a post stays at 39,50 €.
    found, _ = offered(POSTES, FACTS + "  lectures:\n    arrondi_du_prix: total\n" + ONE_YEAR)
    assert found is not None
    assert net(found.quote.lines[0]) == Money.of("474")


def test_the_first_month_is_prorated_from_the_audit() -> None:
    # IV.2.4.1: sixteen days of March's thirty-one, of 480 €.
    assert _amounts("allance-abonnement.yml")["1.2"] == Money.of("247.74")


def test_interventions_follow_the_scale_and_the_departments() -> None:
    # 75 minutes are three half-hours at 42 €; 3 h on site a half-day; 5 h a day; Paris is included, Lyon is not.
    amounts = _amounts("allance-interventions.yml")
    assert [amounts[key] for key in ("1.1", "2.1", "2.2", "2.3", "2.4")] == [
        Money.of(each) for each in ("126", "280", "0", "520", "260")
    ]


def test_the_lines_of_a_sale_are_those_of_its_price_article() -> None:
    # 9.1: 1 290 € less 12 % and 2 × 645,90 €, 35 € of delivery, 2 × 780 €.
    amounts = _amounts("alleo-vente.yml")
    wanted = [Money.of(each) for each in ("1135.20", "1291.80", "35", "1560", "75.60")]
    assert list(amounts.values()) == wanted


@pytest.mark.parametrize(
    ("name", "question", "pace"),
    [
        ("allance-abonnement-v2.yml", "prix_de_l_abonnement", Pace.MONTHLY),
        ("alleo-location.yml", "loyer_mensuel", Pace.MONTHLY),
    ],
)
def test_the_contract_answers_from_the_dossier_what_the_quote_offered(
    name: str, question: str, pace: Pace, tmp_path: object
) -> None:
    """The dossier that a quote opens is asked the contract's own question: it gives the total of the quote."""
    found = open_project(str(ROOT)).value
    assert found is not None
    opened = open_quote(found, str(ROOT / "examples" / "devis" / name)).value
    assert opened is not None
    path = f"{tmp_path}/dossier.yml"
    assert carry(found, opened, path).value is True
    asked = answer(found, question, path, Wish(opened.offer.quote.drawn))
    assert asked.value is not None, asked.problems
    counted = tuple(net(each) for each in opened.offer.quote.lines if each.pace is pace)
    assert [each.result for each in asked.value.answers] == [Determined(total(counted))]


def test_a_missing_fact_is_asked_for_in_the_words_of_the_contract() -> None:
    facts = FACTS.replace("    prix_du_poste_ht: 39,50 €\n", "")
    _, problems = offered(POSTES, facts + ONE_YEAR)
    assert [each.code.ident for each in problems] == ["CLA-0833"]
    assert "Quel est le prix mensuel HT d'un poste au devis ?" in problems[0].hint


def test_a_missing_quantity_is_asked_for() -> None:
    _, problems = offered(POSTES, FACTS.replace("    nombre_de_postes: 12\n", "") + ONE_YEAR)
    assert [(each.code.ident, "contrat.nombre_de_postes" in each.hint) for each in problems] == [("CLA-0833", True)]


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("calcul: prix_du_post_pratiqué", "prix_du_poste_pratiqué"),
        ("calcul:\n      question: prix_de_l_abonement", "prix_de_l_abonnement"),
        ("calcul:\n      question: prix_de_l_abonnement\n      détail: Prix mensuel TC", "Prix mensuel TTC"),
    ],
)
def test_a_calcul_that_does_not_exist_is_told_with_the_nearest(wrong: str, near: str) -> None:
    catalogue = CATALOGUE.replace("calcul: prix_du_poste_pratiqué", wrong)
    _, problems = offered(POSTES, FACTS + ONE_YEAR, catalogue)
    assert [each.code.ident for each in problems] == ["CLA-0833"]
    assert near in problems[0].hint
    assert problems[0].span is not None
    assert problems[0].span.source == "catalogue.yml"


def test_what_is_computed_must_be_an_amount() -> None:
    catalogue = CATALOGUE.replace("prix_du_poste_pratiqué", "jour_de_l_audit")
    facts = FACTS + "    audit_commandé: oui\n    audit_réalisé_le: 2026-03-16\n"
    _, problems = offered(POSTES, facts + ONE_YEAR, catalogue)
    assert [each.code.ident for each in problems] == ["CLA-0833"]


def test_the_tax_is_the_one_of_the_day_of_the_quote() -> None:
    found, _ = offered("      - code: A\n")
    assert found is not None
    assert found.quote.lines[0].vat == Rate.of_percent("20")  # since 1 January 2014
    old = HEAD.replace("2026-03-02", "2013-12-31")
    before, _ = offered("      - code: A\n", head=old)
    assert before is not None
    assert before.quote.lines[0].vat == Rate.of_percent("19.6")
    _, problems = offered("      - code: A\n", catalogue=CATALOGUE.replace("tva_normale", "tva_normal"))
    assert [(each.code.ident, "tva_normale" in each.hint) for each in problems] == [("CLA-0833", True)]


def test_two_articles_cannot_state_unlike_facts_unless_the_quote_decides() -> None:
    other = "  - code: {code}\n    désignation: X\n    prix: 1 €\n    faits:\n      contrat:\n        audit_commandé: "
    other += "{said}\n"
    catalogue = CATALOGUE + other.format(code="OUI", said="oui") + other.format(code="NON", said="non")
    lines = "      - code: OUI\n      - code: NON\n"
    _, problems = offered(lines, catalogue=catalogue)
    assert [each.code.ident for each in problems] == ["CLA-0830"]
    found, _ = offered(lines, "faits:\n  contrat:\n    audit_commandé: oui\n", catalogue)
    assert found is not None


def test_a_fact_of_a_wrong_kind_is_shown_where_it_is_written() -> None:
    _, problems = offered(POSTES, FACTS.replace("12\n", "douze\n") + ONE_YEAR, model=ALLANCE)
    assert [(each.code.ident, each.span and each.span.source) for each in problems] == [("CLA-0610", "devis.yml")]


def test_an_accepted_quote_gives_its_contract_a_valid_acceptance(tmp_path: object) -> None:
    """Signed on 20 April, before the last day (7 May), never withdrawn: articles 3.1 and C. civ. 1116 and 1118."""
    opened = open_quote(project(), str(ROOT / "examples" / "devis" / "alleo-location.yml")).value
    assert opened is not None
    path = f"{tmp_path}/dossier.yml"
    assert carry(project(), opened, path).value is True
    asked = answer(project(), "acceptation_du_devis", path, Wish(date(2026, 5, 1)))
    assert asked.value is not None, asked.problems
    assert [each.result for each in asked.value.answers] == [Determined(value=True)]
