"""Items back to words, in one canonical layout: ``parse(print_item(item)) == item``."""

from __future__ import annotations

from clausier.surface import print_rules as rules
from clausier.surface.constants import decimals_of, print_constant
from clausier.surface.expression import Choices, Constant
from clausier.surface.item import (
    Appreciation,
    Computation,
    DocumentDecl,
    Duty,
    Entity,
    Enumeration,
    Exception_,
    Interpretation,
    Misprint,
    NoEffect,
    Parameter,
    Power,
    Presumption,
    Question,
    Root,
    Table,
)
from clausier.surface.layout import STEP, WIDTH
from clausier.surface.print import elided, print_expression
from clausier.surface.print_rules import Entry, quoted
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.surface.expression import LiteralValue
    from clausier.surface.item import FieldDecl, Item, KindRef, Row

MAX_PAD = 24
"""Names longer than this do not push the column of their neighbours."""


class Printed(Record):
    """An item in words: its first lines, and an entry a property, in canonical order."""

    header: tuple[str, ...]
    entries: tuple[Entry, ...] = ()


def print_item(item: Item) -> str:
    """Return the canonical text of an item, without a final line end."""
    printed = lay_item(item)
    return "\n".join((*printed.header, *(line for entry in printed.entries for line in entry.lines)))


def lay_item(item: Item) -> Printed:
    """Return the lines of an item with the property each belongs to."""
    match item:
        case Entity():
            return Printed((f"entité {item.ident} {quoted(item.label)}",), _fields(item))
        case Enumeration():
            return _enumeration(item)
        case Root():
            return Printed((f"dossier {item.ident} : {_kind(item.kind)}{' ouverte' if item.is_open else ''}",))
        case Parameter():
            return Printed((f"paramètre {item.ident} = {_value(item.value)}",), _parameter(item))
        case Table():
            return Printed((f"table {item.ident} : {_kind(item.kind)}",), _table(item))
        case Computation():
            return Printed((_computation(item),), rules.computation(item))
        case Exception_():
            return Printed((rules.exception_header(item),), rules.exception(item))
        case Duty():
            return Printed((f"{item.modality.value} {item.ident} {quoted(item.label)}",), rules.duty(item))
        case Power():
            return Printed((f"pouvoir {item.ident} {quoted(item.label)}",), rules.power(item))
        case Appreciation():
            name = _dotted(item.subject, item.ident)
            header = f"appréciation {name} {quoted(item.question)} par {quoted(item.decider)}"
            return Printed((header,), rules.appreciation(item))
        case Interpretation():
            header = f"interprétation {item.ident} {quoted(item.question)}{_register(item.register)}"
            return Printed((header,), rules.interpretation(item))
        case Presumption():
            value = print_expression(item.value)
            name = _dotted(item.subject, item.ident)
            return Printed((f"présomption {name} = {value} {quoted(item.basis.text)}",))
        case Question():
            header = f"question {item.ident} {quoted(item.text)}{_register(item.register)}"
            return Printed((header,), rules.question(item))
        case NoEffect():
            return Printed((f"sans effet {quoted(item.words.text)} : {quoted(item.reason)}",))
        case Misprint():
            return Printed((f"coquille {quoted(item.words.text)} : {quoted(item.correction)}",))
        case DocumentDecl():
            return Printed((_document(item),))
        case _:
            assert_never(item)


def _dotted(subject: str, ident: str) -> str:
    return f"{subject}.{ident}" if subject else ident


def _register(register: str) -> str:
    return f" registre {register}" if register else ""


def _kind(kind: KindRef) -> str:
    return f"liste {elided('de', kind.ident)}" if kind.is_list else kind.ident


def _value(value: Constant | Choices) -> str:
    return print_expression(value) if isinstance(value, Choices) else _signed(value.value)


def _signed(value: LiteralValue, places: int = 0) -> str:
    return "non" if value is False else print_constant(value, places)


def _document(item: DocumentDecl) -> str:
    content = item.content
    words = f"document {item.ident} {quoted(item.title)}"
    if content is None:
        return words
    return f"{words} {print_expression(content) if content.arguments else content.ident}"


def _computation(item: Computation) -> str:
    inputs = ", ".join(f"{each.ident} : {_kind(each.kind)}" for each in item.inputs)
    name = f"{_dotted(item.subject, item.ident)}({inputs})" if inputs else _dotted(item.subject, item.ident)
    label = f" {quoted(item.label)}" if item.label else ""
    return f"calcul {name} : {_kind(item.kind)}{label}"


def _enumeration(item: Enumeration) -> Printed:
    members = [f"{each.ident} {quoted(each.label)}" for each in item.members]
    flat = f"énumération {item.ident} : {', '.join(members)}"
    if len(flat) <= WIDTH:
        return Printed((flat,))
    lines = [f"{STEP}{member}," for member in members]
    lines[-1] = lines[-1].removesuffix(",")
    return Printed((f"énumération {item.ident} :", *lines))


def _fields(item: Entity) -> tuple[Entry, ...]:
    name_width = _width(field.ident for field in item.fields)
    kind_width = _width(_kind(field.kind) for field in item.fields)
    entries = [Entry("clé", (f"{STEP}clé {item.key}",))] if item.key else []
    return (*entries, *(Entry("champ", (_field(field, name_width, kind_width),)) for field in item.fields))


def _field(field: FieldDecl, name_width: int, kind_width: int) -> str:
    tail = [quoted(field.question)] if field.question else []
    tail += [f"apprécié par {quoted(field.decider)}"] if field.judged else []
    tail += [f"à prouver par {field.burden}"] if field.burden else []
    kind = _kind(field.kind)
    return f"{STEP}{field.ident:<{name_width}} : {kind:<{kind_width}} {' '.join(tail)}".rstrip()


def _width(words: Iterable[str]) -> int:
    return max((len(word) for word in words if len(word) <= MAX_PAD), default=0)


def _parameter(item: Parameter) -> tuple[Entry, ...]:
    entries = [Entry("imprimé", (f"{STEP}imprimé {quoted(item.printed)}",))] if item.printed else []
    for bound in item.bounds:
        words = f"{STEP}borne {bound.operator.value} {print_expression(bound.value)} {quoted(bound.source.text)}"
        entries.append(Entry("borne", (words,)))
    if item.fixed is not None:
        entries.append(Entry("fixé par", (f"{STEP}fixé par {quoted(item.fixed.text)}",)))
    return tuple(entries)


def _table(item: Table) -> tuple[Entry, ...]:
    places = max((decimals_of(row.value.value) for row in item.rows if row.value is not None), default=0)
    values = ["inconnu" if row.value is None else _signed(row.value.value, places) for row in item.rows]
    width = max(map(len, values), default=0)
    return (
        Entry("source", (f"{STEP}source {quoted(item.source.text)}",)),
        Entry("connue jusqu'au", (f"{STEP}connue jusqu'au {item.known_until.isoformat()}",)),
        *(Entry("ligne", (_row(row, f"{value:<{width}}"),)) for row, value in zip(item.rows, values, strict=True)),
    )


def _row(row: Row, value: str) -> str:
    return f"{STEP}{row.day.isoformat()} : {value}{f'  {quoted(row.note)}' if row.note else ''}".rstrip()
