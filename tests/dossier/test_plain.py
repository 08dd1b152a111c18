"""The quick reader of the common shape against PyYAML: where it answers, they agree to the last place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clausier.dossier import characters, events, plain
from clausier.text.source import Source
from dossier.trees import placed

COMPLETE = (Path(__file__).parent / "data" / "complet.yml").read_text(encoding="utf-8")

# Pieces that meet each other in odd ways: what YAML reserves, blanks, line ends, quotes, words.
_PIECES = st.sampled_from(
    [
        *("a", "b", "clé", "1er mars 2024", "12,50 €", "oui", "x y", "-3", "«", "(", "l'an", "à 14 h 30", "R&D"),
        *(":", ": ", " : ", "- ", "-", "  ", " ", "    ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\r\n"),
        *("#", " #", " # note", '"', "'", '""', "[]", "[", "]", "{", "}", ",", ", ", "|", ">", "?", "!", "&x", "*x"),
        *("%", "@", "`", "~", "---", "...", "<<", "\\", "=", ".", "/", "\u00a0", "\u202f", "e\u0301", "…", "\t"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map("".join)
_VALUES = st.sampled_from(
    [
        "x",
        "1er mars 2024",
        '"a: #b"',
        "'c'",
        "12,50 €",
        "http://x",
        "a#b",
        "[]",
        "",
        " # rien",
        "a:b",
        "a,b",
        "x ",
        "- x",
    ]
)


@st.composite
def _blocks(draw: st.DrawFn, indent: int = 0) -> str:
    """Return lines of well-indented keys, lists and values, some of them a little wrong."""
    lines: list[str] = []
    for rank in range(draw(st.integers(1, 4))):
        spaces = " " * (indent + draw(st.sampled_from([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])))
        dash = draw(st.sampled_from(["", "", "", "- ", "-   "]))
        shape = draw(st.integers(0, 5))
        if shape == 0 and indent < 9:
            lines.append(f"{spaces}{dash}k{rank}:")
            lines.append(draw(_blocks(indent + draw(st.sampled_from([0, 2, 2, 2, 4])))))
        elif shape == 1:
            lines.append(f"{spaces}- {draw(_VALUES)}")
        elif shape == 2:
            lines.append(draw(st.sampled_from(["", "   ", "# note", f"{spaces}# note"])))
        else:
            lines.append(f"{spaces}{dash}k{rank}:{draw(st.sampled_from([' ', ' ', '  ', '']))}{draw(_VALUES)}")
    return "\n".join(lines)


def _quick(text: str) -> object:
    """Return the tree of the quick reader, with its places; None when it leaves the text to the full one."""
    quick = None if characters.forbidden("d.yml", text) is not None else plain.read("d.yml", text)
    return None if quick is None else placed(quick)


def _full(text: str) -> object:
    """Return the tree of the full reader, with its places; None for a text that it refuses."""
    full, found = events.read(Source("d.yml", text))
    return None if full is None or found else placed(full)


@given(_TEXTS)
@example("a: b\n c")
@example("- a: b\n  c: d\n- e")
@example("a:\n- b\n-  c: d\n   e: f\n")
def test_both_agree_on_any_text(text: str) -> None:
    quick = _quick(text)
    assert quick is None or quick == _full(text)


@given(_blocks())
def test_both_agree_on_blocks(text: str) -> None:
    quick = _quick(text)
    assert quick is None or quick == _full(text)


@pytest.mark.parametrize(
    "text",
    [
        COMPLETE.replace("[75, 77]", "[]").replace("[2024-04-01, 01/05/2024]", "").split('  - numéro: "012"')[0],
        "a: 1\n",
        "a:\n",
        "a:\n  b:\n\n# note\n  c: 'x' # y\nd: []\n",
        "- a\n-   b: c\n    d:\n    - e\n",
        "Dernier jour utile : 2025-11-30\n",
    ],
)
def test_the_common_shape_is_read_quickly(text: str) -> None:
    assert _quick(text) is not None
    assert _quick(text) == _full(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: {b: 1}\n",
        "a: |\n  b\n",
        "a: b\n  c\n",
        "a: 1\na: 2\n",
        "a: b #c\n",
        "a: # b\n",
        "\ta: 1",
        "a: b: c",
        "- - a\n",
    ],
)
def test_what_is_doubtful_is_left_to_the_full_reader(text: str) -> None:
    assert plain.read("d.yml", text) is None
