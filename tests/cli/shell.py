"""The command line, run in this process as a shell would: a fresh copy of the starter project, words, what was said."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clausier.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "examples" / "demarrage"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left: its status, its two outputs."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  any JSON
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The codes of the diagnostics on the error output or, for what lists them, on the output."""
        return [
            line.split()[1]
            for line in (self.err + self.out).splitlines()
            if line.startswith(("erreur ", "avertissement "))
        ]


class Shell:
    """Runs commands in a folder, with a cache of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, line: str) -> Said:
        """Run ``clausier`` with the words of a line."""
        self._capsys.readouterr()
        status = main(shlex.split(line))
        said = self._capsys.readouterr()
        return Said(status, said.out, said.err)

    def prepare(self, line: str) -> None:
        """Run a line that is not of Clausier (``mkdir``, ``touch``, ``python``…)."""
        words = shlex.split(line)
        program = sys.executable if words[0] == "python" else words[0]
        subprocess.run([program, *words[1:]], cwd=self.folder, check=True)

    def write(self, name: str, text: str) -> Path:
        """Write a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Return a shell in a copy of the starter project."""
    folder = tmp_path / "projet"
    shutil.copytree(STARTER, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("CLAUSIER_DEBUG", raising=False)
    return Shell(folder, capsys)
