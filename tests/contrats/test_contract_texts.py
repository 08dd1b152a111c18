"""The whole contract of each example deal as it is printed, reviewed as differences when it changes.

The words of an article are written once a contract, in ``golden/contrats/textes-….txt``, in each form that some deal
prints; the file of a deal lists its articles in order, each by its fingerprint there. So a change of words shows once,
and beside it the deals it concerns. ``CLAUSIER_GOLDEN=1 pytest tests/contrats/test_contract_texts.py`` writes them
again: read the difference before you commit it.
"""

from __future__ import annotations

import hashlib
import os
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest

from clausier.app.ask import Wish
from clausier.app.draft import draft
from clausier.app.drafted import Drafted
from clausier.app.opening import open_project
from contrats.corpora import ROOT
from documents.tracked import W, body_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

pytestmark = pytest.mark.usefixtures("compile_once")
GOLDEN = Path(__file__).parent / "golden" / "contrats"
_SPECIAL = "conditions_particulières:\n  préavis_de_résiliation: 2 mois\n  durée_initiale: 3 ans\n"
_LEASE = "conditions_particulières:\n  délai_de_paiement: 45 jours\n"
# The project, the dossier in it, and the special conditions added to it.
DEALS = {
    "allance-abonnement": ("", "resiliation-tardive", ""),
    "allance-annexes": ("", "allance-annexes", ""),
    "allance-conditions-particulieres": ("", "resiliation-tardive", _SPECIAL),
    "alleo-acheteur-public": ("", "alleo-acheteur-public", ""),
    "alleo-conditions-particulieres": ("", "alleo-telephonie", _LEASE),
    "alleo-donnees-des-utilisateurs": ("", "alleo-donnees-des-utilisateurs", ""),
    "alleo-location-avec-organisme": ("", "alleo-location-avec-organisme", ""),
    "alleo-prestations-seules": ("", "alleo-prestations-seules", ""),
    "alleo-solution-de-cybersecurite": ("", "alleo-solution-de-cybersecurite", ""),
    "alleo-telephonie": ("", "alleo-telephonie", ""),
    "alleo-vente-de-materiel": ("", "alleo-vente-de-materiel", ""),
    "limpide-cabinet-ferrand": ("examples/troisieme-contrat", "cabinet-ferrand", ""),
}
_HEADINGS = {"Heading1", "Heading2"}
CONTRACTS = sorted({name.partition("-")[0] for name in DEALS})


class Section(NamedTuple):
    """What stands under a heading of the first two ranks, the heading included."""

    title: str
    text: str

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:10]


@cache
def _printed(name: str) -> tuple[Section, ...]:
    """Return the sections of the contract of a deal, read in its Word file with the standard library alone."""
    place, dossier, more = DEALS[name]
    project = open_project(str(ROOT / place)).value
    assert project is not None
    folder = ROOT / place / ("dossiers" if place else "examples/dossiers")
    with TemporaryDirectory() as away:
        path, output = Path(away, "dossier.yml"), Path(away, "contrat.docx")
        path.write_text((folder / f"{dossier}.yml").read_text(encoding="utf-8") + more, encoding="utf-8")
        done = draft(project, "contrat", str(path), str(output), Wish(date(2026, 6, 1)))
        assert isinstance(done.value, Drafted), done.problems
        return tuple(_sections(body_of(output.read_bytes())))


def _sections(body: Element) -> Iterator[Section]:
    lines: list[str] = []
    for child in body:
        style = child.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in _HEADINGS and lines:
            yield Section(lines[0], "\n".join(lines))
            lines = []
        lines += [line for line in _lines(child) if line]
    yield Section(lines[0], "\n".join(lines))


def _lines(block: Element) -> Iterator[str]:
    if block.tag == f"{W}tbl":
        for row in block.iter(f"{W}tr"):
            yield " | ".join(" ".join(map(_words, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc"))
    elif block.tag == f"{W}p":
        yield _words(block)


def _words(element: Element) -> str:
    signs = {f"{W}tab": " ", f"{W}br": " "}
    return "".join((each.text or "") if each.tag == f"{W}t" else signs.get(each.tag, "") for each in element.iter())


def _same(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("CLAUSIER_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DEALS)
def test_the_articles_of_the_deal(name: str) -> None:
    _same(name, "".join(f"{each.fingerprint}  {each.title}\n" for each in _printed(name)))


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_words_of_each_article(contract: str) -> None:
    found: dict[str, Section] = {}
    for name in DEALS:
        if name.startswith(f"{contract}-"):
            found |= {each.fingerprint: each for each in _printed(name)}
    pages = sorted(found.values(), key=lambda each: (_rank(contract, each.title), each.text))
    _same(f"textes-{contract}", "\n".join(f"[{each.fingerprint}]\n{each.text}\n" for each in pages))


def _rank(contract: str, title: str) -> int:
    """Return the place of a section among those of the contract, in the deal that has it first."""
    for name in DEALS:
        titles = [each.title for each in _printed(name)] if name.startswith(f"{contract}-") else []
        if title in titles:
            return titles.index(title)
    return len(DEALS)


def test_every_text_is_of_a_deal() -> None:
    kept = {each.stem for each in GOLDEN.glob("*.txt")}
    assert kept == {*DEALS, *(f"textes-{each}" for each in CONTRACTS)}
