"""``clausier bilan``: who owes what to whom, by when, in what state; and which powers are open."""

from __future__ import annotations

from collections import Counter
from datetime import date

from clausier.app.balance import balance
from clausier.app.opening import open_project
from clausier.cli.answer_json import result_json
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.footing import footing
from clausier.cli.tables import table
from clausier.cli.wishes import wish
from clausier.evaluate import wording
from clausier.evaluate.result import Determined, Undetermined
from clausier.evaluate.timeline import State
from clausier.text.diagnostic import Diagnostic
from clausier.text.paint import wrap
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_date

if TYPE_CHECKING:
    from clausier.app.ask import Wish
    from clausier.app.balance import Balance
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.evaluate.result import Missing
    from clausier.evaluate.timeline import DutyState, PowerState
    from clausier.norms.tree import Program

_INKS = {
    State.LATE: "red", State.LOST: "red", State.BREACHED: "red", State.UNDETERMINED: "yellow",
    State.SUSPENDED: "yellow", State.DUE: "bold", State.CONDITIONAL: "faint",
}  # fmt: skip
# What calls for attention first.
_ORDER = (
    State.BREACHED, State.LOST, State.LATE, State.DUE, State.SUSPENDED, State.UNDETERMINED, State.CONDITIONAL,
    State.CURED, State.PERFORMED, State.OBSERVED, State.ENDED,
)  # fmt: skip
_HIDDEN = (State.CONDITIONAL, State.PERFORMED, State.CURED, State.ENDED, State.OBSERVED)
_MOST_NEEDS = 10


def run(arguments: Arguments, console: Console) -> int:
    """Show the balance of a dossier."""
    wanted = wish(arguments)
    if isinstance(wanted, Diagnostic):
        return console.report((wanted,), {}, UNREADABLE)
    path = arguments.word(0)
    project = open_project(arguments.option("projet"), path)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = balance(project.value, path, wanted)
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give(_record(outcome.value, wanted))
    else:
        _say(outcome.value, arguments, console)
        for line in footing(outcome.value.case, wanted, given=arguments.has("au")):
            console.say(console.paint.faint(line))
    return DONE


def _say(found: Balance, arguments: Arguments, console: Console) -> None:
    program, paint, everything = found.case.program, console.paint, arguments.has("tout")
    ordered = sorted(found.duties, key=lambda each: (_ORDER.index(each.state), each.due or date.max))
    shown = [each for each in ordered if everything or each.state not in _HIDDEN]
    console.say(paint.bold("Obligations"))
    if shown:
        rows = [_duty_row(program, each) for each in shown]
        console.say(table(("Obligation", "Débiteur", "Créancier", "Au plus tard", "État"), rows, paint))
    else:
        console.say("  rien n'est dû")
    hidden = Counter(each.state.value for each in ordered if each not in shown)
    if hidden:
        told = ", ".join(f"{count} {state}{'s' if count > 1 else ''}" for state, count in sorted(hidden.items()))
        console.say(paint.faint(f"  et {told} (--tout montre tout)"))
    opened = [each for each in found.powers if everything or _is_possible(each)]
    console.say()
    console.say(paint.bold("Facultés ouvertes"))
    for each in opened:
        for line in wrap(_power_line(program, each), paint.width, first=f"  {_power_mark(each)} "):
            console.say(line)
    if not opened:
        console.say("  aucune")
    lacking = {need for each in shown for need in each.missing if each.state is State.UNDETERMINED}
    lacking |= {need for each in opened if isinstance(each.opened, Undetermined) for need in each.opened.missing}
    _say_missing(lacking, console, everything=everything)
    console.say()


def _say_missing(lacking: set[Missing], console: Console, *, everything: bool) -> None:
    """Tell what would settle what is not known, once each, the first ones when they are many."""
    if not lacking:
        return
    console.say()
    console.say(console.paint.bold("Pour trancher ce qui est indéterminé"))
    ordered = sorted(lacking, key=lambda each: each.path)
    told = ordered if everything else ordered[:_MOST_NEEDS]
    if len(told) < len(ordered):
        told = ordered[: _MOST_NEEDS - 1]
    for need in told:
        text = f"{wording.missing_text(need)}    {console.paint.faint(need.path)}"
        for line in wrap(text, console.paint.width, first="  – "):
            console.say(line)
    if len(told) < len(ordered):
        console.say(console.paint.faint(f"  … et {len(ordered) - len(told)} autres faits (--tout montre tout)"))


def _duty_row(program: Program, state: DutyState) -> tuple[str | tuple[str, str], ...]:
    about = f" [{state.about}]" if state.about else ""
    told = state.state.value
    if state.late_days:
        told += f" ({state.late_days} jour{'s' if state.late_days > 1 else ''})"
    if state.performed is not None:
        told += f", le {show_date(state.performed)}"
    due = show_date(state.due) if state.due is not None else "—"
    return (
        f"{state.duty.label or wording.humanized(state.duty.name)}{about}",
        wording.value_text(program, state.debtor) or "?",
        wording.value_text(program, state.creditor) or "?",
        due,
        (_INKS.get(state.state, "green"), told),
    )


def _is_possible(power: PowerState) -> bool:
    return isinstance(power.opened, Undetermined) or power.opened == Determined(value=True)


def _power_mark(power: PowerState) -> str:
    if isinstance(power.opened, Undetermined):
        return "?"
    return "✓" if power.opened == Determined(value=True) else "✗"


def _power_line(program: Program, power: PowerState) -> str:
    about = f" [{power.about}]" if power.about else ""
    holders = " ou ".join(wording.value_text(program, each) for each in power.power.holders)
    place = next((wording.place(each) for each in power.power.citations if each.place), "")
    shown = f" ({place})" if place else ""
    by = f", par {holders}" if holders else ""
    return f"{power.power.label or wording.humanized(power.power.name)}{about}{by}{shown}"


def _record(found: Balance, wanted: Wish) -> object:
    return {
        "schema": "clausier.bilan/1",
        "contract": found.case.contract.id,
        "date": wanted.on.isoformat(),
        "duties": [
            {
                "duty": each.duty.name,
                "label": each.duty.label,
                "about": each.about or None,
                "state": each.state.name.lower(),
                "debtor": each.debtor,
                "creditor": each.creditor,
                "starts": None if each.starts is None else each.starts.isoformat(),
                "due": None if each.due is None else each.due.isoformat(),
                "performed": None if each.performed is None else each.performed.isoformat(),
                "late_days": each.late_days,
                "missing": [need.path for need in sorted(each.missing, key=lambda need: need.path)],
            }
            for each in found.duties
        ],
        "powers": [
            {
                "power": each.power.name,
                "label": each.power.label,
                "about": each.about or None,
                "holders": list(each.power.holders),
                **result_json(each.opened),
            }
            for each in found.powers
        ],
    }
