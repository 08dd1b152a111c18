"""What the legal team counted in ALLANCE's CGV has its place in the clauses.

The team's inventory holds 66 readings (I-01 to I-66), 58 questions (Q-01 to Q-58) and 25 silences (A-SIL-01 to
A-SIL-25). Q-56, what another value of a parameter changes, is asked of the cases (``clausier tester --si``); Q-57 is
about several contracts at once.
"""

from __future__ import annotations

import re

import pytest

from contrats.corpora import ROOT, model

ALLANCE = ("allance/cgv-2016-05-25", "ALLANCE")
_READINGS = [f"I-{rank:02}" for rank in range(1, 67)]
_QUESTIONS = [f"Q-{rank:02}" for rank in range(1, 59) if rank not in {56, 57}]
_SILENCES = [f"A-SIL-{rank:02}" for rank in range(1, 26)]


def _listed() -> dict[str, list[str]]:
    """Return the names written beside each silence in the list of the page, in order."""
    page = ROOT / "clauses" / ALLANCE[0] / "28-silences-et-controles.md"
    (notes,) = re.findall(r"<!--(.*?)-->", page.read_text(encoding="utf-8"), re.DOTALL)
    entries = re.findall(r"^- (A-SIL-\d\d), [^:]* : ([^.(]+)", notes, re.MULTILINE)
    return {silence: re.findall(r"[\w]+", names) for silence, names in entries}


def test_each_point_open_to_reading_is_read_once() -> None:
    interpretations = model(*ALLANCE).interpretations.values()
    assert sorted(each.register for each in interpretations if each.register.startswith("I-")) == _READINGS


@pytest.mark.parametrize("register", _QUESTIONS)
def test_each_question_of_the_team_can_be_asked(register: str) -> None:
    assert register in {each.register for each in model(*ALLANCE).questions.values()}


def test_each_silence_has_its_line() -> None:
    assert list(_listed()) == _SILENCES


@pytest.mark.parametrize("silence", _SILENCES)
def test_each_silence_names_a_question_that_can_be_asked(silence: str) -> None:
    first, *others = _listed()[silence]
    questions = model(*ALLANCE).questions
    assert first in questions
    assert [each for each in others if "_" in each and each not in questions] == []


def test_a_question_made_for_a_silence_is_named_on_its_line() -> None:
    made = {each.register: name for name, each in model(*ALLANCE).questions.items() if each.register in _SILENCES}
    assert made
    assert [silence for silence, name in made.items() if name not in _listed()[silence]] == []
