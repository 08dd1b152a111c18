"""What a letter is given by the answer it rests on: facts, values, words and computation, as texts a form can print.

A text that the dossier does not give is asked for: ``blank`` makes, of a French question, what stands in its place.
"""

from __future__ import annotations

import re

from clausier.dossier.facts import Element, Known, Ref, WithoutObject, every_element
from clausier.evaluate import wording
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.norms.tree import Role
from clausier.text.typed import TYPE_CHECKING, TypeAlias, cast
from clausier.values.show import show_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from clausier.dossier.facts import Fact, Facts
    from clausier.evaluate.answer import Answer
    from clausier.evaluate.result import Result, Step
    from clausier.norms.tree import Citation, FieldInfo, Program, Question

    Data: TypeAlias = "str | dict[str, Data] | list[Data]"
    Fields: TypeAlias = "dict[str, Data]"
    Blank: TypeAlias = Callable[[str], str]
    Cite: TypeAlias = Callable[[Iterable[str]], tuple[tuple[str, str], ...]]

_LIST = "liste de "
_DEEPEST = 2
_MARKED = (Role.CONDITION, Role.SET_ASIDE, Role.ADDITION)
_APART = re.compile(r"[^\w]+")


def slug(label: str) -> str:
    """Return the name that a label has in a form: « Reste dû, au total » is ``reste_dû_au_total``."""
    name = _APART.sub("_", label.lower()).strip("_")
    return f"n_{name}" if name[:1].isdigit() else name


def shape_of(program: Program, question: Question) -> Fields:
    """Return the shape of what a letter on ``question`` is given: the same names, texts empty, one row a list."""
    facts = {name: _entity_shape(program, entity, 0) for name, entity in _elements(program, question).items()}
    return {**facts, **_answer_shape(program, question)}


def fields_read(program: Program, question: Question, paths: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the (entity, field) pairs that ``paths`` name in what a letter on ``question`` is given."""
    elements, answer = _elements(program, question), _answer_shape(program, question)
    for first, *fields in paths:
        entity = "" if first in answer else elements.get(first, "")
        for name in fields:
            info = next((each for each in _fields_of(program, entity) if each.name == name), None)
            if info is None:
                break
            yield entity, name
            entity = info.kind


def _elements(program: Program, question: Question) -> dict[str, str]:
    """Return the elements of the dossier that a letter on ``question`` is given: name → entity."""
    found = {name: each.entity for name, each in program.roots.items() if not each.is_list}
    return {**found, "sujet": program.roots[question.about].entity} if question.about else found


def _answer_shape(program: Program, question: Question) -> Fields:
    lists = [slug(label) for label, name in question.details if _is_list(program, name)]
    word: Fields = {"texte": "", "place": ""}
    return {
        "titre": "", "date": "", "réponse": "",
        "détails": {slug(label): "" for label, _ in question.details},
        "lignes": [dict.fromkeys(lists, "")],
        "mots": [word], "fondements": {slug(label): [word] for label, _ in question.details},
        "droit": [{"place": "", "certitude": ""}],
        "calcul": [{"libellé": "", "valeur": "", "place": ""}],
        "motifs": [{"texte": "", "place": "", "état": ""}],
    }  # fmt: skip


def data_of(
    program: Program, facts: Facts, answer: Answer, subject: Element | None, title: str, blank: Blank, cite: Cite
) -> Fields:
    """Return what a letter on ``answer`` is given. Lists of one answer that differ in length give no rows.

    ``cite`` gives, for places of the contract, the words that stand there with the values of the dossier.
    """
    question = program.questions[answer.question]
    teller = _Teller(program, facts, blank)
    data: Fields = {name: teller.element(each, 0) for name, each in facts.singles.items()}
    kinds = {label: program.definitions[name].kind for label, name in question.details}
    steps = [*answer.reasons, *(step for each in answer.details for step in each.reasons)]
    data |= {
        "titre": title,
        "date": show_date(answer.on),
        "réponse": teller.result(answer.result, program.definitions[question.answer].kind),
        "détails": {slug(each.label): teller.result(each.result, kinds[each.label]) for each in answer.details},
        "lignes": _rows(teller, answer, kinds),
        "mots": _words(answer.reasons, cite),
        "fondements": {slug(each.label): _words(each.reasons, cite) for each in answer.details},
        "droit": list(_law(steps)),
        "calcul": list(_computation(program, steps)),
        "motifs": list(_grounds(program, answer.reasons)),
    }
    if subject is not None:
        data["sujet"] = teller.element(subject, 0)
    return data


def uneven(program: Program, answer: Answer) -> tuple[str, ...]:
    """Return the labels of the lists of an answer when they have not all the same length; () when they have."""
    kinds = dict(program.questions[answer.question].details)
    lists = [each for each in answer.details if _is_list(program, kinds[each.label])]
    lengths = {len(values) for each in lists if (values := _values(each.result)) is not None}
    return tuple(each.label for each in lists) if len(lengths) > 1 else ()


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _values(result: Result) -> tuple[object, ...] | None:
    """Return the values of a list that is settled, None for anything else."""
    if isinstance(result, Determined) and isinstance(result.value, tuple):
        return cast("tuple[object, ...]", result.value)
    return None


def _is_list(program: Program, name: str) -> bool:
    return program.definitions[name].kind.startswith(_LIST)


def _fields_of(program: Program, entity: str) -> tuple[FieldInfo, ...]:
    return tuple(program.entities[entity].fields.values()) if entity in program.entities else ()


def _entity_shape(program: Program, entity: str, depth: int) -> Fields:
    shape: Fields = {}
    for each in program.entities[entity].fields.values():
        if each.kind in program.entities:
            if depth < _DEEPEST:
                inner = _entity_shape(program, each.kind, depth + 1)
                shape[each.name] = [inner] if each.is_list else inner
        else:
            shape[each.name] = ""
    return shape


class _Teller:
    """Turns facts and results into texts."""

    def __init__(self, program: Program, facts: Facts, blank: Blank) -> None:
        self._program, self._facts, self._blank = program, facts, blank

    def element(self, element: Element, depth: int) -> Fields:
        """Return the fields of an element by name, those of what it refers to under its name."""
        told: Fields = {}
        for info in self._program.entities[element.entity].fields.values():
            inner = self._program.entities.get(info.kind)
            if inner is None:
                told[info.name] = self._fact(element, element.fields.get(info.name), info)
            elif depth < _DEEPEST and info.is_list:
                told[info.name] = [self.element(each, depth + 1) for each in element.lists.get(info.name, ())]
            elif depth < _DEEPEST:
                told[info.name] = self._referred(element.fields.get(info.name), info, depth)
        return told

    def _fact(self, element: Element, fact: Fact | None, info: FieldInfo) -> str:
        match fact:
            case Known(value=value) if not isinstance(value, Ref):
                return self.value(value, info.kind)
            case WithoutObject():
                return ""
            case None if info.name == self._program.entities[element.entity].key:
                return element.key
            case _:
                return self._blank(self._asked(element, info))

    def _asked(self, element: Element, info: FieldInfo) -> str:
        where = f" ({element.key})" if element.key else ""
        return (info.question or f"{wording.fact_name(f'{element.path}.{info.name}')} ?") + where

    def _referred(self, fact: Fact | None, info: FieldInfo, depth: int) -> Fields:
        match fact:
            case Known(value=Ref(entity=entity, key=key)):
                found = next(each for each in every_element(self._facts) if (each.entity, each.key) == (entity, key))
                return self.element(found, depth + 1)
            case WithoutObject():
                return self._all(_entity_shape(self._program, info.kind, depth + 1), "")
            case _:
                return self._all(_entity_shape(self._program, info.kind, depth + 1), self._blank(info.question))

    def _all(self, shape: Fields, text: str) -> Fields:
        """Return ``shape`` with every text replaced, its lists emptied."""
        return {
            name: self._all(each, text) if isinstance(each, dict) else [] if isinstance(each, list) else text
            for name, each in shape.items()
        }

    def value(self, value: object, kind: str) -> str:
        """Return a value as a text; a figure has plain spaces, so that a form can compare it."""
        text = wording.value_text(self._program, value, kind)
        return text if isinstance(value, str) else _plain(text)

    def result(self, result: Result, kind: str) -> str:
        """Return a result as a text; what is not settled is asked for, a silence is nothing."""
        match result:
            case Determined(value=value):
                return self.value(value, kind)
            case Void():
                return ""
            case Undetermined(missing=missing):
                asked = sorted(wording.missing_text(each) for each in missing)
                return self._blank(" ; ".join(asked))
            case Conflict():
                return self._blank(wording.worded(self._program, result))


def _rows(teller: _Teller, answer: Answer, kinds: dict[str, str]) -> list[Data]:
    """Return the lists of an answer side by side; one row of blanks when one of them is not settled."""
    lists = [each for each in answer.details if kinds[each.label].startswith(_LIST)]
    columns: dict[str, list[str]] = {}
    for each in lists:
        values = _values(each.result)
        if values is None:
            return [{slug(other.label): teller.result(other.result, kinds[other.label]) for other in lists}]
        kind = kinds[each.label].removeprefix(_LIST)
        columns[slug(each.label)] = [teller.value(value, kind) for value in values]
    if len({len(each) for each in columns.values()}) != 1:
        return []
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _every(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _every(step.children)


def _words(steps: Iterable[Step], cite: Cite) -> list[Data]:
    """Return the contract's own words that a result rests on directly, with their place."""
    places = (each.place for each in _direct(steps) if each.place and not each.certainty)
    return [{"texte": words, "place": place} for words, place in cite(places)]


def _direct(steps: Iterable[Step]) -> Iterator[Citation]:
    """Yield what the first rules met cite, and the conditions they set themselves; not what these rest on in turn."""
    for step in steps:
        cited = step.role is not None and any(not each.certainty for each in step.citations)
        if cited:
            yield from step.citations
        yield from _direct(step.children if not cited else [each for each in step.children if each.role in _MARKED])


def _law(steps: Iterable[Step]) -> Iterator[Fields]:
    """Yield the texts of the law, each once, with what a lawyer must still do; their words are not the law's own."""
    told: dict[str, str] = {}
    for each in _cited(steps):
        if each.certainty:
            told.setdefault(each.place.partition(", ")[0], "à relire par un juriste" if each.certainty == "C" else "")
    for place, certainty in told.items():
        yield {"place": place, "certitude": certainty}


def _cited(steps: Iterable[Step]) -> Iterator[Citation]:
    """Yield what rules cite, each once; the source of a table is no text."""
    seen: set[tuple[str, str]] = set()
    for step in _every(steps):
        for each in step.citations if step.role is not None else ():
            if (each.place, each.words) not in seen:
                seen.add((each.place, each.words))
                yield each


def _computation(program: Program, steps: Iterable[Step]) -> Iterator[Fields]:
    """Yield the values that rules with a label gave, each once, in the order of the reasons."""
    seen: set[tuple[str, str]] = set()
    for step in _every(steps):
        if step.role is not Role.RULE or not isinstance(step.result, Determined) or " " not in step.label:
            continue
        value = wording.worded(program, step.result)
        if not isinstance(step.result.value, bool) and (step.label, value) not in seen:
            seen.add((step.label, value))
            yield {"libellé": step.label, "valeur": value, "place": wording.places(step.citations)}


def _grounds(program: Program, steps: Iterable[Step]) -> Iterator[Fields]:
    """Yield the conditions that were looked at, each once: the words they quote, their place, whether they hold."""
    seen: set[str] = set()
    for step in _every(steps):
        if step.role is not Role.CONDITION:
            continue
        words = next((each.words for each in step.citations if each.words), "") or step.label
        if words not in seen:
            seen.add(words)
            held = wording.worded(program, step.result)
            yield {"texte": words, "place": wording.places(step.citations), "état": held}
