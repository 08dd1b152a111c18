"""A contract of three articles and a law of two, each bound to the others in every way pages can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = """\
contrats:
  - clauses: clauses/contrat
    abrégé: CG
    titre: Conditions générales
droit: clauses/droit
"""

PAGES = {
    "clauses/contrat/00-mots.md": """\
## Mots {#mots}

```clause
énumération Partie : client « le client », prestataire « le prestataire »
énumération Gravité : légère « légère », lourde « lourde »

entité Facture « une facture »
  clé numéro
  numéro     : texte   « Quel est le numéro de la facture ? »
  montant    : argent  « Quel est son montant ? »
  reçue_le   : date    « Quand a-t-elle été reçue ? »
  payée_le   : date    « Quand a-t-elle été payée ? »
  gravité    : Gravité « Le retard est-il léger ou lourd ? »
  contestée  : booléen « Est-elle contestée ? »
  provisoire : booléen « Est-elle provisoire ? »

entité Client « le client »
  nom         : texte   « Comment s'appelle-t-il ? »
  sauvegarde  : booléen « Est-il en sauvegarde ? »
  négligent   : booléen « Est-il négligent ? »

dossier factures : liste de Facture
dossier client : Client
```
""",
    "clauses/contrat/01-prix.md": """\
## Article 1 - Prix {#1}

Les factures sont payables dans un délai de {délai_de_paiement: lettres (chiffres) unité} à compter de leur réception.

Au-delà de ce délai, une pénalité de {pénalité: chiffres unité} est due. {si client.négligent}Il paie comptant.{fin}

```clause
paramètre délai_de_paiement = 30 jours
paramètre pénalité = 40 €

calcul Facture.échéance : date « la date limite de paiement »
  sur « payables dans un délai de trente (30) jours à compter de leur réception »
  = délai délai_de_paiement après facture.reçue_le

calcul Facture.en_retard : booléen « la facture est payée en retard »
  sur « Au-delà de ce délai »
  = facture.payée_le > facture.échéance

calcul Facture.pénalité_due : argent « la pénalité due »
  sur « Au-delà de ce délai, une pénalité de 40 euros est due »
  nature sanction
  si facture.en_retard « Au-delà de ce délai »
  = pénalité

déroge pénalité_lourde à Facture.pénalité_due « le retard est lourd »
  sur « une pénalité de 40 euros est due »
  si facture.gravité = lourde
  = pénalité × 2

obligation payer « payer la facture »
  pour Facture
  sur « Les factures sont payables »
  débiteur client
  créancier prestataire
  si facture.montant > 0 €
  à compter de facture.reçue_le
  au plus tard facture.échéance « dans un délai de trente (30) jours »
  exécutée le facture.payée_le
```
""",
    "clauses/contrat/02-exceptions.md": """\
## Article 2 - Contestation {#2}

Une facture contestée ne porte aucune pénalité, comme le dit l'article 1. La contestation du négligent est sans effet.

```clause
interprétation sens_de_contestée « Une facture provisoire est-elle contestée ? »
  sur « Une facture contestée »
  lecture large « oui » retenue « c'est ce que dit l'usage »
  lecture stricte « non »

calcul Facture.vraiment_contestée : booléen « la facture est contestée »
  sur « Une facture contestée »
  sur « une pénalité de 40 euros est due » à l'article « 1 »
  = selon sens_de_contestée ( large : facture.contestée ou facture.provisoire ; stricte : facture.contestée )

déroge facture_contestée à Facture.pénalité_due « la facture est contestée »
  sur « ne porte aucune pénalité »
  selon « Code fictif, article 10 »
  si facture.vraiment_contestée
  prime pénalité_lourde
  = 0 €

écarte contestation_négligente de facture_contestée « le client est négligent »
  sur « La contestation du négligent est sans effet »
  si client.négligent

question pénalité_de_la_facture « Quelle pénalité est due ? »
  sur factures
  réponse facture.pénalité_due
  détail « Échéance » = facture.échéance
  date prudente « Échéance » au plus tôt
```
""",
    "clauses/contrat/03-suite.md": """\
## Article 3 - Suites {#3}

Le client est prévenu dans les délais de l'article 1. Une remise est accordée à qui paie tôt.

{déroge sans_remise à « Une remise est accordée » si client.négligent}Aucune remise n'est accordée.{fin}

```clause
calcul Facture.remise : argent « la remise »
  sur « Une remise est accordée à qui paie tôt »
  si non facture.en_retard
  = facture.montant × 0,02

question remise_de_la_facture « Quelle remise est accordée ? »
  sur factures où facture.montant > 0 €
  réponse facture.remise
```
""",
    "clauses/droit/10-code.md": """\
## Code fictif, article 10 {#Code fictif, article 10}

Règle : la sanction d'un retard est sans effet pendant la sauvegarde.

Certitude : A (texte relu).

```clause
écarte pas_de_sanction_en_sauvegarde des règles de nature sanction « pas de sanction en sauvegarde »
  sur « la sanction d'un retard est sans effet pendant la sauvegarde »
  si client.sauvegarde
```
""",
    "clauses/droit/20-code.md": """\
## Code fictif, article 20 {#Code fictif, article 20}

Règle : un délai se compte en jours entiers.

Certitude : B.
""",
}


def write(folder: Path) -> Path:
    """Write the project in a folder and return its root."""
    for name, text in {"clausier.yml": MANIFEST, **PAGES}.items():
        path = folder / "projet" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "projet"
