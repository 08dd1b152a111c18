"""The engine against the oracle, over every small program and everything that may be known of its facts.

104 831 pairs of a program and a dossier (588 659 under the profile « nightly »), those that differ by names, signs or
the exchange of both values counted once (``worlds``). Refusals are compared like values: silences, conflicts with the
rules they name, undetermined answers with the least sets of facts that would settle them.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from clausier.evaluate.completion import complete
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.norms.tree import Apply, Branch, Connective, Default, Literal, Logic, Read, Role
from evaluate.builder import CONTRACT, EMPTY, ON, stated
from oracle.oracle import SILENCE, Oracle, Outcome, Rule
from oracle.worlds import RICH, SIMPLE, composed, states, trees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clausier.dossier.facts import Facts as Dossier
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Expr, Value
    from oracle.oracle import Facts, Proposition

FIELDS = ("x", "y", "z")
RANKS = {f"contrat.{name}": rank for rank, name in enumerate(FIELDS)}
PRINTED = {"oui": True, "non": False, "1": 1, "2": 2}
CONNECTIVES = {"and": Connective.AND, "or": Connective.OR, "not": Connective.NOT}


def engine_of(proposition: Proposition) -> Expr:
    """Say a proposition in the core language."""
    if isinstance(proposition, Rule):
        exceptions = tuple(engine_of(each) for each in proposition.exceptions)
        return Default(
            exceptions, engine_of(proposition.condition), engine_of(proposition.value), Role.RULE, proposition.name
        )
    kind, *parts = proposition
    if kind == "fact":
        return Read(CONTRACT, FIELDS[int(str(parts[0]))])
    if kind == "const":
        return Literal(parts[0])  # type: ignore[arg-type]  # True, False, 1 or 2
    inner = tuple(engine_of(part) for part in parts if isinstance(part, tuple | Rule))
    if kind == "found":
        return Default((), None, inner[0], Role.CONDITION)
    if kind == "if":
        return Branch(*inner)
    return Apply("eq", inner) if kind == "same" else Logic(CONNECTIVES[str(kind)], inner)


@cache
def known(facts: Facts) -> Dossier:
    return stated({name: fact for name, fact in zip(FIELDS, facts, strict=False) if fact is not None})


def outcome(result: Result) -> Outcome | None:
    """Return what the oracle calls a settled result, None for an undetermined one."""
    match result:
        case Determined(value=value):
            return Outcome("value", value)
        case Void():
            return SILENCE
        case Conflict(rules=rules):
            return Outcome("quarrel", None, frozenset((name, PRINTED[text]) for name, text in rules))
        case Undetermined():
            return None


def check(proposition: Proposition, size: int, seen: Counter[str]) -> None:
    """Compare the engine and the oracle on one program, in every state of its facts."""
    oracle, expr = Oracle(proposition, size), engine_of(proposition)
    results = {facts: Evaluation(EMPTY, known(facts), ON).evaluate(expr, {})[0] for facts in states(size)}
    for facts, quick in results.items():
        expected = oracle.possible(facts)
        exact, missing = complete(supposing(results, facts), quick)
        what = (proposition, facts, quick)
        if len(expected) == 1:
            (only,) = expected
            assert outcome(exact) == only, what
            assert outcome(quick) in {None, only}, what
            seen[only.kind] += 1
            seen["beyond Kleene"] += isinstance(quick, Undetermined)
        else:
            assert isinstance(exact, Undetermined), what
            assert {frozenset(RANKS[need.path] for need in each) for each in missing} == oracle.least_sets(facts), what
            assert not exact.candidates or expected <= set(map(outcome, exact.candidates)), what
            seen["undetermined"] += 1


def supposing(results: Mapping[Facts, Result], facts: Facts) -> Callable[[Mapping[str, Value]], Result]:
    """Return how to evaluate with facts supposed: a fact supposed is a fact known (``test_a_supposed_fact…``)."""

    def run(assumed: Mapping[str, Value]) -> Result:
        given = {RANKS[path]: bool(value) for path, value in assumed.items()}
        return results[tuple(given.get(rank, fact) for rank, fact in enumerate(facts))]

    return run


WIDE = os.environ.get("CLAUSIER_PROFILE") == "nightly"


@pytest.mark.parametrize(
    ("programs", "cases"),
    [
        (lambda: trees(RICH, (1, 2), compound=3 if WIDE else 1), 483_455 if WIDE else 38_687),
        (lambda: composed(SIMPLE if WIDE else SIMPLE[:1] + SIMPLE[2:]), 105_204 if WIDE else 66_144),
    ],
    ids=["exceptions", "rules in conditions"],
)
def test_the_engine_means_what_the_oracle_says(programs: Callable[[], Iterator[tuple[Rule, int]]], cases: int) -> None:
    seen: Counter[str] = Counter()
    for proposition, size in programs():
        check(proposition, size, seen)
    assert sum(seen.values()) - seen["beyond Kleene"] == cases
    assert min(seen[kind] for kind in ("value", "silence", "quarrel", "undetermined", "beyond Kleene")) > 0


def test_a_supposed_fact_is_a_known_one() -> None:
    for proposition, size in islice(trees(RICH, (1, 2), compound=1), 0, None, 37):
        expr = engine_of(proposition)
        for facts in states(size):
            paths = {f"contrat.{name}": fact for name, fact in zip(FIELDS, facts, strict=False) if fact is not None}
            supposed = Evaluation(EMPTY, known(()), ON, assumed=paths).evaluate(expr, {})[0]
            assert supposed == Evaluation(EMPTY, known(facts), ON).evaluate(expr, {})[0]
