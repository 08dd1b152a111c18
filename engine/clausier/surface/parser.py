"""The wall around lark: from the text of an item or an expression to a tree and diagnostics."""

# Lark types its parse tables and trees loosely.
# pyright: basic
from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import lark
from lark import Lark, Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.grammar import Rule
from lark.lexer import TerminalDef

from clausier.surface.build import Builder
from clausier.surface.forms import STARTS, Form, form_of
from clausier.surface.lessons import Failure, learn, read_snippet
from clausier.surface.prepare import prepare
from clausier.surface.syntax_errors import explain
from clausier.text.characters import plain
from clausier.text.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausier.surface.bag import Property
    from clausier.surface.expression import Expression
    from clausier.surface.item import Item
    from clausier.surface.lessons import Lesson, Lessons
    from clausier.text.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """An item (None when it is wrong), its properties as written, and what is wrong."""

    item: Item | None
    properties: tuple[Property, ...]
    problems: tuple[Diagnostic, ...]


class Parser:
    """A parser of the clause language. What it parses leaves no trace in it."""

    def __init__(
        self,
        grammar: str,
        tables: str | None = None,
        snippets: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        """Build the parser from the text of ``clausier.lark``.

        ``tables``: what ``tables()`` gave for this grammar, which spares building them (anything else is ignored).
        ``snippets``: gives the texts of ``grammar/errors``, asked for at the first syntax error only.
        """
        self._grammar = grammar
        self._snippets = snippets
        self._lark = _restored(grammar, tables) or Lark(
            grammar,
            parser="lalr",
            lexer="contextual",
            start=list(STARTS),
            propagate_positions=True,
            maybe_placeholders=True,
        )

    def tables(self) -> str:
        """Return the parse tables as JSON, for the ``tables`` of another parser of the same grammar."""
        data, memo = self._lark.memo_serialize([TerminalDef, Rule])
        held = {"grammar": self._grammar, "lark": lark.__version__, "data": data, "memo": memo}
        return json.dumps(held, ensure_ascii=False, separators=(",", ":"))

    def item(self, form: Form, source: str, written: str, start: int) -> ParsedItem:
        """Parse the item ``written``, which begins at ``start`` in the file named ``source``."""
        builder = Builder(source, written, start)
        result, problems = self._run(builder, form.start, source, written, start)
        return ParsedItem(None if problems else result, tuple(builder.properties), problems)

    def expression(self, source: str, written: str, start: int) -> tuple[Expression | None, tuple[Diagnostic, ...]]:
        """Parse the expression ``written``, which begins at ``start`` in the file named ``source``."""
        builder = Builder(source, written, start)
        result, problems = self._run(builder, "expression", source, written, start)
        return (None if problems else result), problems

    def failure(self, rule: str, prepared: str) -> Failure | None:
        """Return how a prepared text fails to be a ``rule`` of the grammar, None when it is one."""
        try:
            self._lark.parse(prepared, start=rule)
        except UnexpectedInput as error:
            return _failure_of(error, rule, prepared)
        return None

    def _run(
        self, builder: Builder, rule: str, source: str, written: str, start: int
    ) -> tuple[Any, tuple[Diagnostic, ...]]:
        prepared = prepare(source, plain(written), start)
        if prepared.problem is not None:
            return None, (prepared.problem,)
        try:
            tree = self._lark.parse(prepared.text, start=rule)
        except UnexpectedInput as error:
            failure = _failure_of(error, rule, prepared.text)
            return None, (explain(failure, self._lessons, self._patterns, source, start),)
        result = builder.transform(tree)
        return result, tuple(builder.problems)

    @cached_property
    def _patterns(self) -> dict[str, str]:
        return {terminal.name: terminal.pattern.value for terminal in self._lark.terminals}

    @cached_property
    def _lessons(self) -> Lessons:
        return learn(self._taught())

    def _taught(self) -> Iterator[tuple[Failure, Lesson]]:
        for text in self._snippets():
            snippet = read_snippet(text)
            form = form_of(snippet.text)
            rule = form.start if form else "expression"
            failure = self.failure(rule, prepare("", plain(snippet.text), 0).text)
            if failure is not None:
                yield failure, snippet.lesson


def _restored(grammar: str, tables: str | None) -> Lark | None:
    """Return the parser saved in ``tables``, or None when they are not those of this grammar and of this lark."""
    if tables is None:
        return None
    try:
        held = json.loads(tables)
        if held["grammar"] != grammar or held["lark"] != lark.__version__:
            return None
        table = held["data"]["parser"]["parser"]
        # JSON writes every key as a text; lark numbers its states and tokens.
        table["states"] = {
            int(state): {int(token): action for token, action in actions.items()}
            for state, actions in table["states"].items()
        }
        table["tokens"] = {int(number): name for number, name in table["tokens"].items()}
        memo = {int(number): each for number, each in held["memo"].items()}
        restored: Lark = Lark._load_from_dict(held["data"], memo)  # type: ignore[no-untyped-call]  # noqa: SLF001  what lark's own stand-alone parsers call
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return restored


def _failure_of(error: UnexpectedInput, rule: str, text: str) -> Failure:
    """Return what lark knows about a text refused as a ``rule``."""
    parser = error.interactive_parser
    stack = parser.parser_state.value_stack
    last = stack[-1] if stack else None
    before = last.type if isinstance(last, Token) else "VALUE" if stack else ""
    if any(isinstance(each, Token) and each.type == "LPAR" for each in stack):
        rule = f"{rule} ("
    expected: frozenset[str] = frozenset(parser.accepts())  # type: ignore[no-untyped-call]  # lark's types stop here
    if isinstance(error, UnexpectedToken) and error.token.type != "$END":
        token = error.token
        return Failure(rule, text, token.start_pos or 0, str(token), before, token.type, expected)
    if isinstance(error, UnexpectedCharacters):
        at = cast("int", error.pos_in_stream)
        return Failure(rule, text, at, text[at : at + 1], before, "?", expected)
    return Failure(rule, text, len(text), "", before, "$END", expected)
