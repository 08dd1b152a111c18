"""A Word form: its package looked at before anything is done with it, then its tags, paragraph by paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausier.documents.ooxml import archive, reading, tags
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import W, every, serialize
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

    Problems = tuple[Diagnostic, ...]

_MOST_XML = 20_000_000
_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|/embeddings/|attachedToolbars|customUI|\.bin$|\.exe$", re.IGNORECASE)
_FILLED = re.compile(r"/(header|footer)$")
_REVISED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel", "sectPrChange")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that has words: its rank in its part, counted from 1, and its words.

    ``holder`` is where a block tag that stands alone acts: "tr" and the rank of the table whose row it fills, else "p"
    and the rank of its cell, 0 out of tables; "" when the words are not one block tag.
    """

    rank: int
    words: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A part of the form that is filled: the body, a header or a footer."""

    part: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready to be filled: the bytes that docxtpl is given, and the words of its stories."""

    name: str
    data: bytes
    stories: tuple[Story, ...]


def open_form(data: bytes, name: str) -> tuple[Form | None, Problems]:
    """Return the form in the bytes of a .docx; ``name`` is what users call the file.

    A package that is not a plain Word document (macros, objects, links to elsewhere, revisions, comments, too large)
    gives diagnostics and no form.
    """
    if _is_vast(data):
        return None, (_refused(name, "son texte dépasse 20 Mo une fois décompressé", "allégez-le"),)
    file = reading.read(data)
    if isinstance(file, Diagnostic):
        return None, (Diagnostic(file.code, f"« {name} » : {file.message}", None, file.hint, path=(name,)),)
    problems = tuple(_unfit(file, name))
    if problems:
        return None, problems
    stories = tuple(_story(part, root) for part, root in _filled(file))
    parts = dict(file.parts)
    for part, root in _filled(file):
        tags.lift(root)
        parts[part] = serialize(root)
    return Form(name, archive.pack(parts), stories), ()


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
    named = "corps" if part.endswith("document.xml") else "en-tête" if "header" in part else "pied de page"
    return Story(part, named, tuple(lines))


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


def _unfit(file: WordFile, name: str) -> Iterator[Diagnostic]:
    """Yield what makes a package unfit to be a form."""
    active = sorted(part for part in file.parts if _ACTIVE.search(part))
    if active or "macroEnabled" in file.parts.get(archive.CONTENT_TYPES, b"").decode("utf-8", "replace"):
        shown = f" (« {active[0]} »)" if active else ""
        yield _refused(name, f"elle contient une macro ou un objet incorporé{shown}", "enregistrez-la sans, en .docx")
    for relations in file.relations.values():
        for each in relations:
            if each.external and not each.kind.endswith("/hyperlink"):
                yield _refused(name, f"elle va chercher « {each.target} » hors du fichier", "rompez cette liaison")
    if any(True for _, root in file.stories() for _ in every(root, *_REVISED)):
        yield _refused(name, "elle garde des modifications suivies", "acceptez-les ou refusez-les, puis enregistrez")
    if any(True for _ in every(file.body, "commentReference")):
        yield _refused(name, "elle garde des commentaires", "supprimez-les, puis enregistrez")
    filled = {part for part, _ in _filled(file)}
    for part, root in file.stories():
        if part not in filled and tags.TAG.search("".join(each.text or "" for each in every(root, "t"))):
            yield _refused(
                name, "une balise est dans une note", "mettez-la dans le texte, l'en-tête ou le pied de page"
            )
    if any(_holds_tag(root) for _, root in _filled(file)):
        yield _refused(name, "une balise est dans un champ, un objet ou une propriété", "mettez-la dans le texte")


def _holds_tag(root: Element) -> bool:
    """Tell whether a tag stands elsewhere than in the text: in a field, in the name of a picture."""
    return any(
        tags.TAG.search(str(held))
        for each in root.iter()
        for held in (*each.attrib.values(), "" if each.tag == f"{W}t" else each.text or "")
    )


def _refused(name: str, why: str, hint: str) -> Diagnostic:
    return Diagnostic(codes.LETTER_FORM, f"« {name} » ne peut pas servir de lettre : {why}", None, hint)
