"""The text of every letter and form as it is printed on its regular dossier, reviewed as differences when it changes.

``CLAUSIER_GOLDEN=1 pytest tests/contrats/test_letter_texts.py`` writes them again: read the difference before you
commit it. A row of a table is a line, its cells apart by « | »; headers and footers come last.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from clausier.app.drafted import Drafted
from clausier.documents.letters import fingerprint
from clausier.documents.ooxml.reading import WordFile, read
from clausier.text.characters import unaccented
from contrats.writing import REGULAR, write
from documents.tracked import W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from contrats.writing import Regular

pytestmark = pytest.mark.usefixtures("compile_once")
GOLDEN = Path(__file__).parent / "golden"


def _path(letter: Regular) -> Path:
    return GOLDEN / letter.contract / f"{unaccented(letter.name)}.txt"


def _words(element: Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join((each.text or "") if each.tag == f"{W}t" else signs.get(each.tag, "") for each in element.iter())


def _lines(holder: Element) -> Iterator[str]:
    for child in holder:
        if child.tag == f"{W}tbl":
            for row in child.iter(f"{W}tr"):
                cells = ("\n".join(_words(each) for each in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))
                yield " | ".join(cells)
        elif child.tag == f"{W}p":
            yield _words(child)


def _text(data: bytes) -> str:
    """Return what a Word file prints, read with the standard library alone."""
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ET.fromstring(archive.read("word/document.xml")).find(f"{W}body")  # noqa: S314  our own file
        assert body is not None
        lines += _lines(body)
        for name in sorted(archive.namelist()):
            if re.fullmatch(r"word/(header|footer)\d\.xml", name):
                lines += ["", f"--- {name.removeprefix('word/').removesuffix('.xml')}"]
                lines += _lines(ET.fromstring(archive.read(name)))  # noqa: S314  our own file
    return "\n".join(line.rstrip(" ") for line in lines) + "\n"


@pytest.mark.parametrize("letter", REGULAR, ids=[f"{each.contract}-{each.name}" for each in REGULAR])
def test_the_text_of_a_letter_and_its_fingerprint(letter: Regular, tmp_path: Path) -> None:
    outcome = write(letter.name, tmp_path, letter.facts, letter.day, about=letter.about)
    assert isinstance(outcome.value, Drafted), outcome.problems
    written = (tmp_path / "lettre.docx").read_bytes()
    file = read(written)
    assert isinstance(file, WordFile)
    assert (fingerprint.count(file) > 0, fingerprint.changes(file)) == (True, ())
    text = _text(written)
    path = _path(letter)
    if os.environ.get("CLAUSIER_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_no_text_is_left_of_a_letter_that_is_gone() -> None:
    folders = {_path(each).parent for each in REGULAR}
    assert {text for folder in folders for text in folder.glob("*.txt")} == {_path(each) for each in REGULAR}
