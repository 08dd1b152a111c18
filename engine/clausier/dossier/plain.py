"""The common shape of a dossier read without PyYAML, whose import alone costs more than a whole answer.

Mappings and lists in blocks, one value a line. Whatever is not beyond doubt gives None and goes to ``events``, errors
first of all. Invariant, held by tests: a tree given here is the tree that ``events`` gives, places included.
"""

from __future__ import annotations

from clausier.dossier.tree import ListNode, MappingNode, Node, ScalarNode, scalar
from clausier.text.record import Record
from clausier.text.span import Span

BLANKS = " \u00a0\u202f"
"""What surrounds an unquoted text without being part of it; French typography puts no-break spaces before colons."""

_DEEPEST = 12
_MOST_LINES = 5_000

_IN_KEYS = frozenset("_ /=().'’\u00a0\u202f-")
_LONGEST_KEY = 201
_AT_START = frozenset("«(/€+")
_DIGITS = frozenset("0123456789")


class _Line(Record):
    """A line that says something: where it starts to, and the rest of it."""

    indent: int
    start: int
    text: str
    number: int


class _Doubt(Exception):  # noqa: N818  no error: the text goes to the full reader
    """The text is not of the common shape."""


def read(name: str, text: str) -> Node | None:
    """Return the tree of ``text``, or None when only a full YAML reader may tell. ``name`` is that of the source."""
    if "\t" in text:
        return None
    try:
        lines = _lines(text)
        if not lines or lines[0].indent:
            return None
        node, after = _Blocks(name, lines).block(0, 0)
    except _Doubt:
        return None
    return node if after == len(lines) else None


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    start = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if not _says_nothing(line):
            indent = len(line) - len(line.lstrip(" "))
            found.append(_Line(indent, start + indent, line[indent:], number))
        start += len(raw) + 1
    if len(found) > _MOST_LINES:
        raise _Doubt
    return found


class _Blocks:
    """Reads the blocks of one text. Each method takes the index of a line and returns the index after what it read."""

    def __init__(self, name: str, lines: list[_Line]) -> None:
        self._name = name
        self._lines = lines

    def block(self, at: int, depth: int) -> tuple[Node, int]:
        """Read the list or the mapping that starts at a line."""
        if depth > _DEEPEST:
            raise _Doubt
        if self._lines[at].text.startswith("-"):
            return self._list(at, depth)
        return self._mapping(at, depth)

    def _list(self, at: int, depth: int) -> tuple[Node, int]:
        first, indent = self._lines[at], self._lines[at].indent
        items: list[Node] = []
        while at < len(self._lines) and self._lines[at].indent == indent:
            line = self._lines[at]
            dash = _dash(line.text)
            if not dash:
                if line.text.startswith("-") or not items:
                    raise _Doubt
                break
            rest = _Line(indent + dash, line.start + dash, line.text[dash:], line.number)
            if _key(rest.text):
                self._lines[at] = rest
                item, at = self._mapping(at, depth + 1)
            else:
                item, at = self._scalar(rest), at + 1
            items.append(item)
        self._check_outside(at, indent)
        return ListNode(tuple(items), first.number, self._span(first.start, items[-1].span.end)), at

    def _mapping(self, at: int, depth: int) -> tuple[Node, int]:
        first, indent = self._lines[at], self._lines[at].indent
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        value: Node
        while at < len(self._lines) and self._lines[at].indent == indent:
            line = self._lines[at]
            found = _key(line.text)
            if not found:
                raise _Doubt
            written, end = found
            key = self._text(line, written)
            rest = _Line(line.indent, line.start + end, line.text[end:], line.number)
            if _says_nothing(rest.text):
                value, at = self._below(at, rest, depth)
            else:
                value, at = self._scalar(rest), at + 1
            if key.text in entries:
                raise _Doubt
            entries[key.text] = (key, value)
        self._check_outside(at, indent)
        pairs = tuple(entries.values())
        return MappingNode(pairs, first.number, self._span(first.start, pairs[-1][1].span.end)), at

    def _below(self, at: int, rest: _Line, depth: int) -> tuple[Node, int]:
        """Read the block under a key, or nothing; a list may stand at the same indent as its key."""
        if at + 1 < len(self._lines):
            below = self._lines[at + 1]
            if below.indent > rest.indent or (below.indent == rest.indent and below.text.startswith("-")):
                return self.block(at + 1, depth + 1)
        if rest.text.strip():
            raise _Doubt
        return ScalarNode("", quoted=False, line=rest.number, span=self._span(rest.start, rest.start)), at + 1

    def _check_outside(self, at: int, indent: int) -> None:
        if at < len(self._lines) and self._lines[at].indent > indent:
            raise _Doubt

    def _scalar(self, line: _Line) -> Node:
        inner = _quoted(line.text)
        if inner is not None:
            span = self._span(line.start, line.start + len(inner) + 2)
            return scalar(inner, quoted=True, line=line.number, span=span)
        if line.text.startswith("[]") and _ends(line.text[2:]):
            return ListNode((), line.number, self._span(line.start, line.start + 2))
        if not _is_plain(line.text):
            raise _Doubt
        return self._text(line, line.text.rstrip(" "))

    def _text(self, line: _Line, text: str) -> ScalarNode:
        span = self._span(line.start, line.start + len(text))
        return scalar(text.strip(BLANKS), quoted=False, line=line.number, span=span)

    def _span(self, start: int, end: int) -> Span:
        return Span(self._name, start, end)


# --- The shapes that are beyond doubt -----------------------------------------------------------------------------


def _says_nothing(text: str) -> bool:
    """Tell whether there is nothing but blanks and a comment."""
    said = text.lstrip(" ")
    return not said or said[0] == "#"


def _ends(text: str) -> bool:
    """Tell whether a value may end before ``text``: blanks, then a comment set apart."""
    said = text.lstrip(" ")
    return not said or (said[0] == "#" and len(said) < len(text))


def _dash(text: str) -> int:
    """Return where the item goes on after its dash and blanks; 0 when this is no item, or one of a comment only."""
    if not text.startswith("- "):
        return 0
    end = len(text) - len(text[1:].lstrip(" "))
    return end if end < len(text) and text[end] != "#" else 0


def _key(text: str) -> tuple[str, int] | None:
    """Return a key and where its value starts, its colon and blanks passed; None when this is no key."""
    colon = text.find(":")
    key = text[:colon].rstrip(" ")
    if colon < 0 or not key[:1].isalnum() or len(key) > _LONGEST_KEY:
        return None
    if not all(each.isalnum() or each in _IN_KEYS for each in key):
        return None
    rest = text[colon + 1 :]
    value = rest.lstrip(" ")
    if not value:
        return key, colon + 1
    return (key, len(text) - len(value)) if len(value) < len(rest) else None


def _quoted(text: str) -> str | None:
    """Return what a text says between quotation marks that nothing escapes; None when it is not quoted so."""
    mark = text[:1]
    closing = text.find(mark, 1) if mark in {'"', "'"} else -1
    if closing < 0 or not _ends(text[closing + 1 :]):
        return None
    inner = text[1:closing]
    return None if mark == '"' and "\\" in inner else inner


def _is_plain(text: str) -> bool:
    """Tell whether an unquoted text looks like no indicator, and holds neither « : » nor « # » as YAML has them."""
    first = text[:1]
    if not (first.isalnum() or first in _AT_START or (first == "-" and text[1:2] in _DIGITS)):
        return False
    return ": " not in text and not text.endswith(":") and " #" not in text
