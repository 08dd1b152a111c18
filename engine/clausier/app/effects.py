"""What a change of contract does: the answers that change, of the library of cases and of a dossier, with the words."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from clausier.app.compare import agreed, decisive
from clausier.app.outcome import Outcome
from clausier.app.test import read_beside
from clausier.assurance import runner
from clausier.assurance.impact import NOTHING, Part, told
from clausier.assurance.runner import Prepared
from clausier.assurance.touched import touched
from clausier.dossier import nodes
from clausier.dossier.reader import read_node
from clausier.dossier.tree import MappingNode
from clausier.dossier.vocabulary import MODEL, vocabulary_of
from clausier.evaluate.ask import Asking, ask, subjects
from clausier.project import files
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausier.app.ask import Wish
    from clausier.app.sides import Side
    from clausier.assurance.cases import Case
    from clausier.dossier.facts import Element, Facts, Override
    from clausier.dossier.nodes import Node
    from clausier.evaluate.answer import Answer
    from clausier.norms.tree import Citation
    from clausier.text.diagnostic import Diagnostic


class Effect(NamedTuple):
    """An answer that changes: of which case or dossier (``place`` is where it is written), about which element.

    ``parts`` are those that change; the words are those that decide on one side and not on the other.
    """

    title: str
    place: str
    question: str
    about: str
    parts: tuple[Part, ...]
    words_before: tuple[Citation, ...]
    words_after: tuple[Citation, ...]


class Effects(NamedTuple):
    """What changes, out of how many ``answers``; the cases ``unread`` after the change, with the reason."""

    changes: tuple[Effect, ...]
    answers: int
    unread: tuple[tuple[str, str], ...]


class _Told(NamedTuple):
    """An answer in words: its parts by label, and what decides it."""

    parts: dict[str, str]
    words: tuple[Citation, ...]


def effects(before: Side, after: Side, dossier: str, wish: Wish) -> Outcome[Effects]:
    """Answer the cases beside the clauses of ``before``, and a dossier, under both sides; return what changes.

    Without ``dossier``, the one that is compared, if any, is looked at. The cases are answered only when the sides are
    versions of one contract.
    """
    beside = (before.project.path(before.contract.folder),) if _are_versions(before, after) else ()
    library, _, problems, sources = read_beside(before.project, beside) if beside else ([], (), [], {})
    changes: list[Effect] = []
    unread: list[tuple[str, str]] = []
    count = 0
    concerned = touched(before.program, after.program, _other_conditions(before, after))
    for case in library:
        if normalize("NFC", case.question.text) in before.program.questions.keys() - concerned:
            count += 1  # nothing that its answer rests on changed
            continue
        place = f"{case.file}:{case.line}"
        one, other = _of_case(before, case), _of_case(after, case)
        if one is None:
            continue
        if isinstance(other, str):
            unread.append((f"{case.title} ({place})", other))
        elif not isinstance(one, str):
            count += 1
            changes += _effect(case.title, place, _question(before, after, case), case.about, one, other)
    path = dossier or after.path or before.path
    if path:
        asked = _of_dossier(before, after, path, wish)
        if asked.value is None:
            return Outcome(None, asked.problems, asked.sources)
        found = asked.value
        changes += found.changes
        count += found.answers
        unread += found.unread
    broken = tuple(each for each in problems if each.is_error)
    return Outcome(Effects(tuple(changes), count, tuple(unread)), broken, sources)


def _are_versions(before: Side, after: Side) -> bool:
    """Tell whether two contracts are asked the same questions, most of them: the cases of one then try the other."""
    shared = before.program.questions.keys() & after.program.questions.keys()
    return 2 * len(shared) >= len(before.program.questions)


def _other_conditions(before: Side, after: Side) -> set[str]:
    """Return the parameters that the special conditions of the two sides do not give alike."""
    one, other = ({each.parameter: each.value for each in side.overrides or ()} for side in (before, after))
    return {name for name in {*one, *other} if one.get(name) != other.get(name)}


def _question(before: Side, after: Side, case: Case) -> str:
    """Return the words of the question of a case."""
    name = normalize("NFC", case.question.text)
    found = before.program.questions.get(name) or after.program.questions.get(name)
    return case.question.text if found is None else found.text


def _effect(
    title: str, place: str, question: str, about: str, before: _Told | None, after: _Told | None
) -> Iterator[Effect]:
    """Yield what changes between two answers, if anything does; None: the question is not one to ask."""
    one, other = before or _Told({}, ()), after or _Told({}, ())
    parts = tuple(
        Part(label, one.parts.get(label, NOTHING), other.parts.get(label, NOTHING))
        for label in dict.fromkeys((*one.parts, *other.parts))
        if one.parts.get(label) != other.parts.get(label)
    )
    if parts:
        yield Effect(title, place, question, about, parts, _apart(one, other), _apart(other, one))


def _apart(one: _Told, other: _Told) -> tuple[Citation, ...]:
    """Return the words that decide one answer and not the other."""
    said = {each.words for each in other.words}
    return tuple(each for each in one.words if each.words not in said)


# --- The library ---------------------------------------------------------------------------------------------------


def _of_case(side: Side, case: Case) -> _Told | str | None:
    """Return the answer to a case under a side; why it cannot be read; None when its question is not one to ask."""
    prepared = runner.prepare(side.program, replace(case, facts=_of_any_contract(case.facts)))
    if not isinstance(prepared, Prepared):
        return _reason(prepared)
    facts = replace(prepared.facts, overrides=_added(prepared.facts.overrides, side.overrides or ()))
    asking = replace(runner.asking_of(side.program, prepared._replace(facts=facts)), explored=False)
    return _answered(asking, prepared.question.name, case.about)


def _added(own: tuple[Override, ...], more: tuple[Override, ...]) -> tuple[Override, ...]:
    changed = {each.parameter for each in more}
    return (*(each for each in own if each.parameter not in changed), *more)


def _answered(asking: Asking, name: str, about: str) -> _Told | None:
    question = asking.program.questions.get(name)
    if question is None:
        return None
    if not question.about:
        return _told(asking, ask(asking, question, None))
    found = [each for each in subjects(asking, question) if each.key == about or not about]
    return _told(asking, ask(asking, question, found[0])) if found else None


def _told(asking: Asking, answer: Answer) -> _Told:
    question = asking.program.questions[answer.question]
    return _Told(told(asking.program, question, answer), (*agreed(asking.program, answer), *decisive(answer)))


def _reason(problems: Iterable[Diagnostic]) -> str:
    return next((each.message for each in problems if each.is_error), "ce cas ne se lit pas")


# --- A dossier -----------------------------------------------------------------------------------------------------


def _of_dossier(before: Side, after: Side, path: str, wish: Wish) -> Outcome[Effects]:
    """Ask every question of a dossier under both sides."""
    name = after.project.name(path)
    data, problems = files.read(path, name)
    if data is None:
        return Outcome(None, problems, {})
    source, problems = nodes.decode(data, name)
    node, wrong = (None, problems) if problems else nodes.compose(source)
    if node is None:
        return Outcome(None, wrong, {name: source})
    conditions = before.overrides is not None or after.overrides is not None
    askings: list[Asking] = []
    for side in (before, after):
        facts, problems = _facts(side, node, name, conditions=conditions)
        if facts is None:
            return Outcome(None, problems, {name: source})
        readings = {interpretation: reading for interpretation, reading, _ in facts.readings}
        askings.append(Asking(side.program, facts, wish.on, readings, wish.known_on, explored=False))
    changes: list[Effect] = []
    count = 0
    one, other = askings
    for question in {**one.program.questions, **other.program.questions}.values():
        keys = dict.fromkeys((*_keys(one, question.name), *_keys(other, question.name)))
        for key in keys:
            count += 1
            answers = _answered(one, question.name, key), _answered(other, question.name, key)
            changes += _effect(one.facts.title or name, name, question.text, key, *answers)
    return Outcome(Effects(tuple(changes), count, ()), (), {})


def _facts(side: Side, node: Node, name: str, *, conditions: bool) -> tuple[Facts | None, tuple[Diagnostic, ...]]:
    """Return the facts of a dossier under a side: with its special conditions when they are what is compared."""
    facts, problems = read_node(_of_any_contract(node), name, vocabulary_of(side.program))
    if facts is None or not conditions:
        return facts, problems
    return replace(facts, overrides=side.overrides or ()), problems


def _of_any_contract(node: Node) -> Node:
    """Return a dossier that does not say what it is under: it is read under both sides."""
    if not isinstance(node, MappingNode):
        return node
    return replace(node, entries=tuple(each for each in node.entries if each[0].text != MODEL))


def _keys(asking: Asking, name: str) -> tuple[str, ...]:
    """Return the keys of the elements that a question is asked about, "" for the contract as a whole."""
    question = asking.program.questions.get(name)
    if question is None:
        return ()
    concerned: tuple[Element, ...] = subjects(asking, question) if question.about else ()
    return tuple(each.key for each in concerned) if question.about else ("",)
