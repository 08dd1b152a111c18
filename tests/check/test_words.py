from __future__ import annotations

import pytest

from check.corpus import FACTURE, found, messages, of_facture, page
from model.pages import model

RULE = "\ncalcul Facture.payable : booléen « payable »\n  sur « {words} »\n  = facture.due\n"


# --- Quotes -------------------------------------------------------------------------------------------------


def test_the_nearest_words_of_the_article_are_proposed() -> None:
    contract = of_facture(
        "Le Client paie dans les dix jours de la réception.", RULE.format(words="dans les dix jours de réception")
    )
    (absent,) = found(contract, "CLA-0501")
    assert "« dans les dix jours de réception »" in absent.message
    assert "dans les dix jours de la" in absent.hint
    assert absent.path == ("Le contrat", "Article 1 - Paiement")


def test_a_derogation_quotes_what_the_standard_contract_prints_in_its_article() -> None:
    paper = "Le Client paie.{{déroge délai à « {} » si facture_due}} Par dérogation, il attend.{{fin}}"
    rule = "\ncalcul facture_due : booléen\n  sur « il attend »\n  = oui\n"
    assert found(model(page(paper.format("Le Client paie"), rule)), "CLA-0501") == []
    for words in ("Le Client attend", "il attend"):
        (absent,) = found(model(page(paper.format(words), rule)), "CLA-0501")
        assert absent.message == f"« délai » déroge à des mots qui ne sont pas dans l'article : « {words} »"


def test_the_sentences_of_a_derogation_need_a_rule() -> None:
    paper = "Le Client paie.{déroge délai à « Le Client paie » si facture_due} Par dérogation, il attend.{fin}"
    rule = "\ncalcul facture_due : booléen\n  sur « Le Client paie »\n  = oui\n"
    (loose,) = found(model(page(paper, rule)), "CLA-0505")
    assert loose.message == "1 phrase sur 2 sans règle : « Par dérogation, il attend. »"


def test_words_of_another_article_are_found_there() -> None:
    second = page("Le prix est révisé.", heading="## Article 2 - Prix {#2}")
    contract = model(page("Le Client paie.", FACTURE + RULE.format(words="Le prix est révisé")), second)
    (absent,) = found(contract, "CLA-0501")
    assert "sous « Article 2 - Prix »" in absent.hint


def test_fragments_follow_the_order_of_the_text() -> None:
    contract = of_facture("Le Client vérifie puis paie.", RULE.format(words="paie … vérifie"))
    assert messages(contract, "CLA-0501") == [
        "« Facture.payable » cite des mots qui sont dans l'article, mais pas dans cet ordre"
    ]


def test_only_the_missing_fragment_is_told() -> None:
    contract = of_facture("Le Client vérifie puis paie.", RULE.format(words="Le Client vérifie … règle"))
    (absent,) = found(contract, "CLA-0501")
    assert absent.message.endswith(": « règle »")


def test_nothing_is_proposed_when_nothing_is_near() -> None:
    contract = of_facture("Le Client paie.", "sans effet « Zoé jardine » : « néant »")
    (absent,) = found(contract, "CLA-0501")
    assert absent.message.startswith("« sans effet » cite")
    assert "l'article dit" not in absent.hint


# --- Figures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "form"),
    [
        ("trente (30) jours", "lettres (chiffres) unité"),
        ("30 (trente) jours", "chiffres (lettres) unité"),
        ("30 jours", "chiffres unité"),
        ("trente jours", "toutes lettres"),
        ("40 €", "chiffres unité"),
    ],
)
def test_a_figure_under_a_rule_is_refused_with_the_form_that_prints_it(figure: str, form: str) -> None:
    contract = of_facture(f"Le Client paie sous {figure} après réception.", RULE.format(words="après réception"))
    (loose,) = found(contract, "CLA-0502")
    assert f"« {figure} »" in loose.message
    assert f"{{mon_paramètre: {form}}}" in loose.hint


def test_a_figure_of_a_passage_without_effect_is_left_alone() -> None:
    items = RULE.format(words="Le Client paie") + "\nsans effet « sous 30 jours » : « indicatif »"
    assert found(of_facture("Le Client paie sous 30 jours.", items), "CLA-0502") == []


def test_a_figure_of_an_uncovered_sentence_is_told_with_it() -> None:
    contract = of_facture("Le Client paie sous 30 jours. Il salue.", "")
    assert found(contract, "CLA-0502") == []
    assert messages(contract, "CLA-0505") == [
        "2 phrases sur 2 sans règle (et 1 chiffre sans paramètre), à commencer par : « Le Client paie sous 30 jours. »"
    ]


def test_a_constant_printed_by_braces_is_no_parameter() -> None:
    contract = of_facture("Le Client paie sous {30 jours: chiffres unité}.", RULE.format(words="Le Client paie"))
    assert len(found(contract, "CLA-0502")) == 1


def test_figures_of_the_law_are_left_alone() -> None:
    law = page("Règle (reformulée) : on paie sous trente (15) jours.", heading="## Code civil {#C. civ. 1}")
    contract = model(page("", FACTURE), law=(law,))
    assert found(contract, "CLA-0502") == found(contract, "CLA-0503") == found(contract, "CLA-0505") == []


# --- Printed forms ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "printed", "words"),
    [
        ("30 jours", "", "{p: lettres (chiffres) mois}"),
        ("30 jours", "", "{p: lettres (chiffres)} mois"),
        ("3", "", "{p: chiffres unité}"),
        ("« Créteil »", "", "{p: lettres}"),
        ("30 jours", "", "{p: date}"),
        ("2024-03-01", "", "{p: chiffres}"),
        ("40 €", "", "{p: lettres (chiffres)} jours"),
        ("14,5 %", "", "{p: chiffres} euros"),
        ("45 minutes", "demi-heure", "{p}"),
        ("15 jours", "trente (30) jours", "{p}"),
        ("40 €", "cinquante euros", "{p}"),
        ("10 points", "12 points", "{p}"),
        ("14,5 %", "15 %", "{p}"),
        ("7", "8", "{p}"),
    ],
)
def test_a_form_that_does_not_suit_its_value_is_refused(value: str, printed: str, words: str) -> None:
    fixed = f"\n  imprimé « {printed} »" if printed else ""
    assert len(found(model(page(f"On imprime {words}.", f"paramètre p = {value}{fixed}")), "CLA-0504")) == 1


@pytest.mark.parametrize(
    ("value", "printed", "words"),
    [
        ("30 jours", "", "{p: lettres (chiffres) unité}"),
        ("30 jours", "", "{p: lettres (chiffres)} jours"),
        ("5 jours ouvrés", "", "{p: chiffres} jours"),
        ("1 an", "", "{p: lettres (chiffres) année}"),
        ("2 heures", "", "{p: lettres} premières heures"),
        ("3,5 heures", "", "{p: chiffres (toutes lettres)} d'intervention"),
        ("10 points", "", "{p: chiffres unité} de pourcentage"),
        ("40 €", "", "{p: lettres (chiffres)} euros"),
        ("14,5 %", "", "{p: chiffres} %"),
        ("3", "", "{p: chiffres} mois"),
        ("2024-03-01", "", "{p: date}"),
        ("2024-03-01", "", "{p: toutes lettres}"),
        ("30 minutes", "demi-heure", "{p: chiffres unité}"),
        ("1 an", "douze mois", "{p}"),
        ("15 jours", "quinze jours", "{p}"),
        ("15 jours", "la quinzaine", "{p}"),
        ("(75, 77)", "75 et 77", "{p}"),
        ("« 01 85 085 087 »", "", "{p}"),
        ("oui", "sans frais", "{p}"),
    ],
)
def test_a_form_that_suits_its_value_passes(value: str, printed: str, words: str) -> None:
    fixed = f"\n  imprimé « {printed} »" if printed else ""
    assert found(model(page(f"On imprime {words}.", f"paramètre p = {value}{fixed}")), "CLA-0504") == []


def test_forms_inside_passages_are_looked_at() -> None:
    words = "On {si oui} imprime {p: chiffres mois} {sinon} tait {p: chiffres jours} {fin}."
    assert len(found(model(page(words, "paramètre p = 30 jours")), "CLA-0504")) == 1


# --- Numbers and references ---------------------------------------------------------------------------------


def _articles(*headings: str, words: str = "Texte.") -> str:
    return "\n\n".join(f"{heading} {{#r{rank}}}\n\n{words}" for rank, heading in enumerate(headings))


def test_a_number_given_twice_and_a_number_skipped_are_told() -> None:
    contract = model(
        _articles(
            "## Article I",
            "### Article I – 1 A",
            "### Article I.1 B",
            "## Article II",
            "## Article IV",
            "### Article IV.3",
        )
    )
    assert messages(contract, "CLA-0507") == ["deux articles portent le numéro I.1 ; le texte est conservé tel quel"]
    assert messages(contract, "CLA-0508") == [
        "il n'y a pas d'article III avant l'article IV ; le texte est conservé tel quel"
    ]


def test_several_numbers_skipped_are_listed() -> None:
    contract = model(_articles("## Article VIII", "## Article XII", "### 12.1 A", "### 12.4 B"))
    assert messages(contract, "CLA-0508") == [
        "il n'y a pas d'articles IX, X, XI avant l'article XII ; le texte est conservé tel quel",
        "il n'y a pas d'articles 12.2, 12.3 avant l'article 12.4 ; le texte est conservé tel quel",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "comme dit à l'article 1",
        "comme dit aux articles 1 et 2 ci-dessus",
        "selon l'article premier des présentes",
        "selon l'article 2 du présent contrat",
        "selon l'article 1103 du Code civil",
        "au sens de l'article 30(2) du Règlement",
        "selon les articles 1224 à 1226 du code civil",
        "selon l'article L. 441-10 du code de commerce",
        "selon l'article L441-10",
        "selon l'article 28, paragraphe 3 du Règlement",
        "selon l'article 6 de la loi n° 78-17",
        "selon l'article 12 alinéa 2 de l'ordonnance",
        "selon l'article 1195 C. civ.",
        "selon l'article 48 CPC",
        "selon l'article V du devis",
        "selon l'article 5 des conditions particulières",
    ],
)
def test_references_that_stand_or_point_elsewhere_pass(words: str) -> None:
    assert found(model(_articles("## Article 1", "## Article 2", words=f"Texte {words}.")), "CLA-0506") == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("l'article 7", "7"),
        ("les articles 1 et 9", "9"),
        ("l'article 7 ci-dessous", "7"),
        ("l'article 2.4 des présentes conditions générales", "2.4"),
        ("l'article 7 du Contrat", "7"),
        ("l'art. 7", "7"),
    ],
)
def test_references_to_no_article_are_told(words: str, number: str) -> None:
    contract = model(_articles("## Article 1", "## Article 2"), page(f"Voir {words}.", heading="## Annexe {#a}"))
    assert messages(contract, "CLA-0506") == [
        f"il n'y a pas d'article {number} dans ce contrat ; le texte est conservé tel quel"
    ]


def test_a_reference_is_not_judged_where_articles_have_no_number() -> None:
    assert found(model(page("Voir l'article 7.", heading="## Objet {#objet}")), "CLA-0506") == []


# --- Terms --------------------------------------------------------------------------------------------------


def _terms(words: str, code: str) -> list[str]:
    definition = (
        "« **Incident grave** » : panne. « **les parties** » : le prestataire et le client (dénommé ci-après Client)."
    )
    return messages(model(page(f"{definition}\n\n{words}")), code)


def test_a_defined_term_is_used_in_the_plural_or_without_accent() -> None:
    assert _terms("Les incidents graves sont traités par les Parties.", "CLA-0509") == []


def test_a_defined_term_never_used_is_told() -> None:
    assert _terms("Les pannes sont traitées par chaque partie.", "CLA-0509") == [
        "le terme « Incident grave » est défini et n'est jamais employé"
    ]


def test_a_capital_without_definition_is_told_when_the_common_word_is_there() -> None:
    assert _terms("Le Client visite le Site, puis le site voisin.", "CLA-0510") == [
        "« Site » porte la majuscule d'un terme défini (1 emploi) et n'est pas défini"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Le Client saisit le Tribunal ou un tribunal.",
        "Site et matériel. Le client visite le site.",
        "Il relève du Code du travail et des codes d'accès.",
        "Il vit à l'Escale Bleue.",
        "La Poste remet la lettre.",
        "Le PC et le LAN, un pc.",
    ],
)
def test_other_capitals_are_left_alone(words: str) -> None:
    assert _terms(words, "CLA-0510") == []


def test_capitals_are_left_alone_where_nothing_is_defined() -> None:
    assert found(model(page("Il visite le Site, puis le site.")), "CLA-0510") == []
