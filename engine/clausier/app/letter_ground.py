"""What a letter rests on, as it is kept in its properties, and whether it still holds: clauses, rules, answer."""

from __future__ import annotations

import json
from datetime import date
from typing import NamedTuple

from clausier.app.outcome import Outcome, stopped
from clausier.project import cache, compile  # noqa: A004  the module compiles a contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausier.app.opening import Case
    from clausier.dossier.facts import Element
    from clausier.evaluate.answer import Answer
    from clausier.evaluate.ask import Asking
    from clausier.evaluate.letter import Fields
    from clausier.model.tree import Model
    from clausier.norms.tree import Program
    from clausier.project.manifest import Manifest

    Properties = tuple[tuple[str, str], ...]

OWN = "clausier."
CLAUSE = f"{OWN}clause."
_DIGEST = 16
_ANSWERED = ("réponse", "détails", "lignes")


class Ground(NamedTuple):
    """What a letter says it rests on: its contract, its question, its day, its subject; how many clauses it cites.

    ``checked`` tells whether the clauses and the rules could be compared with those of today, ``answered`` whether a
    dossier was there to ask the question again.
    """

    contract: str
    question: str
    day: str
    subject: str
    clauses: int
    checked: bool
    answered: bool


# --- Kept when the letter is written --------------------------------------------------------------------------------


def properties(
    case: Case, asking: Asking, model: Model, answer: Answer, subject: Element | None, data: Fields
) -> Properties:
    """Return the properties that keep what a letter rests on: names, a day, hashes."""
    readings = " ".join(f"{name}={reading}" for name, reading in sorted(asking.readings.items()))
    return (
        ("clausier.contrat", case.contract.id),
        ("clausier.question", answer.question),
        ("clausier.date", answer.on.isoformat()),
        *((("clausier.sujet", subject.key),) if subject is not None else ()),
        *((("clausier.lectures", readings),) if readings else ()),
        ("clausier.regles", _rules(case.program, answer.question)),
        ("clausier.reponse", _told(data)),
        *_clauses(model, data),
    )


def _told(data: Fields) -> str:
    """Return the hash of an answer as a letter tells it."""
    told = json.dumps([data[name] for name in _ANSWERED], ensure_ascii=False, sort_keys=True)
    return cache.digest((told,))[:_DIGEST]


def _rules(program: Program, question: str) -> str:
    """Return the hash of the rules that a question leads to, wherever they are written."""
    from clausier.assurance import reach
    from clausier.assurance.decisions import nodes
    from clausier.norms.print import print_definition
    from clausier.norms.tree import Choice

    bodies = [
        program.definitions[each] for each in reach.reached(program, reach.question_parts(program.questions[question]))
    ]
    chosen = {node.interpretation for each in bodies for node in nodes(each.body) if isinstance(node, Choice)}
    readings = [f"{name}: {program.interpretations[name].readings[0].name}" for name in sorted(chosen)]
    return cache.digest((*sorted(map(print_definition, bodies)), *readings))[:_DIGEST]


def _clauses(model: Model, data: Fields) -> Iterator[tuple[str, str]]:
    """Yield a property for each clause that the answer rests on: the hash of its words in the contract, its place."""
    grounds = data["fondements"]
    lists = [data["mots"], *(grounds.values() if isinstance(grounds, dict) else ())]
    cited = dict.fromkeys(str(word["place"]) for words in lists for word in words if isinstance(word, dict))
    digests = _digests(model)
    for rank, place in enumerate(each for each in cited if each in digests):
        yield f"{CLAUSE}{rank:03}", f"{digests[place]} {place}"


def _digests(model: Model) -> dict[str, str]:
    """Return the hash of the words of each paragraph of a contract as it stands, by its place in a letter."""
    from clausier.documents.from_model import Wording
    from clausier.documents.passages import Passages

    printed = Passages(model, Wording({}, {})).every()
    return {place: cache.digest((words,))[:_DIGEST] for words, place in printed}


# --- Looked at again ------------------------------------------------------------------------------------------------


def look(project: Manifest | None, kept: Properties, dossier: str) -> Outcome[Ground | None]:
    """Compare what a letter rests on with the clauses of ``project`` and, if given, with the answer for a dossier.

    The value is None for a file that is no letter of ours.
    """
    names = dict(kept)
    clauses = [text.partition(" ") for name, text in kept if name.startswith(CLAUSE)]
    contract_id, question, day, subject = (
        names.get(f"{OWN}{each}", "") for each in ("contrat", "question", "date", "sujet")
    )
    ground = Ground(contract_id, question, day, subject, len(clauses), checked=False, answered=False)
    if not ground.question or project is None:
        return Outcome(ground if ground.question else None, (), {})
    contract = next((each for each in project.contracts if each.id == ground.contract), None)
    if contract is None:
        return Outcome(ground, (), {})
    program, problems, sources = compile.program(project, contract)
    if program is None:
        return Outcome(ground, problems, sources)
    found: list[Diagnostic] = []
    if program.version != names.get(f"{OWN}clauses"):
        model = compile.compile_contract(project, contract).model
        today = {} if model is None else _digests(model)
        found += _changed_clauses(((place, digest) for digest, _, place in clauses), today)
        found += _changed_rules(program, ground.question, names.get(f"{OWN}regles", ""))
    ground = ground._replace(checked=True)
    if dossier:
        again = _again(project, ground, names, dossier)
        if again.value is None:
            return Outcome(None, again.problems, again.sources)
        found += again.value
        ground = ground._replace(answered=True)
    return Outcome(ground, tuple(found), {})


def _changed_clauses(clauses: Iterable[tuple[str, str]], today: Mapping[str, str]) -> Iterator[Diagnostic]:
    for place, digest in clauses:
        if today.get(place) != digest:
            what = "n'est plus au contrat" if place not in today else "ne dit plus ce que le contrat disait"
            yield _ground(f"la clause que la lettre cite, « {place} », {what}")


def _changed_rules(program: Program, question: str, digest: str) -> Iterator[Diagnostic]:
    if question not in program.questions:
        yield _ground(f"la question sur laquelle la lettre repose, « {question} », n'existe plus")
    elif _rules(program, question) != digest:
        yield _ground(f"les règles qui répondent à « {program.questions[question].text} » ont changé")


def _again(
    project: Manifest, ground: Ground, names: Mapping[str, str], dossier: str
) -> Outcome[tuple[Diagnostic, ...]]:
    """Ask again the question of a letter, for the same day and under the same readings."""
    from clausier.app.ask import Wish, asking_of, elements_asked
    from clausier.app.opening import open_case
    from clausier.documents.letters.data import Blank
    from clausier.evaluate import letter
    from clausier.evaluate.ask import ask

    opened = open_case(project, dossier, ground.contract)
    case = opened.value
    if case is None:
        return Outcome(None, opened.problems, opened.sources)
    readings = tuple(names.get(f"{OWN}lectures", "").split())
    asking = asking_of(case, Wish(date.fromisoformat(ground.day), readings))
    question = case.program.questions.get(ground.question)
    if isinstance(asking, Diagnostic):
        return stopped(asking)
    if question is None:
        return Outcome((), (), {})
    asked = elements_asked(asking, question, ground.subject)
    if isinstance(asked, Diagnostic):
        return stopped(asked)
    answer = ask(asking, question, asked[0])
    data = letter.data_of(case.program, case.facts, answer, asked[0], "", Blank, lambda _: ())
    if _told(data) == names.get(f"{OWN}reponse"):
        return Outcome((), (), {})
    return Outcome((_ground(f"le dossier ne donne plus la même réponse à « {answer.text} »"),), (), {})


def _ground(message: str) -> Diagnostic:
    hint = "relisez la lettre ; produisez-la de nouveau si elle n'est pas partie"
    return Diagnostic(codes.LETTER_GROUND, message, None, hint)
