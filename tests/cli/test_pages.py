"""The pages of CLA-08xx: each wrong example gives its code and no other, each right one gives none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clausier.text import codes
from cli.shell import ROOT

if TYPE_CHECKING:
    from cli.shell import Said, Shell

RANGES = ("CLA-08", "CLA-09")
DECLARED = {ident: code for ident, code in codes.all_codes().items() if ident.startswith(RANGES)}
PAGES = {
    page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "erreurs").glob("CLA-0[89]*.md"))
}
# A disk that does not give back what it was given, a program that the machine lacks or that fails, and a fault of ours
# cannot be had by writing something wrong.
WITHOUT_EXAMPLE = {"CLA-0817", "CLA-0901", "CLA-0843", "CLA-0844", "CLA-0845", "CLA-0846"}
RUNNABLE = sorted(set(PAGES) - WITHOUT_EXAMPLE)
_BLOCK = re.compile(
    r"^(`{3,})(console|manifeste|concepts|article-page|cas-page|catalogue|devis)\n(.*?)^\1$", re.DOTALL | re.MULTILINE
)


def _run(shell: Shell, page: str, title: str) -> list[Said]:
    section = page.partition(f"## {title}\n")[2].partition("\n## Exemple")[0]
    said: list[Said] = []
    for _, kind, text in _BLOCK.findall(section):
        if kind == "manifeste":
            shell.write("clausier.yml", text)
            said.append(shell("verifier"))
        elif kind == "concepts":
            shell.write("clauses/concepts.yml", text)
            said.append(shell("verifier"))
        elif kind == "catalogue":
            shell.write("catalogues/maintenance.yml", text)
        elif kind == "devis":
            shell.write("devis/exemple.yml", text)
            said.append(shell("devis devis/exemple.yml"))
        elif kind == "article-page":
            shell.write("clauses/maintenance/cgv-2026/04-essai.md", text)
        elif kind == "cas-page":
            shell.write("clauses/maintenance/cgv-2026/tests/essai.md", text)
            said.append(shell("tester --filtre temps"))
        else:
            for line in re.findall(r"^\$ (.*)$", text, re.MULTILINE):
                if line.startswith("clausier "):
                    said.append(shell(line.removeprefix("clausier ")))
                else:
                    shell.prepare(line)
    return said


def test_every_code_has_its_page_under_its_title() -> None:
    titles = {ident: f"# {ident} — {code.title}" for ident, code in DECLARED.items()}
    assert {ident: page.partition("\n")[0] for ident, page in PAGES.items()} == titles


@pytest.mark.parametrize("ident", RUNNABLE)
def test_the_wrong_example_has_this_fault_and_no_other(ident: str, shell: Shell) -> None:
    said = _run(shell, PAGES[ident], "Exemple fautif")
    assert said
    assert [set(each.codes) for each in said] == [{ident}] * len(said)
    is_warning = DECLARED[ident].severity.name != "ERROR"
    assert all(each.status == 0 if is_warning else each.status in {1, 2} for each in said)


@pytest.mark.parametrize("ident", RUNNABLE)
def test_the_right_example_has_no_fault(ident: str, shell: Shell) -> None:
    said = _run(shell, PAGES[ident], "Exemple correct")
    assert said
    assert [(each.codes, each.status) for each in said] == [([], 0)] * len(said)
