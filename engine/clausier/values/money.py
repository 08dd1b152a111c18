"""Amounts in euros, exact to the last fraction; rounding only where a rule asks for it."""

from __future__ import annotations

import math

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import overload
from clausier.values.exact import exact, is_rational, of_text
from clausier.values.fraction import Fraction, Rational

CENT = Fraction(1, 100)
EURO = Fraction(1)


class RoundingMode(Enum):
    """Which multiple of the step replaces an amount that is none."""

    HALF_UP = "au plus proche"
    """The nearest; a half goes away from zero, so that a credit note mirrors its invoice."""
    UP = "au supérieur"
    """The next one towards plus infinity (« à l'euro supérieur »)."""
    DOWN = "à l'inférieur"
    """The next one towards minus infinity."""


def round_to(value: Fraction, step: Fraction, mode: RoundingMode) -> Fraction:
    """Return the multiple of ``step`` that replaces ``value``.

    Raises ValueError when ``step`` is not positive, TypeError when it is not exact.
    """
    step = exact(step)
    if step <= 0:
        message = "a rounding step is positive"
        raise ValueError(message)
    ratio = value / step
    match mode:
        case RoundingMode.HALF_UP:
            half = math.floor(abs(ratio) + Fraction(1, 2))
            return step * (half if ratio >= 0 else -half)
        case RoundingMode.UP:
            return step * math.ceil(ratio)
        case RoundingMode.DOWN:
            return step * math.floor(ratio)


class Money(Record, order=True):
    """An amount in euros. Only exact numbers are accepted: a float raises TypeError."""

    amount: Fraction

    def __post_init__(self) -> None:
        """Refuse inexact numbers; store integers as fractions."""
        object.__setattr__(self, "amount", exact(self.amount))

    @staticmethod
    def of(value: str | Rational) -> Money:
        """Return an amount from its machine form (``"12.50"``) or from an exact number of euros.

        Raises ValueError for a text that is no plain decimal, TypeError for a float.
        """
        return Money(of_text(value))

    def __bool__(self) -> bool:
        """Tell whether the amount is not zero."""
        return self.amount != 0

    def __add__(self, other: Money) -> Money:
        """Add two amounts; TypeError for anything else."""
        return Money(self.amount + _amount(other))

    def __sub__(self, other: Money) -> Money:
        """Subtract an amount; the result may be negative. TypeError for anything else."""
        return Money(self.amount - _amount(other))

    def __neg__(self) -> Money:
        """Return the opposite amount."""
        return Money(-self.amount)

    def __mul__(self, factor: Rational) -> Money:
        """Multiply by an exact number."""
        return Money(self.amount * exact(factor)) if is_rational(factor) else NotImplemented

    def __rmul__(self, factor: Rational) -> Money:
        """Multiply by an exact number."""
        return self * factor

    @overload
    def __truediv__(self, other: Money) -> Fraction: ...
    @overload
    def __truediv__(self, other: Rational) -> Money: ...
    def __truediv__(self, other: Money | Rational) -> Fraction | Money:
        """Divide by an amount (an exact ratio) or by an exact number (an amount).

        Raises ZeroDivisionError for a null divisor.
        """
        if isinstance(other, Money):
            return self.amount / other.amount
        return Money(self.amount / exact(other)) if is_rational(other) else NotImplemented

    def rounded(self, step: Fraction = CENT, mode: RoundingMode = RoundingMode.HALF_UP) -> Money:
        """Return the multiple of ``step`` euros that replaces this amount (see ``RoundingMode``).

        Raises ValueError when ``step`` is not positive.
        """
        return Money(round_to(self.amount, step, mode))


ZERO = Money(Fraction(0))


def total(amounts: tuple[Money, ...]) -> Money:
    """Return the sum of amounts; zero euro for none."""
    return Money(sum((each.amount for each in amounts), Fraction(0)))


def _amount(value: object) -> Fraction:
    if isinstance(value, Money):
        return value.amount
    message = f"an amount goes with an amount, not with {type(value).__name__}"
    raise TypeError(message)
