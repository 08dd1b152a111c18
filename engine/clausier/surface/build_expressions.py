"""From lark's tree to the tree of expressions: one method a node of the grammar, without recursion."""

# Lark types its visitors loosely: the methods below are checked by what they return.
# pyright: basic
# ruff: noqa: D102  each method bears the name of the node of the grammar that it builds
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from lark.visitors import Transformer_NonRecursive, v_args

from clausier.surface import constants
from clausier.surface import expression as tree
from clausier.surface.expression import Direction, Expression, Fold, Operator
from clausier.surface.limits import MAX_DEPTH, MAX_NAME
from clausier.surface.prepare import too_deep
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.span import Span
from clausier.values.opening import OpeningHours
from clausier.values.opening_words import EXAMPLE, opening_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Token
    from lark.tree import Meta

_Node = TypeVar("_Node", bound=Expression)

_SAME = {"<=": "≤", ">=": "≥", "*": "×", "/": "÷", "−": "-"}
_OPERATORS = {each.value: each for each in Operator}
_COLLECTING = {"somme": Fold.SUM, "liste": Fold.COLLECT, "tôt": Fold.EARLIEST, "tard": Fold.LATEST}


class ExpressionBuilder(Transformer_NonRecursive[Any, Any]):
    """Builds the expressions of one file. ``problems`` gathers what the grammar cannot see (dates, amounts, depth)."""

    def __init__(self, source: str, written: str, base: int) -> None:
        """``written``: the text as its author wrote it, at ``base`` in the file ``source``; quotes come from it."""
        super().__init__(visit_tokens=False)
        self._source = source
        self._written = written
        self._base = base
        self.problems: list[Diagnostic] = []
        self._depths: dict[int, tuple[int, Expression]] = {}

    # --- places, names and depth

    def _span(self, meta: Meta) -> Span:
        return Span(self._source, self._base + meta.start_pos, self._base + meta.end_pos)

    def _place(self, token: Token) -> Span:
        return Span(self._source, self._base + (token.start_pos or 0), self._base + (token.end_pos or 0))

    def _words(self, token: Token | None) -> str:
        return "" if token is None else constants.unquoted(self._written[token.start_pos : token.end_pos])

    def _ident(self, token: Token | None) -> str:
        if token is None:
            return ""
        if len(token) > MAX_NAME:
            self.problems.append(
                Diagnostic(
                    codes.NAME_WRONG,
                    f"nom de plus de {MAX_NAME} caractères",
                    self._place(token),
                    "choisissez un nom plus court",
                )
            )
        return str(token)

    def _deep(self, node: _Node, *parts: Expression | None) -> _Node:
        depth = 1 + max((self._depths[id(part)][0] for part in parts if id(part) in self._depths), default=0)
        self._depths[id(node)] = (depth, node)
        if depth == MAX_DEPTH + 1:
            self.problems.append(too_deep(node.span))
        return node

    # --- operators

    def either(self, meta: Meta, left: Expression, right: Expression) -> Expression:
        return self._binary(meta, Operator.OR, left, right)

    def both(self, meta: Meta, left: Expression, right: Expression) -> Expression:
        return self._binary(meta, Operator.AND, left, right)

    def negation(self, meta: Meta, operand: Expression) -> Expression:
        return self._deep(tree.Not(operand, self._span(meta)), operand)

    def comparison(self, meta: Meta, left: Expression, sign: Token, right: Expression) -> Expression:
        return self._binary(meta, operator_of(sign), left, right)

    def among(self, meta: Meta, left: Expression, right: Expression) -> Expression:
        return self._binary(meta, Operator.AMONG, left, right)

    def not_applicable(self, meta: Meta, operand: Expression) -> Expression:
        return self._deep(tree.NotApplicable(operand, self._span(meta)), operand)

    def fallback(self, meta: Meta, value: Expression, fallback: Expression) -> Expression:
        return self._deep(tree.Fallback(value, fallback, self._span(meta)), value, fallback)

    def arithmetic(self, meta: Meta, left: Expression, sign: Token, right: Expression) -> Expression:
        return self._binary(meta, operator_of(sign), left, right)

    def negative(self, meta: Meta, _sign: Token, operand: Expression) -> Expression:
        return self._deep(tree.Negative(operand, self._span(meta)), operand)

    def lookup(self, meta: Meta, table: Token, day: Expression) -> Expression:
        return self._deep(tree.Lookup(self._ident(table), day, self._span(meta)), day)

    def delay(
        self, meta: Meta, duration: Expression, direction: Token, anchor: Expression, *flags: Token
    ) -> Expression:
        kinds = {flag.type for flag in flags}
        node = tree.Delay(
            duration=duration,
            direction=Direction(str(direction)),
            anchor=anchor,
            extended="PROROGE" in kinds,
            first_day_counted="PREMIER_JOUR_COMPTE" in kinds,
            span=self._span(meta),
        )
        return self._deep(node, duration, anchor)

    def _binary(self, meta: Meta, operator: Operator, left: Expression, right: Expression) -> Expression:
        return self._deep(tree.Binary(operator, left, right, self._span(meta)), left, right)

    # --- names

    def name(self, meta: Meta, ident: Token) -> Expression:
        return self._deep(tree.Name(self._ident(ident), self._span(meta)))

    def call(self, meta: Meta, ident: Token, arguments: tuple[Expression, ...] | None) -> Expression:
        return self._deep(tree.Call(self._ident(ident), arguments or (), self._span(meta)), *(arguments or ()))

    def access(
        self, meta: Meta, target: Expression, ident: Token, arguments: tuple[Expression, ...] | None
    ) -> Expression:
        node = tree.Access(target, self._ident(ident), arguments or (), self._span(meta))
        return self._deep(node, target, *(arguments or ()))

    def path(self, meta: Meta, target: Expression, ident: Token) -> Expression:
        return self._deep(tree.Access(target, self._ident(ident), (), self._span(meta)), target)

    def arguments(self, _meta: Meta, *items: Expression) -> tuple[Expression, ...]:
        return items

    def choices(self, meta: Meta, items: tuple[Expression, ...]) -> Expression:
        return self._deep(tree.Choices(items, self._span(meta)), *items)

    # --- forms

    def conditional(self, meta: Meta, condition: Expression, then: Expression, otherwise: Expression) -> Expression:
        node = tree.Conditional(condition, then, otherwise, self._span(meta))
        return self._deep(node, condition, then, otherwise)

    def select(self, meta: Meta, subject: Expression, *arms: tree.Arm | None) -> Expression:
        kept = tuple(arm for arm in arms if arm is not None)
        return self._deep(tree.Select(subject, kept, self._span(meta)), subject, *(arm.value for arm in kept))

    def arm(self, meta: Meta, ident: Token, value: Expression) -> tree.Arm:
        return tree.Arm(self._ident(ident), value, self._span(meta))

    def collecting(
        self,
        meta: Meta,
        opening: Token,
        body: Expression,
        variable: Token,
        source: Expression,
        condition: Expression | None,
    ) -> Expression:
        fold = next(fold for word, fold in _COLLECTING.items() if word in opening)
        return self._quantified(meta, fold, variable, source, condition, body)

    def picking(
        self, meta: Meta, opening: Token, variable: Token, source: Expression, condition: Expression | None
    ) -> Expression:
        fold = Fold.COUNT if opening.startswith("nombre") else Fold.ONLY
        return self._quantified(meta, fold, variable, source, condition, None)

    def exists(self, meta: Meta, variable: Token, source: Expression, body: Expression) -> Expression:
        return self._quantified(meta, Fold.EXISTS, variable, source, None, body)

    def every(self, meta: Meta, variable: Token, source: Expression, body: Expression) -> Expression:
        return self._quantified(meta, Fold.EVERY, variable, source, None, body)

    def _quantified(
        self,
        meta: Meta,
        fold: Fold,
        variable: Token,
        source: Expression,
        condition: Expression | None,
        body: Expression | None,
    ) -> Expression:
        node = tree.Quantified(fold, self._ident(variable), source, condition, body, self._span(meta))
        return self._deep(node, source, condition, body)

    # --- constants

    def day(self, meta: Meta, token: Token) -> tree.Constant:
        value = constants.read_date(token)
        if value is None:
            self.problems.append(bad_date(self._place(token), token))
        return self._constant(meta, value)

    def amount(self, meta: Meta, token: Token) -> tree.Constant:
        return self._number(meta, token, constants.read_amount)

    def percent(self, meta: Meta, token: Token) -> tree.Constant:
        return self._number(meta, token, constants.read_percent)

    def points(self, meta: Meta, token: Token) -> tree.Constant:
        return self._number(meta, token, constants.read_points)

    def duration(self, meta: Meta, token: Token) -> tree.Constant:
        return self._number(meta, token, constants.read_duration)

    def number(self, meta: Meta, token: Token) -> tree.Constant:
        return self._number(meta, token, constants.read_number)

    def text(self, meta: Meta, token: Token) -> tree.Constant:
        return self._constant(meta, self._words(token))

    def opening(self, meta: Meta, token: Token) -> tree.Constant:
        words = self._words(token)
        value = constants.read_opening(words)
        if value is None:
            self.problems.append(bad_opening(self._place(token), words))
        return self._constant(meta, value)

    def yes(self, meta: Meta, _token: Token) -> tree.Constant:
        return self._constant(meta, True)  # noqa: FBT003  the value of « oui »

    def no(self, meta: Meta, _token: Token) -> tree.Constant:
        return self._constant(meta, False)  # noqa: FBT003  the value of « non »

    def positive_constant(self, _meta: Meta, constant: tree.Constant) -> tree.Constant:
        return constant

    def negative_constant(self, meta: Meta, sign: Token, constant: tree.Constant) -> tree.Constant:
        value = constant.value
        if isinstance(value, bool | str | date | OpeningHours):
            problem = Diagnostic(codes.AMOUNT_WRONG, "le signe - ne précède qu'un nombre", self._place(sign), "ôtez-le")
            self.problems.append(problem)
            return constant
        return tree.Constant(-value, self._span(meta))

    def _number(self, meta: Meta, token: Token, read: Callable[[str], tree.LiteralValue | None]) -> tree.Constant:
        value = read(token)
        if value is None:
            self.problems.append(bad_number(self._place(token), token))
        return self._constant(meta, value)

    def _constant(self, meta: Meta, value: tree.LiteralValue | None) -> tree.Constant:
        return self._deep(tree.Constant(0 if value is None else value, self._span(meta)))


# Called rather than written above the class: it changes the class in place, and type checkers keep the class.
v_args(inline=True, meta=True)(ExpressionBuilder)


def bad_date(span: Span, words: str) -> Diagnostic:
    """Return the diagnostic for words that look like a date and are none."""
    return Diagnostic(
        codes.DATE_WRONG,
        f"« {words} » n'est pas une date (années 1900 à 2200)",
        span,
        "écrivez 2024-03-01 ou 1er mars 2024",
    )


def bad_number(span: Span, words: str) -> Diagnostic:
    """Return the diagnostic for words that look like a number and are none beyond doubt."""
    hint = "écrivez les décimales après une virgule et les milliers séparés par une espace : 1 440,50"
    if "," in words and any(unit in words for unit in ("jour", "mois", "semaine", "an")):
        hint = "seules les heures et les minutes prennent des décimales"
    return Diagnostic(codes.AMOUNT_WRONG, f"« {words} » n'est pas un nombre sûr", span, hint)


def bad_opening(span: Span, words: str) -> Diagnostic:
    """Return the diagnostic for words that follow « horaires » and are no opening hours."""
    return Diagnostic(codes.OPENING_WRONG, opening_fault(words), span, f"écrivez par exemple « {EXAMPLE} »")


def operator_of(sign: Token) -> Operator:
    """Return the operator a sign stands for, in any of its spellings."""
    written = str(sign)
    return _OPERATORS[_SAME.get(written, written)]
