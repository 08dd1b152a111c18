"""From named values to the elements of a dossier: their keys, their facts, their own lists, what they refer to."""

from __future__ import annotations

from clausier.dossier.fact import VALUE, is_blank, is_marker, key_text, read_fact
from clausier.dossier.facts import Element, Known, Place, with_nested
from clausier.dossier.shelf import shelved
from clausier.dossier.tree import ListNode, MappingNode, Node, ScalarNode, entry
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.dossier.desk import Desk
    from clausier.dossier.facts import Fact
    from clausier.dossier.vocabulary import Vocabulary
    from clausier.norms.tree import FieldInfo


def read_single(desk: Desk, name: str, entity: str, node: Node) -> Element | None:
    """Return the element under a root that holds one. Its key is its key field, or the name of the root."""
    if isinstance(node, ListNode):
        hint = "écrivez ses champs sous son nom, sans tiret"
        desk.report_shape(node, f"« {name} » est un seul élément", hint, name)
        return None
    if is_blank(node):
        return None
    fields = desk.mapping(node, f"« {name} »", f"écrivez sous « {name} » un champ par ligne", name)
    if fields is None:
        return None
    given = entry(fields, desk.vocabulary.entities[entity].key)
    key = name if given is None else _key(desk, entity, given, name)
    return None if key is None else _element(desk, entity, key, name, fields)


def read_list(desk: Desk, name: str, entity: str, node: Node, path: str) -> tuple[Element, ...]:
    """Return the elements of a list. ``path`` is how users name the list: ``factures``, ``factures[F-1].paiements``."""
    items = desk.items(node, f"« {name} »", path)
    elements: list[Element] = []
    seen: dict[str, Node] = {}
    for rank, item in enumerate(items.items if items else (), start=1):
        fields = desk.mapping(item, f"un élément de « {name} »", "écrivez un champ par ligne", path)
        if fields is None:
            continue
        key = _key_of_item(desk, entity, fields, rank, path)
        if key is None:
            continue
        if key in seen:
            message = f"deux éléments de « {name} » ont la même clé « {key} »"
            desk.report_twice(codes.ELEMENT_TWICE, message, fields, seen[key], "donnez à chacun sa propre clé")
        seen[key] = fields
        elements.append(_element(desk, entity, key, f"{path}[{key}]", fields))
    return tuple(elements)


def empty_element(vocabulary: Vocabulary, entity: str, name: str, file: str) -> Element:
    """Return a root of which the dossier says nothing yet."""
    place = Place(file, 1)
    nested = _no_elements(vocabulary, entity)
    facts: dict[str, Fact] = {
        each: Known((), place) for each in vocabulary.entities[entity].lists if each not in nested
    }
    return Element(entity, name, name, facts, nested, place)


def _no_elements(vocabulary: Vocabulary, entity: str) -> dict[str, tuple[Element, ...]]:
    """Return the lists of elements that an entity holds, empty."""
    known = vocabulary.entities[entity]
    return {each: () for each in known.lists if vocabulary.is_nested(known.fields[each])}


def check_references(desk: Desk, roots: Iterable[Element]) -> None:
    """Tell the desk about each reference that does not lead to exactly one element."""
    if not desk.references:
        return
    counts: dict[tuple[str, str], int] = {}
    for each in with_nested(roots):
        counts[each.entity, each.key] = counts.get((each.entity, each.key), 0) + 1
    for ref, node, path in desk.references:
        count = counts.get((ref.entity, ref.key), 0)
        if count == 1:
            continue
        label = desk.vocabulary.entities[ref.entity].label or ref.entity
        if count:
            message = f"« {node.text} » désigne plusieurs éléments ({label})"
            desk.report(codes.REFERENCE_LOST, message, node, "donnez à chacun sa propre clé", path)
            continue
        from clausier.dossier.desk import some_of
        from clausier.text.suggest import did_you_mean

        keys = tuple(key for entity, key in counts if entity == ref.entity)
        hint = did_you_mean(node.text, keys) or some_of(keys) or "ajoutez cet élément au dossier"
        desk.report(codes.REFERENCE_LOST, f"« {node.text} » ne désigne aucun élément ({label})", node, hint, path)


def _element(desk: Desk, entity: str, key: str, path: str, node: MappingNode) -> Element:
    if desk.shelf is None:
        return _read_element(desk, entity, key, path, node)
    return shelved(desk, desk.shelf.elements, node, path, lambda: _read_element(desk, entity, key, path, node))


def _read_element(desk: Desk, entity: str, key: str, path: str, node: MappingNode) -> Element:
    known = desk.vocabulary.entities[entity]
    facts: dict[str, Fact] = {}
    nested = _no_elements(desk.vocabulary, entity)
    for name, value in node.entries:
        info = known.fields.get(name.text)
        if info is None:
            what = f"n'est pas un champ connu ({known.label or entity})"
            desk.report_unknown(name, known.fields, what, path)
        elif name.text in nested:
            nested[name.text] = read_list(desk, name.text, info.kind, value, f"{path}.{name.text}")
        else:
            fact = _fact(desk, info, value, path)
            if fact is not None:
                facts[name.text] = fact
    for each in known.lists:
        if each not in nested and each not in facts:
            facts[each] = Known((), desk.place(node))  # a list that is not written is complete and empty
    return Element(entity, key, path, facts, nested, desk.place(node))


def _fact(desk: Desk, info: FieldInfo, node: Node, path: str) -> Fact | None:
    if desk.shelf is None:
        return read_fact(desk, info, node, path)
    return shelved(desk, desk.shelf.facts, node, path, lambda: read_fact(desk, info, node, path))


def _key_of_item(desk: Desk, entity: str, node: MappingNode, rank: int, path: str) -> str | None:
    """Return the key of an element of a list: the text of its key field, or its rank when the entity has no key."""
    name = desk.vocabulary.entities[entity].key
    if not name:
        return str(rank)
    given = entry(node, name)
    if given is None:
        hint = f"ajoutez la ligne « {name}: … » : les réponses nomment l'élément ainsi"
        desk.report(codes.ELEMENT_UNNAMED, f"il manque « {name} », qui nomme cet élément", node, hint, path)
        return None
    return _key(desk, entity, given, path)


def _key(desk: Desk, entity: str, given: Node, path: str) -> str | None:
    name = desk.vocabulary.entities[entity].key
    inner = entry(given, VALUE) if isinstance(given, MappingNode) else None
    node = given if inner is None else inner
    if not isinstance(node, ScalarNode) or is_marker(node) or not node.text.strip():
        hint = "écrivez le nom, le numéro ou la référence de l'élément"
        desk.report(codes.ELEMENT_UNNAMED, f"« {name} » nomme l'élément et doit être une valeur", given, hint, path)
        return None
    return key_text(desk, entity, node.text) or node.text
