"""All the checks, in order."""

from __future__ import annotations

from clausier.check import (
    article_numbers,
    coverage,
    dead_references,
    delays,
    derogations,
    letters_digits,
    misprints,
    omitted_references,
    overlaps,
    printed,
    prudence,
    quotes,
    terms,
    unbound_figures,
    uncovered,
    unreachable_arms,
    unreachable_exceptions,
    unused_fields,
    unused_parameters,
    unused_readings,
    unused_tables,
    wordless,
)
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausier.check.coverage import Coverage
    from clausier.model.tree import Model
    from clausier.text.diagnostic import Diagnostic

FAULTS: tuple[Callable[[Model], Iterator[Diagnostic]], ...] = (
    quotes.check,
    derogations.check,
    printed.check,
    omitted_references.check,
    overlaps.check,
    unreachable_exceptions.check,
    delays.check,
    prudence.check,
)
"""The checks of the whole model that may find a mistake: no answer is given before they have passed."""
REMARKS: tuple[Callable[[Model], Iterator[Diagnostic]], ...] = (
    dead_references.check,
    article_numbers.check,
    misprints.check,
    terms.check,
    wordless.check,
    unreachable_arms.check,
    unused_parameters.check,
    unused_readings.check,
    unused_tables.check,
)
"""The checks of the whole model that only warn: an answer does not wait for them."""
OF_COVERAGE: tuple[Callable[[Model, Coverage], Iterator[Diagnostic]], ...] = (
    unbound_figures.check,
    letters_digits.check,
    uncovered.check,
)
"""The checks of the sentences of the contract and of what binds them."""


def run(model: Model) -> tuple[Diagnostic, ...]:
    """Return what the checks say of a model without error of names or kinds, by file and place, each once.

    Only the fields that nothing reads are left to ``unread``.
    """
    measured = coverage.measure(model)
    found = [diagnostic for check in (*FAULTS, *REMARKS) for diagnostic in check(model)]
    found += [diagnostic for check in OF_COVERAGE for diagnostic in check(model, measured)]
    return tuple(sorted(dict.fromkeys(found), key=_place))


def faults(model: Model) -> tuple[Diagnostic, ...]:
    """Return the errors among what ``run`` returns, without looking for the rest."""
    found = [diagnostic for check in FAULTS for diagnostic in check(model)]
    found += unbound_figures.check(model, coverage.measure(model))
    return tuple(sorted(dict.fromkeys(each for each in found if each.is_error), key=_place))


def unread(model: Model, printed: frozenset[tuple[str, str]]) -> tuple[Diagnostic, ...]:
    """Return, by file and place, the fields that nothing reads; letters read the (entity, field) pairs ``printed``."""
    return tuple(sorted(unused_fields.check(model, printed), key=_place))


def _place(diagnostic: Diagnostic) -> tuple[str, int, str]:
    span = diagnostic.span
    return ("", 0, diagnostic.code.ident) if span is None else (span.source, span.start, diagnostic.code.ident)
