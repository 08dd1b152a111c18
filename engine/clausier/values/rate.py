"""Rates (14,5 %) and percentage points (10 points), kept apart: « BCE + 10 points » is not « BCE + 10 % »."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, overload
from clausier.values.exact import exact, is_rational, of_text, percent, share
from clausier.values.money import Money

if TYPE_CHECKING:
    from clausier.values.fraction import Fraction, Rational


class Points(Record, order=True):
    """A number of percentage points: ``Points(Fraction(10))`` is 10 points, a tenth of the whole."""

    value: Fraction

    def __post_init__(self) -> None:
        """Refuse inexact numbers; store integers as fractions."""
        object.__setattr__(self, "value", exact(self.value))

    @staticmethod
    def of(value: str | Rational) -> Points:
        """Return points from a machine form (``"10"``) or an exact number; ValueError or TypeError otherwise."""
        return Points(of_text(value))

    @overload
    def __add__(self, other: Points) -> Points: ...
    @overload
    def __add__(self, other: Rate) -> Rate: ...
    def __add__(self, other: Points | Rate) -> Points | Rate:
        """Add points to points, or to a rate; TypeError for anything else."""
        return other + self if isinstance(other, Rate) else Points(self.value + _points(other))

    def __sub__(self, other: Points) -> Points:
        """Subtract points from points; TypeError for anything else."""
        return Points(self.value - _points(other))

    def __neg__(self) -> Points:
        """Return the opposite number of points."""
        return Points(-self.value)

    def __mul__(self, factor: Rational) -> Points:
        """Multiply by an exact number."""
        return Points(self.value * exact(factor)) if is_rational(factor) else NotImplemented

    def __rmul__(self, factor: Rational) -> Points:
        """Multiply by an exact number."""
        return self * factor


class Rate(Record, order=True):
    """A share of something: 14,5 % is ``Rate(Fraction(29, 200))``. Rates are not added to rates."""

    value: Fraction

    def __post_init__(self) -> None:
        """Refuse inexact numbers; store integers as fractions."""
        object.__setattr__(self, "value", exact(self.value))

    @staticmethod
    def of_percent(value: str | Rational) -> Rate:
        """Return a rate from its number of hundredths: ``"14.5"`` is 14,5 %; ValueError or TypeError otherwise."""
        return Rate(share(of_text(value)))

    def __add__(self, other: Points) -> Rate:
        """Raise a rate by percentage points; anything else, a rate above all, is refused (TypeError)."""
        return Rate(self.value + share(_points(other)))

    @overload
    def __sub__(self, other: Points) -> Rate: ...
    @overload
    def __sub__(self, other: Rate) -> Points: ...
    def __sub__(self, other: Points | Rate) -> Rate | Points:
        """Lower a rate by percentage points, or return how many points part two rates; TypeError otherwise."""
        if isinstance(other, Rate):
            return Points(percent(self.value - other.value))
        return Rate(self.value - share(_points(other)))

    def __neg__(self) -> Rate:
        """Return the opposite rate."""
        return Rate(-self.value)

    @overload
    def __mul__(self, other: Money) -> Money: ...
    @overload
    def __mul__(self, other: Rational) -> Rate: ...
    def __mul__(self, other: Money | Rational) -> Money | Rate:
        """Take this share of an amount, or multiply the rate by an exact number."""
        if isinstance(other, Money):
            return Money(self.value * other.amount)
        return Rate(self.value * exact(other)) if is_rational(other) else NotImplemented

    @overload
    def __rmul__(self, other: Money) -> Money: ...
    @overload
    def __rmul__(self, other: Rational) -> Rate: ...
    def __rmul__(self, other: Money | Rational) -> Money | Rate:
        """Take this share of an amount, or multiply the rate by an exact number."""
        return self * other

    @overload
    def __truediv__(self, other: Rate) -> Fraction: ...
    @overload
    def __truediv__(self, other: Rational) -> Rate: ...
    def __truediv__(self, other: Rate | Rational) -> Fraction | Rate:
        """Divide by a rate (an exact ratio) or by an exact number (a rate)."""
        if isinstance(other, Rate):
            return self.value / other.value
        return Rate(self.value / exact(other)) if is_rational(other) else NotImplemented


def _points(value: object) -> Fraction:
    if isinstance(value, Points):
        return value.value
    message = f"percentage points are needed here, not {type(value).__name__}"
    raise TypeError(message)
