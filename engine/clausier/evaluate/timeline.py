"""Obligations live: the state of each one is a function of the events up to a date, and that date.

conditionnelle → exigible → exécutée | en retard → régularisée | inexécution définitive; suspendue ↔; éteinte;
survivante. Lateness appears by the mere passage of time: no event is needed for it.
"""

from __future__ import annotations

from datetime import date

from clausier.evaluate.ask import elements
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.dossier.facts import Element
    from clausier.evaluate.ask import Asking
    from clausier.evaluate.evaluator import Evaluation, Outcome
    from clausier.evaluate.result import Missing, Result, Step
    from clausier.norms.tree import Duty, Power


class State(Enum):
    """The states of an obligation, by their French name."""

    CONDITIONAL = "conditionnelle"
    DUE = "exigible"
    PERFORMED = "exécutée"
    LATE = "en retard"
    CURED = "exécutée avec retard"
    LOST = "inexécution définitive"
    SUSPENDED = "suspendue"
    ENDED = "éteinte"
    OBSERVED = "respectée"
    BREACHED = "violée"
    UNDETERMINED = "indéterminée"


class DutyState(Record):
    """An obligation, about one element ("" for the contract), on a date.

    ``due`` is its last day, None when the clause gives none or it is not determined; ``late_days`` counts the days
    past it.
    """

    duty: Duty
    about: str
    state: State
    debtor: str
    creditor: str
    starts: date | None
    due: date | None
    performed: date | None
    late_days: int
    missing: frozenset[Missing]
    reasons: tuple[Step, ...]


class PowerState(Record):
    """A power about one element ("" for the contract): ``opened`` says whether the situation allows it that day."""

    power: Power
    about: str
    opened: Result
    reasons: tuple[Step, ...]


def duties(asking: Asking) -> tuple[DutyState, ...]:
    """Return the state of every obligation that applies, or may apply, on the date of the asking, soonest due first."""
    evaluation = asking.passes(asking.program, asking.facts, asking.on, asking.readings, known_on=asking.known_on)
    found = [
        state
        for duty in asking.program.duties.values()
        for element in _subjects(asking, duty.subject)
        if (state := _duty_state(evaluation, duty, element)) is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.duty.name, each.about)))


def powers(asking: Asking) -> tuple[PowerState, ...]:
    """Return every power with whether the situation opens it, in the order of their names."""
    evaluation = asking.passes(asking.program, asking.facts, asking.on, asking.readings, known_on=asking.known_on)
    found: list[PowerState] = []
    for power in asking.program.powers.values():
        for element in _subjects(asking, power.subject):
            silent: Outcome = (Determined(value=True), ())
            opened, reasons = evaluation.use(power.opened, _arguments(element)) if power.opened else silent
            found.append(PowerState(power, "" if element is None else element.key, opened, reasons))
    return tuple(sorted(found, key=lambda each: (each.power.name, each.about)))


def _subjects(asking: Asking, entity: str) -> tuple[Element | None, ...]:
    """Return the elements of an entity in the dossier, nested ones included; (None,) when the norm has no subject."""
    if not entity:
        return (None,)
    return tuple(each for each in elements(asking.facts) if each.entity == entity)


def _arguments(element: Element | None) -> tuple[Result, ...]:
    return () if element is None else (Determined(element),)


def _duty_state(evaluation: Evaluation, duty: Duty, element: Element | None) -> DutyState | None:
    """Return the state of a duty; None when its condition does not hold."""
    arguments = _arguments(element)
    reasons: list[Step] = []

    def value(name: str) -> Result:
        if not name:
            return Void(duty.label)
        result, steps = evaluation.use(name, arguments)
        reasons.extend(steps)
        return result

    condition = value(duty.condition) if duty.condition else Determined(value=True)
    if condition == Determined(value=False) or isinstance(condition, Void):
        return None
    starts, due, performed = value(duty.starts), value(duty.due), value(duty.performed)
    flags = {name: value(name) for name in (duty.breached, duty.suspended, duty.ended, duty.lost) if name}
    due_day, done_day = _day(due), _day(performed)
    done_day = done_day if done_day is not None and done_day <= evaluation.on else None
    asked = (condition, starts, due, performed, *flags.values())
    missing = frozenset(need for each in asked if isinstance(each, Undetermined) for need in each.missing)
    state = _state(evaluation.on, duty, condition, starts, due, performed, flags)
    until = done_day or evaluation.on
    late = (until - due_day).days if due_day is not None and state in (State.LATE, State.CURED) else 0
    return DutyState(
        duty, "" if element is None else element.key, state, _text(value(duty.debtor)), _text(value(duty.creditor)),
        _day(starts), due_day, done_day, late, missing, tuple(reasons),
    )  # fmt: skip


def _state(
    on: date, duty: Duty, condition: Result, starts: Result, due: Result, performed: Result, flags: dict[str, Result]
) -> State:
    """Return the state from what each part of the duty is worth, in a fixed order: the first decisive part wins.

    A part that is not known stops there: what follows could not be relied on once it is. Only a condition that is not
    known leaves the duty conditionnelle.
    """
    if isinstance(condition, Undetermined):
        return State.CONDITIONAL
    if isinstance(condition, Conflict):
        return State.UNDETERMINED
    if duty.forbids and duty.breached:
        held = _truth(flags[duty.breached])
        if held is not False:
            return State.UNDETERMINED if held is None else State.BREACHED
    done = _day(performed)
    if _unknown(performed) or (done is not None and done <= on and _unknown(due)):
        return State.UNDETERMINED
    last, first = _day(due), _day(starts)
    if done is not None and done <= on:
        return State.CURED if last is not None and done > last else State.PERFORMED
    for name, state in ((duty.lost, State.LOST), (duty.ended, State.ENDED), (duty.suspended, State.SUSPENDED)):
        held = _truth(flags[name]) if name else False
        if held is not False:
            return State.UNDETERMINED if held is None else state
    if _unknown(starts):
        return State.UNDETERMINED
    if (duty.starts and first is None) or (first is not None and first > on):
        return State.CONDITIONAL
    if duty.forbids:
        return State.OBSERVED
    broken = _truth(flags[duty.breached]) if duty.breached else False
    if broken is not False:
        return State.UNDETERMINED if broken is None else State.BREACHED
    if _unknown(due):
        return State.UNDETERMINED
    return State.LATE if last is not None and last < on else State.DUE


def _unknown(result: Result) -> bool:
    return isinstance(result, Undetermined | Conflict)


def _truth(result: Result | None) -> bool | None:
    """Return the truth of a flag: absent or vide is False, unknown None."""
    if isinstance(result, Determined):
        return bool(result.value)
    return False if result is None or isinstance(result, Void) else None


def _day(result: Result) -> date | None:
    return result.value if isinstance(result, Determined) and isinstance(result.value, date) else None


def _text(result: Result) -> str:
    return str(result.value) if isinstance(result, Determined) else ""
