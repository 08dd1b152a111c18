"""Expressions back to words, in one canonical spelling: ``parse(print_expression(tree)) == tree``."""

from __future__ import annotations

from enum import IntEnum

from clausier.surface.constants import print_constant
from clausier.surface.expression import (
    Access,
    Binary,
    Call,
    Choices,
    Conditional,
    Constant,
    Delay,
    Fallback,
    Fold,
    Lookup,
    Name,
    Negative,
    Not,
    NotApplicable,
    Operator,
    Quantified,
    Select,
)
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from clausier.surface.expression import Expression

_VOWELS = frozenset("aàâäeéèêëiîïoôöuùûüœæAÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜŒÆ")


class Level(IntEnum):
    """How tightly an expression binds; an operand looser than its place needs brackets."""

    WHOLE = 0
    OR = 1
    AND = 2
    NOT = 3
    COMPARISON = 4
    FALLBACK = 5
    SUM = 6
    PRODUCT = 7
    SIGNED = 8
    LOOKUP = 9
    POSTFIX = 10


_LEVELS = {
    Operator.OR: Level.OR,
    Operator.AND: Level.AND,
    Operator.EQUAL: Level.COMPARISON,
    Operator.DIFFERENT: Level.COMPARISON,
    Operator.LESS: Level.COMPARISON,
    Operator.AT_MOST: Level.COMPARISON,
    Operator.MORE: Level.COMPARISON,
    Operator.AT_LEAST: Level.COMPARISON,
    Operator.AMONG: Level.COMPARISON,
    Operator.PLUS: Level.SUM,
    Operator.MINUS: Level.SUM,
    Operator.TIMES: Level.PRODUCT,
    Operator.DIVIDED: Level.PRODUCT,
}


def print_expression(expression: Expression) -> str:
    """Return the canonical words of an expression, on one line.

    Raises ValueError for a number that no decimal writes (the language cannot hold one).
    """
    return _print(expression, Level.WHOLE, last=True)


def print_operand(expression: Expression, level: Level) -> str:
    """Return the words of an operand that other words may follow, in brackets when it is looser than ``level``."""
    return _print(expression, level, last=False)


def elided(word: str, following: str) -> str:
    """Return ``de`` before ``following``, or ``d'`` joined to it: « liste de Facture », « liste d'Ajout »."""
    joined = f"{word[:-1]}'" if following[:1] in _VOWELS else f"{word} "
    return f"{joined}{following}"


def _print(expression: Expression, level: Level, *, last: bool) -> str:
    """Print an expression for a place that takes ``level``; ``last``: nothing of the same expression follows."""
    own, words = _words(expression, level, last=last)
    return words if own >= level else f"({_print(expression, Level.WHOLE, last=True)})"


def _words(expression: Expression, level: Level, *, last: bool) -> tuple[Level, str]:
    """Return how tightly the words of an expression bind, and the words."""
    match expression:
        case Constant():
            return _constant(expression, level)
        case Name():
            return Level.POSTFIX, expression.ident
        case Access():
            target = _print(expression.target, Level.POSTFIX, last=False)
            return Level.POSTFIX, f"{target}.{expression.ident}{_arguments(expression.arguments)}"
        case Call():
            return Level.POSTFIX, f"{expression.ident}({_list(expression.arguments)})"
        case Binary():
            return _binary(expression, last=last)
        case Not():
            return Level.NOT, f"non {_denied(expression.operand, last=last)}"
        case Negative():
            return Level.SIGNED, f"-{_print(expression.operand, Level.SIGNED, last=last)}"
        case Choices():
            return Level.POSTFIX, f"({_list(expression.items)})"
        case Fallback():
            value = _print(expression.value, Level.SUM, last=False)
            return Level.FALLBACK, f"{value} à défaut {_print(expression.fallback, Level.FALLBACK, last=last)}"
        case NotApplicable():
            return Level.COMPARISON, f"{_print(expression.operand, Level.FALLBACK, last=False)} est sans objet"
        case Delay():
            return Level.FALLBACK, _delay(expression)
        case Lookup():
            return Level.LOOKUP, f"{expression.table} au {_print(expression.day, Level.POSTFIX, last=False)}"
        case Select():
            return Level.POSTFIX, print_select(expression)
        case Conditional() | Quantified():
            # An open form takes all that follows: it stands last, or in brackets.
            return (Level.POSTFIX if last else Level.WHOLE), _open(expression) if last or not level else ""
        case _:
            assert_never(expression)


def _denied(operand: Expression, *, last: bool) -> str:
    words = _print(operand, Level.NOT if isinstance(operand, Not) else Level.FALLBACK, last=last)
    # « non » before a citation is the value: ``si payée = non « words »``.
    return f"({words})" if words.startswith("«") else words


def _constant(expression: Constant, level: Level) -> tuple[Level, str]:
    value = expression.value
    if value is False and level is Level.WHOLE:
        return Level.POSTFIX, "non"
    words = print_constant(value)
    return (Level.SIGNED if words.startswith("-") else Level.POSTFIX), words


def _binary(expression: Binary, *, last: bool) -> tuple[Level, str]:
    operator = expression.operator
    level = _LEVELS[operator]
    match level:
        case Level.COMPARISON:
            left = _print(expression.left, _compared(expression.left), last=False)
            right = _right_of_comparison(expression, last=last)
        case Level.OR:
            # « a et b ou c » is read at once when it is written « (a et b) ou c ».
            left = _print(expression.left, Level.OR if _is(expression.left, Operator.OR) else Level.NOT, last=False)
            right = _print(expression.right, Level.NOT, last=last)
        case Level.PRODUCT:
            left = _print(expression.left, factor_level(expression.left, Level.PRODUCT), last=False)
            right = _print(expression.right, factor_level(expression.right, Level.SIGNED), last=last)
        case _:
            left = _print(expression.left, level, last=False)
            right = _print(expression.right, Level(level + 1), last=last)
    return level, f"{left} {operator.value} {right}"


def _right_of_comparison(expression: Binary, *, last: bool) -> str:
    right = expression.right
    if isinstance(right, Constant) and right.value is False:
        return "non"
    if expression.operator is Operator.AMONG:
        return _print(right, Level.POSTFIX, last=False)
    return _print(right, _compared(right), last=last)


def _compared(expression: Expression) -> Level:
    # « (a à défaut b) > c » is read at once, « a à défaut b > c » is not.
    return Level.SUM if isinstance(expression, Fallback) else Level.FALLBACK


def factor_level(expression: Expression, level: Level) -> Level:
    """Return how tight a factor must be: « a × (taux au jour) » keeps apart what the jour belongs to."""
    return Level.POSTFIX if isinstance(expression, Lookup) else level


def _is(expression: Expression, operator: Operator) -> bool:
    return isinstance(expression, Binary) and expression.operator is operator


def _list(items: tuple[Expression, ...]) -> str:
    return ", ".join(print_expression(item) for item in items)


def _arguments(items: tuple[Expression, ...]) -> str:
    return f"({_list(items)})" if items else ""


def _delay(expression: Delay) -> str:
    duration = _print(expression.duration, Level.SUM, last=False)
    anchor = _print(expression.anchor, Level.SUM, last=False)
    extended = ", prorogé" if expression.extended else ""
    counted = ", premier jour compté" if expression.first_day_counted else ""
    return f"délai {duration} {expression.direction.value} {anchor}{extended}{counted}"


def print_select(expression: Select) -> str:
    """Return ``selon subject ( a : x ; b : y )``."""
    arms = " ; ".join(f"{arm.ident} : {print_expression(arm.value)}" for arm in expression.arms)
    return f"{select_opening(expression)} ( {arms} )"


def select_opening(expression: Select) -> str:
    """Return ``selon subject``, the subject in brackets unless it is a dotted name."""
    subject = expression.subject
    words = print_expression(subject)
    return f"selon {words}" if _is_path(subject) else f"selon ({words})"


def _is_path(expression: Expression) -> bool:
    while isinstance(expression, Access) and not expression.arguments:
        expression = expression.target
    return isinstance(expression, Name)


def _open(expression: Conditional | Quantified) -> str:
    if isinstance(expression, Conditional):
        condition, then = print_branch(expression.condition), print_branch(expression.then)
        return f"si {condition} alors {then} sinon {print_expression(expression.otherwise)}"
    source = f"{expression.variable} dans {_print(expression.source, Level.POSTFIX, last=False)}"
    where = "" if expression.condition is None else f" où {print_expression(expression.condition)}"
    body = "" if expression.body is None else print_expression(expression.body)
    fold = expression.fold
    match fold:
        case Fold.SUM | Fold.EARLIEST | Fold.LATEST | Fold.COLLECT:
            return f"{fold_opening(fold, body)}{body} pour chaque {source}{where}"
        case Fold.COUNT:
            return f"{fold_opening(fold, source)}{source}{where}"
        case Fold.ONLY:
            return f"le seul {source}{where}"
        case Fold.EXISTS:
            return f"il existe {source} tel que {body}"
        case Fold.EVERY:
            return f"pour tout {source} : {body}"
        case _:
            assert_never(fold)


def print_branch(expression: Expression) -> str:
    """Return the words of a condition or of a value that « alors » or « sinon » follows: open forms in brackets."""
    return (
        "non"
        if isinstance(expression, Constant) and expression.value is False
        else _print(expression, Level.OR, last=False)
    )


def fold_opening(fold: Fold, following: str) -> str:
    """Return the words of a fold that come before ``following``: « somme de », « somme d' », with its space."""
    return f"{fold.value.removesuffix(' de')} {elided('de', following).removesuffix(following)}"
