from __future__ import annotations

import json
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clausier.documents.house import check_template
from clausier.documents.linter import lint
from clausier.documents.ooxml.archive import unpack
from clausier.documents.word import to_docx
from documents.sample import CONTRACT, HOUSE, NUMBERED, ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_the_template_is_what_its_script_makes() -> None:
    made = runpy.run_path(str(ROOT / "templates" / "make_house_style.py"))["make"]()
    assert unpack(made) == unpack(HOUSE)


def test_the_template_has_every_style_and_no_fault() -> None:
    assert check_template(HOUSE) == ()
    assert lint(HOUSE) == ()


@pytest.mark.parametrize("name", ["maison", "contract", "numbered"])
def test_the_public_validator_finds_nothing(name: str, tmp_path: Path) -> None:
    data = {"maison": HOUSE, "contract": to_docx(CONTRACT, HOUSE), "numbered": to_docx(NUMBERED, HOUSE)}[name]
    path = tmp_path / f"{name}.docx"
    path.write_bytes(data)
    command = [sys.executable, "-m", "openxml_audit", "-f", "microsoft365", "-o", "json", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    (report,) = json.loads(run.stdout)
    assert (report["valid"], report["errors"], report["warning_count"]) == (True, [], 0)
