"""LibreOffice as a witness: it numbers and refers by itself, and what it prints is what we wrote.

Every cached reference is replaced by a mark before LibreOffice computes it again: a mark that stays, or a number that
is not ours, fails. Words are compared without white space, since lines are cut where LibreOffice likes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from clausier.documents import from_model, plain, tree, word
from clausier.documents.ooxml.archive import pack, unpack
from clausier.documents.ooxml.settled import settled
from clausier.documents.tree import LabelPolicy
from clausier.model.words import DEROGATES
from clausier.project import compile, manifest, office  # noqa: A004  the module compiles a contract
from clausier.text.record import replace
from documents.sample import CONTRACT, HOUSE, NUMBERED, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from clausier.model.tree import Model

pytestmark = [
    pytest.mark.skipif(not office.program(), reason="LibreOffice is not on this machine"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler, which reads PDFs, is not on this machine"),
]
_FIELD = re.compile(
    r'(> REF [^<]*</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>.*?<w:t[^>]*>)[^<]*(<)'
)


def _model(rank: int) -> Model:
    project = manifest.read(str(ROOT))[0]
    assert project is not None
    model = compile.compile_contract(project, project.contracts[rank]).model
    assert model is not None
    return model


def _whole(model: Model, labels: LabelPolicy) -> tree.Document:
    """Return a contract with all its passages; without derogations, whose table repeats its header on each page."""
    flags = {text: not text.startswith(DEROGATES) for text in model.passages}
    return from_model.contract(model, from_model.Wording({}, flags), (), labels)


def _printed(data: bytes, title: str, folder: Path) -> str:
    """Return the words of the PDF of a Word file, without white space, headers and page numbers."""
    pdf, problems = office.to_pdf(data)
    assert pdf is not None, problems
    (folder / "printed.pdf").write_bytes(pdf)
    command = ["pdftotext", "-raw", str(folder / "printed.pdf"), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines: list[str] = []
    for rank, page in enumerate(read.split("\f")):
        found = [line.strip() for line in page.strip().split("\n")]
        if rank and found[0].replace("\u00a0", " ") == title:
            found = found[1:]
        lines += [line for line in found if not re.fullmatch(r"page \d+ sur \d+", line)]
    return _bare("".join(lines))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _marked(data: bytes) -> tuple[bytes, int]:
    parts = unpack(data)
    text, count = _FIELD.subn(r"\1ZZZ\2", parts["word/document.xml"].decode())
    return pack({**parts, "word/document.xml": text.encode()}), count


DOCUMENTS = {
    "allance": lambda: _whole(_model(0), LabelPolicy.PRINTED),
    "alleo, numbers kept": lambda: _whole(_model(1), LabelPolicy.PRINTED),
    "alleo, numbered again": lambda: _whole(_model(1), LabelPolicy.AUTOMATIC),
    "sample, numbers kept": lambda: replace(CONTRACT, subtitle="", blocks=CONTRACT.blocks[2:]),
    "sample, numbered again": lambda: NUMBERED,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_libreoffice_computes_the_references_we_cached(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]()
    marked, count = _marked(word.to_docx(document, HOUSE))
    assert count
    printed = _printed(marked, " ".join(document.title.split()), tmp_path)
    assert "ZZZ" not in printed
    assert printed == _bare(plain.words(document))


def test_a_pdf_says_what_the_word_file_says(tmp_path: Path) -> None:
    document = DOCUMENTS["alleo, numbered again"]()
    printed = _printed(settled(word.to_docx(document, HOUSE)), " ".join(document.title.split()), tmp_path)
    assert printed == _bare(plain.words(document))
