"""Small contracts written in the tests, and what the checks say of them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from clausier.check import runner
from model.pages import article, model

if TYPE_CHECKING:
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic

FACTURE = """
énumération Procédure : aucune « aucune », sauvegarde « sauvegarde », liquidation « liquidation »

entité Facture « une facture »
  clé numéro
  numéro    : texte
  reçue_le  : date
  payée_le  : date
  montant   : argent
  lignes    : entier
  procédure : Procédure
  urgente   : booléen
  due       : booléen

dossier factures : liste de Facture
"""


def page(words: str, items: str = "", heading: str = "## Article 1 - Paiement {#1}") -> str:
    """Return a clause file: a heading, words, then items."""
    return article(items, textwrap.dedent(words).strip(), heading)


def of_facture(words: str, items: str) -> Model:
    """Return the model of a contract of one article about invoices."""
    return model(page(words, FACTURE + textwrap.dedent(items)))


def found(contract: Model, code: str) -> list[Diagnostic]:
    """Return the diagnostics of one code, in order; no letter is looked at."""
    every = (*runner.run(contract), *runner.unread(contract, frozenset()))
    return [each for each in every if each.code.ident == code]


def messages(contract: Model, code: str) -> list[str]:
    """Return the messages of one code, in order."""
    return [each.message for each in found(contract, code)]
