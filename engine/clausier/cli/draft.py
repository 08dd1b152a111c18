"""``clausier rediger``: writes a document, by the end of its name."""

from __future__ import annotations

from clausier.app.draft import draft
from clausier.app.drafted import Act, Drafted, Refused
from clausier.app.opening import open_project
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE
from clausier.cli.wishes import wish
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING, assert_never
from clausier.values.show import show_date

if TYPE_CHECKING:
    from clausier.cli.answer_json import Json
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
    act = Act(arguments.option("sur"), arguments.has("forcer"))
    outcome = draft(project.value, name, dossier, output, wished, act)
    match outcome.value:
        case None:
            return console.report(outcome.problems, outcome.sources, UNREADABLE)
        case Refused() as refused:
            return _refuse(refused, outcome.problems, console)
        case Drafted() as written:
            return _tell(name, written, outcome.problems, console)
        case _:
            assert_never(outcome.value)


def _refuse(refused: Refused, problems: tuple[Diagnostic, ...], console: Console) -> int:
    """Tell why a letter was not written: the answer it would rest on, with its reasons."""
    program, answer = refused.case.program, refused.answer
    if console.json:
        from clausier.cli import answer_json

        reasons: list[Json] = [{"code": each.code.ident, "message": each.message} for each in problems]
        told = answer_json.record(program, answer, {})
        console.give({"schema": "clausier.refus/1", "refusals": reasons, "answer": told})
        return PROBLEMS
    from clausier.cli import answer_text

    console.say(answer_text.render(program, answer, console.paint))
    console.say()
    return console.report(problems, {}, PROBLEMS)


def _tell(name: str, written: Drafted, remarks: tuple[Diagnostic, ...], console: Console) -> int:
    """Tell what was written, and what its reader should know."""
    safe = None if written.answer is None else written.answer.safe
    if console.json:
        record: dict[str, Json] = {"document": name, "title": written.title, "contract": written.contract.id}
        record |= {"file": written.path, "draft": written.banner or None}
        record["safe_date"] = safe.day.isoformat() if safe and safe.day else None
        told: list[Json] = [{"code": each.code.ident, "message": each.message} for each in remarks]
        console.give({"schema": "clausier.document/1", **record, "remarks": told})
        return DONE
    console.report(remarks, {}, DONE)
    done = f", marqué « {written.banner} »" if written.banner else ""
    console.say(f"{written.path} : « {written.title} » ({written.contract.id}), écrit et relu mot à mot{done}")
    if safe is not None and safe.day is not None:
        console.say(f"Date prudente (« {safe.label} ») : {show_date(safe.day, weekday=True)}")
    return DONE
