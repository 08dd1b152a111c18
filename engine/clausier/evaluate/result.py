"""What an evaluation gives: the result states, and the steps that led there.

A result is never an error: a missing fact, a silence, a conflict and a judgement to be made are answers.
"""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, Self, TypeAlias

if TYPE_CHECKING:
    from clausier.dossier.facts import Element, Place
    from clausier.norms.tree import Citation, Role, Value


class Need(Enum):
    """Why something is missing."""

    FACT = "fait"
    JUDGEMENT = "appréciation"
    TABLE = "donnée publique"
    LIST = "liste ouverte"
    CONTESTED = "fait contesté"


class Missing(Record):
    """One thing that is not known.

    ``path`` identifies it (``factures[F-1].reçue_le``, ``taux_bce au 2027-01-01``); ``question`` is how to ask for it
    in French; ``domain`` lists its possible values when they are few (booléen, énumération, contested versions), else
    ().
    """

    path: str
    need: Need
    question: str = ""
    domain: tuple[Value, ...] = ()
    decider: str = ""


class Step(Record):
    """A node of the tree of reasons.

    ``label``: what was looked at, in French or the name of a definition; ``role``: why (None for facts and values);
    ``citations``: the words; ``places``: where the facts stand in the dossier; ``reading``: the reading followed, if
    one was.
    """

    label: str
    result: Result
    role: Role | None = None
    citations: tuple[Citation, ...] = ()
    places: tuple[Place, ...] = ()
    reading: str = ""
    children: tuple[Step, ...] = ()


class OpenList(tuple["Element", ...]):  # noqa: SLOT001  a tuple of no fixed length takes no slot
    """The elements that a dossier gives of a list it does not say complete; ``name`` is that of the list."""

    name: str

    def __new__(cls, elements: tuple[Element, ...], name: str) -> Self:
        """Keep the name beside the elements."""
        made = super().__new__(cls, elements)
        made.name = name
        return made


class Determined(Record):
    """A value, or an element of the dossier, or a list of either."""

    value: Value | Element | tuple[Element, ...]


class Undetermined(Record):
    """Not settled: ``missing`` is what was found lacking.

    ``candidates`` are the results still possible when they are few and all known (a value, vide, a conflit);
    () says nothing: any value, or vide, is possible, and a conflit too when it is ``disputed``.
    """

    missing: frozenset[Missing]
    candidates: tuple[Determined | Void | Conflict, ...] = ()
    disputed: bool = False


class Void(Record):
    """Vide: no rule applies (a silence); or the fact is said to be without object (``without_object``)."""

    what: str
    without_object: bool = False


class Conflict(Record):
    """Two or more exceptions apply with unlike values: (rule name, value printed) pairs."""

    rules: tuple[tuple[str, str], ...]


Result: TypeAlias = Determined | Undetermined | Void | Conflict
