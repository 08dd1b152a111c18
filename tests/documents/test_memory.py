"""Many documents in one run: nothing of one is kept when the next is printed."""

from __future__ import annotations

import gc
import tracemalloc
from dataclasses import replace

from clausier.documents import linter, readback
from clausier.documents.word import to_docx
from documents.sample import CONTRACT, HOUSE


def _print(rank: int) -> None:
    document = replace(CONTRACT, title=f"Contrat {rank}")
    data = to_docx(document, HOUSE)
    assert readback.verify(document, data) == ()
    assert linter.lint(data) == ()


def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    """A contract takes two megabytes while it is printed: what twelve would leave behind is far above the limit."""
    for rank in range(5):
        _print(rank)
    gc.collect()
    tracemalloc.start()
    try:
        for rank in range(12):
            _print(rank)
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 300_000
