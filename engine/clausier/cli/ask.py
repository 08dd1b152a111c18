"""``clausier demander``: the answers, their reasons, and what they rest on."""

from __future__ import annotations

from clausier.app.ask import answer
from clausier.app.opening import open_project
from clausier.cli.console import DONE, UNDETERMINED, UNREADABLE
from clausier.cli.footing import footing
from clausier.cli.wishes import wish
from clausier.evaluate.result import Undetermined
from clausier.project.identity import VERSION
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.ask import Asked, Wish
    from clausier.cli.answer_json import Json
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Answer a question of a dossier."""
    name, path = arguments.word(0), arguments.word(1)
    wanted = wish(arguments)
    if isinstance(wanted, Diagnostic):
        return console.report((wanted,), {}, UNREADABLE)
    project = open_project(arguments.option("projet"), path)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    outcome = answer(project.value, name, path, wanted, arguments.option("sur"))
    asked = outcome.value
    if asked is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        _give(asked, console)
    else:
        _say(asked, wanted, arguments, console)
    open_ended = any(isinstance(each.result, Undetermined) for each in asked.answers)
    return UNDETERMINED if open_ended else DONE


def _give(asked: Asked, console: Console) -> None:
    from clausier.cli import answer_json

    records: list[Json] = [answer_json.record(asked.case.program, each, provenance(asked)) for each in asked.answers]
    console.give(records[0] if len(records) == 1 else {"schema": answer_json.SEVERAL, "answers": records})


def _say(asked: Asked, wanted: Wish, arguments: Arguments, console: Console) -> None:
    from clausier.cli import answer_text

    case, brief, everything = asked.case, arguments.has("bref"), arguments.has("complet")
    for each in asked.answers:
        console.say(answer_text.render(case.program, each, console.paint, brief=brief, everything=everything))
        console.say()
    for line in footing(case, wanted, given=arguments.has("au")):
        console.say(console.paint.faint(line))


def provenance(asked: Asked) -> dict[str, Json]:
    """Return what replays an answer: the hashes of the clauses and of the dossier, and the engine."""
    return {
        "engine": VERSION,
        "contract": asked.case.contract.id,
        "library": asked.case.program.version,
        "dossier": asked.case.source.name,
        "dossier_hash": asked.case.digest,
        "hash": "blake2b-160",
    }
