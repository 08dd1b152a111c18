"""Resolving expressions: each name becomes what it stands for, each operator an operation, and each node gets its kind.

A part that cannot be understood is reported once and becomes ``Failed``, whose kind goes with everything: what stands
above it stays silent.
"""

from __future__ import annotations

from clausier.model import calls, operators, selection
from clausier.model.expression import (
    Branch,
    Failed,
    Link,
    Literal,
    Logic,
    Lookup,
    Operation,
    OrElse,
)
from clausier.model.kinds import BOOLEAN, DATE, DURATION, INSTANT, UNKNOWN, Kind, accepts, kind_of, unify
from clausier.model.names import candidate, resolve_name
from clausier.model.scope import Scope, Wanted
from clausier.surface import expression as written
from clausier.surface.expression import Direction, Operator
from clausier.text import codes
from clausier.text.record import Record
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING, assert_never
from clausier.values.duration import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausier.model.expression import Expression
    from clausier.model.report import Report
    from clausier.model.symbols import Symbols
    from clausier.text.span import Span

_TRUTH = Wanted(BOOLEAN)


class Resolver(Record):
    """What resolving needs: the names, where to report, and the scope."""

    symbols: Symbols
    report: Report
    scope: Scope

    def within(self, scope: Scope) -> Resolver:
        """Return a resolver under another scope."""
        return Resolver(self.symbols, self.report, scope)

    def resolve(self, node: written.Expression, wanted: Wanted | None = None) -> Expression:
        """Return the typed form of ``node``; report it when it is not of the kind ``wanted`` strictly."""
        found = self._infer(node, wanted)
        if wanted is None or not wanted.strict or accepts(wanted.kind, found.kind):
            return found
        others = () if wanted.span is None else ((wanted.span, f"on attend ici {wanted.kind}"),)
        message = f"on attend {wanted.kind}, et ceci est de genre {found.kind}"
        self.report.add(codes.KIND_UNEXPECTED, message, node.span, others=others)
        return Failed(node.span)

    def truth(self, node: written.Expression) -> Expression:
        """Return the typed form of a condition."""
        return self.resolve(node, _TRUTH)

    def agree(self, parts: Sequence[Expression]) -> Kind:
        """Return the kind common to the branches of one value; report the first that differs, and return UNKNOWN."""
        common = UNKNOWN
        for part in parts:
            both = unify(common, part.kind)
            if both is None:
                first = next(each for each in parts if unify(each.kind, part.kind) is None)
                message = f"ces valeurs sont de genres différents : {first.kind} et {part.kind}"
                others = ((first.span, f"de genre {first.kind}"),)
                self.report.add(codes.KINDS_DIFFER, message, part.span, others=others)
                return UNKNOWN
            common = both
        return common

    def _infer(self, node: written.Expression, wanted: Wanted | None) -> Expression:
        hint = None if wanted is None else wanted.kind
        match node:
            case written.Constant(value=value):
                return Literal(value, kind_of(value), node.span)
            case written.Name(ident=ident):
                return resolve_name(ident, node.span, self.scope, hint, self.symbols, self.report)
            case written.Access():
                return calls.access(self, node)
            case written.Call():
                return calls.call(self, node)
            case written.Not(operand=operand):
                return Logic(Link.NOT, (self.truth(operand),), node.span)
            case written.Negative():
                return self._negative(node)
            case written.Binary(operator=Operator.AND | Operator.OR as operator):
                link = Link.AND if operator is Operator.AND else Link.OR
                return Logic(link, tuple(self.truth(each) for each in _flat(node, operator)), node.span)
            case written.Binary(operator=Operator.AMONG):
                return self._among(node)
            case written.Binary():
                return self._binary(node)
            case written.Choices(items=items):
                element = None if hint is None else Wanted(hint.element, None, strict=False)
                return self._listed([self.resolve(each, element) for each in items], node.span)
            case written.Conditional(condition=condition, then=then, otherwise=otherwise):
                held = self.truth(condition)
                one, other = self.branches((then, otherwise), wanted)
                return Branch(held, one, other, self.agree((one, other)), node.span)
            case written.Fallback(value=value, fallback=fallback):
                one, other = self.branches((value, fallback), wanted)
                return OrElse(one, other, self.agree((one, other)), node.span)
            case written.NotApplicable(operand=operand):
                return Operation("without_object", (self.resolve(operand),), BOOLEAN, node.span)
            case written.Delay():
                return self._delay(node)
            case written.Lookup():
                return self._lookup(node)
            case written.Select():
                return selection.select(self, node, wanted)
            case written.Quantified():
                return selection.quantified(self, node)
            case _:
                assert_never(node)

    def branches(self, nodes: Iterable[written.Expression], wanted: Wanted | None) -> tuple[Expression, ...]:
        """Return the typed forms of the branches of one value; the first kind found helps to read the next names."""
        found: list[Expression] = []
        for node in nodes:
            known = next((each.kind for each in found if not each.kind.is_unknown), None)
            found.append(self.resolve(node, wanted or (None if known is None else Wanted(known, None, strict=False))))
        return tuple(found)

    def _negative(self, node: written.Negative) -> Expression:
        operand = self.resolve(node.operand)
        if isinstance(operand, Failed):
            return operand
        if not operand.kind.is_unknown and operand.kind not in operators.NEGATED:
            self.report.add(codes.OPERATION_IMPOSSIBLE, f"« - » ne s'applique pas à {operand.kind}", node.span)
            return Failed(node.span)
        return Operation("neg", (operand,), operand.kind, node.span)

    def _binary(self, node: written.Binary) -> Expression:
        left, right = self._sides(node)
        operator = node.operator
        if operator in operators.COMPARISONS:
            kind = BOOLEAN if operators.compared(operator, left.kind, right.kind) else None
        else:
            kind = operators.computed(operator, left.kind, right.kind)
        others = ((left.span, f"de genre {left.kind}"), (right.span, f"de genre {right.kind}"))
        if kind is None:
            message = f"« {operator.value} » ne va pas entre {left.kind} et {right.kind}"
            hint = operators.advice(operator, left.kind, right.kind)
            self.report.add(codes.OPERATION_IMPOSSIBLE, message, node.span, hint, others)
            return Failed(node.span)
        if operators.unlike_units(operator, left.kind, right.kind):
            message = "ces durées n'ont pas d'unité commune : un mois n'est pas un nombre de jours, ni un jour d'heures"
            self.report.add(codes.UNITS_DIFFER, message, node.span, operators.units_advice(left.kind), others)
            return Failed(node.span)
        return Operation(operators.OPERATIONS[operator], (left, right), kind, node.span)

    def _sides(self, node: written.Binary) -> tuple[Expression, Expression]:
        """Return both sides; each helps to read the other when it is a bare name."""
        left, right = self._early(node.left), self._early(node.right)
        from_right = None if right is None else Wanted(right.kind, None, strict=False)
        from_left = None if left is None else Wanted(left.kind, None, strict=False)
        if left is None or isinstance(node.left, written.Name):
            left = self.resolve(node.left, from_right)
        if right is None or isinstance(node.right, written.Name):
            right = self.resolve(node.right, from_left or Wanted(left.kind, None, strict=False))
        return left, right

    def _early(self, node: written.Expression) -> Expression | None:
        """Return what a side is without help; None for a name that is neither variable, field, root nor rule."""
        if isinstance(node, written.Name):
            return candidate(node.ident, node.span, self.scope, self.symbols)
        return self.resolve(node)

    def _among(self, node: written.Binary) -> Expression:
        left = self.resolve(node.left)
        element = Wanted(left.kind, None, strict=False)
        if isinstance(node.right, written.Choices):
            items = [self.resolve(each, element) for each in node.right.items]
            right: Expression = self._listed(items, node.right.span)
        else:
            right = self.resolve(node.right, Wanted(left.kind.listed, None, strict=False))
        if isinstance(left, Failed) or isinstance(right, Failed):
            return Failed(node.span)
        if not right.kind.is_unknown and not right.kind.is_list:
            message = f"« parmi » attend une liste, et ceci est de genre {right.kind}"
            self.report.add(codes.LIST_EXPECTED, message, right.span, "écrivez les valeurs entre parenthèses")
            return Failed(node.span)
        if not right.kind.is_unknown and unify(left.kind, right.kind.element) is None:
            message = f"« parmi » ne va pas entre {left.kind} et {right.kind}"
            others = ((left.span, f"de genre {left.kind}"), (right.span, f"de genre {right.kind}"))
            self.report.add(codes.OPERATION_IMPOSSIBLE, message, node.span, others=others)
            return Failed(node.span)
        return Operation("among", (left, right), BOOLEAN, node.span)

    def _listed(self, items: list[Expression], span: Span) -> Expression:
        """Return a list of values, a literal one when all are literal."""
        kind = self.agree(items)
        if any(isinstance(each, Failed) for each in items) or kind.is_unknown:
            return Failed(span)
        values = tuple(each.value for each in items if isinstance(each, Literal))
        if len(values) == len(items):
            return Literal(values, kind.listed, span)
        return Operation("choices", tuple(items), kind.listed, span)

    def _delay(self, node: written.Delay) -> Expression:
        duration = self.resolve(node.duration, Wanted(DURATION))
        anchor = self.resolve(node.anchor, Wanted(DATE, None, strict=False))
        if not accepts(DATE, anchor.kind) and anchor.kind != INSTANT:
            message = f"on attend date ou instant, et ceci est de genre {anchor.kind}"
            self.report.add(codes.KIND_UNEXPECTED, message, node.anchor.span)
            return Failed(node.span)
        fault, hint = _delay_fault(node, duration.kind, anchor.kind)
        if fault:
            self.report.add(codes.UNITS_DIFFER, fault, node.duration.span, hint)
            return Failed(node.span)
        flags = (Literal(flag, BOOLEAN, node.span) for flag in (node.extended, node.first_day_counted))
        operation = "delay_after" if node.direction is Direction.AFTER else "delay_before"
        return Operation(operation, (duration, anchor, *flags), anchor.kind, node.span)

    def _lookup(self, node: written.Lookup) -> Expression:
        day = self.resolve(node.day, Wanted(DATE))
        table = self.symbols.tables.get(node.table)
        if table is None:
            message = f"il n'y a pas de table « {node.table} »"
            self.report.add(codes.NAME_UNKNOWN, message, node.span, did_you_mean(node.table, self.symbols.tables))
            return Failed(node.span)
        return Lookup(node.table, day, table.kind, node.span)


def _delay_fault(node: written.Delay, duration: Kind, anchor: Kind) -> tuple[str, str]:
    """Return why a délai in this unit does not run from there, and what to write instead; "" when it does."""
    in_hours = duration.family is Family.MINUTES
    if in_hours and anchor == DATE:
        hint = "donnez l'heure de départ, comptez en jours, ou partez de « minuit(…) » ou de « fin_du_jour(…) »"
        return "un délai en heures court d'un instant, et non d'une date", hint
    if anchor == INSTANT and not in_hours and duration.family is not None:
        hint = "comptez-le depuis « jour_de(…) », ou en heures"
        return f"un délai en {duration.family.value} court d'une date, et non d'un instant", hint
    if anchor == INSTANT and (node.extended or node.first_day_counted):
        hint = "retirez « prorogé » ou « premier jour compté »"
        return "un délai en heures se compte d'heure à heure : rien ne le proroge, aucun jour n'y est compté", hint
    return "", ""


def _flat(node: written.Expression, operator: Operator) -> Iterable[written.Expression]:
    """Return the operands of a chain of one connective: « a et b et c »."""
    if isinstance(node, written.Binary) and node.operator is operator:
        return (*_flat(node.left, operator), *_flat(node.right, operator))
    return (node,)
