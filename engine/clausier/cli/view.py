"""``clausier voir``: any stage of the pipeline, as it is."""

from __future__ import annotations

from clausier.app.opening import open_project
from clausier.app.view import STAGES, view
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.verbs import plain
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Show a stage."""
    project = open_project(arguments.option("projet"), *arguments.words)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    stage = plain(arguments.option("etape")) or STAGES[0]
    outcome = view(project.value, stage, arguments.words, arguments.option("contrat"))
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give({"schema": "clausier.etape/1", "stage": stage, "text": outcome.value})
    else:
        console.say(outcome.value.rstrip("\n"))
    return DONE
