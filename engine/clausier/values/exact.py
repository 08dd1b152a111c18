"""Exact numbers: what may enter a computation, and its exact printed form.

A binary float never enters: ``0.1`` is not one tenth. A boolean is not a number either.
"""

from __future__ import annotations

from clausier.values.fraction import Fraction, Rational

_MOST_DIGITS = 15
_TWO_AND_FIVE = (2, 5)
_PERCENT = 100


def exact(value: object) -> Fraction:
    """Return ``value`` as a fraction.

    Raises TypeError for anything but an integer or a fraction (floats and booleans above all).
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    message = f"an exact number is needed, not {type(value).__name__}"
    raise TypeError(message)


def is_rational(value: object) -> bool:
    """Tell whether ``value`` may enter an exact computation."""
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def decimal(text: str) -> Fraction:
    """Read the machine form ``-12.50`` (ASCII digits, a point, no exponent).

    Raises ValueError for any other form.
    """
    digits = text.removeprefix("-")
    whole, point, decimals = digits.partition(".")
    if not (_are_digits(whole) and (_are_digits(decimals) or not point)):
        message = f"not a plain decimal: {text!r}"
        raise ValueError(message)
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return value if text == digits else -value


def of_text(value: str | Rational) -> Fraction:
    """Return an exact number from its machine form or from an exact number.

    Raises TypeError for floats and booleans, ValueError for a text that is no plain decimal.
    """
    return decimal(value) if isinstance(value, str) else exact(value)


def decimal_places(value: Fraction) -> int | None:
    """Return how many decimals write ``value`` exactly, or None when no finite number does (1/3)."""
    rest = value.denominator
    counts: list[int] = []
    for prime in _TWO_AND_FIVE:
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        counts.append(count)
    return max(counts) if rest == 1 else None


def exact_text(value: Rational, places: int = 0) -> str:
    """Return the machine form: ``-12.50`` with at least ``places`` decimals, or ``p/q`` when no decimal is exact."""
    fraction = exact(value)
    needed = decimal_places(fraction)
    if needed is None:
        return f"{fraction.numerator}/{fraction.denominator}"
    shown = max(needed, places)
    digits = str(abs(fraction.numerator) * 10**shown // fraction.denominator).rjust(shown + 1, "0")
    sign = "-" if fraction < 0 else ""
    return f"{sign}{digits[:-shown]}.{digits[-shown:]}" if shown else f"{sign}{digits}"


def percent(value: Fraction) -> Fraction:
    """Return a share as a number of hundredths: 29/200 gives 29/2 (14,5 %)."""
    return value * _PERCENT


def share(hundredths: Fraction) -> Fraction:
    """Return a number of hundredths as a share: 29/2 (14,5 %) gives 29/200."""
    return hundredths / _PERCENT


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
