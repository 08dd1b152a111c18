"""A thousand contracts in one run, printed, read again and linted: the memory must not grow with their number."""

from __future__ import annotations

import gc
import sys
import time

from measure import ROOT, own_peak_megabytes, report_limit

from clausier.documents import from_model, linter, readback, word
from clausier.project import compile, manifest  # noqa: A004
from clausier.values.duration import Duration, Unit

CONTRACTS = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
WARM = 20

project = manifest.read(str(ROOT))[0]
assert project is not None
model = compile.compile_contract(project, project.contracts[0]).model
assert model is not None
template = (ROOT / "templates" / "maison.docx").read_bytes()


def write(rank: int) -> None:
    """Print one contract, with a notice of its own, and prove it."""
    from clausier.values.fraction import Fraction

    assert model is not None
    values = {"préavis_de_résiliation": Duration(Fraction(1 + rank % 12), Unit.MONTH)}
    document = from_model.contract(model, from_model.Wording(values, {}))
    data = word.to_docx(document, template)
    assert not readback.verify(document, data)
    assert not [each for each in linter.lint(data) if each.is_error]


for rank in range(WARM):
    write(rank)
gc.collect()
before = own_peak_megabytes()
started = time.perf_counter()
for rank in range(CONTRACTS):
    write(rank)
seconds = time.perf_counter() - started
report_limit(f"{CONTRACTS} contracts in one run, memory added", own_peak_megabytes() - before, 16, "MB")
report_limit("one contract, printed and proved", seconds / CONTRACTS * 1000, 1000, "ms")
