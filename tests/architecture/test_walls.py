"""Each library stands behind one wall: a second guard beside import-linter, and the list of the doors.

import-linter reads the graph of imports; this reads the files. Both must agree, and a library imported nowhere
or a dependency without a wall is reported here.
"""

from __future__ import annotations

import re
import tomllib

import pytest

from architecture.repository import ROOT, engine, imports

# Library → the only modules that may import it (a package opens the door to all it holds).
DOORS: dict[str, tuple[str, ...]] = {
    "babel": ("clausier.values.words",),
    "docx": ("clausier.documents.ooxml", "clausier.documents.readback", "clausier.documents.linter"),
    "docxtpl": ("clausier.documents.letters.filling",),
    "filelock": ("clausier.project.lock",),
    "holidays": ("clausier.values.holiday_tables",),
    "icalendar": ("clausier.app.calendar_file",),
    "jinja2": ("clausier.documents.letters.tongue",),
    "lark": ("clausier.surface.tables",),
    "lxml": ("clausier.documents.ooxml", "clausier.documents.readback", "clausier.documents.linter"),
    "num2words": ("clausier.values.numerals",),
    "pygments": ("clausier.surface.highlight",),
    "pypdf": ("clausier.project.pdf",),
    "rich": ("clausier.cli",),
    "yaml": ("clausier.dossier.events",),
}
# What a distribution is called when it is imported, where the names differ.
IMPORTED_AS = {"python-docx": "docx", "pyyaml": "yaml"}
# Data only, never imported.
DATA = {"tzdata"}


def _may_import(module: str, library: str) -> bool:
    return any(module == door or module.startswith(f"{door}.") for door in DOORS.get(library, ()))


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_is_imported_behind_its_wall_only(library: str) -> None:
    importers = {module.name for module in engine() if any(name.split(".")[0] == library for name in imports(module))}
    assert {name for name in importers if not _may_import(name, library)} == set()


def test_every_dependency_has_a_wall() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0].lower() for line in project["dependencies"]}
    assert {IMPORTED_AS.get(name, name) for name in declared - DATA} == set(DOORS)


def _layers() -> list[set[str]]:
    """Return the layers declared to import-linter, top to bottom."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (lines,) = (contract["layers"] for contract in linter["contracts"] if contract["type"] == "layers")
    return [{name.strip(" ()") for name in line.split("|")} for line in lines]


def test_every_folder_of_the_engine_is_a_layer() -> None:
    assert {module.layer for module in engine() if module.layer} - {"__main__"} <= set().union(*_layers())


def test_even_imports_for_types_go_down() -> None:
    height = {name: -rank for rank, names in enumerate(_layers()) for name in names}
    upward = [
        f"{module.name} imports {name}"
        for module in engine()
        for name in imports(module)
        if module.layer in height
        and name.startswith("clausier.")
        and (target := name.split(".")[1]) in height
        and (
            height[target] > height[module.layer] or (height[target] == height[module.layer] and target != module.layer)
        )
    ]
    assert upward == []
