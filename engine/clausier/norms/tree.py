"""The core language: eleven kinds of expression and four of declaration.

What disappeared on the way: names (all resolved), headings and words (kept as citations), ``à défaut``, ``déroge``,
``écarte``, ``complète`` (all become ``Default``), délais and every operator (``Apply``), parameters (a
``Definition``) and appréciations (a field).

The meaning is in ``evaluate.evaluator``; nothing here computes.
"""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from clausier.values.duration import Duration
    from clausier.values.fraction import Fraction
    from clausier.values.instant import Instant
    from clausier.values.money import Money
    from clausier.values.opening import OpeningHours
    from clausier.values.rate import Points, Rate

    Moment: TypeAlias = date | Instant | Duration | OpeningHours
    Value: TypeAlias = "bool | int | Fraction | Money | Rate | Points | Moment | str | tuple[Value, ...]"


class Citation(Record):
    """Words and where they stand. ``place`` is what users read: ``CGV VIII, 1er tiret``, ``C. com. L441-10 II``.

    ``anchor`` is the stable id of the article (``VIII``), ``file`` and ``line`` where the rule is written.
    ``certainty`` is "" for words of the contract; for the law: ``A`` re-read, ``B`` confirmed, ``C`` "à relire par un
    juriste".
    """

    place: str
    words: str
    anchor: str = ""
    file: str = ""
    line: int = 0
    certainty: str = ""


# --- Expressions -------------------------------------------------------------------------------------------------


class Literal(Record):
    """A value."""

    value: Value


class Var(Record):
    """A variable: a root of the dossier, the subject of a rule, an input of a calcul, the variable of a fold.

    ``date_d_examen``.
    """

    name: str


class Read(Record):
    """A field of an entity of the dossier: the only way to a fact."""

    subject: Expr
    field: str


class Use(Record):
    """The value of a definition, given its subject (if it has one) and its inputs, in order."""

    name: str
    arguments: tuple[Expr, ...] = ()


class Apply(Record):
    """A strict operation of ``norms.operations`` on determined values (comparison, arithmetic, dates…)."""

    operation: str
    arguments: tuple[Expr, ...]


class Connective(Enum):
    """The connectives: strong Kleene."""

    AND = "et"
    OR = "ou"
    NOT = "non"


class Logic(Record):
    """A connective; NOT has one argument."""

    connective: Connective
    arguments: tuple[Expr, ...]


class Role(Enum):
    """Why a default is there, so that the explanation can say it."""

    RULE = "règle"
    OVERRIDE = "déroge"
    SET_ASIDE = "écarte"
    ADDITION = "complète"
    CONDITION = "condition"
    FALLBACK = "à défaut"


class Default(Record):
    """⟨exceptions | condition ⊢ consequence⟩ (Catala's default calculus, lifted to our result states).

    Exceptions first: none that applies → the condition decides between the consequence and vide; one → its value;
    several with the same value → that value; several with unlike values → conflit. ``name`` is the rule's own name
    ("" for a condition); ``condition`` None means always.
    """

    exceptions: tuple[Expr, ...]
    condition: Expr | None
    consequence: Expr
    role: Role = Role.RULE
    name: str = ""
    label: str = ""
    citations: tuple[Citation, ...] = ()


class Branch(Record):
    """``si condition alors then sinon otherwise``: a condition on a silence counts as false.

    Not a default: a silence of the branch taken stays a silence, it does not let the other branch answer.
    """

    condition: Expr
    then: Expr
    otherwise: Expr


class Choice(Record):
    """The value that each reading of an interprétation gives."""

    interpretation: str
    arms: tuple[tuple[str, Expr], ...]


class Folding(Enum):
    """How a fold combines: ``nombre`` counts the kept elements, ``seul`` takes the only one.

    ``liste`` collects bodies.
    """

    SUM = "somme"
    COUNT = "nombre"
    ANY = "il existe"
    ALL = "pour tout"
    EARLIEST = "le plus tôt"
    LATEST = "le plus tard"
    ONLY = "seul"
    COLLECT = "liste"


class Fold(Record):
    """A bounded quantifier over the elements of ``source``; ``condition`` None keeps them all."""

    folding: Folding
    variable: str
    source: Expr
    condition: Expr | None
    body: Expr | None


class Lookup(Record):
    """The value of a dated table in force on a day; undetermined past the end of what the table knows."""

    table: str
    day: Expr


Expr: TypeAlias = Literal | Var | Read | Use | Apply | Logic | Branch | Default | Choice | Fold | Lookup


# --- Declarations ------------------------------------------------------------------------------------------------


PASSAGE = "passage."
"""What the name of a definition begins with when it is the condition of a passage of the words; its text follows."""
PRINTED = "imprimé."
"""Likewise for a value that the words print."""


class Definition(Record):
    """A named value: a calcul, a parameter, a condition of a power or of a passage of the words…

    ``inputs`` are the names bound to the arguments of ``Use`` (the subject first, when the definition has one).
    ``kind`` is the printed kind (``argent``, ``date``, ``Facture``). ``is_parameter``: special conditions may change
    it, within ``bounds`` (operator, value, source). ``citations`` are what the explanation shows.
    """

    name: str
    inputs: tuple[str, ...]
    kind: str
    body: Expr
    label: str = ""
    citations: tuple[Citation, ...] = ()
    is_parameter: bool = False
    bounds: tuple[tuple[str, Value, str], ...] = ()


class Duty(Record):
    """An obligation or an interdiction; every part is the name of a Definition that takes the subject (if any).

    "" where the clause says nothing (None for ``of_result``). ``condition``, ``breached``, ``suspended``, ``ended`` and
    ``lost`` are booléen; ``starts``, ``due``, ``performed`` are dates (vide: not yet); the parties are members.
    """

    name: str
    label: str
    forbids: bool
    of_result: bool | None
    survives: bool
    subject: str
    debtor: str
    creditor: str
    condition: str
    starts: str
    due: str
    performed: str
    breached: str
    suspended: str
    ended: str
    lost: str
    citations: tuple[Citation, ...] = ()


class Power(Record):
    """A pouvoir. ``regular`` (booléen, of the act) is the verdict; its body is the conjunction of the conditions.

    ``opened`` (booléen, of the subject) says whether the situation allows it; ``holders`` the labels of who may;
    ``deadline`` (date) and ``effect`` (date) are of the act; "" where the clause says nothing.
    """

    name: str
    label: str
    subject: str
    act: str
    link: str
    regular: str
    opened: str
    holders: tuple[str, ...]
    deadline: str
    effect: str
    concerns: str
    citations: tuple[Citation, ...] = ()


class Question(Record):
    """What may be asked. ``about`` names the root list asked about ("" for the contract as a whole).

    ``concerns`` (booléen definition of one element) filters it. ``details`` are (label, definition name) pairs.
    ``prudent`` is the label of the dated detail whose safe end is wanted ("réponse" for the answer), ``earliest``
    whether the safe end is the earliest date over the readings.
    """

    name: str
    text: str
    register: str
    about: str
    variable: str
    concerns: str
    answer: str
    details: tuple[tuple[str, str], ...] = ()
    prudent: str = ""
    earliest: bool = True


# --- What a program knows besides ---------------------------------------------------------------------------------


class Reading(Record):
    """A reading: its name, the words that describe it and, for the retained one, why."""

    name: str
    label: str
    reason: str


class Interpretation(Record):
    """An ambiguity, its readings (the retained one first) and the words it bears on."""

    name: str
    question: str
    register: str
    readings: tuple[Reading, ...]
    citations: tuple[Citation, ...] = ()


class Table(Record):
    """A dated table: rows (from this day, value, note) in order of days, known until ``known_until`` included.

    A row whose value is None says that something was in force from that day and is not known here.
    """

    name: str
    kind: str
    source: str
    known_until: date
    rows: tuple[tuple[date, Value | None, str], ...]


class FieldInfo(Record):
    """A field of the vocabulary.

    ``judged``: answered by a person (``decider``); ``burden``: who must prove it; ``presumed``: the value taken by the
    proof line when nothing is proved, with its source.
    """

    name: str
    kind: str
    is_list: bool
    question: str
    judged: bool = False
    decider: str = ""
    burden: str = ""
    presumed: Value | None = None
    presumed_by: str = ""


class EntityInfo(Record):
    """An entity of the vocabulary: its French label, the field that identifies it, its fields by name, in order.

    ``lists`` names the fields that hold several values.
    """

    name: str
    label: str
    key: str
    fields: Mapping[str, FieldInfo]
    lists: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, label: str, key: str, fields: Iterable[FieldInfo]) -> EntityInfo:
        """Return the entity that has these fields."""
        known = {each.name: each for each in fields}
        return cls(name, label, key, known, tuple(each.name for each in known.values() if each.is_list))


class RootInfo(Record):
    """What a dossier holds at its top: one entity, or a list of them, complete unless ``is_open``."""

    name: str
    entity: str
    is_list: bool
    is_open: bool


class Program(Record):
    """A contract and the law around it, lowered. Mappings are by name; nothing in it is ever changed."""

    contract: str
    title: str
    definitions: Mapping[str, Definition]
    duties: Mapping[str, Duty]
    powers: Mapping[str, Power]
    questions: Mapping[str, Question]
    interpretations: Mapping[str, Interpretation]
    tables: Mapping[str, Table]
    entities: Mapping[str, EntityInfo]
    enumerations: Mapping[str, tuple[tuple[str, str], ...]]
    roots: Mapping[str, RootInfo]
    holidays: Mapping[str, tuple[int, ...]]
    holiday_years: tuple[int, int]
    version: str = ""
