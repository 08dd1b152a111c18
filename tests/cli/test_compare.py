"""Two contracts side by side: the starter's, and the same with a shorter notice and other names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.shell import Shell

LONG, SHORT = "maintenance/cgv-2026", "vente/cgv"
MANIFEST = f"""contrats:
  - clauses/{LONG}
  - clauses/{SHORT}
droit: clauses/droit
dossiers: dossiers
concepts: clauses/concepts.yml
"""
CONCEPTS = f"""préavis:
  libellé: Le préavis de sortie
  {LONG}:
    question: résiliation
    valeurs: préavis
    mots: moyennant un préavis de trois (3) mois
  {SHORT}:
    question: sortie
    valeurs: [préavis]
    mots: [Chaque partie … moyennant un préavis de un (1) mois]
durée:
  {LONG}: {{valeurs: [durée_initiale]}}
"""


@pytest.fixture(autouse=True)
def two_contracts(shell: Shell) -> None:
    clauses = shell.folder / "clauses"
    shutil.copytree(clauses / LONG, clauses / SHORT)
    shutil.rmtree(clauses / SHORT / "tests")
    page = clauses / SHORT / "02-resiliation.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("préavis = 3 mois", "préavis = 1 mois").replace(
        "préavis de trois (3) mois", "préavis de un (1) mois"
    )
    page.write_text(text.replace("question résiliation", "question sortie"), encoding="utf-8")
    (shell.folder / "clausier.yml").write_text(MANIFEST, encoding="utf-8")
    (clauses / "concepts.yml").write_text(CONCEPTS, encoding="utf-8")
    dossier = (shell.folder / "dossiers" / "exemple.yml").read_text(encoding="utf-8")
    (shell.folder / "dossiers" / "autre.yml").write_text(dossier.replace(LONG, SHORT), encoding="utf-8")
    (shell.folder / "dossiers" / "faits.yml").write_text(dossier.replace(f"modèle: {LONG}\n", ""), encoding="utf-8")


def test_one_question_of_two_dossiers(shell: Shell) -> None:
    # Signed on 1 March 2024 for three years: the period ends on 28 February 2027. Handed over on 2 December 2026.
    said = shell("comparer --question préavis dossiers/exemple.yml dossiers/autre.yml --au 2026-12-05 --format json")
    (pair,) = said.json["pairs"]
    assert said.status == 0
    assert [pair[side]["answer"]["answer"] for side in ("left", "right")] == [False, True]
    assert pair["differing"] == ["réponse", "Dernier jour utile"]
    assert [each["words"] for each in pair["left"]["words"]] == ["moyennant un préavis de trois (3) mois"]
    assert "moyennant un préavis de un (1) mois" in [each["words"] for each in pair["right"]["words"]]


def test_one_set_of_facts_under_two_contracts(shell: Shell) -> None:
    said = shell(f"comparer --question préavis dossiers/faits.yml --sous {LONG} --sous vente --au 2026-12-05")
    assert said.status == 0
    lines = [line.split() for line in said.out.splitlines()]
    assert ["maintenance", "vente"] in lines
    assert ["Réponse", "≠", "NON", "OUI"] in lines
    assert ["Dernier", "jour", "utile", "≠", "30", "novembre", "2026", "31", "janvier", "2027"] in lines
    assert "« moyennant un préavis de trois (3) mois » — CGV 2, 1er alinéa" not in said.out  # its short name is its own
    assert "« moyennant un préavis de trois (3) mois » — MAINTENANCE 2, 1er alinéa" in said.out


def test_answers_alike_are_said_to_be(shell: Shell) -> None:
    said = shell(
        f"comparer --question facture_en_retard dossiers/faits.yml --sous {LONG} --sous {SHORT} --au 2026-12-05"
    )
    assert said.status == 0
    assert "Rien ne diffère : même réponse, mêmes détails communs." in said.out


def test_concepts_have_their_values_and_words_under_each(shell: Shell) -> None:
    said = shell(f"comparer --contrats {LONG} vente --format json")
    assert said.status == 0
    first, second = said.json["rows"]
    assert (first["concept"], first["label"]) == ("préavis", "Le préavis de sortie")
    assert [each["values"] for each in first["contracts"]] == [{"préavis": "3 mois"}, {"préavis": "1 mois"}]
    assert [each["words"][0][1] for each in first["contracts"]] == ["MAINTENANCE 2, 1er alinéa", "VENTE 2, 1er alinéa"]
    assert [each["values"] for each in second["contracts"]] == [{"durée initiale": "3 ans"}, {}]
    shown = shell("comparer --contrats maintenance vente").out
    assert "Le préavis de sortie" in shown
    assert "« moyennant un préavis de trois (3) mois » — MAINTENANCE 2, 1er alinéa" in shown


def test_figures_under_one_label_face_each_other(shell: Shell) -> None:
    # The two parameters have the same name here; the label alone makes the line.
    text = CONCEPTS.replace("valeurs: préavis", "valeurs: {Mois de préavis: préavis}")
    text = text.replace("valeurs: [préavis]", "valeurs: {Mois de préavis: préavis}")
    (shell.folder / "clauses" / "concepts.yml").write_text(text, encoding="utf-8")
    shown = shell("comparer --contrats maintenance vente").out
    assert ["Mois", "de", "préavis", "3", "mois", "1", "mois"] in [line.split() for line in shown.splitlines()]
    assert "  vente        le contrat se tait" in shown  # of the length, which only the first contract measures


@pytest.mark.parametrize("width", ["70", "80", "120"])
def test_a_comparison_fits_the_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    answers = f"comparer --question préavis dossiers/faits.yml --sous {LONG} --sous vente --au 2026-12-05"
    for line in ("comparer --contrats maintenance vente", answers):
        assert all(len(each) <= int(width) for each in shell(line).out.splitlines())


def test_two_dossiers_of_one_contract_are_told_apart_by_their_names(shell: Shell) -> None:
    copied = (shell.folder / "dossiers" / "exemple.yml").read_text(encoding="utf-8")
    (shell.folder / "dossiers" / "copie.yml").write_text(copied, encoding="utf-8")
    said = shell("comparer --question résiliation dossiers/exemple.yml dossiers/copie.yml --au 2026-12-05")
    assert ["exemple", "copie"] in [line.split() for line in said.out.splitlines()]


def test_what_a_side_lacks_is_asked_for(shell: Shell) -> None:
    page = shell.folder / "dossiers" / "faits.yml"
    kept = [each for each in page.read_text(encoding="utf-8").splitlines() if "remis_le" not in each]
    page.write_text("\n".join(kept), encoding="utf-8")
    said = shell(f"comparer --question préavis dossiers/faits.yml --sous {LONG} --sous vente --au 2026-12-05")
    assert said.status == 3
    assert "INDÉTERMINÉ" in said.out
    assert "il manque, maintenance : À quelle date" in said.out


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("comparer dossiers/exemple.yml dossiers/autre.yml", "CLA-0810"),
        ("comparer --question préavis dossiers/exemple.yml", "CLA-0810"),
        ("comparer --question durée dossiers/exemple.yml dossiers/autre.yml", "CLA-0811"),
        ("comparer --question sortie dossiers/exemple.yml dossiers/autre.yml", "CLA-0811"),
        (f"comparer --question préavis dossiers/exemple.yml --sous {LONG} --sous {SHORT}", "CLA-0622"),
        ("comparer --contrats maintenance ailleurs", "CLA-0809"),
        (f"demander résiliation dossiers/exemple.yml --contrat {SHORT}", "CLA-0622"),
        (f"bilan dossiers/exemple.yml --contrat {SHORT}", "CLA-0622"),
    ],
)
def test_what_cannot_be_compared_is_refused(shell: Shell, line: str, code: str) -> None:
    said = shell(line)
    assert (said.status, said.codes) == (2, [code])


@pytest.mark.parametrize(
    ("concepts", "words"),
    [
        ("- préavis\n", "une suite de concepts"),
        ("préavis: 3 mois\n", "attend un « libellé: » et ses contrats"),
        ("préavis:\n  vante/cgv: {valeurs: préavis}\n", "« vante/cgv » n'est pas un contrat"),
        (f"préavis:\n  {SHORT}: {{valeur: préavis}}\n", "la rubrique « valeur »"),
        (f"préavis:\n  {SHORT}: préavis\n", "on attend ici"),
        (f"préavis:\n  {SHORT}: {{valeurs: durée}}\n", "n'a pas de paramètre « durée »"),
        (f"préavis:\n  {SHORT}: {{mots: sans préavis}}\n", "ces mots ne sont pas dans le contrat"),
        (f"préavis:\n  {SHORT}: {{question: préavis}}\n", "n'a pas de question « préavis »"),
    ],
)
def test_concepts_badly_written_are_shown_at_their_line(shell: Shell, concepts: str, words: str) -> None:
    (shell.folder / "clauses" / "concepts.yml").write_text(concepts, encoding="utf-8")
    said = shell(f"comparer --contrats {LONG} {SHORT}")
    assert (said.status, said.codes) == (2, ["CLA-0823"])
    assert words in said.err
    assert "clauses/concepts.yml:" in said.err


def test_a_project_without_concepts_says_how_to_write_them(shell: Shell) -> None:
    text = MANIFEST.replace("concepts: clauses/concepts.yml\n", "")
    (shell.folder / "clausier.yml").write_text(text, encoding="utf-8")
    said = shell(f"comparer --contrats {LONG} {SHORT}")
    assert (said.status, said.codes) == (2, ["CLA-0823"])
    assert "« concepts: clauses/concepts.yml »" in said.err
