"""Facts as they were understood, in French lines and in JSON: what ``clausier faits`` prints."""

from __future__ import annotations

from clausier.dossier.facts import Contested, DeclaredUnknown, Known, Ref, WithoutObject, every_element
from clausier.norms.tree import Literal
from clausier.text.typed import TYPE_CHECKING, TypeAlias, assert_never
from clausier.values.show import canonical, show

if TYPE_CHECKING:
    from clausier.dossier.facts import Element, Fact, Facts, Place
    from clausier.dossier.vocabulary import Vocabulary
    from clausier.norms.tree import FieldInfo, Value

    Record: TypeAlias = "bool | int | str | list[Record] | dict[str, Record] | None"


def show_facts(facts: Facts, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the lines that show a dossier: its facts, what it changes to the contract, what it has not been asked.

    A fact reads « contrat.signé_le = 1er mars 2024 (dossier.yml:4) ».
    """
    named = f"« {facts.title} » " if facts.title else ""
    contract = f"{vocabulary.title} ({facts.contract})" if vocabulary.title else facts.contract
    lines = [f"Dossier {named}sous {contract}"]
    lines += _section("Faits", [line for each in every_element(facts) for line in _element(each, facts, vocabulary)])
    lines += _section("Listes", [_list(name, facts) for name in facts.lists])
    lines += _section("Conditions particulières", _conditions(facts, vocabulary))
    lines += _section("Lectures imposées", _readings(facts, vocabulary))
    lines += _section("Pas encore renseigné", _unasked(facts, vocabulary))
    return tuple(lines)


def record(facts: Facts, vocabulary: Vocabulary) -> dict[str, Record]:
    """Return a dossier for JSON: machine forms of values, ``state`` and place of each fact, by its path."""
    return {
        "contract": facts.contract,
        "title": facts.title,
        "facts": {
            f"{element.path}.{name}": _fact_record(fact)
            for element in every_element(facts)
            for name, fact in element.fields.items()
        },
        "lists": {name: {"count": len(group), "open": name in facts.open_lists} for name, group in facts.lists.items()},
        "conditions": {
            each.parameter: {"value": _machine(each.value), "place": _at(each.place)} for each in facts.overrides
        },
        "readings": {name: {"reading": reading, "place": _at(place)} for name, reading, place in facts.readings},
        "unasked": [path for path, _ in _unasked_fields(facts, vocabulary)],
    }


# --- Lines --------------------------------------------------------------------------------------------------------


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _element(element: Element, facts: Facts, vocabulary: Vocabulary) -> list[str]:
    infos = vocabulary.entities[element.entity].fields
    return [
        f"{element.path}.{name} {_fact(fact, infos[name], facts, vocabulary)}"
        for name, fact in element.fields.items()
        if not (isinstance(fact, Known) and fact.value == () and fact.place == element.place)
    ]


def _fact(fact: Fact, info: FieldInfo, facts: Facts, vocabulary: Vocabulary) -> str:
    match fact:
        case Known(value=value, place=place):
            return f"= {_said(value, info.kind, facts, vocabulary)} ({' ; '.join((_at(place), *_about(fact)))})"
        case DeclaredUnknown(place=place):
            return f": inconnu ({_at(place)})"
        case WithoutObject(place=place):
            return f": sans objet ({_at(place)})"
        case Contested(versions=versions, place=place):
            said = " ; ".join(f"{party} : {_said(each, info.kind, facts, vocabulary)}" for party, each in versions)
            return f": contesté, {said} ({_at(place)})"
        case _:
            assert_never(fact)


def _about(fact: Known) -> list[str]:
    """Return what is said of a fact besides its value."""
    said = [f"pièce : {fact.evidence}"] if fact.evidence else []
    if fact.judged_by:
        day = f" le {show(fact.known_on)}" if fact.known_on else ""
        return [*said, f"apprécié par {fact.judged_by}{day} : {fact.reason}"]
    said += [f"connu le {show(fact.known_on)}"] if fact.known_on else []
    return [*said, f"motif : {fact.reason}"] if fact.reason else said


def _said(value: Value | Ref, kind: str, facts: Facts, vocabulary: Vocabulary) -> str:
    if isinstance(value, Ref):
        return next(each.path for each in every_element(facts) if (each.entity, each.key) == (value.entity, value.key))
    if isinstance(value, tuple):
        return ", ".join(_said(each, kind, facts, vocabulary) for each in value) or "aucune valeur"
    if isinstance(value, str):
        return dict(vocabulary.enumerations.get(kind, ())).get(value, value)
    return show(value)


def _list(name: str, facts: Facts) -> str:
    count = len(facts.lists[name])
    counted = "aucun élément" if not count else "1 élément" if count == 1 else f"{count} éléments"
    return f"{name} : {counted}, liste {'ouverte' if name in facts.open_lists else 'complète'}"


def _conditions(facts: Facts, vocabulary: Vocabulary) -> list[str]:
    lines: list[str] = []
    for each in facts.overrides:
        parameter = vocabulary.parameters[each.parameter]
        kind = parameter.kind
        usual = parameter.body
        instead = f" au lieu de {_said(usual.value, kind, facts, vocabulary)}" if isinstance(usual, Literal) else ""
        said = _said(each.value, kind, facts, vocabulary)
        lines.append(f"{each.parameter} = {said}{instead} ({_at(each.place)})")
    return lines


def _readings(facts: Facts, vocabulary: Vocabulary) -> list[str]:
    lines: list[str] = []
    for name, chosen, place in facts.readings:
        label = next(each.label for each in vocabulary.interpretations[name].readings if each.name == chosen)
        lines.append(f"{name} : {chosen}, « {label} » ({_at(place)})")
    return lines


def _unasked(facts: Facts, vocabulary: Vocabulary) -> list[str]:
    return [f"{path} : {question}" if question else path for path, question in _unasked_fields(facts, vocabulary)]


def _unasked_fields(facts: Facts, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the path and the question of each field that the dossier does not mention."""
    return [
        (f"{element.path}.{info.name}", info.question)
        for element in every_element(facts)
        for info in vocabulary.entities[element.entity].fields.values()
        if info.name not in element.fields and info.name not in element.lists
    ]


# --- JSON ---------------------------------------------------------------------------------------------------------


def _fact_record(fact: Fact) -> Record:
    match fact:
        case Known(value=value, place=place):
            return {"state": "known", "value": _machine(value), "place": _at(place), **_about_record(fact)}
        case DeclaredUnknown(place=place):
            return {"state": "unknown", "place": _at(place)}
        case WithoutObject(place=place):
            return {"state": "without_object", "place": _at(place)}
        case Contested(versions=versions, place=place):
            said: dict[str, Record] = {party: _machine(value) for party, value in versions}
            return {"state": "contested", "versions": said, "place": _at(place)}
        case _:
            assert_never(fact)


def _about_record(fact: Known) -> dict[str, Record]:
    said: dict[str, Record] = {"evidence": fact.evidence, "judged_by": fact.judged_by, "reason": fact.reason}
    known_on = fact.known_on.isoformat() if fact.known_on else ""
    return {name: value for name, value in {"known_on": known_on, **said}.items() if value}


def _machine(value: Value | Ref) -> Record:
    if isinstance(value, Ref):
        return {"entity": value.entity, "key": value.key}
    if isinstance(value, tuple):
        return [_machine(each) for each in value]
    machine = canonical(value)
    return dict(machine) if isinstance(machine, dict) else machine


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"
