"""What a dossier changes to the contract: special conditions, held to the bounds of the law, and readings."""

from __future__ import annotations

from clausier.dossier.fact import is_blank, read_typed
from clausier.dossier.facts import Override
from clausier.dossier.kinds import LIST_OF
from clausier.dossier.tree import ListNode, Node, ScalarNode
from clausier.norms.tree import Literal
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING, cast
from clausier.values import duration
from clausier.values.duration import Duration
from clausier.values.show import show

if TYPE_CHECKING:
    from clausier.dossier.desk import Desk
    from clausier.dossier.facts import Place
    from clausier.norms.tree import Definition, Interpretation, Value

    Bound = tuple[str, Value, str]

_IN_WORDS = {
    "≤": "au plus", "<": "moins de", "≥": "au moins", ">": "plus de", "=": "exactement", "≠": "autre chose que",
}  # fmt: skip


def read_conditions(desk: Desk, section: str, node: Node) -> tuple[Override, ...]:
    """Return the special conditions of a dossier, typed by their parameters and allowed by the law."""
    hint = "écrivez une condition par ligne : « paramètre: valeur »"
    if is_blank(node):
        return ()
    given = desk.mapping(node, f"« {section} »", hint)
    found: list[Override] = []
    for name, value in given.entries if given else ():
        parameter = desk.vocabulary.parameters.get(name.text)
        if parameter is None:
            desk.report_unknown(name, desk.vocabulary.parameters, "n'est pas un paramètre de ce contrat")
            continue
        read = None if is_blank(value) else _read(desk, parameter, value)
        if read is not None and _check(desk, parameter, read, value):
            found.append(Override(parameter.name, read, desk.place(name)))
    return tuple(found)


def read_readings(desk: Desk, section: str, node: Node) -> tuple[tuple[str, str, Place], ...]:
    """Return the readings that a dossier imposes, each with its place; a reading is given by its name or its label."""
    if is_blank(node):
        return ()
    given = desk.mapping(node, f"« {section} »", "écrivez une lecture par ligne : « interprétation: lecture »")
    found: list[tuple[str, str, Place]] = []
    for name, value in given.entries if given else ():
        known = desk.vocabulary.interpretations.get(name.text)
        if known is None:
            _report_reading(desk, name, "une interprétation de ce contrat", tuple(desk.vocabulary.interpretations))
            continue
        reading = None if is_blank(value) else desk.scalar(value, f"« {name.text} »")
        if reading is None:
            continue
        chosen = _reading(known, reading.text)
        if chosen is None:
            names = tuple(each.name for each in known.readings)
            _report_reading(desk, reading, f"une lecture de « {known.name} »", names)
        else:
            found.append((known.name, chosen, desk.place(name)))
    return tuple(found)


def _report_reading(desk: Desk, node: ScalarNode, what: str, names: tuple[str, ...]) -> None:
    from clausier.dossier.desk import some_of
    from clausier.text.suggest import did_you_mean

    hint = did_you_mean(node.text, names) or some_of(names)
    desk.report(codes.READING_NOT_LISTED, f"« {node.text} » n'est pas {what}", node, hint)


def _reading(known: Interpretation, text: str) -> str | None:
    by_name = next((each.name for each in known.readings if each.name == text), None)
    return by_name or next((each.name for each in known.readings if each.label == text), None)


def _read(desk: Desk, parameter: Definition, node: Node) -> Value | None:
    what = f"« {parameter.name} »"
    if not parameter.kind.startswith(LIST_OF):
        return read_typed(desk, parameter.kind, node, what, "")
    if not isinstance(node, ListNode):
        desk.items(node, what)
        return None
    kind = parameter.kind.removeprefix(LIST_OF)
    values = [read_typed(desk, kind, each, f"un élément de {what}", "") for each in node.items]
    known = tuple(each for each in values if each is not None)
    return known if len(known) == len(values) else None


def _check(desk: Desk, parameter: Definition, value: Value, node: Node) -> bool:
    """Hold a value to the bounds of its parameter; the parameter's own value is always allowed."""
    if _is_own(parameter, value):
        return True
    allowed = True
    if source := fixed_by(parameter):
        message = f"« {parameter.name} » est fixé par la loi ({source}) : un accord ne peut pas le changer"
        desk.report(codes.PARAMETER_FIXED, message, node, "supprimez cette ligne")
        return False
    for bound in parameter.bounds:
        operator, limit, _ = bound
        held = _holds(operator, value, limit)
        if held is None:
            limits = bound_in_words(bound)
            message = f"« {parameter.name} » se compare mal à la limite de la loi, {limits} : les unités diffèrent"
            hint = "écrivez la durée dans l'unité de la loi"
            desk.report(codes.BOUND_DOUBTFUL, message, node, hint)
        elif not held:
            message = f"« {parameter.name} » ne peut pas valoir {shown(value)} : la loi veut {bound_in_words(bound)}"
            desk.report(codes.BOUND_EXCEEDED, message, node, "choisissez une valeur que la loi permet")
            allowed = False
    return allowed


def fixed_by(parameter: Definition) -> str:
    """Return the text that forbids changing a parameter (a bound to equal its own value), or ""."""
    equal = (source for operator, limit, source in parameter.bounds if operator == "=" and _is_own(parameter, limit))
    return next(equal, "")


def bound_in_words(bound: Bound) -> str:
    """Return a bound as users read it: « au plus 60 jours (C. com. L441-10 I) »."""
    operator, limit, source = bound
    return f"{_IN_WORDS.get(operator, operator)} {shown(limit)} ({source})"


def _is_own(parameter: Definition, value: Value) -> bool:
    return parameter.body == Literal(value)


def shown(value: Value) -> str:
    """Return the French form of a value or of a list of values."""
    if isinstance(value, tuple):
        return ", ".join(shown(each) for each in value)
    return show(value)


def _holds(operator: str, value: Value, limit: Value) -> bool | None:
    """Tell whether ``value operator limit``; None when durations of unlike units overlap."""
    if isinstance(value, Duration) and isinstance(limit, Duration):
        order = duration.compare(value, limit)
    elif value == limit:
        order = 0
    else:
        try:
            order = -1 if cast("int", value) < cast("int", limit) else 1
        except TypeError:
            return operator == "≠"
    if order is None:
        return None
    match operator:
        case "≤":
            return order <= 0
        case "<":
            return order < 0
        case "≥":
            return order >= 0
        case ">":
            return order > 0
        case "=":
            return order == 0
        case _:
            return order != 0
