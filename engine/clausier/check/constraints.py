"""Conditions that cannot hold together, as far as their form proves it.

Exact in one direction: what is called contradictory is so, whatever the facts. What this cannot prove may still be
contradictory. A silence (a fact without object) makes a comparison unmet, so a comparison contradicts
``est sans objet``; for the same reason a condition that is unmet need not be false.
"""

from __future__ import annotations

from datetime import date

from clausier.check.unfold import unfolded
from clausier.model.expression import Branch, ByMember, ByReading, Link, Literal, Logic, Operation, Use, Variable
from clausier.model.kinds import BOOLEAN, TEXT
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias
from clausier.values.duration import Duration
from clausier.values.fraction import Fraction
from clausier.values.instant import Instant
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clausier.model.expression import Expression, Value
    from clausier.model.tree import Computation

    Signed: TypeAlias = tuple[Expression, bool]
    """A condition, and whether it holds (True) or is false (False)."""

_BUDGET = 2_000
"""How many combinations of alternatives are tried before giving up."""
_BELOW, _SAME, _ABOVE = -1, 0, 1
_RELATIONS = {
    "eq": frozenset((_SAME,)),
    "ne": frozenset((_BELOW, _ABOVE)),
    "lt": frozenset((_BELOW,)),
    "le": frozenset((_BELOW, _SAME)),
    "gt": frozenset((_ABOVE,)),
    "ge": frozenset((_ABOVE, _SAME)),
}
_ALL = frozenset((_BELOW, _SAME, _ABOVE))


class _Compared(Record):
    """``left`` stands in one of ``relations`` to ``right``."""

    left: Expression
    right: Expression
    relations: frozenset[int]


class _Among(Record):
    """``term`` is one of ``values``, or none of them when not ``inside``."""

    term: Expression
    values: tuple[Value, ...]
    inside: bool


class _Silent(Record):
    """``term`` is without object, or is not."""

    term: Expression
    silent: bool


_Fact: TypeAlias = _Compared | _Among | _Silent


def contradictory(conditions: Sequence[Expression], rules: Mapping[str, Computation] | None = None) -> bool:
    """Tell whether conditions are proved never to hold all together; ``rules`` are the calculs to see through."""
    return _Search(rules or {}).fails((), tuple((each, True) for each in conditions))


def entailed(condition: Expression, given: Sequence[Expression]) -> bool:
    """Tell whether ``condition`` is among what ``given`` says, word for word, or always true."""
    known = {each for held in given for each in _conjuncts(held)}
    return all(each in known or (isinstance(each, Literal) and each.value is True) for each in _conjuncts(condition))


def _conjuncts(condition: Expression) -> tuple[Expression, ...]:
    if isinstance(condition, Logic) and condition.link is Link.AND:
        return tuple(part for each in condition.arguments for part in _conjuncts(each))
    return (condition,)


class _Search:
    """A search for a way in which conditions all hold; it gives up past its budget."""

    def __init__(self, rules: Mapping[str, Computation]) -> None:
        self._rules = rules
        self._left = _BUDGET

    def fails(
        self,
        facts: tuple[_Fact, ...],
        waiting: tuple[Signed, ...],
        choices: tuple[tuple[tuple[Signed, ...], ...], ...] = (),
    ) -> bool:
        """Tell whether there is provably no way; ``choices`` are the alternatives still to take, one of each."""
        stack = list(waiting)
        while stack:
            condition, holds = stack.pop()
            ways = self._ways(condition, holds=holds)
            if ways is None:
                fact = _fact(condition, holds=holds)
                if _never(fact) or any(_clash(fact, each) or _clash(each, fact) for each in facts):
                    return True
                facts = (*facts, fact)
            elif len(ways) == 1:
                stack.extend(ways[0])
            else:
                choices = (*choices, ways)
        if not choices:
            return False
        self._left -= len(choices[0])
        return self._left >= 0 and all(self.fails(facts, way, choices[1:]) for way in choices[0])

    def _ways(self, condition: Expression, *, holds: bool) -> tuple[tuple[Signed, ...], ...] | None:
        """Return the ways in which a composed condition holds (or is false), None for a simple one."""
        match condition:
            case Logic(link=Link.NOT, arguments=(inner,)):
                return (((inner, not holds),),)
            case Logic(link=link, arguments=arguments):
                if (link is Link.AND) is holds:
                    return (tuple((each, holds) for each in arguments),)
                return tuple(((each, holds),) for each in arguments)
            case Branch(condition=test, then=then, otherwise=otherwise):
                return ((test, True), (then, holds)), ((otherwise, holds),)
            case ByMember(subject=subject, arms=arms):
                silent = Operation("without_object", (subject,), BOOLEAN, subject.span)
                told = tuple(((_is(subject, name), True), (value, holds)) for name, value in arms)
                # The last arm is also that of a silence: the core tests every member but the last.
                return (*told, ((silent, True), (arms[-1][1], holds))) if arms else None
            case ByReading(interpretation=name, arms=arms, span=span):
                followed = Variable(name, TEXT, span)
                return tuple(((_is(followed, reading), True), (value, holds)) for reading, value in arms)
            case Use():
                self._left -= 1
                seen = unfolded(condition, self._rules) if self._left >= 0 else None
                return None if seen is None else ((*((each, True) for each in seen[0]), (seen[1], holds)),)
            case _:
                return None


def _is(term: Expression, member: str) -> Expression:
    """Return the condition that ``term`` is ``member``."""
    return Operation("eq", (term, Literal(member, term.kind, term.span)), BOOLEAN, term.span)


def _fact(condition: Expression, *, holds: bool) -> _Fact:
    """Return what a simple condition says of its terms when it holds, or is false."""
    match condition:
        case Operation(name=name, arguments=(left, right)) if name in _RELATIONS:
            relations = _RELATIONS[name] if holds else _ALL - _RELATIONS[name]
            if isinstance(right, Literal) and relations in (_RELATIONS["eq"], _RELATIONS["ne"]):
                return _Among(left, (right.value,), relations == _RELATIONS["eq"])
            if isinstance(left, Literal) and relations in (_RELATIONS["eq"], _RELATIONS["ne"]):
                return _Among(right, (left.value,), relations == _RELATIONS["eq"])
            return _Compared(left, right, relations)
        case Operation(name="among", arguments=(term, Literal(value=tuple(values)))):
            return _Among(term, values, holds)
        case Operation(name="without_object", arguments=(term,)):
            return _Silent(term, holds)
        case _:
            return _Among(condition, (holds,), inside=True)


def _never(fact: _Fact) -> bool:
    """Tell whether a fact cannot be: constants that say otherwise, or a term unlike itself."""
    match fact:
        case _Among(term=Literal(value=value)):
            return (value in fact.values) is not fact.inside
        case _Compared(left=Literal(value=left), right=Literal(value=right)):
            order = _order(left, right)
            return order is not None and order not in fact.relations
        case _Compared():
            return fact.left == fact.right and _SAME not in fact.relations
        case _:
            return False


def _clash(one: _Fact, other: _Fact) -> bool:
    """Tell whether two facts cannot both be; the caller tries both orders."""
    match one, other:
        case _Among(), _Among() if one.term == other.term:
            return _sets_clash(one, other)
        case _Compared(), _Compared():
            return _relations_clash(one, other)
        case _Compared(), _Among(inside=True):
            return all(_excluded(one, other.term, each) for each in other.values)
        case _Silent(silent=True), _Silent(silent=False):
            return one.term == other.term
        case _Silent(silent=True), _Compared():
            return one.term in (other.left, other.right)
        case _Silent(silent=True), _Among():
            return one.term == other.term
        case _:
            return False


def _sets_clash(one: _Among, other: _Among) -> bool:
    if one.inside and other.inside:
        return not any(each in other.values for each in one.values)
    if one.inside or other.inside:
        inside, outside = (one, other) if one.inside else (other, one)
        return all(each in outside.values for each in inside.values)
    return False


def _relations_clash(one: _Compared, other: _Compared) -> bool:
    if (one.left, one.right) == (other.left, other.right):
        return not one.relations & other.relations
    if (one.left, one.right) == (other.right, other.left):
        return not one.relations & {-each for each in other.relations}
    for term, bound, relations in _bounds(one):
        for same, limit, others in _bounds(other):
            if term == same:
                order = _order(bound, limit)
                return order is not None and not _compatible(relations, others, order)
    return False


def _bounds(fact: _Compared) -> tuple[tuple[Expression, Value, frozenset[int]], ...]:
    """Return the bounds a comparison with a constant gives: (term, constant, relations of the term to it)."""
    if isinstance(fact.right, Literal):
        return ((fact.left, fact.right.value, fact.relations),)
    if isinstance(fact.left, Literal):
        return ((fact.right, fact.left.value, frozenset(-each for each in fact.relations)),)
    return ()


def _compatible(relations: frozenset[int], others: frozenset[int], order: int) -> bool:
    """Tell whether a value can be in ``relations`` to a bound and in ``others`` to a limit.

    ``order``: the bound to the limit.
    """
    if order == _SAME:
        return bool(relations & others)
    if order == _ABOVE:
        return _compatible(others, relations, _BELOW)
    # bound < limit: below the bound, at it, between, at the limit, above it.
    places = ((_BELOW, _BELOW), (_SAME, _BELOW), (_ABOVE, _BELOW), (_ABOVE, _SAME), (_ABOVE, _ABOVE))
    return any(here in relations and there in others for here, there in places)


def _excluded(fact: _Compared, term: Expression, value: Value) -> bool:
    """Tell whether a comparison with a constant refuses that ``term`` be ``value``."""
    for each, bound, relations in _bounds(fact):
        order = _order(value, bound) if each == term else None
        if order is not None and order not in relations:
            return True
    return False


def _order(one: Value, other: Value) -> int | None:
    """Return -1, 0 or 1 as ``one`` is below, at or above ``other``; None when they do not compare for sure."""
    keys = _key(one), _key(other)
    if keys[0] is None or keys[1] is None or keys[0][0] != keys[1][0]:
        return None
    low, high = keys[0][1], keys[1][1]
    return (low > high) - (low < high)


def _key(value: Value) -> tuple[object, Fraction] | None:
    """Return what a value is measured in and its measure."""
    match value:
        case bool() | str() | tuple() | OpeningHours():
            return None
        case int() | Fraction():
            return int, Fraction(value)
        case Money():
            return Money, value.amount
        case Rate() | Points():
            return type(value), value.value
        case date():
            return date, Fraction(value.toordinal())
        case Instant():
            return Instant, Fraction(value.seconds)
        case Duration():
            return value.unit.family, value.base
