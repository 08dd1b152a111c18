from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausier.dossier.facts import Contested, DeclaredUnknown, Element, Fact, Facts, Known, Place, Ref, WithoutObject
from clausier.dossier.nodes import compose
from clausier.dossier.reader import contract_named, read
from clausier.text.source import Source
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points, Rate
from dossier.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from clausier.text.diagnostic import Diagnostic

COMPLETE = (Path(__file__).parent / "data" / "complet.yml").read_text(encoding="utf-8")

TERMS = "conditions_particulières:\n"


def _facts(text: str) -> Facts:
    facts, found = read(Source("dossier.yml", text), VOCABULARY)
    assert found == ()
    assert facts is not None
    return facts


def _found(text: str) -> tuple[Diagnostic, ...]:
    facts, found = read(Source("dossier.yml", text), VOCABULARY)
    assert facts is None
    return found


def _only(text: str) -> Diagnostic:
    (found,) = _found(text)
    return found


def _contract(line: str) -> dict[str, Fact]:
    return _facts(f"contrat:\n  {line}\n").singles["contrat"].fields


def _value(field: str, written: str) -> object:
    fact = _contract(f"{field}: {written}")[field]
    assert isinstance(fact, Known)
    assert fact.place == Place("dossier.yml", 2)
    return fact.value


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        ("signé_le", "2024-03-01", date(2024, 3, 1)),
        ("signé_le", "01/03/2024", date(2024, 3, 1)),
        ("signé_le", "1er mars 2024", date(2024, 3, 1)),
        ("signé_le", '"1er mars 2024"', date(2024, 3, 1)),
        ("objet", "012", "012"),
        ("objet", "no", "no"),
        ("objet", "oui", "oui"),
        ("objet", "12:30", "12:30"),
        ("objet", "1.10", "1.10"),
        ("objet", "~", "~"),
        ("objet", "null", "null"),
        ("objet", "2024-03-01", "2024-03-01"),
        ("objet", '"inconnu"', "inconnu"),
        ("objet", "'sans objet'", "sans objet"),
        ("objet", "l'objet « R&D »", "l'objet « R&D »"),
        ("prix", "12,50 €", Money(Fraction(25, 2))),
        ("prix", "12.50", Money(Fraction(25, 2))),
        ("prix", "1 440,25 EUR", Money(Fraction(144025, 100))),
        ("durée", "3 mois", Duration(Fraction(3), Unit.MONTH)),
        ("durée", "2 jours ouvrés", Duration(Fraction(2), Unit.WORKED_DAY_OUVRE)),
        ("remise", "14,5 %", Rate(Fraction(29, 200))),
        ("majoration", "10 points", Points(Fraction(10))),
        ("sites", "012", 12),
        ("sites", "01000", 1000),
        ("coefficient", "3,5", Fraction(7, 2)),
        ("coefficient", "1.10", Fraction(11, 10)),
        ("tacite", "oui", True),
        ("tacite", "vrai", True),
        ("tacite", "non", False),
        ("tacite", "Faux", False),
        ("échéances", "[2024-04-01, 1er mai 2024]", (date(2024, 4, 1), date(2024, 5, 1))),
        ("échéances", "[]", ()),
    ],
)
def test_a_value_is_typed_by_its_field(field: str, written: str, expected: object) -> None:
    assert _value(field, written) == expected


@pytest.mark.parametrize(
    ("field", "written", "hint"),
    [
        ("signé_le", "30/02/2025", "ce jour n'existe pas"),
        ("signé_le", "2025-02-30", "ce jour n'existe pas"),
        ("signé_le", "01/03/25", "écrivez l'année avec quatre chiffres"),
        ("signé_le", "2024-03-01T23:30:00-10:00", "écrivez la date seule, sans l'heure"),
        ("signé_le", "2025-W05-1", "par exemple : 1er mars 2026, 01/03/2026 ou 2026-03-01"),
        ("signé_le", "٢٠٢٥-02-03", "par exemple : 1er mars 2026, 01/03/2026 ou 2026-03-01"),
        ("prix", "12:30", "par exemple : 1 250,00 €"),
        ("prix", "1.440,00 €", "séparez les milliers par une espace : « 1 250,00 € »"),
        ("prix", "12.345 €", "séparez les milliers par une espace : « 1 250,00 € »"),
        ("prix", "1e3", "par exemple : 1 250,00 €"),
        ("prix", "sNaN", "par exemple : 1 250,00 €"),
        ("durée", "30", "ajoutez l'unité, par exemple « 30 jours »"),
        ("remise", "14,5", "ajoutez le signe %, par exemple « 14,5 % »"),
        ("majoration", "10 %", "écrivez « 10 points », qui n'est pas « 10 % »"),
        ("sites", "0x1F", "par exemple : 12"),
        ("sites", "1_000", "par exemple : 12"),
        ("sites", "１２", "par exemple : 12"),
        ("sites", "3,5", "par exemple : 12"),
        ("tacite", "yes", "écrivez « oui »"),
        ("tacite", "true", "écrivez « oui »"),
        ("tacite", "no", "écrivez « non »"),
        ("tacite", "1", "écrivez « oui »"),
        ("tacite", "peut-être", "écrivez « oui » ou « non »"),
        (
            "ouvert_le",
            "29 mars 2026 à 2 h 30",
            "cette heure n'existe pas : les horloges passent de 2 h à 3 h ce jour-là",
        ),
        ("ouvert_le", "hier", "par exemple : 1er mars 2026 à 14 h 30"),
    ],
)
def test_what_is_no_value_of_the_field_is_refused_with_advice(field: str, written: str, hint: str) -> None:
    found = _only(f"contrat:\n  {field}: {written}\n")
    assert found.code.ident == "CLA-0610"
    assert found.hint == hint
    assert found.path == ("contrat",)
    assert found.span is not None
    assert found.span.start == len(f"contrat:\n  {field}: ")


def test_the_states_of_a_fact() -> None:
    fields = _contract("objet: inconnu\n  prix: sans objet\n  durée: Inconnue\n  sites:")
    place = Place("dossier.yml", 2)
    assert fields["objet"] == DeclaredUnknown(place)
    assert fields["prix"] == WithoutObject(Place("dossier.yml", 3))
    assert fields["durée"] == DeclaredUnknown(Place("dossier.yml", 4))
    assert "sites" not in fields


def test_a_value_says_where_it_comes_from() -> None:
    fields = _contract(
        "prix:\n    valeur: 10 €\n    connu_le: 2 mars 2024\n    pièce: devis n° 12\n    motif: accord oral"
    )
    assert fields["prix"] == Known(
        Money(Fraction(10)), Place("dossier.yml", 3), date(2024, 3, 2), "devis n° 12", "", "accord oral"
    )
    assert _contract("prix: { valeur: inconnu, pièce: devis }")["prix"] == DeclaredUnknown(Place("dossier.yml", 2))


def test_a_contested_fact_keeps_each_version() -> None:
    fields = _contract("tacite: { contesté: { client: oui, prestataire: non } }")
    assert fields["tacite"] == Contested((("client", True), ("prestataire", False)), Place("dossier.yml", 2))


def test_an_enumeration_takes_its_names_and_its_labels() -> None:
    text = "factures:\n  - numéro: A\n    débiteur: client\n  - numéro: B\n    débiteur: le client\n"
    assert [each.fields["débiteur"] for each in _facts(text).lists["factures"]] == [
        Known("client", Place("dossier.yml", 3)),
        Known("client", Place("dossier.yml", 5)),
    ]
    found = _only("factures:\n  - numéro: A\n    débiteur: Client\n")
    assert found.code.ident == "CLA-0611"
    assert "« client »" in found.hint


def test_elements_are_named_by_their_key_and_hold_their_own_lists() -> None:
    (invoice, other) = _facts(
        "factures:\n  - numéro: F-1\n    paiements:\n      - montant: 10 €\n      - montant: 2 €\n  - numéro: F-2\n"
    ).lists["factures"]
    assert (invoice.key, invoice.path, invoice.place) == ("F-1", "factures[F-1]", Place("dossier.yml", 2))
    assert [each.path for each in invoice.lists["paiements"]] == [
        "factures[F-1].paiements[1]",
        "factures[F-1].paiements[2]",
    ]
    assert other.lists == {"paiements": ()}


def test_what_a_dossier_leaves_out() -> None:
    facts = _facts("titre:\n")
    assert facts.contract == "essai/maintenance"
    assert facts.title == ""
    assert facts.singles == {
        "contrat": Element(
            "Contrat",
            "contrat",
            "contrat",
            {"échéances": Known((), Place("dossier.yml", 1))},
            {},
            Place("dossier.yml", 1),
        )
    }
    assert facts.lists == dict.fromkeys(("factures", "courriers", "manquements", "incidents"), ())
    assert facts.open_lists == ("incidents",)


def test_references_lead_to_one_element() -> None:
    text = "courriers:\n  - référence: L-1\n    facture: {}\nfactures:\n  - numéro: F-1\n  - numéro: '012'\n"
    for written, key in (("F-1", "F-1"), ("012", "012"), ("'012'", "012")):
        (letter,) = _facts(text.replace("{}", written)).lists["courriers"]
        assert letter.fields["facture"] == Known(Ref("Facture", key), Place("dossier.yml", 3))
    found = _only(text.replace("{}", "F-l"))
    assert (found.code.ident, found.hint) == ("CLA-0614", "vouliez-vous dire « F-1 » ?")


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("- a\n", "CLA-0608", "un dossier se compose de champs nommés, et une liste est écrite ici"),
        ("bonjour\n", "CLA-0608", "un dossier se compose de champs nommés, et une valeur est écrite ici"),
        ("contrat: essai\n", "CLA-0608", "« contrat » se compose de champs nommés, et une valeur est écrite ici"),
        ("contrat:\n  - prix: 1\n", "CLA-0608", "« contrat » est un seul élément, et une liste est écrite ici"),
        ("factures:\n  numéro: F-1\n", "CLA-0608", "« factures » est une liste, et des champs nommés sont écrits ici"),
        (
            "factures: [F]\n",
            "CLA-0608",
            "un élément de « factures » se compose de champs nommés, et une valeur est écrite ici",
        ),
        ("contrat:\n  prix: [1 €]\n", "CLA-0608", "« prix » est une seule valeur, et une liste est écrite ici"),
        (
            "contrat:\n  échéances: 2024-04-01\n",
            "CLA-0608",
            "« échéances » est une liste, et une valeur est écrite ici",
        ),
        (
            "contrat:\n  prix: { montant: 1 }\n",
            "CLA-0609",
            "« montant » n'est pas un champ qui décrit une valeur (« prix »)",
        ),
        ("contrat:\n  prix: { pièce: devis }\n", "CLA-0607", "« prix » n'a pas de valeur"),
        ("contrat:\n  prix: { valeur: '' }\n", "CLA-0607", "« prix » n'a pas de valeur"),
        ("factures:\n", "CLA-0607", "« factures » n'a pas de valeur"),
        ("factures:\n  - numéro:\n", "CLA-0612", "« numéro » nomme l'élément et doit être une valeur"),
        ("factures:\n  - numéro: inconnu\n", "CLA-0612", "« numéro » nomme l'élément et doit être une valeur"),
        ("modèle:\n", "CLA-0607", "« modèle » n'a pas de valeur"),
        ("préavis: 3 mois\n", "CLA-0609", "« préavis » n'est pas une rubrique de ce dossier"),
        ("lectures: envoi\n", "CLA-0608", "« lectures » se compose de champs nommés, et une valeur est écrite ici"),
        (f"{TERMS}  préavi: 3 mois\n", "CLA-0609", "« préavi » n'est pas un paramètre de ce contrat"),
        (f"{TERMS}  préavis: 3\n", "CLA-0610", "« 3 » n'est pas une durée"),
        (f"{TERMS}  départements: 75\n", "CLA-0608", "« départements » est une liste, et une valeur est écrite ici"),
        ("lectures:\n  préavis: envoi\n", "CLA-0620", "« préavis » n'est pas une interprétation de ce contrat"),
        (
            "contrat:\n  échéances: { contesté: { a: 1, b: 2 } }\n",
            "CLA-0616",
            "« échéances » est une liste, qui ne se conteste pas",
        ),
        (
            "courriers:\n  - référence: L\n    facture: { contesté: { a: 1, b: 2 } }\n",
            "CLA-0616",
            "« facture » est un renvoi, qui ne se conteste pas",
        ),
    ],
)
def test_a_wrong_shape_or_name_is_refused(text: str, code: str, message: str) -> None:
    found = _only(text)
    assert (found.code.ident, found.message) == (code, message)
    assert found.span is not None


def test_several_faults_are_told_at_once() -> None:
    text = "contrat:\n  prix: x\n  inconu: 1\nfactures:\n  - numéro: F\n    reçue_le: y\nautre: 1\n"
    assert sorted(each.code.ident for each in _found(text)) == ["CLA-0609", "CLA-0609", "CLA-0610", "CLA-0610"]


@pytest.mark.parametrize(
    ("lines", "lacking"),
    [
        ("oui", "« par » et « motif » et « le »"),
        ("{ valeur: oui }", "« par » et « motif » et « le »"),
        ("{ valeur: oui, par: Me Durand, motif: pannes }", "« le »"),
        ("{ valeur: oui, par: Me Durand, connu_le: 2026-01-15 }", "« motif »"),
    ],
)
def test_a_judgement_is_signed(lines: str, lacking: str) -> None:
    found = _only(f"manquements:\n  - nom: panne\n    grave: {lines}\n")
    assert (found.code.ident, found.message) == (
        "CLA-0615",
        f"« grave » est une appréciation : il lui manque {lacking}",
    )


def test_a_judgement_not_made_needs_no_signature() -> None:
    (breach,) = _facts("manquements:\n  - nom: panne\n    grave: inconnu\n").lists["manquements"]
    assert breach.fields["grave"] == DeclaredUnknown(Place("dossier.yml", 3))


def test_special_conditions_are_typed_and_placed() -> None:
    facts = _facts("conditions_particulières:\n  préavis: 6 mois\n  départements: [75, 13]\n  indemnité: 40 €\n")
    assert [(each.parameter, each.value, each.place.line) for each in facts.overrides] == [
        ("préavis", Duration(Fraction(6), Unit.MONTH), 2),
        ("départements", (75, 13), 3),
        ("indemnité", Money(Fraction(40)), 4),
    ]


def test_special_conditions_are_held_to_the_law() -> None:
    # C. com. L441-10 I : soixante jours au plus ; D441-5 : quarante euros.
    found = _only("conditions_particulières:\n  délai_de_paiement: 61 jours\n")
    assert found.code.ident == "CLA-0617"
    assert (
        found.message
        == "« délai_de_paiement » ne peut pas valoir 61 jours : la loi veut au plus 60 jours (C. com. L441-10 I)"
    )
    assert _only("conditions_particulières:\n  délai_de_paiement: 3 mois\n").code.ident == "CLA-0617"
    fixed = _only("conditions_particulières:\n  indemnité: 50 €\n")
    assert fixed.message == "« indemnité » est fixé par la loi (C. com. D441-5) : un accord ne peut pas le changer"


def test_two_months_may_be_more_than_sixty_days() -> None:
    facts, (found,) = read(Source("d.yml", "conditions_particulières:\n  délai_de_paiement: 2 mois\n"), VOCABULARY)
    assert (found.code.ident, found.is_error) == ("CLA-0619", False)
    assert facts is not None
    assert facts.overrides[0].value == Duration(Fraction(2), Unit.MONTH)


def test_readings_are_imposed_by_name_or_label() -> None:
    for written in ("envoi", "l'envoi"):
        facts = _facts(f"lectures:\n  départ_du_préavis: {written}\n")
        assert facts.readings == (("départ_du_préavis", "envoi", Place("dossier.yml", 2)),)


def test_empty_sections_say_nothing() -> None:
    facts = _facts(
        "conditions_particulières:\n  préavis:\nlectures:\n  départ_du_préavis:\nlistes_ouvertes:\ncontrat:\n"
    )
    assert (facts.overrides, facts.readings, facts.open_lists) == ((), (), ("incidents",))


def test_the_contract_is_known_before_the_vocabulary() -> None:
    node, _ = compose(Source("d.yml", COMPLETE))
    assert node is not None
    assert contract_named(node) == "essai/maintenance"
    other, _ = compose(Source("d.yml", "- a\n"))
    assert other is not None
    assert contract_named(other) == ""


def test_a_complete_dossier_is_read() -> None:
    facts = _facts(COMPLETE)
    assert facts.title == "Dupont & fils #1"
    assert facts.open_lists == ("incidents", "factures")
    assert [each.key for each in facts.lists["factures"]] == ["F-1", "012"]
