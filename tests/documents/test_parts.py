"""The fingerprints of a document's parts: they hold on the file as written, and tell what someone changed in Word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clausier.documents import parts, tree
from clausier.documents.ooxml.reading import WordFile, read
from clausier.documents.word import to_docx
from documents.sample import CONTRACT, HOUSE, NUMBERED, edited, run

if TYPE_CHECKING:
    from collections.abc import Callable


def opened(data: bytes) -> WordFile:
    file = read(data)
    assert isinstance(file, WordFile)
    return file


def changes(data: bytes) -> list[tuple[str, str]]:
    return [(part.anchor, fate.value) for part, fate in parts.changes(opened(data))]


@pytest.mark.parametrize("document", [CONTRACT, NUMBERED], ids=["printed", "automatic"])
def test_nothing_changed_in_a_file_as_it_was_written(document: tree.Document) -> None:
    data = to_docx(document, HOUSE)
    assert changes(data) == []
    anchors = [each.anchor for each in document.blocks if isinstance(each, tree.Heading) and each.anchor]
    assert [each.anchor for each in parts.kept(opened(data))] == ["", *anchors]


def _without_last_article(text: str) -> str:
    start = text.rindex("<w:p>", 0, text.index("_XII"))
    return text[:start] + text[text.index("<w:sectPr") :]


def _first_article_last(text: str) -> str:
    first = text.rindex("<w:p>", 0, text.index('w:name="_I"'))
    second = text.rindex("<w:p>", 0, text.index('w:name="_IV"'))
    end = text.index("<w:sectPr")
    return text[:first] + text[second:end] + text[first:second] + text[end:]


def _changed(old: str, new: str, count: int = -1) -> Callable[[str], str]:
    """Return what puts ``new`` for ``old`` in a text, ``count`` times."""
    return lambda text: text.replace(old, new, count)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_changed("trois (3) mois", "deux (2) mois"), [("VIII", "modifié")]),
        (_changed("R&amp;D", "R et D"), [("I", "modifié")]),
        (_changed("Version au ", "Ancienne version au ", 1), [("", "modifié")]),
        (_changed("1\u00a0000,00", "1\u00a0100,00", 1), [("IV.2", "modifié")]),
        (_without_last_article, [("XII", "supprimé")]),
        (_first_article_last, [("I", "déplacé")]),
    ],
    ids=["value", "words", "opening", "cell", "removed", "moved"],
)
def test_what_someone_changed_is_named(change: Callable[[str], str], expected: list[tuple[str, str]]) -> None:
    assert changes(edited(to_docx(CONTRACT, HOUSE), "word/document.xml", change)) == expected


def test_spaces_of_another_kind_are_no_change() -> None:
    data = edited(to_docx(CONTRACT, HOUSE), "word/document.xml", lambda text: text.replace("\u00a0", "\u202f"))
    assert changes(data) == []


def test_a_file_of_someone_else_has_no_parts() -> None:
    assert parts.kept(opened(HOUSE)) == ()
    assert parts.changes(opened(HOUSE)) == ()


def test_anchors_of_any_kind_are_kept() -> None:
    heading = tree.Heading(1, "", run("Prix"), anchor="l'article 2 « bis » {é}")
    data = to_docx(replace(CONTRACT, blocks=(heading, tree.Paragraph(run("Dix.")))), HOUSE)
    assert [each.anchor for each in parts.kept(opened(data))] == ["", "l'article 2 « bis » {é}"]
    assert changes(data) == []
