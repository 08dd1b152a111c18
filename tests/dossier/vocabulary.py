"""The vocabulary of the tests, as the page vocabulaire.md describes it."""

from __future__ import annotations

from clausier.dossier.vocabulary import Vocabulary
from clausier.norms.tree import Definition, EntityInfo, FieldInfo, Interpretation, Literal, Reading, RootInfo
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money


def _days(number: int) -> Duration:
    return Duration(Fraction(number), Unit.DAY)


def _field(name: str, kind: str, question: str, *, many: bool = False) -> FieldInfo:
    return FieldInfo(name, kind, many, question)


_CONTRACT = EntityInfo.of(
    "Contrat",
    "le contrat",
    "",
    (
        _field("signé_le", "date", "À quelle date le contrat a-t-il été signé ?"),
        _field("objet", "texte", "Sur quoi porte le contrat ?"),
        _field("prix", "argent", "Quel est le prix mensuel ?"),
        _field("durée", "durée", "Pour combien de temps le contrat est-il conclu ?"),
        _field("remise", "taux", "Quelle remise est accordée ?"),
        _field("majoration", "points", "De combien de points le taux est-il majoré ?"),
        _field("sites", "entier", "Combien de sites sont couverts ?"),
        _field("coefficient", "décimal", "Quel coefficient s'applique ?"),
        _field("ouvert_le", "instant", "Quand le service a-t-il été ouvert ?"),
        _field("tacite", "booléen", "Le contrat se reconduit-il tacitement ?"),
        _field("échéances", "date", "À quelles dates paie-t-on ?", many=True),
    ),
)
_INVOICE = EntityInfo.of(
    "Facture",
    "une facture",
    "numéro",
    (
        _field("numéro", "texte", "Quel est le numéro de la facture ?"),
        _field("montant_ttc", "argent", "Quel est le montant TTC de la facture ?"),
        _field("reçue_le", "date", "À quelle date le client a-t-il reçu la facture ?"),
        _field("débiteur", "Partie", "Qui doit payer la facture ?"),
        _field("paiements", "Paiement", "Quels paiements ont été reçus ?", many=True),
    ),
)
_PAYMENT = EntityInfo.of(
    "Paiement",
    "un paiement",
    "",
    (
        _field("reçu_le", "date", "À quelle date le paiement a-t-il été reçu ?"),
        _field("montant", "argent", "Quel est le montant du paiement ?"),
    ),
)
_LETTER = EntityInfo.of(
    "Courrier",
    "une lettre",
    "référence",
    (
        _field("référence", "texte", "Quelle est la référence de la lettre ?"),
        _field("envoi", "Envoi", "Comment la lettre est-elle envoyée ?"),
        _field("remis_le", "date", "À quelle date la lettre a-t-elle été remise ?"),
        _field("facture", "Facture", "De quelle facture parle la lettre ?"),
    ),
)
_BREACH = EntityInfo.of(
    "Manquement",
    "un manquement",
    "nom",
    (
        _field("nom", "texte", "Comment appeler ce manquement ?"),
        FieldInfo("grave", "booléen", False, "Le manquement est-il grave ?", judged=True, decider="un juriste"),
        _field("signalé_par", "Courrier", "Quelle lettre signale le manquement ?"),
    ),
)
_INCIDENT = EntityInfo.of(
    "Incident",
    "un incident",
    "",
    (_field("constaté_le", "date", "À quelle date l'incident a-t-il été constaté ?"),),
)

_PARAMETERS = (
    Definition(
        "délai_de_paiement",
        (),
        "durée",
        Literal(_days(30)),
        is_parameter=True,
        bounds=(("≤", _days(60), "C. com. L441-10 I"),),
    ),
    Definition(
        "indemnité",
        (),
        "argent",
        Literal(Money(Fraction(40))),
        is_parameter=True,
        bounds=(("=", Money(Fraction(40)), "C. com. D441-5"),),
    ),
    Definition("préavis", (), "durée", Literal(Duration(Fraction(3), Unit.MONTH)), is_parameter=True),
    Definition("départements", (), "liste de entier", Literal((75, 92)), is_parameter=True),
)

VOCABULARY = Vocabulary(
    contract="essai/maintenance",
    title="Contrat de maintenance",
    entities={each.name: each for each in (_CONTRACT, _INVOICE, _PAYMENT, _LETTER, _BREACH, _INCIDENT)},
    enumerations={
        "Partie": (("prestataire", "le prestataire"), ("client", "le client")),
        "Envoi": (("lettre_recommandée", "lettre recommandée avec avis de réception"), ("courriel", "courriel")),
    },
    roots={
        each.name: each
        for each in (
            RootInfo("contrat", "Contrat", is_list=False, is_open=False),
            RootInfo("factures", "Facture", is_list=True, is_open=False),
            RootInfo("courriers", "Courrier", is_list=True, is_open=False),
            RootInfo("manquements", "Manquement", is_list=True, is_open=False),
            RootInfo("incidents", "Incident", is_list=True, is_open=True),
        )
    },
    parameters={each.name: each for each in _PARAMETERS},
    interpretations={
        "départ_du_préavis": Interpretation(
            "départ_du_préavis",
            "De quel jour de la lettre le préavis court-il ?",
            "",
            (Reading("remise", "la remise au destinataire", "la date sûre"), Reading("envoi", "l'envoi", "")),
        )
    },
)
