"""``selon`` and the bounded quantifiers."""

from __future__ import annotations

from clausier.model.expression import ByMember, ByReading, Failed, Fold
from clausier.model.kinds import BOOLEAN, DURATION, INTEGER, MONEY, NUMBERS, ORDERED, POINTS, UNKNOWN, Kind, Shape
from clausier.surface import expression as written
from clausier.surface.expression import Fold as FoldName
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.model.expression import Expression
    from clausier.model.resolve import Resolver
    from clausier.model.scope import Wanted
    from clausier.text.diagnostic import Code
    from clausier.text.span import Span

_SUMMED = NUMBERS | {MONEY, POINTS, DURATION}


def select(resolver: Resolver, node: written.Select, wanted: Wanted | None) -> Expression:
    """Return ``selon``: on an interprétation, or on a value of an enumeration; every case must be there once.

    After ``selon``, the name of an interprétation is the interprétation, whatever else has that name.
    """
    subject = node.subject
    interpretation = resolver.symbols.interpretations.get(subject.ident) if isinstance(subject, written.Name) else None
    if interpretation is not None:
        names = [each.ident for each in interpretation.readings]
        arms = _arms(resolver, node, names, (codes.READING_UNKNOWN, "une lecture"), interpretation.span, wanted)
        kind = resolver.agree([value for _, value in arms])
        return ByReading(interpretation.ident, arms, kind, node.span)
    value = resolver.resolve(subject)
    if value.kind.shape is not Shape.ENUMERATION or value.kind.is_list:
        if not value.kind.is_unknown:
            message = f"« selon » attend une interprétation ou une énumération, et ceci est de genre {value.kind}"
            resolver.report.add(codes.KIND_UNEXPECTED, message, subject.span)
        for arm in node.arms:
            resolver.resolve(arm.value, wanted)
        return Failed(node.span)
    enumeration = resolver.symbols.enumerations[value.kind.name]
    names = [each for each, _ in enumeration.members]
    arms = _arms(resolver, node, names, (codes.MEMBER_UNKNOWN, "une valeur"), enumeration.span, wanted)
    return ByMember(value, arms, resolver.agree([each for _, each in arms]), node.span)


def _arms(
    resolver: Resolver,
    node: written.Select,
    names: Sequence[str],
    unknown: tuple[Code, str],
    place: Span,
    wanted: Wanted | None,
) -> tuple[tuple[str, Expression], ...]:
    """Return the arms in the order of ``names``; report those unknown, given twice or forgotten."""
    values = resolver.branches([arm.value for arm in node.arms], wanted)
    declared = ((place, "déclaré ici"),)
    found: dict[str, Expression] = {}
    spans: dict[str, Span] = {}
    for arm, value in zip(node.arms, values, strict=True):
        if arm.ident not in names:
            message = f"« {arm.ident} » n'est pas {unknown[1]} de ce qui est choisi ici"
            resolver.report.add(unknown[0], message, arm.span, did_you_mean(arm.ident, names), declared)
        elif arm.ident in found:
            message = f"le cas « {arm.ident} » est donné deux fois"
            others = ((spans[arm.ident], "la première fois"),)
            resolver.report.add(codes.ARM_TWICE, message, arm.span, "gardez-en un", others)
        else:
            found[arm.ident], spans[arm.ident] = value, arm.span
    missing = [each for each in names if each not in found]
    if missing and all(arm.ident in names for arm in node.arms):
        listed = ", ".join(f"« {each} »" for each in missing)
        message = f"il manque {'les cas' if len(missing) > 1 else 'le cas'} {listed}"
        resolver.report.add(codes.ARM_MISSING, message, node.span, "donnez une valeur pour chacun", declared)
    return tuple((each, found[each]) for each in names if each in found)


def quantified(resolver: Resolver, node: written.Quantified) -> Expression:
    """Return a bounded quantifier over a list."""
    source = resolver.resolve(node.source)
    if not source.kind.is_unknown and not source.kind.is_list:
        message = f"on parcourt une liste, et ceci est de genre {source.kind}"
        resolver.report.add(codes.LIST_EXPECTED, message, node.source.span)
    if node.variable in resolver.scope.variables:
        message = f"la variable « {node.variable} » est déjà prise"
        resolver.report.add(codes.VARIABLE_TAKEN, message, node.span, "choisissez un autre nom")
    element = source.kind.element if source.kind.is_list else UNKNOWN
    inner = resolver.within(resolver.scope.with_variable(node.variable, element))
    condition = None if node.condition is None else inner.truth(node.condition)
    body: Expression | None = None
    if node.body is not None:
        is_test = node.fold in (FoldName.EXISTS, FoldName.EVERY)
        body = inner.truth(node.body) if is_test else inner.resolve(node.body)
    kind = _kind(resolver, node, element, body)
    return Fold(node.fold, node.variable, source, condition, body, kind, node.span)


def _kind(resolver: Resolver, node: written.Quantified, element: Kind, body: Expression | None) -> Kind:
    found = UNKNOWN if body is None else body.kind
    allowed, what = found in ORDERED, f"« {node.fold.value} » compare des dates"
    match node.fold:
        case FoldName.COUNT:
            return INTEGER
        case FoldName.EXISTS | FoldName.EVERY:
            return BOOLEAN
        case FoldName.ONLY:
            return element
        case FoldName.COLLECT:
            return UNKNOWN if found.is_unknown else found.listed
        case FoldName.SUM:
            allowed, what = found in _SUMMED, "une somme additionne des nombres, des montants ou des durées"
        case FoldName.EARLIEST | FoldName.LATEST:
            pass
    if found.is_unknown or allowed:
        return found
    span = node.span if node.body is None else node.body.span
    resolver.report.add(codes.KIND_UNEXPECTED, f"{what}, et ceci est de genre {found}", span)
    return UNKNOWN
