"""Ask a question of a dossier, about each element it bears on."""

from __future__ import annotations

from clausier.app.opening import open_case
from clausier.app.outcome import Outcome
from clausier.evaluate.ask import Asking, ask, subjects
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from clausier.app.opening import Case
    from clausier.dossier.facts import Element, Facts
    from clausier.evaluate.answer import Answer
    from clausier.norms.tree import Program, Question
    from clausier.project.manifest import Manifest

_MOST_NAMED = 8


class Wish(Record):
    """How to look at a dossier: on which day, following which readings (« interprétation=lecture »), knowing what.

    ``contract`` is the one to use when the dossier names none.
    """

    on: date
    readings: tuple[str, ...] = ()
    known_on: date | None = None
    contract: str = ""


class Asked(Record):
    """The answers, one an element asked about, and the case they are about."""

    case: Case
    question: Question
    answers: tuple[Answer, ...]


def answer(project: Manifest, name: str, path: str, wish: Wish, about: str = "") -> Outcome[Asked]:
    """Answer the question ``name`` for the dossier at ``path``.

    ``about`` is the key of one element; "" asks about each of those concerned.
    """
    opened = open_case(project, path, wish.contract)
    case = opened.value
    if case is None:
        return Outcome(None, opened.problems, opened.sources)
    question = find_question(case.program, name)
    if isinstance(question, Diagnostic):
        return Outcome(None, (question,), opened.sources)
    asking = asking_of(case, wish)
    if isinstance(asking, Diagnostic):
        return Outcome(None, (asking,), opened.sources)
    chosen = elements_asked(asking, question, about)
    if isinstance(chosen, Diagnostic):
        return Outcome(None, (chosen,), opened.sources)
    answers = tuple(ask(asking, question, each) for each in chosen)
    return Outcome(Asked(case, question, answers), opened.problems, opened.sources)


def asking_of(case: Case, wish: Wish) -> Asking | Diagnostic:
    """Return what questions are put to: the readings of the dossier, those of ``wish`` winning over them."""
    readings = {name: reading for name, reading, _ in case.facts.readings}
    for each in wish.readings:
        chosen = _reading(case.program, each)
        if isinstance(chosen, Diagnostic):
            return chosen
        readings[chosen[0]] = chosen[1]
    return Asking(case.program, case.facts, wish.on, readings, wish.known_on)


def find_question(program: Program, name: str) -> Question | Diagnostic:
    """Return a question by its name or its number in the register (``Q-32``), accents and case aside."""
    found = program.questions.get(name)
    if found is not None:
        return found
    from unicodedata import normalize

    wanted = normalize("NFC", name)
    found = program.questions.get(wanted)
    if found is not None:
        return found
    alike = [
        each
        for each in program.questions.values()
        if _plain(wanted) in {_plain(each.name), _plain(each.register)} - {""}
    ]
    if len(alike) == 1:
        return alike[0]
    from clausier.text.suggest import did_you_mean

    hint = did_you_mean(wanted, program.questions) or "« clausier questions » liste celles qu'on peut poser"
    return Diagnostic(codes.QUESTION_UNKNOWN, f"« {name} » n'est pas une question de ce contrat", None, hint)


def _plain(text: str) -> str:
    from unicodedata import combining, normalize

    return "".join(each for each in normalize("NFD", text) if not combining(each)).lower().replace("-", "_")


def _reading(program: Program, given: str) -> tuple[str, str] | Diagnostic:
    """Return the interprétation and the reading that « interprétation=lecture » names."""
    from unicodedata import normalize

    from clausier.text.suggest import did_you_mean

    name, _, reading = (normalize("NFC", each.strip()) for each in given.partition("="))
    interpretation = program.interpretations.get(name)
    if interpretation is None:
        hint = did_you_mean(name, program.interpretations) or _some_of(program)
        return Diagnostic(
            codes.READING_CHOSEN_WRONG, f"« {name} » n'est pas une interprétation de ce contrat", None, hint
        )
    known = tuple(each.name for each in interpretation.readings)
    if reading not in known:
        hint = did_you_mean(reading, known) or f"les lectures sont {_listed(known)}"
        message = f"« {reading} » n'est pas une lecture de « {name} »"
        return Diagnostic(codes.READING_CHOSEN_WRONG, message, None, hint)
    return name, reading


def _some_of(program: Program) -> str:
    """Return the hint that lists the interprétations, the first ones when they are many."""
    known = tuple(program.interpretations)
    if not known:
        return "ce contrat n'a aucune interprétation"
    return f"les interprétations sont {_listed(known[:_MOST_NAMED])}{' …' if len(known) > _MOST_NAMED else ''}"


def elements_asked(asking: Asking, question: Question, about: str) -> tuple[Element | None, ...] | Diagnostic:
    """Return what to ask about: the contract, the element of key ``about``, or each element concerned."""
    if not question.about:
        if about:
            message = f"« {question.name} » porte sur le contrat entier"
            return Diagnostic(codes.SUBJECT_UNKNOWN, message, None, f"retirez « --sur {about} »")
        return (None,)
    every = asking.facts.lists.get(question.about, ())
    if about:
        found = next((each for each in every if each.key == about), None)
        if found is not None:
            return (found,)
        return _no_element(question, about, every)
    concerned = subjects(asking, question)
    if concerned:
        return concerned
    message = f"le dossier n'a rien sous « {question.about} » à quoi « {question.name} » puisse se poser"
    hint = (
        f"ajoutez-le sous « {question.about} »"
        if not every
        else f"aucun ne répond à la condition de la question : {_keys(every)}"
    )
    return Diagnostic(codes.SUBJECT_UNKNOWN, message, None, hint)


def _no_element(question: Question, about: str, every: tuple[Element, ...]) -> Diagnostic:
    from clausier.text.suggest import did_you_mean

    message = f"« {about} » n'est pas une clé de « {question.about} »"
    hint = did_you_mean(about, [each.key for each in every]) or (
        f"le dossier a {_keys(every)}" if every else "la liste est vide"
    )
    return Diagnostic(codes.SUBJECT_UNKNOWN, message, None, hint)


def _keys(every: tuple[Element, ...]) -> str:
    return _listed(tuple(each.key for each in every))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"« {each} »" for each in names)


def element_by_path(facts: Facts, path: str) -> Element | None:
    """Return the element that users name ``path`` (``factures[F-1]``), nested ones included."""
    from clausier.evaluate.ask import elements

    return next((each for each in elements(facts) if each.path == path), None)
