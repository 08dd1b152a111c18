"""What is wrong with names, kinds and exceptions: each fault once, in its place, with what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.text import codes
from model.pages import COURRIER, FACTURE, PARTIES, article, built, faults, model

if TYPE_CHECKING:
    from clausier.text.diagnostic import Code, Diagnostic

INTERPRETATION = "\ninterprétation i « ? »\n  lecture a « a » retenue « r »\n  lecture b « b »\n"
TABLE = "\ntable t : taux\n  source « s »\n  connue jusqu'au 2024-12-31\n  2024-01-01 : 4 %\n"
DUTY = "\nobligation payer « payer »\n  pour Facture\n  débiteur client\n  créancier prestataire\n  si oui\n"
POWER = "\npouvoir résilier « résilier »\n  titulaire client\n  acte Courrier\n"
DUE = "\ncalcul Facture.due : date\n  = facture.émise_le\n"
EVERYTHING = FACTURE + COURRIER + INTERPRETATION + TABLE + DUTY + POWER + DUE


def only(items: str, vocabulary: str = EVERYTHING) -> Diagnostic:
    """Return the one fault of a page."""
    (found,) = built(article(vocabulary + items))[1]
    return found


def value(written: str, kind: str = "entier", inputs: str = "n : entier, d : date, m : argent") -> str:
    return f"\ncalcul x({inputs}) : {kind}\n  = {written}\n"


@pytest.mark.parametrize(
    ("items", "code"),
    [
        # Names.
        (value("mystère"), codes.NAME_UNKNOWN),
        (value("mystère(3)"), codes.NAME_UNKNOWN),
        (value("u au d", "taux"), codes.NAME_UNKNOWN),
        (value("nombre de p dans périodes(d, d, changements(u))"), codes.NAME_UNKNOWN),
        (value("nombre de p dans périodes(d, d, changements(3))"), codes.NAME_UNKNOWN),
        ("\nquestion q « ? »\n  réponse 3\n  date prudente « Jour » au plus tôt\n", codes.NAME_UNKNOWN),
        ("\nparamètre due = 3\n\ncalcul due : entier\n  = 3\n", codes.NAME_TWICE),
        ("\nparamètre résilier = 3\n", codes.NAME_TWICE),
        ("\ncalcul Facture.payée : booléen\n  = oui\n", codes.NAME_TWICE),
        ("\ncalcul Facture.due : date\n  = facture.émise_le\n", codes.NAME_TWICE),
        ("\nappréciation Facture.payée « ? » par « x »\n", codes.NAME_TWICE),
        ("\nénumération E : a « a », b « b », a « c »\n", codes.NAME_TWICE),
        ("\nénumération Facture : a « a »\n", codes.NAME_TWICE),
        ("\nentité Facture « x »\n  nom : texte\n", codes.NAME_TWICE),
        ("\nentité E « e »\n  a : texte\n  a : date\n", codes.NAME_TWICE),
        ("\nquestion q « ? »\n  réponse 3\n\nquestion q « ? »\n  réponse 4\n", codes.NAME_TWICE),
        ("\ninterprétation j « ? »\n  lecture a « a » retenue « r »\n  lecture a « b »\n", codes.NAME_TWICE),
        ("\ndossier factures : liste de Courrier\n", codes.NAME_TWICE),
        ("\ncalcul x : Somme\n  = 3\n", codes.KIND_UNKNOWN),
        ("\ndossier devis : Devis\n\ncalcul x : argent\n  = devis.prix + 3 €\n", codes.KIND_UNKNOWN),
        ("\npouvoir p « p »\n  titulaire client\n  acte Acte\n" + value("p.effet(d)", "date"), codes.KIND_UNKNOWN),
        ("\ncalcul Devis.x : entier\n  = 3\n", codes.KIND_UNKNOWN),
        ("\nobligation o « o »\n  pour Devis\n  débiteur client\n  créancier client\n", codes.KIND_UNKNOWN),
        ("\npouvoir p « p »\n  titulaire client\n  acte Acte\n", codes.KIND_UNKNOWN),
        ("\nappréciation Devis.x « ? » par « x »\n", codes.KIND_UNKNOWN),
        ("\nprésomption Devis.x = oui « C. civ. 1 »\n", codes.KIND_UNKNOWN),
        ("\nprésomption Facture.x = oui « C. civ. 1 »\n", codes.FIELD_UNKNOWN),
        (value("f.prix", "argent", "f : Facture"), codes.FIELD_UNKNOWN),
        (value("somme de p.durée pour chaque p dans périodes(d, d)"), codes.FIELD_UNKNOWN),
        (value("c.objet = résilation", "booléen", "c : Courrier"), codes.MEMBER_UNKNOWN),
        (value("c.objet parmi (mise_en_demeure, autre)", "booléen", "c : Courrier"), codes.MEMBER_UNKNOWN),
        (value("selon c.auteur ( client : 1 ; autre : 2 )", "entier", "c : Courrier"), codes.MEMBER_UNKNOWN),
        (value("selon i ( a : 1 ; c : 2 )"), codes.READING_UNKNOWN),
        ("\ncalcul minimum : entier\n  = 3\n", codes.NAME_RESERVED),
        ("\nentité Période « p »\n  a : texte\n", codes.NAME_RESERVED),
        ("\ncalcul x(n : entier, n : date) : entier\n  = 3\n", codes.VARIABLE_TAKEN),
        ("\ncalcul Facture.x(facture : entier) : entier\n  = 3\n", codes.VARIABLE_TAKEN),
        (value("nombre de n dans factures"), codes.VARIABLE_TAKEN),
        (value("payer.échéance(d)"), codes.ASPECT_UNKNOWN),
        (value("résilier.effet(d)"), codes.ASPECT_UNKNOWN),
        ("\nentité E « e »\n  clé c\n  a : texte\n", codes.KEY_UNKNOWN),
        ("\nquestion q « ? »\n  sur facture\n  réponse 3\n", codes.QUESTION_ABOUT),
        (value("résilier"), codes.NAME_MISUSED),
        (value("payer"), codes.NAME_MISUSED),
        (value("t", "taux"), codes.NAME_MISUSED),
        (value("i"), codes.NAME_MISUSED),
        # Kinds.
        (value("d"), codes.KIND_UNEXPECTED),
        (value("40 €"), codes.KIND_UNEXPECTED),
        (value("si n alors 1 sinon 2"), codes.KIND_UNEXPECTED),
        (value("n et oui", "booléen"), codes.KIND_UNEXPECTED),
        (value("non d", "booléen"), codes.KIND_UNEXPECTED),
        (value("veille(n)", "date"), codes.KIND_UNEXPECTED),
        (value("délai n après d", "date"), codes.KIND_UNEXPECTED),
        (value("délai 3 mois après n", "date"), codes.KIND_UNEXPECTED),
        (value("t au n", "taux"), codes.KIND_UNEXPECTED),
        (value("selon n ( a : 1 ; b : 2 )"), codes.KIND_UNEXPECTED),
        (value("somme de f.payée pour chaque f dans factures"), codes.KIND_UNEXPECTED),
        (value("le plus tôt de f.payée pour chaque f dans factures", "date"), codes.KIND_UNEXPECTED),
        ("\ndossier prix : argent\n", codes.KIND_UNEXPECTED),
        ("\nprésomption Facture.payée = 3 « C. civ. 1 »\n", codes.KIND_UNEXPECTED),
        ("\nparamètre p = 3 mois\n  borne ≤ 3 € « loi »\n", codes.KIND_UNEXPECTED),
        ("\nobligation o « o »\n  débiteur 3 €\n  créancier client\n", codes.KIND_UNEXPECTED),
        (value("n + m", "argent"), codes.OPERATION_IMPOSSIBLE),
        (value("m × m", "argent"), codes.OPERATION_IMPOSSIBLE),
        (value("n ÷ m", "décimal"), codes.OPERATION_IMPOSSIBLE),
        (value("3 mois + d", "date"), codes.OPERATION_IMPOSSIBLE),
        (value("d + 3", "date"), codes.OPERATION_IMPOSSIBLE),
        (value("4 % + 10 %", "taux"), codes.OPERATION_IMPOSSIBLE),
        (value("d = n", "booléen"), codes.OPERATION_IMPOSSIBLE),
        (value("oui < non", "booléen"), codes.OPERATION_IMPOSSIBLE),
        (value("factures = factures", "booléen"), codes.OPERATION_IMPOSSIBLE),
        (value("f < f", "booléen", "f : Facture"), codes.OPERATION_IMPOSSIBLE),
        (value("f = 3", "booléen", "f : Facture"), codes.OPERATION_IMPOSSIBLE),
        (value("d parmi (1, 2)", "booléen"), codes.OPERATION_IMPOSSIBLE),
        (value("-d", "date"), codes.OPERATION_IMPOSSIBLE),
        (value("minimum(oui, non)", "booléen"), codes.OPERATION_IMPOSSIBLE),
        (value("3 mois - 2 jours", "durée"), codes.UNITS_DIFFER),
        (value("d + 3 heures", "date"), codes.UNITS_DIFFER),
        (value("délai 72 heures après d", "date"), codes.UNITS_DIFFER),
        (value("veille(d, d)", "date"), codes.ARGUMENTS_COUNT),
        (value("minimum(n)"), codes.ARGUMENTS_COUNT),
        (value("nombre de p dans périodes(d, d, changements(t, t))"), codes.ARGUMENTS_COUNT),
        (value("f.due(d)", "date", "f : Facture, d : date"), codes.ARGUMENTS_COUNT),
        (value("f.payée(d)", "booléen", "f : Facture, d : date"), codes.ARGUMENTS_COUNT),
        (value("somme de p.jours(d) pour chaque p dans périodes(d, d)"), codes.ARGUMENTS_COUNT),
        (value("résilier.régulier", "booléen"), codes.ARGUMENTS_COUNT),
        (value("factures.payée", "booléen"), codes.FIELD_OF_LIST),
        (TABLE.replace("t :", "u :").replace("4 %", "4 €"), codes.TABLE_KIND),
        (value("selon i ( a : 1 )"), codes.ARM_MISSING),
        (value("selon i ( a : 1 ; b : 2 ; a : 3 )"), codes.ARM_TWICE),
        (TABLE.replace("t :", "u :") + "  2023-01-01 : 4 %\n", codes.TABLE_DAYS),
        (TABLE.replace("t :", "u :") + "  2025-01-01 : 4 %\n", codes.TABLE_DAYS),
        ("\nprésomption Facture.payée = 3 > 2 « C. civ. 1 »\n", codes.CONSTANT_EXPECTED),
        (value("nombre de v dans n"), codes.LIST_EXPECTED),
        (value("n parmi n", "booléen"), codes.LIST_EXPECTED),
        (value("n parmi (n, d)", "booléen"), codes.KINDS_DIFFER),
        (value("maximum(n, d)"), codes.KINDS_DIFFER),
        ("\nquestion q « ? »\n  réponse 3 à défaut 4 €\n", codes.KINDS_DIFFER),
        ("\nparamètre p = (1, « a »)\n", codes.KINDS_DIFFER),
        ("\nprésomption Courrier.auteur = bailleur « C. civ. 1 »\n", codes.MEMBER_UNKNOWN),
        (value("maximum(mystère(d, d).champ(n), n)"), codes.NAME_UNKNOWN),
        (value("-mystère"), codes.NAME_UNKNOWN),
        (
            value("f.du", "argent", "f : Facture") + "\ncalcul Facture.du(au : date) : argent\n  = 3 €\n",
            codes.ARGUMENTS_COUNT,
        ),
        (
            "\ncalcul Facture.y : argent\n  = du\n\ncalcul Facture.du(au : date) : argent\n  = 3 €\n",
            codes.ARGUMENTS_COUNT,
        ),
        ("\ndéroge a à Facture.du\n  = 3\n\ndéroge b à a\n  = 3\n", codes.TARGET_UNKNOWN),
        (value("d.année"), codes.FIELD_OF_VALUE),
        # Exceptions.
        ("\ndéroge a à Facture.du\n  = 3\n", codes.TARGET_UNKNOWN),
        ("\ndéroge a à Facture.due\n  = facture.émise_le\n  prime a\n", codes.PRIORITY_SELF),
        ("\ndéroge a à b\n  = 3\n\ndéroge b à a\n  = 4\n", codes.PRIORITY_CIRCULAR),
        ("\ndéroge a à Facture.due\n  = facture.émise_le\n  prime b\n", codes.PRIORITY_UNKNOWN),
        (
            "\ndéroge a à Facture.due\n  = facture.émise_le\n  prime b\n\nécarte b de Facture.due\n  si oui\n",
            codes.PRIORITY_UNKNOWN,
        ),
        ("\ndéroge a à résilier\n  = oui\n", codes.VERB_IMPOSSIBLE),
        ("\ndéroge a à payer\n  = oui\n", codes.VERB_IMPOSSIBLE),
        ("\ndéroge a à t\n  = 3 %\n", codes.VERB_IMPOSSIBLE),
        ("\ncomplète a à Facture.due\n  = facture.émise_le\n", codes.VERB_IMPOSSIBLE),
        ("\nécarte a de Facture.due\n  si oui\n\ndéroge b à a\n  = facture.émise_le\n", codes.VERB_IMPOSSIBLE),
        (
            "\ninterprétation j « ? »\n  lecture a « a » retenue « r »\n  lecture b « b » retenue « s »\n",
            codes.READINGS_RETAINED,
        ),
        (POWER.replace("résilier", "céder", 1) + "  au plus tôt 2024-01-01\n", codes.DECISIVE_DATE_MISSING),
        (POWER.replace("résilier", "céder", 1) + "  pour Facture\n", codes.LINK_MISSING),
        (
            "\npouvoir céder « c »\n  titulaire client\n  acte Facture\n",
            codes.AUTHOR_MISSING,
        ),
        ("\nécarte a des règles de nature n\n  si oui\n", codes.NATURE_UNKNOWN),
    ],
)
def test_each_fault_has_its_code_and_brings_no_other(items: str, code: Code) -> None:
    assert faults(article(EVERYTHING + items)) == [code.ident]


@pytest.mark.parametrize(
    "items",
    [
        value("m × n", "argent"),
        value("m × 10 %", "argent"),
        value("10 % × m", "argent"),
        value("m ÷ m", "décimal"),
        value("m ÷ n", "argent"),
        value("3 mois ÷ 1 an", "décimal"),
        value("4 % + 10 points", "taux"),
        value("4 % - 3 %", "points"),
        value("10 points + 4 %", "taux"),
        value("4 % × 3,5", "taux"),
        value("n", "décimal"),
        value("n + 3,5", "décimal"),
        value("1 an + 3 mois", "durée"),
        value("minimum(n, 3,5)", "décimal"),
        value("3 mois > 90 jours", "booléen"),
        value("d - d"),
        value("si n > 2 alors 3 sinon 2,5", "décimal"),
        value("f = le seul g dans factures où g.payée", "booléen", "f : Facture"),
        value("résilier.ouvert", "booléen"),
        value("payer.débiteur(f)", "Partie", "f : Facture"),
        value("résilier.régulier(c)", "booléen", "c : Courrier"),
        "\nparamètre p = -3\n",
        "\nparamètre p = 3,5\n  borne ≥ -3,5 « loi »\n",
        "\ncalcul Facture.y : argent\n  = du(date_d_examen)\n\ncalcul Facture.du(au : date) : argent\n  = 3 €\n",
        "\ncalcul y : argent\n  = z(3)\n\ncalcul z(n : entier) : argent\n  = 3 €\n",
        "\ncalcul Courrier.y : booléen\n  = auteur = client et non (client = auteur)\n",
        "\ncalcul a : argent\n  nature n\n  = 3 €\n\nécarte b des règles de nature n\n\nécarte c de b\n  si oui\n",
        "\nprésomption Facture.payée = non « C. civ. 1 »\n",
        "\nprésomption Courrier.auteur = client « C. civ. 1 »\n",
        "\ndossier factures : liste de Facture\n",
        "\ndéroge a à Facture.due\n  = facture.émise_le\n\ndéroge b à a\n  = facture.reçue_le\n",
        "\ncomplète a à payer\n  = facture.payée\n\nécarte b de a\n  si oui\n",
        "\ncalcul r : taux\n  = 3 %\n\ncomplète a à r\n  = 10 points\n",
    ],
)
def test_what_is_right_is_let_through(items: str) -> None:
    assert faults(article(EVERYTHING + items)) == []


def test_several_faults_are_reported_in_one_run_without_cascade() -> None:
    items = (
        "\ncalcul a : argent\n  = mystère + 3 × autre_mystère\n"
        "\ncalcul b : date\n  = délai mystère avant a\n"
        "\ncalcul c : argent\n  = a × si b > 3 alors mystère sinon 3\n"
    )
    found = built(article(items))[1]
    assert [(each.code, each.message) for each in found] == [
        (codes.NAME_UNKNOWN, "le nom « mystère » est inconnu ici"),
        (codes.NAME_UNKNOWN, "le nom « autre_mystère » est inconnu ici"),
        (codes.NAME_UNKNOWN, "le nom « mystère » est inconnu ici"),
        (codes.KIND_UNEXPECTED, "on attend date ou instant, et ceci est de genre argent"),
        (codes.OPERATION_IMPOSSIBLE, "« > » ne va pas entre date et entier"),
        (codes.NAME_UNKNOWN, "le nom « mystère » est inconnu ici"),
    ]


def test_a_fault_shows_its_place_its_headings_and_the_other_place() -> None:
    text = article("calcul limite : date\n  = 3 mois", heading="## Article 7 - Durée {#7}")
    (found,) = built(text)[1]
    assert found.span is not None
    assert text[found.span.start : found.span.end] == "3 mois"
    assert [(text[each.span.start : each.span.end], each.text) for each in found.others] == [
        ("date", "on attend ici date")
    ]
    assert found.path == ("Le contrat", "Article 7 - Durée")


def test_an_operation_shows_the_kind_of_both_sides() -> None:
    items = "calcul x(m : argent) : argent\n  = m + 3"
    text = article(items)
    (found,) = built(text)[1]
    assert [(text[each.span.start : each.span.end], each.text) for each in found.others] == [
        ("m", "de genre argent"),
        ("3", "de genre entier"),
    ]


@pytest.mark.parametrize(
    ("items", "hint"),
    [
        (value("f.emise_le", "date", "f : Facture"), "vouliez-vous dire « émise_le » ?"),
        (value("c.objet = résilation", "booléen", "c : Courrier"), "vouliez-vous dire « résiliation » ?"),
        (value("selon i ( a : 1 ; bb : 2 )"), "vouliez-vous dire « b » ?"),
        ("\ndéroge x à Facture.dues\n  = facture.émise_le\n", "vouliez-vous dire « Facture.due » ?"),
        (value("u au d", "taux"), ""),
        (value("4 % + 10 %", "taux"), "un taux se majore de points : écrivez « 10 points » et non « 10 % »"),
        (value("résilier.régularité(c)", "booléen", "c : Courrier"), "vouliez-vous dire « régulier » ?"),
        (value("résilier"), "écrivez « résilier.régulier(acte) » ou « résilier.ouvert(sujet) »"),
    ],
)
def test_a_fault_says_what_to_do(items: str, hint: str) -> None:
    assert only(items).hint == hint


def test_a_circle_is_named_whole_even_through_a_power_and_an_exception() -> None:
    items = (
        EVERYTHING.replace("  acte Courrier\n", "  acte Courrier\n  exige courrier.due > courrier.envoyé_le\n")
        + "\ncalcul Courrier.due : date\n  = courrier.remis_le\n"
        + "\ndéroge tardif à Courrier.due\n  si résilier.régulier(courrier)\n  = courrier.envoyé_le\n"
    )
    (found,) = built(article(items))[1]
    assert found.code is codes.DEFINITION_CIRCULAR
    chain = "« Courrier.due » → « résilier.régulier » → « Courrier.due »"
    assert found.message == f"cette définition revient à elle-même : {chain}"
    assert [each.text for each in found.others] == ["« résilier »"]


def test_what_is_set_aside_by_its_own_result_turns_in_a_circle() -> None:
    assert faults(article(EVERYTHING + "\nécarte a de résilier\n  si résilier.ouvert\n")) == ["CLA-0210"]


def test_a_contract_may_add_fields_to_an_entity_of_the_law() -> None:
    law = article(FACTURE, heading="# Vocabulaire {#vocabulaire}")
    more = "entité Facture « la facture »\n  loyer : argent\n\ndossier factures : liste de Facture"
    found = model(article(more), law=(law,)).entities["Facture"]
    assert [each.name for each in found.fields] == ["numéro", "émise_le", "reçue_le", "montant_ttc", "payée", "loyer"]
    assert (found.label, found.key) == ("une facture", "numéro")
    twice = article("entité Facture « la facture »\n  payée : date")
    assert faults(twice, law=(law,)) == ["CLA-0202"]


def test_a_law_may_name_a_nature_that_this_contract_does_not_have() -> None:
    law = article("écarte a des règles de nature n\n  si mystère", heading="## L1 {#L1}")
    assert faults(article("paramètre p = 3"), law=(law,)) == []


def test_two_files_may_not_give_the_same_anchor() -> None:
    (found,) = built(article("paramètre a = 3"), article("paramètre b = 3"))[1]
    assert found.code is codes.HEADING_WRONG
    assert found.others[0].span.source == "contrat/00.md"


def test_a_party_is_a_member_even_where_an_element_has_its_name() -> None:
    vocabulary = PARTIES + FACTURE + "\nentité Client « le client »\n  nom : texte\n\ndossier client : Client\n"
    found = model(article(vocabulary + DUTY)).duties["payer"]
    assert [str(clause.expression.kind) for part, clause in found.parts if part == "débiteur"] == ["Partie"]
