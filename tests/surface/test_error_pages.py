from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from clausier.surface import literate
from clausier.surface.limits import MAX_FILE, MAX_ITEM
from clausier.text import codes
from clausier.text.characters import decode
from surface.language import ROOT, parser

if TYPE_CHECKING:
    from collections.abc import Callable

DECLARED = {ident: code for ident, code in codes.all_codes().items() if ident.startswith("CLA-01")}
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "erreurs").glob("CLA-01*.md"))}
# What a page says in words because it cannot show it: another encoding, what is not seen, thousands of terms.
AS_SAID: dict[str, Callable[[str], bytes]] = {
    "CLA-0101": lambda text: text.encode("cp1252"),
    "CLA-0102": lambda text: unicodedata.normalize("NFD", text).encode(),
    "CLA-0103": lambda text: text.replace("<U+200B>", "\u200b").encode(),
    "CLA-0105": lambda text: (text * (MAX_FILE // len(text) + 1)).encode(),
    "CLA-0106": lambda text: text.replace("…", " + ".join("1" * (MAX_ITEM // 3))).encode(),
}


def _examples(page: str, title: str) -> list[str]:
    section = page.partition(f"## {title}\n")[2].partition("\n## Exemple")[0]
    return re.findall(r"````clause-page\n(.*?)````", section, re.DOTALL)


def _faults(data: bytes) -> list[str]:
    source, undecoded = decode(data, "exemple.md")
    found = undecoded or literate.read(source, parser())[1]
    return [each.code.ident for each in found]


def test_there_is_a_page_for_each_code_and_a_code_for_each_page() -> None:
    assert set(PAGES) == set(DECLARED)


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_title_of_a_page_is_that_of_its_code(ident: str) -> None:
    assert PAGES[ident].partition("\n")[0] == f"# {ident} — {DECLARED[ident].title}"


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_wrong_example_has_this_fault_and_no_other(ident: str) -> None:
    (example,) = _examples(PAGES[ident], "Exemple fautif")
    assert _faults(AS_SAID.get(ident, str.encode)(example)) == [ident]


@pytest.mark.parametrize("ident", sorted(PAGES))
def test_the_right_example_has_no_fault(ident: str) -> None:
    (example,) = _examples(PAGES[ident], "Exemple correct")
    assert _faults(example.encode()) == []
