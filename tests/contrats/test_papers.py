"""The papers of both contracts, save ALLANCE's letters: regular, refused with reasons, forced and marked; faithful."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.app.drafted import Drafted, Refused
from clausier.app.opening import open_project
from clausier.documents.linter import lint
from clausier.documents.readback import paragraphs
from clausier.model.letters import question_of
from clausier.project import compile  # noqa: A004  the module compiles a contract
from clausier.text import codes
from contrats.corpora import ROOT
from contrats.papers import CASES
from contrats.writing import REGULAR, audit, example, write

if TYPE_CHECKING:
    from pathlib import Path

    from clausier.app.outcome import Outcome
    from contrats.papers import Case

_HOSTILE = "R&D <SARL> {{ titre }} {% if %} 😀 Noe\u0301mie"
pytestmark = pytest.mark.usefixtures("compile_once")
EVERY = pytest.mark.parametrize("case", CASES, ids=[f"{each.dossier.partition('-')[0]}-{each.name}" for each in CASES])


def _facts(case: Case) -> str:
    return example(case.dossier)


def _wrong(case: Case) -> str:
    old, new = case.change
    facts = _facts(case)
    assert old in facts
    return facts.replace(old, new)


def _strange(case: Case) -> str:
    """Return the dossier of a letter to a client whose name is full of signs."""
    client = next(each for each in _facts(case).partition("\nclient:\n")[2].split("\n") if "dénomination" in each)
    return _facts(case).replace(client, f"  dénomination: '{_HOSTILE}'")


def _write(case: Case, folder: Path, facts: str, day: str, *, forced: bool = False) -> Outcome[Drafted | Refused]:
    return write(case.name, folder, facts, day, about=case.about, forced=forced)


def _lines(folder: Path) -> list[str]:
    data = (folder / "lettre.docx").read_bytes()
    assert lint(data) == ()
    read = paragraphs(data)
    assert isinstance(read, tuple)
    return [" ".join(each.split()) for each in read if each.strip()]


@EVERY
def test_a_regular_letter_is_written_with_its_sums_its_days_and_its_words(case: Case, tmp_path: Path) -> None:
    outcome = _write(case, tmp_path, _facts(case), case.day)
    assert isinstance(outcome.value, Drafted), outcome.problems
    assert outcome.value.banner == ""
    whole = "\n".join(_lines(tmp_path))
    assert [each for each in case.says if each not in whole] == []
    assert "à compléter" not in whole
    assert "(article " in whole


@EVERY
def test_an_irregular_letter_is_refused_with_its_reasons(case: Case, tmp_path: Path) -> None:
    outcome = _write(case, tmp_path, _wrong(case), case.wrong)
    assert isinstance(outcome.value, Refused), outcome.problems
    wanted = codes.LETTER_FACTS if case.name == "avis_d_annulation" else codes.LETTER_IRREGULAR
    assert wanted in {each.code for each in outcome.problems}
    assert outcome.value.answer.reasons or outcome.problems
    assert not (tmp_path / "lettre.docx").exists()


@EVERY
def test_a_forced_letter_is_marked(case: Case, tmp_path: Path) -> None:
    outcome = _write(case, tmp_path, _wrong(case), case.wrong, forced=True)
    assert isinstance(outcome.value, Drafted), outcome.problems
    assert outcome.value.banner.startswith("PROJET — ")
    assert _lines(tmp_path)[0] == outcome.value.banner


@EVERY
def test_the_name_of_a_client_is_kept_and_the_bytes_are_the_same_each_time(case: Case, tmp_path: Path) -> None:
    facts = _strange(case)
    assert isinstance(_write(case, tmp_path, facts, case.day).value, Drafted)
    written = (tmp_path / "lettre.docx").read_bytes()
    _write(case, tmp_path, facts, case.day)
    assert written == (tmp_path / "lettre.docx").read_bytes()
    read = paragraphs(written)
    assert isinstance(read, tuple)
    assert any(_HOSTILE in " ".join(each.split()) for each in read)


@EVERY
def test_the_public_validator_finds_nothing(case: Case, tmp_path: Path) -> None:
    for kind, facts, day in (
        ("regular", _facts(case), case.day),
        ("forced", _wrong(case), case.wrong),
        ("strange", _strange(case), case.day),
    ):
        outcome = _write(case, tmp_path, facts, day, forced=kind == "forced")
        assert isinstance(outcome.value, Drafted), outcome.problems
        (tmp_path / "lettre.docx").rename(tmp_path / f"{kind}.docx")
    assert audit(tmp_path) == [(True, [], 0)] * 3


def test_an_annex_that_lacks_what_the_law_asks_shows_it_and_does_not_go_unless_forced(tmp_path: Path) -> None:
    case = next(each for each in CASES if each.name == "annexe_de_sous_traitance")
    facts = "\n".join(each for each in _facts(case).split("\n") if "types_de_données:" not in each)
    outcome = _write(case, tmp_path, facts, case.day)
    assert isinstance(outcome.value, Refused)
    assert [each.code for each in outcome.problems] == [codes.LETTER_FACTS]
    assert "Quels types de données sont traités ?" in outcome.problems[0].message
    forced = _write(case, tmp_path, facts, case.day, forced=True)
    assert isinstance(forced.value, Drafted)
    lines = _lines(tmp_path)
    assert lines[0] == "PROJET — faits manquants"
    assert "[à compléter : Quels types de données sont traités ? (données)]" in lines


def test_each_letter_of_the_contracts_is_tried() -> None:
    project = open_project(str(ROOT)).value
    assert project is not None
    declared: set[tuple[str, str]] = set()
    for contract in project.contracts:
        model = compile.compile_contract(project, contract).model
        assert model is not None
        documents = model.documents.items()
        declared |= {(contract.id.partition("/")[0], name) for name, each in documents if question_of(each.declaration)}
    assert {(each.contract, each.name) for each in REGULAR} == declared
