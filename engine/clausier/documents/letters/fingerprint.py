"""The fingerprint of a letter's words, paragraph by paragraph: what tells later which ones someone changed in Word.

A Word file keeps it in its custom properties, several paragraphs in each, since Word shortens a long property. Fields
are left out: Word works out again the number of a page.
"""

from __future__ import annotations

import hashlib
import re
from difflib import SequenceMatcher
from typing import NamedTuple

from clausier.documents.ooxml.custom import custom_properties
from clausier.documents.ooxml.texts import without_fields
from clausier.documents.ooxml.xml import every
from clausier.documents.parts import Fate
from clausier.documents.typography import spaced
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

BODY, MARGINS = "clausier.texte.", "clausier.marges."
_DIGEST = 16
_TOGETHER = 14  # digests in a property: less than the 255 characters that Word keeps
_FURNITURE = re.compile(r"/(header|footer)$")


class Line(NamedTuple):
    """A paragraph that is no longer as it was written: what became of it, and its words today.

    One that is gone has the words of the paragraph before it, "" at the top.
    """

    fate: Fate
    words: str


def properties(body: Element, margins: Iterable[Element]) -> tuple[tuple[str, str], ...]:
    """Return the custom properties that keep the words of a body, and of the headers and footers around it."""
    return (*_kept(BODY, map(_digest, _lines(body))), *_kept(MARGINS, sorted(map(_digest, _around(margins)))))


def count(file: WordFile) -> int:
    """Return how many paragraphs a file keeps the fingerprint of; 0 for one that is no letter of ours."""
    return len(_read(file, BODY)) + len(_read(file, MARGINS))


def changes(file: WordFile) -> tuple[Line, ...]:
    """Return the paragraphs that are no longer as they were written; none in a file that is no letter of ours."""
    return (*_body(file), *_margins(file)) if count(file) else ()


def _body(file: WordFile) -> Iterator[Line]:
    lines = list(_lines(file.body))
    kept, found = _read(file, BODY), list(map(_digest, lines))
    for kind, was, was_end, now, now_end in SequenceMatcher(None, kept, found, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(was_end - was, now_end - now)
        yield from (Line(Fate.CHANGED, each) for each in lines[now : now + both])
        yield from (Line(Fate.ADDED, each) for each in lines[now + both : now_end])
        before = lines[now + both - 1] if now + both else ""
        yield from (Line(Fate.REMOVED, before) for _ in range(was_end - was - both))


def _margins(file: WordFile) -> Iterator[Line]:
    kept = _read(file, MARGINS)
    lines = {_digest(each): each for each in _around(_furniture(file))}
    gone = len(set(kept) - set(lines))
    for rank, each in enumerate(digest for digest in lines if digest not in kept):
        yield Line(Fate.CHANGED if rank < gone else Fate.ADDED, lines[each])
    for _ in range(gone - len(set(lines) - set(kept))):
        yield Line(Fate.REMOVED, "")


def _furniture(file: WordFile) -> Iterator[Element]:
    for relation in file.relations.get(file.main, ()):
        if _FURNITURE.search(relation.kind) and relation.target in file.trees:
            yield file.trees[relation.target]


def _around(margins: Iterable[Element]) -> set[str]:
    """Return the words of headers and footers, each once: Word names and repeats these parts as it likes."""
    return {line for root in margins for line in _lines(root)}


def _lines(root: Element) -> Iterator[str]:
    return filter(None, (spaced(without_fields(each)) for each in every(root, "p")))


def _kept(prefix: str, digests: Iterable[str]) -> Iterator[tuple[str, str]]:
    every_digest = list(digests)
    for rank, start in enumerate(range(0, len(every_digest), _TOGETHER)):
        yield f"{prefix}{rank:03}", " ".join(every_digest[start : start + _TOGETHER])


def _read(file: WordFile, prefix: str) -> Sequence[str]:
    return [each for name, text in custom_properties(file) if name.startswith(prefix) for each in text.split()]


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()[:_DIGEST]
