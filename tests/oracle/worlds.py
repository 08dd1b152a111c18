"""Every small program there is, up to the names of its facts and their signs.

Two programs that differ by renaming facts, or by reading a fact as its opposite, are the same one: only those whose
facts appear in the order 0, 1, 2, each for the first time without negation, are kept. So are those that differ by
exchanging both values: the value of the first rule is fixed.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from oracle.oracle import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oracle.oracle import Facts, Proposition

FACTS = 3
THREE = (True, False, None)
TRUE: Proposition = ("const", True)

_LITERALS: tuple[Proposition, ...] = tuple(
    each for rank in range(FACTS) for each in (("fact", rank), ("not", ("fact", rank)))
)
SIMPLE: tuple[Proposition, ...] = (TRUE, ("const", False), *_LITERALS)
"""A constant, a fact, the negation of one."""
RICH: tuple[Proposition, ...] = (
    *SIMPLE,
    *((link, one, other) for one, other in combinations(_LITERALS, 2) for link in ("and", "or")),
)
"""The same, and « et », « ou » of any two literals, « x ou non x » included."""


def _occurrences(proposition: Proposition) -> Iterator[tuple[int, bool]]:
    """Yield the facts of a proposition in order, with whether each stands without negation."""
    if isinstance(proposition, Rule):
        for each in (proposition.condition, proposition.value, *proposition.exceptions):
            yield from _occurrences(each)
        return
    kind, *parts = proposition
    if kind == "fact":
        yield int(str(parts[0])), True
    elif kind == "not" and isinstance(parts[0], tuple) and parts[0][0] == "fact":
        yield int(str(parts[0][1])), False
    else:
        for part in parts:
            if isinstance(part, tuple | Rule):
                yield from _occurrences(part)


def size_of(proposition: Proposition) -> int:
    """Return how many facts a program speaks of."""
    return 1 + max((rank for rank, _ in _occurrences(proposition)), default=-1)


@cache
def _after(seen: int, condition: Proposition) -> int | None:
    """Return how many facts have appeared after ``condition``, None when a new one is not the next, or is negated."""
    for rank, positive in _occurrences(condition):
        if rank > seen or (rank == seen and not positive):
            return None
        seen = max(seen, rank + 1)
    return seen


def trees(
    conditions: tuple[Proposition, ...], values: tuple[int, ...], compound: int = 3
) -> Iterator[tuple[Rule, int]]:
    """Yield every program of one to three rules, in every shape of exceptions, with how many facts it speaks of.

    Of three rules, ``compound`` at most have a condition that is not simple.
    """
    made = list(product(conditions, values))
    for root in conditions:
        first = _after(0, root)
        if first is None:
            continue
        yield Rule("base", root, ("const", values[0])), first
        for one in made:
            second = _after(first, one[0])
            if second is None:
                continue
            yield _tree(values[0], root, (_rule("un", one),)), second
            for two in made:
                third = _after(second, two[0])
                if third is None or sum(each not in SIMPLE for each in (root, one[0], two[0])) > compound:
                    continue
                yield _tree(values[0], root, (_rule("un", one), _rule("deux", two))), third
                yield _tree(values[0], root, (_rule("un", one, _rule("deux", two)),)), third


def _tree(value: int, condition: Proposition, exceptions: tuple[Rule, ...]) -> Rule:
    return Rule("base", condition, ("const", value), exceptions)


def _rule(name: str, made: tuple[Proposition, int], *exceptions: Rule) -> Rule:
    return Rule(name, made[0], ("const", made[1]), exceptions)


def composed(conditions: tuple[Proposition, ...]) -> Iterator[tuple[Rule, int]]:
    """Yield programs whose conditions are rules: silences and quarrels inside « si », « et », « ou », « non ».

    The inner rule is any of up to three with these conditions; the outer one is alone, an exception or a value.
    """
    for inner, size in trees(conditions, (True, False)):
        last: Proposition = ("fact", min(size, FACTS - 1))
        forms: tuple[Proposition, ...] = (
            inner,
            ("not", inner),
            ("and", inner, last),
            ("or", last, inner),
            ("found", inner),
            ("same", inner, last),
            ("if", inner, last, ("not", last)),
            ("if", last, inner, TRUE),
        )
        for form in forms:
            effect = Rule("effet", form, ("const", 1))
            for shape in (
                Rule("base", TRUE, ("const", 1), (effect,)),
                Rule("base", last, ("const", 2), (effect, Rule("autre", last, ("const", 2)))),
                Rule("base", TRUE, ("const", True), (Rule("effet", TRUE, form),)),
            ):
                yield shape, size_of(shape)


def states(size: int) -> Iterator[Facts]:
    """Yield what may be known of ``size`` facts: true, false, unknown."""
    yield from product(THREE, repeat=size)
