from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check.corpus import FACTURE
from clausier.check.constraints import contradictory, entailed
from clausier.model.expression import Branch, Link, Literal, Logic, Operation, Variable
from clausier.model.kinds import BOOLEAN, INTEGER, TEXT
from clausier.text.span import Span
from clausier.values.fraction import Fraction
from model.pages import article, model

if TYPE_CHECKING:
    from clausier.model.expression import Expression


def _condition(written: str) -> Expression:
    rule = f"{FACTURE}\ncalcul Facture.x(jour : date) : booléen\n  = {written}\n"
    return model(article(rule)).computations["Facture.x"].value


@pytest.mark.parametrize(
    "conditions",
    [
        ("procédure = sauvegarde", "procédure = liquidation"),
        ("procédure = sauvegarde", "procédure ≠ sauvegarde"),
        ("procédure parmi (sauvegarde, aucune)", "procédure = liquidation"),
        ("procédure = sauvegarde", "non (procédure parmi (sauvegarde, aucune))"),
        ("urgente", "non urgente"),
        ("urgente = non", "urgente"),
        ("urgente et due", "non (urgente ou due)"),
        ("urgente ou due", "non urgente et non due"),
        ("urgente ou procédure = sauvegarde", "procédure = aucune et non urgente"),
        ("montant > 100 €", "montant ≤ 100 €"),
        ("montant > 100 €", "montant = 100 €"),
        ("100 € < montant", "montant < 50 €"),
        ("lignes ≥ 3", "lignes < 2"),
        ("lignes = 3", "lignes = 4"),
        ("reçue_le > 2024-03-01", "reçue_le < 2024-01-01"),
        ("reçue_le < payée_le", "payée_le ≤ reçue_le"),
        ("reçue_le < payée_le", "reçue_le = payée_le"),
        ("reçue_le < reçue_le",),
        ("payée_le est sans objet", "payée_le ≤ jour"),
        ("payée_le est sans objet", "non (payée_le est sans objet)"),
        ("si urgente alors due sinon non", "non urgente"),
        ("si urgente alors due sinon non", "non due"),
        ("1 = 2",),
        ("2 < 1",),
        ("non",),
    ],
)
def test_what_cannot_hold_together_is_seen(conditions: tuple[str, ...]) -> None:
    read = [_condition(each) for each in conditions]
    assert contradictory(read)
    assert contradictory(read[::-1])


@pytest.mark.parametrize(
    "conditions",
    [
        (),
        ("oui",),
        ("urgente", "due"),
        ("procédure = sauvegarde", "urgente"),
        ("procédure ≠ sauvegarde", "procédure ≠ liquidation"),
        ("montant > 100 €", "montant < 200 €"),
        ("montant ≥ 100 €", "montant ≤ 100 €"),
        ("reçue_le < payée_le", "reçue_le ≠ payée_le"),
        ("reçue_le ≤ payée_le", "payée_le ≤ reçue_le"),
        ("payée_le est sans objet", "reçue_le ≤ jour"),
        ("urgente ou due", "non urgente"),
        ("payée_le < jour", "payée_le > 2024-01-01"),
        ("1 = 1",),
    ],
)
def test_what_may_hold_together_is_left_alone(conditions: tuple[str, ...]) -> None:
    assert not contradictory([_condition(each) for each in conditions])


def test_what_is_said_word_for_word_is_entailed() -> None:
    assert entailed(_condition("urgente"), [_condition("due et urgente")])
    assert entailed(_condition("due et urgente"), [_condition("urgente"), _condition("due")])
    assert entailed(_condition("oui"), [])
    assert not entailed(_condition("urgente"), [_condition("due")])


# --- The search against all the worlds of a few variables, each of which may be silent ----------------------

PLACE = Span("", 0, 0)
BOOLEANS: list[Expression] = [Variable(name, BOOLEAN, PLACE) for name in ("a", "b")]
NUMBERS: list[Expression] = [Variable(name, INTEGER, PLACE) for name in ("m", "n")]
MEMBER: Expression = Variable("e", TEXT, PLACE)
World: TypeAlias = dict[str, object]
WORLDS: list[World] = [
    dict(zip(("a", "b", "m", "n", "e"), values, strict=True))
    for values in product(*[(True, False, None)] * 2, *[(0, 1, 2, 3, None)] * 2, ("x", "y", "z", None))
]


def _literal(value: int | str) -> Expression:
    return Literal(value, TEXT if isinstance(value, str) else INTEGER, PLACE)


def _operation(name: str, *arguments: Expression) -> Expression:
    return Operation(name, arguments, BOOLEAN, PLACE)


def _among(chosen: list[str]) -> Expression:
    return _operation("among", MEMBER, Literal(tuple(chosen), TEXT.listed, PLACE))


def _not(one: Expression) -> Expression:
    return Logic(Link.NOT, (one,), PLACE)


def _linked(link: Link, one: Expression, two: Expression) -> Expression:
    return Logic(link, (one, two), PLACE)


def _branch(condition: Expression, then: Expression, otherwise: Expression) -> Expression:
    return Branch(condition, then, otherwise, BOOLEAN, PLACE)


def _compared() -> st.SearchStrategy[Expression]:
    names = st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"])
    terms: st.SearchStrategy[Expression] = st.sampled_from(NUMBERS)
    sides = st.one_of(terms, st.integers(0, 3).map(_literal))
    equal = st.builds(_operation, st.just("eq"), st.just(MEMBER), st.sampled_from("xyz").map(_literal))
    silent = st.builds(_operation, st.just("without_object"), st.sampled_from([*NUMBERS, MEMBER]))
    return st.one_of(
        st.builds(_operation, names, terms, sides),
        st.builds(_operation, names, sides, terms),
        equal,
        st.lists(st.sampled_from("xyz"), max_size=3).map(_among),
        silent,
        st.sampled_from(BOOLEANS),
        st.sampled_from([Literal(value, BOOLEAN, PLACE) for value in (True, False)]),
    )


def _grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(_not, inner),
        st.builds(_linked, st.sampled_from([Link.AND, Link.OR]), inner, inner),
        st.builds(_branch, inner, inner, inner),
    )


def _conditions() -> st.SearchStrategy[Expression]:
    return st.recursive(_compared(), _grown, max_leaves=5)


def _value(node: Expression, world: World) -> object:
    """Return the value of a condition in a world; None for a silence, which a comparison hands on."""
    match node:
        case Literal(value=value):
            return value
        case Variable(name=name):
            return world[name]
        case Logic(link=Link.NOT, arguments=(one,)):
            held = _value(one, world)
            return None if held is None else not held
        case Logic(link=link, arguments=arguments):
            values = [_value(each, world) for each in arguments]
            decisive = link is Link.OR
            return decisive if decisive in values else (None if None in values else not decisive)
        case Branch(condition=condition, then=then, otherwise=otherwise):
            return _value(then if _value(condition, world) is True else otherwise, world)
        case Operation(name="without_object", arguments=(one,)):
            return _value(one, world) is None
        case Operation(name=name, arguments=(left, right)):
            pair = _value(left, world), _value(right, world)
            return None if None in pair else _holds(name, *pair)
        case _:
            raise AssertionError(node)


def _holds(name: str, one: object, two: object) -> bool:
    if name == "among":
        assert isinstance(two, tuple)
        return one in two
    if name in {"eq", "ne"}:
        return (one == two) is (name == "eq")
    assert isinstance(one, int)
    assert isinstance(two, int)
    low, high = Fraction(one), Fraction(two)
    return {"lt": low < high, "le": low <= high, "gt": low > high, "ge": low >= high}[name]


@settings(max_examples=150)
@given(st.lists(_conditions(), min_size=1, max_size=3))
def test_no_world_fulfils_what_is_called_contradictory(conditions: list[Expression]) -> None:
    if contradictory(conditions):
        assert not any(all(_value(each, world) is True for each in conditions) for world in WORLDS)


@settings(max_examples=100)
@given(_conditions(), st.lists(_conditions(), max_size=2))
def test_what_is_entailed_holds_wherever_the_rest_does(condition: Expression, others: list[Expression]) -> None:
    for held in (others, [*others, _linked(Link.AND, condition, BOOLEANS[0])]):
        if entailed(condition, held):
            worlds = [world for world in WORLDS if all(_value(each, world) is True for each in held)]
            assert all(_value(condition, world) is True for world in worlds)
