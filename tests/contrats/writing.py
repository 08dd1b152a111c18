"""Write the letters and forms of both contracts in the tests, on their regular dossiers or on others."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from clausier.app.ask import Wish
from clausier.app.draft import draft
from clausier.app.drafted import Act
from clausier.app.opening import open_project
from contrats import letters, papers
from contrats.corpora import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from clausier.app.drafted import Drafted, Refused
    from clausier.app.outcome import Outcome


class Regular(NamedTuple):
    """A letter that may be sent: its contract, its name, its dossier, the element it is about, its day."""

    contract: str
    name: str
    facts: str
    about: str
    day: str


def example(dossier: str) -> str:
    """Return an example dossier."""
    return (ROOT / "examples" / "dossiers" / f"{dossier}.yml").read_text(encoding="utf-8")


def _contract(facts: str) -> str:
    """Return the name of the contract of a dossier: « alleo » of « modèle: alleo/cgv »."""
    declared = next(line for line in facts.splitlines() if line.startswith("modèle:"))
    return declared.partition(":")[2].partition("/")[0].strip()


def _regular() -> tuple[Regular, ...]:
    found = [(each.name, letters.dossier(each), "", each.day) for each in letters.CASES]
    found += [(each.name, example(each.dossier), each.about, each.day) for each in papers.CASES]
    return tuple(Regular(_contract(facts), name, facts, about, day) for name, facts, about, day in found)


REGULAR = _regular()


def write(
    name: str, folder: Path, facts: str, day: str, *, about: str = "", forced: bool = False
) -> Outcome[Drafted | Refused]:
    """Write a letter to ``lettre.docx`` of ``folder``."""
    project = open_project(str(ROOT)).value
    assert project is not None
    path = folder / "dossier.yml"
    path.write_text(facts, encoding="utf-8")
    wish = Wish(date.fromisoformat(day))
    return draft(project, name, str(path), str(folder / "lettre.docx"), wish, Act(about, forced))


def audit(folder: Path) -> list[tuple[bool, list[object], int]]:
    """Return what the public validator says of each Word file of a folder: valid, its errors, its warnings."""
    command = [sys.executable, "-m", "openxml_audit", "-f", "microsoft365", "-o", "json", "-r", str(folder)]
    reports = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    return [(each["valid"], each["errors"], each["warning_count"]) for each in reports]
