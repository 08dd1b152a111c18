"""A project verified by one process or by several: the same words, in the same order."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausier.app import inspection, workers
from clausier.app.letter import letter_faults
from clausier.app.opening import open_project
from clausier.app.verify import verify
from clausier.project import cache, pages
from clausier.text.render import in_order

if TYPE_CHECKING:
    from clausier.app.verify import Verified
    from clausier.project.manifest import Manifest

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND, THIRD = "maintenance/cgv-2026", "maintenance/cgv-2027", "maintenance/cgv-2028"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of three contracts: one right, one that warns, one wrong; a dossier of each."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    made = tmp_path / "projet"
    shutil.copytree(ROOT / "examples" / "demarrage", made)
    clauses = made / "clauses"
    for other in (SECOND, THIRD):
        shutil.copytree(clauses / FIRST, clauses / other)
    manifest = made / "clausier.yml"
    text = manifest.read_text(encoding="utf-8")
    added = "".join(f"  - clauses: clauses/{each}\n    titre: Essai\n" for each in (SECOND, THIRD))
    manifest.write_text(text.replace("droit: clauses/droit", f"{added}droit: clauses/droit"), encoding="utf-8")
    return made


def _edit(folder: Path, contract: str, before: str, after: str) -> None:
    path = folder / "clauses" / contract / "03-paiement.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def _open(folder: Path) -> Manifest:
    project = open_project(str(folder)).value
    assert project is not None
    return project


def _verified(folder: Path, monkeypatch: pytest.MonkeyPatch, processors: int) -> Verified:
    shutil.rmtree(cache.folder(), ignore_errors=True)
    pages.recent.cache_clear()
    monkeypatch.setattr(workers, "_processors", lambda: processors)
    return verify(_open(folder), ())


def _same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Verified:
    alone, *others = (_verified(folder, monkeypatch, count) for count in (1, 2, 3))
    for each in others:
        assert each == alone
        assert in_order(each.problems) == in_order(alone.problems)
        assert list(each.contracts) == list(alone.contracts)
    return alone


def test_several_processes_find_what_one_finds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _edit(
        folder,
        SECOND,
        "```clause",
        "```clause\nparamètre inutile = 3\n",
    )
    found = _same(folder, monkeypatch)
    assert list(found.contracts) == [FIRST, SECOND, THIRD]
    assert not any(each.is_error for each in found.problems)
    assert any("inutile" in each.message for each in found.problems)
    assert found.contracts[FIRST] == found.contracts[THIRD]
    assert found.dossiers == ("dossiers/exemple.yml",)


def test_a_wrong_contract_is_told_whoever_reads_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _edit(folder, THIRD, "paramètre", "parametre")
    found = _same(folder, monkeypatch)
    assert {each.span.source.split("/")[2] for each in found.problems if each.is_error and each.span} == {"cgv-2028"}
    assert found.dossiers == ()


def test_every_program_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _verified(folder, monkeypatch, 2)
    assert len([*Path(cache.folder()).glob("programme-*")]) == 3


def test_a_fault_in_another_process_is_told_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def fail(*given: object) -> object:
        if os.getpid() != here:
            raise RuntimeError
        return letter_faults(*given)  # type: ignore[arg-type]  # passed on as they came

    alone = _verified(folder, monkeypatch, 1)
    monkeypatch.setattr(inspection, "letter_faults", fail)
    assert _verified(folder, monkeypatch, 2) == alone
