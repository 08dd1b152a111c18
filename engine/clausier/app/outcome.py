"""What a use-case gives back: its result, or what is wrong, with the texts that show where."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source

T = TypeVar("T")


class Outcome(Record, Generic[T]):
    """``value`` is None when something stopped the use-case; ``problems`` say what, ``sources`` are the texts shown."""

    value: T | None
    problems: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def stopped(problem: Diagnostic, *sources: Source) -> Outcome[Any]:
    """Return the outcome of a use-case that one thing stopped."""
    return Outcome(None, (problem,), {each.name: each for each in sources})
