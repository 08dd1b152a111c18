"""The clauses of this repository are laid out by ``clausier formater``: a difference shows what changed only."""

from __future__ import annotations

import pytest

from clausier.surface.format import format_text
from clausier.text.source import Source
from contrats.corpora import ROOT, parser

PAGES = sorted(
    path
    for folder in ("clauses", "examples")
    for path in (ROOT / folder).rglob("*.md")
    if "tests" not in path.parts and path.name != "LISEZMOI.md"
)


@pytest.mark.parametrize("folder", sorted({path.parent.relative_to(ROOT).as_posix() for path in PAGES}))
def test_clauses_are_laid_out_as_the_formatter_does(folder: str) -> None:
    for path in (each for each in PAGES if each.parent == ROOT / folder):
        text = path.read_text(encoding="utf-8")
        assert format_text(Source(path.name, text), parser()) == (text, ()), path.name
