"""What a verification finds in one contract, in two steps; it may come from another process, so it holds no model."""

from __future__ import annotations

from clausier.app.compare import concept_faults
from clausier.app.letter import letter_faults
from clausier.check import coverage
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.workshop import Workshop
    from clausier.check.coverage import Shares
    from clausier.project.concepts import Concept
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source

    Problems = tuple[Diagnostic, ...]


class Inspected(Record):
    """What is wrong with the clauses of a contract, and with the concepts that name it.

    ``shares`` tells how much of its words its rules cover, None when they cannot be read.
    """

    problems: Problems
    shares: Shares | None
    concepts: Problems


class Completed(Record):
    """What nobody waits for to open a dossier: what the forms of the letters of a contract tell, and its texts."""

    letters: Problems
    sources: dict[str, Source]


def inspect(contract: Contract, concepts: tuple[Concept, ...], workshop: Workshop) -> Inspected:
    """Compile a contract, and keep its program in the cache for whoever asks next."""
    compiled = workshop.compiled(contract)
    workshop.keep(contract)
    model = compiled.model
    shares = None if model is None else coverage.measure(model).shares()
    return Inspected(compiled.problems, shares, () if model is None else concept_faults(concepts, {contract.id: model}))


def complete(project: Manifest, contract: Contract, workshop: Workshop) -> Completed:
    """Check what rests on a contract that was inspected."""
    compiled = workshop.compiled(contract)
    return Completed(letter_faults(project, contract, compiled), compiled.sources)
