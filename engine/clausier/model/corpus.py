"""A corpus: the pages of one contract, or of the law that contracts share."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.surface.page import Page
    from clausier.text.source import Source


class Corpus(Record):
    """The pages of a contract or of the law, in the order of their file names.

    ``id`` names it in a project, ``short_name`` in a citation (``CGV VIII, 1er alinéa``), ``title`` in full.
    ``is_law``: its articles are the law; its rules may amend rules of the contract.
    """

    id: str
    short_name: str
    title: str
    pages: tuple[tuple[Source, Page], ...]
    is_law: bool
