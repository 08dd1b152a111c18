"""A Word form: its package looked at before anything is done with it, then its tags, paragraph by paragraph."""

from __future__ import annotations

import re

from clausier.documents.letters import preflight
from clausier.documents.ooxml import archive, reading, tags
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import every, serialize
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

    Problems = tuple[Diagnostic, ...]

_MOST_XML = 20_000_000
_FILLED = re.compile(r"/(header|footer)$")


class Line(Record):
    """A paragraph that has words: its rank in its part, counted from 1, and its words.

    ``holder`` is where a block tag that stands alone acts: "tr" and the rank of the table whose row it fills, else "p"
    and the rank of its cell, 0 out of tables; "" when the words are not one block tag.
    """

    rank: int
    words: str
    holder: str = ""


class Story(Record):
    """A part of the form that is filled: the body, a header or a footer."""

    part: str
    name: str
    lines: tuple[Line, ...]


class Form(Record):
    """A form ready to be filled: its parts, and the words of its stories."""

    name: str
    parts: dict[str, bytes]
    stories: tuple[Story, ...]

    def packed(self) -> bytes:
        """Return the bytes of the form, as docxtpl is given them."""
        return archive.pack(self.parts)


def open_form(data: bytes, name: str) -> tuple[Form | None, Problems]:
    """Return the form in the bytes of a .docx; ``name`` is what users call the file.

    A package that is not a plain Word document (see ``preflight``), or too large, gives diagnostics and no form.
    """
    if _is_vast(data):
        return None, (preflight.refused(name, "son texte dépasse 20 Mo une fois décompressé", "allégez-le"),)
    file = reading.read(data)
    if isinstance(file, Diagnostic):
        return None, (Diagnostic(file.code, f"« {name} » : {file.message}", None, file.hint, path=(name,)),)
    problems = tuple(preflight.faults(file, name, dict(_filled(file))))
    if problems:
        return None, problems
    stories = tuple(_story(part, root) for part, root in _filled(file))
    parts = dict(file.parts)
    for part, root in _filled(file):
        tags.lift(root)
        parts[part] = serialize(root)
    return Form(name, parts, stories), ()


def _filled(file: WordFile) -> Iterator[tuple[str, Element]]:
    """Yield the parts that tags may stand in: the body, the headers, the footers."""
    yield file.main, file.body
    for relation in file.relations.get(file.main, ()):
        if _FILLED.search(relation.kind) and relation.target in file.trees:
            yield relation.target, file.trees[relation.target]


def _story(part: str, root: Element) -> Story:
    for paragraph in every(root, "p"):
        tags.gather(paragraph)
    tables, cells = list(every(root, "tbl")), list(every(root, "tc"))
    lines: list[Line] = []
    for rank, paragraph in enumerate(every(root, "p"), 1):
        words = text_of(paragraph)
        if words.strip():
            lines.append(Line(rank, words, _holder(paragraph, tables, cells)))
    return Story(part, preflight.called(part), tuple(lines))


def _holder(paragraph: Element, tables: list[Element], cells: list[Element]) -> str:
    if not tags.stands_alone(paragraph):
        return ""
    row = tags.above(paragraph, "tr")
    if row is not None and tags.stands_alone(row):
        table = tags.above(row, "tbl")
        return f"tr{0 if table is None else tables.index(table) + 1}"
    cell = tags.above(paragraph, "tc")
    return f"p{0 if cell is None else cells.index(cell) + 1}"


def _is_vast(data: bytes) -> bool:
    """Tell whether the XML of a package is more than a letter can be, before anything reads it."""
    try:
        parts = archive.unpack(data)
    except archive.NotAnArchiveError:
        return False
    return sum(len(blob) for part, blob in parts.items() if part.endswith((".xml", ".rels"))) > _MOST_XML
