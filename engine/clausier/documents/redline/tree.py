"""The redline tree: the paragraphs of two documents in one, each word with what became of it.

Keeping what is not marked inserted or moved here gives the first document; keeping what is not marked deleted or moved
away gives the second.
"""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from clausier.documents.tree import Column, Run, Value


class Change(Enum):
    """What became of words, or of a paragraph, from the first document to the second."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved from"
    MOVED_TO = "moved to"


class Span(Record):
    """Words with one fate; a value stays one only where nothing of it changed."""

    node: Run | Value
    change: Change


class Line(Record):
    """A paragraph of either document or both. ``style`` is the name of its style, ``before`` the one it had first.

    ``change`` is that of the whole paragraph: SAME when both documents have it, its words changed or not. The
    two lines of a paragraph that moved share its number, ``move``; words lost on the way are DELETED in the first,
    words taken INSERTED in the second.
    """

    style: str
    spans: tuple[Span, ...]
    change: Change = Change.SAME
    before: str = ""
    page_before: bool = False
    move: int = 0


class GridRow(Record):
    """A row of a table; its cells are spans. ``header`` rows are repeated on each page."""

    cells: tuple[tuple[Span, ...], ...]
    change: Change = Change.SAME
    header: bool = False


class Grid(Record):
    """A table; ``change`` is that of the whole."""

    rows: tuple[GridRow, ...]
    columns: tuple[Column, ...]
    change: Change = Change.SAME
    page_before: bool = False


Piece: TypeAlias = Line | Grid


class Fate(Enum):
    """What became of an article."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    MOVED_CHANGED = "moved and changed"


class ArticleChange(Record):
    """An article that changed: its heading in each document ("" where it is not)."""

    fate: Fate
    before: str
    after: str


class Redline(Record):
    """Two documents in one, and the articles that changed in the order of the second.

    ``title`` and ``subtitle`` are those of the second document; they are printed in the page header.
    """

    pieces: tuple[Piece, ...]
    articles: tuple[ArticleChange, ...]
    title: str
    subtitle: str
    language: str
