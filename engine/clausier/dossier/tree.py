"""What a YAML text is made of, once read: texts, mappings and lists, each with its place. Nothing is typed here."""

from __future__ import annotations

from unicodedata import normalize

from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from clausier.text.span import Span


class ScalarNode(Record):
    """A text, in Unicode's composed form (NFC). ``quoted``: between quotes or in a block, so that it is no keyword.

    ``text`` is "" and ``quoted`` False where nothing follows a key. ``line`` is counted from 1. ``typed`` is the text
    to the character where it was not typed in that form, "" otherwise.
    """

    text: str
    quoted: bool
    line: int = field(compare=False)
    span: Span = field(compare=False, repr=False)
    typed: str = ""

    @property
    def words(self) -> str:
        """The text as it was typed: what is printed, never what is compared."""
        return self.typed or self.text


def scalar(text: str, *, quoted: bool, line: int, span: Span) -> ScalarNode:
    """Return the node of a text as typed."""
    composed = normalize("NFC", text)
    return ScalarNode(composed, quoted, line, span, "" if composed == text else text)


class MappingNode(Record):
    """Keys and values in the order of the text; no key occurs twice.

    ``span`` goes from the first key to the end of the last value.
    """

    entries: tuple[tuple[ScalarNode, Node], ...]
    line: int = field(compare=False)
    span: Span = field(compare=False, repr=False)


class ListNode(Record):
    """Items in the order of the text."""

    items: tuple[Node, ...]
    line: int = field(compare=False)
    span: Span = field(compare=False, repr=False)


Node: TypeAlias = ScalarNode | MappingNode | ListNode


def entry(mapping: MappingNode, key: str) -> Node | None:
    """Return the value under ``key``, or None."""
    return next((value for name, value in mapping.entries if name.text == key), None)
