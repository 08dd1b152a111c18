"""``clausier nouveau``: a project, or a dossier."""

from __future__ import annotations

import os

from clausier.app.new import new_dossier, new_project
from clausier.app.opening import open_project
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, UNREADABLE
from clausier.cli.verbs import plain
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console

_SUFFIX = ".yml"


def run(arguments: Arguments, console: Console) -> int:
    """Start a project or a dossier."""
    match plain(arguments.word(0)):
        case "projet":
            return _project(arguments, console)
        case "dossier":
            return _dossier(arguments, console)
        case _:
            message = f"« {arguments.word(0)} » ne se commence pas : écrivez « projet » ou « dossier »"
            return console.report((wrong(arguments.verb, message),), {}, UNREADABLE)


def _project(arguments: Arguments, console: Console) -> int:
    path = arguments.option("sortie") or arguments.word(1)
    if not path:
        return console.report((wrong(arguments.verb, "il manque le nom du projet"),), {}, UNREADABLE)
    outcome = new_project(path)
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give({"schema": "clausier.nouveau/1", "project": path, "files": list(outcome.value)})
        return DONE
    console.say(f"Le projet « {path} » est prêt : un contrat d'exemple, ses cas, un dossier.")
    console.say()
    for command in (f"cd {_typed(path)}", "clausier verifier", "clausier questions", "clausier tester"):
        console.say(f"  $ {command}")
    return DONE


def _dossier(arguments: Arguments, console: Console) -> int:
    name = arguments.word(1) or "dossier"
    path = arguments.option("sortie") or (name if name.endswith(_SUFFIX) else f"{name}{_SUFFIX}")
    project = open_project(arguments.option("projet"), os.path.abspath(path))
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = new_dossier(project.value, arguments.option("contrat"), path)
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give({"schema": "clausier.nouveau/1", "dossier": path})
    else:
        console.say(f"« {path} » est prêt : remplissez ce que vous savez, laissez vide le reste.")
        console.say(f"  $ clausier faits {_typed(path)}")
    return DONE


def _typed(path: str) -> str:
    """Return a path as one types it: between quotes when it has spaces, which every shell takes."""
    return f'"{path}"' if " " in path else path
