"""Vocabulary: entities, enumerations and roots, with the kind of every field."""

from __future__ import annotations

from clausier.model.builtins import RESERVED
from clausier.model.constants import constant
from clausier.model.kinds import BOOLEAN, SCALARS, UNKNOWN, Kind, Shape
from clausier.model.tree import Entity, Enumeration, FieldInfo, Root
from clausier.surface import item
from clausier.text import codes
from clausier.text.record import replace
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.model.articles import Placed
    from clausier.model.report import Report
    from clausier.model.symbols import Symbols
    from clausier.text.span import Span


def collect(items: Sequence[Placed], symbols: Symbols, report: Report) -> None:
    """Fill ``symbols`` with the entities, enumerations and roots of all corpora.

    An entity may be declared once in the law and once in the contract: the fields are those of both.
    """
    _name_kinds(items, symbols, report)
    for placed in items:
        here = report.at(placed.path)
        if isinstance(placed.item, item.Enumeration) and placed.item.ident not in symbols.enumerations:
            _add_enumeration(placed.item, symbols, here)
        elif isinstance(placed.item, item.Entity):
            _add_entity(placed.item, symbols, here)
    for placed in items:
        here = report.at(placed.path)
        if isinstance(placed.item, item.Root):
            _add_root(placed.item, symbols, here)
        elif isinstance(placed.item, item.Appreciation):
            _add_appreciation(placed.item, symbols, here)
    for placed in items:
        if isinstance(placed.item, item.Presumption):
            _presume(placed.item, symbols, report.at(placed.path))


def kind_named(written: item.KindRef, symbols: Symbols, report: Report) -> Kind:
    """Return the kind a reference names; report and return UNKNOWN when there is none."""
    found = SCALARS.get(written.ident) or symbols.kinds.get(written.ident)
    if found is None:
        known = (*SCALARS, *symbols.kinds)
        message = f"« {written.ident} » n'est ni un genre, ni une entité, ni une énumération"
        report.add(codes.KIND_UNKNOWN, message, written.span, did_you_mean(written.ident, known))
        return UNKNOWN
    return found.listed if written.is_list else found


def entity_named(name: str, span: Span, symbols: Symbols, report: Report) -> Entity | None:
    """Return the entity ``name``; report when there is none."""
    entity = symbols.entities.get(name)
    if entity is None:
        message = f"il n'y a pas d'entité « {name} »"
        report.add(codes.KIND_UNKNOWN, message, span, did_you_mean(name, symbols.entities))
    return entity


def claim(name: str, what: str, span: Span, symbols: Symbols, report: Report) -> bool:
    """Take a bare name for ``what`` (« un paramètre »); report and return False when it is taken or reserved."""
    if name in RESERVED:
        report.add(codes.NAME_RESERVED, f"« {name} » est un nom du langage", span, "choisissez un autre nom")
        return False
    if name in symbols.declared:
        other, place = symbols.declared[name]
        _twice(name, span, place, report, f"déjà {other}")
        return False
    symbols.declared[name] = what, span
    return True


def _twice(name: str, span: Span, place: Span, report: Report, what: str = "déjà déclaré ici") -> None:
    message = f"le nom « {name} » est déclaré deux fois"
    report.add(codes.NAME_TWICE, message, span, "renommez l'un des deux", ((place, what),))


def _name_kinds(items: Sequence[Placed], symbols: Symbols, report: Report) -> None:
    first: dict[str, tuple[Placed, item.Entity | item.Enumeration]] = {}
    for placed in items:
        written = placed.item
        if not isinstance(written, item.Entity | item.Enumeration):
            continue
        if written.ident in SCALARS:
            message = f"« {written.ident} » est un genre du langage"
            report.at(placed.path).add(codes.NAME_RESERVED, message, written.span, "choisissez un autre nom")
            continue
        if written.ident in first:
            other, earlier = first[written.ident]
            both = isinstance(written, item.Entity) and isinstance(earlier, item.Entity)
            if not both or other.corpus.is_law is placed.corpus.is_law:
                _twice(written.ident, written.span, earlier.span, report.at(placed.path))
            continue
        first[written.ident] = placed, written
        shape = Shape.ENTITY if isinstance(written, item.Entity) else Shape.ENUMERATION
        symbols.kinds[written.ident] = Kind(written.ident, shape)


def _add_enumeration(written: item.Enumeration, symbols: Symbols, report: Report) -> None:
    seen: dict[str, Span] = {}
    for member in written.members:
        if member.ident in seen:
            _twice(member.ident, member.span, seen[member.ident], report)
        seen[member.ident] = member.span
    members = {each.ident: each.label or each.ident for each in written.members}
    if symbols.kinds.get(written.ident, UNKNOWN).shape is not Shape.ENUMERATION:
        return
    symbols.enumerations[written.ident] = Enumeration(written.ident, tuple(members.items()), written.span)
    for ident in members:
        symbols.members[ident] = (*symbols.members.get(ident, ()), written.ident)


def _add_entity(written: item.Entity, symbols: Symbols, report: Report) -> None:
    if symbols.kinds.get(written.ident, UNKNOWN).shape is not Shape.ENTITY:
        return
    known = symbols.entities.get(written.ident)
    fields = {} if known is None else {each.name: each for each in known.fields}
    for each in written.fields:
        if each.ident in fields:
            _twice(f"{written.ident}.{each.ident}", each.span, fields[each.ident].span, report)
            continue
        kind = kind_named(each.kind, symbols, report)
        fields[each.ident] = FieldInfo(
            each.ident, kind, each.question, each.judged, each.decider, each.burden, None, "", each.span
        )
    key = written.key or ("" if known is None else known.key)
    if key not in ("", *fields):
        message = f"la clé « {key} » n'est pas un champ de « {written.ident} »"
        report.add(codes.KEY_UNKNOWN, message, written.span, did_you_mean(key, fields))
    label = written.label if known is None or not known.label else known.label
    span = written.span if known is None else known.span
    symbols.entities[written.ident] = Entity(
        written.ident, label, key, written.ident.lower(), tuple(fields.values()), span
    )


def _add_root(written: item.Root, symbols: Symbols, report: Report) -> None:
    kind = kind_named(written.kind, symbols, report)
    if kind.shape is not Shape.ENTITY:
        if not kind.is_unknown:
            message = f"« {written.ident} » doit être une entité ou une liste d'une entité, et non {kind}"
            report.add(codes.KIND_UNEXPECTED, message, written.kind.span)
        kind = UNKNOWN
    known = symbols.roots.get(written.ident)
    if known is not None and known.kind == kind and known.is_open is written.is_open:
        return
    if claim(written.ident, "une entrée du dossier", written.span, symbols, report):
        symbols.roots[written.ident] = Root(written.ident, kind, written.is_open, written.span)


def _add_appreciation(written: item.Appreciation, symbols: Symbols, report: Report) -> None:
    entity = entity_named(written.subject, written.span, symbols, report)
    if entity is None:
        return
    for each in entity.fields:
        if each.name == written.ident:
            _twice(f"{entity.name}.{each.name}", written.span, each.span, report)
            return
    added = FieldInfo(
        written.ident,
        BOOLEAN,
        written.question,
        judged=True,
        decider=written.decider,
        burden=written.burden,
        presumed=None,
        presumed_by="",
        span=written.span,
    )
    symbols.entities[entity.name] = replace(entity, fields=(*entity.fields, added))


def _presume(written: item.Presumption, symbols: Symbols, report: Report) -> None:
    entity = entity_named(written.subject, written.span, symbols, report)
    if entity is None:
        return
    known = next((each for each in entity.fields if each.name == written.ident), None)
    if known is None:
        message = f"« {entity.name} » n'a pas de champ « {written.ident} »"
        hint = did_you_mean(written.ident, [each.name for each in entity.fields])
        report.add(codes.FIELD_UNKNOWN, message, written.span, hint)
        return
    value = constant(written.value, known.kind, symbols, report)
    changed = replace(known, presumed=value, presumed_by=written.basis.text)
    fields = tuple(changed if each is known else each for each in entity.fields)
    symbols.entities[entity.name] = replace(entity, fields=fields)
