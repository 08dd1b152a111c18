from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from math import floor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.quote.discounts import net, reduction, share
from clausier.quote.totals import faults, summed, totals
from clausier.quote.tree import Pace, Standing
from clausier.values.fraction import Fraction
from clausier.values.money import ZERO, Money, total
from clausier.values.rate import Rate
from quote.shop import line, quote_of

if TYPE_CHECKING:
    from clausier.quote.tree import Line

CENT = Fraction(1, 100)
_AMOUNTS = st.integers(0, 10_000_000).map(lambda cents: Money(Fraction(cents, 100)))
_QUANTITIES = st.builds(Fraction, st.integers(1, 100_000), st.sampled_from((1, 2, 4, 10, 100)))
_RATES = st.sampled_from(("20", "10", "5.5", "2.1", "0"))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    price, quantity = draw(_AMOUNTS), draw(_QUANTITIES)
    gross = (price * quantity).rounded()
    kind = draw(st.sampled_from(("aucune", "taux", "montant")))
    discount: Rate | Money | None = None
    if kind == "taux":
        discount = Rate(Fraction(draw(st.integers(0, 10_000)), 10_000))
    elif kind == "montant":
        discount = Money(Fraction(draw(st.integers(0, floor(gross.amount * 100))), 100))
    pace, standing = draw(st.sampled_from(list(Pace))), draw(st.sampled_from(list(Standing)))
    return line(price, quantity, discount=discount, vat=draw(_RATES), pace=pace, standing=standing)


def _decimal(amount: Fraction) -> Decimal:
    """Return an amount to the cent, worked out by another library."""
    return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(lines())
def test_a_discount_is_at_least_nothing_and_at_most_its_line(made: Line) -> None:
    assert made.gross is not None
    assert ZERO <= reduction(made) <= made.gross
    assert ZERO <= net(made) <= made.gross
    assert 0 <= share(made).value <= 1
    assert net(made) + reduction(made) == made.gross


@given(st.lists(lines(), max_size=8))
def test_every_amount_is_a_number_of_cents(made: list[Line]) -> None:
    found = totals(quote_of(*made))
    sums = [found.firm.once, found.firm.monthly]
    amounts = [each.amount for one in sums for each in (one.net, one.tax, one.gross)]
    amounts += [found.firm.net.amount, found.firm.tax.amount, found.firm.gross.amount]
    assert all((each / CENT).denominator == 1 for each in amounts)


@given(st.lists(lines(), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(made: list[Line], chance: object) -> None:
    shuffled = list(made)
    getattr(chance, "shuffle")(shuffled)  # noqa: B009  a random source of hypothesis, without a type
    assert totals(quote_of(*made)) == totals(quote_of(*shuffled))


@given(st.lists(lines(), max_size=8))
def test_sums_agree(made: list[Line]) -> None:
    found = totals(quote_of(*made)).firm
    counted = [each for each in made if each.standing is Standing.COUNTED]
    for pace, one in ((Pace.ONCE, found.once), (Pace.MONTHLY, found.monthly)):
        own = [each for each in counted if each.pace is pace]
        assert one.net == total(tuple(map(net, own)))
        assert one.net == total(tuple(base for _, base, _ in one.taxes))
        assert one.gross == one.net + one.tax
        for rate, base, tax in one.taxes:
            assert _decimal(rate.value * base.amount) == _decimal(tax.amount)
    assert found.gross == found.net + found.tax
    assert found.net == found.once.net + found.monthly.net * found.months


@given(st.lists(lines(), max_size=8))
def test_options_only_add(made: list[Line]) -> None:
    found = totals(quote_of(*made))
    assert (found.extended is None) == (not any(each.standing is Standing.OPTION for each in made))
    if found.extended is not None:
        assert found.extended.net >= found.firm.net
        assert found.extended.gross >= found.firm.gross


@given(st.lists(lines(), max_size=6))
def test_what_only_informs_counts_for_nothing(made: list[Line]) -> None:
    without = [each for each in made if each.standing is not Standing.MEMO]
    assert totals(quote_of(*made)) == totals(quote_of(*without))


def test_the_tax_is_worked_out_on_the_sum_of_the_bases() -> None:
    # Three lines of 0,99 €: 20 % of 2,97 € is 0,594 €, so 0,59 €; line by line it would be 3 × 0,20 = 0,60 €.
    found = summed([line(Money.of("0.99"))] * 3)
    assert (found.net, found.tax, found.gross) == (Money.of("2.97"), Money.of("0.59"), Money.of("3.56"))


@pytest.mark.parametrize(
    ("price", "quantity", "expected"),
    [("0.05", Fraction(1, 10), "0.01"), ("0.04", Fraction(1, 10), "0"), ("7.35", Fraction(15), "110.25")],
)
def test_a_line_is_rounded_half_up_to_the_cent(price: str, quantity: Fraction, expected: str) -> None:
    assert line(Money.of(price), quantity).gross == Money.of(expected)


def test_rates_are_told_apart_the_highest_first() -> None:
    found = summed([line(Money.of("75.60"), vat="5.5"), line(Money.of("100"), vat="20")])
    assert found.taxes == (
        (Rate.of_percent("20"), Money.of("100"), Money.of("20")),
        (Rate.of_percent("5.5"), Money.of("75.60"), Money.of("4.16")),  # 4,158 €
    )


def test_each_month_is_taxed_as_it_is_invoiced() -> None:
    # 218,24 € × 20 % = 43,648 €, so 43,65 € a month; 36 times that, not 20 % of 7 856,64 € (1 571,33 €).
    found = totals(quote_of(line(Money.of("218.24"), pace=Pace.MONTHLY), months=36)).firm
    assert (found.net, found.tax) == (Money.of("7856.64"), Money.of("1571.40"))


def test_a_deposit_is_a_share_of_what_is_paid_once_taxes_included() -> None:
    once, monthly = line(Money.of("1028.30")), line(Money.of("560"), pace=Pace.MONTHLY)
    assert totals(quote_of(once, monthly, deposit=Rate.of_percent("30"))).deposit == Money.of("370.19")
    assert totals(quote_of(once, deposit=Money.of("200"))).deposit == Money.of("200")


def test_a_deposit_cannot_pass_what_is_paid_once() -> None:
    made = quote_of(line(Money.of("100")), deposit=Money.of("120.01"))
    assert [each.code.ident for each in faults(made, totals(made))] == ["CLA-0830"]
    made = quote_of(line(Money.of("100")), deposit=Money.of("120"))
    assert faults(made, totals(made)) == ()
