"""The resolved model: articles and their words, names with their kinds, rules with their typed expressions.

What disappeared on the way: pages and blocks (articles index them), bare names, kinds as written. Nothing is lowered
yet: the three verbs, duties and powers are still what their author wrote.
"""

from __future__ import annotations

from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clausier.model.expression import Expression, Value
    from clausier.model.kinds import Kind
    from clausier.model.words import Printed
    from clausier.surface.item import DocumentDecl, Modality, Prudence, Verb
    from clausier.surface.page import Inline
    from clausier.text.span import Span


# --- Words -------------------------------------------------------------------------------------------------------


class Paragraph(Record):
    """A paragraph: its rank among the alinéas of the article, and among the tirets under that alinéa (0: none).

    ``printed`` are its words with the default parameters; ``variant`` the same with the other side of its passages.
    """

    alinea: int
    tiret: int
    content: tuple[Inline, ...]
    printed: Printed
    variant: Printed
    article: str
    span: Span = field(compare=False, repr=False)


class Article(Record):
    """An article: what stands between a heading with an anchor and the next heading.

    ``id`` is unique among all corpora (``corpus id#anchor``); ``short_name`` that of the corpus; ``path`` the headings
    above, printed, its own last; ``region`` the ids of the articles from its heading to the next of the same level.
    ``certainty`` is how sure the text of the law is (A, B or C), "" for a contract. ``on_paper``: the signed paper has
    it (a page that declares items and has no paragraph, a vocabulary or common readings, is not on the paper).
    ``run_in``: it has no heading, its number stands in its own first words; its path ends with its anchor.
    """

    id: str
    corpus: str
    short_name: str
    is_law: bool
    anchor: str
    level: int
    path: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    region: tuple[str, ...]
    certainty: str
    on_paper: bool
    run_in: bool
    span: Span = field(compare=False, repr=False)


class Citation(Record):
    """Words and where they stand, as the core keeps them (see ``norms.tree.Citation``)."""

    place: str
    words: str
    anchor: str
    file: str
    line: int
    certainty: str


class Found(Record):
    """A fragment of a quote found in a paragraph: the printed characters from ``start`` to ``end``."""

    paragraph: Paragraph
    start: int
    end: int
    in_variant: bool


class LocatedQuote(Record):
    """A quote of a rule, the article it was looked for in, and its fragments found there; () when it is not there."""

    text: str
    article: str
    owner: str
    found: tuple[Found, ...]
    span: Span = field(compare=False, repr=False)


# --- Vocabulary --------------------------------------------------------------------------------------------------


class FieldInfo(Record):
    """A field of an entity; an appréciation is a field that is ``judged``."""

    name: str
    kind: Kind
    question: str
    judged: bool
    decider: str
    burden: str
    presumed: Value | None
    presumed_by: str
    span: Span = field(compare=False, repr=False)


class Entity(Record):
    """An entity; ``variable`` is the name of the one a rule is about: ``facture``."""

    name: str
    label: str
    key: str
    variable: str
    fields: tuple[FieldInfo, ...]
    span: Span = field(compare=False, repr=False)


class Enumeration(Record):
    """An enumeration: (member, label) pairs in order."""

    name: str
    members: tuple[tuple[str, str], ...]
    span: Span = field(compare=False, repr=False)


class Root(Record):
    """What a dossier holds at its top."""

    name: str
    kind: Kind
    is_open: bool
    span: Span = field(compare=False, repr=False)


# --- Rules -------------------------------------------------------------------------------------------------------


class Clause(Record):
    """A part of a rule and the words it encodes; ``label`` is the expression as written."""

    expression: Expression
    label: str
    citations: tuple[Citation, ...]


class Parameter(Record):
    """A parameter and its default; ``printed`` replaces the default in the words; ``fixed`` forbids changing it."""

    name: str
    kind: Kind
    value: Value
    printed: str
    bounds: tuple[tuple[str, Value, str], ...]
    fixed: str
    citations: tuple[Citation, ...]
    span: Span = field(compare=False, repr=False)


class Table(Record):
    """A dated table; a row whose value is None is not known."""

    name: str
    kind: Kind
    source: str
    known_until: date
    rows: tuple[tuple[date, Value | None, str], ...]
    span: Span = field(compare=False, repr=False)


class Computation(Record):
    """A calcul. ``name`` is full (``Facture.pénalités``); ``inputs`` are (name, kind), the subject first if any."""

    name: str
    inputs: tuple[tuple[str, Kind], ...]
    kind: Kind
    label: str
    natures: tuple[str, ...]
    conditions: tuple[Clause, ...]
    value: Expression
    citations: tuple[Citation, ...]
    article: str
    span: Span = field(compare=False, repr=False)


class Amendment(Record):
    """An exception, for one of its targets: a calcul, another exception, a pouvoir or an obligation, by name.

    ``over`` names the exceptions this one prevails over. ``value`` is None for ``écarte``. ``on_act``: the target is a
    pouvoir and the act itself is looked at, so that the amendment says nothing of the situation alone.
    """

    name: str
    verb: Verb
    target: str
    label: str
    conditions: tuple[Clause, ...]
    value: Expression | None
    kind: Kind
    over: tuple[str, ...]
    on_act: bool
    citations: tuple[Citation, ...]
    article: str
    span: Span = field(compare=False, repr=False)


class Duty(Record):
    """An obligation or an interdiction, about ``subject`` (an entity, "" when none), named ``variable``.

    ``parts`` are (aspect, clause) pairs, those the author wrote among débiteur, créancier, naissance, échéance,
    exécutée, violée, suspendue, éteinte, perdue; the conditions are apart. ``of_result`` is None when nothing is said.
    """

    name: str
    modality: Modality
    label: str
    subject: str
    variable: str
    natures: tuple[str, ...]
    of_result: bool | None
    survives: bool
    conditions: tuple[Clause, ...]
    parts: tuple[tuple[str, Clause], ...]
    citations: tuple[Citation, ...]
    article: str
    span: Span = field(compare=False, repr=False)


class Power(Record):
    """A pouvoir exercised by an ``act`` (an entity, named ``act_variable``), about ``subject`` ("" when none).

    ``conditions`` speak of the subject (named ``variable``), everything else of the act and of the subject, which
    ``link`` reaches from the act.
    """

    name: str
    label: str
    subject: str
    variable: str
    act: str
    act_variable: str
    link: str
    natures: tuple[str, ...]
    holders: tuple[Expression, ...]
    act_filter: Clause | None
    conditions: tuple[Clause, ...]
    requirements: tuple[Clause, ...]
    date: Expression | None
    latest: Clause | None
    earliest: Clause | None
    effect: Clause | None
    citations: tuple[Citation, ...]
    article: str
    span: Span = field(compare=False, repr=False)


class Reading(Record):
    """A reading of an interprétation."""

    name: str
    label: str
    reason: str


class Interpretation(Record):
    """An interprétation: its readings as written, and which one is retained."""

    name: str
    question: str
    register: str
    readings: tuple[Reading, ...]
    retained: str
    citations: tuple[Citation, ...]
    article: str
    span: Span = field(compare=False, repr=False)


class Question(Record):
    """A question about each element of the root list ``about`` ("" for the contract), named ``variable``."""

    name: str
    text: str
    register: str
    about: str
    variable: str
    about_filter: Clause | None
    answer: Expression
    details: tuple[tuple[str, Expression], ...]
    prudent: str
    prudence: Prudence | None
    article: str
    span: Span = field(compare=False, repr=False)


class NoEffect(Record):
    """A passage said to have no computable effect, and why."""

    quote: LocatedQuote
    reason: str
    article: str


class Misprint(Record):
    """A defect of the words, kept as it is, and the correction proposed."""

    quote: LocatedQuote
    correction: str
    article: str


class Document(Record):
    """A document that can be printed, as declared."""

    declaration: DocumentDecl
    article: str


class Model(Record):
    """A contract and the law around it. Mappings are by name, in the order of the pages; articles by id, in order.

    ``amendments`` holds one entry a target; ``quotes`` every quote with where it was found. ``passages`` are the
    conditions of the passages of the words, ``printed`` the values they print other than parameters, by their text.
    """

    contract: str
    short_name: str
    title: str
    articles: dict[str, Article]
    entities: Mapping[str, Entity]
    enumerations: dict[str, Enumeration]
    roots: dict[str, Root]
    parameters: dict[str, Parameter]
    tables: dict[str, Table]
    computations: dict[str, Computation]
    amendments: tuple[Amendment, ...]
    duties: dict[str, Duty]
    powers: dict[str, Power]
    interpretations: dict[str, Interpretation]
    questions: dict[str, Question]
    no_effects: tuple[NoEffect, ...]
    misprints: tuple[Misprint, ...]
    documents: dict[str, Document]
    passages: dict[str, Expression]
    printed: dict[str, Expression]
    quotes: tuple[LocatedQuote, ...]
