"""How results combine: the tables of strong Kleene logic and of default logic, written from their definition."""

from __future__ import annotations

from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest

from clausier.evaluate.algebra import (
    FALSE,
    TRUE,
    canonical,
    connect,
    disputed,
    established,
    if_held,
    needs,
    possible,
    settle,
    strongest,
    unreached,
    without_object,
)
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.norms.tree import Connective
from evaluate.builder import euros, invoice, missing

if TYPE_CHECKING:
    from clausier.evaluate.result import Result

X = missing("x", domain=(True, False))
Y = missing("y", domain=(True, False))
DAY = missing("signé_le")
ONE, TWO = Determined(1), Determined(2)
SILENT, IDLE = Void("une règle"), Void("contrat.x", without_object=True)
QUARREL, OTHER = Conflict((("a", "1"), ("b", "2"))), Conflict((("c", "3"), ("d", "4")))
UNKNOWN = Undetermined(frozenset({X}), (TRUE, FALSE))
UNKNOWN_DAY = Undetermined(frozenset({DAY}))
AND, OR, NOT = Connective.AND, Connective.OR, Connective.NOT


@pytest.mark.parametrize(
    ("left", "right", "conjunction", "disjunction"),
    [
        (TRUE, TRUE, TRUE, TRUE),
        (TRUE, FALSE, FALSE, TRUE),
        (FALSE, FALSE, FALSE, FALSE),
        (TRUE, UNKNOWN, UNKNOWN, TRUE),
        (FALSE, UNKNOWN, FALSE, UNKNOWN),
        (TRUE, UNKNOWN_DAY, UNKNOWN_DAY, TRUE),
        (FALSE, UNKNOWN_DAY, FALSE, UNKNOWN_DAY),
        # A decisive part decides whatever the other is; else a silence makes silence, a conflict a conflict.
        (TRUE, SILENT, SILENT, TRUE),
        (FALSE, SILENT, FALSE, SILENT),
        (TRUE, QUARREL, QUARREL, TRUE),
        (FALSE, QUARREL, FALSE, QUARREL),
        (SILENT, QUARREL, SILENT, SILENT),
        # Unknown beside a silence: the decisive value, or silence.
        (SILENT, UNKNOWN, Undetermined(frozenset({X}), (SILENT, FALSE)), Undetermined(frozenset({X}), (TRUE, SILENT))),
        (
            QUARREL,
            UNKNOWN,
            Undetermined(frozenset({X}), (QUARREL, FALSE)),
            Undetermined(frozenset({X}), (TRUE, QUARREL)),
        ),
        (
            QUARREL,
            UNKNOWN_DAY,
            Undetermined(frozenset({DAY}), disputed=True),
            Undetermined(frozenset({DAY}), disputed=True),
        ),
    ],
)
def test_connectives(left: Result, right: Result, conjunction: Result, disjunction: Result) -> None:
    for pair in permutations((left, right)):
        for connective, expected in ((AND, conjunction), (OR, disjunction)):
            found = connect(connective, pair)
            assert canonical(found) == canonical(expected)
            assert needs((found,)) == needs((expected,))
            assert set(possible(found)) == set(possible(expected))
            assert disputed(found) == disputed(expected)


def test_a_connective_over_many_unknowns_keeps_what_is_possible() -> None:
    unknown = [Undetermined(frozenset({missing(name, domain=(True, False))}), (TRUE, FALSE)) for name in "abcxyz"]
    found = connect(AND, unknown)
    assert isinstance(found, Undetermined)
    assert len(found.missing) == 6
    assert set(found.candidates) == {TRUE, FALSE}


def test_connectives_of_nothing() -> None:
    assert connect(AND, []) == TRUE
    assert connect(OR, []) == FALSE


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (TRUE, FALSE),
        (FALSE, TRUE),
        (SILENT, SILENT),
        (QUARREL, QUARREL),
        (UNKNOWN_DAY, UNKNOWN_DAY),
        (UNKNOWN, Undetermined(frozenset({X}), (FALSE, TRUE))),
        (Undetermined(frozenset({X}), (TRUE, SILENT)), Undetermined(frozenset({X}), (FALSE, SILENT))),
    ],
)
def test_negation(result: Result, expected: Result) -> None:
    assert connect(NOT, [result]) == expected


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([ONE, TWO], None),
        ([ONE, SILENT], SILENT),
        # Vide, then indéterminé, then conflit: settling the unknown operand never changes what was settled.
        ([UNKNOWN, SILENT, QUARREL], SILENT),
        ([UNKNOWN, ONE], Undetermined(frozenset({X}))),
        ([UNKNOWN, QUARREL], Undetermined(frozenset({X}), disputed=True)),
        ([QUARREL, OTHER], Conflict((("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")))),
        ([IDLE], IDLE),
        # What is computed from something without object and from something else is merely silent.
        ([IDLE, ONE], Void("contrat.x")),
    ],
)
def test_what_stops_a_strict_operation(results: list[Result], expected: Result | None) -> None:
    assert strongest(results) == expected


def test_conflicts_join_whatever_their_order() -> None:
    assert strongest([QUARREL, OTHER]) == strongest([OTHER, QUARREL])


@pytest.mark.parametrize(
    ("exceptions", "base", "expected"),
    [
        ([], ONE, ONE),
        ([SILENT], ONE, ONE),
        ([TWO], ONE, TWO),
        ([TWO, TWO], ONE, TWO),
        ([ONE, TWO], ONE, Conflict((("première", "1"), ("seconde", "2")))),
        ([SILENT, SILENT], SILENT, SILENT),
        ([IDLE], IDLE, IDLE),
        ([QUARREL], ONE, QUARREL),
        ([QUARREL, QUARREL], ONE, QUARREL),
        ([QUARREL, ONE], TWO, Conflict((("a", "1"), ("b", "2"), ("seconde", "1")))),
        ([QUARREL, OTHER], TWO, Conflict((("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")))),
        # An exception that may apply gives both values; one value both ways settles the matter.
        ([Undetermined(frozenset({X}), (TWO, SILENT))], ONE, Undetermined(frozenset({X}), (TWO, ONE))),
        ([Undetermined(frozenset({X}), (ONE, SILENT))], ONE, ONE),
        # An exception that applies hides what the base lacks.
        ([ONE], UNKNOWN_DAY, ONE),
        ([Undetermined(frozenset({X}), (ONE, SILENT))], UNKNOWN_DAY, Undetermined(frozenset({X, DAY}))),
        # An unknown exception of unknown value says nothing more; two of them may clash.
        ([UNKNOWN_DAY], ONE, Undetermined(frozenset({DAY}))),
        ([UNKNOWN_DAY, UNKNOWN_DAY], ONE, Undetermined(frozenset({DAY}), disputed=True)),
    ],
)
def test_defaults(exceptions: list[Result], base: Result, expected: Result) -> None:
    found = settle(exceptions, ["première", "seconde"][: len(exceptions)], base)
    assert found == expected


def test_the_order_of_exceptions_does_not_matter() -> None:
    some: list[Result] = [ONE, TWO, SILENT, QUARREL, Undetermined(frozenset({X}), (TWO, SILENT)), UNKNOWN_DAY]
    for pair in product(some, repeat=2):
        one = settle([pair[0], pair[1]], ["a", "b"], ONE)
        other = settle([pair[1], pair[0]], ["b", "a"], ONE)
        assert canonical(one) == canonical(other)
        assert set(possible(one)) == set(possible(other))
        assert needs((one,)) == needs((other,))


def test_past_the_bound_nothing_is_said_of_what_is_possible() -> None:
    several: list[Result] = [
        Undetermined(frozenset({missing(f"f{rank}", domain=(True, False))}), (Determined(rank), SILENT))
        for rank in range(7)
    ]
    found = settle(several, [f"r{rank}" for rank in range(7)], ONE)
    assert isinstance(found, Undetermined)
    assert found.candidates == ()
    assert found.disputed
    assert len(found.missing) == 7


@pytest.mark.parametrize(
    ("held", "consequence", "expected"),
    [
        (UNKNOWN, ONE, Undetermined(frozenset({X}), (ONE, SILENT))),
        (UNKNOWN_DAY, ONE, Undetermined(frozenset({DAY}), (ONE, SILENT))),
        (UNKNOWN, SILENT, SILENT),
        (UNKNOWN, UNKNOWN_DAY, Undetermined(frozenset({X, DAY}))),
        (UNKNOWN, QUARREL, Undetermined(frozenset({X}), (QUARREL, SILENT))),
        # A condition that may be a conflict may make one of the rule.
        (Undetermined(frozenset({X}), (TRUE, QUARREL)), ONE, Undetermined(frozenset({X}), (ONE, QUARREL))),
        (Undetermined(frozenset({X}), disputed=True), ONE, Undetermined(frozenset({X}), disputed=True)),
        # A condition that cannot be met leaves silence.
        (Undetermined(frozenset({X}), (FALSE, SILENT)), ONE, SILENT),
    ],
)
def test_a_rule_whose_condition_is_unknown(held: Undetermined, consequence: Result, expected: Result) -> None:
    assert if_held(held, consequence, SILENT) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (TRUE, TRUE),
        (SILENT, FALSE),
        (IDLE, FALSE),
        (QUARREL, QUARREL),
        (UNKNOWN_DAY, UNKNOWN_DAY),
        (Undetermined(frozenset({X}), (TRUE, SILENT)), Undetermined(frozenset({X}), (TRUE, FALSE))),
        (Undetermined(frozenset({X}), (FALSE, SILENT)), FALSE),
    ],
)
def test_a_silent_condition_is_not_met(result: Result, expected: Result) -> None:
    assert established(result) == expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (ONE, FALSE),
        (SILENT, FALSE),
        (IDLE, TRUE),
        (QUARREL, QUARREL),
        (UNKNOWN_DAY, UNKNOWN_DAY),
        # The few values of a fact do not tell whether the question arises: it stops being one of few values.
        (UNKNOWN, Undetermined(frozenset({missing("x")}), (TRUE, FALSE))),
    ],
)
def test_without_object(result: Result, expected: Result) -> None:
    assert without_object(result) == expected


def test_what_is_reached_through_an_unknown_is_unknown() -> None:
    assert unreached(UNKNOWN) == Undetermined(frozenset({X}))
    assert unreached(Undetermined(frozenset({X}), (ONE, QUARREL))) == Undetermined(frozenset({X}), disputed=True)
    assert unreached(SILENT) == SILENT
    assert unreached(QUARREL) == QUARREL


def test_needs_are_told_once_and_a_fact_that_may_have_no_object_has_no_few_values() -> None:
    plain = Undetermined(frozenset({missing("x")}))
    assert needs((UNKNOWN, UNKNOWN)) == {X}
    assert needs((UNKNOWN, plain)) == {missing("x")}
    assert needs((ONE, SILENT)) == frozenset()


def test_the_same_answer_whatever_names_the_silence_or_is_missing() -> None:
    assert canonical(SILENT) == canonical(Void("autre"))
    assert canonical(SILENT) != canonical(IDLE)
    assert canonical(UNKNOWN) == canonical(UNKNOWN_DAY)
    assert canonical(QUARREL) != canonical(OTHER)
    assert canonical(ONE) == ONE


def test_a_conflict_prints_its_values_as_users_read_them() -> None:
    first, second = Determined(euros("40")), Determined(euros("1440.5"))
    assert settle([first, second], ["a", "b"], ONE) == Conflict((("a", "40,00\u00a0€"), ("b", "1\u202f440,50\u00a0€")))
    elements = Determined(invoice("F-1")), Determined((invoice("F-1"), invoice("F-2")))
    assert settle(list(elements), ["a", "b"], ONE) == Conflict(
        (("a", "factures[F-1]"), ("b", "factures[F-1], factures[F-2]"))
    )
