"""Expressions once names are resolved: every node knows its kind.

What disappeared on the way: bare names (a field, a root, a parameter, a member have become different nodes),
operators and built-in functions (operations of the core, by their English names), ``selon`` (two nodes).
Sugar is still there (``si … alors``, ``à défaut``): lowering removes it. Spans never take part in equality.
"""

from __future__ import annotations

from clausier.model.kinds import BOOLEAN, UNKNOWN, Kind
from clausier.text.enumeration import Enum
from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from clausier.surface.expression import Fold as FoldName
    from clausier.text.span import Span
    from clausier.values.duration import Duration
    from clausier.values.fraction import Fraction
    from clausier.values.instant import Instant
    from clausier.values.money import Money
    from clausier.values.opening import OpeningHours
    from clausier.values.rate import Points, Rate

    Moment: TypeAlias = date | Instant | Duration | OpeningHours
    Value: TypeAlias = bool | int | Fraction | Money | Rate | Points | Moment | str | tuple["Value", ...]


class Link(Enum):
    """The connectives."""

    AND = "et"
    OR = "ou"
    NOT = "non"


class Literal(Record):
    """A value; a member of an enumeration is its name."""

    value: Value
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Variable(Record):
    """A root, a subject, an act, an input, the variable of a quantifier, ``date_d_examen``."""

    name: str
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Field(Record):
    """A field of an entity."""

    target: Expression
    name: str
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Use(Record):
    """A definition and its arguments, the subject first: ``Facture.pénalités``, ``résilier.régulier``, a parameter."""

    name: str
    arguments: tuple[Expression, ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Operation(Record):
    """An operation of the core, by its English name (``add``, ``delay_before``, ``round_cent``)."""

    name: str
    arguments: tuple[Expression, ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Logic(Record):
    """``et``, ``ou``, ``non``."""

    link: Link
    arguments: tuple[Expression, ...]
    span: Span = field(compare=False, repr=False)
    kind: Kind = BOOLEAN


class Branch(Record):
    """``si condition alors then sinon otherwise``."""

    condition: Expression
    then: Expression
    otherwise: Expression
    kind: Kind
    span: Span = field(compare=False, repr=False)


class OrElse(Record):
    """``value à défaut fallback``."""

    value: Expression
    fallback: Expression
    kind: Kind
    span: Span = field(compare=False, repr=False)


class ByReading(Record):
    """``selon interprétation ( lecture : valeur ; … )``, in the order of the interprétation."""

    interpretation: str
    arms: tuple[tuple[str, Expression], ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


class ByMember(Record):
    """``selon valeur ( membre : valeur ; … )``, in the order of the enumeration."""

    subject: Expression
    arms: tuple[tuple[str, Expression], ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Fold(Record):
    """A bounded quantifier."""

    fold: FoldName
    variable: str
    source: Expression
    condition: Expression | None
    body: Expression | None
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Lookup(Record):
    """``table au jour``."""

    table: str
    day: Expression
    kind: Kind
    span: Span = field(compare=False, repr=False)


class Failed(Record):
    """What could not be understood, and has been reported."""

    span: Span = field(compare=False, repr=False)
    kind: Kind = UNKNOWN


Expression: TypeAlias = (
    Literal
    | Variable
    | Field
    | Use
    | Operation
    | Logic
    | Branch
    | OrElse
    | ByReading
    | ByMember
    | Fold
    | Lookup
    | Failed
)


def parts(node: Expression) -> tuple[Expression, ...]:
    """Return the expressions directly under ``node``."""
    match node:
        case Literal() | Variable() | Failed():
            return ()
        case Field(target=target):
            return (target,)
        case Use(arguments=arguments) | Operation(arguments=arguments) | Logic(arguments=arguments):
            return arguments
        case Branch(condition=condition, then=then, otherwise=otherwise):
            return condition, then, otherwise
        case OrElse(value=value, fallback=fallback):
            return value, fallback
        case ByReading(arms=arms):
            return tuple(value for _, value in arms)
        case ByMember(subject=subject, arms=arms):
            return subject, *(value for _, value in arms)
        case Fold(source=source, condition=condition, body=body):
            return tuple(each for each in (source, condition, body) if each is not None)
        case Lookup(day=day):
            return (day,)
