"""The fingerprint of a letter's words: it holds on the file as written, and tells what someone changed in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.documents.letters import fingerprint
from clausier.documents.ooxml.reading import WordFile, read
from documents.forms import filled, opened, p, table
from documents.sample import HOUSE, edited

if TYPE_CHECKING:
    from collections.abc import Callable

LETTER = opened(
    "Objet : {{ titre }}", "À {{ client.nom }},", "Vous devez 1 000,00 €.", table(("Du", "1er mai"), ("Au", "2 mai"))
)


def _file(data: bytes) -> WordFile:
    file = read(data)
    assert isinstance(file, WordFile)
    return file


def _changes(change: Callable[[str], str], part: str = "word/document.xml") -> list[tuple[str, str]]:
    found = fingerprint.changes(_file(edited(filled(LETTER), part, change)))
    return [(each.fate.value, each.words) for each in found]


def _swapped(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """Return what puts the second text of each pair in the place of the first."""

    def change(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return change


def test_nothing_changed_in_a_letter_as_it_was_written() -> None:
    file = _file(filled(LETTER))
    assert fingerprint.changes(file) == ()
    assert fingerprint.count(file) >= 7


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_swapped(("1\u00a0000,00", "1\u00a0100,00")), [("modifié", "Vous devez 1 100,00 €.")]),
        (_swapped((">2 mai<", ">3 mai<"), (">2\u00a0mai<", ">3 mai<")), [("modifié", "3 mai")]),
        (_swapped((p("À Dupont,"), "")), [("supprimé", "Objet : Lettre")]),
        (_swapped((p("À Dupont,"), p("À Dupont,") + p("Bis"))), [("ajouté", "Bis")]),
        (_swapped(("<w:body>", "<w:body>" + p("Avant"))), [("ajouté", "Avant")]),
    ],
    ids=["sum", "cell", "removed", "added", "first"],
)
def test_what_someone_changed_is_told(change: Callable[[str], str], expected: list[tuple[str, str]]) -> None:
    assert _changes(change) == expected


def test_a_change_that_is_tracked_counts_as_accepted() -> None:
    struck = (
        '<w:p><w:del w:id="9" w:author="A" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>À</w:delText></w:r></w:del>'
    )
    found = _changes(
        lambda text: text.replace('<w:p><w:r><w:t xml:space="preserve">À Dupont,', f"{struck}<w:r><w:t>Dupont,")
    )
    assert found == [("modifié", "Dupont,")]


def test_spaces_of_another_kind_and_runs_cut_otherwise_are_no_change() -> None:
    assert _changes(lambda text: text.replace("\u00a0", "\u202f")) == []
    assert _changes(lambda text: text.replace("Dupont,", "Du</w:t></w:r><w:r><w:t>pont,")) == []


def test_the_number_of_a_page_is_no_change_and_the_words_around_it_are() -> None:
    footer = "word/footer1.xml"
    assert "NUMPAGES" in _file(filled(LETTER)).parts[footer].decode()
    assert _changes(lambda text: text.replace(">1</w:t>", ">7</w:t>"), footer) == []
    (found,) = _changes(lambda text: text.replace("page ", "feuille "), footer)
    assert found[0] == "ajouté"  # the footer of the first page still has the words that were written
    assert found[1].startswith("feuille")


def test_a_header_that_is_gone_is_told() -> None:
    parts = _file(filled(LETTER)).parts
    header = next(name for name in parts if "header" in name and b"<w:t" in parts[name])
    assert ("supprimé", "") in _changes(
        lambda text: text[: text.index(">", text.index("<w:hdr")) + 1] + p("") + "</w:hdr>", header
    )


def test_a_file_of_someone_else_has_no_fingerprint() -> None:
    assert fingerprint.count(_file(HOUSE)) == 0
    assert fingerprint.changes(_file(HOUSE)) == ()
