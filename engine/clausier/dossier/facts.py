"""Typed facts: what is known of one contract, and where it is written."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from clausier.norms.tree import Value


class Place(Record):
    """Where a fact stands: ``dossier.yml``, line counted from 1."""

    file: str
    line: int


class Known(Record):
    """A fact with its value.

    ``known_on``: when it became known; ``evidence``: the piece that proves it; ``judged_by`` and ``reason``: for an
    appréciation, who decided and why.
    """

    value: Value | Ref
    place: Place
    known_on: date | None = None
    evidence: str = ""
    judged_by: str = ""
    reason: str = ""


class Ref(Record):
    """A fact that names another element of the dossier, by its key."""

    entity: str
    key: str


class DeclaredUnknown(Record):
    """``inconnu``: asked, and the answer is that nobody knows."""

    place: Place


class WithoutObject(Record):
    """``sans objet``: the question does not arise."""

    place: Place


class Contested(Record):
    """A fact each party states otherwise: (party, value) pairs, at least two."""

    versions: tuple[tuple[str, Value], ...]
    place: Place


Fact: TypeAlias = Known | DeclaredUnknown | WithoutObject | Contested


class Element(Record):
    """One entity of a dossier. A field absent from ``fields`` has not been asked.

    ``path`` is how users name it: ``contrat``, ``factures[F-2024-001]``. ``lists`` holds nested lists.
    """

    entity: str
    key: str
    path: str
    fields: dict[str, Fact]
    lists: dict[str, tuple[Element, ...]]
    place: Place

    def __hash__(self) -> int:
        """Hash by what names the element: its fields are mappings."""
        return hash((self.entity, self.path))


class Override(Record):
    """A special condition: a parameter, its new value, and where it is agreed."""

    parameter: str
    value: Value
    place: Place


class Facts(Record):
    """A whole dossier, typed. ``contract`` is the id of the contract it is under (``maison/cgv-2016``).

    ``open_lists`` names the lists said to be incomplete. ``readings`` are the readings this dossier imposes
    (a court decision, an agreement), with their place.
    """

    contract: str
    title: str
    singles: dict[str, Element]
    lists: dict[str, tuple[Element, ...]]
    overrides: tuple[Override, ...] = ()
    readings: tuple[tuple[str, str, Place], ...] = ()
    open_lists: tuple[str, ...] = ()
    file: str = ""


def every_element(facts: Facts) -> Iterator[Element]:
    """Yield every element of a dossier in order, nested ones after the element that holds them."""
    yield from with_nested([*facts.singles.values(), *(each for group in facts.lists.values() for each in group)])


def with_nested(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield elements, each followed by those of its own lists."""
    for element in elements:
        yield element
        for nested in element.lists.values():
            yield from with_nested(nested)
