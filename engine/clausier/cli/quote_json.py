"""A quote for machines: ``clausier.devis/1``. Amounts are decimal texts in euros, rates are shares, dates ISO."""

from __future__ import annotations

from clausier.quote.discounts import net, reduction
from clausier.quote.log import state
from clausier.text.typed import TYPE_CHECKING, TypeAlias
from clausier.values.show import canonical

if TYPE_CHECKING:
    from datetime import date

    from clausier.app.quote import Opened
    from clausier.quote.totals import Engaged, Sum
    from clausier.quote.tree import Line, Party, Rebate
    from clausier.text.diagnostic import Diagnostic

    Record: TypeAlias = dict[str, object]


def record(opened: Opened, on: date, problems: tuple[Diagnostic, ...], output: str, dossier: str) -> Record:
    """Return a quote as plain values; ``output`` and ``dossier`` are the files written, "" for none."""
    quote, totals = opened.offer.quote, opened.offer.totals
    return {
        "schema": "clausier.devis/1",
        "contract": opened.contract.id,
        "number": quote.number,
        "version": quote.version,
        "title": quote.title,
        "client": _party(quote.client),
        "provider": _party(quote.provider),
        "drawn_on": quote.drawn.isoformat(),
        "expires_on": None if quote.expiry is None else quote.expiry.isoformat(),
        "engagement": None if quote.engagement is None else canonical(quote.engagement),
        "state": state(quote, quote.expiry, on).value,
        "log": [{"state": each.state.value, "day": each.day.isoformat()} for each in quote.log],
        "sections": [{"title": each.title, "lines": [_line(line) for line in each.lines]} for each in quote.sections],
        "discount_on_the_whole": None if quote.rebate is None else _rebate(quote.rebate),
        "totals": _engaged(totals.firm),
        "totals_with_options": None if totals.extended is None else _engaged(totals.extended),
        "deposit": None if totals.deposit is None else canonical(totals.deposit),
        "checks": [
            {"question": each.question, "verdict": each.verdict, "sources": list(each.sources), "passed": each.passed}
            for each in opened.offer.checks
        ],
        "file": output,
        "dossier": dossier,
        "remarks": [{"code": each.code.ident, "message": each.message} for each in problems],
    }


def _party(party: Party) -> Record:
    return {
        "name": party.name,
        "form": party.form,
        "capital": party.capital,
        "address": list(party.address),
        "siren": party.siren,
        "registry": party.registry,
        "vat": party.vat,
        "delivery": list(party.delivery),
        "order": party.order,
    }


def _line(line: Line) -> Record:
    return {
        "key": line.key,
        "code": line.article.code if line.article else "",
        "name": line.name,
        "quantity": canonical(line.quantity),
        "unit": line.unit,
        "unit_price": canonical(line.price),
        "gross": canonical(line.gross),
        "discount": canonical(reduction(line)),
        "net": canonical(net(line)),
        "vat_rate": canonical(line.vat),
        "pace": line.pace.value,
        "standing": line.standing.value,
        "priced_by": line.reason,
    }


def _rebate(rebate: Rebate) -> Record:
    pace = None if rebate.pace is None else rebate.pace.value
    return {"value": canonical(rebate.value), "reason": rebate.reason, "pace": pace}


def _engaged(engaged: Engaged) -> Record:
    return {
        "once": _sum(engaged.once),
        "monthly": _sum(engaged.monthly),
        "months": engaged.months,
        "net": canonical(engaged.net),
        "vat": canonical(engaged.tax),
        "gross": canonical(engaged.gross),
    }


def _sum(found: Sum) -> Record:
    taxes = [
        {"rate": canonical(rate), "base": canonical(base), "vat": canonical(tax)} for rate, base, tax in found.taxes
    ]
    return {
        "before": canonical(found.before),
        "discount": canonical(found.rebate),
        "net": canonical(found.net),
        "taxes": taxes,
        "vat": canonical(found.tax),
        "gross": canonical(found.gross),
    }
