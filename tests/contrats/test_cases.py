"""The cases beside the clauses hold: every file of them, one test a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausier.app import test as runner
from clausier.project import manifest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "clauses").rglob("tests/*.md"))
FILES = [page.relative_to(ROOT).as_posix() for page in PAGES if "```cas\n" in page.read_text(encoding="utf-8")]


def test_there_are_cases() -> None:
    assert len(FILES) > 1


@pytest.mark.parametrize("file", FILES)
def test_the_cases_of_a_file_hold(file: str) -> None:
    project = manifest.read(str(ROOT))[0]
    assert project is not None
    outcome = runner.run_cases(project, (str(ROOT / file),), "")
    assert outcome.problems == ()
    assert outcome.value is not None
    assert outcome.value.ran
    failed = [(ran.case.title, ran.gaps) for ran, _ in outcome.value.ran if not ran.holds]
    assert failed == []
