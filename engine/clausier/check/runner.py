"""All the checks, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.check import (
    article_numbers,
    coverage,
    dead_references,
    delays,
    letters_digits,
    overlaps,
    printed,
    prudence,
    quotes,
    terms,
    unbound_figures,
    uncovered,
    unreachable_arms,
    unreachable_exceptions,
    unused_parameters,
    unused_readings,
    unused_vocabulary,
    wordless,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausier.check.coverage import Coverage
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic

CHECKS: tuple[Callable[[Model], Iterator[Diagnostic]], ...] = (
    quotes.check,
    printed.check,
    dead_references.check,
    article_numbers.check,
    terms.check,
    wordless.check,
    overlaps.check,
    unreachable_exceptions.check,
    unreachable_arms.check,
    delays.check,
    prudence.check,
    unused_parameters.check,
    unused_readings.check,
    unused_vocabulary.check,
)

"""The checks of the whole model."""
OF_COVERAGE: tuple[Callable[[Model, Coverage], Iterator[Diagnostic]], ...] = (
    unbound_figures.check,
    letters_digits.check,
    uncovered.check,
)
"""The checks of the sentences of the contract and of what binds them."""


def run(model: Model) -> tuple[Diagnostic, ...]:
    """Return all that the checks say of a model without error of names or kinds, by file and place, each once."""
    measured = coverage.measure(model)
    found = [diagnostic for check in CHECKS for diagnostic in check(model)]
    found += [diagnostic for check in OF_COVERAGE for diagnostic in check(model, measured)]
    return tuple(sorted(dict.fromkeys(found), key=_place))


def _place(diagnostic: Diagnostic) -> tuple[str, int, str]:
    span = diagnostic.span
    return ("", 0, diagnostic.code.ident) if span is None else (span.source, span.start, diagnostic.code.ident)
