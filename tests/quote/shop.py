"""What the tests of quotes share: the repository's project, a catalogue and a quote to spoil, lines made by hand."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clausier.app.opening import open_project, pick_contract
from clausier.dossier.nodes import compose
from clausier.project import compile as compiling
from clausier.project.manifest import Contract
from clausier.quote import catalogue as catalogues
from clausier.quote import prepare, reader
from clausier.quote.tree import Discount, Line, Pace, Party, Quote, Rebate, Section, Standing
from clausier.text.source import Source
from clausier.text.span import Span
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.rate import Rate

if TYPE_CHECKING:
    from clausier.norms.tree import Program
    from clausier.project.manifest import Manifest
    from clausier.quote.prepare import Offer
    from clausier.text.diagnostic import Diagnostic
    from clausier.values.money import Money

ROOT = Path(__file__).resolve().parents[2]
_ONE = Fraction(1)
NOWHERE = Span("devis.yml", 0, 0)
ALLANCE, ALLEO = "allance/cgv-2016-05-25", "alleo/cgv"

CATALOGUE = """\
modèle: {model}
prestataire:
  nom: Maison
tva: tva_normale
validité: 30 jours
articles:
  - code: A
    désignation: Article A
    prix: 10 €
  - code: POSTES
    désignation: Abonnement
    unité: poste
    périodicité: mensuelle
    calcul: prix_du_poste_pratiqué
    quantité: contrat.nombre_de_postes
"""
HEAD = "modèle: {model}\ncatalogue: essai\nnuméro: D-2026-0001\nétabli_le: 2026-03-02\nclient:\n  nom: Dupont\n"
LINES = "sections:\n  - titre: Tout\n    lignes:\n"


@cache
def project() -> Manifest:
    found = open_project(str(ROOT)).value
    assert found is not None
    return found


@cache
def program(contract: str) -> Program:
    chosen = pick_contract(project(), contract)
    assert isinstance(chosen, Contract)
    made, problems, _ = compiling.program(project(), chosen)
    assert made is not None, problems
    return made


def offered(
    lines: str, more: str = "", catalogue: str = CATALOGUE, model: str = ALLANCE, head: str = HEAD
) -> tuple[Offer | None, tuple[Diagnostic, ...]]:
    """Return the offer of a quote made of ``lines`` under a catalogue, and what is wrong with either."""
    node, problems = compose(Source("catalogue.yml", catalogue.replace("{model}", model)))
    assert node is not None, problems
    read, problems = catalogues.read(node, "catalogue.yml")
    if read is None:
        return None, problems
    node, problems = compose(Source("devis.yml", head.replace("{model}", model) + more + LINES + lines))
    assert node is not None, problems
    quote, problems = reader.read(node, read)
    return (None, problems) if quote is None else prepare.prepare(quote, read, program(model))


def line(
    price: Money,
    quantity: Fraction = _ONE,
    *,
    discount: Rate | Money | None = None,
    vat: str = "20",
    pace: Pace = Pace.ONCE,
    standing: Standing = Standing.COUNTED,
) -> Line:
    """Return a priced line."""
    given = None if discount is None else Discount(discount, NOWHERE)
    rate = Rate.of_percent(vat)
    bare = Line("1", None, "Ligne", "", quantity, "", price, rate, pace, standing, "", given, None, NOWHERE)
    return replace(bare, gross=(price * quantity).rounded())


def rebate_of(value: Rate | Money, pace: Pace | None = None) -> Rebate:
    """Return a discount on a whole quote."""
    return Rebate(value, "fidélité", pace, NOWHERE)


def quote_of(
    *lines: Line, months: int = 12, deposit: Rate | Money | None = None, rebate: Rebate | None = None
) -> Quote:
    """Return a priced quote made of ``lines``."""
    party = Party("Maison")
    sections = (Section("Tout", lines),)
    engagement = Duration(Fraction(months), Unit.MONTH)
    return Quote(
        ALLANCE, "", party, "D-2026-0001", 1, "", "", date(2026, 3, 2), None, party, sections, (), engagement, deposit,
        None, None, (), NOWHERE, None, rebate,
    )  # fmt: skip


def starter(folder: Path) -> Path:
    """Return a fresh copy of the starter project."""
    shutil.copytree(ROOT / "examples" / "demarrage", folder / "projet")
    return folder / "projet"
