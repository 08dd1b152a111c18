"""What is read once of dossiers that share parts of their trees: a case completes the facts of its file."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.dossier.desk import Desk, Reference
    from clausier.dossier.facts import Element, Fact
    from clausier.dossier.tree import Node

    Spot: TypeAlias = tuple[int, str]
    Taken: TypeAlias = tuple[Node, tuple[Reference, ...]]

_T = TypeVar("_T")


class Shelf(Record):
    """What was read without fault under one vocabulary, by the identity of its node and the path it stands at.

    Each with its node, kept so that no other takes its place, and the references met in it.
    """

    elements: dict[Spot, tuple[Element, Taken]]
    facts: dict[Spot, tuple[Fact | None, Taken]]


def empty_shelf() -> Shelf:
    """Return a shelf where nothing stands yet."""
    return Shelf({}, {})


def shelved(desk: Desk, known: dict[Spot, tuple[_T, Taken]], node: Node, path: str, read: Callable[[], _T]) -> _T:
    """Return what stands of ``node`` among what is known, reading it when nothing does."""
    found = known.get((id(node), path))
    if found is not None:
        value, (_, references) = found
        desk.references += references
        return value
    faults, met = len(desk.found), len(desk.references)
    value = read()
    if len(desk.found) == faults:
        known[id(node), path] = (value, (node, tuple(desk.references[met:])))
    return value
