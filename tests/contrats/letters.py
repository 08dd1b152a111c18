"""A dossier for each letter of ALLANCE, the day it is regular, a day or a fact that makes it irregular."""

from __future__ import annotations

from typing import NamedTuple

IDENTITY = """modèle: allance/cgv-2016-05-25

prestataire:
  dénomination: ALLANCE
  forme: SARL
  capital: 10 000 €
  siège: |-
    12, rue de la République
    75010 Paris
  siren: 123 456 782
  greffe: Paris
  représentant: Claire Morin
  qualité_du_représentant: gérante
  ville: Paris

contrat:
  signé_le: 1er mars 2023

client:
  dénomination: NOM
  siège: |-
    3, place du Marché
    77000 Melun
  siren: 987 654 324
  représentant: Paul Simon
  procédure: aucune
"""

PROCEEDINGS = """  procédure: redressement_judiciaire
  jugement_d_ouverture_le: 2 mai 2024
  réponse_de_l_administrateur_le: sans objet
  mandataire: Maître Anne Leroy, administrateur judiciaire
  adresse_du_mandataire: 8, rue du Palais, 77000 Melun
  tribunal: tribunal de commerce de Melun
"""

INVOICE = """
factures:
  - numéro: F-1
    prestation: abonnement
    montant_ttc: 1 200,00 €
    émise_le: 1er avril 2024
    reçue_le: 2 avril 2024
    échéance_mentionnée: 10 avril 2024
    délai_accordé_par_écrit: non
    paiements:
      - montant: 200,00 €
        reçu_le: 20 mai 2024
"""

BREACH = """
manquements:
  - référence: M-1
    description: Le Client a confié son serveur à un autre prestataire.
    article: IV.2.1
    auteur: client
    constaté_le: 2 mai 2024
    remédié_le: sans objet
    grave: {valeur: oui, par: Me Dubois, le: 3 mai 2024, motif: violation répétée}
"""

EVENT = """
événements:
  - référence: E-1
    description: Inondation du local technique du Client.
    début_le: 3 mars 2024
    fin_le: sans objet
    subi_par: client
    grève_du_prestataire: non
    retenu_par_les_tribunaux: {valeur: oui, par: Me Dubois, le: 3 mai 2024, motif: crue exceptionnelle}
"""

REVISION = """
révisions:
  - référence: R-1
    date_anniversaire: 1er mars 2024
    prix_d_avant_ht: 1 200 €
    indice_d_avant: 300
    indice_d_avant_révisé: oui
    notifiée_le: 1er mars 2024
"""


def _registered(purpose: str, key: str, about: str, day: str) -> str:
    return f"""
courriers:
  - référence: {key}
    objet: {purpose}
    auteur: prestataire
    {about}
    envoi: lettre_recommandée
    envoyé_le: {day}
    présenté_le: {day}
    remis_le: {day}
    mentionne_la_clause_résolutoire: oui
"""


NOTICE = _registered("mise_en_demeure_de_payer", "MD-1", "facture: F-1", "2 mai 2024")
NOTIFICATION = _registered("notification_de_manquement", "N-1", "manquement: M-1", "6 mai 2024")


class Case(NamedTuple):
    """A letter: its dossier, the day it is regular, what makes it irregular (a day, a text replaced), what it says."""

    name: str
    facts: str
    day: str
    early: str
    change: tuple[str, str]
    says: tuple[str, ...]


SAME = ("", "")
CASES = (
    # 1 200 € at 4,50 % + 10 points: 39 days, then the day of payment, then 1 000 € for 11 days; over 365.
    Case(
        "mise_en_demeure_de_payer", INVOICE, "2024-05-31", "2024-04-10", SAME,
        ("1 000,00 €", "23,44 €", "40,00 €", "1 063,44 €", "dans les 15 jours de sa réception", "clause résolutoire"),
    ),
    Case(
        "suspension", INVOICE + NOTICE, "2024-05-10", "2024-05-01", SAME,
        ("nous suspendons toutes les prestations en cours à compter du 10 mai 2024", "référence MD-1"),
    ),
    Case(
        "résiliation_pour_impayé", INVOICE + NOTICE, "2024-05-31", "2024-05-17", SAME,
        ("le dernier jour pour régulariser était le 17 mai 2024", "1 063,44 €", "dans les 15 (quinze) jours"),
    ),
    Case(
        "résiliation_au_terme", "", "2024-10-01", "2024-12-01", SAME,
        ("le 28 février 2025 à 24 heures", "au plus tard le 30 novembre 2024", "un préavis de trois (3) mois"),
    ),
    Case(
        "notification_de_manquement", BREACH, "2024-05-04", "2024-05-04",
        ("remédié_le: sans objet", "remédié_le: 3 mai 2024"),
        ("article IV.2.1", "dans les 30 jours de sa réception", "clause résolutoire de l'article VIII"),
    ),
    Case(
        "résiliation_pour_manquement", BREACH + NOTIFICATION, "2024-06-06", "2024-06-05", SAME,
        ("au plus tard le 5 juin 2024", "dans un délai de trente (30) jours"),
    ),
    Case(
        "résiliation_pour_force_majeure", EVENT, "2024-05-04", "2024-05-03", SAME,
        ("Depuis le 3 mars 2024", "Si celui-ci durait plus de deux mois", "sans dommages et intérêts"),
    ),
    # Syntec index of December 2023, published before the anniversary: 310,5; 1 200 × 310,5 ÷ 300 = 1 242 exactly.
    Case(
        "avis_de_révision", REVISION, "2024-03-01", "2024-03-01", ("1er mars 2024\n    prix", "2 mars 2024\n    prix"),
        ("310,5", "1 242,00 € HT par mois à compter du 1er mars 2024", "42,00 €"),
    ),
    Case(
        "relevé_de_pénalités", INVOICE, "2024-05-31", "2024-04-10", SAME,
        ("18,59 €", "0,48 €", "4,37 €", "23,44 €", "63,44 €", "1 063,44 €", "14,50 %"),
    ),
    Case(
        "mise_en_demeure_de_prendre_parti", INVOICE, "2024-05-31", "2024-05-01", SAME,
        ("Maître Anne Leroy", "redressement judiciaire", "L622-13", "1 000,00 € restant dus"),
    ),
)  # fmt: skip


def dossier(case: Case, name: str = "Garage Simon") -> str:
    """Return the dossier of a letter; ``name`` is that of the client."""
    text = IDENTITY.replace("NOM", name)
    if case.name == "mise_en_demeure_de_prendre_parti":
        text = text.replace("  procédure: aucune\n", PROCEEDINGS)
    return text + case.facts
