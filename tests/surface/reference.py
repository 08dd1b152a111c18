"""The language read by lark itself: what the parser of the engine must give, tree by tree and failure by failure."""

# Lark types its trees loosely.
# pyright: basic
from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from lark import Lark, Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.visitors import Transformer_NonRecursive

from clausier.surface.build import Builder
from clausier.surface.forms import STARTS
from clausier.surface.lessons import Failure
from clausier.surface.parser import ParsedItem
from surface.language import GRAMMAR

if TYPE_CHECKING:
    from lark.tree import Meta


@cache
def _lark() -> Lark:
    return Lark(
        GRAMMAR,
        parser="lalr",
        lexer="contextual",
        start=list(STARTS),
        propagate_positions=True,
        maybe_placeholders=True,
    )


class _Building(Transformer_NonRecursive[Any, Any]):
    """Calls the methods of a builder from the leaves of a tree to its root, tokens given by their places."""

    def __init__(self, builder: Builder) -> None:
        super().__init__(visit_tokens=False)
        self._builder = builder

    def __default__(self, data: str, children: list[Any], meta: Meta) -> Any:  # noqa: ANN401  whatever is built
        given = [(each.start_pos, each.end_pos) if isinstance(each, Token) else each for each in children]
        return getattr(self._builder, data)((meta.start_pos, meta.end_pos), *given)


def read(rule: str, text: str) -> ParsedItem | Failure:
    """Return what lark reads in a prepared text, or how it refuses it."""
    try:
        tree = _lark().parse(text, start=rule)
    except UnexpectedInput as error:
        return _failure(error, rule, text)
    builder = Builder("f", text, text, 0)
    made = _Building(builder).transform(tree)
    return ParsedItem(None if builder.problems else made, tuple(builder.properties), tuple(builder.problems))


def _failure(error: UnexpectedInput, rule: str, text: str) -> Failure:
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
