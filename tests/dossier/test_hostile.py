"""Whatever is given, the reader answers: facts, or diagnostics with their place; it never raises."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.dossier.nodes import decode
from clausier.dossier.reader import read
from clausier.text.source import Source
from dossier.vocabulary import VOCABULARY

COMPLETE = (Path(__file__).parent / "data" / "complet.yml").read_text(encoding="utf-8")
_NAMES = [
    *VOCABULARY.roots,
    *VOCABULARY.parameters,
    *(name for each in VOCABULARY.entities.values() for name in each.fields),
]
_ODD = [
    *(
        "inconnu",
        "sans objet",
        "contesté",
        "valeur",
        "[]",
        "{}",
        "- ",
        ": ",
        " #",
        '"',
        "'",
        "&a",
        "*a",
        "!t",
        "|",
        "<<",
    ),
    *("\t", "\u202e", "\ud800", "\x00", "---", "9" * 40, "1e99", "\n", "\n  ", "\n    - "),
]


def _check(text: str) -> None:
    source = Source("dossier.yml", text)
    facts, found = read(source, VOCABULARY)
    assert (facts is None) == any(each.is_error for each in found)
    for each in found:
        assert each.message
        assert each.span is not None
        assert 0 <= each.span.start <= each.span.end <= len(text) + 1
        line, column = source.position(each.span.start)
        assert line >= 1
        assert column >= 1


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(text)


@given(
    st.lists(st.one_of(st.sampled_from(_NAMES), st.sampled_from(_ODD), st.text(max_size=4)), max_size=30).map("".join)
)
def test_any_words_of_the_vocabulary(text: str) -> None:
    _check(text)


@given(st.data())
def test_a_dossier_with_accidents(data: st.DataObject) -> None:
    text = COMPLETE
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        until = data.draw(st.integers(at, min(len(text), at + 12)))
        text = text[:at] + data.draw(st.one_of(st.sampled_from(_ODD), st.text(max_size=3))) + text[until:]
    _check(text)


@given(st.data())
def test_a_dossier_with_lines_in_disorder(data: st.DataObject) -> None:
    lines = COMPLETE.split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at, to = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(st.sampled_from([lines[to], "  " + lines[at], lines[at].removeprefix("  "), ""]))
    _check("\n".join(lines))


@given(st.binary(max_size=100))
def test_any_bytes(content: bytes) -> None:
    source, found = decode(content, "dossier.yml")
    for each in found:
        assert each.span is not None
        source.position(each.span.start)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(40)),
        "<<: [" + "{a: 1}, " * 30_000 + "{}]",
        "[" * 50_000,
        "{" * 50_000,
        "- " * 50_000,
        "a: " * 50_000,
        "? " * 50_000,
        "'" * 50_001,
        "factures:\n" + "  - numéro: F\n" * 9_000,
        "contrat:\n  prix: " + "9" * 900_000,
        "contrat:\n  durée: " + "1 " * 400_000,
        "contrat:\n  objet: " + "x " * 400_000 + ":",
        "a" * 990_000,
        "\n" * 990_000,
        "contrat:\n" + "".join(f"  champ{n}: 1\n" for n in range(8_000)),
    ],
)
def test_a_hostile_text_is_answered_soon(text: str) -> None:
    started = time.process_time()
    _check(text)
    assert time.process_time() - started < 5
