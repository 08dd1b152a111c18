"""Where the bookmarks of a document go, and what each reference shows.

A reference becomes a ``REF`` field only if the word processor, when it refreshes fields, would show the very words
printed: the bookmark then covers these words in the heading's label ("IV.2.4" in "Article IV.2.4"), or, with automatic
labels, the field asks for the number. A mention in other words ("l'article ci-dessus") becomes a link to the heading,
which nothing refreshes.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from clausier.documents import inline, tree
from clausier.documents.labels import short, whole
from clausier.documents.typography import NO_BREAK
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_NAME = 40  # ECMA-376 part 1, 17.13.6.2, as Word reads it
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_DIGEST = 8


class Mark(Record):
    """A bookmark over characters ``start`` to ``end`` of a heading's label."""

    name: str
    start: int
    end: int


class Plan(Record):
    """The bookmarks of a document.

    ``names`` gives that of each anchored heading, ``marks`` those inside its label, ``fields`` the instruction of each
    reference that is a field, by anchor and text.
    """

    names: Mapping[str, str]
    marks: Mapping[str, tuple[Mark, ...]]
    fields: Mapping[tuple[str, str], str]


def plan(document: tree.Document) -> Plan:
    """Return the bookmarks of ``document``, whose labels are resolved (see ``labels.resolve``)."""
    labels = {
        block.anchor: block.label for block in document.blocks if isinstance(block, tree.Heading) and block.anchor
    }
    taken: set[str] = set()
    names = {anchor: bookmark_name(anchor, taken) for anchor in labels}
    marks: dict[str, tuple[Mark, ...]] = {}
    fields: dict[tuple[str, str], str] = {}
    wanted = dict.fromkeys((n.anchor, n.text) for n in inline.nodes(document) if isinstance(n, tree.Reference))
    for anchor, text in wanted:
        if document.labels is tree.LabelPolicy.AUTOMATIC:
            if text == whole(labels[anchor]):
                fields[anchor, text] = f"REF {names[anchor]} \\r \\h"
            elif text == short(labels[anchor]):
                fields[anchor, text] = f"REF {names[anchor]} \\r \\t \\h"  # without « ARTICLE »; LibreOffice keeps it
        elif place := _place(labels[anchor], text):
            mark = Mark(bookmark_name(f"{anchor}_{text}", taken), *place)
            marks[anchor] = (*marks.get(anchor, ()), mark)
            fields[anchor, text] = f"REF {mark.name} \\h"
    return Plan(names, marks, fields)


def bookmark_name(text: str, taken: set[str]) -> str:
    """Return a bookmark name for ``text``, unlike those in ``taken`` whatever their case, and add it there.

    It is hidden from the reader (initial underscore), in ASCII letters, digits and underscores, at most 40 characters.
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = "_" + _UNSAFE.sub("_", folded).strip("_")
    if len(name) > _LONGEST_NAME or name.lower() in taken or len(name) == 1:
        number = 0
        stem = name[: _LONGEST_NAME - _DIGEST - 1]
        while True:
            digest = hashlib.sha256(f"{number} {text}".encode()).hexdigest()[:_DIGEST]
            name = f"{stem}_{digest}"
            if name.lower() not in taken:
                break
            number += 1
    taken.add(name.lower())
    return name


def _place(label: str, text: str) -> tuple[int, int] | None:
    """Find ``text`` in ``label`` as whole words: "II" is not in "Article III", nor "IV.2" in "Article IV.2.4"."""
    plain = re.escape(text.replace(NO_BREAK, " "))
    found = re.search(rf"(?<![\w.]){plain}(?!\.?\w)", label.replace(NO_BREAK, " ")) if text else None
    return found.span() if found else None
