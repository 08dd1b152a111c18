"""The words: French spaces that hold, and nothing left of a template."""

from __future__ import annotations

import re

from clausier.documents.linter.places import near
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import every
from clausier.documents.typography import breakable
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile

_LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|\bX{3,}\b")


def spaces_hold(file: WordFile) -> Iterator[Diagnostic]:
    """No breaking space before : ; ? ! % € » or after «."""
    for name, root in file.stories():
        for paragraph in every(root, "p"):
            if breakable(text_of(paragraph)):
                message = f"une espace devrait être insécable, {near(paragraph)}"
                yield Diagnostic(codes.WORD_SPACE, message, path=(name,))


def nothing_left_over(file: WordFile) -> Iterator[Diagnostic]:
    """No mark of a template left to fill: braces, double brackets, XXX."""
    for name, root in file.stories():
        for paragraph in every(root, "p"):
            if found := _LEFTOVER.search(text_of(paragraph)):
                message = f"le texte garde « {found[0]} », {near(paragraph)}"
                yield Diagnostic(codes.WORD_LEFTOVER, message, path=(name,))
