"""What ``clausier tester --couverture`` and ``--mutation`` print, and their exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assurance.tiny import Tiny, case
from clausier.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_AND = """
question q « Faut-il payer ? »
  réponse contrat.a et contrat.b
"""
_BOTH = case("Les deux", "oui", "a: oui, b: oui")
_NOT_A = case("Sans a", "non", "a: non, b: oui")
_NOT_B = case("Sans b", "non", "a: oui, b: non")


def _run(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    status = main(["tester", "--projet", str(folder), *options])
    return status, capsys.readouterr().out


def test_nothing_is_printed_when_nothing_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Tiny(tmp_path, _AND, _BOTH + _NOT_A + _NOT_B)
    assert _run(tmp_path, capsys, "--couverture", "--mutation") == (0, "")


def test_what_is_missing_is_told_under_its_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Tiny(tmp_path, _AND, _BOTH + _NOT_A)
    status, told = _run(tmp_path, capsys, "--couverture")
    assert status == 1
    assert told.splitlines() == [
        "Article 1",
        "  la question « Faut-il payer ? » question.q.réponse clauses/mini/1.md:24",
        "    - la condition « contrat.b » n'est jamais fausse",
        "",
        "1 manque sur 2 conditions et exceptions",
    ]
    status, told = _run(tmp_path, capsys, "--mutation")
    assert status == 1
    assert told.splitlines()[2:] == [
        "    - la condition « contrat.b » est supprimée",
        "",
        "1 altération que nul cas ne remarque, sur 5 (20,0 % de survivantes)",
    ]


def test_only_what_is_asked_about_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Tiny(tmp_path, _AND, _BOTH + _NOT_A)
    assert _run(tmp_path, capsys, "--couverture", "--filtre", "préavis") == (0, "")
    assert _run(tmp_path, capsys, "--couverture", str(tmp_path / "droit")) == (0, "")
    assert _run(tmp_path, capsys, "--couverture", str(tmp_path / "clauses"))[0] == 1


def test_machines_read_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Tiny(tmp_path, _AND, _BOTH + _NOT_A)
    status, told = _run(tmp_path, capsys, "--couverture", "--format", "json")
    found = json.loads(told)
    assert status == 1
    assert found["schema"] == "clausier.couverture/1"
    assert [each["text"] for each in found["lacking"]] == ["la condition « contrat.b » n'est jamais fausse"]
    assert (found["total"], found["stale"]) == (2, [])
