"""From bytes or text to a YAML tree: for dossiers, for the cases beside the clauses and for the manifest.

Refused, beside what YAML refuses: aliases, anchors, tags, merges, several documents, a key given twice, a ``#`` that
would cut a value, a decimal comma that braces would split, characters that cannot be seen, texts too big.
"""

from __future__ import annotations

from clausier.dossier import characters, plain
from clausier.dossier.tree import ListNode, MappingNode, Node, ScalarNode, entry
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.source import Source
from clausier.text.span import Span

__all__ = ["ListNode", "MappingNode", "Node", "ScalarNode", "block", "compose", "decode", "entry"]

MOST_BYTES = 1_000_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def decode(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the text of a file in UTF-8 (a byte order mark is dropped); ``name`` is what users call the file.

    With a diagnostic, the text is there only to show the place.
    """
    if len(data) > MOST_BYTES:
        return Source(name, ""), (_too_long(name),)
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return Source(name, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode("utf-8"))
        hint = "enregistrez le fichier en « UTF-8 » dans votre éditeur"
        found = Diagnostic(codes.NOT_UTF8, "le texte n'est pas écrit en UTF-8", Span(name, at, at + 1), hint)
        return Source(name, data.decode("utf-8", "replace")), (found,)


def compose(source: Source) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the tree of a YAML text and what is wrong with it; no tree when something is. Nothing raises.

    An empty text, or one of comments only, is an empty mapping.
    """
    if len(source.text) > MOST_BYTES:
        return None, (_too_long(source.name),)
    forbidden = characters.forbidden(source.name, source.text)
    if forbidden is not None:
        return None, (forbidden,)
    node = plain.read(source.name, source.text)
    if node is not None:
        return node, ()
    from clausier.dossier import events

    return events.read(source)


def block(source: Source, start: int, end: int) -> Source:
    """Return ``source`` with blanks around the characters ``start`` to ``end``: YAML in a page keeps its places."""
    before = "\n".join(" " * len(line) for line in source.text[:start].split("\n"))
    return Source(source.name, before + source.text[start:end])


def _too_long(name: str) -> Diagnostic:
    message = f"le fichier dépasse {MOST_BYTES // 1_000_000} Mo"
    return Diagnostic(codes.DOSSIER_TOO_BIG, message, Span(name, 0, 0), "partagez le fichier en plusieurs")
