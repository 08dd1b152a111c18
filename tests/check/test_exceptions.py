from __future__ import annotations

import pytest

from check.corpus import found, messages, of_facture

BASE = "\ncalcul Facture.échéance : date « l'échéance »\n  sur « à réception »\n  = facture.reçue_le\n"
WORDS = "Chaque facture est payée à réception."


def _exception(name: str, condition: str = "", value: str = "veille(facture.reçue_le)", *, over: str = "") -> str:
    lines = [f"déroge {name} à Facture.échéance « {name} »", "  sur « à réception »"]
    lines += [f"  si {condition}"] if condition else []
    lines += [f"  = {value}"]
    lines += [f"  prime {over}"] if over else []
    return "\n".join(lines) + "\n"


def _codes(*items: str) -> set[str]:
    contract = of_facture(WORDS, "\n".join((BASE, *items)))
    return {code for code in ("CLA-0520", "CLA-0521", "CLA-0522") if found(contract, code)}


LATER = "lendemain(facture.reçue_le)"


def test_two_exceptions_that_may_meet_are_refused_once_and_named() -> None:
    contract = of_facture(WORDS, BASE + _exception("a", "facture.urgente") + _exception("b", "facture.due", LATER))
    assert messages(contract, "CLA-0520") == [
        "« a » et « b » peuvent s'appliquer ensemble à « Facture.échéance », et rien ne dit laquelle l'emporte"
    ]
    (overlap,) = found(contract, "CLA-0520")
    assert "prime a" in overlap.hint
    assert [each.text for each in overlap.others] == ["l'autre exception"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("facture.procédure = sauvegarde", "facture.procédure = liquidation"),
        ("facture.urgente", "non facture.urgente et facture.due"),
        ("facture.montant > 100 €", "facture.montant ≤ 100 €"),
        ("facture.payée_le est sans objet", "facture.payée_le > facture.reçue_le"),
    ],
)
def test_exceptions_kept_apart_by_their_conditions_pass(one: str, other: str) -> None:
    assert _codes(_exception("a", one), _exception("b", other, LATER)) == set()


def test_a_priority_settles_it_also_through_another() -> None:
    a, b = _exception("a", "facture.urgente"), _exception("b", "facture.due", LATER, over="a")
    c = _exception("c", "facture.lignes > 3", "facture.payée_le", over="b")
    assert _codes(a, b, c) == set()


def test_an_exception_to_an_exception_prevails_over_it() -> None:
    b = "déroge b à a « b »\n  sur « à réception »\n  si facture.due\n  = lendemain(facture.reçue_le)\n"
    assert _codes(_exception("a", "facture.urgente"), b) == set()


def test_an_exception_set_aside_where_the_other_applies_passes() -> None:
    aside = "écarte jamais_ensemble de b\n  sur « à réception »\n  si facture.urgente\n"
    assert _codes(_exception("a", "facture.urgente"), _exception("b", "facture.due", LATER), aside) == set()


def test_exceptions_that_give_the_same_constant_are_only_told() -> None:
    a = _exception("a", "facture.urgente", "2024-03-01")
    assert _codes(a, _exception("b", "facture.due", "2024-03-01")) == {"CLA-0521"}
    assert _codes(a, _exception("b", "facture.due", "2024-03-02")) == {"CLA-0520"}


@pytest.mark.parametrize(
    "condition",
    ["facture.urgente et non facture.urgente", "facture.lignes > 3 et facture.lignes < 3", "non"],
)
def test_an_exception_whose_conditions_contradict_each_other_never_plays(condition: str) -> None:
    assert _codes(_exception("a", condition)) == {"CLA-0522"}


def test_an_exception_hidden_by_one_that_prevails_never_plays() -> None:
    hidden = _exception("a", "facture.urgente et facture.due")
    assert _codes(hidden, _exception("b", "facture.urgente", LATER, over="a")) == {"CLA-0522"}
    assert _codes(hidden, _exception("b", "", LATER, over="a")) == {"CLA-0522"}
    assert _codes(hidden, _exception("b", "facture.lignes > 3", LATER, over="a")) == set()


def test_an_exception_that_only_sometimes_prevails_hides_nothing() -> None:
    aside = "écarte parfois de b\n  sur « à réception »\n  si facture.lignes > 3\n"
    hidden, hiding = _exception("a", "facture.urgente"), _exception("b", "facture.urgente", LATER, over="a")
    assert _codes(hidden, hiding, aside) == set()


def test_set_asides_and_additions_have_reachable_conditions_too() -> None:
    never = "écarte jamais de Facture.échéance\n  sur « à réception »\n  si facture.urgente et non facture.urgente\n"
    assert _codes(never) == {"CLA-0522"}


# --- Arms ---------------------------------------------------------------------------------------------------


def _dead(value: str, condition: str = "") -> int:
    held = f"  si {condition}\n" if condition else ""
    rule = f"\ncalcul Facture.rang(jour : date) : entier\n  sur « à réception »\n{held}  = {value}\n"
    return len(found(of_facture(WORDS, rule), "CLA-0523"))


NESTED = "(si f.urgente alors non f.urgente sinon (si f.urgente alors oui sinon non))"


@pytest.mark.parametrize(
    ("value", "condition"),
    [
        ("si urgente alors (si urgente alors 1 sinon 2) sinon 3", ""),
        ("si urgente alors (si non urgente alors 1 sinon 2) sinon 3", ""),
        ("si urgente alors 1 sinon (si urgente alors 2 sinon 3)", ""),
        ("si procédure = aucune alors 1 sinon 2", "procédure = sauvegarde"),
        ("si due alors 1 sinon 2", "urgente et due"),
        ("si urgente et non urgente alors 1 sinon 2", ""),
        ("si oui alors 1 sinon 2", ""),
        ("1 à défaut 2", ""),
        (f"nombre de f dans factures où (f.due et {NESTED})", ""),
        ("somme de (si f.due alors 1 sinon 2) pour chaque f dans factures où f.due", ""),
    ],
)
def test_an_arm_no_facts_lead_to_is_told(value: str, condition: str) -> None:
    assert _dead(value, condition) == 1


@pytest.mark.parametrize(
    ("value", "condition"),
    [
        ("si urgente alors 1 sinon 2", ""),
        ("si urgente alors 1 sinon (si due alors 2 sinon 3)", ""),
        # A silence meets neither a condition nor its contrary.
        ("si payée_le ≤ jour alors 1 sinon (si payée_le > jour alors 2 sinon 3)", ""),
        ("selon procédure ( aucune : 1 ; sauvegarde : 2 ; liquidation : 3 )", "procédure = sauvegarde"),
        ("(somme de f.lignes pour chaque f dans factures) à défaut 2", ""),
        ("somme de (si f.due alors 1 sinon 2) pour chaque f dans factures où f.urgente", "due"),
    ],
)
def test_an_arm_that_facts_may_lead_to_passes(value: str, condition: str) -> None:
    assert _dead(value, condition) == 0


# --- Délais and safe dates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "length",
    ["0 jour", "n", "3 jours francs après facture.reçue_le, premier jour compté"],
)
def test_a_delay_without_meaning_is_refused(length: str) -> None:
    written = length if "après" in length else f"{length} après facture.reçue_le"
    rule = f"\nparamètre n = 0 mois\n\ncalcul Facture.fin : date\n  sur « à réception »\n  = délai {written}\n"
    assert len(found(of_facture(WORDS, rule), "CLA-0531")) == 1


@pytest.mark.parametrize(
    "written",
    [
        "30 jours après facture.reçue_le",
        "1,5 an après facture.reçue_le",
        "3 jours francs après facture.reçue_le",
        "d après facture.reçue_le",
    ],
)
def test_a_delay_with_a_meaning_passes(written: str) -> None:
    rule = f"\ncalcul Facture.fin(d : durée) : date\n  sur « à réception »\n  = délai {written}\n"
    contract = of_facture(WORDS, rule)
    assert found(contract, "CLA-0531") == found(contract, "CLA-0530") == []


@pytest.mark.parametrize(("length", "wrong"), [("72 heures", 0), ("0,5 heure", 0), ("0 heure", 1)])
def test_a_delay_in_hours_is_more_than_nothing(length: str, wrong: int) -> None:
    rule = f"\ncalcul Facture.fin(a : instant) : instant\n  sur « à réception »\n  = délai {length} après a\n"
    assert len(found(of_facture(WORDS, rule), "CLA-0531")) == wrong


def test_only_a_backward_delay_may_not_be_extended() -> None:
    rule = "\ncalcul Facture.fin : date\n  sur « à réception »\n  = délai 3 mois {way} facture.reçue_le, prorogé\n"
    assert len(found(of_facture(WORDS, rule.format(way="avant")), "CLA-0530")) == 1
    assert found(of_facture(WORDS, rule.format(way="après")), "CLA-0530") == []


def test_a_safe_date_is_a_date() -> None:
    rule = (
        BASE
        + "\nquestion q « Quand ? »\n  sur factures\n  réponse facture.échéance\n  détail « Lignes » = facture.lignes\n"
    )
    contract = of_facture(WORDS, rule + "  date prudente « Lignes » au plus tôt\n")
    (wrong,) = found(contract, "CLA-0532")
    assert wrong.hint == "nommez une date : « réponse »"
    assert found(of_facture(WORDS, rule + "  date prudente « réponse » au plus tôt\n"), "CLA-0532") == []


# --- Calculs seen through ------------------------------------------------------------------------------------

CALCULS = """
interprétation sens « Dans quel sens ? »
  lecture large  « large » retenue « usage »
  lecture étroit « étroit »

calcul Facture.ordinaire(jour : date) : booléen
  si facture.lignes > 0
  = facture.procédure = aucune et facture.reçue_le ≤ jour

calcul Facture.vide_de_lignes : booléen
  = facture.lignes = 0

calcul Facture.lue : booléen
  = selon sens ( large : facture.urgente ; étroit : facture.due )

calcul Facture.non_lue : booléen
  = selon sens ( large : non facture.urgente ; étroit : non facture.due )

calcul Facture.par_procédure : booléen
  = selon facture.procédure ( aucune : non ; sauvegarde : facture.urgente ; liquidation : oui )

calcul Facture.a_une_sœur : booléen
  = il existe f dans factures tel que f.lignes = facture.lignes
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("facture.ordinaire(facture.payée_le)", "facture.procédure = sauvegarde"),
        ("facture.ordinaire(facture.payée_le)", "facture.vide_de_lignes"),
        ("facture.ordinaire(facture.payée_le)", "facture.reçue_le > facture.payée_le"),
        ("non facture.ordinaire(facture.payée_le)", "facture.vide_de_lignes"),
        ("facture.lue", "facture.non_lue"),
        ("facture.par_procédure", "facture.procédure = aucune"),
        ("facture.par_procédure et facture.procédure = sauvegarde", "non facture.urgente"),
        ("facture.a_une_sœur", "non facture.a_une_sœur"),
    ],
)
def test_conditions_are_seen_through_the_calculs_they_use(one: str, other: str) -> None:
    assert _codes(CALCULS, _exception("a", one), _exception("b", other, LATER)) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("facture.ordinaire(facture.payée_le)", "facture.reçue_le > facture.reçue_le ou facture.due"),
        ("facture.lue", "facture.due"),
        ("facture.par_procédure", "facture.procédure = sauvegarde"),
        ("facture.par_procédure", "facture.procédure est sans objet"),
        ("facture.a_une_sœur", "facture.lignes = 0"),
    ],
)
def test_conditions_that_may_meet_through_calculs_are_refused(one: str, other: str) -> None:
    assert _codes(CALCULS, _exception("a", one), _exception("b", other, LATER)) == {"CLA-0520"}


def test_a_calcul_that_something_amends_is_not_seen_through() -> None:
    amends = (
        "déroge autrement à Facture.vide_de_lignes « autrement »\n  sur « à réception »\n  si facture.due\n  = oui\n"
    )
    rules = (_exception("a", "facture.vide_de_lignes"), _exception("b", "facture.lignes > 3", LATER))
    assert _codes(CALCULS, *rules) == set()
    assert _codes(CALCULS, *rules, amends) == {"CLA-0520"}
