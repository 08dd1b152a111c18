"""The wall around lark: from the text of an item or an expression to a tree and diagnostics."""

# Lark types its parse tables and trees loosely.
# pyright: basic
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lark import Lark, UnexpectedInput

from clausier.surface.build import Builder
from clausier.surface.forms import STARTS, Form
from clausier.surface.prepare import prepare
from clausier.surface.syntax_errors import explain
from clausier.text.characters import plain

if TYPE_CHECKING:
    from clausier.surface.bag import Property
    from clausier.surface.expression import Expression
    from clausier.surface.item import Item
    from clausier.text.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """An item (None when it is wrong), its properties as written, and what is wrong."""

    item: Item | None
    properties: tuple[Property, ...]
    problems: tuple[Diagnostic, ...]


class Parser:
    """A parser of the clause language. Holds no state between two calls."""

    def __init__(self, grammar: str, examples: tuple[str, ...] = ()) -> None:
        """Build the parser from the text of ``clausier.lark`` and of the wrong snippets of ``grammar/errors``."""
        self._lark = Lark(
            grammar,
            parser="lalr",
            lexer="contextual",
            start=list(STARTS),
            propagate_positions=True,
            maybe_placeholders=True,
        )
        self._examples = examples

    def item(self, form: Form, source: str, written: str, start: int) -> ParsedItem:
        """Parse the item ``written``, which begins at ``start`` in the file named ``source``."""
        builder = Builder(source, written, start)
        result, problems = self._run(builder, form.start, source, written, start)
        return ParsedItem(None if problems else result, tuple(builder.properties), problems)

    def expression(
        self, source: str, written: str, start: int
    ) -> tuple[Expression | None, tuple[Diagnostic, ...]]:
        """Parse the expression ``written``, which begins at ``start`` in the file named ``source``."""
        builder = Builder(source, written, start)
        result, problems = self._run(builder, "expression", source, written, start)
        return (None if problems else result), problems

    def _run(
        self, builder: Builder, rule: str, source: str, written: str, start: int
    ) -> tuple[Any, tuple[Diagnostic, ...]]:
        prepared = prepare(source, plain(written), start)
        if prepared.problem is not None:
            return None, (prepared.problem,)
        try:
            tree = self._lark.parse(prepared.text, start=rule)
        except UnexpectedInput as error:
            return None, (explain(error, source, prepared.text, start),)
        result = builder.transform(tree)
        return result, tuple(builder.problems)
