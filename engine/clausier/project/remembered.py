"""A parser that remembers: an item or an expression written as before is not parsed again, only moved."""

from __future__ import annotations

from typing import TypeGuard

from clausier.project import grammar
from clausier.surface import exchange
from clausier.surface.parser import ParsedItem
from clausier.text.typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from clausier.surface.expression import Expression
    from clausier.surface.forms import Form
    from clausier.surface.item import Item
    from clausier.text.diagnostic import Diagnostic


class Remembered:
    """Parses what is not known yet. ``known`` then holds all that was asked for: where it began, and its JSON."""

    def __init__(self, before: dict[str, Any]) -> None:
        """Take what was known of the same file."""
        self.known: dict[str, Any] = {}
        self._before = before

    def item(self, form: Form, source: str, written: str, start: int) -> ParsedItem:
        """Do as ``Parser.item``, its properties left out."""
        key = f"{form.start} {written}"
        if key in self._before:
            return ParsedItem(cast("Item", self._again(key, start)), (), ())
        parsed = grammar.parser().item(form, source, written, start)
        if parsed.item is not None and not parsed.problems:
            self.known[key] = [start, exchange.codec().encode(parsed.item)]
        return parsed

    def expression(self, source: str, written: str, start: int) -> tuple[Expression | None, tuple[Diagnostic, ...]]:
        """Do as ``Parser.expression``."""
        key = f"expression {written}"
        if key in self._before:
            return cast("Expression", self._again(key, start)), ()
        parsed, problems = grammar.parser().expression(source, written, start)
        if parsed is not None and not problems:
            self.known[key] = [start, exchange.codec().encode(parsed)]
        return parsed, problems

    def _again(self, key: str, start: int) -> object:
        known = self.known[key] = self._before[key]
        before, data = known
        return exchange.codec().decode(data if before == start else _moved(data, start - before))


def _moved(data: list[Any], by: int) -> list[Any]:
    """Return the JSON of a tree whose places are moved by some characters."""
    if data and data[0] == "Span":
        head, source, start, end = data
        return [head, source, start + by, end + by]
    return [_moved(each, by) if _is_list(each) else each for each in data]


def _is_list(data: Any) -> TypeGuard[list[Any]]:  # noqa: ANN401  any JSON
    return isinstance(data, list)
