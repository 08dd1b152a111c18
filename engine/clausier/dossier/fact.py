"""From the value of a field to a fact: known, unknown, without object or contested, and what is said of it besides."""

from __future__ import annotations

from clausier.dossier.facts import Contested, DeclaredUnknown, Known, Ref, WithoutObject
from clausier.dossier.kinds import KINDS, advice, describe, read_value
from clausier.dossier.tree import ListNode, MappingNode, Node, ScalarNode, entry
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING
from clausier.values.literals import parse_date
from clausier.values.show import show

if TYPE_CHECKING:
    from datetime import date

    from clausier.dossier.desk import Desk
    from clausier.dossier.facts import Fact
    from clausier.norms.tree import FieldInfo, Value

VALUE = "valeur"
KNOWN_ON = ("connu_le", "le")
EVIDENCE = "pièce"
AUTHOR = "par"
REASON = "motif"
CONTESTED = "contesté"
ABOUT = (VALUE, *KNOWN_ON, EVIDENCE, AUTHOR, REASON)
"""What a value written as a mapping may hold."""

_UNKNOWN = ("inconnu", "inconnue")
_WITHOUT_OBJECT = "sans objet"
_FEWEST_VERSIONS = 2


def read_fact(desk: Desk, info: FieldInfo, node: Node, path: str) -> Fact | None:
    """Return the fact that ``node`` states about the field ``info``.

    None when nothing is written (the question has not been asked), or once the desk has been told what is wrong.
    ``path`` is that of the element: ``factures[F-1]``.
    """
    if is_blank(node):
        return None
    if isinstance(node, MappingNode):
        return _described(desk, info, node, path)
    if isinstance(node, ListNode):
        return _several(desk, info, node, path)
    fact = _stated(desk, info, node, path)
    if info.judged and isinstance(fact, Known):
        _unsigned(desk, info, node, path, (AUTHOR, REASON, KNOWN_ON[1]))
        return None
    return fact


def read_typed(desk: Desk, kind: str, node: Node, what: str, path: str) -> Value | None:
    """Return the value of a kind that ``node`` writes, a tuple for a list, or None once the desk has been told.

    ``what`` names the value in messages.
    """
    scalar = desk.scalar(node, what, path)
    if scalar is None:
        return None
    text = scalar.words if kind == "texte" else scalar.text
    value = read_value(text, kind, desk.vocabulary.enumerations)
    if value is not None:
        return value
    if kind in KINDS:
        message = f"« {scalar.text} » n'est pas {describe(kind)}"
        desk.report(codes.VALUE_REFUSED, message, scalar, advice(scalar.text, kind), path)
    else:
        _report_member(desk, kind, scalar, path)
    return None


def is_blank(node: Node) -> bool:
    """Tell whether nothing at all is written after the name of a field."""
    return isinstance(node, ScalarNode) and not node.quoted and not node.text


def is_marker(node: Node) -> bool:
    """Tell whether a value is one of the words that say why there is none."""
    return isinstance(node, ScalarNode) and not node.quoted and _word(node.text) in (*_UNKNOWN, _WITHOUT_OBJECT)


def _stated(desk: Desk, info: FieldInfo, node: ScalarNode, path: str) -> Fact | None:
    if is_marker(node):
        place = desk.place(node)
        return WithoutObject(place) if _word(node.text) == _WITHOUT_OBJECT else DeclaredUnknown(place)
    if info.is_list:
        desk.items(node, f"« {info.name} »", path)
        return None
    if info.kind in desk.vocabulary.entities:
        return _reference(desk, info, node, path)
    value = read_typed(desk, info.kind, node, f"« {info.name} »", path)
    return None if value is None else Known(value, desk.place(node))


def _reference(desk: Desk, info: FieldInfo, node: ScalarNode, path: str) -> Fact | None:
    if desk.is_absent(node, f"« {info.name} »", path):
        return None
    key = key_text(desk, info.kind, node.text)
    ref = Ref(info.kind, node.text if key is None else key)
    desk.references.append((ref, node, path))
    return Known(ref, desk.place(node))


def key_text(desk: Desk, entity: str, text: str) -> str | None:
    """Return how a key is kept: a text as it is, another kind in its printed form; None when it is none of its kind."""
    known = desk.vocabulary.entities[entity]
    info = known.fields.get(known.key)
    if info is None or info.kind == "texte":
        return text
    value = read_value(text, info.kind, desk.vocabulary.enumerations)
    return None if value is None or isinstance(value, tuple) else show(value)


def _several(desk: Desk, info: FieldInfo, node: ListNode, path: str) -> Fact | None:
    if not info.is_list:
        desk.report_shape(node, f"« {info.name} » est une seule valeur", "écrivez la valeur sur la ligne", path)
        return None
    values = [read_typed(desk, info.kind, each, f"un élément de « {info.name} »", path) for each in node.items]
    known = tuple(each for each in values if each is not None)
    return Known(known, desk.place(node)) if len(known) == len(values) else None


# --- Values with what is said of them -------------------------------------------------------------------------------


def _described(desk: Desk, info: FieldInfo, node: MappingNode, path: str) -> Fact | None:
    contested = entry(node, CONTESTED)
    if contested is not None:
        return _contested(desk, info, node, contested, path)
    for name, _ in node.entries:
        if name.text not in ABOUT:
            what = f"n'est pas un champ qui décrit une valeur (« {info.name} »)"
            desk.report_unknown(name, (*ABOUT, CONTESTED), what, path)
            return None
    value = entry(node, VALUE)
    if value is None:
        hint = "ajoutez la ligne « valeur: … »"
        desk.report(codes.ENTRY_EMPTY, f"« {info.name} » n'a pas de valeur", node, hint, path)
        return None
    if isinstance(value, MappingNode):
        desk.report_shape(value, f"« {VALUE} » est une seule valeur", "écrivez la valeur sur la ligne", path)
        return None
    fact = _several(desk, info, value, path) if isinstance(value, ListNode) else _stated(desk, info, value, path)
    known_on = _day(desk, node, path)
    said = {name: _text(desk, node, name, path) for name in (EVIDENCE, AUTHOR, REASON)}
    if not isinstance(fact, Known):
        return fact
    if info.judged:
        lacking = [name for name in (AUTHOR, REASON) if not said[name]]
        lacking += [] if known_on else [KNOWN_ON[1]]
        if lacking:
            _unsigned(desk, info, node, path, tuple(lacking))
            return None
    return Known(fact.value, fact.place, known_on, said[EVIDENCE], said[AUTHOR], said[REASON])


def _unsigned(desk: Desk, info: FieldInfo, node: Node, path: str, lacking: tuple[str, ...]) -> None:
    message = f"« {info.name} » est une appréciation : il lui manque {' et '.join(f'« {each} »' for each in lacking)}"
    hint = "une appréciation dit qui l'a rendue (par), quand (le) et pourquoi (motif)"
    desk.report(codes.JUDGEMENT_UNSIGNED, message, node, hint, path)


def _day(desk: Desk, node: MappingNode, path: str) -> date | None:
    given = [(name, value) for name, value in node.entries if name.text in KNOWN_ON]
    if len(given) > 1:
        desk.report(
            codes.ENTRY_TWICE, "« le » et « connu_le » disent la même chose", given[1][0], "gardez l'un des deux", path
        )
    if not given:
        return None
    name, value = given[0]
    scalar = desk.scalar(value, f"« {name.text} »", path)
    if scalar is None:
        return None
    day = parse_date(scalar.text)
    if day is None:
        desk.report(
            codes.VALUE_REFUSED, f"« {scalar.text} » n'est pas une date", scalar, advice(scalar.text, "date"), path
        )
    return day


def _text(desk: Desk, node: MappingNode, name: str, path: str) -> str:
    value = entry(node, name)
    scalar = None if value is None else desk.scalar(value, f"« {name} »", path)
    return "" if scalar is None else scalar.text


def _contested(desk: Desk, info: FieldInfo, node: MappingNode, contested: Node, path: str) -> Fact | None:
    if len(node.entries) > 1:
        message = f"« {CONTESTED} » ne se combine avec rien d'autre"
        desk.report(codes.CONTEST_INCOMPLETE, message, node, "gardez seulement la valeur de chaque partie", path)
        return None
    if info.is_list or info.kind in desk.vocabulary.entities:
        what = "une liste" if info.is_list else "un renvoi"
        message = f"« {info.name} » est {what}, qui ne se conteste pas"
        desk.report(codes.CONTEST_INCOMPLETE, message, node, "contestez plutôt les champs de l'élément", path)
        return None
    hint = "donnez la valeur de chaque partie : « contesté: { client: …, prestataire: … } »"
    versions = desk.mapping(contested, f"« {CONTESTED} »", hint, path)
    if versions is None:
        return None
    read = [(name.text, read_typed(desk, info.kind, each, f"« {name.text} »", path)) for name, each in versions.entries]
    known = tuple((party, value) for party, value in read if value is not None)
    if len(known) < len(read):
        return None
    if len(known) < _FEWEST_VERSIONS or all(value == known[0][1] for _, value in known):
        message = f"« {info.name} » n'est contesté que si deux parties donnent des valeurs différentes"
        desk.report(codes.CONTEST_INCOMPLETE, message, contested, hint, path)
        return None
    return Contested(known, desk.place(node))


def _report_member(desk: Desk, kind: str, scalar: ScalarNode, path: str) -> None:
    from clausier.dossier.desk import some_of
    from clausier.text.suggest import did_you_mean

    members = desk.vocabulary.enumerations.get(kind, ())
    names = tuple(name for name, _ in members)
    hint = did_you_mean(scalar.text, (*names, *(label for _, label in members))) or some_of(names)
    desk.report(codes.VALUE_NOT_LISTED, f"« {scalar.text} » n'est pas une valeur de « {kind} »", scalar, hint, path)


def _word(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").lower()
