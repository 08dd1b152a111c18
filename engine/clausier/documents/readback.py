"""A Word file read back: its text paragraph by paragraph, compared with the tree it was printed from."""

from __future__ import annotations

from itertools import zip_longest

from clausier.documents import inline, tree
from clausier.documents.labels import resolve
from clausier.documents.ooxml.counters import numbered
from clausier.documents.ooxml.reading import WordFile, read
from clausier.documents.ooxml.texts import controls, text_of
from clausier.documents.plain import lines
from clausier.documents.typography import spaced
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG_LENGTH = 64
_CONTEXT = 40
_NOTHING = "rien"


def paragraphs(data: bytes) -> tuple[str, ...] | Diagnostic:
    """Return the text of each paragraph of the body, cells included, with the numbers a word processor shows before it.

    Empty paragraphs are kept as empty texts. Bytes that are not a Word file give a diagnostic.
    """
    file = read(data)
    return file if isinstance(file, Diagnostic) else _paragraphs(file)


def verify(document: tree.Document, data: bytes) -> tuple[Diagnostic, ...]:
    """Compare the Word file ``data`` with ``document``, by every paragraph's text and every value's tag and text.

    White space of any kind is one space. At most one diagnostic for the text and one for the values: the first
    difference.
    """
    file = read(data)
    if isinstance(file, Diagnostic):
        return (file,)
    read_back = [text for text in map(spaced, _paragraphs(file)) if text]
    return (*_text(lines(document), read_back), *_values(document, file))


def _paragraphs(file: WordFile) -> tuple[str, ...]:
    return tuple(
        f"{number} {text_of(paragraph)}" if number else text_of(paragraph) for paragraph, number in numbered(file)
    )


def _text(expected: tuple[str, ...], found: list[str]) -> Iterator[Diagnostic]:
    for position, (want, have) in enumerate(zip_longest(expected, found), 1):
        if want != have:
            wanted, shown = _apart(want, have)
            message = f"le paragraphe {position} du fichier Word se lit {shown} au lieu de {wanted}"
            yield Diagnostic(
                codes.TEXT_DIFFERS, message, hint="imprimez de nouveau le document ; ne corrigez pas le fichier"
            )
            return


def _values(document: tree.Document, file: WordFile) -> Iterator[Diagnostic]:
    printed = (node for node in inline.nodes(resolve(document)) if isinstance(node, tree.Value) and node.text)
    expected = [(node.tag[:_TAG_LENGTH], spaced(node.text)) for node in printed if node.tag]
    found = [(tag, spaced(text)) for tag, text in controls(file.body)]
    for want, have in zip_longest(expected, found):
        if want != have:
            shown, wanted = (f"« {each[0]} » = « {each[1]} »" if each else _NOTHING for each in (have, want))
            message = f"les valeurs du fichier Word donnent {shown} au lieu de {wanted}"
            yield Diagnostic(
                codes.TEXT_DIFFERS, message, hint="imprimez de nouveau le document ; ne corrigez pas le fichier"
            )
            return


def _apart(want: str | None, have: str | None) -> tuple[str, str]:
    """Return both texts, quoted, cut around their first difference."""
    if want is None or have is None:
        return _quoted(want, 0), _quoted(have, 0)
    pairs = enumerate(zip(want, have, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(want), len(have)))
    start = max(0, same - _CONTEXT)
    return _quoted(want, start), _quoted(have, start)


def _quoted(text: str | None, start: int) -> str:
    return _NOTHING if text is None else f"« {text[start : start + 2 * _CONTEXT]} »"
