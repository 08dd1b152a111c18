"""What a case expects against what was found: values compared by kind, or as they are printed."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from clausier.dossier.facts import Element
from clausier.dossier.kinds import KINDS
from clausier.dossier.nodes import ListNode, ScalarNode
from clausier.evaluate import wording
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.text.typed import TYPE_CHECKING, cast
from clausier.values import literals

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.dossier.nodes import Node
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Program


class Gap(NamedTuple):
    """A difference: of what, what was expected, what was found; ``line`` where the expectation is written."""

    what: str
    expected: str
    got: str
    line: int


_STATES = {"indéterminé", "indéterminée", "vide", "sans objet", "conflit"}
_PARSERS: dict[str, Callable[[str], object]] = {
    "booléen": literals.parse_boolean,
    "entier": literals.parse_integer,
    "décimal": literals.parse_decimal,
    "argent": literals.parse_money,
    "taux": literals.parse_rate,
    "points": literals.parse_points,
    "date": literals.parse_date,
    "durée": literals.parse_duration,
    "instant": KINDS["instant"].read,
    "horaires": KINDS["horaires"].read,
}


def holds(program: Program, expected: Node, result: Result, kind: str) -> bool:
    """Tell whether ``result``, of kind ``kind``, is what is expected: a state, a value, or a list of values."""
    if isinstance(expected, ListNode):
        return _holds_list(program, expected, result, kind)
    if not isinstance(expected, ScalarNode):
        return False
    text = plain(expected.text)
    if not expected.quoted and text in _STATES:
        return _is_state(text, result)
    if not isinstance(result, Determined):
        return False
    return _is_value(program, expected.text, result.value, kind)


def _is_state(text: str, result: Result) -> bool:
    match result:
        case Undetermined():
            return text.startswith("indéterminé")
        case Void(without_object=without_object):
            return text == ("sans objet" if without_object else "vide")
        case Conflict():
            return text == "conflit"
        case Determined():
            return False


def _is_value(program: Program, text: str, value: object, kind: str) -> bool:
    if plain(wording.value_text(program, value, kind)) == plain(text):
        return True
    if isinstance(value, Element):
        return text in {value.key, value.path}
    if isinstance(value, str):
        return plain(value) == plain(text)
    parse = _PARSERS.get(kind)
    parsers = (parse,) if parse else tuple(_PARSERS.values())
    return any(type(read) is type(value) and read == value for each in parsers if (read := each(text)) is not None) or (
        kind == "décimal" and literals.parse_decimal(text) == value
    )


def _holds_list(program: Program, expected: ListNode, result: Result, kind: str) -> bool:
    if not isinstance(result, Determined) or not isinstance(result.value, tuple):
        return False
    values = cast("tuple[object, ...]", result.value)
    inner = kind.removeprefix("liste de ")
    if len(values) != len(expected.items):
        return False
    return all(
        isinstance(each, ScalarNode) and _is_value(program, each.text, value, inner)
        for each, value in zip(expected.items, values, strict=True)
    )


def shown(expected: Node) -> str:
    """Return what is expected as its author wrote it."""
    match expected:
        case ScalarNode(text=text):
            return text
        case ListNode(items=items):
            return ", ".join(shown(each) for each in items)
        case _:
            return "…"


def plain(text: str) -> str:
    """Return a text by which two are compared: composed accents, one kind of space and of apostrophe, lower case."""
    return " ".join(normalize("NFC", text).replace("’", "'").split()).lower()
