"""A warm explained answer to the termination question, retained readings, in one process."""

from __future__ import annotations

import statistics
from datetime import date

from measure import ROOT, report_limit, timed

from clausier.app import opening
from clausier.evaluate.ask import Asking, ask, subjects
from clausier.project import manifest

REPEATS = 200

project = manifest.read(str(ROOT))[0]
assert project is not None
case = opening.open_case(project, str(ROOT / "examples/dossiers/resiliation-tardive.yml")).value
assert case is not None
asking = Asking(case.program, case.facts, date(2025, 12, 5), {}, explored=False)
question = case.program.questions["résiliation_au_terme"]
(element,) = subjects(asking, question)
ask(asking, question, element)
measure = timed(lambda: ask(asking, question, element))
report_limit(
    "warm explained answer, retained readings", statistics.median(measure() for _ in range(REPEATS)) * 1000, 1, "ms"
)
every = timed(lambda: ask(Asking(case.program, case.facts, date(2025, 12, 5), {}), question, element))
print(f"  (every combination of readings: {statistics.median(every() for _ in range(11)) * 1000:.1f} ms)")
