"""The pages of ``docs/erreurs``: one a code, whose examples do what it says.

An example stands between fences. ``clause-page`` is a whole clause file, ``dossier`` a case file of the vocabulary
described in ``tests/dossier/vocabulaire.md``. ``docx``, the inside of a Word file, is run by ``tests/documents``; a
command line, a manifest and a page of cases by ``tests/cli``. What cannot be seen on a page (another encoding) is said
in words and done here (``AS_SAID``); what no file shows (a missing folder) is told in words only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clausier.check import runner
from clausier.dossier import reader
from clausier.model import from_surface
from clausier.model.corpus import Corpus
from clausier.surface import literate
from clausier.text.characters import decode
from clausier.text.codes import all_codes
from clausier.text.source import Source
from contrats.corpora import ROOT
from dossier.vocabulary import VOCABULARY
from surface.language import parser
from surface.test_error_pages import AS_SAID

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.text.diagnostic import Diagnostic

PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "erreurs").glob("CLA-*.md"))}
FENCE = re.compile(r"^(`{3,})([\w-]+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
ELSEWHERE = {"docx", "console", "manifeste", "concepts", "article-page", "cas-page", "catalogue", "devis"}
# What no file of a user brings about: a write that the disk betrays, a fault of Clausier itself.
WITHOUT_EXAMPLE = {"CLA-0817", "CLA-0901"}


def _of_page(data: bytes) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a clause file, read, resolved and checked as the project does: errors stop."""
    source, problems = decode(data, "clauses/exemple.md")
    if problems:
        return problems
    page, problems = literate.read(source, parser())
    if any(each.is_error for each in problems):
        return problems
    model, more = from_surface.build(Corpus("exemple", "CGV", "Exemple", ((source, page),), is_law=False), ())
    problems = (*problems, *more)
    if any(each.is_error for each in problems):
        return problems
    found = runner.run(model)
    assert runner.faults(model) == tuple(each for each in found if each.is_error)  # what an answer waits for
    return (*problems, *found, *runner.unread(model, frozenset()))


def _of_dossier(data: bytes) -> tuple[Diagnostic, ...]:
    return reader.read(Source("dossier.yml", data.decode()), VOCABULARY)[1]


RUN: dict[str, Callable[[bytes], tuple[Diagnostic, ...]]] = {"clause-page": _of_page, "dossier": _of_dossier}


def _examples(page: str, title: str) -> list[tuple[str, str]]:
    """Return the (fence, text) pairs under a title."""
    section = re.split(r"^## Exemple", page.partition(f"## {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return [(match[2], match[3]) for match in FENCE.finditer(section)]


def _codes(fence: str, text: str, spoiled: Callable[[str], bytes] = str.encode) -> set[str]:
    return {each.code.ident for each in RUN[fence](spoiled(text))}


RUNNABLE = [ident for ident, page in PAGES.items() if any(match[2] in RUN for match in FENCE.finditer(page))]


def test_each_code_has_its_page_and_each_page_its_code() -> None:
    assert set(PAGES) == set(all_codes())


@pytest.mark.parametrize("ident", PAGES)
def test_a_page_has_its_title_an_explanation_and_both_examples(ident: str) -> None:
    lines = PAGES[ident].splitlines()
    assert lines[0] == f"# {ident} — {all_codes()[ident].title}"
    assert lines[2].strip()
    for title in () if ident in WITHOUT_EXAMPLE else ("Exemple fautif", "Exemple correct"):
        assert PAGES[ident].partition(f"## {title}\n")[2].strip()


def test_every_fence_is_run_somewhere() -> None:
    fences = {match[2] for page in PAGES.values() for match in FENCE.finditer(page)}
    assert fences <= {*RUN, *ELSEWHERE}


@pytest.mark.parametrize("ident", RUNNABLE)
def test_the_wrong_example_gives_this_code_and_no_other(ident: str) -> None:
    found = [_codes(*each, AS_SAID.get(ident, str.encode)) for each in _examples(PAGES[ident], "Exemple fautif")]
    assert found
    assert found == [{ident}] * len(found)


@pytest.mark.parametrize("ident", RUNNABLE)
def test_the_right_example_does_not_give_it(ident: str) -> None:
    found = [_codes(*each) for each in _examples(PAGES[ident], "Exemple correct")]
    assert found
    assert [ident in each for each in found] == [False] * len(found)


@pytest.mark.parametrize("ident", [ident for ident in RUNNABLE if ident.startswith("CLA-05")])
def test_the_right_example_of_a_check_passes_every_check(ident: str) -> None:
    found = [_codes(*each) for each in _examples(PAGES[ident], "Exemple correct")]
    assert found == [set()] * len(found)
