"""``verifier-document``: a contract as it was written, then changed in Word; a file of someone else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cli.shell import ROOT
from documents.sample import edited

if TYPE_CHECKING:
    from cli.shell import Shell


@pytest.fixture(autouse=True)
def contract(shell: Shell) -> None:
    assert shell("rediger contrat dossiers/exemple.yml --sortie contrat.docx").status == 0


def _change(shell: Shell, old: str, new: str) -> None:
    path = shell.folder / "contrat.docx"
    path.write_bytes(edited(path.read_bytes(), "word/document.xml", lambda text: text.replace(old, new)))


def test_a_contract_as_it_was_written(shell: Shell) -> None:
    said = shell("verifier-document contrat.docx")
    assert (said.status, said.codes) == (0, [])
    assert "celles d'aujourd'hui, « maintenance/cgv-2026 »" in said.out
    assert "4 parties sur 4 telles que produites" in said.out
    assert said.out.endswith("Rien à signaler.\n")


def test_an_article_changed_in_word_is_named(shell: Shell) -> None:
    _change(shell, "trois (3) mois", "deux (2) mois")
    said = shell("vérifier-document contrat.docx")
    assert (said.status, said.codes) == (1, ["CLA-0732"])
    assert "l'article « 2 » a été modifié depuis que le fichier a été produit" in said.err
    assert "3 parties sur 4 telles que produites" in said.out
    found = shell("verifier-document contrat.docx --format json")
    assert found.status == 1
    assert found.json["changes"] == [{"anchor": "2", "change": "changed"}]
    assert [each["code"] for each in found.json["diagnostics"]] == ["CLA-0732"]


def test_clauses_that_changed_since_are_told(shell: Shell) -> None:
    page = shell.folder / "clauses" / "maintenance" / "cgv-2026" / "02-resiliation.md"
    page.write_text(page.read_text(encoding="utf-8").replace("3 mois", "2 mois").replace("trois (3)", "deux (2)"))
    said = shell("verifier-document contrat.docx")
    assert said.status == 0
    assert "(d'une autre version)" in said.out


def test_faults_of_the_file_are_those_of_the_linter(shell: Shell) -> None:
    _change(shell, 'w:pgSz w:w="11906"', 'w:pgSz w:w="12240"')
    assert shell("verifier-document contrat.docx").codes == ["CLA-0726"]


def test_a_warning_counts_when_it_is_asked_to(shell: Shell) -> None:
    _change(shell, "</w:t>", " ?</w:t>")
    assert "CLA-0728" in shell("verifier-document contrat.docx").codes
    shutil.copy(ROOT / "templates" / "maison.docx", shell.folder / "maison.docx")
    path = shell.folder / "maison.docx"
    markup = "<w:p><w:r><w:t>oui ?</w:t></w:r></w:p><w:sectPr"
    path.write_bytes(edited(path.read_bytes(), "word/document.xml", lambda text: text.replace("<w:sectPr", markup, 1)))
    assert shell("verifier-document maison.docx").status == 0
    assert shell("verifier-document maison.docx --strict").status == 1


def test_a_file_of_someone_else_outside_any_project(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shell.folder.parent / "ailleurs"
    folder.mkdir()
    shutil.copy(ROOT / "templates" / "maison.docx", folder / "lettre.docx")
    monkeypatch.chdir(folder)
    said = shell("verifier-document lettre.docx")
    assert said.status == 0
    assert "n'a pas été produit par Clausier" in said.out


def test_changes_that_wait_are_counted_by_author(shell: Shell) -> None:
    shutil.copytree(shell.folder / "clauses/maintenance/cgv-2026", shell.folder / "clauses/maintenance/cgv-2027")
    page = shell.folder / "clauses/maintenance/cgv-2027/02-resiliation.md"
    page.write_text(page.read_text(encoding="utf-8").replace("3 mois", "2 mois").replace("trois (3)", "deux (2)"))
    shell('comparer maintenance clauses/maintenance/cgv-2027 --sortie m.docx --auteur "Me Lefèvre"')
    said = shell("verifier-document m.docx")
    assert said.status == 0
    assert "2 modifications suivies de Me Lefèvre" in said.out
    assert shell("verifier-document m.docx --format json").json["tracked"] == {"Me Lefèvre": 2}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("verifier-document", "CLA-0810"),
        ("verifier-document absent.docx", "CLA-0804"),
        ("verifier-document dossiers/exemple.yml", "CLA-0705"),
        ("verifier-document contrat.docx --projet /", "CLA-0801"),
    ],
)
def test_what_cannot_be_read_is_refused(shell: Shell, line: str, code: str) -> None:
    said = shell(line)
    assert (said.status, said.codes) == (2, [code])
