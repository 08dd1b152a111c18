"""The bounded quantifiers: over complete lists, open ones, and elements of which something is not known."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from clausier.evaluate.result import Conflict, Determined, Missing, Need, Undetermined, Void
from clausier.norms.tree import Apply, Fold, Folding, Literal, Read, Use, Var
from evaluate.builder import (
    QUARREL,
    WITHOUT_OBJECT,
    days,
    definition,
    dossier,
    euros,
    fact,
    invoice,
    lacking,
    letter,
    months,
    of,
    operation,
    payment,
    program,
    rule,
    worth,
)

if TYPE_CHECKING:
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Expr

YES, NO = Determined(value=True), Determined(value=False)
INVOICES = Var("factures")
PAID, AMOUNT, ISSUED = of("f", "payée"), of("f", "montant"), of("f", "émise_le")
JANUARY, MARCH, MAY = date(2026, 1, 31), date(2026, 3, 31), date(2026, 5, 31)


def fold(folding: Folding, condition: Expr | None = None, body: Expr | None = None, source: Expr = INVOICES) -> Fold:
    return Fold(folding, "f", source, condition, body)


F1 = invoice("F-1", montant=euros("10"), payée=True, émise_le=MARCH)
F2 = invoice("F-2", montant=euros("20"), payée=False, émise_le=JANUARY)
F3 = invoice("F-3", montant=euros("30"), payée=True, émise_le=MAY)
THREE = dossier(F1, F2, F3)


# --- Complete lists -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (fold(Folding.COUNT), Determined(3)),
        (fold(Folding.COUNT, PAID), Determined(2)),
        (fold(Folding.SUM, None, AMOUNT), Determined(euros("60"))),
        (fold(Folding.SUM, PAID, AMOUNT), Determined(euros("40"))),
        (fold(Folding.ANY, PAID, operation("gt", AMOUNT, Literal(euros("25")))), YES),
        (fold(Folding.ANY, None, operation("gt", AMOUNT, Literal(euros("35")))), NO),
        (fold(Folding.ANY, PAID), YES),
        (fold(Folding.ALL, None, PAID), NO),
        (fold(Folding.ALL, PAID, operation("ne", AMOUNT, Literal(euros("20")))), YES),
        (fold(Folding.EARLIEST, None, ISSUED), Determined(JANUARY)),
        (fold(Folding.LATEST, None, ISSUED), Determined(MAY)),
        (fold(Folding.EARLIEST, PAID, ISSUED), Determined(MARCH)),
        (fold(Folding.ONLY, operation("eq", AMOUNT, Literal(euros("20")))), Determined(F2)),
        (fold(Folding.ONLY, operation("gt", AMOUNT, Literal(euros("90")))), Void("aucun élément")),
        (fold(Folding.ONLY, PAID), Conflict((("factures[F-1]", "retenu"), ("factures[F-3]", "retenu")))),
    ],
)
def test_a_fold_over_a_complete_list(expr: Fold, expected: Result) -> None:
    for some in permutations((F1, F2, F3)):
        assert worth(expr, dossier(*some)) == expected, "the order of a dossier means nothing"


def test_collecting_keeps_what_has_a_value() -> None:
    facts = dossier(F1, invoice("F-2", émise_le=WITHOUT_OBJECT, payée=True), F3)
    assert worth(fold(Folding.COLLECT, None, ISSUED), facts) == Determined((MARCH, MAY))
    assert worth(fold(Folding.COLLECT, PAID, of("f", "numéro")), THREE) == Determined(("F-1", "F-3"))


@pytest.mark.parametrize(
    ("folding", "body", "expected"),
    [
        (Folding.COUNT, None, Determined(0)),
        (Folding.SUM, AMOUNT, Determined(0)),
        (Folding.ANY, PAID, NO),
        (Folding.ALL, PAID, YES),
        (Folding.EARLIEST, ISSUED, Void("aucun élément")),
        (Folding.LATEST, ISSUED, Void("aucun élément")),
        (Folding.ONLY, None, Void("aucun élément")),
        (Folding.COLLECT, AMOUNT, Determined(())),
    ],
)
def test_a_fold_over_nothing(folding: Folding, body: Expr | None, expected: Result) -> None:
    assert worth(fold(folding, None, body)) == expected


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        # Nothing is nothing in every kind: an amount compares with it, a rounding takes it.
        (operation("eq", fold(Folding.SUM, None, AMOUNT), Literal(euros("0"))), YES),
        (operation("lt", fold(Folding.SUM, None, AMOUNT), Literal(euros("1"))), YES),
        (operation("minimum", Literal(euros("5")), fold(Folding.SUM, None, AMOUNT)), Determined(euros("0"))),
        (operation("sub", Literal(euros("5")), fold(Folding.SUM, None, AMOUNT)), Determined(euros("5"))),
        (operation("sub", fold(Folding.SUM, None, AMOUNT), Literal(euros("5"))), Determined(euros("-5"))),
        (operation("round_cent", fold(Folding.SUM, None, AMOUNT)), Determined(euros("0"))),
    ],
)
def test_the_sum_of_no_amount_is_an_amount(expr: Apply, expected: Result) -> None:
    assert worth(expr) == expected


def test_a_list_of_values_or_of_periods_folds_too() -> None:
    pieces = Apply("intervals", (Literal(date(2024, 4, 11)), Literal(date(2024, 9, 30)), Literal((date(2024, 7, 1),))))
    lengths = fold(Folding.SUM, None, operation("interval_days", Var("f")), pieces)
    assert worth(lengths) == Determined(173)
    assert worth(fold(Folding.COUNT, None, None, pieces)) == Determined(2)
    assert worth(fold(Folding.COUNT, operation("gt", Var("f"), Literal(1)), None, Literal((0, 1, 2, 3)))) == Determined(
        2
    )


def test_a_fold_inside_a_fold_sees_both_variables() -> None:
    paid = (payment("F-1", "P-1", montant=euros("6")), payment("F-1", "P-2", montant=euros("4")))
    one = invoice("F-1", *paid, montant=euros("10"))
    two = invoice("F-2", payment("F-2", "P-1", montant=euros("4")), montant=euros("20"))
    received = Fold(Folding.SUM, "p", Read(Var("f"), "paiements"), None, of("p", "montant"))
    settled = fold(Folding.COUNT, operation("eq", received, AMOUNT))
    assert worth(settled, dossier(one, two)) == Determined(1)


def test_a_sum_that_has_no_unit_is_silent() -> None:
    either = rule(Literal(months(1)), None, rule(Literal(days(3)), PAID))
    assert isinstance(worth(fold(Folding.SUM, None, either), THREE), Void)


def test_the_earliest_of_durations_that_do_not_compare_is_silent() -> None:
    either = rule(Literal(months(1)), None, rule(Literal(days(30)), PAID))
    assert isinstance(worth(fold(Folding.EARLIEST, None, either), THREE), Void)
    shorter = rule(Literal(months(1)), None, rule(Literal(days(3)), PAID))
    assert worth(fold(Folding.EARLIEST, None, shorter), THREE) == Determined(days(3))


# --- Elements of which something is not known -----------------------------------------------------------------------

DOUBTFUL = invoice("F-4", montant=euros("40"), émise_le=JANUARY)


@pytest.mark.parametrize(
    ("expr", "needs"),
    [
        (fold(Folding.COUNT, PAID), {"factures[F-4].payée"}),
        (fold(Folding.SUM, PAID, AMOUNT), {"factures[F-4].payée"}),
        (fold(Folding.EARLIEST, PAID, ISSUED), {"factures[F-4].payée"}),
        (fold(Folding.COLLECT, PAID, AMOUNT), {"factures[F-4].payée"}),
        (fold(Folding.ONLY, PAID), {"factures[F-4].payée"}),
        (fold(Folding.ALL, None, PAID), {"factures[F-4].payée"}),
    ],
)
def test_an_element_that_may_be_kept_leaves_the_fold_open(expr: Fold, needs: set[str]) -> None:
    assert lacking(worth(expr, dossier(F1, F3, DOUBTFUL))) == needs


def test_a_decisive_element_settles_whatever_the_others_are() -> None:
    assert worth(fold(Folding.ANY, None, PAID), dossier(F1, DOUBTFUL)) == YES
    assert worth(fold(Folding.ALL, None, PAID), dossier(F2, DOUBTFUL)) == NO


def test_what_a_doubtful_element_would_need_is_needed_too() -> None:
    bare = invoice("F-5")
    assert lacking(worth(fold(Folding.SUM, PAID, AMOUNT), dossier(bare))) == {
        "factures[F-5].payée",
        "factures[F-5].montant",
    }


def test_an_element_left_out_is_not_looked_at() -> None:
    bare = invoice("F-5", payée=False)
    assert worth(fold(Folding.SUM, PAID, AMOUNT), dossier(F1, bare)) == Determined(euros("10"))


def test_a_silent_condition_leaves_the_element_out() -> None:
    idle = invoice("F-5", payée=WITHOUT_OBJECT, montant=euros("50"))
    assert worth(fold(Folding.SUM, PAID, AMOUNT), dossier(F1, idle)) == Determined(euros("10"))
    assert worth(fold(Folding.ANY, PAID, PAID), dossier(idle)) == NO
    assert worth(fold(Folding.ALL, PAID, PAID), dossier(idle)) == YES


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (fold(Folding.SUM, None, AMOUNT), Void("factures[F-5].montant")),
        (fold(Folding.COUNT, None), Determined(2)),
        (fold(Folding.EARLIEST, None, AMOUNT), Determined(euros("10"))),
        (fold(Folding.ANY, None, operation("gt", AMOUNT, Literal(euros("5")))), YES),
    ],
)
def test_a_silent_value(expr: Fold, expected: Result) -> None:
    idle = invoice("F-5", payée=True, montant=WITHOUT_OBJECT)
    assert worth(expr, dossier(F1, idle)) == expected


def test_a_conflict_inside_a_fold() -> None:
    quarrel = Conflict((("deux", "2"), ("un", "1")))
    assert worth(fold(Folding.SUM, None, QUARREL), dossier(F1)) == quarrel
    assert worth(fold(Folding.EARLIEST, None, QUARREL), dossier(F1, F2)) == quarrel
    clash = rule(Literal(value=True), None, rule(Literal(value=True), name="a"), rule(Literal(value=False), name="b"))
    for folding in (Folding.COUNT, Folding.ONLY):
        assert worth(fold(folding, clash), dossier(F1)) == Conflict((("a", "oui"), ("b", "non")))
    assert lacking(worth(fold(Folding.COUNT, rule(clash, None, rule(PAID, PAID))), dossier(DOUBTFUL, F2))) == {
        "factures[F-4].payée"
    }


def test_several_that_match_and_one_that_may_are_not_yet_a_known_conflict() -> None:
    found = worth(fold(Folding.ONLY, PAID), dossier(F1, F3, DOUBTFUL))
    assert isinstance(found, Undetermined)
    assert found.disputed


# --- Open lists -----------------------------------------------------------------------------------------------------

OPEN = dossier(F1, F2, F3, open_lists=("factures",))
COMPLETE = Missing("factures", Need.LIST, "La liste « factures » est-elle complète ?")


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (fold(Folding.ANY, None, PAID), YES),
        (fold(Folding.ALL, None, PAID), NO),
        (fold(Folding.ANY, None, operation("gt", AMOUNT, Literal(euros("90")))), None),
        (fold(Folding.ALL, None, operation("lt", AMOUNT, Literal(euros("90")))), None),
        (fold(Folding.COUNT), None),
        (fold(Folding.SUM, None, AMOUNT), None),
        (fold(Folding.EARLIEST, None, ISSUED), None),
        (fold(Folding.ONLY, operation("eq", AMOUNT, Literal(euros("20")))), None),
        (fold(Folding.COLLECT, None, AMOUNT), None),
    ],
)
def test_an_open_list_settles_only_what_no_other_element_could_change(expr: Fold, expected: Result | None) -> None:
    assert worth(expr, OPEN) == (expected or Undetermined(frozenset({COMPLETE}), disputed=True))


def test_an_open_list_stays_open_under_another_name() -> None:
    under = program(
        definition("toutes", INVOICES, (), "liste de Facture"),
        definition("combien", Fold(Folding.COUNT, "f", Var("liste"), None, None), ("liste",), "entier"),
        definition("seules", Fold(Folding.COUNT, "f", Var("factures"), None, None), ("factures",), "entier"),
    )
    assert lacking(worth(fold(Folding.COUNT, None, None, Use("toutes")), OPEN, under)) == {"factures"}
    assert lacking(worth(Use("combien", (INVOICES,)), OPEN, under)) == {"factures"}
    assert worth(Use("combien", (Var("courriers"),)), OPEN, under) == Determined(0)
    assert worth(Use("seules", (Var("courriers"),)), OPEN, under) == Determined(0), "only the name is that of the list"


def test_an_empty_open_list_is_not_another_empty_list() -> None:
    facts = dossier(letter("L-1"), open_lists=("factures",))
    assert lacking(worth(fold(Folding.COUNT), facts)) == {"factures"}
    assert worth(fold(Folding.COUNT, None, None, Literal(())), facts) == Determined(0)
    under = program(definition("combien", Fold(Folding.COUNT, "f", Var("liste"), None, None), ("liste",), "entier"))
    both = operation("add", Use("combien", (Literal(()),)), Use("combien", (INVOICES,)))
    assert lacking(worth(both, facts, under)) == {"factures"}, "their values are kept apart"


def test_an_open_list_and_a_doubtful_element() -> None:
    facts = dossier(DOUBTFUL, open_lists=("factures",))
    assert lacking(worth(fold(Folding.ANY, None, PAID), facts)) == {"factures", "factures[F-4].payée"}


# --- Sources that are not lists -------------------------------------------------------------------------------------


NOTES = Missing("contrat.notes", Need.LIST, "Quelles notes ?")
TWO_LISTS = rule(INVOICES, None, rule(Literal((1,)), name="a"), rule(Literal((2,)), name="b"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (fact("notes"), Undetermined(frozenset({NOTES}), disputed=True)),
        (rule(INVOICES, Literal(value=False)), Void("")),
        (TWO_LISTS, Conflict((("a", "1"), ("b", "2")))),
    ],
)
def test_a_source_that_is_not_a_value(source: Expr, expected: Result) -> None:
    assert worth(fold(Folding.COUNT, None, None, source)) == expected


def test_a_list_chosen_by_an_unknown_fact_is_not_a_value_of_the_fold() -> None:
    either = rule(Literal((1, 2)), None, rule(Literal((1, 2, 3)), fact("a")))
    assert lacking(worth(fold(Folding.COUNT, None, None, either))) == {"contrat.a"}
    assert worth(fold(Folding.COUNT, None, None, either), assumed={"contrat.a": True}) == Determined(3)
