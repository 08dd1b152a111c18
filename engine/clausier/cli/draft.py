"""``clausier rediger``: writes a document, by the end of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.app.draft import draft
from clausier.app.opening import open_project
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.wishes import wish
from clausier.text.diagnostic import Diagnostic

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
    wished = wish(arguments)
    if isinstance(wished, Diagnostic):
        return console.report((wished,), {}, UNREADABLE)
    project = open_project(arguments.option("projet"), *([dossier] if dossier else []))
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = draft(project.value, name, dossier, output, wished)
    written = outcome.value
    if written is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        record = {"document": name, "title": written.title, "contract": written.contract.id, "file": written.path}
        remarks = [{"code": each.code.ident, "message": each.message} for each in outcome.problems]
        console.give({"schema": "clausier.document/1", **record, "remarks": remarks})
    else:
        console.report(outcome.problems, outcome.sources, DONE)
        console.say(f"{written.path} : « {written.title} » ({written.contract.id}), écrit et relu mot à mot")
    return DONE
