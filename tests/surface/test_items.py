from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausier.surface import item as it
from clausier.surface.expression import Binary, Call, Choices, Constant, Name, Operator
from clausier.text import codes
from clausier.text.span import Span
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.rate import Rate
from surface.language import expression_of, item_of, items_of, problem_in

if TYPE_CHECKING:
    from clausier.text.diagnostic import Code

S = Span("", 0, 0)


def _quote(text: str) -> it.Quote:
    return it.Quote(text, S)


def _kind(ident: str, *, is_list: bool = False) -> it.KindRef:
    return it.KindRef(ident, is_list, S)


def _condition(text: str, quote: str = "") -> it.Condition:
    return it.Condition(expression_of(text), _quote(quote) if quote else None, S)


def test_an_entity_and_its_fields() -> None:
    assert item_of("""\
entité Facture « une facture »
  clé numéro
  numéro    : texte
  montant   : argent   « Quel est le montant ? »
  paiements : liste de Paiement
  ajouts    : liste d'Ajout
  faute     : booléen  « Y a-t-il faute ? » apprécié par « un juriste » à prouver par client
  date      : date
  nature    : Nature
  clé       : texte""") == it.Entity(
        "Facture",
        "une facture",
        "numéro",
        (
            it.FieldDecl("numéro", _kind("texte"), "", judged=False, decider="", burden="", span=S),
            it.FieldDecl(
                "montant", _kind("argent"), "Quel est le montant ?", judged=False, decider="", burden="", span=S
            ),
            it.FieldDecl("paiements", _kind("Paiement", is_list=True), "", judged=False, decider="", burden="", span=S),
            it.FieldDecl("ajouts", _kind("Ajout", is_list=True), "", judged=False, decider="", burden="", span=S),
            it.FieldDecl(
                "faute",
                _kind("booléen"),
                "Y a-t-il faute ?",
                judged=True,
                decider="un juriste",
                burden="client",
                span=S,
            ),
            it.FieldDecl("date", _kind("date"), "", judged=False, decider="", burden="", span=S),
            it.FieldDecl("nature", _kind("Nature"), "", judged=False, decider="", burden="", span=S),
            it.FieldDecl("clé", _kind("texte"), "", judged=False, decider="", burden="", span=S),
        ),
        S,
    )


def test_an_enumeration() -> None:
    assert item_of("énumération Mode : à_distance « à distance »,\n  sur_site « sur site »") == it.Enumeration(
        "Mode", (it.Member("à_distance", "à distance", S), it.Member("sur_site", "sur site", S)), S
    )


def test_roots() -> None:
    assert items_of("dossier contrat : Contrat\ndossier factures : liste de Facture ouverte # une note") == (
        it.Root("contrat", _kind("Contrat"), is_open=False, span=S),
        it.Root("factures", _kind("Facture", is_list=True), is_open=True, span=S),
    )


def test_parameters() -> None:
    assert items_of("""\
paramètre préavis = 3 mois
  imprimé « trois mois »
  borne ≤ 60 jours « C. com. L441-10 I »
  borne ≥ 1 jour « usage »
  fixé par « C. com. D441-5 »

paramètre départements = (75, 77)
paramètre décote = -5 %""") == (
        it.Parameter(
            "préavis",
            Constant(Duration(Fraction(3), Unit.MONTH), S),
            "trois mois",
            (
                it.Bound(Operator.AT_MOST, expression_of("60 jours"), _quote("C. com. L441-10 I"), S),
                it.Bound(Operator.AT_LEAST, expression_of("1 jour"), _quote("usage"), S),
            ),
            _quote("C. com. D441-5"),
            S,
        ),
        it.Parameter("départements", Choices((Constant(75, S), Constant(77, S)), S), "", (), None, S),
        it.Parameter("décote", Constant(Rate(Fraction(-5, 100)), S), "", (), None, S),
    )


def test_a_table() -> None:
    assert item_of("""\
table taux : taux
  source « la banque »
  connue jusqu'au 2026-10-10
  2024-06-12 : 4,25 %  « lu »
  2024-09-18 : inconnu « publié, non lu »
  2025-01-01 : -0,5 %""") == it.Table(
        "taux",
        _kind("taux"),
        _quote("la banque"),
        date(2026, 10, 10),
        (
            it.Row(date(2024, 6, 12), Constant(Rate(Fraction(425, 10000)), S), "lu", S),
            it.Row(date(2024, 9, 18), None, "publié, non lu", S),
            it.Row(date(2025, 1, 1), Constant(Rate(Fraction(-5, 1000)), S), "", S),
        ),
        S,
    )


def test_a_calcul() -> None:
    assert item_of("""\
calcul Facture.pénalités(au : date, taux : taux) : argent « les pénalités »
  sur « le taux … majoré »
  sur « encore »
  selon « C. com. L441-10 II »
  nature pénalité, accessoire
  si facture.impayée « non réglée »
  si au > échéance
  = reste × taux""") == it.Computation(
        "Facture",
        "pénalités",
        (it.Input("au", _kind("date"), S), it.Input("taux", _kind("taux"), S)),
        _kind("argent"),
        "les pénalités",
        (_quote("le taux … majoré"), _quote("encore")),
        (_quote("C. com. L441-10 II"),),
        ("pénalité", "accessoire"),
        (_condition("facture.impayée", "non réglée"), _condition("au > échéance")),
        expression_of("reste × taux"),
        S,
    )


def test_a_value_may_stand_on_the_first_line() -> None:
    assert item_of("calcul x : entier = 3") == item_of("calcul x : entier\n  = 3")


def test_a_value_that_opens_a_line_ends_the_condition_before() -> None:
    calcul = item_of("calcul x : entier\n  si a\n  = b")
    assert isinstance(calcul, it.Computation)
    assert calcul.conditions == (_condition("a"),)
    assert calcul.value == Name("b", S)
    compared = item_of("calcul x : booléen\n  = (a\n  = b)")
    assert isinstance(compared, it.Computation)
    assert isinstance(compared.value, Binary)


@pytest.mark.parametrize(
    ("text", "verb", "target", "nature", "value"),
    [
        ("déroge x à Facture.échéance\n  = 3", it.Verb.OVERRIDE, "Facture.échéance", "", "3"),
        ("complète x à règle\n  = 3", it.Verb.ADD, "règle", "", "3"),
        ("écarte x de règle", it.Verb.SET_ASIDE, "règle", "", None),
        ("écarte x d'échéance", it.Verb.SET_ASIDE, "échéance", "", None),
        ("écarte x des règles de nature pénalité", it.Verb.SET_ASIDE, "", "pénalité", None),
    ],
)
def test_exceptions(text: str, verb: it.Verb, target: str, nature: str, value: str | None) -> None:
    expected = None if value is None else expression_of(value)
    assert item_of(text) == it.Exception_(verb, "x", target, nature, "", (), (), (), expected, (), S)


def test_an_exception_with_all_its_properties() -> None:
    assert item_of("""\
déroge délai_accordé à Facture.échéance « le délai accordé »
  sur « Sauf délai »
  selon « C. civ. »
  si écrit « par écrit »
  = accordé
  prime autre, encore""") == it.Exception_(
        it.Verb.OVERRIDE,
        "délai_accordé",
        "Facture.échéance",
        "",
        "le délai accordé",
        (_quote("Sauf délai"),),
        (_quote("C. civ."),),
        (_condition("écrit", "par écrit"),),
        Name("accordé", S),
        ("autre", "encore"),
        S,
    )


def test_an_obligation() -> None:
    assert item_of("""\
obligation payer « payer la facture »
  pour Facture
  sur « Le Client paie »
  débiteur client
  créancier prestataire
  de résultat
  survit
  si due « due »
  à compter de reçue_le « dès réception »
  au plus tard échéance « à l'échéance »
  exécutée le soldée_le
  violée si retard
  suspendue si force_majeure
  éteinte si remise
  définitivement inexécutée si perdue""") == it.Duty(
        modality=it.Modality.DO,
        ident="payer",
        subject="Facture",
        label="payer la facture",
        words=(_quote("Le Client paie"),),
        basis=(),
        nature=(),
        debtor=Name("client", S),
        creditor=Name("prestataire", S),
        of_result=True,
        survives=True,
        conditions=(_condition("due", "due"),),
        starts=_condition("reçue_le", "dès réception"),
        due=_condition("échéance", "à l'échéance"),
        performed=_condition("soldée_le"),
        breached=_condition("retard"),
        suspended=_condition("force_majeure"),
        ended=_condition("remise"),
        lost=_condition("perdue"),
        span=S,
    )


@pytest.mark.parametrize(("line", "of_result"), [("", None), ("\n  de moyens", False), ("\n  de résultat", True)])
def test_the_strength_of_an_obligation(line: str, of_result: bool | None) -> None:
    duty = item_of(f"obligation o « faire »\n  débiteur a\n  créancier b{line}")
    assert isinstance(duty, it.Duty)
    assert duty.of_result is of_result


@pytest.mark.parametrize(
    "act", ["acte Courrier par facture où courrier.objet = o", "acte Courrier où courrier.objet = o par facture"]
)
def test_a_power(act: str) -> None:
    assert item_of(f"""\
pouvoir résilier « résilier »
  sur « à la fin »
  pour Facture
  titulaire client, prestataire
  {act}
  nature sanction
  si impayée « impayé »
  exige recommandé « par lettre »
  date reçue_le
  au plus tard délai préavis avant terme « moyennant un préavis »
  au plus tôt terme
  effet terme""") == it.Power(
        ident="résilier",
        subject="Facture",
        label="résilier",
        words=(_quote("à la fin"),),
        basis=(),
        nature=("sanction",),
        holders=(Name("client", S), Name("prestataire", S)),
        act="Courrier",
        link="facture",
        act_filter=expression_of("courrier.objet = o"),
        conditions=(_condition("impayée", "impayé"),),
        requirements=(_condition("recommandé", "par lettre"),),
        date=Name("reçue_le", S),
        latest=_condition("délai préavis avant terme", "moyennant un préavis"),
        earliest=_condition("terme"),
        effect=Name("terme", S),
        span=S,
    )


def test_what_people_decide() -> None:
    assert items_of("""\
appréciation Manquement.grave « Est-il grave ? » par « un juriste »
  sur « manque gravement »
  à prouver par créancier
interprétation départ « De quel jour ? » registre I-58
  sur « un préavis »
  lecture remise « la remise » retenue « la date sûre »
  lecture envoi « l'envoi »
  lecture avis « l'avis » retenue
présomption Contrat.mauvaise_foi = non « C. civ. 2274 »""") == (
        it.Appreciation(
            "Manquement",
            "grave",
            "Est-il grave ?",
            "un juriste",
            (_quote("manque gravement"),),
            "créancier",
            S,
        ),
        it.Interpretation(
            "départ",
            "De quel jour ?",
            "I-58",
            (_quote("un préavis"),),
            (
                it.Reading("remise", "la remise", retained=True, reason="la date sûre", span=S),
                it.Reading("envoi", "l'envoi", retained=False, reason="", span=S),
                it.Reading("avis", "l'avis", retained=True, reason="", span=S),
            ),
            S,
        ),
        it.Presumption("Contrat", "mauvaise_foi", expression_of("non"), _quote("C. civ. 2274"), S),
    )


def test_what_is_asked_and_printed() -> None:
    assert items_of("""\
question validité « Est-ce valable ? » registre Q-32
  sur courriers où courrier.objet = o
  réponse régulier(courrier)
  détail « Dernier jour » = courrier.dernier_jour
  date prudente « Dernier jour » au plus tôt
sans effet « Ces CGV constituent le socle » : « déclaration »
coquille « un (1) année » : « un (1) an »
document contrat « Conditions générales »
document facture « Facture » lettre(facture, oui)
document annexe « Annexe » articles""") == (
        it.Question(
            "validité",
            "Est-ce valable ?",
            "Q-32",
            "courriers",
            expression_of("courrier.objet = o"),
            expression_of("régulier(courrier)"),
            (it.Detail("Dernier jour", expression_of("courrier.dernier_jour"), S),),
            "Dernier jour",
            it.Prudence.EARLIEST,
            S,
        ),
        it.NoEffect(_quote("Ces CGV constituent le socle"), "déclaration", S),
        it.Misprint(_quote("un (1) année"), "un (1) an", S),
        it.DocumentDecl("contrat", "Conditions générales", None, S),
        it.DocumentDecl("facture", "Facture", Call("lettre", (Name("facture", S), Constant(True, S)), S), S),
        it.DocumentDecl("annexe", "Annexe", Call("articles", (), S), S),
    )


def test_quotes_over_lines_are_one_text() -> None:
    calcul = item_of("calcul x : entier\n  sur « une phrase\n    coupée »\n  = 3")
    assert isinstance(calcul, it.Computation)
    assert calcul.words == (_quote("une phrase coupée"),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("calcul x : entier", codes.PROPERTY_MISSING),
        ("obligation o « o »\n  débiteur a", codes.PROPERTY_MISSING),
        ("pouvoir p « p »\n  titulaire a", codes.PROPERTY_MISSING),
        ("table t : taux\n  source « s »", codes.PROPERTY_MISSING),
        ("question q « q »", codes.PROPERTY_MISSING),
        ("calcul x : entier = 3\n  = 4", codes.PROPERTY_TWICE),
        ("obligation o « o »\n  débiteur a\n  créancier b\n  de résultat\n  de moyens", codes.PROPERTY_TWICE),
        ("paramètre p = 3\n  imprimé « a »\n  imprimé « b »", codes.PROPERTY_TWICE),
        ("calcul x : entier\n  exige a\n  = 3", codes.PROPERTY_FOREIGN),
        ("question q « q »\n  sur « words »\n  réponse a", codes.PROPERTY_FOREIGN),
        ("interdiction i « i »\n  débiteur a\n  créancier b\n  de moyens", codes.PROPERTY_FOREIGN),
        (f"calcul {'x' * 81} : entier = 3", codes.NAME_WRONG),
    ],
)
def test_properties_are_those_of_their_item(text: str, code: Code) -> None:
    assert problem_in(text).code is code
