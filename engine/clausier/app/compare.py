"""Two contracts side by side: one question under both, or what each makes of the concepts they share."""

from __future__ import annotations

from typing import NamedTuple

from clausier.app.ask import answer
from clausier.app.opening import open_case, pick_contract
from clausier.app.outcome import Outcome, stopped
from clausier.evaluate import wording
from clausier.evaluate.result import Determined
from clausier.model.citations import places_of
from clausier.model.forms import print_value
from clausier.norms.tree import Citation, Role
from clausier.project import compile, concepts  # noqa: A004  the module compiles a contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausier.app.ask import Asked, Wish
    from clausier.evaluate.answer import Answer
    from clausier.evaluate.result import Step
    from clausier.model.tree import Model
    from clausier.norms.tree import Program
    from clausier.project.concepts import Concept, Entry
    from clausier.project.manifest import Manifest


SPECIAL = "condition particulière"


class Side(NamedTuple):
    """One side of a comparison: the answer, as an answer shouts it, and the words of the contract it rests on."""

    asked: Asked
    answer: Answer
    verdict: str
    parts: tuple[tuple[str, str], ...]
    words: tuple[Citation, ...]


class Pair(NamedTuple):
    """Two answers to the same question, and the labels of what differs (« réponse », then the details they share)."""

    left: Side
    right: Side
    differing: tuple[str, ...]


class Cell(NamedTuple):
    """What a contract makes of a concept: values with their names, words with their place; both empty: nothing said."""

    values: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]


class Row(NamedTuple):
    """A concept and its cell under each contract compared."""

    concept: Concept
    cells: tuple[Cell, ...]


ANSWER = "réponse"


def compare_answers(
    project: Manifest, wanted: str, paths: tuple[str, ...], under: tuple[str, ...], wish: Wish
) -> Outcome[tuple[Pair, ...]]:
    """Answer one question twice: of two dossiers, or of one dossier under the two contracts ``under`` names.

    ``wanted`` is a concept of the project, or a question that both contracts have under that name.
    """
    if (len(paths), len(under)) not in {(2, 0), (1, 2)}:
        message = "on compare deux dossiers, ou un dossier sous deux contrats (--sous … --sous …)"
        return stopped(Diagnostic(codes.COMMAND_WRONG, message))
    shared, problems, sources = concepts.read(project)
    if problems:
        return Outcome(None, problems, sources)
    concept = next((each for each in shared if each.name == wanted), None)
    sides: list[Asked] = []
    for path, contract in [(each, wish.contract) for each in paths] if not under else [(paths[0], u) for u in under]:
        found = _asked(project, wanted, concept, path, replace(wish, contract=contract))
        if found.value is None:
            return Outcome(None, found.problems, found.sources)
        sides.append(found.value)
    return Outcome(tuple(_pairs(*sides)), (), {})


def _asked(project: Manifest, wanted: str, concept: Concept | None, path: str, wish: Wish) -> Outcome[Asked]:
    opened = open_case(project, path, wish.contract)
    if opened.value is None:
        return Outcome(None, opened.problems, opened.sources)
    contract = opened.value.contract
    name = wanted
    if concept is not None:
        entry = concept.entry(contract.id)
        if entry is None or not entry.question:
            message = f"le contrat « {contract.id} » n'a pas de question pour « {concept.label} »"
            return stopped(Diagnostic(codes.QUESTION_UNKNOWN, message, entry.span if entry else None))
        name = entry.question
    return answer(project, name, path, wish)


def _pairs(left: Asked, right: Asked) -> Iterator[Pair]:
    """Pair answers about elements of the same key, then those left in order."""
    keys = {each.about for each in left.answers} & {each.about for each in right.answers}
    ones = sorted(left.answers, key=lambda each: each.about not in keys)
    others = {each.about: each for each in right.answers if each.about in keys}
    rest = iter([each for each in right.answers if each.about not in keys])
    for one in ones:
        other = others.get(one.about) or next(rest, None)
        if other is not None:
            yield _pair(_side(left, one), _side(right, other))


def _pair(left: Side, right: Side) -> Pair:
    theirs = dict(right.parts)
    differing = [label for label, value in left.parts if label in theirs and theirs[label] != value]
    answers = [ANSWER] if left.verdict != right.verdict else []
    said = {each.words for each in left.words} & {each.words for each in right.words}
    mine, yours = (
        side._replace(words=tuple(each for each in side.words if each.words not in said)) for side in (left, right)
    )
    return Pair(mine, yours, (*answers, *differing))


def _side(asked: Asked, given: Answer) -> Side:
    program = asked.case.program
    question = program.questions[given.question]
    kinds = dict(question.details)
    parts = tuple(
        (each.label, wording.worded(program, each.result, program.definitions[kinds[each.label]].kind))
        for each in given.details
    )
    verdict = wording.verdict(program, given.result, program.definitions[question.answer].kind)
    return Side(asked, given, verdict, parts, tuple(decisive(given)))


def decisive(given: Answer) -> Iterator[Citation]:
    """Yield the words that decide an answer, each once: those that fail when it is no, else all those it rests on."""
    refused = given.result == Determined(value=False)
    seen: set[tuple[str, str]] = set()
    for step in _steps(given.reasons):
        if refused and (step.role is not Role.CONDITION or step.result == Determined(value=True)):
            continue
        for each in step.citations:
            if each.words and (each.place, each.words) not in seen:
                seen.add((each.place, each.words))
                yield each


def agreed(program: Program, given: Answer) -> Iterator[Citation]:
    """Yield the special conditions that an answer rests on, each once, as words: « préavis : 2 mois »."""
    said = (
        f"{wording.humanized(step.label)} : {wording.worded(program, step.result)}"
        for step in _steps(given.reasons)
        if step.role is Role.OVERRIDE and step.places
    )
    for words in dict.fromkeys(said):
        yield Citation(SPECIAL, words)


def _steps(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _steps(step.children)


# --- Concepts -----------------------------------------------------------------------------------------------------


def compare_contracts(project: Manifest, names: tuple[str, ...]) -> Outcome[tuple[Row, ...]]:
    """Return each concept of the project with its values and its words under the contracts named."""
    shared, problems, sources = concepts.read(project)
    if problems:
        return Outcome(None, problems, sources)
    if not shared:
        hint = "nommez-y le fichier des concepts communs : « concepts: clauses/concepts.yml »"
        message = "ce projet ne dit pas ce que ses contrats ont en commun"
        return stopped(Diagnostic(codes.CONCEPT_WRONG, message, None, hint))
    columns: list[tuple[str, Model]] = []
    for name in names:
        chosen = pick_contract(project, name)
        if isinstance(chosen, Diagnostic):
            return stopped(chosen)
        compiled = compile.compile_contract(project, chosen)
        if compiled.model is None or compiled.program is None:
            return Outcome(None, compiled.problems, compiled.sources)
        columns.append((chosen.id, compiled.model))
    found: list[Diagnostic] = []
    rows = tuple(
        Row(each, tuple(_cell(each.entry(ident), model, found) for ident, model in columns)) for each in shared
    )
    return Outcome(None if found else rows, tuple(found), sources)


def concept_faults(shared: tuple[Concept, ...], models: Mapping[str, Model]) -> tuple[Diagnostic, ...]:
    """Return what concepts say of the contracts in ``models``, by id, that these do not have."""
    found: list[Diagnostic] = []
    for entry in (entry for concept in shared for entry in concept.entries):
        if entry.contract in models:
            _cell(entry, models[entry.contract], found)
    return tuple(found)


def _cell(entry: Entry | None, model: Model, found: list[Diagnostic]) -> Cell:
    """Return what a contract makes of a concept; report the names and the words it does not have."""
    if entry is None:
        return Cell((), ())
    values: list[tuple[str, str]] = []
    for label, name in entry.parameters:
        parameter = model.parameters.get(name)
        if parameter is None:
            found.append(_absent(entry, f"le contrat « {entry.contract} » n'a pas de paramètre « {name} »"))
        else:
            values.append((label, print_value(parameter.value, "")))
    words: list[tuple[str, str]] = []
    for each in entry.words:
        place = places_of(model, each)
        if not place:
            found.append(_absent(entry, f"ces mots ne sont pas dans le contrat « {entry.contract} » : « {each} »"))
        words.append((each, place))
    if entry.question and entry.question not in model.questions:
        found.append(_absent(entry, f"le contrat « {entry.contract} » n'a pas de question « {entry.question} »"))
    return Cell(tuple(values), tuple(words))


def _absent(entry: Entry, message: str) -> Diagnostic:
    return Diagnostic(codes.CONCEPT_WRONG, message, entry.span)
