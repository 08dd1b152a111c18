from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import docx
import pytest

from clausier.documents import tree
from clausier.documents.ooxml.archive import unpack
from clausier.documents.word import to_docx
from documents.sample import CONTRACT, HOUSE, NUMBERED, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = """
import hashlib
from clausier.documents.word import to_docx
from documents.sample import CONTRACT, HOUSE, NUMBERED
print(*(hashlib.sha256(to_docx(each, HOUSE)).hexdigest() for each in (CONTRACT, NUMBERED)))
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    ],
)
def test_the_same_document_gives_the_same_bytes_elsewhere(surroundings: dict[str, str]) -> None:
    folders = os.pathsep.join(str(ROOT / name) for name in ("engine", "tests"))
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONPATH": folders, **surroundings},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [hashlib.sha256(to_docx(each, HOUSE)).hexdigest() for each in (CONTRACT, NUMBERED)]


def test_parts_are_sorted_after_the_content_types() -> None:
    first, *others = unpack(to_docx(CONTRACT, HOUSE))
    assert first == "[Content_Types].xml"
    assert others == sorted(others)


def test_a_contract_of_twelve_pages_prints_fast() -> None:
    """At most five times what python-docx needs to write as many paragraphs, both at their best."""
    words = "Le Client s'engage à payer le prix des prestations livrées, dans les conditions du Contrat."
    blocks = tuple(tree.Paragraph((tree.Run(words),)) for _ in range(185))
    document = tree.Document("T", "S", "fr-FR", (), blocks)

    def floor() -> None:
        word = docx.Document(io.BytesIO(HOUSE))
        for _ in range(185):
            word.add_paragraph(words)
        word.save(io.BytesIO())

    assert _best(lambda: to_docx(document, HOUSE)) <= 5 * _best(floor)


def _best(measured: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        measured()
        times.append(time.perf_counter() - start)
    return min(times)
