"""The totals of a quote, exact. Each rounding is one of these, to the cent, half up (away from zero):

- a line: quantity × unit price, then its discount when that is a share;
- a discount on the whole quote that is a share (``discounts`` tells how its cents are shared);
- the tax of a rate: on the sum of the bases at that rate, not line by line;
- a deposit that is a share of the one-off total, taxes included.

What is paid once and what is paid each month are taxed apart, as they are invoiced apart; the engagement is the one-off
total and as many monthly totals as it has months. With the options, the tax is worked out again on the larger bases.
"""

from __future__ import annotations

from math import floor

from clausier.quote import discounts
from clausier.quote.tree import Pace, Standing
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.money import ZERO, Money, total
from clausier.values.rate import Rate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.quote.tree import Line, Quote, Rebate


class Sum(Record):
    """What some lines come to. ``taxes`` has (rate, base, tax), the highest rate first.

    ``rebate`` is what a discount on the whole took of it: ``net`` is what is left.
    """

    net: Money
    taxes: tuple[tuple[Rate, Money, Money], ...]
    rebate: Money = ZERO

    @property
    def before(self) -> Money:
        """The total before tax and before the discount on the whole."""
        return self.net + self.rebate

    @property
    def tax(self) -> Money:
        """The tax of all rates."""
        return total(tuple(each for _, _, each in self.taxes))

    @property
    def gross(self) -> Money:
        """The total with its taxes (TTC)."""
        return self.net + self.tax


class Engaged(Record):
    """What is due over the whole engagement: once, each month, for ``months`` months."""

    once: Sum
    monthly: Sum
    months: int

    @property
    def net(self) -> Money:
        """The total before tax."""
        return self.once.net + self.monthly.net * self.months

    @property
    def rebate(self) -> Money:
        """What a discount on the whole took of it."""
        return self.once.rebate + self.monthly.rebate * self.months

    @property
    def before(self) -> Money:
        """The total before tax and before the discount on the whole."""
        return self.net + self.rebate

    @property
    def tax(self) -> Money:
        """The tax."""
        return self.once.tax + self.monthly.tax * self.months

    @property
    def gross(self) -> Money:
        """The total with its taxes."""
        return self.net + self.tax


class Totals(Record):
    """``firm`` counts the lines; ``extended`` the options too, None when there is none. ``deposit``: taxes included."""

    firm: Engaged
    extended: Engaged | None
    deposit: Money | None


def summed(lines: Iterable[Line], rebate: Rebate | None = None) -> Sum:
    """Return what priced lines come to, whatever their order, a discount on the whole taken."""
    lines = tuple(lines)
    parts = discounts.parts(rebate, lines)
    bases: dict[Rate, Money] = {}
    for line, part in zip(lines, parts, strict=True):
        if line.vat is None:
            message = "a line is priced before it is summed"
            raise AssertionError(message)
        bases[line.vat] = bases.get(line.vat, ZERO) + discounts.net(line) - part
    taxes = tuple((rate, bases[rate], (rate * bases[rate]).rounded()) for rate in sorted(bases, reverse=True))
    return Sum(total(tuple(bases.values())), taxes, total(parts))


def totals(quote: Quote) -> Totals:
    """Return the totals of a quote whose lines are priced."""
    months = 0 if quote.engagement is None else floor(quote.engagement.base)
    counted = [each for each in quote.lines if each.standing is Standing.COUNTED]
    options = [each for each in quote.lines if each.standing is Standing.OPTION]
    firm = _engaged(counted, months, quote.rebate)
    extended = _engaged([*counted, *options], months, quote.rebate) if options else None
    return Totals(firm, extended, _deposit(quote, firm))


def faults(quote: Quote, found: Totals) -> tuple[Diagnostic, ...]:
    """Return what keeps totals from making sense: a subscription without months, a deposit beyond what is due."""
    monthly = next((each for each in quote.lines if each.pace is Pace.MONTHLY), None)
    if monthly is not None and quote.engagement is None:
        hint = "écrivez « engagement: 12 mois » dans le devis ou au catalogue"
        return (Diagnostic(codes.QUOTE_SHAPE, "une ligne mensuelle attend un engagement", monthly.span, hint),)
    if found.deposit is not None and not ZERO <= found.deposit <= found.firm.once.gross:
        message = "l'acompte dépasse ce qui est payé en une fois"
        hint = "un acompte porte sur les lignes payées en une fois, taxes comprises"
        return (Diagnostic(codes.QUOTE_SHAPE, message, quote.span, hint),)
    return discounts.faults(quote)


def _engaged(lines: list[Line], months: int, rebate: Rebate | None) -> Engaged:
    once, monthly = (summed((each for each in lines if each.pace is pace), rebate) for pace in Pace)
    return Engaged(once, monthly, months if monthly.before else 0)


def _deposit(quote: Quote, firm: Engaged) -> Money | None:
    asked = quote.deposit
    return (asked * firm.once.gross).rounded() if isinstance(asked, Rate) else asked
