"""``clausier faits``: the facts of a dossier as they are understood."""

from __future__ import annotations

from clausier.app.opening import open_case, open_project
from clausier.cli.console import DONE, UNREADABLE
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Show the facts of a dossier."""
    from clausier.dossier.show import record, show_facts
    from clausier.dossier.vocabulary import vocabulary_of

    path = arguments.word(0)
    project = open_project(arguments.option("projet"), path)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    opened = open_case(project.value, path, arguments.option("contrat"))
    if opened.value is None:
        return console.report(opened.problems, opened.sources, UNREADABLE)
    vocabulary = vocabulary_of(opened.value.program)
    if console.json:
        console.give({"schema": "clausier.faits/1", **record(opened.value.facts, vocabulary)})
    else:
        for line in show_facts(opened.value.facts, vocabulary):
            console.say(line)
    return DONE
