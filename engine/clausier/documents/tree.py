"""The document tree: what a contract, a quote or a letter prints, before any file format.

Text is held exactly as printed. A figure, a period or a fact is a ``Value``, so that Word shows it as a content control
that names the parameter it prints; a mention of another article is a ``Reference``. Nothing here knows Word, and
nothing here computes meaning.

Two label policies. ``PRINTED``: the label of a heading ("ARTICLE VIII") and the marker of a list item ("1)") are
declared and printed as text; nothing renumbers them (a contract may skip an article or have two "III.2").
``AUTOMATIC``: headings are numbered natively by ``label_patterns``, and list items by native lists that show the
declared markers.

Text may hold U+000A (a line break) and U+0009 (a tab); the characters that no document can carry are listed in
``characters``.
"""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TypeAlias


class LabelPolicy(Enum):
    """Who numbers the headings: the author (``PRINTED``) or the word processor (``AUTOMATIC``)."""

    PRINTED = "printed"
    AUTOMATIC = "automatic"


class Align(Enum):
    """How the cells of a table column are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Run(Record):
    """Words set alike."""

    text: str
    bold: bool = False
    italic: bool = False


class Value(Record):
    """A parameter or a fact as printed ("trois (3) mois").

    ``tag`` is its name for programs, ``title`` its name for people.
    """

    text: str
    tag: str
    title: str
    bold: bool = False
    italic: bool = False


class Reference(Record):
    """A mention of a heading of this document, by its ``anchor``.

    ``text`` is the mention as printed, without the words around it: "IV.2.4" in "à l'article IV.2.4". With automatic
    labels an empty ``text`` stands for the number of the heading.
    """

    text: str
    anchor: str


class ExternalReference(Record):
    """A mention of another instrument ("l'article 28 du RGPD"): printed as it is, never renumbered."""

    text: str


class LineBreak(Record):
    """A new line inside the same paragraph."""


Inline: TypeAlias = Run | Value | Reference | ExternalReference | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


class Heading(Record):
    """The title of an article or of a part.

    ``level`` is 1 to 6. Printed as ``label + separator + runs``: ``label`` is "ARTICLE VIII" or empty, ``separator`` is
    " - " or " ". ``anchor`` names the heading for references, uniquely in the document; empty, nothing can refer to it.
    ``run_in``: set as a paragraph, its words are those of the article ("3.1 Le devis…"). ``numbered`` False: automatic
    labels pass over it.
    """

    level: int
    label: str
    runs: Inlines
    anchor: str = ""
    separator: str = " "
    run_in: bool = False
    numbered: bool = True


class Paragraph(Record):
    """A paragraph; ``depth`` above 0 sets it under the list items of that depth.

    ``kept``: no page parts it from the block that follows.
    """

    runs: Inlines
    depth: int = 0
    kept: bool = False


class ListItem(Record):
    """One item of a list. ``depth`` is 1 to 5, 1 the outermost; ``marker`` is as printed: "-", "1)", "a -"."""

    depth: int
    marker: str
    runs: Inlines


class Column(Record):
    """How a table column is laid out; ``width`` is a share.

    Columns of 2, 1, 1 take a half and two quarters of the line.
    """

    width: int = 1
    align: Align = Align.LEFT


Cell: TypeAlias = Inlines
Row: TypeAlias = tuple[Cell, ...]


class Table(Record):
    """A table. The ``header`` rows are repeated on each page; every row has one cell a column.

    ``columns`` is empty (equal widths, set left) or has one entry a column. No page parts the last ``together`` rows
    (nor the header from them, when they are all the rows),
    nor the last one from the space that follows the table.
    """

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...] = ()
    together: int = 0


class Contents(Record):
    """A table of contents of the headings down to level ``depth`` (1 to 6), without page numbers, under ``title``."""

    title: str
    depth: int = 2


class PageBreak(Record):
    """What follows starts on a new page."""


Block: TypeAlias = Paragraph | ListItem | Heading | Table | Contents | PageBreak

DEFAULT_PATTERNS = ("%1.", "%1.%2.", "%1.%2.%3.", "%1.%2.%3.%4.", "%1.%2.%3.%4.%5.", "%1.%2.%3.%4.%5.%6.")


class Document(Record):
    """A whole document.

    ``title`` and ``subtitle`` are printed first (not when empty) and in the page header. ``properties`` are names and
    texts kept with the file and not printed (versions, hashes). ``label_patterns`` has one pattern a heading level,
    where ``%1`` to ``%6`` stand for the numbers of levels 1 to 6; it matters only when ``labels`` is ``AUTOMATIC``.
    """

    title: str
    subtitle: str
    language: str
    properties: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    labels: LabelPolicy = LabelPolicy.PRINTED
    label_patterns: tuple[str, ...] = DEFAULT_PATTERNS
