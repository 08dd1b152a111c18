"""Versions of a quote: what the next one must keep, and what it changes, line by line."""

from __future__ import annotations

from clausier.quote.discounts import net
from clausier.quote.totals import totals
from clausier.quote.tree import Pace, Standing
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING
from clausier.values.exact import percent
from clausier.values.rate import Rate
from clausier.values.show import NO_BREAK, show_decimal, show_money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.quote.tree import Line, Quote, Rebate

_NOTHING = "–"
_PLURAL_FROM = 2
_WHEN = {None: "", Pace.ONCE: " en une fois", Pace.MONTHLY: " par mois"}


class Change(Record):
    """Something that is not the same in two versions, as each prints it."""

    name: str
    before: str
    after: str


def faults(previous: Quote, quote: Quote) -> tuple[Diagnostic, ...]:
    """Return why ``quote`` cannot replace ``previous``: another number, rank, client or contract, or an earlier day."""
    wrong = ""
    if quote.number != previous.number:
        wrong = f"ce devis porte le numéro « {quote.number} » et remplace « {previous.number} »"
    elif quote.version != previous.version + 1:
        wrong = f"la version {quote.version} ne suit pas la version {previous.version}"
    elif quote.contract != previous.contract:
        wrong = "une version ne change pas de contrat"
    elif quote.client.name != previous.client.name:
        wrong = f"ce devis est à « {quote.client.name} » et remplace celui de « {previous.client.name} »"
    elif quote.drawn < previous.drawn:
        wrong = "cette version est établie avant celle qu'elle remplace"
    hint = "gardez le numéro, le client et le contrat, et comptez les versions de un en un"
    return (Diagnostic(codes.QUOTE_VERSION, wrong, quote.span, hint),) if wrong else ()


def changes(before: Quote, after: Quote) -> Iterator[Change]:
    """Yield what differs between two priced versions: lines in the order of the new one, those gone, the total."""
    old, new = _lines(before), _lines(after)
    for key in (*new, *(each for each in old if each not in new)):
        was, now = (_told(lines.get(key)) for lines in (old, new))
        if was != now:
            line = new.get(key) or old[key]
            yield Change(line.name, was, now)
    first, second = (_NOTHING if each.rebate is None else rebate_words(each.rebate) for each in (before, after))
    if first != second:
        yield Change("Remise globale", first, second)
    first, second = (show_money(totals(each).firm.net) for each in (before, after))
    if first != second:
        yield Change("Total HT", first, second)


def rebate_words(rebate: Rebate) -> str:
    """Return a discount on the whole quote as it is printed: « Remise globale de 5 % par mois (fidélité) »."""
    value = rebate.value
    shown = f"{show_decimal(percent(value.value))}{NO_BREAK}%" if isinstance(value, Rate) else show_money(value)
    return f"Remise globale de {shown}{_WHEN[rebate.pace]} ({rebate.reason})"


def counted(line: Line) -> str:
    """Return the quantity of a priced line and its unit: « 12 postes », « 1,5 heure »."""
    if line.quantity is None:
        return ""
    plural = line.quantity >= _PLURAL_FROM and line.unit and not line.unit.endswith(("s", "x", "z"))
    unit = f" {line.unit}{'s' if plural else ''}" if line.unit else ""
    return show_decimal(line.quantity) + unit


def _lines(quote: Quote) -> dict[tuple[str, str, int], Line]:
    """Return the lines by what identifies them: their code or their name, and their rank among the same."""
    found: dict[tuple[str, str, int], Line] = {}
    for line in quote.lines:
        name = line.article.code if line.article else line.name
        rank = sum(1 for each in found if each[:2] == (name, line.about))
        found[name, line.about, rank] = line
    return found


def _told(line: Line | None) -> str:
    if line is None or line.quantity is None:
        return _NOTHING
    month = " par mois" if line.pace is Pace.MONTHLY else ""
    option = " (option)" if line.standing is Standing.OPTION else ""
    return f"{counted(line)} : {show_money(net(line))}{month}{option}"
