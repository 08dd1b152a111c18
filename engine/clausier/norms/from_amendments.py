"""From the three verbs to default trees: « déroge », « écarte », « complète »."""

from __future__ import annotations

from clausier.norms.from_expression import all_of, lower_expression, none_of
from clausier.norms.tree import Apply, Citation, Connective, Default, Literal, Logic, Role
from clausier.surface.item import Verb
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING
from clausier.values.fraction import Fraction
from clausier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausier.model.tree import Amendment, Clause
    from clausier.model.tree import Citation as Cited
    from clausier.norms.tree import Expr

    Bound = Mapping[str, Expr]

_ROLES = {Verb.OVERRIDE: Role.OVERRIDE, Verb.SET_ASIDE: Role.SET_ASIDE, Verb.ADD: Role.ADDITION}


def citations(cited: Iterable[Cited]) -> tuple[Citation, ...]:
    """Return citations of the model as the core keeps them."""
    return tuple(Citation(each.place, each.words, each.anchor, each.file, each.line, each.certainty) for each in cited)


def lower_clause(clause: Clause, bound: Bound) -> Expr:
    """Return a condition with the words it encodes."""
    return Default(
        (),
        None,
        lower_expression(clause.expression, bound),
        Role.CONDITION,
        label=clause.label,
        citations=citations(clause.citations),
    )


class Amendments:
    """The exceptions of a model, by what they amend. Their order is that of their names, never that of the files."""

    def __init__(self, amendments: Sequence[Amendment]) -> None:
        """Sort the exceptions."""
        self._all = sorted(amendments, key=lambda each: (each.name, each.target))
        self._targets: dict[str, int] = {}
        for each in self._all:
            self._targets[each.name] = self._targets.get(each.name, 0) + 1

    def condition(
        self, target: str, clauses: Sequence[Clause], bound: Bound, *, situation_only: bool = False
    ) -> list[Expr]:
        """Return the conditions of a rule: its own, and that nothing sets it aside.

        ``situation_only`` leaves out what looks at the act of a pouvoir.
        """
        own = [lower_clause(each, bound) for each in clauses]
        return own + [
            none_of(self._default(each, bound))
            for each in self._of(target, Verb.SET_ASIDE)
            if not (situation_only and each.on_act)
        ]

    def exceptions(self, target: str, bound: Bound) -> tuple[Expr, ...]:
        """Return the exceptions of a rule, each with those that prevail over it inside."""
        return tuple(self._default(each, bound) for each in self._of(target, Verb.OVERRIDE) if not each.over)

    def requirements(self, target: str, bound: Bound, *, situation_only: bool = False) -> list[Expr]:
        """Return what is added to the conditions of a rule that is true or false.

        ``situation_only`` leaves out what looks at the act of a pouvoir.
        """
        added = self._of(target, Verb.ADD)
        return [self._requirement(each, bound) for each in added if not (situation_only and each.on_act)]

    def completed(self, target: str, value: Expr, kind: str, bound: Bound) -> Expr:
        """Return ``value`` with what « complète » adds to it: a conjunction for a booléen, a sum otherwise."""
        if kind == "booléen":
            added = self.requirements(target, bound)
            return Logic(Connective.AND, (value, *added)) if added else value
        zero = Literal(Money(Fraction(0)) if kind == "argent" else 0)
        for each in self._of(target, Verb.ADD):
            value = Apply("add", (value, or_else_exception(self._default(each, bound), zero)))
        return value

    def _requirement(self, amendment: Amendment, bound: Bound) -> Expr:
        # What a silence does not establish is not met; where its conditions do not hold, nothing is required.
        added = self._default(amendment, bound)
        if added.condition is None:
            return Default((), None, added, Role.CONDITION)
        required = Default((), None, added.consequence, Role.CONDITION)
        return or_else_exception(replace(added, consequence=required), Literal(value=True))

    def _of(self, target: str, verb: Verb) -> list[Amendment]:
        return [each for each in self._all if each.target == target and each.verb is verb]

    def _default(self, amendment: Amendment, bound: Bound) -> Default:
        """Return an exception as a default: what prevails over it inside, its conditions, its value."""
        conditions = all_of(self.condition(amendment.name, amendment.conditions, bound))
        shown = amendment.name, amendment.label, citations(amendment.citations)
        role = _ROLES[amendment.verb]
        if amendment.value is None:
            return Default((), None, Literal(value=True) if conditions is None else conditions, role, *shown)
        value = lower_expression(amendment.value, bound)
        value = self.completed(amendment.name, value, amendment.kind.name, bound)
        over = tuple(self._default(each, bound) for each in self._over(amendment))
        return Default(over, conditions, value, role, *shown)

    def _over(self, amendment: Amendment) -> list[Amendment]:
        """Return the exceptions that prevail over ``amendment``: those that name it, or have it for their target."""
        many = self._targets[amendment.name] > 1
        return [
            each
            for each in self._all
            if each.verb is Verb.OVERRIDE
            and (
                (amendment.name in each.over and (not many or each.target == amendment.target))
                or (each.target == amendment.name and not each.over)
            )
        ]


def or_else_exception(exception: Default, fallback: Expr) -> Expr:
    """Return the value of ``exception`` where it applies, ``fallback`` elsewhere."""
    return Default((exception,), None, fallback, Role.FALLBACK)
