"""A clause file as written: headings, the words of the article, and the items under them."""

from __future__ import annotations

from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from clausier.surface.expression import Expression
    from clausier.surface.item import Item
    from clausier.text.span import Span


class Words(Record):
    """Plain words of the contract. ``bold`` marks ``**…**``.

    ``bends`` says where the file and the words part (a line end of two characters, spaces, a comment): from which
    character of ``text`` on, which character of ``span``, one for one until the next bend.
    """

    text: str
    bold: bool
    span: Span = field(compare=False, repr=False)
    bends: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)


class Placeholder(Record):
    """``{préavis: lettres (chiffres) unité}``: a value printed in the words. ``form``: the printed form, as written."""

    value: Expression
    form: str
    span: Span = field(compare=False, repr=False)


class Passage(Record):
    """``{si condition} … {sinon} … {fin}``: words printed only when a condition holds."""

    condition: Expression
    then: tuple[Inline, ...]
    otherwise: tuple[Inline, ...]
    span: Span = field(compare=False, repr=False)


class Derogation(Record):
    """``{déroge nom à « mots » si condition} … {fin}``: words that a deal adds, and the words they derogate from.

    They are no words of the standard contract: they are printed only for a deal whose facts meet the condition.
    """

    ident: str
    words: str
    condition: Expression
    content: tuple[Inline, ...]
    span: Span = field(compare=False, repr=False)


Inline: TypeAlias = Words | Placeholder | Passage | Derogation


class Heading(Record):
    """``## ARTICLE VIII - Résiliation {#VIII}``: level 1 to 6, the printed text, the declared anchor."""

    level: int
    text: str
    anchor: str
    span: Span = field(compare=False, repr=False)


class RunIn(Record):
    """``{#3.1} 3.1 Le Devis…``: opens, before a paragraph, an article whose number stands in its own first words."""

    anchor: str
    span: Span = field(compare=False, repr=False)


class Paragraph(Record):
    """An alinéa; ``marker`` is "-" for a tiret, "" otherwise."""

    marker: str
    content: tuple[Inline, ...]
    span: Span = field(compare=False, repr=False)


class Block(Record):
    """A ``clause`` block and its items, in order."""

    items: tuple[Item, ...]
    span: Span = field(compare=False, repr=False)


Part: TypeAlias = Heading | RunIn | Paragraph | Block


class Page(Record):
    """One clause file, in the order written. Comments of the file are not kept."""

    source: str
    parts: tuple[Part, ...]
