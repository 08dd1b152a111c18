"""``clausier verifier``: what is wrong, where, and what to do; then how much of the words the rules cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.app.opening import open_project
from clausier.app.verify import verify
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE
from clausier.text.render import in_order, record, shown

if TYPE_CHECKING:
    from clausier.app.verify import Verified
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Check a project."""
    project = open_project(arguments.option("projet"), *arguments.words)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    found = verify(project.value, arguments.words, project.problems)
    errors = sum(each.is_error for each in found.problems)
    warnings = len(found.problems) - errors
    if console.json:
        console.give(_record(found))
    else:
        for each in in_order(found.problems):
            console.say(shown(each, found.sources, console.paint))
            console.say()
        _say_summary(found, errors, warnings, console)
    return PROBLEMS if errors or (warnings and arguments.has("strict")) else DONE


def _say_summary(found: Verified, errors: int, warnings: int, console: Console) -> None:
    paint = console.paint
    told = [
        f"{len(found.models)} contrat{_s(len(found.models))}",
        f"{len(found.dossiers)} dossier{_s(len(found.dossiers))}",
    ]
    ink = paint.red if errors else paint.yellow if warnings else paint.green
    problems = f"{errors} erreur{_s(errors)}, {warnings} avertissement{_s(warnings)}"
    console.say(f"{', '.join(told)} : {ink(problems if errors or warnings else 'rien à signaler')}")


def _s(count: int) -> str:
    return "s" if count > 1 else ""


def _record(found: Verified) -> object:
    return {
        "schema": "clausier.verification/1",
        "contracts": sorted(found.models),
        "dossiers": list(found.dossiers),
        "diagnostics": [record(each, found.sources) for each in in_order(found.problems)],
    }
