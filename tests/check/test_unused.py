from __future__ import annotations

from check.corpus import FACTURE, found, messages, of_facture, page
from clausier.check import runner
from model.pages import COURRIER, model

WORDS = "Le Client paie à réception de la facture."
READING = """
interprétation départ « De quel jour ? »
  sur « à réception »
  lecture jour_même « du jour même » retenue « usage »
  lecture lendemain_ « du lendemain »
  lecture jour_dit  « du jour dit »
"""


def test_a_parameter_serves_rules_words_or_nothing() -> None:
    items = """
        paramètre utile = 30 jours

        paramètre imprimé_seul = 40 €

        paramètre téléphone = « 01 85 085 087 »

        paramètre perdu = 3 mois

        paramètre courtois = oui

        calcul Facture.échéance : date
          = délai utile après facture.reçue_le
        """
    words = "On doit {imprimé_seul: chiffres unité}, au {téléphone}. {si courtois} Merci. {sinon} Bien. {fin}"
    contract = of_facture(words, items)
    assert messages(contract, "CLA-0540") == ["le paramètre « perdu » ne sert ni à une règle ni au texte"]
    assert [each.message.split("»", maxsplit=1)[0] for each in found(contract, "CLA-0541")] == [
        "le paramètre « imprimé_seul ",
        "le paramètre « courtois ",
    ]


def test_an_interpretation_serves_a_rule_that_chooses_by_it() -> None:
    assert len(found(of_facture(WORDS, READING), "CLA-0542")) == 1
    rule = "\ncalcul Facture.début : date\n  = selon départ ( jour_même : {0} ; lendemain_ : {1} ; jour_dit : {2} )\n"
    arms = ("facture.reçue_le", "lendemain(facture.reçue_le)", "facture.payée_le")
    contract = of_facture(WORDS, READING + rule.format(*arms))
    assert found(contract, "CLA-0542") == found(contract, "CLA-0543") == []


def test_a_reading_alike_everywhere_is_told_once() -> None:
    arms = "jour_même : reçue_le ; lendemain_ : lendemain(reçue_le) ; jour_dit : reçue_le"
    rule = f"\ncalcul Facture.début : date\n  = selon départ ( {arms} )\n"
    assert messages(of_facture(WORDS, READING + rule), "CLA-0543") == [
        "la lecture « jour_dit » de « départ » donne partout la même chose que « jour_même »"
    ]
    other = "\ncalcul Facture.net : booléen\n  = selon départ ( jour_même : oui ; lendemain_ : oui ; jour_dit : non )\n"
    assert found(of_facture(WORDS, READING + rule + other), "CLA-0543") == []


def test_the_law_may_declare_what_this_contract_leaves_aside() -> None:
    table = "\ntable indice : décimal\n  source « Insee »\n  connue jusqu'au 2024-12-31\n  2024-01-01 : 102,5\n"
    law = page("Règle (reformulée) : on paie à réception.", FACTURE + READING + table + "\nparamètre p = 3 mois\n")
    contract = model(page("Texte."), law=(law.replace("## Article 1 - Paiement {#1}", "## Code civil {#C. civ. 1}"),))
    codes = ("CLA-0540", "CLA-0541", "CLA-0542", "CLA-0544", "CLA-0545")
    assert [each for code in codes for each in found(contract, code)] == []


def test_unread_fields_are_told_by_entity() -> None:
    read = "facture.urgente ou facture.due ou facture.lignes > 3 ou facture.montant > 1 €"
    rule = f"\ndossier première : Facture\n\ncalcul Facture.x : booléen\n  = {read}\n"
    contract = of_facture("Reçue le {première.reçue_le}. Le Client paie.", rule)
    assert messages(contract, "CLA-0545") == [
        "2 champs de « Facture » ne servent à aucune règle : « payée_le », « procédure »"
    ]


def test_a_field_that_a_letter_prints_is_read_in_its_own_entity_alone() -> None:
    chantier = "\nentité Chantier « un chantier »\n  clé nom\n  nom : texte\n  urgente : booléen\n  lieu : texte\n"
    contract = of_facture(WORDS, f"{chantier}\ncalcul Facture.x : date\n  = facture.reçue_le\n")
    printed = frozenset((("Facture", "urgente"), ("Facture", "montant"), ("Chantier", "lieu")))
    assert [each.message for each in runner.unread(contract, printed)] == [
        "4 champs de « Facture » ne servent à aucune règle : « payée_le », « lignes », « procédure », « due »",
        "1 champ de « Chantier » ne sert à aucune règle : « urgente »",
    ]
    whole = printed | {("Facture", each) for each in ("payée_le", "lignes", "procédure", "due")}
    assert runner.unread(contract, whole | {("Chantier", "urgente")}) == ()


def test_a_presumption_on_a_field_that_a_letter_prints_is_not_told() -> None:
    items = """
        appréciation Facture.fautive « Fautive ? » par « un juriste »

        présomption Facture.fautive = non « C. civ. 2274 »
        """
    contract = of_facture(WORDS, items)
    told = runner.unread(contract, frozenset((("Facture", "fautive"),)))
    assert [each.code.ident for each in told] == ["CLA-0545"]
    assert "fautive" not in told[0].message


def test_a_power_reads_the_author_and_the_link_of_its_act() -> None:
    items = (
        COURRIER.replace("  envoyé_le : date\n", "  facture   : Facture\n")
        + FACTURE
        + """
pouvoir résilier « résilier »
  sur « à réception »
  pour Facture
  titulaire client
  acte Courrier où courrier.objet = résiliation par facture
  exige courrier.remis_le ≤ date_d_examen
"""
    )
    told = messages(model(page(WORDS, items)), "CLA-0545")
    assert [each for each in told if "Courrier" in each] == []


def test_a_presumption_on_a_field_nothing_reads_is_told_instead_of_the_field() -> None:
    items = """
        appréciation Facture.fautive « Fautive ? » par « un juriste »

        présomption Facture.fautive = non « C. civ. 2274 »
        """
    contract = of_facture(WORDS, items)
    assert len(found(contract, "CLA-0546")) == 1
    assert not any("fautive" in each for each in messages(contract, "CLA-0545"))


def test_a_rule_without_words_is_told_unless_it_only_helps() -> None:
    items = """
        calcul Facture.aide : date
          = facture.reçue_le

        calcul Facture.nue : date « nue »
          = facture.reçue_le

        calcul Facture.appuyée : date « appuyée »
          selon « CPC 641 »
          = facture.reçue_le

        calcul Facture.citée : date « citée »
          si facture.due « à réception »
          = facture.reçue_le

        déroge sans_mots à Facture.nue « sans mots »
          = facture.payée_le
        """
    assert messages(of_facture(WORDS, items), "CLA-0511") == [
        "la règle « Facture.nue » ne cite aucun mot du contrat ni aucun texte",
        "la règle « sans_mots » ne cite aucun mot du contrat ni aucun texte",
    ]
