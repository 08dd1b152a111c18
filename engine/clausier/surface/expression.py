"""The expressions an author writes, before any name is resolved.

Nothing is removed here but layout: every sugar of the language is still present. ``span`` never
takes part in equality, so ``parse(print(tree)) == tree`` can be tested directly.
"""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from clausier.text.span import Span
    from clausier.values.duration import Duration
    from clausier.values.fraction import Fraction
    from clausier.values.money import Money
    from clausier.values.opening import OpeningHours
    from clausier.values.rate import Points, Rate

    LiteralValue: TypeAlias = bool | int | Fraction | Money | Rate | Points | date | Duration | OpeningHours | str


class Operator(Enum):
    """The binary operators, by their printed form."""

    OR = "ou"
    AND = "et"
    EQUAL = "="
    DIFFERENT = "≠"
    LESS = "<"
    AT_MOST = "≤"
    MORE = ">"
    AT_LEAST = "≥"
    AMONG = "parmi"
    PLUS = "+"
    MINUS = "-"
    TIMES = "×"
    DIVIDED = "÷"


class Direction(Enum):
    """Whether a délai runs forward from its trigger or backward from its term."""

    AFTER = "après"
    BEFORE = "avant"


class Fold(Enum):
    """The bounded quantifiers over a declared collection, by their printed form."""

    SUM = "somme de"
    COUNT = "nombre de"
    EXISTS = "il existe"
    EVERY = "pour tout"
    EARLIEST = "le plus tôt de"
    LATEST = "le plus tard de"
    ONLY = "le seul"
    COLLECT = "liste de"


class Constant(Record):
    """A literal: ``3 mois``, ``14,5 %``, ``oui``, ``1er mars 2026``, ``« texte »``."""

    value: LiteralValue
    span: Span = field(compare=False, repr=False)


class Name(Record):
    """A bare name: a variable, a field of the subject, a root of the dossier, a parameter, a reading…"""

    ident: str
    span: Span = field(compare=False, repr=False)


class Access(Record):
    """``target.field`` or ``target.field(arguments)``."""

    target: Expression
    ident: str
    arguments: tuple[Expression, ...]
    span: Span = field(compare=False, repr=False)


class Call(Record):
    """``name(arguments)``: a built-in function or a calcul without subject."""

    ident: str
    arguments: tuple[Expression, ...]
    span: Span = field(compare=False, repr=False)


class Not(Record):
    """``non operand``."""

    operand: Expression
    span: Span = field(compare=False, repr=False)


class Negative(Record):
    """``- operand``."""

    operand: Expression
    span: Span = field(compare=False, repr=False)


class Binary(Record):
    """``left operator right``."""

    operator: Operator
    left: Expression
    right: Expression
    span: Span = field(compare=False, repr=False)


class Choices(Record):
    """``(a, b, c)``: the right side of ``parmi``, or the value of a list parameter."""

    items: tuple[Expression, ...]
    span: Span = field(compare=False, repr=False)


class Conditional(Record):
    """``si condition alors then sinon otherwise``."""

    condition: Expression
    then: Expression
    otherwise: Expression
    span: Span = field(compare=False, repr=False)


class Fallback(Record):
    """``value à défaut fallback``: the second when the first is vide or sans objet."""

    value: Expression
    fallback: Expression
    span: Span = field(compare=False, repr=False)


class NotApplicable(Record):
    """``operand est sans objet``."""

    operand: Expression
    span: Span = field(compare=False, repr=False)


class Delay(Record):
    """``délai duration après|avant anchor``: the last day of a délai.

    ``extended``: ``, prorogé`` (a last day that is a Saturday, Sunday or holiday moves to the next ouvrable day).
    ``first_day_counted``: ``, premier jour compté``.
    """

    duration: Expression
    direction: Direction
    anchor: Expression
    extended: bool
    first_day_counted: bool
    span: Span = field(compare=False, repr=False)


class Lookup(Record):
    """``table au day``: the value of a dated table in force that day."""

    table: str
    day: Expression
    span: Span = field(compare=False, repr=False)


class Arm(Record):
    """One branch of ``selon``: the name of a reading or of an enumerated value, and its value."""

    ident: str
    value: Expression
    span: Span = field(compare=False, repr=False)


class Select(Record):
    """``selon subject ( a : x ; b : y )``, where subject is an interprétation or an enumerated value."""

    subject: Expression
    arms: tuple[Arm, ...]
    span: Span = field(compare=False, repr=False)


class Quantified(Record):
    """A bounded quantifier. ``body`` is None for COUNT and ONLY, the tested condition for EXISTS and EVERY.

    ``somme de body pour chaque v dans source où condition`` (SUM, EARLIEST, LATEST, COLLECT);
    ``nombre de v dans source où condition``; ``le seul v dans source où condition``;
    ``il existe v dans source tel que body``; ``pour tout v dans source : body``.
    """

    fold: Fold
    variable: str
    source: Expression
    condition: Expression | None
    body: Expression | None
    span: Span = field(compare=False, repr=False)


Expression: TypeAlias = (
    Constant
    | Name
    | Access
    | Call
    | Not
    | Negative
    | Binary
    | Choices
    | Conditional
    | Fallback
    | NotApplicable
    | Delay
    | Lookup
    | Select
    | Quantified
)
