"""Collecting diagnostics: each once, with the headings above it."""

from __future__ import annotations

from clausier.text.diagnostic import Code, Diagnostic, Label
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.text.span import Span


class Report:
    """What is wrong so far. ``at`` gives a report on the same list, under other headings."""

    def __init__(
        self, found: dict[tuple[Code, Span, str], Diagnostic] | None = None, path: tuple[str, ...] = ()
    ) -> None:
        """Start a list, or go on with ``found``."""
        self._found = {} if found is None else found
        self._path = path

    def at(self, path: tuple[str, ...]) -> Report:
        """Return a report that adds to the same list what is wrong under the headings ``path``."""
        return Report(self._found, path)

    def add(
        self, code: Code, message: str, span: Span, hint: str = "", others: tuple[tuple[Span, str], ...] = ()
    ) -> None:
        """Report something at ``span``; the same thing at the same place is kept once."""
        labels = tuple(Label(place, text) for place, text in others)
        self._found.setdefault((code, span, message), Diagnostic(code, message, span, hint, labels, self._path))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was reported, by file and place."""
        placed = [(key[1], index, each) for index, (key, each) in enumerate(self._found.items())]
        return tuple(each for *_, each in sorted(placed, key=lambda item: item[:2]))
