"""The words of the contracts are those of the signed papers, in order, to the last one.

``data/<contract>.words.txt`` holds the words of the paper, one a line. They were taken from the text as received by
this rule, once, without the engine: headings lose their marks (``#``), words their emphasis (``**``), comments go; each
bullet (``-``, ``*``) is the word « - »; a no-break space is a space and ’ is ' ; words are what spaces part. In
ALLANCE's text, marks of heading that stood on list items were dropped, and the formula printed in TeX is written
« P1 = P0 × (S1 / S0) »; in ALLEO's, words cut at the end of a line are whole again, and the links of the file are not
words.
"""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

from contrats.corpora import printed_words

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("folder", "paper", "count"), [("allance/cgv-2016-05-25", "allance", 4801), ("alleo/cgv", "alleo", 8473)]
)
def test_the_words_printed_are_the_words_of_the_paper(folder: str, paper: str, count: int) -> None:
    expected = (DATA / f"{paper}.words.txt").read_text(encoding="utf-8").split()
    assert len(expected) == count
    printed = [word.replace("’", "'") for word in printed_words(folder, paper.upper())]
    around = next(
        (
            (" ".join(expected[max(0, at - 5) : at + 6]), " ".join(printed[max(0, at - 5) : at + 6]))
            for at, (word, other) in enumerate(zip_longest(expected, printed))
            if word != other
        ),
        None,
    )
    assert around is None, "first difference: paper, then print"
