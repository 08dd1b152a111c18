"""A parser that remembers: an item or an expression written as before is not parsed again, only moved."""

from __future__ import annotations

import json

from clausier.project import grammar
from clausier.surface import exchange
from clausier.surface.parser import ParsedItem
from clausier.text.record import Record
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from typing import TypeGuard

    from clausier.surface.expression import Expression
    from clausier.surface.forms import Form
    from clausier.surface.item import Item
    from clausier.text.diagnostic import Diagnostic


class Still(Record):
    """An item written as before, left as JSON."""

    key: str
    span: Span


class Remembered:
    """Parses what is not known yet. ``known`` then holds all that was asked for: where it began, and its JSON."""

    def __init__(self, before: dict[str, Any], *, still: bool) -> None:
        """Take what was known of the same file; ``still`` leaves the items that are known as they are."""
        self.known: dict[str, Any] = {}
        self.order: list[str] = []
        self._before = before
        self._still = still

    def item(self, form: Form, source: str, written: str, start: int) -> ParsedItem:
        """Do as ``Parser.item``, its properties left out."""
        key = f"{form.start} {written}"
        self.order.append(key)
        if key in self._before:
            if self._still:
                self.known[key] = self._before[key]
                return ParsedItem(cast("Item", Still(key, Span(source, start, start + len(written)))), (), ())
            return ParsedItem(cast("Item", self._again(key, start)), (), ())
        parsed = grammar.parser().item(form, source, written, start)
        if parsed.item is not None and not parsed.problems:
            self.known[key] = [start, _json(parsed.item)]
        return parsed

    def expression(self, source: str, written: str, start: int) -> tuple[Expression | None, tuple[Diagnostic, ...]]:
        """Do as ``Parser.expression``."""
        key = f"expression {written}"
        if key in self._before:
            return cast("Expression", self._again(key, start)), ()
        parsed, problems = grammar.parser().expression(source, written, start)
        if parsed is not None and not problems:
            self.known[key] = [start, _json(parsed)]
        return parsed, problems

    def _again(self, key: str, start: int) -> object:
        self.known[key] = self._before[key]
        return again(self._before[key], start)


def again(known: Any, start: int) -> object:  # noqa: ANN401  any JSON
    """Return what was parsed at another place."""
    before, text = known
    data = json.loads(text)
    return exchange.codec().decode(data if before == start else moved(data, start - before))


def _json(tree: object) -> str:
    """Return a tree as JSON, in a text: it is written again and again, and seldom read."""
    return json.dumps(exchange.codec().encode(tree), ensure_ascii=False, separators=(",", ":"))


def moved(data: list[Any], by: int) -> list[Any]:
    """Return the JSON of a tree whose places are moved by some characters."""
    if data and data[0] == "Span":
        head, source, start, end = data
        return [head, source, start + by, end + by]
    return [moved(each, by) if _is_list(each) else each for each in data]


def _is_list(data: Any) -> TypeGuard[list[Any]]:  # noqa: ANN401  any JSON
    return isinstance(data, list)
