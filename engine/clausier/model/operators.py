"""Operators: which operation of the core each becomes, and the kind of its result."""

from __future__ import annotations

from clausier.model.kinds import (
    DATE,
    DECIMAL,
    DURATION,
    INSTANT,
    INTEGER,
    MINUTES,
    MONEY,
    NUMBERS,
    ORDERED,
    POINTS,
    RATE,
    UNKNOWN,
    Shape,
    unify,
)
from clausier.surface.expression import Operator
from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Family

if TYPE_CHECKING:
    from clausier.model.kinds import Kind

OPERATIONS = {
    Operator.EQUAL: "eq",
    Operator.DIFFERENT: "ne",
    Operator.LESS: "lt",
    Operator.AT_MOST: "le",
    Operator.MORE: "gt",
    Operator.AT_LEAST: "ge",
    Operator.AMONG: "among",
    Operator.PLUS: "add",
    Operator.MINUS: "sub",
    Operator.TIMES: "mul",
    Operator.DIVIDED: "div",
}
EQUALITIES = frozenset((Operator.EQUAL, Operator.DIFFERENT))
COMPARISONS = EQUALITIES | {Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST}
NEGATED = frozenset((INTEGER, DECIMAL, MONEY, RATE, POINTS, DURATION))

_SUMS = {
    (MONEY, MONEY): MONEY,
    (INTEGER, INTEGER): INTEGER,
    (DURATION, DURATION): DURATION,
    (RATE, POINTS): RATE,
    (POINTS, RATE): RATE,
    (POINTS, POINTS): POINTS,
    (DATE, DURATION): DATE,
    (INSTANT, DURATION): INSTANT,
}
_DIFFERENCES = {
    (MONEY, MONEY): MONEY,
    (INTEGER, INTEGER): INTEGER,
    (DURATION, DURATION): DURATION,
    (RATE, POINTS): RATE,
    (RATE, RATE): POINTS,
    (POINTS, POINTS): POINTS,
    (DATE, DURATION): DATE,
    (DATE, DATE): INTEGER,
    (INSTANT, DURATION): INSTANT,
    (INSTANT, INSTANT): MINUTES,
}
_SCALED = frozenset((MONEY, RATE, POINTS, DURATION))
_RATIOS = frozenset((MONEY, RATE, DURATION))


def compared(operator: Operator, left: Kind, right: Kind) -> bool:
    """Tell whether values of these kinds compare by ``operator``: alike, and ordered unless it is an equality."""
    if left.is_unknown or right.is_unknown:
        return True
    common = unify(left, right)
    if common is None or common.is_list:
        return False
    return operator in EQUALITIES or common in ORDERED


def computed(operator: Operator, left: Kind, right: Kind) -> Kind | None:
    """Return the kind of ``left operator right``; UNKNOWN when a side is, None when it cannot be computed."""
    if left.is_unknown or right.is_unknown:
        return UNKNOWN
    match operator:
        case Operator.PLUS | Operator.MINUS:
            table = _SUMS if operator is Operator.PLUS else _DIFFERENCES
            result = table.get((left, right))
            if result is DURATION:
                return unify(left, right)
            return _number(left, right) if result is None else result
        case Operator.TIMES:
            return _product(left, right)
        case Operator.DIVIDED:
            if left == right and left in _RATIOS:
                return DECIMAL
            if left in NUMBERS and right in NUMBERS:
                return DECIMAL
            return left if left in _SCALED and right in NUMBERS else None
        case _:
            return None


def _product(left: Kind, right: Kind) -> Kind | None:
    if left in _SCALED and right in NUMBERS:
        return left
    if right in _SCALED and left in NUMBERS:
        return right
    if {left, right} == {MONEY, RATE}:
        return MONEY
    return _number(left, right)


def _number(left: Kind, right: Kind) -> Kind | None:
    if left not in NUMBERS or right not in NUMBERS:
        return None
    return INTEGER if left == right == INTEGER else DECIMAL


def unlike_units(operator: Operator, left: Kind, right: Kind) -> bool:
    """Tell whether durations in unlike units meet where no conversion exists: 3 mois + 2 jours, a date + 3 heures.

    Likewise an instant, which hours and minutes alone move.
    """
    if operator not in (Operator.PLUS, Operator.MINUS):
        return False
    if left == DATE and right == DURATION:
        return right.family is Family.MINUTES
    if left == INSTANT and right == DURATION:
        return right.family not in (None, Family.MINUTES)
    both = left == right == DURATION and left.family is not None and right.family is not None
    return both and left.family is not right.family


def units_advice(left: Kind) -> str:
    """Return what to write instead where a duration does not go with a value of this kind."""
    if left == DATE:
        return "une date se déplace de jours, de mois ou d'années ; des heures courent d'un instant"
    if left == INSTANT:
        return "un instant se déplace d'heures ou de minutes ; comptez des jours depuis « jour_de(…) »"
    return "exprimez-les dans la même unité"


def advice(operator: Operator, left: Kind, right: Kind) -> str:
    """Return what to write instead, where there is a usual mistake."""
    if left == right == RATE and operator is Operator.PLUS:
        return "un taux se majore de points : écrivez « 10 points » et non « 10 % »"
    if operator is Operator.PLUS and {left, right} == {DATE, INTEGER}:
        return "ajoutez une durée à la date : « 3 jours » et non « 3 »"
    if INSTANT in (left, right) and DATE in (left, right):
        return "une date est un jour entier, un instant y est un moment : prenez « jour_de(…) » de l'instant"
    for moved in (DATE, INSTANT):
        if operator in (Operator.PLUS, Operator.MINUS) and moved in (left, right) and left != moved:
            return "la date s'écrit en premier" if moved == DATE else "l'instant s'écrit en premier"
    if Shape.ENTITY in (left.shape, right.shape):
        return "comparez un champ de cet élément"
    return ""
