"""Exact rational numbers, such as one third: the operations that a contract needs, on integers and on themselves.

The standard ``fractions`` does more, slower, and its import alone takes a tenth of a cold answer. It also lets floats
and booleans in; here they are refused (TypeError), as is everything but an integer or a fraction, and equal to none.
"""

from __future__ import annotations

from math import gcd

from clausier.text.typed import TypeAlias

Rational: TypeAlias = "int | Fraction"


class Fraction:
    """``numerator`` / ``denominator``, in lowest terms, the denominator positive. It never changes."""

    __slots__ = ("denominator", "numerator")

    numerator: int
    denominator: int

    def __new__(cls, numerator: Rational, denominator: Rational = 1) -> Fraction:  # noqa: PYI034  nothing inherits from it
        """Return a quotient; ZeroDivisionError for a null denominator, TypeError for a float or a boolean."""
        if numerator.__class__ not in _EXACT or denominator.__class__ not in _EXACT:
            message = f"exact numbers are needed, not {type(numerator).__name__} over {type(denominator).__name__}"
            raise TypeError(message)
        return _lowest(numerator.numerator * denominator.denominator, numerator.denominator * denominator.numerator)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"cannot change field {name!r}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __reduce__(self) -> tuple[type[Fraction], tuple[int, int]]:
        return Fraction, (self.numerator, self.denominator)

    def __repr__(self) -> str:
        return f"Fraction({self.numerator}, {self.denominator})"

    def __str__(self) -> str:
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    # --- Comparison ---------------------------------------------------------------------------------------------------

    def __bool__(self) -> bool:
        return self.numerator != 0

    def __hash__(self) -> int:
        # That of the integer when there is one: they are equal.
        return hash(self.numerator if self.denominator == 1 else (self.numerator, self.denominator))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Fraction):
            return self.numerator == other.numerator and self.denominator == other.denominator
        if other.__class__ is int:
            return self.denominator == 1 and self.numerator == other
        return NotImplemented

    def __lt__(self, other: Rational) -> bool:
        if other.__class__ not in _EXACT:
            return NotImplemented
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __le__(self, other: Rational) -> bool:
        if other.__class__ not in _EXACT:
            return NotImplemented
        return self.numerator * other.denominator <= other.numerator * self.denominator

    def __gt__(self, other: Rational) -> bool:
        if other.__class__ not in _EXACT:
            return NotImplemented
        return self.numerator * other.denominator > other.numerator * self.denominator

    def __ge__(self, other: Rational) -> bool:
        if other.__class__ not in _EXACT:
            return NotImplemented
        return self.numerator * other.denominator >= other.numerator * self.denominator

    # --- Arithmetic ---------------------------------------------------------------------------------------------------

    def __neg__(self) -> Fraction:
        return _lowest(-self.numerator, self.denominator)

    def __abs__(self) -> Fraction:
        return -self if self.numerator < 0 else self

    def __add__(self, other: Rational) -> Fraction:
        if other.__class__ not in _EXACT:
            return NotImplemented
        mine, its = self.denominator, other.denominator
        return _lowest(self.numerator * its + other.numerator * mine, mine * its)

    __radd__ = __add__

    def __sub__(self, other: Rational) -> Fraction:
        return self + -other if other.__class__ in _EXACT else NotImplemented

    def __rsub__(self, other: int) -> Fraction:
        return -self + other if other.__class__ in _EXACT else NotImplemented

    def __mul__(self, other: Rational) -> Fraction:
        if other.__class__ not in _EXACT:
            return NotImplemented
        return _lowest(self.numerator * other.numerator, self.denominator * other.denominator)

    __rmul__ = __mul__

    def __truediv__(self, other: Rational) -> Fraction:
        if other.__class__ not in _EXACT:
            return NotImplemented
        return _lowest(self.numerator * other.denominator, self.denominator * other.numerator)

    def __rtruediv__(self, other: int) -> Fraction:
        if other.__class__ not in _EXACT:
            return NotImplemented
        return _lowest(other * self.denominator, self.numerator)

    def __floor__(self) -> int:
        return self.numerator // self.denominator

    def __ceil__(self) -> int:
        return -(-self.numerator // self.denominator)


def _lowest(numerator: int, denominator: int) -> Fraction:
    """Return a quotient in lowest terms; ZeroDivisionError for a null denominator."""
    if denominator != 1:
        if not denominator:
            message = f"{numerator} divided by zero"
            raise ZeroDivisionError(message)
        shared = gcd(numerator, denominator) if denominator > 0 else -gcd(numerator, denominator)
        numerator, denominator = numerator // shared, denominator // shared
    made = object.__new__(Fraction)
    _set_numerator(made, numerator)
    _set_denominator(made, denominator)
    return made


_EXACT: frozenset[type] = frozenset((int, Fraction))
_set_numerator = Fraction.__dict__["numerator"].__set__
_set_denominator = Fraction.__dict__["denominator"].__set__
