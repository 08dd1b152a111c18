"""Running cases: each question asked of its facts, what is found compared with what is expected."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from clausier.assurance import expectation, states
from clausier.assurance.expectation import Gap, plain
from clausier.dossier.reader import read_node
from clausier.dossier.vocabulary import vocabulary_of
from clausier.evaluate import wording
from clausier.evaluate.algebra import canonical
from clausier.evaluate.ask import Asking, ask, subjects
from clausier.evaluate.evaluator import Evaluation
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record, replace
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING
from clausier.values.literals import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clausier.assurance.cases import Case
    from clausier.dossier.facts import Element, Facts
    from clausier.dossier.nodes import ScalarNode
    from clausier.dossier.shelf import Shelf
    from clausier.evaluate.answer import Answer
    from clausier.evaluate.result import Result, Step
    from clausier.norms.tree import Program, Question


class Ran(Record):
    """A case that was run: its differences (none when it holds), its answer (None when it was not kept).

    Or what kept it from being run.
    """

    case: Case
    gaps: tuple[Gap, ...]
    answer: Answer | None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the case was run and found what it expects."""
        return not self.gaps and not self.problems


class Prepared(NamedTuple):
    """A case whose facts are read: what no change of the rules changes."""

    case: Case
    question: Question
    facts: Facts


def prepare(program: Program, case: Case, shelf: Shelf | None = None) -> Prepared | tuple[Diagnostic, ...]:
    """Read the facts of a case; what is wrong with it when it cannot be run.

    The ``shelf`` is that of the other cases of ``program``: what the cases of a file share is read once.
    """
    question = _question(program, case)
    if isinstance(question, Diagnostic):
        return (question,)
    facts, problems = read_node(case.facts, case.file, vocabulary_of(program), shelf)
    if facts is None:
        return tuple(each for each in problems if each.is_error)
    return Prepared(case, question, facts)


def run(program: Program, case: Case, shelf: Shelf | None = None) -> Ran:
    """Run one case. Nothing raises: a question, an element or a reading that does not exist is a diagnostic."""
    prepared = prepare(program, case, shelf)
    return run_prepared(program, prepared) if isinstance(prepared, Prepared) else Ran(case, (), None, prepared)


def run_prepared(program: Program, prepared: Prepared, passes: Callable[..., Evaluation] = Evaluation) -> Ran:
    """Run a case whose facts are read.

    Every combination of readings is followed only where the case expects a safe date.
    """
    found: list[Diagnostic] = []
    answers: list[Answer] = []
    gaps = tuple(_gaps(asking_of(program, prepared, passes), prepared, answers, found))
    return Ran(prepared.case, gaps, answers[0] if answers else None, tuple(found))


def notices(program: Program, prepared: Prepared, passes: Callable[..., Evaluation] = Evaluation) -> bool:
    """Tell whether a case does not hold on ``program``: it stops at the first difference."""
    found: list[Diagnostic] = []
    return any(True for _ in _gaps(asking_of(program, prepared, passes), prepared, [], found)) or bool(found)


def concerned(program: Program, prepared: Prepared, passes: Callable[..., Evaluation] = Evaluation) -> bool:
    """Tell whether the question is one to ask about the element that a case names (it may name one that it is not)."""
    asking = asking_of(program, prepared, passes)
    return any(each.key == prepared.case.about for each in subjects(asking, prepared.question))


def answered(
    program: Program, prepared: Prepared, readings: Mapping[str, str], *, whole: bool
) -> tuple[Result, ...] | Diagnostic:
    """Return the answer to a case under given readings, and when ``whole`` its details."""
    asking = replace(asking_of(program, prepared), readings=readings, explored=False)
    element = _element(asking, prepared.question, prepared.case)
    if isinstance(element, Diagnostic):
        return element
    answer = ask(asking, prepared.question, element)
    results = (answer.result, *(each.result for each in answer.details if whole))
    return tuple(map(canonical, results))


def asking_of(program: Program, prepared: Prepared, passes: Callable[..., Evaluation] = Evaluation) -> Asking:
    """Return what the question of a case is put to."""
    case, facts = prepared.case, prepared.facts
    readings = {name: reading for name, reading, _ in facts.readings}
    return Asking(program, facts, case.on, readings, case.known_on, case.safe is not None, passes)


def _gaps(asking: Asking, prepared: Prepared, answers: list[Answer], found: list[Diagnostic]) -> Iterator[Gap]:
    """Yield the differences, one by one; the answer and what is wrong with the case are added to the lists."""
    case, question, program = prepared.case, prepared.question, asking.program
    element = _element(asking, question, case)
    if isinstance(element, Diagnostic):
        found.append(element)
        return
    answer = ask(asking, question, element)
    answers.append(answer)
    yield from _answer_gaps(program, case, question, answer)
    yield from _detail_gaps(program, case, question, answer, found)
    yield from _missing_gaps(case, answer)
    yield from _reading_gaps(asking, case, question, element, found)
    yield from _cite_gaps(case, answer)
    yield from states.duty_gaps(asking, case, found)
    yield from states.power_gaps(asking, case, found)


def _question(program: Program, case: Case) -> Question | Diagnostic:
    name = normalize("NFC", case.question.text)
    found = program.questions.get(name)
    if found is not None:
        return found
    hint = did_you_mean(name, program.questions)
    return Diagnostic(
        codes.QUESTION_UNKNOWN, f"« {name} » n'est pas une question de ce contrat", case.question.span, hint
    )


def _element(asking: Asking, question: Question, case: Case) -> Element | Diagnostic | None:
    """Return what the question is asked about: the contract, the element named, or the only one concerned."""
    if not question.about:
        return None
    every = asking.facts.lists.get(question.about, ())
    found = next((each for each in every if each.key == case.about), None)
    if found is not None:
        return found
    if case.about:
        message = f"« {case.about} » n'est pas une clé de « {question.about} »"
        hint = did_you_mean(case.about, [each.key for each in every])
    else:
        concerned = subjects(asking, question)
        if len(concerned) == 1:
            return concerned[0]
        message = f"la question peut se poser à {len(concerned)} éléments de « {question.about} »"
        hint = "dites lequel : « sur: clé »"
    return Diagnostic(codes.SUBJECT_UNKNOWN, message, case.question.span, hint)


def _answer_gaps(program: Program, case: Case, question: Question, answer: Answer) -> Iterator[Gap]:
    kind = program.definitions[question.answer].kind
    if not expectation.holds(program, case.answer, answer.result, kind):
        expected = expectation.shown(case.answer)
        yield Gap("réponse", expected, wording.worded(program, answer.result, kind), case.answer.line)
    if case.safe is not None:
        day = None if answer.safe is None else answer.safe.day
        if parse_date(case.safe.text) != day or (day is None and not plain(case.safe.text).startswith("indéterminé")):
            got = "indéterminée" if day is None else wording.value_text(program, day)
            yield Gap("date prudente", case.safe.text, got, case.safe.line)
    if case.unproved is not None:
        result = answer.result if answer.proof is None else answer.proof.result
        if not expectation.holds(program, case.unproved, result, kind):
            yield Gap("sans preuve", case.unproved.text, wording.worded(program, result, kind), case.unproved.line)


def _detail_gaps(
    program: Program, case: Case, question: Question, answer: Answer, found: list[Diagnostic]
) -> Iterator[Gap]:
    details = {plain(each.label): each for each in answer.details}
    names = dict(question.details)
    for label, expected in case.details:
        detail = details.get(plain(label.text))
        if detail is None:
            hint = did_you_mean(label.text, names) or f"les détails sont {', '.join(names)}"
            message = f"« {label.text} » n'est pas un détail de cette question"
            found.append(Diagnostic(codes.CASE_KEY, message, label.span, hint))
            continue
        kind = program.definitions[names[detail.label]].kind
        if not expectation.holds(program, expected, detail.result, kind):
            got = wording.worded(program, detail.result, kind)
            yield Gap(detail.label, expectation.shown(expected), got, label.line)


def _missing_gaps(case: Case, answer: Answer) -> Iterator[Gap]:
    """Compare what is missing, by path or by question: everything listed, and nothing else."""
    if case.missing is None:
        return
    needs = {need for each in answer.missing for need in each}
    wanted = {plain(each.text): each for each in case.missing}
    named = {need: {plain(need.path), plain(need.question)} for need in needs}
    unmet = [each.text for text, each in wanted.items() if not any(text in names for names in named.values())]
    beyond = [need.path for need, names in named.items() if not names & wanted.keys()]
    if unmet or beyond:
        line = case.missing[0].line if case.missing else case.answer.line
        got = ", ".join(sorted(need.path for need in needs)) or "rien"
        yield Gap("manque", ", ".join(each.text for each in case.missing) or "rien", got, line)


def _reading_gaps(
    asking: Asking, case: Case, question: Question, element: Element | None, found: list[Diagnostic]
) -> Iterator[Gap]:
    """Compare the answer under other readings: « interprétation=lecture », several separated by commas."""
    program = asking.program
    kind = program.definitions[question.answer].kind
    for chosen, expected in case.readings:
        readings = chosen_readings(program, chosen)
        if isinstance(readings, Diagnostic):
            found.append(readings)
            continue
        other = replace(asking, readings={**asking.readings, **readings}, explored=False)
        result = ask(other, question, element).result
        if not expectation.holds(program, expected, result, kind):
            got = wording.worded(program, result, kind)
            yield Gap(f"lecture {chosen.text}", expectation.shown(expected), got, chosen.line)


def chosen_readings(program: Program, chosen: ScalarNode) -> dict[str, str] | Diagnostic:
    """Return the readings that « interprétation=lecture, … » names."""
    readings: dict[str, str] = {}
    for each in chosen.text.split(","):
        name, _, reading = (normalize("NFC", part.strip()) for part in each.partition("="))
        interpretation = program.interpretations.get(name)
        if interpretation is None:
            message, known = f"« {name} » n'est pas une interprétation de ce contrat", list(program.interpretations)
        elif reading not in (known := [each.name for each in interpretation.readings]):
            message, name = f"« {reading} » n'est pas une lecture de « {name} »", reading
        else:
            readings[name] = reading
            continue
        return Diagnostic(codes.READING_CHOSEN_WRONG, message, chosen.span, did_you_mean(name, known))
    return readings


def _cite_gaps(case: Case, answer: Answer) -> Iterator[Gap]:
    """Check that words (or a place) are among the citations of the reasons."""
    if not case.cites:
        return
    told = {plain(text) for step in _steps(answer) for each in step.citations for text in (each.words, each.place)}
    for each in case.cites:
        if not any(plain(each.text) in text for text in told):
            yield Gap("cite", each.text, "ces mots ne sont pas parmi les raisons", each.line)


def _steps(answer: Answer) -> Iterator[Step]:
    """Yield every step of an answer and of its details."""
    pending = [*answer.reasons, *(step for each in answer.details for step in each.reasons)]
    while pending:
        step = pending.pop()
        yield step
        pending += step.children
