"""What a verification finds in one contract: it must travel from one process to another, so it holds no model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.app.compare import concept_faults
from clausier.app.letter import letter_faults
from clausier.check import coverage
from clausier.text.record import dataclass

if TYPE_CHECKING:
    from clausier.app.workshop import Workshop
    from clausier.check.coverage import Shares
    from clausier.project.concepts import Concept
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source

    Problems = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Inspected:
    """A contract, inspected: what is wrong with its clauses, its letters, and the concepts that name it.

    ``shares`` tells how much of its words its rules cover, None when they cannot be read.
    """

    problems: Problems
    sources: dict[str, Source]
    shares: Shares | None
    letters: Problems
    concepts: Problems


def inspect(project: Manifest, contract: Contract, concepts: tuple[Concept, ...], workshop: Workshop) -> Inspected:
    """Compile a contract, keep its program in the cache for whoever asks next, and check what rests on it."""
    compiled = workshop.compiled(contract)
    workshop.keep(contract)
    model = compiled.model
    return Inspected(
        compiled.problems,
        compiled.sources,
        None if model is None else coverage.measure(model).shares(),
        letter_faults(project, contract, compiled),
        () if model is None else concept_faults(concepts, {contract.id: model}),
    )
