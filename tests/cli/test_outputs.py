"""Documents in other forms than Word: PDF through LibreOffice, where there is one, and HTML."""

from __future__ import annotations

import shutil
import stat
import subprocess
from typing import TYPE_CHECKING

import pytest

from clausier.documents.linter import lint
from clausier.documents.ooxml.archive import unpack
from clausier.documents.readback import paragraphs
from clausier.project import office

if TYPE_CHECKING:
    from cli.shell import Shell

WITH_OFFICE = pytest.mark.skipif(not office.program(), reason="LibreOffice is not on this machine")


@WITH_OFFICE
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler, which reads PDFs, is not on this machine")
def test_the_pdf_of_a_contract(shell: Shell) -> None:
    assert shell("rediger contrat dossiers/exemple.yml --sortie contrat.docx").status == 0
    said = shell("rediger contrat dossiers/exemple.yml --sortie contrat.pdf")
    assert (said.status, said.codes) == (0, [])
    data = (shell.folder / "contrat.pdf").read_bytes()
    assert b"<pdfaid:part>3</pdfaid:part>" in data
    read = subprocess.run(["pdftotext", "-raw", "contrat.pdf", "-"], capture_output=True, text=True, check=True)  # noqa: S607
    words = read.stdout.replace("\u00ad", "").split()
    expected = paragraphs((shell.folder / "contrat.docx").read_bytes())
    assert isinstance(expected, tuple)
    assert " ".join(" ".join(expected).split()[:12]) in " ".join(words)
    assert "moyennant un préavis de trois (3) mois." in " ".join(words)
    assert [each.name for each in shell.folder.iterdir() if each.name.startswith((".clausier", "clausier-"))] == []


ADDED = """## Article 4 - Signature {#4}

Le contrat est signé.{déroge rappel_du_jour à « Le contrat est signé » si contrat.signé_le > 1er janvier 2025} Il le \
fut le {contrat.signé_le: date}, contre {contrat.prix}.{fin}

```clause
sans effet « Le contrat est signé. » : « constat »

sans effet « Il le fut le … contre …. » : « constat »
```
"""


@pytest.mark.parametrize(
    ("signed", "codes", "words"),
    [
        ("1er mars 2024", [], "Le contrat est signé.\n"),
        ("1er mars 2025", ["CLA-0825"], "Le contrat est signé. Il le fut le 1er mars 2025, contre [contrat.prix]."),
        ("inconnu", ["CLA-0824"], "Le contrat est signé.\n"),
    ],
)
def test_what_a_derogation_lacks_is_asked_only_when_it_is_printed(
    shell: Shell, signed: str, codes: list[str], words: str
) -> None:
    vocabulary = shell.folder / "clauses/maintenance/cgv-2026/00-vocabulaire.md"
    written = vocabulary.read_text(encoding="utf-8")
    known = "  signé_le"
    vocabulary.write_text(written.replace(known, f"  prix : texte « À quel prix ? »\n{known}", 1), encoding="utf-8")
    shell.write("clauses/maintenance/cgv-2026/04-signature.md", ADDED)
    dossier = shell.folder / "dossiers/exemple.yml"
    dossier.write_text(dossier.read_text(encoding="utf-8").replace("1er mars 2024", signed), encoding="utf-8")
    said = shell("rediger contrat dossiers/exemple.yml --sortie contrat.txt")
    assert (said.status, said.codes) == (0, codes)
    assert words in (shell.folder / "contrat.txt").read_text(encoding="utf-8")
    assert ("« rappel_du_jour » n'est pas imprimée" in said.err) is (signed == "inconnu")


@WITH_OFFICE
def test_a_pdf_is_not_written_over_what_is_no_file(shell: Shell) -> None:
    (shell.folder / "contrat.pdf").mkdir()
    assert shell("rediger contrat --sortie contrat.pdf").codes == ["CLA-0816"]


def test_without_libreoffice_the_way_out_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.CHOSEN, "/nulle/part/soffice")
    said = shell("rediger contrat --sortie contrat.pdf")
    assert (said.status, said.codes) == (2, ["CLA-0843"])
    assert "installez LibreOffice Writer" in said.err
    assert not (shell.folder / "contrat.pdf").exists()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("exit 3", "il s'est arrêté avec le code 3"),
        ("exit 0", "il n'a rien écrit"),
        ('for last; do :; done; printf x > "${last%.docx}.pdf"', "n'est pas un PDF/A-3 balisé"),
        ("sleep 60 & sleep 60", "il n'a pas fini en 1 secondes"),
    ],
    ids=["fails", "nothing", "other", "hangs"],
)
def test_libreoffice_that_fails_leaves_nothing(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    program = shell.write("faux-soffice", f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(office.CHOSEN, str(program))
    monkeypatch.setattr(office, "_SECONDS", 1)
    said = shell("rediger contrat --sortie contrat.pdf")
    assert (said.status, said.codes) == (2, ["CLA-0844"])
    assert words in said.err
    assert not (shell.folder / "contrat.pdf").exists()


def test_a_program_that_cannot_start_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    program = shell.write("faux-soffice", "rien d'exécutable")
    monkeypatch.setenv(office.CHOSEN, str(program))
    assert "il ne démarre pas" in shell("rediger contrat --sortie contrat.pdf").err


def test_the_page_of_a_contract(shell: Shell) -> None:
    said = shell("rediger contrat dossiers/exemple.yml --sortie contrat.html")
    assert (said.status, said.codes) == (0, [])
    page = (shell.folder / "contrat.html").read_text(encoding="utf-8")
    assert "trois (3) mois" in page
    assert "écrit et relu mot à mot" in said.out


def test_a_contract_that_lists_its_articles(shell: Shell) -> None:
    manifest = shell.folder / "clausier.yml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("    abrégé: CGV\n", "    abrégé: CGV\n    sommaire: oui\n"), encoding="utf-8")
    for kind in ("txt", "docx"):
        assert shell(f"rediger contrat dossiers/exemple.yml --sortie contrat.{kind}").status == 0
    articles = ["Article 1 - Durée", "Article 2 - Résiliation", "Article 3 - Paiement"]
    lines = [each for each in (shell.folder / "contrat.txt").read_text(encoding="utf-8").split("\n") if each]
    assert lines[1:5] == ["Sommaire", *articles]
    data = (shell.folder / "contrat.docx").read_bytes()
    read = paragraphs(data)
    assert isinstance(read, tuple)
    assert [each.replace("\u00a0", " ") for each in read][1:5] == ["Sommaire", *articles]
    assert lint(data) == ()
    parts = unpack(data)
    assert 'TOC \\o "1-1"' in parts["word/document.xml"].decode("utf-8")
    before = parts["docProps/custom.xml"]
    assert b'name="clausier.dossier"' in before
    page = shell.folder / "dossiers" / "exemple.yml"
    page.write_text(page.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
    assert shell("rediger contrat dossiers/exemple.yml --sortie contrat.docx").status == 0
    assert unpack((shell.folder / "contrat.docx").read_bytes())["docProps/custom.xml"] != before
