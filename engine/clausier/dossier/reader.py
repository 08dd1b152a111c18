"""A dossier's text and the vocabulary of its contract → typed facts with their places.

Each value is typed by the field it stands under, never by the look of its text. Nothing is guessed: what is not written
is not known, what is not understood is an error with its line and column.
"""

from __future__ import annotations

from clausier.dossier.desk import Desk, some_of
from clausier.dossier.elements import check_references, empty_element, read_list, read_single
from clausier.dossier.fact import is_blank
from clausier.dossier.facts import Facts
from clausier.dossier.nodes import compose
from clausier.dossier.tree import MappingNode, Node, ScalarNode, entry
from clausier.dossier.vocabulary import CONDITIONS, MODEL, OPEN_LISTS, READINGS, RESERVED, TITLE
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.dossier.facts import Element, Override, Place
    from clausier.dossier.shelf import Shelf
    from clausier.dossier.vocabulary import Vocabulary
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source


def read(source: Source, vocabulary: Vocabulary) -> tuple[Facts | None, tuple[Diagnostic, ...]]:
    """Return the facts of a dossier and what is wrong with it; no facts when there is an error. Nothing raises."""
    node, found = compose(source)
    if node is None:
        return None, found
    return read_node(node, source.name, vocabulary)


def contract_named(node: Node) -> str:
    """Return the contract that a dossier says it is under (``modèle``), or "" when it does not say."""
    named = entry(node, MODEL) if isinstance(node, MappingNode) else None
    return named.text if isinstance(named, ScalarNode) else ""


def read_node(
    node: Node, file: str, vocabulary: Vocabulary, shelf: Shelf | None = None
) -> tuple[Facts | None, tuple[Diagnostic, ...]]:
    """Do as ``read`` from a tree already composed (a dossier inside a case, a dossier merged over another).

    ``file`` is the name that the places of the facts show. Without ``modèle``, the contract is the vocabulary's. The
    ``shelf`` is that of other dossiers, under the same vocabulary, which share nodes with this one.
    """
    desk = Desk(vocabulary, file, shelf=shelf)
    top = desk.mapping(node, "un dossier", "écrivez « modèle: … », puis les rubriques du contrat")
    facts = None if top is None else _facts(desk, top)
    return (None if any(each.is_error for each in desk.found) else facts), tuple(desk.found)


def _facts(desk: Desk, top: MappingNode) -> Facts:
    given = {name.text: value for name, value in top.entries}
    roots = desk.vocabulary.roots
    for name, _ in top.entries:
        if name.text not in roots and name.text not in RESERVED:
            desk.report_unknown(name, (*roots, *RESERVED), "n'est pas une rubrique de ce dossier")
    singles: dict[str, Element] = {}
    lists: dict[str, tuple[Element, ...]] = {}
    for root in roots.values():
        if root.is_list:
            lists[root.name] = (
                read_list(desk, root.name, root.entity, given[root.name], root.name) if root.name in given else ()
            )
        else:
            read = read_single(desk, root.name, root.entity, given[root.name]) if root.name in given else None
            singles[root.name] = read or empty_element(desk.vocabulary, root.entity, root.name, desk.file)
    check_references(desk, [*singles.values(), *(each for group in lists.values() for each in group)])
    return Facts(
        _contract(desk, given.get(MODEL)),
        _title(desk, given.get(TITLE)),
        singles,
        lists,
        _conditions(desk, given.get(CONDITIONS)),
        _readings(desk, given.get(READINGS)),
        _open_lists(desk, given.get(OPEN_LISTS)),
        desk.file,
    )


def _conditions(desk: Desk, node: Node | None) -> tuple[Override, ...]:
    if node is None:
        return ()
    from clausier.dossier.conditions import read_conditions

    return read_conditions(desk, CONDITIONS, node)


def _readings(desk: Desk, node: Node | None) -> tuple[tuple[str, str, Place], ...]:
    if node is None:
        return ()
    from clausier.dossier.conditions import read_readings

    return read_readings(desk, READINGS, node)


def _contract(desk: Desk, node: Node | None) -> str:
    named = None if node is None else desk.scalar(node, f"« {MODEL} »")
    if named is not None and named.text != desk.vocabulary.contract:
        message = f"ce dossier est sous « {named.text} », et non sous « {desk.vocabulary.contract} »"
        desk.report(codes.CONTRACT_OTHER, message, named, "corrigez « modèle », ou interrogez l'autre contrat")
    return desk.vocabulary.contract


def _title(desk: Desk, node: Node | None) -> str:
    title = None if node is None or is_blank(node) else desk.scalar(node, f"« {TITLE} »")
    return "" if title is None else title.words


def _open_lists(desk: Desk, node: Node | None) -> tuple[str, ...]:
    """Return the lists that may be incomplete: those the vocabulary declares open, then those the dossier names."""
    roots = desk.vocabulary.roots
    opened = [root.name for root in roots.values() if root.is_list and root.is_open]
    items = None if node is None or is_blank(node) else desk.items(node, f"« {OPEN_LISTS} »")
    for item in items.items if items else ():
        name = desk.scalar(item, f"un élément de « {OPEN_LISTS} »")
        if name is None:
            continue
        if name.text in roots and roots[name.text].is_list:
            opened.append(name.text)
        else:
            lists = tuple(root.name for root in roots.values() if root.is_list)
            message = f"« {name.text} » n'est pas une liste de ce dossier"
            desk.report(codes.LIST_NOT_OPENABLE, message, name, some_of(lists))
    return tuple(dict.fromkeys(opened))
