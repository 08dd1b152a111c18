"""Names: what a bare name stands for.

In this order: variables and inputs, the fields and calculs of the subject, the roots of the dossier, parameters and
calculs without subject, members of enumerations. A member comes first where a value of its enumeration is called for
and the other candidate is of another kind.
"""

from __future__ import annotations

from clausier.model.builtins import EXAMINATION_DAY
from clausier.model.expression import Failed, Field, Literal, Use, Variable
from clausier.model.kinds import DATE, Shape
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.model.expression import Expression
    from clausier.model.kinds import Kind
    from clausier.model.report import Report
    from clausier.model.scope import Scope
    from clausier.model.symbols import Symbols
    from clausier.text.span import Span


def candidate(ident: str, span: Span, scope: Scope, symbols: Symbols) -> Expression | None:
    """Return what ``ident`` stands for, members aside; None when nothing. A calcul comes without its inputs."""
    if ident in scope.variables:
        return Variable(ident, scope.variables[ident], span)
    if ident == EXAMINATION_DAY:
        return Variable(ident, DATE, span)
    if scope.entity:
        subject = Variable(scope.variable, symbols.kinds[scope.entity], span)
        kind = symbols.field_kind(scope.entity, ident)
        if kind is not None:
            return Field(subject, ident, kind, span)
        computed = symbols.signatures.get(f"{scope.entity}.{ident}")
        if computed is not None:
            return Use(computed.name, (subject,), computed.kind, span)
    if ident in symbols.roots:
        return Variable(ident, symbols.roots[ident].kind, span)
    if ident in symbols.signatures:
        return Use(ident, (), symbols.signatures[ident].kind, span)
    return None


def resolve_name(
    ident: str, span: Span, scope: Scope, hint: Kind | None, symbols: Symbols, report: Report
) -> Expression:
    """Return what ``ident`` stands for where a value of kind ``hint`` is expected; report what stands for nothing."""
    found = candidate(ident, span, scope, symbols)
    if hint is not None and hint.shape is Shape.ENUMERATION:
        kind = hint.element
        is_member = ident in (each for each, _ in symbols.enumerations[kind.name].members)
        if is_member and (found is None or found.kind != kind):
            return Literal(ident, kind, span)
        if found is None and not _stands_for_rule(ident, symbols):
            members = [each for each, _ in symbols.enumerations[kind.name].members]
            message = f"« {ident} » n'est pas une valeur de l'énumération « {kind.name} »"
            known = (*members, *visible(scope, symbols))
            report.add(codes.MEMBER_UNKNOWN, message, span, did_you_mean(ident, known))
            return Failed(span)
    if found is not None:
        return _complete(found, symbols, report)
    owners = symbols.members.get(ident, ())
    if len(owners) == 1:
        return Literal(ident, symbols.kinds[owners[0]], span)
    if owners:
        message = f"« {ident} » est une valeur de plusieurs énumérations : {', '.join(owners)}"
        others = tuple((symbols.enumerations[each].span, "une valeur de ce nom est ici") for each in owners)
        report.add(codes.NAME_AMBIGUOUS, message, span, "comparez-la à un champ de l'énumération voulue", others)
        return Failed(span)
    _unknown(ident, span, scope, symbols, report)
    return Failed(span)


def resolve_party(ident: str, span: Span, scope: Scope, symbols: Symbols) -> Expression | None:
    """Return the member ``ident`` where a party is named, even if an element of the dossier has the same name."""
    found = candidate(ident, span, scope, symbols)
    owners = symbols.members.get(ident, ())
    if len(owners) == 1 and (found is None or found.kind.shape is Shape.ENTITY):
        return Literal(ident, symbols.kinds[owners[0]], span)
    return None


def visible(scope: Scope, symbols: Symbols) -> tuple[str, ...]:
    """Return the names that stand for a value under ``scope``, for suggestions."""
    own: Iterable[str] = ()
    if scope.entity:
        own = (*(each.name for each in symbols.entities[scope.entity].fields), *symbols.computed_by(scope.entity))
    plain = (each for each in symbols.signatures if "." not in each)
    return (*scope.variables, *own, *symbols.roots, *plain, *symbols.members, EXAMINATION_DAY)


def count_arguments(name: str, wanted: int, given: int, span: Span, place: Span, report: Report) -> None:
    """Report that ``name`` takes ``wanted`` values and was given another number."""
    message = f"« {name} » demande {_values(wanted)} et en reçoit {given or 'aucune'}"
    report.add(codes.ARGUMENTS_COUNT, message, span, others=((place, "déclaré ici"),))


def _values(number: int) -> str:
    if not number:
        return "aucune valeur"
    return "une valeur" if number == 1 else f"{number} valeurs"


def _complete(found: Expression, symbols: Symbols, report: Report) -> Expression:
    """Return ``found`` unless it is a calcul that lacks its inputs."""
    if not isinstance(found, Use):
        return found
    signature = symbols.signatures[found.name]
    if len(signature.inputs) == len(found.arguments):
        return found
    wanted = len(signature.inputs) - len(found.arguments)
    count_arguments(found.name, wanted, 0, found.span, signature.span, report)
    return Failed(found.span)


def _stands_for_rule(ident: str, symbols: Symbols) -> bool:
    return ident in symbols.declared


def _unknown(ident: str, span: Span, scope: Scope, symbols: Symbols, report: Report) -> None:
    what = symbols.declared.get(ident)
    if what is None:
        report.add(
            codes.NAME_UNKNOWN,
            f"le nom « {ident} » est inconnu ici",
            span,
            did_you_mean(ident, visible(scope, symbols)),
        )
        return
    hints = {
        "un pouvoir": f"écrivez « {ident}.régulier(acte) » ou « {ident}.ouvert(sujet) »",
        "une obligation": f"écrivez « {ident}.échéance(sujet) », par exemple",
        "une table": f"écrivez « {ident} au jour »",
        "une interprétation": f"écrivez « selon {ident} ( lecture : valeur ; … ) »",
    }
    message = f"« {ident} » est {what[0]}, et non une valeur"
    report.add(codes.NAME_MISUSED, message, span, hints.get(what[0], ""), ((what[1], "déclaré ici"),))
