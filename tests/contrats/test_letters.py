"""The letters of ALLANCE: each regular, refused and forced; each sound, and none loses a character of its client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.app.drafted import Drafted, Refused
from clausier.app.letter import letter_faults
from clausier.app.opening import open_project
from clausier.documents.linter import lint
from clausier.documents.readback import paragraphs
from clausier.project import compile  # noqa: A004  the module compiles a contract
from clausier.text import codes
from contrats.corpora import ROOT
from contrats.letters import CASES, dossier
from contrats.writing import audit, write

if TYPE_CHECKING:
    from pathlib import Path

    from contrats.letters import Case

pytestmark = pytest.mark.usefixtures("compile_once")
HOSTILE = "R&D <SARL> {{ titre }} {% if %} 😀 Noe\u0301mie"
EVERY = pytest.mark.parametrize("case", CASES, ids=[each.name for each in CASES])


def _lines(folder: Path) -> list[str]:
    data = (folder / "lettre.docx").read_bytes()
    assert lint(data) == ()
    read = paragraphs(data)
    assert isinstance(read, tuple)
    return [" ".join(each.split()) for each in read if each.strip()]


@EVERY
def test_a_regular_letter_is_written_with_its_sums_its_days_and_its_words(case: Case, tmp_path: Path) -> None:
    outcome = write(case.name, tmp_path, dossier(case), case.day)
    assert isinstance(outcome.value, Drafted), outcome.problems
    assert not any(each.is_error for each in outcome.problems)
    assert outcome.value.banner == ""
    whole = "\n".join(_lines(tmp_path))
    assert [each for each in case.says if each not in whole] == []
    assert "Lettre recommandée avec avis de réception" in whole
    assert "à compléter" not in whole


@EVERY
def test_an_irregular_letter_is_refused(case: Case, tmp_path: Path) -> None:
    outcome = write(case.name, tmp_path, dossier(case).replace(*case.change), case.early)
    assert isinstance(outcome.value, Refused), outcome.problems
    assert codes.LETTER_IRREGULAR in {each.code for each in outcome.problems}
    assert not (tmp_path / "lettre.docx").exists()


@EVERY
def test_a_forced_letter_is_marked(case: Case, tmp_path: Path) -> None:
    outcome = write(case.name, tmp_path, dossier(case).replace(*case.change), case.early, forced=True)
    assert isinstance(outcome.value, Drafted), outcome.problems
    assert outcome.value.banner.startswith("PROJET — acte irrégulier")
    assert _lines(tmp_path)[0] == outcome.value.banner


@EVERY
def test_a_letter_does_not_go_without_the_name_of_its_client(case: Case, tmp_path: Path) -> None:
    facts = dossier(case).replace("  dénomination: NOM\n", "").replace("  dénomination: Garage Simon\n", "")
    outcome = write(case.name, tmp_path, facts, case.day)
    assert isinstance(outcome.value, Refused)
    assert [each.code for each in outcome.problems] == [codes.LETTER_FACTS]
    assert "Quelle est la dénomination du client ?" in outcome.problems[0].message


@EVERY
def test_the_name_of_a_client_is_kept_and_the_bytes_are_the_same_each_time(case: Case, tmp_path: Path) -> None:
    outcome = write(case.name, tmp_path, dossier(case, f"'{HOSTILE}'"), case.day)
    assert isinstance(outcome.value, Drafted), outcome.problems
    written = (tmp_path / "lettre.docx").read_bytes()
    write(case.name, tmp_path, dossier(case, f"'{HOSTILE}'"), case.day)
    assert written == (tmp_path / "lettre.docx").read_bytes()
    read = paragraphs(written)
    assert any(HOSTILE in " ".join(each.split()) for each in tuple(read))  # type: ignore[arg-type]  # it has just been read


@EVERY
def test_the_public_validator_finds_nothing(case: Case, tmp_path: Path) -> None:
    irregular = dossier(case).replace(*case.change)
    for kind, facts, day in (
        ("regular", dossier(case), case.day),
        ("forced", irregular, case.early),
        ("strange", dossier(case, f"'{HOSTILE}'"), case.day),
    ):
        outcome = write(case.name, tmp_path, facts, day, forced=kind == "forced")
        assert isinstance(outcome.value, Drafted), outcome.problems
        (tmp_path / "lettre.docx").rename(tmp_path / f"{kind}.docx")
    assert audit(tmp_path) == [(True, [], 0)] * 3


def test_the_forms_of_this_project_have_no_fault() -> None:
    project = open_project(str(ROOT)).value
    assert project is not None
    found = [letter_faults(project, each, compile.compile_contract(project, each)) for each in project.contracts]
    assert found == [()] * len(project.contracts)
