"""``clausier rediger``: writes a document, by the end of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.app.draft import draft
from clausier.app.opening import open_project
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, UNREADABLE

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Write a document."""
    output = arguments.option("sortie")
    if not output:
        problem = wrong(arguments.verb, "il manque le fichier à écrire : --sortie contrat.docx")
        return console.report((problem,), {}, UNREADABLE)
    name, dossier = arguments.word(0), arguments.word(1)
    project = open_project(arguments.option("projet"), *([dossier] if dossier else []))
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = draft(project.value, name, dossier, output, arguments.option("contrat"))
    written = outcome.value
    if written is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        record = {"document": name, "title": written.title, "contract": written.contract.id, "file": written.path}
        console.give({"schema": "clausier.document/1", **record})
    else:
        console.say(f"{written.path} : « {written.title} » ({written.contract.id}), écrit et relu mot à mot")
    return DONE
