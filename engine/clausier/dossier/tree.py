"""What a YAML text is made of, once read: texts, mappings and lists, each with its place. Nothing is typed here."""

from __future__ import annotations

from clausier.text.record import dataclass, field
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from clausier.text.span import Span


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text, in Unicode's composed form (NFC). ``quoted``: between quotes or in a block, so that it is no keyword.

    ``text`` is "" and ``quoted`` False where nothing follows a key. ``line`` is counted from 1.
    """

    text: str
    quoted: bool
    line: int = field(compare=False)
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in the order of the text; no key occurs twice.

    ``span`` goes from the first key to the end of the last value.
    """

    entries: tuple[tuple[ScalarNode, Node], ...]
    line: int = field(compare=False)
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListNode:
    """Items in the order of the text."""

    items: tuple[Node, ...]
    line: int = field(compare=False)
    span: Span = field(compare=False, repr=False)


Node: TypeAlias = ScalarNode | MappingNode | ListNode


def entry(mapping: MappingNode, key: str) -> Node | None:
    """Return the value under ``key``, or None."""
    return next((value for name, value in mapping.entries if name.text == key), None)
