"""Unknown facts: what every world agrees on, and the smallest sets of facts that would settle an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.dossier.facts import Ref
from clausier.evaluate.completion import MOST_WORLDS, complete, settled
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Conflict, Determined, Missing, Undetermined, Void
from clausier.norms.tree import Branch, Fold, Folding, Literal, Var
from evaluate.builder import (
    EMPTY,
    NOTHING,
    ON,
    QUARREL,
    WITHOUT_OBJECT,
    both,
    contested,
    dossier,
    fact,
    invoice,
    negated,
    of,
    one_of,
    operation,
    rule,
    stated,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.dossier.facts import Facts, Known
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Expr, Value

YES, NO = Determined(value=True), Determined(value=False)
A, B, C, X, Y, Z = (fact(name) for name in "abcxyz")

UP, DOWN = rule(Literal(1), None, rule(Literal(2), X)), rule(Literal(2), None, rule(Literal(1), X))

NEVER_ONE, NEVER_OTHER = (rule(Literal(1), Literal(value=False), name=name) for name in ("une", "autre"))


def completed(expr: Expr, facts: Facts = NOTHING) -> tuple[Result, set[frozenset[str]]]:
    def run(assumed: Mapping[str, Value]) -> Result:
        return Evaluation(EMPTY, facts, ON, assumed=assumed).evaluate(expr, {})[0]

    result, missing = complete(run, run({}))
    return result, {frozenset(need.path.removeprefix("contrat.") for need in each) for each in missing}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (one_of(X, negated(X)), YES),
        (both(X, negated(X)), NO),
        (operation("eq", X, X), YES),
        (one_of(both(X, Y), negated(X), negated(Y)), YES),
        (rule(Literal(1), None, rule(Literal(2), X), rule(Literal(2), negated(X))), Determined(2)),
        (rule(Literal(1), one_of(X, negated(X))), Determined(1)),
        (rule(Literal(1), both(X, negated(X))), Void("")),
        (operation("add", UP, DOWN), Determined(3)),
        (operation("among", fact("forme"), Literal(("écrite", "orale"))), YES),
        (rule(QUARREL, None, rule(QUARREL, X), rule(QUARREL, negated(X))), Conflict((("deux", "2"), ("un", "1")))),
        # A silence is a silence whatever names it.
        (operation("add", Branch(X, NEVER_ONE, Literal(1)), Branch(X, Literal(1), NEVER_OTHER)), Void("une")),
        (rule(rule(Literal(1), operation("lt", Literal(2), Literal(1))), one_of(X, negated(X))), Void("")),
    ],
)  # fmt: skip
def test_what_every_world_agrees_on_is_determined(expr: Expr, expected: Result) -> None:
    assert completed(expr) == (expected, set())


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (X, sets("x")),
        (both(X, Y), sets("x y")),
        (one_of(X, Y), sets("x y")),
        # Either the fact that decides alone, or what it would leave open.
        (both(one_of(X, negated(X)), Y), sets("y")),
        (one_of(both(X, Y), both(X, negated(Y))), sets("x")),
        (rule(Literal(1), None, rule(Literal(2), both(X, Y)), rule(Literal(2), both(X, negated(Y)))), sets("x")),
        (operation("eq", X, Y), sets("x y")),
        (fact("signé_le"), sets("signé_le")),
        (operation("lt", fact("d1"), fact("d2")), sets("d1 d2")),
        (both(X, operation("lt", fact("d1"), fact("d2"))), sets("x d1 d2")),
        # The date alone settles it: x is in it for nothing, but strong Kleene logic cannot tell.
        (both(one_of(X, negated(X)), operation("lt", fact("d1"), Literal(ON))), sets("x d1")),
        # y is held to matter for the same reason, but x, without which nothing changes once y is known, is not.
        (one_of(both(X, Y, negated(Y)), operation("lt", fact("d1"), Literal(ON))), sets("y d1")),
        (fact("forme"), sets("forme")),
    ],
)
def test_the_smallest_sets_that_settle_an_answer(expr: Expr, expected: set[frozenset[str]]) -> None:
    result, missing = completed(expr)
    assert isinstance(result, Undetermined)
    assert missing == expected


def test_the_smallest_set_holds_each_fact_that_matters_in_some_world() -> None:
    # (x or y) and (x or not y) is x: strong Kleene logic asks for both, worlds tell that y is useless.
    assert completed(both(one_of(X, Y), one_of(X, negated(Y))))[1] == sets("x")
    # Two of three: once x and y are true z is useless, but it is not when they differ.
    assert completed(one_of(both(X, Y), both(Y, Z), both(X, Z)))[1] == sets("x y z")
    assert completed(one_of(both(X, Y), both(Y, Z), both(X, Z)), dossier(x=True, y=True)) == (YES, set())
    assert completed(one_of(both(X, Y), both(Y, Z), both(X, Z)), dossier(x=True))[1] == sets("y z")


def test_an_element_may_be_the_answer() -> None:
    facts = dossier(invoice("F-1", payée=True), invoice("F-2"))
    result, missing = completed(Fold(Folding.ONLY, "f", Var("factures"), of("f", "payée"), None), facts)
    assert isinstance(result, Undetermined)
    assert missing == sets("factures[F-2].payée")
    either = rule(fact("dernière"), None, rule(fact("dernière"), X), rule(fact("dernière"), negated(X)))
    known = dossier(invoice("F-1"), dernière=Ref("Facture", "F-1"))
    assert completed(either, known) == (Determined(known.lists["factures"][0]), set())


def test_a_contested_fact_has_the_values_of_the_parties() -> None:
    facts = dossier(nombre=contested(client=3, prestataire=4))
    assert completed(operation("gt", fact("nombre"), Literal(2)), facts) == (YES, set())
    result, missing = completed(operation("gt", fact("nombre"), Literal(3)), facts)
    assert isinstance(result, Undetermined)
    assert missing == sets("nombre")


def test_a_world_may_bring_out_a_fact_that_was_not_needed_before() -> None:
    facts = dossier(invoice("F-1", payée=True), invoice("F-2"))
    chosen = rule(
        Fold(Folding.ONLY, "f", Var("factures"), operation("eq", of("f", "numéro"), Literal("F-1")), None),
        None,
        rule(Fold(Folding.ONLY, "f", Var("factures"), operation("eq", of("f", "numéro"), Literal("F-2")), None), X),
    )
    paid = Fold(Folding.COUNT, "f", operation("choices", chosen), of("f", "payée"), None)
    result, missing = completed(paid, facts)
    assert isinstance(result, Undetermined)
    assert missing == sets("x factures[F-2].payée")


def test_whether_a_fact_has_an_object_is_never_guessed() -> None:
    idle = operation("without_object", X)
    result, missing = completed(idle)
    assert isinstance(result, Undetermined), "x may be true, false, or without object"
    assert missing == sets("x")
    result, missing = completed(one_of(idle, X))
    assert isinstance(result, Undetermined)
    assert missing == sets("x")
    assert {each.domain for each in complete_missing(one_of(idle, X))} == {()}
    assert completed(idle, dossier(x=WITHOUT_OBJECT))[0] == YES


def complete_missing(expr: Expr) -> frozenset[Missing]:
    result = Evaluation(EMPTY, NOTHING, ON).evaluate(expr, {})[0]
    assert isinstance(result, Undetermined)
    return result.missing


def test_a_settled_result_is_left_alone() -> None:
    def never(assumed: Mapping[str, Value]) -> Result:
        raise AssertionError(assumed)

    for result in (YES, Void("une règle"), Conflict((("a", "1"), ("b", "2")))):
        assert complete(never, result) == (result, ())
        assert settled(never, result) == result


def test_past_the_bound_all_that_kleene_lacks_is_one_set() -> None:
    many = [invoice(f"F-{rank}") for rank in range(10)]
    assert 2 ** len(many) > MOST_WORLDS
    odd = Fold(Folding.COUNT, "f", Var("factures"), of("f", "payée"), None)
    parity = operation("eq", odd, Literal(4))
    result, missing = completed(parity, dossier(*many))
    assert isinstance(result, Undetermined)
    assert missing == {frozenset(f"factures[F-{rank}].payée" for rank in range(10))}


def test_the_bound_is_on_evaluations_not_on_facts() -> None:
    many = [invoice(f"F-{rank}") for rank in range(10)]
    anyone = Fold(Folding.ANY, "f", Var("factures"), None, of("f", "payée"))
    nobody = Fold(Folding.ALL, "f", Var("factures"), None, negated(of("f", "payée")))
    assert completed(one_of(anyone, nobody), dossier(*many)) == (YES, set()), "1024 worlds, told apart one by one"


def test_a_silence_in_one_world_is_a_result_like_another() -> None:
    silent_or_true = rule(Literal(value=True), X)
    assert completed(rule(Literal(1), None, rule(Literal(2), silent_or_true)))[1] == sets("x")
    assert completed(silent_or_true)[1] == sets("x")
    assert completed(one_of(silent_or_true, negated(X)))[0] == YES, "where x is false, « non x » decides"


@pytest.mark.parametrize("given", [{}, {"x": True}, {"x": False}, {"y": True}, {"x": False, "y": False}])
def test_more_facts_never_change_what_every_world_agreed_on(given: dict[str, Known]) -> None:
    expr = one_of(both(X, Y), negated(X), negated(Y))
    assert completed(expr, stated(given)) == (YES, set())
