"""The PDF of a Word file is the same each time, and only its dates and identifier are not LibreOffice's."""

from __future__ import annotations

import io
import time

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from clausier.documents.word import to_docx
from clausier.project import office
from clausier.project.pdf import settled
from documents.sample import CONTRACT, HOUSE

WITH_OFFICE = pytest.mark.skipif(not office.program(), reason="LibreOffice is not on this machine")


def _raw(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return the PDF as LibreOffice wrote it."""
    with monkeypatch.context() as patch:
        patch.setattr(office, "settled", bytes)
        data, problems = office.to_pdf(to_docx(CONTRACT, HOUSE))
    assert data is not None, problems
    return data


def _pages(data: bytes) -> list[bytes]:
    """Return what each page draws."""
    reader = PdfReader(io.BytesIO(data))
    return [ContentStream(page.get_contents(), reader).get_data() for page in reader.pages]


@WITH_OFFICE
def test_two_conversions_give_the_same_bytes_of_the_same_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _raw(monkeypatch)
    time.sleep(1.1)  # LibreOffice dates to the second
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    second = _raw(monkeypatch)
    assert first != second
    one, other = settled(first), settled(second)
    assert one == other
    assert one is not None
    assert settled(one) == one
    assert _pages(one) == _pages(first)
    assert one.count(b"/StructElem") == first.count(b"/StructElem") > 20  # what is read aloud


@WITH_OFFICE
def test_what_makes_an_archive_of_it_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = _raw(monkeypatch)
    data = settled(raw)
    assert data is not None
    assert data.startswith(raw[:8])
    before, after = PdfReader(io.BytesIO(raw)), PdfReader(io.BytesIO(data))
    assert set(after.root_object) == set(before.root_object)
    assert str(after.root_object["/MarkInfo"]) == "{'/Marked': True}"
    assert str(after.root_object["/Lang"]) == "fr-FR"
    assert b"<pdfaid:part>3</pdfaid:part>" in data
    assert b"<xmp:CreateDate>1980-01-01T00:00:00Z</xmp:CreateDate>" in data
    assert after.metadata is not None
    assert str(after.metadata["/CreationDate"]) == "D:19800101000000Z"
    assert data.count(b"/FontFile2") == raw.count(b"/FontFile2") > 0


def test_what_is_no_pdf_gives_nothing() -> None:
    assert settled(b"%PDF-1.6\nrien") is None
