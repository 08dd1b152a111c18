from __future__ import annotations

import re

import pytest

from clausier.text import codes
from model.pages import ROOT, faults

RANGES = ("CLA-02", "CLA-03", "CLA-04")
DECLARED = {ident: code for ident, code in codes.all_codes().items() if ident.startswith(RANGES)}
PAGES = {
    page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "erreurs").glob("CLA-0[234]*.md"))
}


def _examples(page: str, title: str) -> list[str]:
    section = page.partition(f"## {title}\n")[2].partition("\n## Exemple")[0]
    return re.findall(r"````clause-page\n(.*?)````", section, re.DOTALL)


def test_there_is_a_page_for_each_code_and_a_code_for_each_page() -> None:
    assert set(PAGES) == set(DECLARED)


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_title_of_a_page_is_that_of_its_code(ident: str) -> None:
    assert PAGES[ident].partition("\n")[0] == f"# {ident} — {DECLARED[ident].title}"


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_wrong_example_has_this_fault_and_no_other(ident: str) -> None:
    examples = _examples(PAGES[ident], "Exemple fautif")
    assert examples
    assert [set(faults(each)) for each in examples] == [{ident}] * len(examples)


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_right_example_has_no_fault(ident: str) -> None:
    examples = _examples(PAGES[ident], "Exemple correct")
    assert examples
    assert [faults(each) for each in examples] == [[]] * len(examples)
