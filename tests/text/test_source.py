"""From an offset to a line and a column, and from a line to its text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausier.text.source import Source


@given(st.text(st.sampled_from("aé’\n\r"), max_size=30))
def test_every_character_stands_on_its_line_at_its_column(text: str) -> None:
    source = Source("a.md", text)
    line = column = 1
    for offset, character in enumerate((*text, "")):
        assert source.position(offset) == (line, column)
        line, column = (line + 1, 1) if character == "\n" else (line, column + 1)


def test_a_line_is_shown_without_its_end() -> None:
    source = Source("a.md", "un\r\ndeux\n\nquatre")
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["un", "deux", "", "quatre"]
