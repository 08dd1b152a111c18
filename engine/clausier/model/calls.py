"""Fields and calls: ``x.f``, ``x.f(a)``, ``f(a)``, ``pouvoir.régulier(acte)``."""

from __future__ import annotations

from clausier.model import builtins
from clausier.model.expression import Failed, Field, Literal, Operation, Use, Variable
from clausier.model.kinds import BOOLEAN, DATE, ORDERED, PERIOD, Shape
from clausier.model.names import candidate, count_arguments, visible
from clausier.model.scope import Wanted
from clausier.surface import expression as written
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.model.expression import Expression
    from clausier.model.kinds import Kind
    from clausier.model.resolve import Resolver
    from clausier.text.span import Span

_LEAST_EXTREMES = 2


def use(
    resolver: Resolver, name: str, given: Sequence[written.Expression], span: Span, subject: Expression | None
) -> Expression:
    """Return the use of definition ``name`` on ``subject`` (None: it has none) and on the values ``given``."""
    signature = resolver.symbols.signatures[name]
    inputs = signature.inputs if subject is None else signature.inputs[1:]
    if len(given) != len(inputs):
        for each in given:
            resolver.resolve(each)
        count_arguments(name, len(inputs), len(given), span, signature.span, resolver.report)
        return Failed(span)
    values = [
        resolver.resolve(each, Wanted(kind, signature.span)) for each, (_, kind) in zip(given, inputs, strict=True)
    ]
    first = () if subject is None else (subject,)
    return Use(name, (*first, *values), signature.kind, span)


def access(resolver: Resolver, node: written.Access) -> Expression:
    """Return ``target.ident(arguments)``: a part of a pouvoir or obligation, a field, a calcul, a part of a Période."""
    rule = _rule_named(resolver, node.target)
    if rule:
        return _part_of_rule(resolver, rule, node)
    target = resolver.resolve(node.target)
    kind = target.kind
    if kind.is_unknown:
        for each in node.arguments:
            resolver.resolve(each)
        return Failed(node.span)
    if kind.is_list:
        message = f"« {node.ident} » est demandé à une {kind}, et non à un de ses éléments"
        hint = "prenez « le seul v dans … où … », ou parcourez la liste : « somme de … pour chaque v dans … »"
        resolver.report.add(codes.FIELD_OF_LIST, message, node.span, hint)
        return Failed(node.span)
    if kind == PERIOD:
        return _part_of_period(resolver, target, node)
    if kind.shape is not Shape.ENTITY:
        message = f"ceci est de genre {kind}, et n'a donc pas de champ « {node.ident} »"
        resolver.report.add(codes.FIELD_OF_VALUE, message, node.span)
        return Failed(node.span)
    return _member_of_entity(resolver, target, node)


def call(resolver: Resolver, node: written.Call) -> Expression:
    """Return ``ident(arguments)``: a built-in function, a calcul without subject, or a calcul of the subject."""
    if node.ident in builtins.BUILTINS:
        return _builtin(resolver, node)
    if node.ident in builtins.EXTREMES:
        return _extreme(resolver, node)
    if node.ident == builtins.TABLE_DAYS:
        return _table_days(resolver, node)
    scope, symbols = resolver.scope, resolver.symbols
    if scope.entity and f"{scope.entity}.{node.ident}" in symbols.computations:
        subject = Variable(scope.variable, symbols.kinds[scope.entity], node.span)
        return use(resolver, f"{scope.entity}.{node.ident}", node.arguments, node.span, subject)
    if node.ident in symbols.signatures:
        return use(resolver, node.ident, node.arguments, node.span, None)
    for each in node.arguments:
        resolver.resolve(each)
    message = f"il n'y a ni fonction ni calcul « {node.ident} »"
    known = (*builtins.FUNCTIONS, *visible(scope, symbols))
    resolver.report.add(codes.NAME_UNKNOWN, message, node.span, did_you_mean(node.ident, known))
    return Failed(node.span)


def _rule_named(resolver: Resolver, target: written.Expression) -> str:
    """Return the name of the pouvoir or obligation that ``target`` is, "" when it is something else."""
    if not isinstance(target, written.Name):
        return ""
    symbols = resolver.symbols
    if symbols.declared.get(target.ident, ("",))[0] not in ("un pouvoir", "une obligation"):
        return ""
    return "" if candidate(target.ident, target.span, resolver.scope, symbols) else target.ident


def _part_of_rule(resolver: Resolver, rule: str, node: written.Access) -> Expression:
    if rule not in resolver.symbols.powers and rule not in resolver.symbols.duties:
        return Failed(node.span)  # its declaration is wrong, and has been reported
    name = f"{rule}.{node.ident}"
    if name in resolver.symbols.signatures:
        return use(resolver, name, node.arguments, node.span, None)
    known = [each.removeprefix(f"{rule}.") for each in resolver.symbols.signatures if each.startswith(f"{rule}.")]
    what, place = resolver.symbols.declared[rule]
    message = f"« {rule} » est {what} qui ne dit pas sa partie « {node.ident} »"
    hint = did_you_mean(node.ident, known) or f"elle dit : {', '.join(known)}"
    resolver.report.add(codes.ASPECT_UNKNOWN, message, node.span, hint, ((place, "déclaré ici"),))
    return Failed(node.span)


def _part_of_period(resolver: Resolver, target: Expression, node: written.Access) -> Expression:
    part = builtins.PERIOD_PARTS.get(node.ident)
    if part is None:
        message = f"une période n'a pas de champ « {node.ident} »"
        hint = f"elle a : {', '.join(builtins.PERIOD_PARTS)}"
        resolver.report.add(codes.FIELD_UNKNOWN, message, node.span, hint)
        return Failed(node.span)
    if node.arguments:
        count_arguments(node.ident, 0, len(node.arguments), node.span, target.span, resolver.report)
        return Failed(node.span)
    return Operation(part[0], (target,), part[1], node.span)


def _member_of_entity(resolver: Resolver, target: Expression, node: written.Access) -> Expression:
    symbols, entity = resolver.symbols, target.kind.name
    kind = symbols.field_kind(entity, node.ident)
    if kind is not None:
        if node.arguments:
            place = next(each.span for each in symbols.entities[entity].fields if each.name == node.ident)
            count_arguments(node.ident, 0, len(node.arguments), node.span, place, resolver.report)
            return Failed(node.span)
        return Field(target, node.ident, kind, node.span)
    if f"{entity}.{node.ident}" in symbols.computations:
        return use(resolver, f"{entity}.{node.ident}", node.arguments, node.span, target)
    known = (*(each.name for each in symbols.entities[entity].fields), *symbols.computed_by(entity))
    message = f"« {entity} » n'a ni champ ni calcul « {node.ident} »"
    resolver.report.add(codes.FIELD_UNKNOWN, message, node.span, did_you_mean(node.ident, known))
    return Failed(node.span)


def _builtin(resolver: Resolver, node: written.Call) -> Expression:
    function = builtins.BUILTINS[node.ident]
    if len(node.arguments) < function.least or function.kind_at(len(node.arguments) - 1) is None:
        wanted = function.least if len(node.arguments) < function.least else len(function.takes)
        return _wrong_count(resolver, node, wanted)
    values: list[Expression] = []
    for rank, each in enumerate(node.arguments):
        kind = function.kind_at(rank)
        is_high = kind == BOOLEAN and isinstance(each, written.Name) and each.ident == builtins.HIGH_WORD
        if is_high:
            values.append(Literal(True, BOOLEAN, each.span))  # noqa: FBT003  a truth value of the language
        else:
            values.append(_of_family(resolver, resolver.resolve(each, None if kind is None else Wanted(kind)), kind))
    return Operation(function.operation, tuple(values), function.gives, node.span)


def _of_family(resolver: Resolver, value: Expression, wanted: Kind | None) -> Expression:
    """Return ``value``; report a durée that is known not to be in the units the function counts in."""
    if wanted is None or wanted.family is None or value.kind.family in (None, wanted.family):
        return value
    message = f"on attend une durée en heures ou en minutes, et celle-ci est en {value.kind.family.value}"
    resolver.report.add(codes.UNITS_DIFFER, message, value.span, "un jour n'est pas un nombre d'heures")
    return Failed(value.span)


def _extreme(resolver: Resolver, node: written.Call) -> Expression:
    if len(node.arguments) < _LEAST_EXTREMES:
        return _wrong_count(resolver, node, _LEAST_EXTREMES)
    values = resolver.branches(node.arguments, None)
    kind = resolver.agree(values)
    if not kind.is_unknown and kind not in ORDERED:
        message = f"« {node.ident} » ne compare pas des valeurs de genre {kind}"
        resolver.report.add(codes.OPERATION_IMPOSSIBLE, message, node.span)
        return Failed(node.span)
    return Operation(builtins.EXTREMES[node.ident], values, kind, node.span)


def _table_days(resolver: Resolver, node: written.Call) -> Expression:
    if len(node.arguments) != 1:
        count_arguments(node.ident, 1, len(node.arguments), node.span, node.span, resolver.report)
        return Failed(node.span)
    argument = node.arguments[0]
    name = argument.ident if isinstance(argument, written.Name) else ""
    table = resolver.symbols.tables.get(name)
    if table is None:
        message = f"« {node.ident} » attend le nom d'une table"
        hint = did_you_mean(name, resolver.symbols.tables) if name else ""
        resolver.report.add(codes.NAME_UNKNOWN, message, argument.span, hint)
        return Failed(node.span)
    return Literal(tuple(day for day, _, _ in table.rows), DATE.listed, node.span)


def _wrong_count(resolver: Resolver, node: written.Call, wanted: int) -> Expression:
    for each in node.arguments:
        resolver.resolve(each)
    count_arguments(node.ident, wanted, len(node.arguments), node.span, node.span, resolver.report)
    return Failed(node.span)
