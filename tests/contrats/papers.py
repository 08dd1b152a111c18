"""The letters and forms of ALLEO, the annexes of ALLANCE: the dossier of each, its days, its words.

Sums and days are worked out by hand: see the cases beside the clauses (``lettres-vente.md`` and the two next to it).
"""

from __future__ import annotations

from typing import NamedTuple

SALE, RENTAL, DATA = "alleo-vente-suivie", "alleo-location-en-difficulte", "alleo-donnees-des-utilisateurs"
ANNEXES = "allance-annexes"
SAME = ("", "")


class Case(NamedTuple):
    """A letter, its dossier, its subject, the day it is regular; a later or earlier day, a fact; words it holds."""

    name: str
    dossier: str
    about: str
    day: str
    wrong: str
    change: tuple[str, str]
    says: tuple[str, ...]


CASES = (
    Case(
        "accusé_de_réception", SALE, "", "2025-05-19", "2025-06-13", SAME,
        ("2 450,00 €", "Pare-feu Alpha 60", "quatre semaines", "par l’émission d’un accusé de réception par ALLEO"),
    ),
    Case(
        "validation_du_dossier", RENTAL, "", "2024-01-24", "2024-01-21", SAME,
        ("le 16 janvier 2024", "Banque de l'Équipement, l'a validé le 22 janvier 2024", "validation préalable"),
    ),
    Case(
        "bon_de_livraison", SALE, "BL-2025-031", "2025-06-16", "2025-06-16",
        ("bon_de_livraison_signé_le: sans objet", "bon_de_livraison_signé_le: 15 juin 2025"),
        ("A60-004217", "Transports Velin", "article 4.1.4", "C. com. L133-3"),
    ),
    Case(
        "réserves_au_transporteur", SALE, "BL-2025-031", "2025-06-18", "2025-06-20", SAME,
        ("la façade fendue", "dont le dernier jour est le 19 juin 2025", "article L133-3 du code de commerce"),
    ),
    Case(
        "rapport_de_diagnostic", SALE, "DIAG-1", "2025-06-12", "2025-06-12",
        ("recommandations_données: oui", "recommandations_données: non"),
        ("Un routeur d'opérateur sans filtrage", "3. Tenir une sauvegarde quotidienne hors du site."),
    ),
    Case(
        "ticket_de_maintenance", SALE, "TK-7", "2025-11-03", "2025-11-03",
        ("couverte_par_la_garantie: non", "couverte_par_la_garantie: oui"),
        ("120,00 €", "perte de la règle d'accès", "achète un ticket de maintenance"),
    ),
    Case(
        "contrat_de_maintenance", RENTAL, "", "2024-01-10", "2024-01-10",
        ("conditions_détaillées: oui", "conditions_détaillées: non"),
        ("D-88120", "D-88121", "prend fin le 14 janvier 2027", "en lieu et place de toute garantie"),
    ),
    Case(
        "procès_verbal_de_réception", SALE, "DIAG-1", "2025-06-12", "2025-06-09", SAME,
        ("prise de possession de fait", "10 juin 2025", "diagnostic de l'existant"),
    ),
    Case(
        "confirmation_de_date", SALE, "POSE-1", "2025-08-04", "2025-08-18", SAME,
        ("au plus tard le 17 août 2025", "jusqu'à la veille du 25 août 2025", "Bon pour confirmation"),
    ),
    Case(
        "avis_d_annulation", SALE, "POSE-2", "2025-09-12", "2025-09-12",
        ("cause_de_l_annulation: {valeur: volonté_du_client,", "cause_du_retard: {valeur: volonté_du_client,"),
        ("240,00 € HT", "480,00 € HT", "jusqu'au 7 septembre 2025", "une indemnité sera facturée"),
    ),
    Case(
        "licence_d_utilisation", DATA, "LIC-1", "2025-03-10", "2025-03-11", SAME,
        ("Standard 3CX hébergé", "12 mois", "se porte fort", "L122-6-1"),
    ),
    Case(
        "demande_de_garantie", SALE, "G-1", "2025-10-15", "2025-10-15",
        ("risque_manifeste: {valeur: oui", "risque_manifeste: {valeur: non"),
        ("paiement préalable", "C-2025-12", "2 400,00 €", "à la fourniture de garanties supplémentaires"),
    ),
    # 2 940 € at 12,15 % for 43 days, then 2 000 € for 44, over 365: 42,08 and 29,29; 71,38 together.
    Case(
        "décompte_de_retard", SALE, "F-2025-210", "2025-10-15", "2025-07-20", SAME,
        ("42,08 €", "29,29 €", "71,38 €", "12,15 %", "2 111,38 €", "avant toute livraison (article 10.3) : 1."),
    ),
    Case(
        "accord_de_retour", SALE, "R-1", "2025-06-25", "2025-06-25",
        ("accordé_le: 25 juin 2025", "accordé_le: sans objet"),
        ("28,00 €", "Nous acceptons ce retour, le 25 juin 2025", "Aucun Produit ne pourra être retourné"),
    ),
    Case(
        "avoir", SALE, "R-1", "2025-07-07", "2025-07-07",
        ("intact_hors_défaut: {valeur: oui", "intact_hors_défaut: {valeur: non"),
        ("A-2025-018", "F-2025-210", "900,00 €", "180,00 €", "1 080,00 €", "n’établira un avoir que si"),
    ),
    Case(
        "mise_en_demeure", RENTAL, "M-1", "2025-05-05", "2025-05-05",
        ("28 avril 2025\n    remédié_le: sans objet", "28 avril 2025\n    remédié_le: 2 mai 2025"),
        ("dans les 30 jours de la première présentation", "intention d'user du bénéfice de cette clause résolutoire"),
    ),
    Case(
        "résolution_pour_inexécution", RENTAL, "M-1", "2025-06-16", "2025-06-06", SAME,
        ("du 5 mai 2025, présentée le 7 mai 2025", "était le 6 juin 2025", "nous résolvons le Contrat de plein droit"),
    ),
    Case(
        "résolution_sans_mise_en_demeure", RENTAL, "M-2", "2025-05-19", "2025-05-19",
        ("irrémédiable: {valeur: oui", "irrémédiable: {valeur: non"),
        ("publiés sur un forum", "sans mise en demeure. La résolution prend effet"),
    ),
    Case(
        "résolution_pour_situation_dégradée", RENTAL, "", "2025-04-07", "2025-04-07",
        ("risque_de_défaut: {valeur: oui", "risque_de_défaut: {valeur: non"),
        ("une perte de 84 000 €", "aucune procédure", "risquant de déboucher sur un défaut de paiement"),
    ),
    Case(
        "ordre_de_restitution", RENTAL, "", "2025-06-25", "2025-06-19", SAME,
        ("12, quai de la Saône", "D-88120", "D-88121", "60,00 €", "à la cessation du Contrat"),
    ),
    # 90 € a month: 5 days of June 15 €, July, August, 15 days of September 45 €.
    Case(
        "relevé_d_immobilisation", RENTAL, "BW-1", "2025-09-15", "2025-06-25", SAME,
        ("15,00 €", "45,00 €", "240,00 €", "82 jours", "ramené au nombre de jour de retard"),
    ),
    Case(
        "avis_de_force_majeure", SALE, "FM-1", "2025-10-06", "2025-10-06",
        ("fin_le: sans objet", "fin_le: 5 octobre 2025"),
        ("Grève nationale", "à partir du 1er décembre 2025", "restent dus à leur échéance"),
    ),
    Case(
        "résiliation_pour_force_majeure", RENTAL, "FM-2", "2025-04-10", "2025-04-01", SAME,
        ("Crue de la Saône", "ouverte depuis le 2 avril 2025", "sans droit à indemnité"),
    ),
    Case(
        "information_de_cession", SALE, "CES-1", "2025-11-15", "2026-01-01", SAME,
        ("le 1er janvier 2026 à ALLEO Services", "Nous restons tenus", "d’en informer préalablement le Client"),
    ),
    Case(
        "annexe_de_sous_traitance", DATA, "", "2025-03-10", "2025-03-10",
        ("données_personnelles: oui", "données_personnelles: non"),
        ("messages vocaux", "Sauvegarde Rhône", "s'y opposer dans les 30 jours", "Emmanuel BLANC"),
    ),
    Case(
        "certificat_de_destruction", DATA, "", "2026-05-18", "2026-05-14", SAME,
        ("le 15 mai 2026", "réécriture des volumes", "20 avril 2026"),
    ),
    Case(
        "changement_de_sous_traitant", DATA, "Sauvegarde Rhône", "2025-09-20", "2025-11-01", SAME,
        ("à partir du 1er novembre 2025", "dans les 30 jours de la présente", "5, rue des Docks"),
    ),
    Case(
        "notification_de_violation", DATA, "V-1", "2025-10-08", "2025-10-07", SAME,
        ("12 000 lignes", "le 11 octobre 2025 au plus tard", "Il vous revient"),
    ),
    # 30 days from 20 June end on 20 July: 86 days later, 2 940 € less 940 € are unpaid.
    Case(
        "annulation_des_commandes", SALE, "F-2025-210", "2025-10-14", "2025-07-20", SAME,
        ("a 86 jours de retard et 2 000,00 €", "C-2025-12", "la faculté d’annuler les commandes en cours"),
    ),
    Case(
        "avenant", DATA, "AV-1", "2025-08-20", "2025-08-20",
        ("signé_du_client_le: sans objet\n    signé_d_alleo_le: sans objet",
         "signé_du_client_le: 18 août 2025\n    signé_d_alleo_le: 20 août 2025"),
        ("de vingt-cinq à trente-cinq", "350,00 € HT", "un écrit signé par les parties", "le 1er septembre 2025"),
    ),
    Case(
        "accord_de_cession", SALE, "CES-2", "2026-02-28", "2026-03-01", SAME,
        ("Bois & Design", "accord exprès et préalable", "solidairement responsable", "sans autorisation écrite"),
    ),
    # Five years from 12 May 2025.
    Case(
        "consentement_à_divulgation", DATA, "DIV-1", "2025-12-01", "2025-12-02", SAME,
        ("Schéma de l'architecture", "Audit Saône", "jusqu'au 12 mai 2030", "sans le consentement exprès et écrit"),
    ),
    Case(
        "demande_d_attestation", RENTAL, "", "2024-02-28", "2024-02-29", SAME,
        ("D-88120", "D-88121", "au plus tard le 29 février 2024", "une attestation d’assurance"),
    ),
    Case(
        "annexe_des_équipements", ANNEXES, "", "2024-03-04", "2024-03-04", ("dans_l_annexe: oui", "dans_l_annexe: non"),
        ("PC-01", "Serveur de fichiers", "Une liste exhaustive des équipements informatiques"),
    ),
    Case(
        "annexe_des_données", ANNEXES, "", "2024-03-04", "2024-03-04",
        ("accès_aux_données_personnelles: oui", "accès_aux_données_personnelles: non"),
        ("Sauvegarde Rhône", "dans les 30 jours de cette information", "résolution des Incidents"),
    ),
    Case(
        "avenant", ANNEXES, "CH-1", "2024-06-06", "2024-06-11", SAME,
        ("avancée au 11 juin", "au plus tard le 10 juin 2024", "Le prix ne change pas.", "par avenant"),
    ),
    Case(
        "information_des_personnes", ANNEXES, "", "2024-03-04", "2018-05-24", SAME,
        ("intérêt légitime", "dix ans pour les pièces comptables", "à adresser au Client", "gestion de sa clientèle"),
    ),
    Case(
        "notification_de_violation", ANNEXES, "V-1", "2024-10-08", "2024-10-07", SAME,
        ("environ 4 000 lignes", "le 11 octobre 2024 au plus tard", "Il vous revient"),
    ),
    Case(
        "certificat_de_destruction", ANNEXES, "", "2025-06-20", "2025-06-19", SAME,
        ("détruit le 20 juin 2025", "réécriture des volumes", "10 juin 2025"),
    ),
    # A month from Monday 3 June 2024.
    Case(
        "réponse_sur_les_données", ANNEXES, "EX-1", "2024-07-03", "2024-07-04", SAME,
        ("Julie Bernard", "le droit suivant : accès", "est le 3 juillet 2024", "qu'il peut exercer auprès d'ALLANCE"),
    ),
)  # fmt: skip
