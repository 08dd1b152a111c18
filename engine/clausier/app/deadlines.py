"""The dates ahead of a dossier: last days of obligations, dates that questions watch, each with its prudent date."""

from __future__ import annotations

from datetime import date

from clausier.app.ask import asking_of
from clausier.app.opening import open_case
from clausier.app.outcome import Outcome
from clausier.evaluate.ask import ANSWER_LABEL, ask, elements, subjects
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.readings import explore
from clausier.evaluate.result import Determined, Undetermined
from clausier.evaluate.timeline import State, duties
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.app.ask import Wish
    from clausier.app.opening import Case
    from clausier.evaluate.ask import Asking
    from clausier.evaluate.result import Missing, Result
    from clausier.evaluate.timeline import DutyState
    from clausier.norms.tree import Question
    from clausier.project.manifest import Manifest

_OPEN = (State.CONDITIONAL, State.DUE, State.LATE, State.SUSPENDED, State.UNDETERMINED)


class Deadline(Record):
    """A date to keep. ``day`` is the one of the readings followed, ``safe`` the one that no reading makes too late.

    ``who`` must act (a member of an enumeration, "" when anyone may); ``late``: the day has gone by and the thing is
    not done; ``missing`` is what keeps the date from being known. ``source`` is the question or the obligation.
    """

    source: str
    label: str
    about: str
    who: str
    day: date | None
    safe: date | None
    late: bool
    missing: frozenset[Missing]


class Deadlines(Record):
    """The dates ahead, soonest first, those not known last."""

    case: Case
    on: date
    ahead: tuple[Deadline, ...]


def deadlines(project: Manifest, path: str, wish: Wish) -> Outcome[Deadlines]:
    """Return the dates ahead of the dossier at ``path``, from the day of ``wish`` on."""
    opened = open_case(project, path, wish.contract)
    case = opened.value
    if case is None:
        return Outcome(None, opened.problems, opened.sources)
    asking = asking_of(case, wish)
    if isinstance(asking, Diagnostic):
        return Outcome(None, (asking,), opened.sources)
    found = [_of_duty(asking, each) for each in duties(asking) if each.state in _OPEN and each.duty.due]
    for question in case.program.questions.values():
        if question.prudent:
            found += _of_question(asking, question)
    kept = dict.fromkeys(each for each in found if each.late or each.day is None or each.day >= asking.on)
    ordered = sorted(kept, key=lambda each: (each.day or date.max, each.label, each.about))
    return Outcome(Deadlines(case, asking.on, tuple(ordered)), opened.problems, opened.sources)


def _of_duty(asking: Asking, state: DutyState) -> Deadline:
    """Return the last day of an obligation; its prudent date is the earliest over the readings."""
    duty = state.duty
    element = next(
        (each for each in elements(asking.facts) if each.key == state.about and each.entity == duty.subject), None
    )
    arguments: tuple[Result, ...] = () if element is None else (Determined(element),)

    def due(readings: Mapping[str, str]) -> tuple[Result, Mapping[str, str]]:
        run = Evaluation(asking.program, asking.facts, asking.on, readings, known_on=asking.known_on)
        return run.use(duty.due, arguments)[0], run.touched

    lines, _ = explore(due, asking.program, asking.readings)
    days = [each.value for _, each in lines if isinstance(each, Determined) and isinstance(each.value, date)]
    safe = min(days) if days and len(days) == len(lines) else None
    late = state.state is State.LATE
    missing: frozenset[Missing] = frozenset() if state.due is not None else state.missing
    return Deadline(duty.name, duty.label or duty.name, state.about, state.debtor, state.due, safe, late, missing)


def _of_question(asking: Asking, question: Question) -> list[Deadline]:
    """Return the date that a question watches, for each element it may be asked about."""
    found: list[Deadline] = []
    for element in subjects(asking, question) if question.about else (None,):
        answer = ask(asking, question, element)
        results = {ANSWER_LABEL: answer.result, **{each.label: each.result for each in answer.details}}
        result = results[question.prudent]
        day = result.value if isinstance(result, Determined) and isinstance(result.value, date) else None
        label = question.text if question.prudent == ANSWER_LABEL else question.prudent
        missing: frozenset[Missing] = result.missing if isinstance(result, Undetermined) else frozenset()
        if day is None and not missing:
            continue
        safe = None if answer.safe is None else answer.safe.day
        found.append(Deadline(question.name, label, answer.about, "", day, safe, late=False, missing=missing))
    return found
