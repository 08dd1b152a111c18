"""The paper of a quote: parties, lines by section, totals, conditions, acceptance; through the document tree."""

from __future__ import annotations

import re

from clausier.documents.tree import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    LineBreak,
    Paragraph,
    Row,
    Run,
    Table,
    Value,
)
from clausier.norms.tree import Literal
from clausier.quote.discounts import net, reduction
from clausier.quote.totals import summed
from clausier.quote.tree import Pace, Standing
from clausier.quote.versions import changes, counted, rebate_words
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING
from clausier.values.exact import percent
from clausier.values.rate import Rate
from clausier.values.show import NARROW, NO_BREAK, show, show_date, show_decimal, show_money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausier.documents.tree import Inlines
    from clausier.norms.tree import Program
    from clausier.quote.prepare import Offer
    from clausier.quote.totals import Engaged, Sum, Totals
    from clausier.quote.tree import Line, Party, Quote, Section
    from clausier.values.money import Money

_HOLE = re.compile(r"\{([^{}]*)\}")
_LINES = (Column(42), Column(18, Align.RIGHT), Column(14, Align.RIGHT), Column(13, Align.RIGHT), Column(9, Align.RIGHT),
          Column(16, Align.RIGHT))  # fmt: skip
_HEADS = ("Désignation", "Quantité", "Prix HT", "Remise", "TVA", "Montant HT")
_BOX = "\u2610\u00a0"  # a box to tick
_BLANK = "\n" * 4  # where one signs and stamps


def paper(
    offer: Offer, program: Program, properties: tuple[tuple[str, str], ...], previous: Quote | None = None
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the document of a quote and what is wrong with the conditions it prints.

    ``previous`` is the version it replaces, priced: what changes is then printed.
    """
    quote, totals = offer.quote, offer.totals
    found: list[Diagnostic] = []
    blocks: list[Block] = [_identity(quote), _references(quote)]
    if previous is not None:
        blocks += _replacing(quote, previous)
    counted = [each for each in quote.sections if any(line.standing is not Standing.OPTION for line in each.lines)]
    for section in counted:
        blocks += _section(section, (Standing.COUNTED, Standing.MEMO), "Sous-total")
    blocks += [_heading("Récapitulatif"), _summary(quote, totals)]
    blocks += _options(quote, totals)
    blocks += _conditions(quote, offer, program, found)
    blocks += _acceptance(quote)
    title = f"Devis {quote.number}" if quote.number else "Projet de devis"
    if quote.version > 1:
        title += f" – version {quote.version}"
    return Document(title, quote.title, "fr-FR", properties, tuple(blocks)), tuple(found)


# --- Parties --------------------------------------------------------------------------------------------------------


def _identity(quote: Quote) -> Table:
    heads = (_bold("Prestataire"), _bold("Client"))
    parties = (_party(quote.provider, "prestataire"), _party(quote.client, "client"))
    return Table((heads,), (parties,), (Column(1), Column(1)))


def _party(party: Party, who: str) -> Cell:
    form = " au capital de ".join(each for each in (party.form, party.capital) if each)
    lines = [
        form,
        *party.address,
        f"SIREN {party.siren}" if party.siren else "",
        f"RCS {party.registry}" if party.registry else "",
        f"N° TVA {party.vat}" if party.vat else "",
        party.contact,
        " – ".join(each for each in (party.phone, party.email) if each),
        f"Livraison : {', '.join(party.delivery)}" if party.delivery else "",
        f"Votre commande : {party.order}" if party.order else "",
    ]
    name = Value(party.name, f"{who}.dénomination", f"dénomination du {who}", bold=True)
    return (name, *(node for line in lines if line for node in (LineBreak(), Run(line))))


def _references(quote: Quote) -> Table:
    last = _date(quote.expiry) if quote.expiry else "sans limite"
    pairs = [("Établi le", "établi_le", _date(quote.drawn)), ("Valable jusqu'au", "expiration", last)]
    if quote.engagement is not None and any(each.pace is Pace.MONTHLY for each in quote.lines):
        pairs.append(("Engagement", "engagement", _plain(show(quote.engagement))))
    heads = tuple(_bold(name) for name, _, _ in pairs)
    values = tuple((Value(text, f"devis.{tag}", name),) for name, tag, text in pairs)
    return Table((heads,), (values,), (Column(1),) * len(pairs))


def _replacing(quote: Quote, previous: Quote) -> Iterator[Block]:
    """Yield what the version before becomes, and each line that changes."""
    words = f"la version {previous.version} du {_date(previous.drawn)}"
    yield _text(f"Cette version {quote.version} annule et remplace {words}.")
    rows = tuple(
        (_bold(each.name), (Run(_plain(each.before)),), (Run(_plain(each.after)),)) for each in changes(previous, quote)
    )
    if rows:
        heads = tuple(map(_bold, ("Ce qui change", f"Version {previous.version}", f"Version {quote.version}")))
        yield Table((heads,), rows, (Column(38), Column(31, Align.RIGHT), Column(31, Align.RIGHT)))


# --- Lines ----------------------------------------------------------------------------------------------------------


def _section(section: Section, standings: tuple[Standing, ...], caption: str) -> Iterator[Block]:
    lines = [each for each in section.lines if each.standing in standings]
    if not lines:
        return
    yield _heading(section.title)
    rows = [_row(each) for each in lines]
    for pace, words in ((Pace.ONCE, caption), (Pace.MONTHLY, f"{caption} par mois")):
        own = [each for each in lines if each.pace is pace and each.standing is not Standing.MEMO]
        if own:
            rows.append(_wide(words, _amount(summed(own).net)))
    yield Table((tuple(map(_bold, _HEADS)),), tuple(rows), _LINES, together=2)


def _row(line: Line) -> Row:
    name: Inlines = (Run((_BOX if line.standing is Standing.OPTION else "") + line.name, bold=True),)
    told = [line.description] if line.description else []
    if line.reason:
        told.append(f"Prix selon {line.reason.partition(', ')[0]}")
    if line.standing is Standing.MEMO:
        told.append("Pour mémoire, hors total")
    name = (*name, *(node for each in told for node in (LineBreak(), Run(each, italic=True))))
    amount = _amount(net(line)) + ("\npar mois" if line.pace is Pace.MONTHLY else "")
    price = _amount(line.price) if line.price is not None else ""
    vat = _rate(line.vat) if line.vat is not None else ""
    return (name, *((Run(each),) for each in (_plain(counted(line)), price, _discount(line), vat, amount)))


def _discount(line: Line) -> str:
    if line.discount is None:
        return "–"
    value = line.discount.value
    shown = _rate(value) if isinstance(value, Rate) else ""
    taken = _amount(-reduction(line))
    return f"{shown}\n{taken}" if shown else taken


def _wide(words: str, amount: str) -> Row:
    return (_bold(words), (), (), (), (), _bold(amount))


def _options(quote: Quote, totals: Totals) -> Iterator[Block]:
    """Yield the options, apart, and what the quote comes to with all of them."""
    if totals.extended is None:
        return
    for section in quote.sections:
        blocks = tuple(_section(section, (Standing.OPTION,), "Total des options"))
        if blocks:
            yield _heading(f"En option – {section.title}")
            yield from blocks[1:]
    yield _text("Les options ne sont pas comprises dans les totaux ci-dessus. Avec toutes les options :")
    yield _summary_of(quote, totals.extended, "devis.avec_options")


# --- Totals ---------------------------------------------------------------------------------------------------------


def _summary(quote: Quote, totals: Totals) -> Table:
    table = _summary_of(quote, totals.firm, "devis")
    if totals.deposit is None:
        return table
    deposit = Value(_amount(totals.deposit), "devis.acompte", "acompte", bold=True)
    row = (_bold("Acompte à la commande, TTC"), (deposit,), *((),) * (len(table.columns) - 2))
    return Table(table.header, (*table.rows, row), table.columns, together=len(table.rows) + 1)


def _summary_of(quote: Quote, engaged: Engaged, tag: str) -> Table:
    """Return the box of totals: one column a pace that is used, and the whole engagement when some is monthly.

    A discount on the whole stands between the total of the lines and what is left; each rate of tax shows its base when
    there are several. ``tag`` starts the names of the amounts for programs.
    """
    sums: list[tuple[str, Sum | Engaged]] = []
    if engaged.once.before or not engaged.months:
        sums.append(("En une fois", engaged.once))
    if engaged.months:
        sums += [("Par mois", engaged.monthly), (f"Sur {engaged.months}{NO_BREAK}mois", engaged)]
    heads = ((), *(_bold(name) for name, _ in sums))
    rows: list[Row] = []
    if quote.rebate is not None:
        rows.append(_sum_row("Total HT avant remise", (each.before for _, each in sums)))
        rows.append(_sum_row(rebate_words(quote.rebate), (-each.rebate if each.rebate else None for _, each in sums)))
    rows.append(_total_row(tag, "Total HT", [(name, each.net) for name, each in sums]))
    rates = sorted({rate for each in (engaged.once, engaged.monthly) for rate, _, _ in each.taxes}, reverse=True)
    for rate in rates:
        found = [_taxed(each, rate) for _, each in sums]
        if len(rates) > 1:
            rows.append(_sum_row(f"Base HT à {_rate(rate)}", (base or None for base, _ in found)))
        rows.append(_sum_row(f"TVA {_rate(rate)}", (tax if base else None for base, tax in found)))
    rows.append(_total_row(tag, "Total TTC", [(name, each.gross) for name, each in sums]))
    columns = (Column(40), *(Column(20, Align.RIGHT) for _ in sums))
    return Table((heads,), tuple(rows), columns, together=len(rows))


def _taxed(found: Sum | Engaged, rate: Rate) -> tuple[Money, Money]:
    """Return the base and the tax of a rate."""
    from clausier.quote.totals import Engaged
    from clausier.values.money import ZERO

    if isinstance(found, Engaged):
        once, monthly = _taxed(found.once, rate), _taxed(found.monthly, rate)
        return once[0] + monthly[0] * found.months, once[1] + monthly[1] * found.months
    return next(((base, tax) for each, base, tax in found.taxes if each == rate), (ZERO, ZERO))


def _total_row(tag: str, words: str, amounts: list[tuple[str, Money]]) -> Row:
    """Return a total, each amount tagged with what it is: « devis.total_ttc.par_mois »."""
    cells = (
        (Value(_amount(each), f"{tag}.{_tag(words)}.{_tag(name)}", f"{words}, {name}", bold=True),)
        for name, each in amounts
    )
    return (_bold(words), *cells)


def _tag(words: str) -> str:
    return words.lower().replace(" ", "_").replace(NO_BREAK, "_")


def _sum_row(words: str, amounts: Iterable[Money | None]) -> Row:
    """Return a row of the box of totals; a dash stands where there is nothing to tell."""
    return ((Run(words),), *((Run("–" if each is None else _amount(each)),) for each in amounts))


# --- Conditions and acceptance --------------------------------------------------------------------------------------


def _conditions(quote: Quote, offer: Offer, program: Program, found: list[Diagnostic]) -> Iterator[Block]:
    pairs = [(name, _filled(text, offer, program, quote, found)) for name, text in quote.conditions]
    if quote.terms:
        words = f"{quote.terms} (référence {quote.contract}), jointes au présent devis et acceptées avec lui."
        pairs.append(("conditions générales", (Run(words),)))
    if not pairs:
        return
    yield _heading("Conditions")
    rows = tuple((_bold(name[:1].upper() + name[1:]), runs) for name, runs in pairs)
    yield Table((), rows, (Column(27), Column(73)))


def _filled(text: str, offer: Offer, program: Program, quote: Quote, found: list[Diagnostic]) -> Inlines:
    """Return a condition with the parameters it names (« {délai_de_paiement} ») at their value for this quote."""
    runs: list[Run | Value] = []
    start = 0
    for hole in _HOLE.finditer(text):
        name = hole[1].strip()
        definition = program.definitions.get(name)
        special = next((each.value for each in offer.facts.overrides if each.parameter == name), None)
        usual = definition.body.value if definition is not None and isinstance(definition.body, Literal) else None
        value = special if special is not None else usual
        if value is None or isinstance(value, tuple):
            message = f"« {{{name}}} » n'est pas un paramètre du contrat que les conditions puissent imprimer"
            found.append(Diagnostic(codes.QUOTE_SHAPE, message, quote.span, "corrigez les conditions du catalogue"))
            continue
        runs += [Run(text[start : hole.start()]), Value(_plain(show(value)), name, name.replace("_", " "))]
        start = hole.end()
    runs.append(Run(text[start:]))
    return tuple(each for each in runs if each.text)


def _acceptance(quote: Quote) -> Iterator[Block]:
    yield _heading("Bon pour accord")
    terms = " et reconnaît avoir reçu et accepté les conditions générales qui y sont visées" if quote.terms else ""
    yield _text(
        f"{quote.client.name} accepte sans réserve le présent devis{terms}. "
        "Une option n'est commandée que si elle est cochée et paraphée en marge de sa ligne."
        if any(each.standing is Standing.OPTION for each in quote.lines)
        else f"{quote.client.name} accepte sans réserve le présent devis{terms}."
    )
    heads = (_bold("Pour le client"), _bold("Pour le prestataire"))
    named = (Run("Nom et qualité :"), LineBreak(), LineBreak(), Run("Lieu et date :"), LineBreak(), LineBreak())
    blank = (*named, Run("Signature, précédée de « Bon pour accord », et cachet :"), Run(_BLANK))
    other = (*named, Run("Signature et cachet :"), Run(_BLANK))
    yield Table((heads,), ((blank, other),), (Column(1), Column(1)), together=1)


# --- Words ----------------------------------------------------------------------------------------------------------


def _heading(text: str) -> Heading:
    return Heading(2, "", (Run(text),))


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),), kept=True)


def _bold(text: str) -> Cell:
    return (Run(text, bold=True),)


def _plain(text: str) -> str:
    """Return a shown value with the one no-break space that every typeface has."""
    return text.replace(NARROW, NO_BREAK)


def _amount(amount: Money) -> str:
    """Return an amount; what is taken off is told by a dash."""
    shown = _plain(show_money(amount))
    return f"–{NO_BREAK}{shown[1:]}" if shown.startswith("-") else shown


def _rate(rate: Rate) -> str:
    """Return « 20 % », « 5,5 % »."""
    return f"{_plain(show_decimal(percent(rate.value)))}{NO_BREAK}%"


def _date(day: object) -> str:
    from datetime import date

    return _plain(show_date(day)) if isinstance(day, date) else ""
