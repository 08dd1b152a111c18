from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.documents import characters, lists, tree, typography
from documents.sample import one

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("suivants :", "suivants_:"),
        ("vraiment ? oui ! fin ; 5 % 10 €", "vraiment_? oui_! fin_; 5_% 10_€"),
        ("« Client »", "«_Client_»"),
        ("1 234 567,00 €", "1_234_567,00_€"),
        ("n° 2016-131", "n°_2016-131"),
        ("https://a.fr/?b a:b", "https://a.fr/?b a:b"),
        ("75, 77 et 2016 1", "75, 77 et 2016 1"),
    ],
)
def test_french_spaces(text: str, printed: str) -> None:
    assert typography.french(text) == printed.replace("_", "\u00a0")


def test_a_space_and_its_sign_in_two_runs() -> None:
    document = one(tree.Run("« "), tree.Run("Client", bold=True), tree.Run(" "), tree.Run("» :"), tree.LineBreak())
    assert typography.typeset(document) == one(
        tree.Run("«\u00a0"),
        tree.Run("Client", bold=True),
        tree.Run("\u00a0"),
        tree.Run("»\u00a0:"),
        tree.LineBreak(),
    )


@given(st.text(alphabet="ab1 «»:;?!%€n°\u00a0\n"))
def test_only_spaces_change_and_one_for_one(text: str) -> None:
    printed = typography.french(text)
    assert len(printed) == len(text)
    assert printed.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert typography.french(printed) == printed
    assert not typography.breakable(printed)


@pytest.mark.parametrize("module", [characters, lists, typography])
def test_examples_in_docstrings(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
