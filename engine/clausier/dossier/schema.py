"""The JSON Schema (draft 2020-12) of a contract's dossiers: what editors complete and underline while one is written.

It says less than the reader, which alone decides: an editor has already guessed kinds (``012`` is a number to it), so
that a schema can only hold shapes. French titles and descriptions are the questions of the vocabulary.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from clausier.dossier.conditions import bound_in_words, fixed_by, shown
from clausier.dossier.kinds import KINDS, LIST_OF
from clausier.dossier.vocabulary import CONDITIONS, MODEL, OPEN_LISTS, READINGS, TITLE
from clausier.norms.tree import Literal
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from clausier.dossier.vocabulary import Vocabulary
    from clausier.norms.tree import Definition, EntityInfo, FieldInfo

    Schema: TypeAlias = "bool | int | str | list[Schema] | dict[str, Schema] | None"
    Node: TypeAlias = dict[str, Schema]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SPACE = "[ \\u00a0\\u202f]"
_NUMBER = f"[-+\\u2212]?[0-9]+({_SPACE}[0-9]{{3}})*([.,][0-9]+)?"
_DAY = (
    "([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
    f"|([a-z]+{_SPACE})?(1er|[0-9]{{1,2}}){_SPACE}[A-Za-zÀ-ÿ]+{_SPACE}[0-9]{{4}})"
)
_CLOCK = f"[0-9]{{1,2}}({_SPACE}?[hH]({_SPACE}?[0-9]{{2}})?|:[0-9]{{2}})"
_SLOTS = f"{_CLOCK}{_SPACE}?([–—\\u2212-]|à){_SPACE}?{_CLOCK}"
_OPENED = f"[^0-9;]*[A-Za-zÀ-ÿ][^0-9;]*{_SLOTS}([^0-9;]+{_SLOTS})*{_SPACE}*"
_OPENING = f"^({_SPACE}*[Ff]ermé{_SPACE}*|{_OPENED}(;{_OPENED})*)(;{_SPACE}*([Ff]ermé|[Ss]auf){_SPACE}[^0-9;]*)?$"
_TEXT: Node = {"type": ["string", "number", "boolean"]}
_FREE: Node = {"type": ["string", "number"]}
_MARKERS: Node = {"enum": ["inconnu", "inconnue", "sans objet"], "description": "Pourquoi il n'y a pas de valeur"}
_SHAPES: dict[str, Node] = {
    "booléen": {"enum": ["oui", "non", "vrai", "faux"]},
    "entier": {"type": ["integer", "string"], "pattern": f"^{_NUMBER}$"},
    "décimal": {"type": ["number", "string"], "pattern": f"^{_NUMBER}$"},
    "argent": {"type": ["number", "string"], "pattern": f"^{_NUMBER}({_SPACE}?€|{_SPACE}[Ee][Uu][Rr]([Oo][Ss]?)?)?$"},
    "taux": {"type": "string", "pattern": f"^{_NUMBER}{_SPACE}?(%|pour cent)$"},
    "points": {"type": "string", "pattern": f"^{_NUMBER}{_SPACE}points?({_SPACE}de pourcentage)?$"},
    "date": {"type": "string", "pattern": f"^{_DAY}$"},
    "instant": {"type": "string", "pattern": f"^{_DAY}.+$"},
    "durée": {"type": "string", "pattern": f"^{_NUMBER}{_SPACE}?[A-Za-zÀ-ÿ].*$"},
    "horaires": {"type": "string", "pattern": _OPENING},
    "texte": _TEXT,
}


def schema(vocabulary: Vocabulary) -> Node:
    """Return the JSON Schema of the dossiers of a contract, as plain dictionaries and lists."""
    slugs = _slugs(vocabulary)
    properties: Node = {
        MODEL: {"const": vocabulary.contract, "description": "Le contrat dont ce dossier relève"},
        TITLE: {**_FREE, "type": ["string", "number", "null"], "description": "Le nom de l'affaire"},
        CONDITIONS: _conditions(vocabulary),
        READINGS: _readings(vocabulary),
        OPEN_LISTS: {
            "type": "array",
            "description": "Les listes de ce dossier qui ne sont pas complètes",
            "items": {"enum": [root.name for root in vocabulary.roots.values() if root.is_list]},
        },
    }
    for root in vocabulary.roots.values():
        element: Node = {"$ref": f"#/$defs/{slugs[root.entity]}"}
        label = vocabulary.entities[root.entity].label
        if root.is_list:
            properties[root.name] = {"type": "array", "description": f"Liste : {label}", "items": element}
        else:
            properties[root.name] = {"description": label, "anyOf": [element, {"type": "null"}]}
    entities: Node = {slugs[each.name]: _entity(each, vocabulary, slugs) for each in vocabulary.entities.values()}
    kinds: Node = {slugs[kind]: _value(kind, vocabulary) for kind in (*KINDS, *vocabulary.enumerations)}
    return {
        "$schema": DIALECT,
        "title": f"Dossier sous {vocabulary.title or vocabulary.contract}",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": {**kinds, **entities},
    }


def _entity(entity: EntityInfo, vocabulary: Vocabulary, slugs: dict[str, str]) -> Node:
    described: Node = {
        "title": entity.label or entity.name,
        "type": "object",
        "properties": {each.name: _field(each, entity, vocabulary, slugs) for each in entity.fields.values()},
        "additionalProperties": False,
    }
    if entity.key:
        described["required"] = [entity.key]
    return described


def _field(info: FieldInfo, entity: EntityInfo, vocabulary: Vocabulary, slugs: dict[str, str]) -> Node:
    described: Node = {"title": info.name}
    if info.question:
        described["description"] = info.question
    if vocabulary.is_nested(info):
        return {**described, "type": "array", "items": {"$ref": f"#/$defs/{slugs[info.kind]}"}}
    value: Node = dict(_FREE) if info.kind in vocabulary.entities else {"$ref": f"#/$defs/{slugs[info.kind]}"}
    if info.name == entity.key:
        return {**described, **value}
    if info.is_list:
        return {**described, "type": "array", "items": value}
    forms: list[Schema] = [_with_source(info, value), _MARKERS, {"type": "null"}]
    if not info.judged:
        forms.insert(0, value)
    if info.kind not in vocabulary.entities:
        forms.append(_contested(value))
    return {**described, "anyOf": forms}


def _with_source(info: FieldInfo, value: Node) -> Node:
    """Return the form that says where a value comes from; an appréciation has its author, its day and its reason."""
    day: Node = dict(_SHAPES["date"])
    described: Node = {
        "type": "object",
        "properties": {
            "valeur": {"anyOf": [value, _MARKERS]},
            "connu_le": {**day, "description": "Le jour où ce fait a été connu"},
            "le": {**day, "description": "Le jour de l'appréciation"},
            "pièce": {**_FREE, "description": "La pièce qui prouve ce fait"},
            "par": {**_FREE, "description": "Qui a porté cette appréciation"},
            "motif": {**_FREE, "description": "Pourquoi"},
        },
        "required": ["valeur", "par", "motif"] if info.judged else ["valeur"],
        "additionalProperties": False,
    }
    if info.judged:
        described["anyOf"] = [{"required": ["le"]}, {"required": ["connu_le"]}]
    return described


def _contested(value: Node) -> Node:
    versions: Node = {"type": "object", "minProperties": 2, "additionalProperties": value}
    return {
        "type": "object",
        "properties": {"contesté": {**versions, "description": "La valeur que donne chaque partie"}},
        "required": ["contesté"],
        "additionalProperties": False,
    }


def _value(kind: str, vocabulary: Vocabulary) -> Node:
    if kind in KINDS:
        return {**_SHAPES[kind], "description": f"{KINDS[kind].name} : {KINDS[kind].example}"}
    members = vocabulary.enumerations[kind]
    labels = [label for name, label in members if label != name]
    return {"enum": [*(name for name, _ in members), *labels], "description": " · ".join(label for _, label in members)}


def _conditions(vocabulary: Vocabulary) -> Node:
    changeable = [each for each in vocabulary.parameters.values() if not fixed_by(each)]
    return {
        "type": "object",
        "description": "Les paramètres que les parties ont négociés",
        "properties": {each.name: _parameter(each, vocabulary) for each in changeable},
        "additionalProperties": False,
    }


def _parameter(parameter: Definition, vocabulary: Vocabulary) -> Node:
    said = [parameter.label] if parameter.label else []
    if isinstance(parameter.body, Literal):
        said.append(f"Par défaut : {shown(parameter.body.value)}")
    said += [f"Limite : {bound_in_words(bound)}" for bound in parameter.bounds]
    kind = parameter.kind.removeprefix(LIST_OF)
    value = _value(kind, vocabulary) if kind in KINDS or kind in vocabulary.enumerations else dict(_FREE)
    described: Node = {"title": parameter.name, "description": ". ".join(said)}
    if kind != parameter.kind:
        return {**described, "type": "array", "items": value}
    return {**described, "anyOf": [value, {"type": "null"}]}


def _readings(vocabulary: Vocabulary) -> Node:
    readings: Node = {}
    for each in vocabulary.interpretations.values():
        names: list[Schema] = [reading.name for reading in each.readings]
        names += [reading.label for reading in each.readings]
        readings[each.name] = {"description": each.question, "enum": [*names, None]}
    return {
        "type": "object",
        "description": "Les lectures qu'un juge ou un accord impose à ce dossier",
        "properties": readings,
        "additionalProperties": False,
    }


def _slugs(vocabulary: Vocabulary) -> dict[str, str]:
    """Return a name without accents, fit for a reference, for each kind and each entity; no two are alike."""
    slugs: dict[str, str] = {}
    for rank, name in enumerate((*KINDS, *vocabulary.enumerations, *vocabulary.entities)):
        plain = re.sub(r"[^a-zA-Z0-9]", "", normalize("NFKD", name)) or "genre"
        slugs[name] = f"{plain}-{rank}" if plain in slugs.values() else plain
    return slugs
