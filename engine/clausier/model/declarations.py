"""Declarations: the names of rules and what using each takes and gives, before their expressions are looked at."""

from __future__ import annotations

from itertools import pairwise

from clausier.model.builtins import RESERVED
from clausier.model.constants import constant
from clausier.model.kinds import BOOLEAN, DATE, UNKNOWN, Kind, Shape, accepts, kind_of
from clausier.model.symbols import Signature
from clausier.model.tree import Parameter, Table
from clausier.model.vocabulary import claim, entity_named, kind_named
from clausier.surface import item
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.model.articles import Placed
    from clausier.model.expression import Value
    from clausier.model.report import Report
    from clausier.model.symbols import Symbols
    from clausier.text.span import Span

DUTY_PARTS = {
    "débiteur": UNKNOWN,
    "créancier": UNKNOWN,
    "condition": BOOLEAN,
    "naissance": DATE,
    "échéance": DATE,
    "exécutée": DATE,
    "violée": BOOLEAN,
    "suspendue": BOOLEAN,
    "éteinte": BOOLEAN,
    "perdue": BOOLEAN,
}
"""The parts of an obligation that may be used, and their kinds; the parties are members of some enumeration."""


def collect(items: Sequence[Placed], symbols: Symbols, report: Report) -> None:
    """Fill ``symbols`` with parameters, tables, calculs, interprétations, exceptions, obligations and pouvoirs."""
    for placed in items:
        _declare(placed, symbols, report.at(placed.path))


def _declare(placed: Placed, symbols: Symbols, report: Report) -> None:
    written = placed.item
    match written:
        case item.Parameter():
            if claim(written.ident, "un paramètre", written.span, symbols, report):
                _add_parameter(written, symbols, report)
        case item.Table():
            if claim(written.ident, "une table", written.span, symbols, report):
                _add_table(written, symbols, report)
        case item.Computation():
            _add_computation(written, placed, symbols, report)
        case item.Interpretation():
            if claim(written.ident, "une interprétation", written.span, symbols, report):
                symbols.interpretations[written.ident] = written
                _check_readings(written, report)
        case item.Exception_():
            if claim(written.ident, "une exception", written.span, symbols, report):
                symbols.exceptions[written.ident] = written, placed
        case item.Duty():
            if claim(written.ident, "une obligation", written.span, symbols, report):
                _add_duty(written, placed, symbols, report)
        case item.Power():
            if claim(written.ident, "un pouvoir", written.span, symbols, report):
                _add_power(written, placed, symbols, report)
        case _:
            pass


def _add_parameter(written: item.Parameter, symbols: Symbols, report: Report) -> None:
    value = constant(written.value, None, symbols, report)
    kind = UNKNOWN if value is None else _kind(value, symbols)
    bounds: list[tuple[str, Value, str]] = []
    for each in written.bounds:
        limit = constant(each.value, kind.element, symbols, report)
        if limit is not None:
            bounds.append((each.operator.value, limit, each.source.text))
    fixed = written.fixed.text if written.fixed else ""
    symbols.parameters[written.ident] = Parameter(
        written.ident, kind, "" if value is None else value, written.printed, tuple(bounds), fixed, (), written.span
    )
    symbols.signatures[written.ident] = Signature(written.ident, (), kind, written.span)


def _kind(value: Value, symbols: Symbols) -> Kind:
    """Return the kind of a constant, an enumeration when it is the only one with this member."""
    sample = value[0] if isinstance(value, tuple) and value else value
    owners = symbols.members.get(sample, ()) if isinstance(sample, str) else ()
    if len(owners) != 1:
        return kind_of(value)
    kind = symbols.kinds[owners[0]]
    return kind.listed if isinstance(value, tuple) else kind


def _add_table(written: item.Table, symbols: Symbols, report: Report) -> None:
    kind = kind_named(written.kind, symbols, report)
    rows = tuple((row.day, None if row.value is None else row.value.value, row.note) for row in written.rows)
    for row in written.rows:
        if row.value is not None and not accepts(kind, kind_of(row.value.value)):
            found = kind_of(row.value.value)
            message = f"la table « {written.ident} » porte des valeurs de genre {kind}, et celle-ci est {found}"
            others = ((written.kind.span, "genre de la table"),)
            report.add(codes.TABLE_KIND, message, row.value.span, others=others)
    for before, after in pairwise(written.rows):
        if after.day <= before.day:
            message = "les lignes d'une table vont de la plus ancienne à la plus récente, une par date"
            hint = "gardez l'une des deux lignes" if after.day == before.day else "changez l'ordre"
            report.add(codes.TABLE_DAYS, message, after.span, hint, ((before.span, "ligne d'avant"),))
    if written.rows and written.rows[-1].day > written.known_until:
        message = f"la table « {written.ident} » n'est connue que jusqu'à une date antérieure à cette ligne"
        report.add(codes.TABLE_DAYS, message, written.rows[-1].span, "repoussez « connue jusqu'au »")
    symbols.tables[written.ident] = Table(
        written.ident, kind, written.source.text, written.known_until, rows, written.span
    )


def _add_computation(written: item.Computation, placed: Placed, symbols: Symbols, report: Report) -> None:
    kind = kind_named(written.kind, symbols, report)
    inputs: list[tuple[str, Kind]] = []
    name = written.ident
    if written.subject:
        entity = entity_named(written.subject, written.span, symbols, report)
        if entity is None:
            return
        name = f"{written.subject}.{written.ident}"
        inputs.append((entity.variable, symbols.kinds[entity.name]))
        declared = next((each for each in entity.fields if each.name == written.ident), None)
        place = declared.span if declared else symbols.signatures[name].span if name in symbols.signatures else None
        if place is not None:
            message = f"le nom « {name} » est déclaré deux fois"
            report.add(
                codes.NAME_TWICE, message, written.span, "renommez l'un des deux", ((place, "déjà déclaré ici"),)
            )
            return
    elif not claim(name, "un calcul", written.span, symbols, report):
        return
    for each in written.inputs:
        if each.ident in RESERVED or each.ident in (known for known, _ in inputs):
            message = f"la variable « {each.ident} » est déjà prise"
            report.add(codes.VARIABLE_TAKEN, message, each.span, "choisissez un autre nom")
            continue
        inputs.append((each.ident, kind_named(each.kind, symbols, report)))
    symbols.signatures[name] = Signature(name, tuple(inputs), kind, written.span)
    symbols.computations[name] = written, placed


def _check_readings(written: item.Interpretation, report: Report) -> None:
    seen: dict[str, Span] = {}
    for each in written.readings:
        if each.ident in seen:
            message = f"la lecture « {each.ident} » est déclarée deux fois"
            report.add(codes.NAME_TWICE, message, each.span, "renommez-la", ((seen[each.ident], "déjà déclarée ici"),))
        seen[each.ident] = each.span
    if len(written.readings) == 1:
        message = f"l'interprétation « {written.ident} » n'a qu'une lecture"
        report.add(codes.READINGS_COUNT, message, written.span, "ajoutez l'autre lecture")
    retained = [each for each in written.readings if each.retained]
    if len(retained) != 1:
        message = f"l'interprétation « {written.ident} » doit retenir une lecture et une seule"
        others = tuple((each.span, "lecture retenue") for each in retained)
        report.add(codes.READINGS_RETAINED, message, written.span, "écrivez « retenue » après une lecture", others)


def _subject(name: str, span: Span, symbols: Symbols, report: Report) -> tuple[tuple[str, Kind], ...] | None:
    """Return the input that stands for the subject, () when there is none, None when its entity is not known."""
    if not name:
        return ()
    entity = entity_named(name, span, symbols, report)
    return None if entity is None else ((entity.variable, symbols.kinds[name]),)


def _add_duty(written: item.Duty, placed: Placed, symbols: Symbols, report: Report) -> None:
    inputs = _subject(written.subject, written.span, symbols, report)
    if inputs is None:
        return
    symbols.duties[written.ident] = written, placed
    given = {
        "débiteur": True,
        "créancier": True,
        "condition": True,
        "naissance": written.starts is not None,
        "échéance": written.due is not None,
        "exécutée": written.performed is not None,
        "violée": written.breached is not None,
        "suspendue": written.suspended is not None,
        "éteinte": written.ended is not None,
        "perdue": written.lost is not None,
    }
    for part, kind in DUTY_PARTS.items():
        if given[part]:
            name = f"{written.ident}.{part}"
            symbols.signatures[name] = Signature(name, inputs, kind, written.span)


def _add_power(written: item.Power, placed: Placed, symbols: Symbols, report: Report) -> None:
    inputs = _subject(written.subject, written.span, symbols, report)
    act = entity_named(written.act, written.span, symbols, report)
    if inputs is None or act is None:
        return
    symbols.powers[written.ident] = written, placed
    of_act = ((act.variable, symbols.kinds[act.name]),)
    parts = {
        "concerne": (of_act, BOOLEAN),
        "ouvert": (inputs, BOOLEAN),
        "régulier": (of_act, BOOLEAN),
    }
    if written.latest is not None:
        parts["échéance"] = of_act, DATE
    if written.effect is not None:
        parts["effet"] = of_act, DATE
    for part, (takes, kind) in parts.items():
        name = f"{written.ident}.{part}"
        symbols.signatures[name] = Signature(name, takes, kind, written.span)
    _check_link(written, symbols, report)
    if written.date is None and (written.latest is not None or written.earliest is not None):
        message = f"le pouvoir « {written.ident} » a une limite de date, et rien ne dit quelle date de l'acte compte"
        span = (written.latest or written.earliest or written).span
        report.add(codes.DECISIVE_DATE_MISSING, message, span, "ajoutez « date courrier.envoyé_le », par exemple")
    author = symbols.field_kind(act.name, "auteur")
    if written.holders and (author is None or author.is_list or author.shape is not Shape.ENUMERATION):
        message = f"l'entité « {act.name} » n'a pas de champ « auteur » : on ne peut pas dire qui exerce ce pouvoir"
        report.add(codes.AUTHOR_MISSING, message, written.span, "ajoutez le champ « auteur », d'une énumération")


def _check_link(written: item.Power, symbols: Symbols, report: Report) -> None:
    if not written.subject or written.subject == written.act:
        return
    found = symbols.field_kind(written.act, written.link) if written.link else None
    if found == symbols.kinds[written.subject]:
        return
    variable = symbols.entities[written.act].variable
    message = f"rien ne mène de l'acte « {variable} » à l'entité « {written.subject} » sur laquelle porte ce pouvoir"
    hint = f"écrivez « acte {written.act} par champ », où champ est de genre {written.subject}"
    report.add(codes.LINK_MISSING, message, written.span, hint)
