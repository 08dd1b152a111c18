"""The package: parts and relationships that exist, comments that are attached, no path of anybody's machine."""

from __future__ import annotations

import re

from clausier.documents.ooxml.archive import CONTENT_TYPES
from clausier.documents.ooxml.xml import R, attribute, every, local
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile

_PATH = re.compile(r"^(file:|[A-Za-z]:[\\/]|\\\\|/(home|Users)/)")
_LINKS = tuple(f"{R}{name}" for name in ("id", "embed", "link", "href", "dm", "lo", "qs", "cs", "pict"))


def parts_exist(file: WordFile) -> Iterator[Diagnostic]:
    """Every relationship inside the file leads to a part, and every part has a content type."""
    for owner, relations in file.relations.items():
        for relation in relations:
            if not relation.external and relation.target not in file.parts:
                message = f"la partie « {relation.target} » manque au fichier"
                yield Diagnostic(codes.WORD_PART_LOST, message, path=(owner or "_rels/.rels",))
    types = file.trees.get(CONTENT_TYPES)
    named = set[str]() if types is None else {(each.get("PartName") or "").lstrip("/") for each in types}
    endings = set[str]() if types is None else {(each.get("Extension") or "").lower() for each in types} - {""}
    for name in file.parts:
        if name != CONTENT_TYPES and name not in named and name.rpartition(".")[2].lower() not in endings:
            yield Diagnostic(codes.WORD_PART_LOST, f"la partie « {name} » n'a pas de type", path=(CONTENT_TYPES,))


def relations_resolve(file: WordFile) -> Iterator[Diagnostic]:
    """Every mention of a relationship (headers, footers, links, pictures) leads to one."""
    for name, root in file.trees.items():
        known = {relation.ident for relation in file.relations.get(name, ())}
        for element in root.iter():
            for ident in (element.get(key) for key in _LINKS):
                if ident is not None and ident not in known:
                    message = f"« {local(element)} » renvoie à la relation « {ident} », qui n'existe pas"
                    yield Diagnostic(codes.WORD_PART_LOST, message, path=(name,))


def comments_attached(file: WordFile) -> Iterator[Diagnostic]:
    """Every comment is attached to the text, and every mark of a comment has its comment."""
    comments = file.part("comments")
    held = set[str]() if comments is None else {attribute(each, "id") for each in every(comments, "comment")}
    marked = {attribute(mark, "id") for _, root in file.stories() for mark in every(root, "commentReference")}
    for ident in sorted(held - marked):
        message = f"le commentaire {ident} n'est attaché à aucun texte"
        yield Diagnostic(codes.WORD_COMMENT_ORPHAN, message, path=("word/comments.xml",))
    for ident in sorted(marked - held):
        yield Diagnostic(codes.WORD_COMMENT_ORPHAN, f"le commentaire {ident} manque au fichier", path=(file.main,))
    if comments is not None and not held:
        message = "le fichier a une partie de commentaires vide"
        yield Diagnostic(codes.WORD_COMMENT_ORPHAN, message, path=("word/comments.xml",))


def no_paths(file: WordFile) -> Iterator[Diagnostic]:
    """No relationship shows the path of a file on somebody's machine."""
    for owner, relations in file.relations.items():
        for relation in relations:
            if relation.external and _PATH.match(relation.target):
                message = f"le fichier montre le chemin « {relation.target} »"
                yield Diagnostic(codes.WORD_PATH, message, path=(owner or "_rels/.rels",))
