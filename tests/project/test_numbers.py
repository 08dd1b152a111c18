"""Several people number at once: no number serves twice, no entry is lost, nothing is half-written."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from project.numbering import ENVIRONMENT, ROOT

if TYPE_CHECKING:
    from pathlib import Path

_PEOPLE, _EACH = 6, 5
_NUMBER = re.compile(r"^numéro: (D-2026-\d{4})$", re.MULTILINE)
_ENTRY = re.compile(r'- numéro: (D-2026-\d{4})\n  fichier: "devis/(.+)"\n  établi_le: 2026-03-02\n')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a starter project."""
    shutil.copytree(ROOT / "examples" / "demarrage", tmp_path / "projet")
    return tmp_path / "projet"


def _quotes(folder: Path, names: list[str]) -> None:
    text = (folder / "devis" / "exemple.yml").read_text(encoding="utf-8").replace("numéro: D-2026-0001\n", "")
    for name in names:
        (folder / "devis" / name).write_text(text, encoding="utf-8")


def _start(folder: Path, quotes: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "project.numbering", str(folder), str(folder / "go"), *quotes]
    person = subprocess.Popen(command, env=ENVIRONMENT, cwd=folder, stdout=subprocess.PIPE, text=True)
    assert person.stdout is not None
    assert person.stdout.readline() == "ready\n"
    return person


def _end(person: subprocess.Popen[str]) -> int:
    person.communicate(timeout=120)
    return person.returncode


def _register(folder: Path) -> list[tuple[str, str]]:
    """Return (number, file) for each entry; the register is nothing but its first line and whole entries."""
    head, _, entries = (folder / "devis" / "numeros.yml").read_text(encoding="utf-8").partition("\n")
    assert head.startswith("# ")
    assert _ENTRY.sub("", entries) == ""
    return [(found[1], found[2]) for found in _ENTRY.finditer(entries)]


def _number(folder: Path, name: str) -> str:
    (found,) = _NUMBER.findall((folder / "devis" / name).read_text(encoding="utf-8"))
    assert isinstance(found, str)
    return found


def _left(folder: Path) -> list[str]:
    return [each.name for each in (folder / "devis").glob(".clausier-*")]


def test_people_who_number_at_once_get_each_their_numbers(folder: Path) -> None:
    shares = [[f"{person}-{rank}.yml" for rank in range(_EACH)] for person in range(_PEOPLE)]
    names = [name for share in shares for name in share]
    _quotes(folder, names)
    people = [_start(folder, share) for share in shares]
    (folder / "go").touch()
    assert [_end(each) for each in people] == [0] * _PEOPLE
    entries = _register(folder)
    assert [number for number, _ in entries] == [f"D-2026-{rank:04}" for rank in range(1, len(names) + 2)]
    assert dict(entries) == {"D-2026-0001": "exemple.yml"} | {_number(folder, name): name for name in names}
    assert _left(folder) == []


def test_people_who_number_one_quote_at_once_give_it_one_number(folder: Path) -> None:
    _quotes(folder, ["second.yml"])
    people = [_start(folder, ["second.yml"]) for _ in range(4)]
    (folder / "go").touch()
    assert [_end(each) for each in people] == [0] * 4
    assert _register(folder) == [("D-2026-0001", "exemple.yml"), ("D-2026-0002", "second.yml")]
    assert _number(folder, "second.yml") == "D-2026-0002"


def test_who_is_killed_leaves_a_whole_register_and_lets_the_others_go_on(folder: Path) -> None:
    names = [f"{rank}.yml" for rank in range(40)]
    _quotes(folder, names)
    for rank in range(4):
        person = _start(folder, names)
        (folder / "go").touch()
        time.sleep(0.02 * rank)
        os.kill(person.pid, signal.SIGKILL)
        _end(person)
        (folder / "go").unlink()
        known = dict(_register(folder))
        texts = {name: (folder / "devis" / name).read_text(encoding="utf-8") for name in names}
        given = {name: found[0] for name, text in texts.items() if (found := _NUMBER.findall(text))}
        assert all(known[number] == name for name, number in given.items())  # a number may be lost, never shared
        assert all(text.endswith("accepté: 2026-03-10\n") for text in texts.values())
    last = _start(folder, names)
    (folder / "go").touch()
    assert _end(last) == 0
    given_at_last = [_number(folder, name) for name in names]
    assert len(set(given_at_last)) == len(names)
    assert {dict(_register(folder))[number] for number in given_at_last} == set(names)
    assert _left(folder) == []
