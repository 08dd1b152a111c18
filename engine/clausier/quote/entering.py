"""What a quote puts in its dossier: its lines, its number, its dates, and the printed paper itself."""

from __future__ import annotations

from math import ceil

from clausier.dossier.tree import ListNode, MappingNode, entry
from clausier.quote.carry import same
from clausier.quote.discounts import depths, net, parts
from clausier.quote.facts import mapping, merged, scalar
from clausier.quote.log import day_of
from clausier.quote.mentions import printed
from clausier.quote.tree import Standing, State
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING
from clausier.values.exact import exact_text, percent
from clausier.values.fraction import Fraction
from clausier.values.rate import Rate

if TYPE_CHECKING:
    from clausier.dossier.tree import Node
    from clausier.norms.tree import Program
    from clausier.quote.totals import Totals
    from clausier.quote.tree import Catalogue, Line, Party, Quote
    from clausier.values.duration import Duration
    from clausier.values.money import Money

PRINTED_ROOT, PRINTED_KINDS = "imprimés", "Mention_imprimée"
_SELLER = "vendeur"
_WITHOUT_OBJECT = "sans objet"
_FINEST = 10_000  # a share that no decimal writes is raised to a ten-thousandth of a hundredth


def with_events(top: MappingNode, quote: Quote, catalogue: Catalogue, found: list[Diagnostic]) -> MappingNode:
    """Return the dossier ``top`` with what the catalogue has the quote say of itself (``dossier:``), totals aside."""
    for path, source, span in catalogue.mapped:
        text = _said(quote, source)
        if text:
            root, _, name = path.partition(".")
            rubric = entry(top, root)
            known = entry(rubric, name) if isinstance(rubric, MappingNode) else None
            if known is not None and not same(known, scalar(text, span)):
                message = f"les « faits » du devis contredisent ce qu'il dit lui-même ({source} : {text})"
                hint = f"retirez « {name} » des faits, ou corrigez-le"
                found.append(Diagnostic(codes.QUOTE_SHAPE, message, known.span, hint))
            top = merged(top, mapping([(root, mapping([(name, scalar(text, span))], span))], span), found)
    return top


def with_lines(top: MappingNode, quote: Quote, catalogue: Catalogue, *, reduced: bool) -> MappingNode:
    """Return ``top`` with each counted, priced line as an element; ``reduced``: at its price after all discounts."""
    entered = catalogue.entered
    if entered is None:
        return top
    lines = tuple(each for each in quote.lines if each.standing is Standing.COUNTED and each.gross is not None)
    shared = parts(quote.rebate if reduced else None, lines)
    elements = tuple(_element(each, part, catalogue, reduced=reduced) for each, part in zip(lines, shared, strict=True))
    return _appended(top, entered.root, elements)


def with_totals(top: MappingNode, catalogue: Catalogue, totals: Totals, found: list[Diagnostic]) -> MappingNode:
    """Return ``top`` with the total of the engagement where the catalogue wants it."""
    for path, source, span in catalogue.mapped:
        if source == "total_ht":
            root, _, name = path.partition(".")
            value = scalar(_money(totals.firm.net), span)
            top = merged(top, mapping([(root, mapping([(name, value)], span))], span), found)
    return top


def with_paper(top: MappingNode, quote: Quote, program: Program, totals: Totals) -> MappingNode:
    """Return ``top`` with the printed quote as an element: its mentions and its deepest discount.

    Nothing is added when the vocabulary of the law knows no printed paper.
    """
    if PRINTED_ROOT not in program.roots:
        return top
    span = quote.span
    known = {name for name, _ in program.enumerations.get(PRINTED_KINDS, ())}
    mentions = tuple(scalar(name, span) for name in printed(quote, totals) if name in known)
    deepest = max(depths(quote), default=Rate.of_percent(0))
    element = mapping(
        [
            ("référence", scalar(quote.reference or "projet", span)),
            ("sorte_d_imprimé", scalar("devis_imprimé", span)),
            ("mentions", ListNode(mentions, 0, span)),
            ("remise_la_plus_forte", scalar(_rate(deepest), span)),
            ("remise_accordée_par", quote.approved_by or scalar(_SELLER, span)),
        ],
        span,
    )
    return _appended(top, PRINTED_ROOT, (element,))


def _element(line: Line, part: Money, catalogue: Catalogue, *, reduced: bool) -> MappingNode:
    entered = catalogue.entered
    if entered is None or line.price is None or line.quantity is None:
        message = "a line is priced before it enters the dossier"
        raise AssertionError(message)
    price, quantity = line.price, line.quantity
    if reduced and (line.discount is not None or part):
        price, quantity = net(line) - part, type(quantity)(1)
    own: list[tuple[str, Node]] = [
        ("référence", scalar(line.key, line.span)),
        (entered.price, scalar(_money(price), line.span)),
        (entered.quantity, scalar(_number(quantity), line.span)),
    ]
    made = mapping(own, line.span)
    ignored: list[Diagnostic] = []
    made = merged(made, line.facts, ignored)
    if line.article is not None:
        made = merged(made, line.article.line_facts, ignored)
    return merged(made, entered.facts, ignored)


def _appended(top: MappingNode, root: str, elements: tuple[Node, ...]) -> MappingNode:
    listed = entry(top, root)
    before = listed.items if isinstance(listed, ListNode) else ()
    whole = ListNode((*before, *elements), 0, top.span)
    entries = tuple((name, value) for name, value in top.entries if name.text != root)
    return type(top)((*entries, (scalar(root, top.span), whole)), top.line, top.span)


def _said(quote: Quote, source: str) -> str:
    """Return what a quote says of itself, as a dossier writes it; "" when it says nothing."""
    match source:
        case "numéro":
            return quote.reference
        case "établi_le":
            return quote.drawn.isoformat()
        case "limite":
            return quote.limit.isoformat() if quote.limit else _WITHOUT_OBJECT
        case "engagement":
            return _duration(quote.engagement) if quote.engagement else _WITHOUT_OBJECT
        case "acompte":
            return "oui" if quote.deposit else "non"
        case "retiré":
            withdrawn = day_of(quote, State.WITHDRAWN)
            never = _WITHOUT_OBJECT if day_of(quote, State.ACCEPTED) else ""
            return withdrawn.isoformat() if withdrawn else never
        case "émis" | "envoyé" | "accepté" | "refusé":
            day = day_of(quote, State(source))
            return day.isoformat() if day else ""
        case _:
            side, _, name = source.partition(".")
            return _identity(quote.client if side == "client" else quote.provider, name)


def _identity(party: Party, name: str) -> str:
    """Return what a party is, by the name a quote gives it."""
    match name:
        case "nom":
            return party.name
        case "forme":
            return party.form
        case "capital":
            return party.capital
        case "adresse":
            return ", ".join(party.address)
        case "siren":
            return party.siren
        case "greffe":
            return party.registry
        case "courriel":
            return party.email
        case "téléphone":
            return party.phone
        case _:
            return ""


def _duration(duration: Duration) -> str:
    unit = duration.unit.plural if duration.amount > 1 else duration.unit.singular
    return f"{_number(duration.amount)} {unit}"


def _money(amount: Money) -> str:
    return f"{exact_text(amount.amount, 2).replace('.', ',')} €"


def _number(value: Fraction) -> str:
    return exact_text(value).replace(".", ",")


def _rate(rate: Rate) -> str:
    """Return a rate as a dossier writes it, raised to the next finest hundredth when no decimal is exact."""
    fine = percent(rate.value) * _FINEST
    return f"{exact_text(Fraction(ceil(fine), _FINEST)).replace('.', ',')} %"
