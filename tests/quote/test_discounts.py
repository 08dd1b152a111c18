"""The discount on a whole quote: shared to the last cent, held to the limits of the house, printed, carried."""

from __future__ import annotations

from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clausier.documents import plain
from clausier.evaluate.ask import Asking, ask
from clausier.evaluate.result import Determined
from clausier.quote.discounts import depths, faults, net, parts, split
from clausier.quote.document import paper
from clausier.quote.totals import totals
from clausier.quote.tree import Pace, Standing
from clausier.quote.versions import changes
from clausier.values.fraction import Fraction
from clausier.values.money import CENT, ZERO, Money, total
from clausier.values.rate import Rate
from clausier.values.show import NO_BREAK
from quote.shop import ALLEO, CATALOGUE, HEAD, line, offered, program, quote_of, rebate_of
from quote.test_totals import lines

if TYPE_CHECKING:
    from clausier.quote.tree import Line, Quote, Rebate

_CENTS = st.integers(0, 10_000_000).map(lambda cents: Money(Fraction(cents, 100)))
TWO = "      - code: A\n        quantité: 100\n      - désignation: Livre\n        prix: 200 €\n        tva: 5,5 %\n"


@st.composite
def reduced(draw: st.DrawFn) -> Quote:
    """Return a quote whose discount on the whole is possible."""
    made = quote_of(*draw(st.lists(lines(), min_size=1, max_size=8)))
    pace = draw(st.sampled_from((None, *Pace)))
    rebate: Rebate | None = rebate_of(Rate(Fraction(draw(st.integers(1, 10_000)), 10_000)), pace)
    if pace is not None and draw(st.booleans()):
        base = totals(made).firm.once.net if pace is Pace.ONCE else totals(made).firm.monthly.net
        cents = draw(st.integers(0, floor(base.amount * 100)))
        rebate = rebate_of(Money(Fraction(cents, 100)), pace) if cents else None
    return replace(made, rebate=rebate)


@given(_CENTS, st.lists(_CENTS, max_size=8))
def test_shares_sum_to_the_whole_and_are_within_a_cent_of_their_part(whole: Money, bases: list[Money]) -> None:
    among = total(tuple(bases))
    whole = min(whole, among)
    shares = split(whole, bases)
    assert total(tuple(shares)) == whole
    for share, base in zip(shares, bases, strict=True):
        assert (share.amount / CENT).denominator == 1
        assert ZERO <= share <= base
        assert among == ZERO or abs(share.amount - whole.amount * base.amount / among.amount) < CENT


def test_the_last_cent_goes_to_the_largest_fraction_then_to_the_first() -> None:
    # A third of 1,00 € is 33,33… cents thrice: one cent is left, to the first. Of 0,05 €, 1,25, 1,25 and 2,5 cents.
    assert split(Money.of("1"), [Money.of("7")] * 3) == [Money.of("0.34"), Money.of("0.33"), Money.of("0.33")]
    found = split(Money.of("0.05"), [Money.of("1"), Money.of("1"), Money.of("2")])
    assert found == [Money.of("0.01"), Money.of("0.01"), Money.of("0.03")]


@given(reduced())
def test_what_is_taken_once_and_each_month_is_told_and_shared_among_the_lines(made: Quote) -> None:
    assume(not faults(made))
    counted = tuple(each for each in made.lines if each.standing is Standing.COUNTED)
    shares = parts(made.rebate, counted)
    firm, plain = totals(made).firm, totals(replace(made, rebate=None)).firm
    for pace, one, before in ((Pace.ONCE, firm.once, plain.once), (Pace.MONTHLY, firm.monthly, plain.monthly)):
        own = [(each, part) for each, part in zip(counted, shares, strict=True) if each.pace is pace]
        assert one.before == before.net
        assert one.rebate == total(tuple(part for _, part in own))
        assert ZERO <= one.net == before.net - one.rebate
        for rate, base, tax in one.taxes:
            assert base == total(tuple(net(each) - part for each, part in own if each.vat == rate))
            assert tax == (rate * base).rounded()
        if made.rebate is None or made.rebate.pace not in {None, pace}:
            assert one == before


@given(reduced())
def test_each_rate_bears_its_part_of_the_whole(made: Quote) -> None:
    assume(not faults(made))
    firm, plain = totals(made).firm, totals(replace(made, rebate=None)).firm
    for one, before in ((firm.once, plain.once), (firm.monthly, plain.monthly)):
        for (_, base, _), (_, whole, _) in zip(one.taxes, before.taxes, strict=True):
            assert not before.net or abs((whole - base).amount - one.rebate.amount * (whole / before.net)) < CENT


@given(reduced(), st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_change_the_totals(made: Quote, chance: object) -> None:
    shuffled = list(made.lines)
    getattr(chance, "shuffle")(shuffled)  # noqa: B009  a random source of hypothesis, without a type
    assert totals(quote_of(*shuffled, rebate=made.rebate)) == totals(made)


@given(reduced())
def test_with_the_options_it_is_the_quote_that_counts_them(made: Quote) -> None:
    taken = [
        replace(each, standing=Standing.COUNTED) if each.standing is Standing.OPTION else each for each in made.lines
    ]
    found = totals(made)
    assert (found.extended or found.firm) == totals(quote_of(*taken, rebate=made.rebate)).firm


@given(reduced())
def test_a_line_gives_up_its_own_discount_then_that_on_the_whole(made: Quote) -> None:
    assume(not faults(made))
    for each, depth in zip(made.lines, depths(made), strict=True):
        bare = depths(replace(made, rebate=None, sections=(replace(made.sections[0], lines=(each,)),)))[0]
        assert bare <= depth <= Rate(Fraction(1))
        assert each.standing is not Standing.MEMO or depth == bare


def test_five_per_cent_then_ten_are_fourteen_and_a_half() -> None:
    first = line(Money.of("7.35"), discount=Rate.of_percent("5"))
    # Ten per cent of the whole; 10 € of 100 €; the cents of the rounding are no part of what is granted.
    assert depths(quote_of(first, rebate=rebate_of(Rate.of_percent("10")))) == (Rate.of_percent("14.5"),)
    assert depths(quote_of(first)) == (Rate.of_percent("5"),)
    second = line(Money.of("100"), discount=Money.of("20"))
    assert depths(quote_of(second, rebate=rebate_of(Money.of("8"), Pace.ONCE))) == (Rate.of_percent("28"),)


@pytest.mark.parametrize(
    ("rebate", "more"),
    [
        (rebate_of(Rate.of_percent("100.01")), ()),
        (rebate_of(Rate.of_percent("0")), ()),
        (rebate_of(Money.of("0"), Pace.ONCE), ()),
        (rebate_of(Money.of("100.01"), Pace.ONCE), ()),
        (rebate_of(Money.of("1"), Pace.MONTHLY), ()),
        (rebate_of(Rate.of_percent("5"), Pace.MONTHLY), ()),
        (rebate_of(Money.of("150"), Pace.ONCE), (line(Money.of("100"), standing=Standing.OPTION),)),
    ],
)
def test_a_discount_beyond_what_it_bears_on_is_refused(rebate: Rebate, more: tuple[Line, ...]) -> None:
    made = quote_of(line(Money.of("100")), *more, rebate=rebate)
    assert [each.code.ident for each in faults(made)] == ["CLA-0834"]
    assert faults(quote_of(line(Money.of("100")), rebate=rebate_of(Money.of("100"), Pace.ONCE))) == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("remise_globale:\n  remise: 5\n  motif: m\n", "CLA-0830"),
        ("remise_globale:\n  remise: 5 %\n", "CLA-0830"),
        ("remise_globale:\n  motif: m\n", "CLA-0830"),
        ("remise_globale: 5 %\n", "CLA-0830"),
        ("remise_globale:\n  remise: 5 %\n  motif: m\n  pourquoi: m\n", "CLA-0831"),
        ("remise_globale:\n  remise: 5 %\n  motif: m\n  périodicité: parfois\n", "CLA-0831"),
        ("remise_globale:\n  remise: 1 200,01 €\n  motif: m\nremise_accordée_par: direction_générale\n", "CLA-0834"),
        ("remise_globale:\n  remise: 10,01 %\n  motif: m\n", "CLA-0835"),
        ("remise_globale:\n  remise: 120,01 €\n  motif: m\n", "CLA-0835"),
    ],
)
def test_what_is_wrong_is_said(written: str, code: str) -> None:
    found, problems = offered(TWO, written)
    assert found is None
    assert [each.code.ident for each in problems if each.is_error] == [code]


@pytest.mark.parametrize("written", ["10 %", "120 €"])
def test_the_limit_of_the_house_is_reached_to_the_cent(written: str) -> None:
    # ALLANCE's seller grants ten per cent; 1 000 € at 20 % and 200 € at 5,5 % bear 100 € and 20 €.
    found, problems = offered(TWO, f"remise_globale:\n  remise: {written}\n  motif: fidélité\n")
    assert found is not None, problems
    once = found.totals.firm.once
    assert (once.rebate, once.net) == (Money.of("120"), Money.of("1080"))
    assert once.taxes == (
        (Rate.of_percent("20"), Money.of("900"), Money.of("180")),
        (Rate.of_percent("5.5"), Money.of("180"), Money.of("9.90")),
    )
    document, _ = paper(found, program(found.quote.contract), ())
    assert f"Remise globale de {written.replace(' ', NO_BREAK)}" in plain.to_text(document).replace(",00", "")
    assert "(fidélité) | –\u00a0120,00\u00a0€" in plain.to_text(document)


def test_an_amount_says_when_it_is_taken_if_the_lines_leave_a_doubt() -> None:
    both = "      - code: A\n      - désignation: Suivi\n        prix: 100 €\n        périodicité: mensuelle\n"
    written = "engagement: 12 mois\nremise_globale:\n  remise: 1 €\n  motif: m\n"
    assert [each.code.ident for each in offered(both, written)[1]] == ["CLA-0830"]
    found, problems = offered(both, written + "  périodicité: mensuelle\n")
    assert found is not None, problems
    assert (found.totals.firm.once.net, found.totals.firm.monthly.net) == (Money.of("10"), Money.of("99"))
    # With an option each month, what is once is still all that is counted.
    found, problems = offered(both.replace("        périodicité", "        option: oui\n        périodicité"), written)
    assert found is not None, problems
    assert found.totals.firm.once.net == Money.of("9")


def test_the_contract_answers_the_same_price_from_the_dossier() -> None:
    catalogue = CATALOGUE.partition("  - code: POSTES")[0].replace(
        "articles:\n",
        "lignes:\n  rubrique: lignes\n  prix: prix\n  quantité: quantité\n  calcul: Ligne.montant_ht\n"
        "  faits:\n    source: au_contrat\n    mention: hors_taxes\n    nature_de_la_ligne: prix_d_une_prestation\n"
        "articles:\n",
    )
    written = "      - code: A\n        quantité: 3\n      - désignation: B\n        prix: 0,33 €\n        tva: 5,5 %\n"
    head = HEAD + "faits:\n  contrat:\n    vente: oui\n"
    found, problems = offered(written, "remise_globale:\n  remise: 5 %\n  motif: m\n", catalogue, ALLEO, head)
    assert found is not None, problems
    asking = Asking(program(ALLEO), found.facts, found.quote.drawn, {}, explored=False)
    answer = ask(asking, program(ALLEO).questions["prix"], None)
    # 30,33 € less 5 % (1,5165 €, so 1,52 €): 28,81 €.
    assert answer.result == Determined(Money.of("28.81"))
    assert found.totals.firm.net == Money.of("28.81")


def test_a_new_version_tells_that_the_discount_changed() -> None:
    before = quote_of(line(Money.of("100")))
    after = replace(before, rebate=rebate_of(Rate.of_percent("2.5")))
    first, second = changes(before, after)
    assert (first.name, first.before, first.after) == (
        "Remise globale", "–", "Remise globale de 2,5\u00a0% (fidélité)",
    )  # fmt: skip
    assert second.name == "Total HT"
