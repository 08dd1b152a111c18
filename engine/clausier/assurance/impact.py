"""What a change does to the library of cases: the answers, their details and their dates, before and after."""

from __future__ import annotations

from typing import NamedTuple

from clausier.assurance import runner
from clausier.assurance.runner import Prepared
from clausier.evaluate import wording
from clausier.evaluate.ask import ANSWER_LABEL, ask, subjects
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clausier.assurance.cases import Case
    from clausier.evaluate.answer import Answer
    from clausier.evaluate.ask import Asking
    from clausier.norms.tree import Program, Question

    Parts = dict[str, str]


NOTHING = "—"


class Part(NamedTuple):
    """A part of an answer that changes: its label (« réponse » for the answer), and what it is on each side."""

    label: str
    before: str
    after: str


class Change(NamedTuple):
    """A case whose answer changes, and the parts that do."""

    case: Case
    question: str
    parts: tuple[Part, ...]


def impact(
    cases: Iterable[Case], before: Callable[[Prepared], Asking], after: Callable[[Prepared], Asking], program: Program
) -> Iterator[Change]:
    """Yield the cases, read under ``program``, that are not answered alike by what ``before`` and ``after`` ask.

    A case that cannot be read, or whose element is not one to ask about, has no answer to change.
    """
    for case in cases:
        prepared = runner.prepare(program, case)
        if not isinstance(prepared, Prepared):
            continue
        one, other = _parts(before(prepared), prepared), _parts(after(prepared), prepared)
        labels = dict.fromkeys((*one, *other))
        changed = tuple(
            Part(label, one.get(label, NOTHING), other.get(label, NOTHING))
            for label in labels
            if one.get(label) != other.get(label)
        )
        if changed:
            yield Change(case, prepared.question.text, changed)


def _parts(asking: Asking, prepared: Prepared) -> Parts:
    """Return each part of the answer in words; {} when the question is not one to ask here."""
    question = asking.program.questions.get(prepared.question.name)
    if question is None:
        return {}
    quick = replace(asking, explored=False)
    if not question.about:
        return told(quick.program, question, ask(quick, question, None))
    concerned = [each for each in subjects(quick, question) if each.key == prepared.case.about]
    return told(quick.program, question, ask(quick, question, concerned[0])) if concerned else {}


def told(program: Program, question: Question, answer: Answer) -> Parts:
    """Return each part of an answer in words, by its label (« réponse » for the answer itself)."""
    kinds = {ANSWER_LABEL: question.answer, **dict(question.details)}
    found = {ANSWER_LABEL: answer.result, **{each.label: each.result for each in answer.details}}
    return {
        label: wording.worded(program, result, program.definitions[kinds[label]].kind)
        for label, result in found.items()
    }
