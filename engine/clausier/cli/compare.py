"""``clausier comparer``: two contracts word by word, one question under both, or the concepts they share."""

from __future__ import annotations

from clausier.app import compare
from clausier.app.opening import open_project
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, UNDETERMINED, UNREADABLE
from clausier.cli.wishes import wish
from clausier.evaluate.result import Undetermined
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.compare import Pair, Side
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.project.manifest import Manifest


def run(arguments: Arguments, console: Console) -> int:
    """Compare what is asked for."""
    named = tuple(arguments.words)
    project = open_project(arguments.option("projet"), *named)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    if arguments.has("sortie"):
        from clausier.cli import redline

        return redline.run(project.value, arguments, console)
    if arguments.has("contrats"):
        return _contracts(project.value, named, console)
    if not arguments.option("question"):
        problem = wrong(arguments.verb, "dites quoi comparer : --sortie F.docx, --question QUESTION, ou --contrats")
        return console.report((problem,), {}, UNREADABLE)
    return _answers(project.value, named, arguments, console)


def _answers(project: Manifest, paths: tuple[str, ...], arguments: Arguments, console: Console) -> int:
    wanted = wish(arguments)
    if isinstance(wanted, Diagnostic):
        return console.report((wanted,), {}, UNREADABLE)
    under = arguments.options.get("sous", ())
    outcome = compare.compare_answers(project, arguments.option("question"), paths, under, wanted)
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give({"schema": "clausier.comparaison/1", "pairs": [_record(each) for each in outcome.value]})
    else:
        from clausier.cli.side_by_side import pair_lines

        for rank, each in enumerate(outcome.value):
            if rank:
                console.say()
            for line in pair_lines(each, console.paint, everything=arguments.has("complet")):
                console.say(line)
    sides = [side for pair in outcome.value for side in pair[:2]]
    return UNDETERMINED if any(isinstance(each.answer.result, Undetermined) for each in sides) else DONE


def _record(pair: Pair) -> dict[str, object]:
    return {"left": _side(pair.left), "right": _side(pair.right), "differing": list(pair.differing)}


def _side(side: Side) -> dict[str, object]:
    from clausier.cli import answer_json
    from clausier.cli.ask import provenance

    return {
        "answer": answer_json.record(side.asked.case.program, side.answer, provenance(side.asked)),
        "words": [{"place": each.place, "words": each.words} for each in side.words],
    }


def _contracts(project: Manifest, names: tuple[str, ...], console: Console) -> int:
    outcome = compare.compare_contracts(project, names)
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        rows = [
            {
                "concept": row.concept.name,
                "label": row.concept.label,
                "contracts": [
                    {"contract": name, "values": dict(cell.values), "words": [list(each) for each in cell.words]}
                    for name, cell in zip(names, row.cells, strict=True)
                ],
            }
            for row in outcome.value
        ]
        console.give({"schema": "clausier.concepts/1", "rows": rows})
    else:
        from clausier.cli.side_by_side import row_lines

        for line in row_lines(outcome.value, names, console.paint):
            console.say(line)
    return DONE
