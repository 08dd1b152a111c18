"""Obligations live: every state, on each side of each boundary, and with each part unknown."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from clausier.dossier.facts import Known
from clausier.evaluate.ask import Asking
from clausier.evaluate.result import Determined, Undetermined
from clausier.evaluate.timeline import DutyState, State, duties, powers
from clausier.norms.tree import Duty, Literal, Power
from evaluate.builder import (
    HERE,
    UNKNOWN,
    WITHOUT_OBJECT,
    contested,
    definition,
    dossier,
    fact,
    invoice,
    of,
    operation,
    payment,
    program,
    rule,
    stated,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.dossier.facts import Facts
    from clausier.norms.tree import Expr
    from evaluate.builder import Given

BORN, DUE = date(2026, 1, 10), date(2026, 1, 31)
ONE_DAY = timedelta(days=1)
PARTS = ("condition", "naissance", "échéance", "exécutée", "violée", "suspendue", "éteinte", "perdue")
# Facts of the contract that stand for each part: d1 the birth, d2 the due day, d3 the performance.
EXPRESSIONS: dict[str, Expr] = {
    "condition": fact("a"),
    "naissance": fact("d1"),
    "échéance": fact("d2"),
    "exécutée": fact("d3"),
    "violée": fact("b"),
    "suspendue": fact("x"),
    "éteinte": fact("y"),
    "perdue": fact("z"),
}
FIELDS = dict(zip(PARTS, ("a", "d1", "d2", "d3", "b", "x", "y", "z"), strict=True))
OWED: dict[str, Given] = {
    "a": True, "d1": BORN, "d2": DUE, "d3": WITHOUT_OBJECT, "b": False, "x": False, "y": False, "z": False,
}  # fmt: skip
"""An obligation born and due, not performed, that nothing suspends or ends."""


def duty(*parts: str, forbids: bool = False, name: str = "payer", subject: str = "") -> Duty:
    """An obligation that says these parts only; a condition always."""
    said = {part: f"{name}.{part}" if part in parts else "" for part in PARTS}
    return Duty(
        name, "payer le prix", forbids, True, False, subject, f"{name}.débiteur", f"{name}.créancier",
        said["condition"], said["naissance"], said["échéance"], said["exécutée"], said["violée"], said["suspendue"],
        said["éteinte"], said["perdue"],
    )  # fmt: skip


def state(on: date, facts: Facts, one: Duty, expressions: Mapping[str, Expr] = EXPRESSIONS) -> DutyState | None:
    inputs = ("e",) if one.subject else ()
    under = program(
        *(definition(f"{one.name}.{part}", each, inputs) for part, each in expressions.items()),
        definition(f"{one.name}.débiteur", Literal("client"), inputs),
        definition(f"{one.name}.créancier", Literal("prestataire"), inputs),
        duties=[one],
    )
    found = duties(Asking(under, facts, on, {}))
    assert len(found) <= 1
    return found[0] if found else None


def owed(
    on: date = DUE, changes: Mapping[str, Given] | None = None, *, forbids: bool = False, parts: tuple[str, ...] = PARTS
) -> DutyState:
    found = state(on, stated({**OWED, **(changes or {})}), duty(*parts, forbids=forbids))
    assert found is not None
    return found


# --- With the passage of time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "expected", "late"),
    [
        (BORN - ONE_DAY, State.CONDITIONAL, 0),
        (BORN, State.DUE, 0),
        (DUE, State.DUE, 0),  # the last day lasts until 24 h (CPC 642)
        (DUE + ONE_DAY, State.LATE, 1),
        (date(2026, 3, 2), State.LATE, 30),
    ],
)
def test_lateness_appears_by_the_mere_passage_of_time(on: date, expected: State, late: int) -> None:
    found = owed(on)
    assert (found.state, found.late_days) == (expected, late)
    assert (found.starts, found.due, found.performed, found.missing) == (BORN, DUE, None, frozenset())


@pytest.mark.parametrize(
    ("performed", "on", "expected", "late"),
    [
        (DUE - ONE_DAY, DUE - ONE_DAY, State.PERFORMED, 0),
        (DUE, DUE, State.PERFORMED, 0),
        (DUE + ONE_DAY, DUE + ONE_DAY, State.CURED, 1),
        (date(2026, 3, 2), date(2027, 1, 1), State.CURED, 30),
        # What happens later is not yet done.
        (date(2026, 3, 2), DUE, State.DUE, 0),
        (date(2026, 3, 2), date(2026, 3, 1), State.LATE, 29),
        # Done before its birth: done.
        (BORN - ONE_DAY, BORN - ONE_DAY, State.PERFORMED, 0),
    ],
)
def test_performance(performed: date, on: date, expected: State, late: int) -> None:
    found = owed(on, {"d3": performed})
    assert (found.state, found.late_days) == (expected, late)
    assert found.performed == (performed if performed <= on else None)


def test_an_obligation_without_last_day_is_due_and_never_late() -> None:
    silent: tuple[dict[str, Given], ...] = ({"d2": WITHOUT_OBJECT}, {})
    for changes in silent:
        parts = PARTS if changes else tuple(part for part in PARTS if part != "échéance")
        assert owed(date(2030, 1, 1), changes, parts=parts).state is State.DUE
        done = owed(date(2030, 1, 1), {"d3": date(2029, 1, 1), **changes}, parts=parts)
        assert (done.state, done.due, done.late_days) == (State.PERFORMED, None, 0)


def test_an_obligation_that_says_nothing_of_its_birth_is_born() -> None:
    parts = tuple(part for part in PARTS if part != "naissance")
    assert owed(date(2000, 1, 1), parts=parts).state is State.DUE


def test_an_obligation_whose_birth_has_not_come_is_conditional() -> None:
    assert owed(DUE, {"d1": WITHOUT_OBJECT}).state is State.CONDITIONAL


# --- What suspends or ends it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"x": True}, State.SUSPENDED),
        ({"y": True}, State.ENDED),
        ({"z": True}, State.LOST),
        ({"x": True, "y": True}, State.ENDED),
        ({"y": True, "z": True}, State.LOST),
        # What is done is done, even if the obligation would have been suspended or ended since.
        ({"d3": DUE, "x": True, "y": True, "z": True}, State.PERFORMED),
        ({"d3": DUE + ONE_DAY, "z": True}, State.CURED),
        # A flag without object is not raised.
        ({"x": WITHOUT_OBJECT, "y": WITHOUT_OBJECT, "z": WITHOUT_OBJECT}, State.LATE),
        # Not yet born, and already ended.
        ({"d1": date(2027, 1, 1), "y": True}, State.ENDED),
    ],
)
def test_what_suspends_ends_or_loses_an_obligation(changes: dict[str, Given], expected: State) -> None:
    found = owed(DUE + ONE_DAY, changes)
    assert found.state is expected
    assert found.late_days == (1 if expected in (State.LATE, State.CURED) else 0)


# --- What is forbidden ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, State.OBSERVED),
        ({"b": True}, State.BREACHED),
        ({"b": UNKNOWN}, State.UNDETERMINED),
        ({"b": WITHOUT_OBJECT}, State.OBSERVED),
        # A breach stays one whatever comes next.
        ({"b": True, "y": True}, State.BREACHED),
        ({"y": True}, State.ENDED),
        ({"x": True}, State.SUSPENDED),
        ({"d1": date(2027, 1, 1)}, State.CONDITIONAL),
        # Nothing is ever late in not doing something.
        ({"d2": date(2000, 1, 1)}, State.OBSERVED),
        ({"d2": UNKNOWN}, State.OBSERVED),
    ],
)
def test_what_is_forbidden(changes: dict[str, Given], expected: State) -> None:
    found = owed(DUE, changes, forbids=True)
    assert (found.state, found.late_days) == (expected, 0)


def test_an_obligation_to_do_is_breached_as_its_clause_says() -> None:
    assert owed(DUE, {"b": True}).state is State.BREACHED
    assert owed(DUE, {"b": UNKNOWN}).state is State.UNDETERMINED
    assert owed(DUE, {"b": False}).state is State.DUE


def test_an_interdiction_that_says_nothing_of_its_breach_is_observed() -> None:
    parts = tuple(part for part in PARTS if part != "violée")
    assert owed(DUE, {"b": True}, forbids=True, parts=parts).state is State.OBSERVED


# --- Its condition --------------------------------------------------------------------------------------------------


def test_an_obligation_whose_condition_does_not_hold_is_not_there() -> None:
    for given in (False, WITHOUT_OBJECT):
        assert state(DUE, stated({**OWED, "a": given}), duty(*PARTS)) is None


def test_an_obligation_whose_condition_is_unknown_is_conditional_and_says_what_is_missing() -> None:
    found = owed(DUE, {"a": UNKNOWN})
    assert found.state is State.CONDITIONAL
    assert {need.path for need in found.missing} == {"contrat.a"}


def test_an_obligation_without_condition_applies() -> None:
    parts = tuple(part for part in PARTS if part != "condition")
    assert owed(DUE, {"a": False}, parts=parts).state is State.DUE


def test_an_obligation_whose_condition_is_a_conflict_is_undetermined() -> None:
    quarrel = rule(Literal(value=True), None, rule(Literal(value=True), name="a"), rule(Literal(value=False), name="b"))
    found = state(DUE, stated(OWED), duty(*PARTS), {**EXPRESSIONS, "condition": quarrel})
    assert found is not None
    assert found.state is State.UNDETERMINED


# --- Parts that are not known ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({"d1": UNKNOWN}, DUE, State.UNDETERMINED),
        ({"d2": UNKNOWN}, DUE, State.UNDETERMINED),
        ({"d3": UNKNOWN}, DUE, State.UNDETERMINED),
        ({"x": UNKNOWN}, DUE, State.UNDETERMINED),
        ({"y": UNKNOWN}, DUE, State.UNDETERMINED),
        ({"z": UNKNOWN}, DUE, State.UNDETERMINED),
        ({"d2": UNKNOWN, "d3": DUE}, DUE, State.UNDETERMINED),  # done, but in time?
        ({"d1": UNKNOWN, "d3": DUE}, DUE, State.PERFORMED),
        ({"x": UNKNOWN, "y": UNKNOWN, "z": UNKNOWN, "d3": DUE}, DUE, State.PERFORMED),
        ({"x": UNKNOWN, "y": True}, DUE, State.ENDED),
        ({"y": UNKNOWN, "z": True}, DUE, State.LOST),
        ({"d2": UNKNOWN}, BORN - ONE_DAY, State.CONDITIONAL),
        ({"d2": UNKNOWN, "y": True}, DUE, State.ENDED),
        ({"d3": contested(client=DUE, prestataire=DUE + ONE_DAY)}, date(2026, 3, 1), State.UNDETERMINED),
    ],
)
def test_a_part_that_is_not_known(changes: dict[str, Given], on: date, expected: State) -> None:
    found = owed(on, changes)
    assert found.state is expected
    unknown = {f"contrat.{name}" for name, given in changes.items() if not isinstance(given, bool | date)}
    assert {need.path for need in found.missing} == unknown, "what is missing is told, decisive or not"


def test_a_part_in_conflict_is_undetermined() -> None:
    days = rule(Literal(DUE), None, rule(Literal(BORN), name="a"), rule(Literal(DUE), name="b"))
    for part in ("naissance", "échéance", "exécutée"):
        found = state(DUE, stated(OWED), duty(*PARTS), {**EXPRESSIONS, part: days})
        assert found is not None
        assert found.state is State.UNDETERMINED


def test_knowing_more_never_changes_a_state_that_was_determined() -> None:
    """Every mix of three unknown parts, settled in every way: a state found while they were unknown stays."""
    values: dict[str, tuple[Given, ...]] = {
        "d1": (BORN, DUE + ONE_DAY, WITHOUT_OBJECT),
        "d2": (DUE, BORN, WITHOUT_OBJECT),
        "d3": (DUE, DUE + ONE_DAY, WITHOUT_OBJECT),
        "x": (True, False),
        "y": (True, False),
        "z": (True, False),
        "b": (True, False),
    }
    mixes = (("d1", "d2", "d3"), ("d1", "d2", "x"), ("d3", "y", "z"), ("b", "y", "d1"))
    for forbids, names in product((False, True), mixes):
        for known in product(*(values[name] for name in names)):
            settled = dict(zip(names, known, strict=True))
            full = owed(DUE, settled, forbids=forbids).state
            for count in range(1, 4):
                for hidden in combinations(names, count):
                    partial = owed(DUE, settled | dict.fromkeys(hidden, UNKNOWN), forbids=forbids).state
                    assert partial in (full, State.UNDETERMINED), (forbids, settled, hidden)


# --- About each element, and the powers -----------------------------------------------------------------------------


def about_invoices(expressions: dict[str, Expr], facts: Facts, on: date = DUE) -> list[tuple[str, State]]:
    one = duty("condition", "échéance", "exécutée", subject="Facture")
    under = program(
        *(definition(f"payer.{part}", each, ("e",)) for part, each in expressions.items()),
        definition("payer.débiteur", Literal("client"), ("e",)),
        definition("payer.créancier", Literal("prestataire"), ("e",)),
        duties=[one],
    )
    return [(each.about, each.state) for each in duties(Asking(under, facts, on, {}))]


def test_an_obligation_lives_for_each_element_soonest_due_first() -> None:
    facts = dossier(
        invoice("F-1", payée=True, émise_le=date(2026, 2, 28)),
        invoice("F-2", payée=True, émise_le=date(2026, 1, 15)),
        invoice("F-3", payée=False, émise_le=date(2026, 1, 15)),
        invoice("F-4", payée=True),
    )
    never = rule(Literal(DUE), Literal(value=False))
    parts: dict[str, Expr] = {"condition": of("e", "payée"), "échéance": of("e", "émise_le"), "exécutée": never}
    assert about_invoices(parts, facts) == [
        ("F-2", State.LATE),
        ("F-1", State.DUE),
        ("F-4", State.UNDETERMINED),
    ]


def test_an_obligation_may_be_about_nested_elements() -> None:
    facts = dossier(invoice("F-1", payment("F-1", "P-1", reçu_le=DUE), payment("F-1", "P-2", reçu_le=BORN)))
    one = duty("exécutée", "échéance", subject="Paiement")
    under = program(
        definition("payer.exécutée", of("e", "reçu_le"), ("e",)),
        definition("payer.échéance", Literal(BORN), ("e",)),
        definition("payer.débiteur", Literal("client"), ("e",)),
        definition("payer.créancier", Literal("prestataire"), ("e",)),
        duties=[one],
    )
    found = duties(Asking(under, facts, DUE, {}))
    states = [(each.about, each.state, each.late_days) for each in found]
    assert states == [("P-1", State.CURED, 21), ("P-2", State.PERFORMED, 0)]


def test_the_parties_of_an_obligation_are_told() -> None:
    found = owed()
    assert (found.debtor, found.creditor, found.about) == ("client", "prestataire", "")


def test_what_became_known_later_did_not_happen_yet() -> None:
    done = Known(DUE, HERE, known_on=date(2026, 2, 15))
    one = duty(*PARTS)
    under = program(
        *(definition(f"payer.{part}", each) for part, each in EXPRESSIONS.items()),
        definition("payer.débiteur", Literal("client")),
        definition("payer.créancier", Literal("prestataire")),
        duties=[one],
    )
    facts = stated({**OWED, "d3": done})
    for known_on, expected in ((date(2026, 2, 14), State.UNDETERMINED), (date(2026, 2, 15), State.PERFORMED)):
        (found,) = duties(Asking(under, facts, date(2026, 3, 1), {}, known_on))
        assert found.state is expected


def power(name: str, opened: str, subject: str = "") -> Power:
    return Power(name, name, subject, "Courrier", "", "", opened, ("client",), "", "", "")


def test_powers_say_whether_the_situation_opens_them() -> None:
    under = program(
        definition("résilier.ouvert", operation("eq", fact("a"), Literal(value=True))),
        definition("suspendre.ouvert", of("e", "payée"), ("e",)),
        powers=[
            power("suspendre", "suspendre.ouvert", "Facture"),
            power("résilier", "résilier.ouvert"),
            power("céder", ""),
        ],
    )
    facts = dossier(invoice("F-2", payée=False), invoice("F-1"), a=True)
    found = powers(Asking(under, facts, DUE, {}))
    assert [(each.power.name, each.about) for each in found] == [
        ("céder", ""),
        ("résilier", ""),
        ("suspendre", "F-1"),
        ("suspendre", "F-2"),
    ]
    assert [each.opened for each in found[:2]] == [Determined(value=True)] * 2
    assert isinstance(found[2].opened, Undetermined)
    assert found[3].opened == Determined(value=False)
    assert [step.label for step in found[1].reasons] == ["contrat.a"]
