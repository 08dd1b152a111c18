"""The texts of the starter's documents as they are printed, reviewed as differences when they change.

``CLAUSIER_GOLDEN=1 pytest tests/cli/test_golden.py`` writes them again: read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausier.documents.readback import paragraphs
from documents.tracked import W, body_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from cli.shell import Shell

GOLDEN = Path(__file__).parent / "golden"
OLD, NEW = "clauses/maintenance/cgv-2026", "clauses/maintenance/cgv-2027"
MARKS = {"ins": "[+{}]", "del": "[-{}]", "moveFrom": "[<{}]", "moveTo": "[>{}]"}


def _same(name: str, text: str) -> None:
    path = GOLDEN / name
    text = re.sub(r"\n?$", "\n", text)
    if os.environ.get("CLAUSIER_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def _read(path: Path) -> str:
    found = paragraphs(path.read_bytes())
    assert isinstance(found, tuple)
    return "\n".join(found)


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx"])
def test_the_contract(shell: Shell, kind: str) -> None:
    assert shell(f"rediger contrat dossiers/exemple.yml --sortie contrat.{kind}").status == 0
    path = shell.folder / f"contrat.{kind}"
    if kind == "docx":
        _same("contrat.docx.txt", _read(path))
    elif kind == "html":
        _same("contrat.html.txt", path.read_text(encoding="utf-8").partition("<main>\n")[2])
    else:
        _same(f"contrat.{kind}.txt", path.read_text(encoding="utf-8"))


def _pieces(element: Element, mark: str = "{}") -> Iterator[str]:
    for child in element:
        name = child.tag.removeprefix(W)
        if name in {"t", "delText"}:
            yield mark.format(child.text)
        elif name not in {"pPr", "rPr"}:
            yield from _pieces(child, MARKS.get(name, mark))


def test_the_redline_of_two_versions_and_what_it_does(shell: Shell) -> None:
    shutil.copytree(shell.folder / OLD, shell.folder / NEW)
    page = shell.folder / NEW / "02-resiliation.md"
    text = page.read_text(encoding="utf-8").replace("préavis = 3 mois", "préavis = 1 mois")
    text = text.replace("préavis de trois (3)", "préavis de un (1)").replace(
        "mettre fin au contrat", "résilier le contrat"
    )
    page.write_text(text, encoding="utf-8")
    (shell.folder / NEW / "01-duree.md").rename(shell.folder / NEW / "04-duree.md")
    command = (
        f"comparer {OLD} {NEW} --sortie m.docx --dossier dossiers/exemple.yml --auteur A --au 2026-12-05 --complet"
    )
    said = shell(command)
    assert (said.status, said.codes) == (0, [])
    body = body_of((shell.folder / "m.docx").read_bytes())
    _same("modifications.txt", "\n".join("".join(_pieces(each)) for each in body.iter(f"{W}p")))
    _same("modifications-ecran.txt", said.out)
    _same("modifications-effets.txt", _read(shell.folder / "m-effets.docx"))


def _changed(path: Path) -> str:
    """Return the paragraphs of a redline that something changes."""
    lines = ["".join(_pieces(each)) for each in body_of(path.read_bytes()).iter(f"{W}p")]
    return "\n".join(each for each in lines if re.search(r"\[[+\-<>]", each))


def test_the_redline_of_a_contract_with_special_conditions(shell: Shell) -> None:
    shell.write("dossiers/negocie.yml", "modèle: maintenance/cgv-2026\nconditions_particulières:\n  préavis: 2 mois\n")
    said = shell("comparer maintenance/cgv-2026 dossiers/negocie.yml --sortie m.docx --auteur A --au 2026-12-05")
    assert (said.status, said.codes) == (0, [])
    _same("conditions-particulieres.txt", _changed(shell.folder / "m.docx"))


def test_the_redline_of_two_quotes(shell: Shell) -> None:
    text = (shell.folder / "devis/exemple.yml").read_text(encoding="utf-8").replace("quantité: 6", "quantité: 8")
    rebate = "remise_globale:\n  remise: 5 %\n  motif: fidélité\n  périodicité: mensuelle\n"
    shell.write("devis/v2.yml", f"{text}version: 2\nremplace: exemple.yml\n{rebate}")
    said = shell("devis devis/v2.yml --modifications m.docx --auteur A --au 2026-12-05")
    assert (said.status, said.codes) == (0, [])
    _same("devis-modifie.txt", _changed(shell.folder / "m.docx"))
