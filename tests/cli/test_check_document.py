"""``verifier-document``: a contract or a letter as written, then changed in Word; a file of someone else."""

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


# --- A letter -----------------------------------------------------------------------------------------------------

DOSSIER, PAGE = "dossiers/exemple.yml", "clauses/maintenance/cgv-2026/03-paiement.md"


def _letter(shell: Shell) -> None:
    assert shell(f"rediger relance {DOSSIER} --au 2026-12-01 --sortie contrat.docx").status == 0


def _rewrite(shell: Shell, name: str, *changes: tuple[str, str]) -> None:
    path = shell.folder / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_letter_as_it_was_written(shell: Shell) -> None:
    _letter(shell)
    said = shell(f"verifier-document contrat.docx --dossier {DOSSIER}")
    assert (said.status, said.codes) == (0, [])
    assert "lettre « relance » du 1er décembre 2026, sur F-2026-10" in said.out
    assert "tels que produits" in said.out
    assert "question « facture_en_retard » posée de nouveau au dossier" in said.out
    assert said.out.endswith("Rien à signaler.\n")


def test_a_paragraph_of_a_letter_changed_in_word_is_named(shell: Shell) -> None:
    _letter(shell)
    _change(shell, "1\u00a0000,00", "1\u00a0100,00")
    said = shell("verifier-document contrat.docx")
    assert (said.status, said.codes) == (1, ["CLA-0732"])
    assert "a été modifié depuis que la lettre a été produite" in said.err
    found = shell("verifier-document contrat.docx --format json").json["letter"]
    assert [each["change"] for each in found["changes"]] == ["changed"]
    assert "Il reste à payer 1 100,00 €" in found["changes"][0]["words"]
    assert (found["question"], found["day"], found["subject"]) == ("facture_en_retard", "2026-12-01", "F-2026-10")


def test_a_clause_that_a_letter_cites_and_that_changed_is_named(shell: Shell) -> None:
    _letter(shell)
    _rewrite(shell, PAGE, ("compter de leur réception.", "compter de leur réception, sans escompte."))
    said = shell("verifier-document contrat.docx")
    assert (said.status, said.codes) == (0, ["CLA-0744"])
    assert "« article 3, 1er alinéa », ne dit plus ce que le contrat disait" in said.err
    assert said.out.endswith("Rien d'autre à signaler.\n")
    assert shell("verifier-document contrat.docx --strict").status == 1


def test_rules_that_changed_under_the_same_words_are_told(shell: Shell) -> None:
    _letter(shell)
    _rewrite(shell, PAGE, ("où p.reçu_le ≤ date_d_examen", "où p.reçu_le < date_d_examen"))
    said = shell("verifier-document contrat.docx")
    assert said.codes == ["CLA-0744"]
    assert "les règles qui répondent à « Cette facture est-elle en retard de paiement ? » ont changé" in said.err


def test_another_rule_or_another_article_changes_nothing_for_a_letter(shell: Shell) -> None:
    _letter(shell)
    _rewrite(shell, PAGE, ("« payer la facture »", "« régler la facture »"))
    _rewrite(
        shell,
        "clauses/maintenance/cgv-2026/02-resiliation.md",
        ("préavis de trois (3)", "préavis de deux (2)"),
        ("3 mois", "2 mois"),
    )
    said = shell("verifier-document contrat.docx")
    assert (said.status, said.codes) == (0, [])
    assert "(d'une autre version)" in said.out


def test_a_dossier_that_no_longer_gives_the_same_answer_is_told(shell: Shell) -> None:
    _letter(shell)
    _rewrite(shell, DOSSIER, ("montant: 440,00 €", "montant: 450,00 €"))
    assert shell("verifier-document contrat.docx").codes == []
    said = shell(f"verifier-document contrat.docx --dossier {DOSSIER}")
    assert (said.status, said.codes) == (0, ["CLA-0744"])
    assert "le dossier ne donne plus la même réponse à « Cette facture est-elle en retard de paiement ? »" in said.err


def test_a_letter_outside_its_project_cannot_be_compared(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    _letter(shell)
    monkeypatch.chdir(shell.folder.parent)
    shutil.move(shell.folder / "contrat.docx", "lettre.docx")
    said = shell("verifier-document lettre.docx")
    assert (said.status, said.codes) == (0, [])
    assert "que ce projet n'a pas : rien ne dit si elles ont changé" in said.out
    assert shell("verifier-document lettre.docx --dossier absent.yml").status == 2
