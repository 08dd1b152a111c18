"""Numbering: every link leads somewhere, and independent lists do not share a definition."""

from __future__ import annotations

from clausier.documents.linter.places import near
from clausier.documents.ooxml.xml import attribute, every, find, value
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

_NONE = "0"  # the number that takes a paragraph out of its style's list


def links_hold(file: WordFile) -> Iterator[Diagnostic]:
    """Paragraphs and styles lead to a numbering, numberings to a definition, and levels and styles to each other."""
    root = file.part("numbering")
    definitions = (
        set[str]() if root is None else {attribute(each, "abstractNumId") for each in every(root, "abstractNum")}
    )
    numberings = _numberings(file)
    for number, definition in numberings.items():
        if definition not in definitions:
            yield _lost(
                f"la numérotation {number} suit la définition {definition}, qui n'existe pas", "word/numbering.xml"
            )
    for name, story in (*file.stories(), *_styles(file)):
        for link in every(story, "numPr"):
            number = value(link, "numId")
            if number not in ("", _NONE) and number not in numberings:
                yield _lost(f"la numérotation {number} n'existe pas, {near(link)}", name)
    yield from _styles_and_levels(file, numberings)


def lists_apart(file: WordFile) -> Iterator[Diagnostic]:
    """No two numberings in use follow one definition.

    Some word processors restart the second list, others continue the first.
    """
    used = {value(link, "numId") for _, root in (*file.stories(), *_styles(file)) for link in every(root, "numPr")}
    owners: dict[str, str] = {}
    for number, definition in _numberings(file).items():
        if number in used and owners.setdefault(definition, number) != number:
            message = f"les listes {owners[definition]} et {number} suivent la même définition {definition}"
            yield Diagnostic(codes.WORD_LIST_SHARED, message, path=("word/numbering.xml",))


def _numberings(file: WordFile) -> dict[str, str]:
    """Return the definition of each numbering, by number."""
    root = file.part("numbering")
    return (
        {} if root is None else {attribute(each, "numId"): value(each, "abstractNumId") for each in every(root, "num")}
    )


def _styles(file: WordFile) -> Iterator[tuple[str, Element]]:
    styles = file.part("styles")
    if styles is not None:
        yield "word/styles.xml", styles


def _styles_and_levels(file: WordFile, numberings: dict[str, str]) -> Iterator[Diagnostic]:
    root, styles = file.part("numbering"), file.part("styles")
    if root is None or styles is None:
        return
    followed: dict[str, str] = {}
    for style in every(styles, "style"):
        link = find(style, "pPr", "numPr")
        if link is not None:
            followed[attribute(style, "styleId")] = numberings.get(value(link, "numId"), "")
    for definition in every(root, "abstractNum"):
        number = attribute(definition, "abstractNumId")
        for level in every(definition, "lvl"):
            named = value(level, "pStyle")
            if named and followed.get(named) != number:
                yield _lost(
                    f"la définition {number} nomme le style « {named} », qui ne la suit pas", "word/numbering.xml"
                )


def _lost(message: str, part: str) -> Diagnostic:
    return Diagnostic(codes.WORD_NUMBERING_LOST, message, path=(part,))
