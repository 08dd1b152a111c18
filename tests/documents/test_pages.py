from __future__ import annotations

import re

import pytest

from clausier.documents.linter import lint
from clausier.documents.word import to_docx
from clausier.text import codes
from documents.sample import HOUSE, ROOT, edited, numbered

SOUND = to_docx(numbered(()), HOUSE)
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "erreurs").glob("CLA-07*.md"))}
RUNNABLE = [ident for ident, page in PAGES.items() if "```docx" in page]


def _examples(page: str, title: str) -> list[str]:
    section = page.partition(f"## {title}\n")[2].partition("\n## ")[0]
    return re.findall(r"```docx\n(.*?)\n```", section, re.DOTALL)


def _found(markup: str) -> set[str]:
    """Return the codes found in a sound file with ``markup`` at the end of its body."""
    data = edited(SOUND, "word/document.xml", lambda text: text.replace("<w:sectPr", f"{markup}<w:sectPr", 1))
    return {each.code.ident for each in lint(data)}


def test_every_code_has_its_page_under_its_title() -> None:
    declared = {ident: code for ident, code in codes.all_codes().items() if ident.startswith("CLA-07")}
    titles = {ident: f"# {ident} — {code.title}" for ident, code in declared.items()}
    assert {ident: page.partition("\n")[0] for ident, page in PAGES.items()} == titles


@pytest.mark.parametrize("ident", RUNNABLE)
def test_the_examples_of_a_page_behave_as_it_says(ident: str) -> None:
    wrong, right = _examples(PAGES[ident], "Exemple fautif"), _examples(PAGES[ident], "Exemple correct")
    assert wrong
    assert right
    assert [_found(example) for example in wrong] == [{ident}] * len(wrong)
    assert [_found(example) for example in right] == [set()] * len(right)
