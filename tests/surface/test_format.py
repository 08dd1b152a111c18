from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.surface import literate
from clausier.surface.format import format_text
from clausier.surface.page import Block
from clausier.surface.print_items import print_item
from clausier.text import codes
from clausier.text.source import Source
from surface import trees
from surface.language import CLAUSES, parser, read


def _format(text: str) -> str:
    result, problems = format_text(Source("f", text), parser())
    assert problems == ()
    return result


def _prose(text: str) -> list[str]:
    return re.split(r"(?ms)^```clause\n.*?^```$", text)


@pytest.mark.parametrize("name", sorted(CLAUSES))
def test_formatting_a_contract_changes_neither_its_words_nor_its_rules(name: str) -> None:
    text = CLAUSES[name]
    result = _format(text)
    assert _prose(result) == _prose(text)
    assert read(result) == read(text)
    assert _format(result) == result


def test_the_canonical_layout() -> None:
    assert (
        _format("""\
## A {#a}

Les   mots  restent
tels quels.

```clause


paramètre   préavis=3 mois
paramètre autre = 4 mois


# pourquoi
calcul Facture.x:argent «libellé»
    = a*b   # la valeur
    # la condition
    si   c « words »
    sur «des mots»
  # encore
# fin de bloc

```
""")
        == """\
## A {#a}

Les   mots  restent
tels quels.

```clause
paramètre préavis = 3 mois
paramètre autre = 4 mois

# pourquoi
calcul Facture.x : argent « libellé »
  sur « des mots »
  # la condition
  si c « words »
  = a × b  # la valeur
  # encore

# fin de bloc
```
"""
    )


def test_comments_inside_a_property_go_above_it() -> None:
    assert (
        _format("""\
```clause
énumération E : # les membres
  a « A », # premier
  # second
  b « B »

entité F « f » # une entité
  clé n # sa clé
  n : texte
  # un montant
  m : argent # en euros

calcul x : argent
  = a
    # la suite
    + b
```
""")
        == """\
```clause
# premier
# second
énumération E : a « A », b « B »  # les membres

entité F « f »  # une entité
  clé n  # sa clé
  n : texte
  # un montant
  m : argent  # en euros

calcul x : argent
  # la suite
  = a + b
```
"""
    )


def test_line_ends_of_a_block_are_kept() -> None:
    text = "un\r\n\r\n```clause\r\nparamètre  x = 3\r\n\r\n\r\nparamètre y = 4\r\n```\r\n"
    assert _format(text) == "un\r\n\r\n```clause\r\nparamètre x = 3\r\n\r\nparamètre y = 4\r\n```\r\n"


def test_an_empty_block_stays_empty() -> None:
    assert _format("```clause\n\n\n```\n") == "```clause\n```\n"
    assert _format("```clause\n# seul\n```\n") == "```clause\n# seul\n```\n"


def test_a_file_with_a_mistake_comes_back_as_it_is() -> None:
    text = "```clause\nparamètre  x 3\n\nparamètre  y = 4\n```\n"
    result, problems = format_text(Source("f", text), parser())
    assert result == text
    assert [problem.code for problem in problems] == [codes.EQUALS_MISSING]


comments = st.lists(st.sampled_from(["", "# un", "  # deux", "\n", "# trois « quatre"]), min_size=4, max_size=4)


@given(st.lists(trees.items, min_size=1, max_size=3), comments)
def test_formatting_random_items_is_stable_and_keeps_meaning_and_comments(
    items: list[object], notes: list[str]
) -> None:
    pieces = [notes[0]]
    for number, item in enumerate(items):
        pieces += [print_item(item), notes[number + 1]]  # type: ignore[arg-type]  # the strategy gives items
    text = "```clause\n" + "\n".join(pieces) + "\n```\n"
    result = _format(text)
    assert _format(result) == result
    page, _ = literate.read(Source("f", result), parser())
    block = page.parts[0]
    assert isinstance(block, Block)
    assert block.items == tuple(items)
    for note in ("# un", "# deux", "# trois « quatre"):
        assert result.count(note) == text.count(note)
