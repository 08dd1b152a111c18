"""``clausier documents``: what can be printed."""

from __future__ import annotations

from clausier.app.draft import printable
from clausier.app.opening import open_project
from clausier.cli.console import DONE, UNREADABLE
from clausier.text.paint import columns, pad
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """List the documents of a contract, of every contract when none is named."""
    project = open_project(arguments.option("projet"))
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = printable(project.value, arguments.word(0))
    found = outcome.value
    if found is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        records = [
            {
                "contract": each.contract.id,
                "document": each.name,
                "title": each.title,
                "question": each.question or None,
                "about": each.about or None,
            }
            for each in found
        ]
        console.give({"schema": "clausier.documents/1", "documents": records})
        return DONE
    if not found:
        console.say("Aucun document déclaré (« document nom « Titre » » dans un bloc de clauses).")
    width = max((columns(each.name) for each in found), default=0) + 2
    for each in found:
        about = f" (sur {each.about})" if each.about else ""
        kind = f", lettre{about}" if each.question else ""
        console.say(f"  {pad(each.name, width)}{each.title}{kind} {console.paint.faint(f'({each.contract.id})')}")
    return DONE
