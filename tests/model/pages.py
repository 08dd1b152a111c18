"""Small corpora written in the tests, read as the engine reads them."""

from __future__ import annotations

import functools
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from clausier.model import from_surface
from clausier.model.corpus import Corpus
from clausier.norms import from_model
from clausier.norms.tree import Default
from clausier.surface import literate
from clausier.surface.parser import Parser
from clausier.surface.tables import compiled
from clausier.text.source import Source

if TYPE_CHECKING:
    from clausier.model.tree import Model
    from clausier.norms.tree import Definition, Expr, Program
    from clausier.surface.page import Page
    from clausier.text.diagnostic import Diagnostic

ROOT = Path(__file__).resolve().parents[2]

PARTIES = """
énumération Partie : prestataire « le prestataire », client « le client »
"""

FACTURE = """
entité Facture « une facture »
  clé numéro
  numéro      : texte
  émise_le    : date    « Quand la facture a-t-elle été émise ? »
  reçue_le    : date    « Quand la facture a-t-elle été reçue ? »
  montant_ttc : argent
  payée       : booléen

dossier factures : liste de Facture
"""

COURRIER = (
    PARTIES
    + """
énumération Objet : résiliation « résiliation », mise_en_demeure « mise en demeure »

entité Courrier « une lettre »
  clé référence
  référence : texte
  objet     : Objet
  auteur    : Partie
  envoyé_le : date
  remis_le  : date

dossier courriers : liste de Courrier
"""
)


@functools.cache
def parser() -> Parser:
    """Return the parser of the language."""
    return Parser(compiled((ROOT / "grammar" / "clausier.lark").read_text(encoding="utf-8")))


def article(items: str, words: str = "", heading: str = "## Article 1 {#1}") -> str:
    """Return a page: a heading, words, then a block of items."""
    block = f"```clause\n{textwrap.dedent(items).strip()}\n```\n" if items else ""
    return f"{heading}\n\n{words}\n\n{block}"


def corpus(*pages: str, is_law: bool = False, short_name: str = "CGV") -> Corpus:
    """Return a corpus of whole pages; each must be read without any fault."""
    read: list[tuple[Source, Page]] = []
    for rank, text in enumerate(pages):
        source = Source(f"{'droit' if is_law else 'contrat'}/{rank:02}.md", text)
        page, problems = literate.read(source, parser())
        assert not problems, [(each.code.ident, each.message) for each in problems]
        read.append((source, page))
    name = "droit" if is_law else "contrat"
    return Corpus(name, short_name, f"Le {name}", tuple(read), is_law)


def built(*pages: str, law: tuple[str, ...] = ()) -> tuple[Model, tuple[Diagnostic, ...]]:
    """Return the model of a contract, and what is wrong with it."""
    laws = (corpus(*law, is_law=True, short_name="droit"),) if law else ()
    return from_surface.build(corpus(*pages), laws)


def model(*pages: str, law: tuple[str, ...] = ()) -> Model:
    """Return the model of a contract without fault."""
    found, problems = built(*pages, law=law)
    assert not problems, [(each.code.ident, each.message) for each in problems]
    return found


def faults(*pages: str, law: tuple[str, ...] = ()) -> list[str]:
    """Return the codes of what is wrong, in order."""
    return [each.code.ident for each in built(*pages, law=law)[1]]


def program(*pages: str, law: tuple[str, ...] = ()) -> Program:
    """Return the program of a contract without fault."""
    return from_model.lower(model(*pages, law=law), {"metropole": (738_000,)}, (2014, 2035))


def definition(items: str, name: str, vocabulary: str = "") -> Definition:
    """Return one definition of a page that holds ``vocabulary`` and ``items``."""
    return program(article(vocabulary + textwrap.dedent(items))).definitions[name]


def expression(written: str, kind: str, vocabulary: str = "", inputs: str = "") -> Expr:
    """Return the core form of an expression: the value of a calcul of this kind, its default taken off."""
    body = definition(f"\ncalcul x{f'({inputs})' if inputs else ''} : {kind}\n  = {written}\n", "x", vocabulary).body
    assert isinstance(body, Default)
    return body.consequence
