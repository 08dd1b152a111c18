"""What a quote is made of, once read; and the catalogue it takes its articles from.

Amounts are in euros before tax unless said otherwise; dates are days; nothing here computes or reads.
"""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from clausier.dossier.tree import MappingNode, ScalarNode
    from clausier.text.span import Span
    from clausier.values.duration import Duration
    from clausier.values.fraction import Fraction
    from clausier.values.money import Money
    from clausier.values.rate import Rate


class Pace(Enum):
    """When a line is paid: once, or each month of the engagement."""

    ONCE = "unique"
    MONTHLY = "mensuelle"


class Standing(Enum):
    """What a line does to the totals: it counts, it is an option counted apart, or it only informs."""

    COUNTED = "comptée"
    OPTION = "option"
    MEMO = "pour mémoire"


class State(Enum):
    """Where a quote stands with its client."""

    DRAFTED = "établi"
    ISSUED = "émis"
    SENT = "envoyé"
    ACCEPTED = "accepté"
    REFUSED = "refusé"
    WITHDRAWN = "retiré"
    EXPIRED = "expiré"


class Computed(Record):
    """A value that the contract gives: a definition, or a part of a question (``detail`` "" is its answer)."""

    definition: str
    question: str
    detail: str
    span: Span


class Party(Record):
    """The provider or the client, as printed. A field is "" (or no line) when it is not given."""

    name: str
    form: str = ""
    capital: str = ""
    address: tuple[str, ...] = ()
    siren: str = ""
    registry: str = ""
    vat: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    delivery: tuple[str, ...] = ()
    order: str = ""


class Article(Record):
    """An article of the catalogue. ``price`` is its tariff, or what the contract computes (None: the line says it).

    ``about`` is the list of the dossier whose element it prices; ``quantity`` the path of the fact that counts it;
    ``facts`` what it adds to the dossier (to that element, when it is about one).
    """

    code: str
    name: str
    description: str
    unit: str
    pace: Pace
    price: Money | Computed | None
    vat: Rate | str | None
    about: str
    quantity: str
    facts: MappingNode | None
    line_facts: MappingNode | None
    span: Span


class Entered(Record):
    """How each counted line enters the dossier as an element of the list ``root``, and what then computes its amount.

    ``price`` and ``quantity`` are the fields that receive them, ``facts`` what every element says besides.
    """

    root: str
    price: str
    quantity: str
    amount: Computed | None
    facts: MappingNode | None
    span: Span


class Catalogue(Record):
    """What a salesperson does not write again: the provider, usual conditions, articles, and the way to the dossier.

    ``mapped`` has (path in the dossier, what the quote puts there, place); ``parameters`` are special conditions
    imposed on every quote (the discount limits of the house).
    """

    name: str
    contract: str
    terms: str
    provider: Party
    vat: Rate | str | None
    validity: Duration | Computed | None
    engagement: Duration | None
    conditions: tuple[tuple[str, str], ...]
    articles: dict[str, Article]
    entered: Entered | None
    mapped: tuple[tuple[str, str, Span], ...]
    parameters: MappingNode | None


class Discount(Record):
    """A rebate on a line: a share of it, or an amount before tax."""

    value: Rate | Money
    span: Span


class Line(Record):
    """A line. ``key`` names it in the quote (its rank: « 2.1 »); ``about`` is the key of the element it prices.

    ``facts`` are those of the element it becomes in the dossier.

    Before pricing, ``quantity``, ``price`` or ``vat`` may be None; ``gross`` (quantity × price, or what the contract
    computes) always is. ``reason`` says which words gave the price, "" for a tariff.
    """

    key: str
    article: Article | None
    name: str
    description: str
    quantity: Fraction | None
    unit: str
    price: Money | None
    vat: Rate | None
    pace: Pace
    standing: Standing
    about: str
    discount: Discount | None
    facts: MappingNode | None
    span: Span
    gross: Money | None = None
    reason: str = ""


class Rebate(Record):
    """A discount on the whole quote, and why: a share of what is paid once, each month or (``pace`` None) both.

    An amount always has its pace: it is taken once, or each month.
    """

    value: Rate | Money
    reason: str
    pace: Pace | None
    span: Span


class Section(Record):
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


class Event(Record):
    """What happened to a quote, and when."""

    state: State
    day: date
    span: Span


class Quote(Record):
    """A quote. ``number`` is "" until one is given; ``limit`` is its own last day, None when the usual one holds.

    ``replaces`` is the file of the version before; ``deposit`` a share of the one-off total, or an amount, taxes
    included; ``approved_by`` the authority that grants the discounts; ``terms`` the general conditions it refers to.
    ``expiry`` is its last day, once worked out; ``rebate`` the discount on the whole.
    """

    contract: str
    terms: str
    provider: Party
    number: str
    version: int
    replaces: str
    title: str
    drawn: date
    limit: date | None
    client: Party
    sections: tuple[Section, ...]
    conditions: tuple[tuple[str, str], ...]
    engagement: Duration | None
    deposit: Rate | Money | None
    approved_by: ScalarNode | None
    facts: MappingNode | None
    log: tuple[Event, ...]
    span: Span
    expiry: date | None = None
    rebate: Rebate | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return tuple(line for section in self.sections for line in section.lines)

    @property
    def reference(self) -> str:
        """The number and, from the second one on, the version: « D-2026-0001 V2 »."""
        if not self.number:
            return ""
        return self.number if self.version == 1 else f"{self.number} V{self.version}"
