"""From a header and its properties to an item."""

from __future__ import annotations

from clausier.surface.item import (
    Appreciation,
    Bound,
    Computation,
    Detail,
    Duty,
    Exception_,
    Input,
    Interpretation,
    KindRef,
    Modality,
    Parameter,
    Power,
    Prudence,
    Question,
    Reading,
    Row,
    Table,
    Verb,
)
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from datetime import date

    from clausier.surface.bag import Bag
    from clausier.surface.expression import Choices, Constant, Expression
    from clausier.surface.item import Quote
    from clausier.text.span import Span


class Dotted(Record):
    """``Facture.échéance`` (subject and ident) or ``total`` (subject "")."""

    subject: str
    ident: str

    def __str__(self) -> str:
        return f"{self.subject}.{self.ident}" if self.subject else self.ident


class Filtered(Record):
    """A name, the field that links to the subject of the rule ("" when none) and a condition."""

    ident: str
    link: str
    condition: Expression | None


class Safe(Record):
    """``date prudente « label » au plus tôt``."""

    label: str
    prudence: Prudence


def parameter(ident: str, value: Constant | Choices, bag: Bag, span: Span) -> Parameter:
    """Return a parameter."""
    bounds = tuple(cast("Bound", each) for each in bag.all_of("borne"))
    fixed = next(iter(bag.quotes("fixé par")), None)
    return Parameter(ident, value, bag.text("imprimé"), bounds, fixed, span)


def table(ident: str, kind: KindRef, rows: tuple[Row, ...], bag: Bag, span: Span) -> Table:
    """Return a table that has its needed properties."""
    known_until = cast("date", bag.all_of("connue jusqu'au")[0])
    return Table(ident, kind, bag.quotes("source")[0], known_until, rows, span)


def computation(
    name: Dotted, inputs: tuple[Input, ...], kind: KindRef, label: str, bag: Bag, span: Span
) -> Computation:
    """Return a calcul that has its value."""
    return Computation(
        subject=name.subject,
        ident=name.ident,
        inputs=inputs,
        kind=kind,
        label=label,
        words=bag.quotes("sur"),
        basis=bag.quotes("selon"),
        nature=bag.names("nature"),
        conditions=bag.conditions("si"),
        value=_needed(bag, "="),
        span=span,
    )


def exception(verb: Verb, ident: str, target: tuple[str, str], label: str, bag: Bag, span: Span) -> Exception_:
    """Return an exception; ``target`` is a dotted name and a nature, one of which is ""."""
    return Exception_(
        verb=verb,
        ident=ident,
        target=target[0],
        target_nature=target[1],
        label=label,
        words=bag.quotes("sur"),
        basis=bag.quotes("selon"),
        conditions=bag.conditions("si"),
        value=bag.expression("="),
        over=bag.names("prime"),
        span=span,
    )


def duty(modality: Modality, ident: str, label: str, bag: Bag, span: Span) -> Duty:
    """Return an obligation or an interdiction that has its two sides."""
    of_result = True if bag.has("de résultat") else False if bag.has("de moyens") else None
    return Duty(
        modality=modality,
        ident=ident,
        subject=bag.text("pour"),
        label=label,
        words=bag.quotes("sur"),
        basis=bag.quotes("selon"),
        nature=bag.names("nature"),
        debtor=_needed(bag, "débiteur"),
        creditor=_needed(bag, "créancier"),
        of_result=of_result,
        survives=bag.has("survit"),
        conditions=bag.conditions("si"),
        starts=bag.condition("à compter de"),
        due=bag.condition("au plus tard"),
        performed=bag.condition("exécutée le"),
        breached=bag.condition("violée si"),
        suspended=bag.condition("suspendue si"),
        ended=bag.condition("éteinte si"),
        lost=bag.condition("définitivement inexécutée si"),
        span=span,
    )


def power(ident: str, label: str, bag: Bag, span: Span) -> Power:
    """Return a pouvoir that has its holders and its act."""
    act = cast("Filtered", bag.all_of("acte")[0])
    return Power(
        ident=ident,
        subject=bag.text("pour"),
        label=label,
        words=bag.quotes("sur"),
        basis=bag.quotes("selon"),
        nature=bag.names("nature"),
        holders=cast("tuple[Expression, ...]", bag.all_of("titulaire")[0]),
        act=act.ident,
        link=act.link,
        act_filter=act.condition,
        conditions=bag.conditions("si"),
        requirements=bag.conditions("exige"),
        date=bag.expression("date"),
        latest=bag.condition("au plus tard"),
        earliest=bag.condition("au plus tôt"),
        effect=bag.expression("effet"),
        span=span,
    )


def appreciation(name: Dotted, question: str, decider: str, bag: Bag, span: Span) -> Appreciation:
    """Return an appréciation."""
    burden = bag.text("à prouver par")
    return Appreciation(name.subject, name.ident, question, decider, bag.quotes("sur"), burden, span)


def interpretation(ident: str, question: str, register: str, bag: Bag, span: Span) -> Interpretation:
    """Return an interprétation."""
    readings = tuple(cast("Reading", each) for each in bag.all_of("lecture"))
    return Interpretation(ident, question, register, bag.quotes("sur"), readings, span)


def question(ident: str, text: str, register: str, bag: Bag, span: Span) -> Question:
    """Return a question that has its answer."""
    about = cast("list[Filtered]", bag.all_of("sur (liste)"))
    safe = cast("list[Safe]", bag.all_of("date prudente"))
    return Question(
        ident=ident,
        text=text,
        register=register,
        about=about[0].ident if about else "",
        about_filter=about[0].condition if about else None,
        answer=_needed(bag, "réponse"),
        details=tuple(cast("Detail", each) for each in bag.all_of("détail")),
        prudent=safe[0].label if safe else "",
        prudence=safe[0].prudence if safe else None,
        span=span,
    )


def words_of(quote: Quote | None) -> str:
    """Return the words of a citation, "" when there is none."""
    return "" if quote is None else quote.text


def _needed(bag: Bag, word: str) -> Expression:
    return cast("Expression", bag.all_of(word)[0])
