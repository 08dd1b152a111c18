"""A Word file opened to be read: parts, relationships, styles. Our own reader, which owes nothing to python-docx."""

from __future__ import annotations

import posixpath

from clausier.documents.ooxml import archive
from clausier.documents.ooxml.xml import PR, NotXmlError, attribute, every, find, local, parse, value
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausier.documents.ooxml.xml import Element

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how files of Word 97 begin, and those that are encrypted
_MAIN = "/officeDocument"
_STORIES = ("/header", "/footer", "/footnotes", "/endnotes", "/comments")


class Relation(Record):
    """A relationship of a part: ``target`` is a part name, or an address when ``external``."""

    ident: str
    kind: str
    target: str
    external: bool


class WordFile(Record):
    """A Word file: its parts as bytes, its XML parts as trees, the relationships of each part ("" for the package)."""

    parts: Mapping[str, bytes]
    trees: Mapping[str, Element]
    relations: Mapping[str, tuple[Relation, ...]]
    main: str

    @property
    def body(self) -> Element:
        """Return the root of the main part."""
        return self.trees[self.main]

    def part(self, kind: str) -> Element | None:
        """Return the root of the part that the main part relates to as ``kind`` ("styles", "numbering"…)."""
        for relation in self.relations.get(self.main, ()):
            if relation.kind.endswith(f"/{kind}") and relation.target in self.trees:
                return self.trees[relation.target]
        return None

    def stories(self) -> Iterator[tuple[str, Element]]:
        """Yield the name and root of each part that holds text: the body, then headers, footers, notes and comments."""
        yield self.main, self.body
        for relation in self.relations.get(self.main, ()):
            if relation.kind.endswith(_STORIES) and relation.target in self.trees:
                yield relation.target, self.trees[relation.target]

    def style_names(self) -> Mapping[str, str]:
        """Return the style ids by name in lower case."""
        styles = self.part("styles")
        if styles is None:
            return {}
        return {value(style, "name").lower(): attribute(style, "styleId") for style in every(styles, "style")}


def read(data: bytes) -> WordFile | Diagnostic:
    """Open the bytes of a .docx; a file that is not one gives a diagnostic."""
    if data.startswith(_COMPOUND):
        message = "le fichier est un document Word ancien (.doc), ou protégé par un mot de passe"
        return Diagnostic(codes.WORD_UNREADABLE, message, hint="enregistrez-le en .docx, sans mot de passe")
    try:
        parts = archive.unpack(data)
        trees = {name: parse(blob) for name, blob in parts.items() if name.endswith((".xml", ".rels"))}
    except archive.NotAnArchiveError as error:
        return Diagnostic(codes.WORD_UNREADABLE, str(error))
    except NotXmlError as error:
        return Diagnostic(codes.WORD_UNREADABLE, f"le fichier Word contient une partie mal écrite ({error})")
    relations = {_owner(name): tuple(_relations(name, root)) for name, root in trees.items() if name.endswith(".rels")}
    for relation in relations.get("", ()):
        if relation.kind.endswith(_MAIN) and relation.target in trees:
            if find(trees[relation.target], "body") is not None:
                return WordFile(parts, trees, relations, relation.target)
            break
    return Diagnostic(codes.WORD_UNREADABLE, "le fichier n'est pas un document Word : il n'a pas de corps")


def title(file: WordFile) -> str:
    """Return the title that a file has in its core properties, "" without one."""
    for relation in file.relations.get("", ()):
        if relation.kind.endswith("/core-properties") and relation.target in file.trees:
            return next((each.text or "" for each in file.trees[relation.target] if local(each) == "title"), "")
    return ""


def _owner(name: str) -> str:
    """Return the part whose relationships are in the part ``name``."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relations(name: str, root: Element) -> Iterator[Relation]:
    folder = posixpath.dirname(_owner(name))
    for element in root.iter(f"{PR}Relationship"):
        target = element.get("Target") or ""
        external = element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(element.get("Id") or "", element.get("Type") or "", target, external)
