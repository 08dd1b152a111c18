"""``clausier echeances``: the dates ahead, with their prudent dates; on request, a calendar file."""

from __future__ import annotations

from clausier.app.deadlines import deadlines
from clausier.app.opening import open_project
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.footing import footing
from clausier.cli.tables import table
from clausier.cli.wishes import wish
from clausier.evaluate import wording
from clausier.text.diagnostic import Diagnostic
from clausier.text.paint import wrap
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_date

if TYPE_CHECKING:
    from clausier.app.deadlines import Deadline, Deadlines
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.norms.tree import Program


def run(arguments: Arguments, console: Console) -> int:
    """List the dates ahead of a dossier."""
    wanted = wish(arguments)
    if isinstance(wanted, Diagnostic):
        return console.report((wanted,), {}, UNREADABLE)
    path = arguments.word(0)
    project = open_project(arguments.option("projet"), path)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = deadlines(project.value, path, wanted)
    found = outcome.value
    if found is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    written = arguments.option("ics")
    if written:
        from clausier.app.calendar_file import write_calendar

        problems = write_calendar(found, written)
        if problems:
            return console.report(problems, {}, UNREADABLE)
    if console.json:
        console.give(_record(found, written))
        return DONE
    _say(found, console)
    if written:
        dated = sum(each.day is not None for each in found.ahead)
        console.say(f"{written} : {dated} date{'s' if dated > 1 else ''} écrite{'s' if dated > 1 else ''}")
    for line in footing(found.case, wanted, given=arguments.has("au")):
        console.say(console.paint.faint(line))
    return DONE


def _say(found: Deadlines, console: Console) -> None:
    program, paint = found.case.program, console.paint
    dated = [each for each in found.ahead if each.day is not None]
    if dated:
        rows = [_row(program, each) for each in dated]
        console.say(table(("Date", "Échéance", "Par", "Date prudente"), rows, paint))
    else:
        console.say("Aucune échéance datée à venir.")
    open_ended = [each for each in found.ahead if each.day is None]
    if open_ended:
        console.say()
        console.say(paint.bold("Dates qu'on ne peut pas encore fixer"))
    for each in open_ended:
        about = f" [{each.about}]" if each.about else ""
        console.say(f"  ? {wording.capital(each.label)}{about}")
        for need in sorted(each.missing, key=lambda need: need.path):
            for line in wrap(wording.missing_text(need), paint.width, first="      il manque : "):
                console.say(line)
    console.say()


def _row(program: Program, deadline: Deadline) -> tuple[str | tuple[str, str], ...]:
    assert deadline.day is not None  # noqa: S101  only dated ones are listed
    about = f" [{deadline.about}]" if deadline.about else ""
    safe: str | tuple[str, str] = "—"
    if deadline.safe is not None and deadline.safe != deadline.day:
        safe = ("yellow", show_date(deadline.safe, weekday=True))
    elif deadline.safe is not None:
        safe = "la même"
    shown = show_date(deadline.day, weekday=True)
    return (
        ("red", f"{shown} (dépassée)") if deadline.late else shown,
        f"{wording.capital(deadline.label)}{about}",
        wording.value_text(program, deadline.who) if deadline.who else "—",
        safe,
    )


def _record(found: Deadlines, written: str) -> object:
    return {
        "schema": "clausier.echeances/1",
        "contract": found.case.contract.id,
        "date": found.on.isoformat(),
        "file": written or None,
        "deadlines": [
            {
                "source": each.source,
                "label": each.label,
                "about": each.about or None,
                "who": each.who or None,
                "date": None if each.day is None else each.day.isoformat(),
                "safe_date": None if each.safe is None else each.safe.isoformat(),
                "late": each.late,
                "missing": [need.path for need in sorted(each.missing, key=lambda need: need.path)],
            }
            for each in found.ahead
        ],
    }
