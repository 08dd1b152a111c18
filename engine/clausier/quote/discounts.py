"""Discounts: on a line, and on the whole quote, shared among its lines to the last cent.

A discount on the whole bears on what is left of each line once its own discount is taken. What is paid once and what is
paid each month are reduced apart. Its amount, rounded to the cent once, is shared in proportion of their bases among
rates of tax, then among the lines of each rate: each share is first cut to the cent below, and the cents that are left
go one by one to the largest fractions cut; of two that are equal, to the highest rate, to the first line.
"""

from __future__ import annotations

from math import floor

from clausier.quote.tree import Pace, Standing
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING
from clausier.values.fraction import Fraction
from clausier.values.money import CENT, ZERO, Money, total
from clausier.values.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.quote.tree import Line, Quote, Rebate


def reduction(line: Line) -> Money:
    """Return the discount of a priced line, in euros: a share is rounded to the cent."""
    if line.discount is None or line.gross is None:
        return ZERO
    value = line.discount.value
    return (value * line.gross).rounded() if isinstance(value, Rate) else value


def net(line: Line) -> Money:
    """Return a priced line before tax, its own discount taken."""
    return (line.gross or ZERO) - reduction(line)


def taken(rebate: Rebate | None, pace: Pace, base: Money) -> Money:
    """Return what a discount on the whole takes from what is paid at a pace."""
    if rebate is None or rebate.pace not in {None, pace}:
        return ZERO
    return (rebate.value * base).rounded() if isinstance(rebate.value, Rate) else rebate.value


def parts(rebate: Rebate | None, lines: tuple[Line, ...]) -> tuple[Money, ...]:
    """Return the part of a discount on the whole that each of some priced lines bears, in their order."""
    found = [ZERO] * len(lines)
    for pace in Pace:
        own = [place for place, line in enumerate(lines) if line.pace is pace]
        whole = taken(rebate, pace, total(tuple(net(lines[place]) for place in own)))
        rates = sorted({_rate(lines[place]) for place in own}, reverse=True)
        groups = [[place for place in own if lines[place].vat == rate] for rate in rates]
        bases = [[net(lines[place]) for place in group] for group in groups]
        for group, base, each in zip(groups, bases, split(whole, [total(tuple(one)) for one in bases]), strict=True):
            for place, part in zip(group, split(each, base), strict=True):
                found[place] = part
    return tuple(found)


def split(whole: Money, bases: list[Money]) -> list[Money]:
    """Return ``whole``, a number of cents, cut in proportion of ``bases``; the cents left go to the largest fractions.

    >>> [str(each.amount) for each in split(Money.of("0.05"), [Money.of(1), Money.of(1), Money.of(2)])]
    ['1/100', '1/100', '3/100']
    """
    among = total(tuple(bases))
    if not whole or not among:
        return [ZERO] * len(bases)
    exact = [base / among * (whole.amount / CENT) for base in bases]
    cents = [floor(each) for each in exact]
    left = floor(whole.amount / CENT) - sum(cents)
    for place in sorted(range(len(bases)), key=lambda place: cents[place] - exact[place])[:left]:
        cents[place] += 1
    return [Money(each * CENT) for each in cents]


def share(line: Line) -> Rate:
    """Return the discount of a priced line as a share of its amount: as granted, or exact when it is an amount."""
    if line.discount is None or not line.gross:
        return Rate(Fraction(0))
    value = line.discount.value
    return value if isinstance(value, Rate) else Rate(value / line.gross)


def depths(quote: Quote) -> tuple[Rate, ...]:
    """Return, line by line, how much of its amount a priced quote gives up: its own discount, then that on the whole.

    Five per cent and then ten of what is left are 14,5 %. An option bears a share of the whole, not an amount.
    """
    return tuple(_after(share(line), _whole_share(quote, line)) for line in quote.lines)


def faults(quote: Quote) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the discount on a whole quote: it is at most what it bears on."""
    rebate = quote.rebate
    if rebate is None:
        return ()
    bases = {pace: _base(quote, pace) for pace in Pace if rebate.pace in {None, pace}}
    hint = "corrigez « remise_globale »"
    if isinstance(rebate.value, Rate) and not 0 < rebate.value.value <= 1:
        message = "une remise globale va de 0 à 100 %, zéro exclu"
    elif isinstance(rebate.value, Money) and rebate.value <= ZERO:
        message = "une remise globale est plus grande que zéro"
    elif not any(bases.values()):
        message = "la remise globale ne porte sur aucune ligne comptée"
        hint = "corrigez sa périodicité, ou retirez-la"
    elif isinstance(rebate.value, Money) and any(rebate.value > each for each in bases.values()):
        message = "la remise globale dépasse ce qu'elle réduit"
    else:
        return ()
    return (Diagnostic(codes.QUOTE_DISCOUNT, message, rebate.span, hint),)


def _after(first: Rate, second: Rate) -> Rate:
    return Rate(1 - (1 - first.value) * (1 - second.value))


def _whole_share(quote: Quote, line: Line) -> Rate:
    """Return the share of what is left of a line that the discount on the whole takes, before any rounding."""
    rebate = quote.rebate
    if rebate is None or rebate.pace not in {None, line.pace} or line.standing is Standing.MEMO:
        return Rate(Fraction(0))
    if isinstance(rebate.value, Rate):
        return rebate.value
    base = _base(quote, line.pace)
    return Rate(rebate.value / base if base and line.standing is Standing.COUNTED else Fraction(0))


def _base(quote: Quote, pace: Pace) -> Money:
    return _total(each for each in quote.lines if each.standing is Standing.COUNTED and each.pace is pace)


def _total(lines: Iterable[Line]) -> Money:
    return total(tuple(map(net, lines)))


def _rate(line: Line) -> Rate:
    if line.vat is None:
        message = "a line is priced before it is summed"
        raise AssertionError(message)
    return line.vat
