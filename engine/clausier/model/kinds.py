"""Kinds of values: what a name or an expression may be worth."""

from __future__ import annotations

from datetime import date

from clausier.text.enumeration import Enum
from clausier.text.record import Record, field, replace
from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Duration, Family
from clausier.values.fraction import Fraction
from clausier.values.instant import Instant
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from clausier.model.expression import Value


class Shape(Enum):
    """What a kind is made of. UNKNOWN is the kind of what could not be understood: it goes with everything."""

    SCALAR = "valeur"
    ENTITY = "entité"
    ENUMERATION = "énumération"
    UNKNOWN = "inconnu"


class Kind(Record):
    """A kind by its French name. ``family`` tells months from days for a durée, when it is known; "" otherwise."""

    name: str
    shape: Shape = Shape.SCALAR
    is_list: bool = False
    family: Family | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """Return the printed kind: ``liste de Facture``."""
        return f"liste de {self.name}" if self.is_list else self.name

    @property
    def is_unknown(self) -> bool:
        """Tell whether nothing is known of it, so that nothing more is said about it."""
        return self.shape is Shape.UNKNOWN

    @property
    def element(self) -> Kind:
        """The kind of the elements of this list."""
        return replace(self, is_list=False)

    @property
    def listed(self) -> Kind:
        """The kind of lists of this kind."""
        return replace(self, is_list=True)


UNKNOWN = Kind("inconnu", Shape.UNKNOWN)
BOOLEAN = Kind("booléen")
INTEGER = Kind("entier")
DECIMAL = Kind("décimal")
MONEY = Kind("argent")
RATE = Kind("taux")
POINTS = Kind("points")
DATE = Kind("date")
INSTANT = Kind("instant")
DURATION = Kind("durée")
OPENING = Kind("horaires")
MINUTES = Kind("durée", family=Family.MINUTES)
"""A durée in hours or minutes."""
TEXT = Kind("texte")
PERIOD = Kind("Période")

SCALARS = {
    each.name: each
    for each in (BOOLEAN, INTEGER, DECIMAL, MONEY, RATE, POINTS, DATE, INSTANT, DURATION, OPENING, TEXT, PERIOD)
}
NUMBERS = frozenset((INTEGER, DECIMAL))
ORDERED = frozenset((INTEGER, DECIMAL, MONEY, RATE, POINTS, DATE, INSTANT, DURATION))


def kind_of(value: Value) -> Kind:
    """Return the kind of a value; a list has that of its elements (UNKNOWN when they differ or there are none)."""
    match value:
        case bool():
            return BOOLEAN
        case int():
            return INTEGER
        case Fraction():
            return DECIMAL
        case Money():
            return MONEY
        case Rate():
            return RATE
        case Points():
            return POINTS
        case date():
            return DATE
        case Instant():
            return INSTANT
        case OpeningHours():
            return OPENING
        case Duration():
            return replace(DURATION, family=value.unit.family)
        case str():
            return TEXT
        case tuple():
            common: Kind | None = None
            for each in value:
                found = kind_of(each)
                common = found if common is None else unify(common, found)
                if common is None:
                    return UNKNOWN
            return UNKNOWN if common is None else common.listed


def accepts(wanted: Kind, found: Kind) -> bool:
    """Tell whether a value of kind ``found`` may stand where ``wanted`` is: the same, or an entier for a décimal."""
    if wanted.is_unknown or found.is_unknown or wanted == found:
        return True
    return wanted.is_list is found.is_list and wanted.element == DECIMAL and found.element == INTEGER


def unify(one: Kind, other: Kind) -> Kind | None:
    """Return the kind that holds both, or None when they are of different kinds."""
    if one.is_unknown:
        return other
    if one == other:
        return one if one.family is other.family else replace(one, family=None)
    if accepts(one, other):
        return one
    return other if accepts(other, one) else None
