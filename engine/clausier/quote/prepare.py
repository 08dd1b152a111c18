"""From a quote as written to a quote as offered: priced by the contract, totalled, checked by the rules."""

from __future__ import annotations

from clausier.quote import entering, facts, pricing
from clausier.quote.checks import checks
from clausier.quote.log import late
from clausier.quote.totals import faults, totals
from clausier.quote.tree import Computed
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record, replace
from clausier.text.typed import TYPE_CHECKING
from clausier.values.dates import DateOutOfRange, add
from clausier.values.duration import Duration

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as Day  # noqa: N812  the type beside values named date

    from clausier.dossier.facts import Facts
    from clausier.dossier.tree import MappingNode
    from clausier.norms.tree import Program
    from clausier.quote.checks import Check
    from clausier.quote.totals import Totals
    from clausier.quote.tree import Catalogue, Line, Quote, Section

    Problems = tuple[Diagnostic, ...]


class Offer(Record):
    """A quote, priced: what it comes to, what the rules say of it, and the dossier it opens (without the paper)."""

    quote: Quote
    totals: Totals
    checks: tuple[Check, ...]
    dossier: MappingNode
    facts: Facts


def prepare(quote: Quote, catalogue: Catalogue, program: Program) -> tuple[Offer | None, Problems]:
    """Return the offer that a quote makes and what is wrong with it; no offer when there is an error.

    Prices and rates are those of the day the quote was drawn up.
    """
    found: list[Diagnostic] = []
    offered, problems = facts.stated(quote, catalogue, program, options=True)
    offered = entering.with_events(offered, quote, catalogue, found)
    known, more = facts.read(offered, quote.span.source, program)
    found += (*problems, *more)
    if known is None or _stops(found):
        return None, tuple(found)
    desk = pricing.Desk(program, known, quote.drawn)
    priced = _each(quote, lambda line: pricing.price(line, desk, catalogue.vat), found)
    if priced is None:
        return None, tuple(found)
    top, _ = facts.stated(quote, catalogue, program, options=False)
    top = entering.with_events(top, quote, catalogue, found)
    priced = _entered(priced, top, catalogue, program, found)
    if priced is None:
        return None, tuple(found)
    priced = _expiring(priced, catalogue, desk, found)
    came = totals(priced)
    found += (*faults(priced, came), *late(priced, priced.expiry))
    dossier = entering.with_lines(top, priced, catalogue, reduced=True)
    dossier = entering.with_totals(dossier, catalogue, came, found)
    own, more = facts.read(entering.with_paper(dossier, priced, program, came), quote.span.source, program)
    found += more
    if own is None or _stops(found):
        return None, tuple(found)
    made, more = checks(priced, program, own, quote.drawn)
    found += more
    return (None if _stops(found) else Offer(priced, came, made, dossier, own)), tuple(found)


def _stops(found: list[Diagnostic]) -> bool:
    return any(each.is_error for each in found)


def _each(quote: Quote, change: Callable[[Line], pricing.Priced], found: list[Diagnostic]) -> Quote | None:
    """Return ``quote`` with each line changed, None when a line could not be."""
    sections: list[Section] = []
    for section in quote.sections:
        lines: list[Line] = []
        for line in section.lines:
            changed, problems = change(line)
            found += problems
            if changed is not None:
                lines.append(changed)
        sections.append(replace(section, lines=tuple(lines)))
    return None if _stops(found) else replace(quote, sections=tuple(sections))


def _entered(
    quote: Quote, top: MappingNode, catalogue: Catalogue, program: Program, found: list[Diagnostic]
) -> Quote | None:
    """Return ``quote`` with the amounts that the contract computes of its lines, once they stand in the dossier."""
    if catalogue.entered is None or catalogue.entered.amount is None:
        return quote
    node = entering.with_lines(top, quote, catalogue, reduced=False)
    known, problems = facts.read(node, quote.span.source, program)
    found += problems
    if known is None:
        return None
    desk = pricing.Desk(program, known, quote.drawn)
    return _each(quote, lambda line: pricing.entered_amount(line, catalogue, desk), found)


def _expiring(quote: Quote, catalogue: Catalogue, desk: pricing.Desk, found: list[Diagnostic]) -> Quote:
    """Return ``quote`` with its last day: its own, else the one the contract or the catalogue gives, else none."""
    last = quote.limit
    if last is None and isinstance(catalogue.validity, Computed):
        given = desk.compute(catalogue.validity, "la validité du devis")
        if isinstance(given, Diagnostic):
            found.append(given)
        else:
            last = _day(given[0])
    elif last is None and isinstance(catalogue.validity, Duration):
        try:
            last = add(quote.drawn, catalogue.validity)
        except (ValueError, DateOutOfRange):
            message = "la validité se compte en jours, en semaines, en mois ou en années"
            found.append(Diagnostic(codes.QUOTE_SHAPE, message, quote.span, "par exemple « validité: 30 jours »"))
    if last is not None and last < quote.drawn:
        message = "la date limite du devis précède son établissement"
        found.append(Diagnostic(codes.QUOTE_SHAPE, message, quote.span, "corrigez « limite » ou « établi_le »"))
    return replace(quote, expiry=last)


def _day(value: object) -> Day | None:
    from datetime import date

    return value if isinstance(value, date) else None
