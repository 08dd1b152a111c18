"""The items an author declares in a ``clause`` block, before any name is resolved."""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from clausier.surface.expression import Call, Choices, Constant, Expression, Operator
    from clausier.text.span import Span


class Quote(Record):
    """Words of the article between « », fragments joined by an ellipsis (… or ...).

    ``article`` is the anchor of the article they stand in when it is not that of the rule ("" when it is).
    """

    text: str
    span: Span = field(compare=False, repr=False)
    article: str = ""


class KindRef(Record):
    """A kind as written: ``date``, ``argent``, ``Facture``, ``liste de Facture``."""

    ident: str
    is_list: bool
    span: Span = field(compare=False, repr=False)


class FieldDecl(Record):
    """A field of an entity, with the French question it answers.

    ``judged``: ``apprécié par « un juriste »`` — answered by a named person (``decider``), dated, with a reason.
    ``burden``: ``à prouver par client`` — the side that must prove it.
    """

    ident: str
    kind: KindRef
    question: str
    judged: bool
    decider: str
    burden: str
    span: Span = field(compare=False, repr=False)


class Entity(Record):
    """``entité Facture « une facture »`` and its fields. The first ``texte`` field named by ``clé`` identifies it."""

    ident: str
    label: str
    key: str
    fields: tuple[FieldDecl, ...]
    span: Span = field(compare=False, repr=False)


class Member(Record):
    """A value of an enumeration and the words that show it to users."""

    ident: str
    label: str
    span: Span = field(compare=False, repr=False)


class Enumeration(Record):
    """``énumération Procédure : sauvegarde « … », …``."""

    ident: str
    members: tuple[Member, ...]
    span: Span = field(compare=False, repr=False)


class Root(Record):
    """``dossier factures : liste de Facture``: what a dossier holds at its top. ``is_open``: ``ouverte``."""

    ident: str
    kind: KindRef
    is_open: bool
    span: Span = field(compare=False, repr=False)


class Bound(Record):
    """``borne ≤ 60 jours « C. com. L441-10 I »``: a legal limit on a parameter."""

    operator: Operator
    value: Expression
    source: Quote
    span: Span = field(compare=False, repr=False)


class Parameter(Record):
    """``paramètre délai = 30 jours`` with its printed form when the source prints its default in an odd way."""

    ident: str
    value: Constant | Choices
    printed: str
    bounds: tuple[Bound, ...]
    fixed: Quote | None
    span: Span = field(compare=False, repr=False)


class Row(Record):
    """A row of a dated table: in force from ``day``; ``note`` says where it comes from or how sure it is.

    ``value`` is None for ``2024-03-29 : inconnu « … »``: something was published that day and is not known here.
    """

    day: date
    value: Constant | None
    note: str
    span: Span = field(compare=False, repr=False)


class Table(Record):
    """``table taux_bce : taux`` with ``source « »``, ``connue jusqu'au date`` and rows."""

    ident: str
    kind: KindRef
    source: Quote
    known_until: date
    rows: tuple[Row, ...]
    span: Span = field(compare=False, repr=False)


class Condition(Record):
    """``si expression « words »``: a condition and the words it encodes (quote may be absent)."""

    expression: Expression
    quote: Quote | None
    span: Span = field(compare=False, repr=False)


class Input(Record):
    """A parameter of a calcul: ``(au : date)``."""

    ident: str
    kind: KindRef
    span: Span = field(compare=False, repr=False)


class Computation(Record):
    """``calcul Facture.pénalités(au : date) : argent``; ``subject`` is "" for a calcul without entity.

    ``basis``: ``selon « C. com. L441-10 II »``, an authority outside the article. ``nature``: tags a law may target.
    """

    subject: str
    ident: str
    inputs: tuple[Input, ...]
    kind: KindRef
    label: str
    words: tuple[Quote, ...]
    basis: tuple[Quote, ...]
    nature: tuple[str, ...]
    conditions: tuple[Condition, ...]
    value: Expression
    span: Span = field(compare=False, repr=False)


class Verb(Enum):
    """The three exception verbs."""

    OVERRIDE = "déroge"
    SET_ASIDE = "écarte"
    ADD = "complète"


class Exception_(Record):  # noqa: N801  what it is called; the underscore keeps Python's own name free
    """``déroge nom à cible`` (another value), ``écarte nom de cible`` (no effect), ``complète nom à cible`` (adds).

    ``target`` is a dotted name; ``target_nature`` is set instead when the target is every rule of a nature
    (``écarte nom des règles de nature résiliation_pour_procédure``). ``value`` is None for SET_ASIDE.
    ``over`` names the exceptions this one prevails over (``prime autre_exception``).
    """

    verb: Verb
    ident: str
    target: str
    target_nature: str
    label: str
    words: tuple[Quote, ...]
    basis: tuple[Quote, ...]
    conditions: tuple[Condition, ...]
    value: Expression | None
    over: tuple[str, ...]
    span: Span = field(compare=False, repr=False)


class Modality(Enum):
    """Duty to do, or not to do."""

    DO = "obligation"
    DO_NOT = "interdiction"


class Duty(Record):
    """``obligation`` or ``interdiction``. ``subject`` is the entity of ``pour Facture`` ("" when none).

    ``starts``: ``à compter de``; ``due``: ``au plus tard``; ``performed``: ``exécutée le``;
    ``breached``: ``violée si``; ``suspended``: ``suspendue si``; ``ended``: ``éteinte si``;
    ``lost``: ``définitivement inexécutée si``.
    ``of_result``: True for ``de résultat``, False for ``de moyens``, None when the author says neither.
    """

    modality: Modality
    ident: str
    subject: str
    label: str
    words: tuple[Quote, ...]
    basis: tuple[Quote, ...]
    nature: tuple[str, ...]
    debtor: Expression
    creditor: Expression
    of_result: bool | None
    survives: bool
    conditions: tuple[Condition, ...]
    starts: Condition | None
    due: Condition | None
    performed: Condition | None
    breached: Condition | None
    suspended: Condition | None
    ended: Condition | None
    lost: Condition | None
    span: Span = field(compare=False, repr=False)


class Power(Record):
    """``pouvoir``: who may do what, when, in what form, with what effect.

    ``subject``: the entity of ``pour Facture`` ("" when none), reached from the act by ``link``
    (``acte Courrier par facture``). ``act``: the entity that exercises it; ``act_filter``: ``où objet = …``.
    ``conditions`` (``si``) bear on the situation; ``requirements`` (``exige``) on the act.
    ``date``: the decisive date of the act; ``latest``/``earliest``: ``au plus tard`` / ``au plus tôt``.
    """

    ident: str
    subject: str
    label: str
    words: tuple[Quote, ...]
    basis: tuple[Quote, ...]
    nature: tuple[str, ...]
    holders: tuple[Expression, ...]
    act: str
    link: str
    act_filter: Expression | None
    conditions: tuple[Condition, ...]
    requirements: tuple[Condition, ...]
    date: Expression | None
    latest: Condition | None
    earliest: Condition | None
    effect: Expression | None
    span: Span = field(compare=False, repr=False)


class Appreciation(Record):
    """``appréciation Manquement.grave « Le manquement est-il grave ? » par « … »``: a boolean a person decides."""

    subject: str
    ident: str
    question: str
    decider: str
    words: tuple[Quote, ...]
    burden: str
    span: Span = field(compare=False, repr=False)


class Reading(Record):
    """One reading of the words; ``retained`` marks the one the engine follows, with its reason."""

    ident: str
    label: str
    retained: bool
    reason: str
    span: Span = field(compare=False, repr=False)


class Interpretation(Record):
    """``interprétation``: an ambiguity as an object. ``register`` is its number in the register (``I-58``)."""

    ident: str
    question: str
    register: str
    words: tuple[Quote, ...]
    readings: tuple[Reading, ...]
    span: Span = field(compare=False, repr=False)


class Presumption(Record):
    """``présomption Contrat.mauvaise_foi = non « C. civ. 2274 »``: used by the proof line only."""

    subject: str
    ident: str
    value: Expression
    basis: Quote
    span: Span = field(compare=False, repr=False)


class Detail(Record):
    """``détail « Dernier jour utile » = expression``: a labelled part of an answer."""

    label: str
    value: Expression
    span: Span = field(compare=False, repr=False)


class Prudence(Enum):
    """Which end of the readings is safe."""

    EARLIEST = "au plus tôt"
    LATEST = "au plus tard"


class Question(Record):
    """``question``: what may be asked. ``about``: the collection asked about (``sur courriers où …``), with its filter.

    ``prudent``: ``date prudente « Dernier jour utile » au plus tôt``, the label of a date detail (or "réponse").
    """

    ident: str
    text: str
    register: str
    about: str
    about_filter: Expression | None
    answer: Expression
    details: tuple[Detail, ...]
    prudent: str
    prudence: Prudence | None
    span: Span = field(compare=False, repr=False)


class NoEffect(Record):
    """``sans effet « passage » : « why »``."""

    words: Quote
    reason: str
    span: Span = field(compare=False, repr=False)


class Misprint(Record):
    """``coquille « words as printed » : « the correction proposed »``: a defect of the text, kept as it is."""

    words: Quote
    correction: str
    span: Span = field(compare=False, repr=False)


class DocumentDecl(Record):
    """``document contrat « Conditions générales de vente » articles``: a document this corpus can print."""

    ident: str
    title: str
    content: Call | None
    span: Span = field(compare=False, repr=False)


Item: TypeAlias = (
    Entity
    | Enumeration
    | Root
    | Parameter
    | Table
    | Computation
    | Exception_
    | Duty
    | Power
    | Appreciation
    | Interpretation
    | Presumption
    | Question
    | NoEffect
    | Misprint
    | DocumentDecl
)
