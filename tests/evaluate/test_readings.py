"""Every combination of readings that an answer touches, and the fewest changes of reading that change it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

import pytest

from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.memo import Memo
from clausier.evaluate.readings import CAP, explore, fewest_changes
from clausier.evaluate.result import Determined
from clausier.norms.tree import Branch, Literal, Var
from clausier.values.fraction import Fraction
from evaluate.builder import NOTHING, ON, both, choice, definition, interpretation, operation, program, rule, use

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.evaluate.answer import Deviation
    from clausier.evaluate.evaluator import Outcome
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Expr, Program

ABC = tuple(interpretation(name, "un", "deux", "trois") for name in ("a", "b", "c"))


def explored(
    expr: Expr, under: Program, imposed: Mapping[str, str] | None = None, cap: int = CAP
) -> tuple[dict[Deviation, object], bool]:
    def run(readings: Mapping[str, str]) -> tuple[object, Mapping[str, str]]:
        pass_ = Evaluation(under, NOTHING, ON, readings)
        result, _ = pass_.evaluate(expr, {})
        assert isinstance(result, Determined)
        return result.value, pass_.touched

    found, whole = explore(run, under, imposed or {}, cap)
    assert len(dict(found)) == len(found), "no combination comes twice"
    assert found[0][0] == (), "the main line comes first"
    return dict(found), whole


def numbers(*values: int) -> dict[str, Expr]:
    return dict(zip(("un", "deux", "trois"), map(Literal, values), strict=True))


def test_an_answer_without_interpretation_has_one_line() -> None:
    assert explored(Literal(7), program(interpretations=ABC)) == ({(): 7}, True)


def test_every_combination_is_tried() -> None:
    digits = operation(
        "add",
        operation("mul", Literal(10), choice("a", **numbers(1, 2, 3))),
        choice("b", **numbers(1, 2, 3)),
    )
    found, whole = explored(digits, program(interpretations=ABC))
    assert whole
    assert found == {
        (): 11,
        (("b", "deux"),): 12,
        (("b", "trois"),): 13,
        (("a", "deux"),): 21,
        (("a", "deux"), ("b", "deux")): 22,
        (("a", "deux"), ("b", "trois")): 23,
        (("a", "trois"),): 31,
        (("a", "trois"), ("b", "deux")): 32,
        (("a", "trois"), ("b", "trois")): 33,
    }


def test_only_reachable_combinations_are_tried() -> None:
    nested = choice("a", un=Literal(1), deux=choice("b", **numbers(2, 3, 4)), trois=Literal(5))
    found, _ = explored(nested, program(interpretations=ABC))
    assert found == {
        (): 1,
        (("a", "trois"),): 5,
        (("a", "deux"),): 2,
        (("a", "deux"), ("b", "deux")): 3,
        (("a", "deux"), ("b", "trois")): 4,
    }


def test_the_order_in_which_readings_are_met_does_not_matter() -> None:
    one, other = choice("a", **numbers(1, 2, 3)), choice("b", **numbers(4, 5, 6))
    under = program(interpretations=ABC)
    assert explored(operation("mul", one, other), under) == explored(operation("mul", other, one), under)


def test_a_reading_imposed_by_the_dossier_is_the_main_line_and_is_not_varied() -> None:
    expr = operation("add", choice("a", **numbers(10, 20, 30)), choice("b", **numbers(1, 2, 3)))
    found, whole = explored(expr, program(interpretations=ABC), {"a": "trois"})
    assert whole
    assert found == {(): 31, (("b", "deux"),): 32, (("b", "trois"),): 33}


def test_past_the_cap_readings_are_varied_one_at_a_time() -> None:
    expr = operation(
        "add", operation("add", choice("a", **numbers(100, 200, 300)), choice("b", **numbers(10, 20, 30))),
        choice("c", **numbers(1, 2, 3)),
    )  # fmt: skip
    under = program(interpretations=ABC)
    found, whole = explored(expr, under, cap=26)
    assert not whole
    assert found == {
        (): 111,
        (("a", "deux"),): 211,
        (("a", "trois"),): 311,
        (("b", "deux"),): 121,
        (("b", "trois"),): 131,
        (("c", "deux"),): 112,
        (("c", "trois"),): 113,
    }
    every, whole = explored(expr, under, cap=27)
    assert whole
    assert len(every) == 27
    assert explored(expr, under, {"a": "deux"}, cap=8)[0].keys() == found.keys() - {(("a", "deux"),), (("a", "trois"),)}


def test_the_cap_is_stated() -> None:
    names = [f"i{rank}" for rank in range(11)]
    many = [interpretation(name, "un", "deux") for name in names]
    every = [choice(name, un=Literal(value=True), deux=Literal(value=True)) for name in names]
    under = program(interpretations=many)
    assert len(explored(both(*every[:10]), under)[0]) == 2**10 == CAP
    assert explored(both(*every[:10]), under)[1]
    found, whole = explored(both(*every), under)
    assert (len(found), whole) == (1 + 11, False)


def test_passes_that_share_their_memory_give_what_each_would_alone() -> None:
    inner = definition("v", choice("b", **numbers(1, 2, 3)), (), "entier")
    either = choice("a", un=use("v"), deux=Literal(7), trois=use("v"))
    outer = definition("w", operation("add", use("v"), either), (), "entier")
    apart = definition("z", operation("add", use("w"), Var("n")), ("n",), "entier")
    under = program(inner, outer, apart, interpretations=ABC)
    memo = Memo()
    for a, b, n in product(("un", "deux", "trois"), ("un", "deux", "trois"), (1, 2)):
        readings = {"a": a, "b": b}
        shared = Evaluation(under, NOTHING, ON, readings, memo=memo)
        alone = Evaluation(under, NOTHING, ON, readings)
        for expr in (use("z", Literal(n)), use("v"), use("w")):
            assert shared.evaluate(expr, {}) == alone.evaluate(expr, {})
            assert shared.touched == alone.touched


class Noted(Evaluation):
    """A pass that notes the definitions it evaluates."""

    def _use(self, name: str, arguments: tuple[Result, ...]) -> Outcome:
        evaluated.append(name)
        return super()._use(name, arguments)


evaluated: list[str] = []


def test_passes_that_share_values_evaluate_once_what_follows_from_a_value() -> None:
    """« a » gives 1 under two readings of three; « b » is met under the second alone, and « c » where it gives 1."""
    start = definition("v", choice("a", un=Literal(1), deux=choice("b", **numbers(1, 2, 1)), trois=Literal(3)))
    further = definition("w", operation("add", use("v"), Literal(10)), (), "entier")
    last = definition(
        "x", Branch(operation("eq", use("w"), Literal(11)), choice("c", **numbers(1, 2, 3)), Literal(0)), (), "entier"
    )
    under = program(start, further, last, interpretations=ABC)
    memo = Memo(by_value=True)
    evaluated.clear()
    for a, b, c in product(("un", "deux", "trois"), repeat=3):
        readings = {"a": a, "b": b, "c": c}
        shared = Noted(under, NOTHING, ON, readings, memo=memo)
        alone = Evaluation(under, NOTHING, ON, readings)
        assert shared.use("x")[0] == alone.use("x")[0]
        assert shared.touched == alone.touched
    # « v »: once a reading of « a », once a reading of « b »; « w »: once a value of « v »; « x »: once a value
    # of « w » but 11, and for 11 once a reading of « c ».
    assert Counter(evaluated) == {"v": 2 + 3, "w": 3, "x": 2 + 3}


@pytest.mark.parametrize("by_value", [False, True])
def test_what_is_forgotten_is_found_again(monkeypatch: pytest.MonkeyPatch, by_value: bool) -> None:
    names = [f"d{rank}" for rank in range(6)]
    start = definition(names[0], operation("add", choice("a", **numbers(1, 1, 2)), choice("b", **numbers(0, 1, 0))))
    nexts = [
        definition(name, operation("add", use(before), choice("c", **numbers(1, 1, 2))), (), "entier")
        for before, name in pairwise(names)
    ]
    under = program(start, *nexts, interpretations=ABC)
    monkeypatch.setattr("clausier.evaluate.memo.MOST_KEPT", 3)
    memo = Memo(by_value=by_value)
    for a, b, c in product(("un", "deux", "trois"), repeat=3):
        readings = {"a": a, "b": b, "c": c}
        shared = Evaluation(under, NOTHING, ON, readings, memo=memo)
        alone = Evaluation(under, NOTHING, ON, readings)
        assert shared.use(names[-1])[0] == alone.use(names[-1])[0]
        assert shared.touched == alone.touched


def test_the_same_number_of_another_type_is_another_value() -> None:
    start = definition("v", choice("a", un=Literal(1), deux=Literal(value=True), trois=Literal(Fraction(1))))
    under = program(start, definition("w", use("v"), (), "entier"), interpretations=ABC)
    memo = Memo(by_value=True)
    found = [Evaluation(under, NOTHING, ON, {"a": each}, memo=memo).use("w")[0] for each in ("un", "deux", "trois")]
    assert [type(each.value) for each in found if isinstance(each, Determined)] == [int, bool, Fraction]


# --- The fewest changes ---------------------------------------------------------------------------------------------

MAIN: Deviation = ()
A2, B2, AB = (("a", "2"),), (("b", "2"),), (("a", "2"), ("b", "2"))


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ({MAIN: 1}, {}),
        ({MAIN: 1, A2: 1}, {}),
        ({MAIN: 1, A2: 2}, {A2: 2}),
        # A larger change that gives nothing new is left out; one that brings back the main line is too.
        ({MAIN: 1, A2: 2, B2: 1, AB: 2}, {A2: 2}),
        ({MAIN: 1, A2: 2, B2: 2, AB: 1}, {A2: 2, B2: 2}),
        ({MAIN: 1, A2: 2, B2: 3, AB: 4}, {A2: 2, B2: 3, AB: 4}),
        # Only both together change the answer.
        ({MAIN: 1, A2: 1, B2: 1, AB: 2}, {AB: 2}),
        # A part that was not reached says nothing.
        ({MAIN: 1, AB: 2}, {AB: 2}),
    ],
)
def test_the_fewest_changes(found: dict[Deviation, int], kept: dict[Deviation, int]) -> None:
    assert dict(fewest_changes(list(found.items()))) == kept


def test_a_change_is_kept_unless_a_part_of_it_gives_the_same() -> None:
    """Against the definition, over every table of two values for three independent changes."""
    atoms = [("a", "2"), ("b", "2"), ("c", "2")]
    parts: list[Deviation] = [each for size in range(4) for each in combinations(atoms, size)]
    for values in product((0, 1), repeat=len(parts)):
        table = dict(zip(parts, values, strict=True))
        kept = {each for each, _ in fewest_changes(list(table.items()))}
        smaller = {each: [other for other in parts if set(other) < set(each)] for each in parts if each}
        assert kept == {each for each, less in smaller.items() if all(table[other] != table[each] for other in less)}


def test_a_reading_inside_an_exception_that_does_not_apply_is_not_met_again() -> None:
    expr = rule(Literal(1), None, rule(choice("a", **numbers(2, 3, 4)), operation("lt", Literal(2), Literal(1))))
    assert explored(expr, program(interpretations=ABC)) == ({(): 1}, True)
