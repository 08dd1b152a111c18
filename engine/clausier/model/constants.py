"""Constants: the value of an expression that must be known without any dossier."""

from __future__ import annotations

from clausier.model.kinds import Kind, Shape, accepts, kind_of
from clausier.surface.expression import Choices, Constant, Name, Negative, Not
from clausier.text import codes
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING
from clausier.values.duration import Duration
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from clausier.model.expression import Value
    from clausier.model.report import Report
    from clausier.model.symbols import Symbols
    from clausier.surface.expression import Expression


def constant(expression: Expression, wanted: Kind | None, symbols: Symbols, report: Report) -> Value | None:
    """Return the value of a constant of kind ``wanted`` (None: any); report and return None when it is not one."""
    value = _value(expression, wanted, symbols, report)
    if value is None or wanted is None or wanted.shape is Shape.ENUMERATION:
        return value
    found = kind_of(value)
    if accepts(wanted, found):
        return value
    report.add(codes.KIND_UNEXPECTED, f"on attend ici {wanted}, et ceci est de genre {found}", expression.span)
    return None


def _value(expression: Expression, wanted: Kind | None, symbols: Symbols, report: Report) -> Value | None:
    match expression:
        case Constant(value=value):
            return value
        case Choices(items=items):
            element = wanted.element if wanted is not None and wanted.is_list else None
            values = tuple(_value(each, element, symbols, report) for each in items)
            known = tuple(each for each in values if each is not None)
            if len(known) < len(values):
                return None
            if element is None and known and kind_of(known).is_unknown:
                report.add(codes.KINDS_DIFFER, "les valeurs d'une liste sont toutes du même genre", expression.span)
                return None
            return known
        case Name(ident=ident) if wanted is not None and wanted.shape is Shape.ENUMERATION:
            members = [each for each, _ in symbols.enumerations[wanted.name].members]
            if ident in members:
                return ident
            report.add(
                codes.MEMBER_UNKNOWN,
                f"« {ident} » n'est pas une valeur de l'énumération « {wanted.name} »",
                expression.span,
                did_you_mean(ident, members),
            )
            return None
        case Name(ident=ident) if wanted is None and len(symbols.members.get(ident, ())) == 1:
            return ident
        case Negative(operand=Constant(value=int() | Fraction() | Money() | Rate() | Points() | Duration() as value)):
            return -value
        case Not(operand=Constant(value=bool() as value)):
            return not value
        case _:
            report.add(
                codes.CONSTANT_EXPECTED,
                "on attend ici une valeur constante",
                expression.span,
                "écrivez la valeur elle-même : « 30 jours », « 40 € », « oui »",
            )
            return None
