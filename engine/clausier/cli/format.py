"""``clausier formater``: clause files in their canonical layout."""

from __future__ import annotations

from clausier.app.format import format_files
from clausier.app.opening import open_project
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Format clause files; with ``--verifier``, tell which ones are not formatted."""
    project = open_project(arguments.option("projet"), *arguments.words)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    dry = arguments.has("verifier")
    outcome = format_files(project.value, arguments.words, dry=dry)
    found = outcome.value
    broken = any(each.is_error for each in outcome.problems)
    if found is None or (console.json and broken):
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give({"schema": "clausier.formatage/1", "seen": len(found.seen), "changed": list(found.changed)})
    else:
        console.report([each for each in outcome.problems if each.is_error], outcome.sources, DONE)
        verb = "à mettre en forme" if dry else "mis en forme"
        for each in found.changed:
            console.say(f"{verb} : {each}")
        s = "s" if len(found.seen) > 1 else ""
        console.say(f"{len(found.seen)} fichier{s} lu{s}, {len(found.changed)} {verb}")
    if broken:
        return UNREADABLE
    return PROBLEMS if dry and found.changed else DONE
