"""From what the grammar reads to the tree of expressions: one method a node of the grammar."""

# ruff: noqa: D102  each method bears the name of the node of the grammar that it builds
from __future__ import annotations

from datetime import date

from clausier.surface import constants
from clausier.surface import expression as tree
from clausier.surface.expression import Direction, Expression, Fold, Operator
from clausier.surface.limits import MAX_DEPTH, MAX_NAME
from clausier.surface.prepare import too_deep
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING, TypeAlias, TypeVar
from clausier.values.opening import OpeningHours
from clausier.values.opening_words import EXAMPLE, opening_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    Place: TypeAlias = tuple[int, int]
    """Where a token or a rule stands in the text: its first character, and the one after its last."""

_Node = TypeVar("_Node", bound=Expression)

_SAME = {"<=": "≤", ">=": "≥", "*": "×", "/": "÷", "−": "-"}
_OPERATORS = {each.value: each for each in Operator}
_COLLECTING = {"somme": Fold.SUM, "liste": Fold.COLLECT, "tôt": Fold.EARLIEST, "tard": Fold.LATEST}


class ExpressionBuilder:
    """Builds the expressions of one text. ``problems`` gathers what the grammar cannot see (dates, amounts, depth).

    A method takes its place, then what the grammar keeps of its rule: tokens (by their place), nodes, None for what is
    left out.
    """

    def __init__(self, source: str, written: str, prepared: str, base: int) -> None:
        """``written``: the text as its author wrote it, at ``base`` in the file ``source``; quotes come from it.

        ``prepared``: the same as the grammar reads it; all other words come from it.
        """
        self._source = source
        self._written = written
        self._prepared = prepared
        self._base = base
        self.problems: list[Diagnostic] = []
        # By node, but for names and constants, whose depth is 1. A node lives in another: no later one takes its id.
        self._depths: dict[int, int] = {}

    # --- places, names and depth

    def _span(self, at: Place) -> Span:
        return Span(self._source, self._base + at[0], self._base + at[1])

    def _read(self, token: Place) -> str:
        return self._prepared[token[0] : token[1]]

    def _words(self, token: Place | None) -> str:
        return "" if token is None else constants.unquoted(self._written[token[0] : token[1]])

    def _ident(self, token: Place | None) -> str:
        if token is None:
            return ""
        if token[1] - token[0] > MAX_NAME:
            self.problems.append(
                Diagnostic(
                    codes.NAME_WRONG,
                    f"nom de plus de {MAX_NAME} caractères",
                    self._span(token),
                    "choisissez un nom plus court",
                )
            )
        return self._prepared[token[0] : token[1]]

    def _deep(self, node: _Node, *parts: Expression | None) -> _Node:
        depths, deepest = self._depths, 0
        for part in parts:
            if part is not None and (depth := depths.get(id(part), 1)) > deepest:
                deepest = depth
        depths[id(node)] = deepest + 1
        if deepest == MAX_DEPTH:
            self.problems.append(too_deep(node.span))
        return node

    # --- operators

    def either(self, at: Place, left: Expression, right: Expression) -> Expression:
        return self._binary(at, Operator.OR, left, right)

    def both(self, at: Place, left: Expression, right: Expression) -> Expression:
        return self._binary(at, Operator.AND, left, right)

    def negation(self, at: Place, operand: Expression) -> Expression:
        return self._deep(tree.Not(operand, self._span(at)), operand)

    def comparison(self, at: Place, left: Expression, sign: Place, right: Expression) -> Expression:
        return self._binary(at, operator_of(self._read(sign)), left, right)

    def among(self, at: Place, left: Expression, right: Expression) -> Expression:
        return self._binary(at, Operator.AMONG, left, right)

    def not_applicable(self, at: Place, operand: Expression) -> Expression:
        return self._deep(tree.NotApplicable(operand, self._span(at)), operand)

    def fallback(self, at: Place, value: Expression, fallback: Expression) -> Expression:
        return self._deep(tree.Fallback(value, fallback, self._span(at)), value, fallback)

    def arithmetic(self, at: Place, left: Expression, sign: Place, right: Expression) -> Expression:
        return self._binary(at, operator_of(self._read(sign)), left, right)

    def negative(self, at: Place, _sign: Place, operand: Expression) -> Expression:
        return self._deep(tree.Negative(operand, self._span(at)), operand)

    def lookup(self, at: Place, table: Place, day: Expression) -> Expression:
        return self._deep(tree.Lookup(self._ident(table), day, self._span(at)), day)

    def delay(self, at: Place, duration: Expression, direction: Place, anchor: Expression, *flags: Place) -> Expression:
        words = [self._read(flag) for flag in flags]
        node = tree.Delay(
            duration=duration,
            direction=Direction(self._read(direction)),
            anchor=anchor,
            extended=any("prorogé" in each for each in words),
            first_day_counted=any("compté" in each for each in words),
            span=self._span(at),
        )
        return self._deep(node, duration, anchor)

    def _binary(self, at: Place, operator: Operator, left: Expression, right: Expression) -> Expression:
        return self._deep(tree.Binary(operator, left, right, self._span(at)), left, right)

    # --- names

    def name(self, at: Place, ident: Place) -> Expression:
        return tree.Name(self._ident(ident), self._span(at))

    def call(self, at: Place, ident: Place, arguments: tuple[Expression, ...] | None) -> Expression:
        return self._deep(tree.Call(self._ident(ident), arguments or (), self._span(at)), *(arguments or ()))

    def access(
        self, at: Place, target: Expression, ident: Place, arguments: tuple[Expression, ...] | None
    ) -> Expression:
        node = tree.Access(target, self._ident(ident), arguments or (), self._span(at))
        return self._deep(node, target, *(arguments or ()))

    def path(self, at: Place, target: Expression, ident: Place) -> Expression:
        return self._deep(tree.Access(target, self._ident(ident), (), self._span(at)), target)

    def arguments(self, _at: Place, *items: Expression) -> tuple[Expression, ...]:
        return items

    def choices(self, at: Place, items: tuple[Expression, ...]) -> Expression:
        return self._deep(tree.Choices(items, self._span(at)), *items)

    # --- forms

    def conditional(self, at: Place, condition: Expression, then: Expression, otherwise: Expression) -> Expression:
        node = tree.Conditional(condition, then, otherwise, self._span(at))
        return self._deep(node, condition, then, otherwise)

    def select(self, at: Place, subject: Expression, *arms: tree.Arm | None) -> Expression:
        kept = tuple(arm for arm in arms if arm is not None)
        return self._deep(tree.Select(subject, kept, self._span(at)), subject, *(arm.value for arm in kept))

    def arm(self, at: Place, ident: Place, value: Expression) -> tree.Arm:
        return tree.Arm(self._ident(ident), value, self._span(at))

    def collecting(
        self,
        at: Place,
        opening: Place,
        body: Expression,
        variable: Place,
        source: Expression,
        condition: Expression | None,
    ) -> Expression:
        words = self._read(opening)
        fold = next(fold for word, fold in _COLLECTING.items() if word in words)
        return self._quantified(at, fold, variable, source, condition, body)

    def picking(
        self, at: Place, opening: Place, variable: Place, source: Expression, condition: Expression | None
    ) -> Expression:
        fold = Fold.COUNT if self._read(opening).startswith("nombre") else Fold.ONLY
        return self._quantified(at, fold, variable, source, condition, None)

    def exists(self, at: Place, variable: Place, source: Expression, body: Expression) -> Expression:
        return self._quantified(at, Fold.EXISTS, variable, source, None, body)

    def every(self, at: Place, variable: Place, source: Expression, body: Expression) -> Expression:
        return self._quantified(at, Fold.EVERY, variable, source, None, body)

    def _quantified(
        self,
        at: Place,
        fold: Fold,
        variable: Place,
        source: Expression,
        condition: Expression | None,
        body: Expression | None,
    ) -> Expression:
        node = tree.Quantified(fold, self._ident(variable), source, condition, body, self._span(at))
        return self._deep(node, source, condition, body)

    # --- constants

    def day(self, at: Place, token: Place) -> tree.Constant:
        words = self._read(token)
        value = constants.read_date(words)
        if value is None:
            self.problems.append(bad_date(self._span(token), words))
        return self._constant(at, value)

    def amount(self, at: Place, token: Place) -> tree.Constant:
        return self._number(at, token, constants.read_amount)

    def percent(self, at: Place, token: Place) -> tree.Constant:
        return self._number(at, token, constants.read_percent)

    def points(self, at: Place, token: Place) -> tree.Constant:
        return self._number(at, token, constants.read_points)

    def duration(self, at: Place, token: Place) -> tree.Constant:
        return self._number(at, token, constants.read_duration)

    def number(self, at: Place, token: Place) -> tree.Constant:
        return self._number(at, token, constants.read_number)

    def text(self, at: Place, token: Place) -> tree.Constant:
        return self._constant(at, self._words(token))

    def opening(self, at: Place, token: Place) -> tree.Constant:
        words = self._words(token)
        value = constants.read_opening(words)
        if value is None:
            self.problems.append(bad_opening(self._span(token), words))
        return self._constant(at, value)

    def yes(self, at: Place, _token: Place) -> tree.Constant:
        return self._constant(at, True)  # noqa: FBT003  the value of « oui »

    def no(self, at: Place, _token: Place) -> tree.Constant:
        return self._constant(at, False)  # noqa: FBT003  the value of « non »

    def positive_constant(self, _at: Place, constant: tree.Constant) -> tree.Constant:
        return constant

    def negative_constant(self, at: Place, sign: Place, constant: tree.Constant) -> tree.Constant:
        value = constant.value
        if isinstance(value, bool | str | date | OpeningHours):
            problem = Diagnostic(codes.AMOUNT_WRONG, "le signe - ne précède qu'un nombre", self._span(sign), "ôtez-le")
            self.problems.append(problem)
            return constant
        return tree.Constant(-value, self._span(at))

    def _number(self, at: Place, token: Place, read: Callable[[str], tree.LiteralValue | None]) -> tree.Constant:
        words = self._read(token)
        value = read(words)
        if value is None:
            self.problems.append(bad_number(self._span(token), words))
        return self._constant(at, value)

    def _constant(self, at: Place, value: tree.LiteralValue | None) -> tree.Constant:
        return tree.Constant(0 if value is None else value, self._span(at))


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


def operator_of(sign: str) -> Operator:
    """Return the operator a sign stands for, in any of its spellings."""
    return _OPERATORS[_SAME.get(sign, sign)]
