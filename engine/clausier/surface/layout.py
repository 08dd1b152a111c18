"""Expressions over several lines, when one would be too long."""

from __future__ import annotations

from clausier.surface.expression import (
    Access,
    Binary,
    Call,
    Conditional,
    Expression,
    Fold,
    Operator,
    Quantified,
    Select,
)
from clausier.surface.print import (
    Level,
    factor_level,
    fold_opening,
    print_branch,
    print_expression,
    print_operand,
    select_opening,
)

WIDTH = 120
"""Characters of a line."""
STEP = "  "

_CHAINS = (
    (frozenset({Operator.OR}), Level.NOT),
    (frozenset({Operator.AND}), Level.NOT),
    (frozenset({Operator.PLUS, Operator.MINUS}), Level.PRODUCT),
    (frozenset({Operator.TIMES, Operator.DIVIDED}), Level.SIGNED),
)
"""Operators that stand together at the head of lines, and the level of what they join."""


def lay(expression: Expression, indent: str, used: int, after: int = 0) -> list[str]:
    """Return the lines of an expression, the first without indentation.

    ``used``: characters already on the first line; ``after``: characters to come on the last one; ``indent``: the
    indentation of the lines that follow.
    """
    flat = print_expression(expression)
    if used + len(flat) + after <= WIDTH:
        return [flat]
    match expression:
        case Select():
            return _select(expression, indent)
        case Conditional():
            return _conditional(expression, indent)
        case Binary():
            return _chain(expression, indent) or [flat]
        case Quantified() if expression.fold in {Fold.SUM, Fold.COLLECT, Fold.EARLIEST, Fold.LATEST}:
            return _quantified(expression, indent)
        case Call() | Access() if expression.arguments:
            return _arguments(expression, indent)
        case _:
            return [flat]


def _select(expression: Select, indent: str) -> list[str]:
    lines = [f"{select_opening(expression)} ("]
    last = len(expression.arms) - 1
    for number, arm in enumerate(expression.arms):
        opening = f"{indent}{STEP}{arm.ident} : "
        first, *rest = lay(arm.value, f"{indent}{STEP * 2}", len(opening), len(" ;"))
        lines += [f"{opening}{first}", *rest]
        lines[-1] += "" if number == last else " ;"
    return [*lines, f"{indent})"]


def _conditional(expression: Conditional, indent: str) -> list[str]:
    """Lay a chain of conditions: one line a branch, « sinon si » under « si »."""
    lines: list[str] = []
    opening = "si "
    otherwise: Expression = expression
    while isinstance(otherwise, Conditional):
        lines += _branch(otherwise, opening, indent)
        opening, otherwise = f"{indent}sinon si ", otherwise.otherwise
    opening = f"{indent}sinon "
    first, *rest = lay(otherwise, f"{indent}{STEP}", len(opening))
    return [*lines, f"{opening}{first}", *rest]


def _branch(expression: Conditional, opening: str, indent: str) -> list[str]:
    flat = f"{opening}{print_branch(expression.condition)} alors {print_branch(expression.then)}"
    if len(indent) + len(flat) <= WIDTH:
        return [flat]
    condition = _bracketed(expression.condition, f"{indent}{STEP}", len(indent) + len(opening))
    then_opening = f"{indent}{STEP}alors "
    first, *rest = _bracketed(expression.then, f"{indent}{STEP * 2}", len(then_opening))
    return [f"{opening}{condition[0]}", *condition[1:], f"{then_opening}{first}", *rest]


def _bracketed(expression: Expression, indent: str, used: int, level: Level = Level.OR) -> list[str]:
    """Lay an expression that other words follow: in brackets when its place asks for them."""
    flat = print_branch(expression) if level is Level.OR else print_operand(expression, level)
    if flat == print_expression(expression):
        return lay(expression, indent, used)
    lines = lay(expression, indent, used + 1, 1)
    return [flat] if len(lines) == 1 else [f"({lines[0]}", *lines[1:-1], f"{lines[-1]})"]


def _chain(expression: Binary, indent: str) -> list[str]:
    """Lay operands joined by operators of one level, an operator at the head of each line; nothing for comparisons."""
    for operators, level in _CHAINS:
        if expression.operator not in operators:
            continue
        links: list[tuple[Operator, Expression]] = []
        left: Expression = expression
        while isinstance(left, Binary) and left.operator in operators:
            links.append((left.operator, left.right))
            left = left.left
        lines = _operand(left, f"{indent}{STEP}", len(indent), level)
        for operator, operand in reversed(links):
            opening = f"{indent}{operator.value} "
            first, *rest = _operand(operand, f"{indent}{STEP}", len(opening), level)
            lines += [f"{opening}{first}", *rest]
        return lines
    return []


def _operand(expression: Expression, indent: str, used: int, level: Level) -> list[str]:
    return _bracketed(expression, indent, used, factor_level(expression, level) if level is Level.SIGNED else level)


def _quantified(expression: Quantified, indent: str) -> list[str]:
    lines: list[str] = []
    if expression.body is not None:
        opening = fold_opening(expression.fold, print_expression(expression.body))
        first, *rest = lay(expression.body, f"{indent}{STEP}", len(opening))
        lines = [f"{opening}{first}", *rest]
    each = f"{indent}pour chaque {expression.variable} dans "
    source = _bracketed(expression.source, f"{indent}{STEP}", len(each), Level.POSTFIX)
    lines += [f"{each}{source[0]}", *source[1:]]
    if expression.condition is not None:
        where = f"{indent}où "
        first, *rest = lay(expression.condition, f"{indent}{STEP}", len(where))
        lines += [f"{where}{first}", *rest]
    return lines


def _arguments(expression: Call | Access, indent: str) -> list[str]:
    opening = expression.ident
    if isinstance(expression, Access):
        opening = f"{print_operand(expression.target, Level.POSTFIX)}.{opening}"
    lines = [f"{opening}("]
    last = len(expression.arguments) - 1
    for number, each in enumerate(expression.arguments):
        first, *rest = lay(each, f"{indent}{STEP * 2}", len(indent) + len(STEP), len(","))
        lines += [f"{indent}{STEP}{first}", *rest]
        lines[-1] += "" if number == last else ","
    return [*lines, f"{indent})"]
