from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausier.dossier.reader import read
from clausier.text import codes
from clausier.text.source import Source
from dossier.vocabulary import VOCABULARY

ROOT = Path(__file__).resolve().parents[2]
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "erreurs").glob("CLA-06*.md"))}
DECLARED = {ident: code for ident, code in codes.all_codes().items() if ident.startswith("CLA-06")}


def _examples(page: str, title: str) -> list[str]:
    section = page.partition(f"## {title}\n")[2].partition("\n## ")[0]
    return re.findall(r"```dossier\n(.*?)```", section, re.DOTALL)


def _codes(text: str) -> set[str]:
    return {each.code.ident for each in read(Source("dossier.yml", text), VOCABULARY)[1]}


def test_there_is_a_page_for_each_code_and_a_code_for_each_page() -> None:
    assert set(PAGES) == set(DECLARED)


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_title_of_a_page_is_that_of_its_code(ident: str) -> None:
    assert PAGES[ident].partition("\n")[0] == f"# {ident} — {DECLARED[ident].title}"


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_wrong_example_has_this_fault_and_no_other(ident: str) -> None:
    examples = _examples(PAGES[ident], "Exemple fautif")
    assert examples
    assert [_codes(each) for each in examples] == [{ident}] * len(examples)


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_right_example_has_no_fault(ident: str) -> None:
    examples = _examples(PAGES[ident], "Exemple correct")
    assert examples
    assert [_codes(each) for each in examples] == [set()] * len(examples)


def test_the_shared_page_describes_the_vocabulary_of_the_tests() -> None:
    page = (Path(__file__).parent / "vocabulaire.md").read_text(encoding="utf-8")
    for entity in VOCABULARY.entities.values():
        assert f"entité {entity.name} « {entity.label} »" in page
        for info in entity.fields.values():
            kind = f"liste de {info.kind}" if info.is_list else info.kind
            assert re.search(rf"{info.name} +: {kind} +« {re.escape(info.question)} »", page), info.name
    for root in VOCABULARY.roots.values():
        assert re.search(rf"dossier {root.name} +: ", page)
    for parameter in VOCABULARY.parameters:
        assert f"paramètre {parameter} = " in page
