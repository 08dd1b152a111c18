"""``clausier comparer``: one question under two contracts, or the concepts that contracts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.app import compare
from clausier.app.opening import open_project
from clausier.cli.arguments import wrong
from clausier.cli.console import DONE, UNDETERMINED, UNREADABLE
from clausier.cli.wishes import wish
from clausier.evaluate.result import Undetermined
from clausier.text.diagnostic import Diagnostic
from clausier.text.paint import columns, pad, wrap

if TYPE_CHECKING:
    from clausier.app.compare import Pair, Row, Side
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.project.manifest import Manifest

_MOST_WORDS = 4
_MARGIN = "  "


def run(arguments: Arguments, console: Console) -> int:
    """Compare what is asked for."""
    named = tuple(arguments.words)
    project = open_project(arguments.option("projet"), *named)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    if arguments.has("contrats"):
        return _contracts(project.value, named, console)
    if not arguments.option("question"):
        problem = wrong(arguments.verb, "dites quoi comparer : --question QUESTION, ou --contrats")
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
        for each in outcome.value:
            _say(each, console, everything=arguments.has("complet"))
    sides = [side for pair in outcome.value for side in pair[:2]]
    return UNDETERMINED if any(isinstance(each.answer.result, Undetermined) for each in sides) else DONE


def _say(pair: Pair, console: Console, *, everything: bool) -> None:
    """Tell both answers, what differs, and the words on each side."""
    paint = console.paint
    names = [each.answer.contract for each in pair[:2]]
    width = max(columns(each) for each in names)
    for name, side in zip(names, pair[:2], strict=True):
        asked = f"{side.answer.text} [{side.answer.about}]" if side.answer.about else side.answer.text
        console.say(f"{paint.bold(pad(name, width))}  {paint.bold(side.verdict)}")
        for line in wrap(asked, paint.width, first=" " * (width + 2)):
            console.say(paint.faint(line))
    console.say()
    if not pair.differing:
        console.say(f"{_MARGIN}Rien ne diffère : même réponse, mêmes détails communs.")
    for label in pair.differing:
        values = [each.verdict if label == compare.ANSWER else dict(each.parts)[label] for each in pair[:2]]
        told = " ; ".join(f"{name} : {value}" for name, value in zip(names, values, strict=True))
        for line in wrap(told, paint.width, first=f"{_MARGIN}Diffère, {label} — ", rest=f"{_MARGIN}    "):
            console.say(line)
    for name, side in zip(names, pair[:2], strict=True):
        shown = side.words if everything else side.words[:_MOST_WORDS]
        if pair.differing and shown:
            console.say(f"{_MARGIN}Les mots qui décident, {name} :")
        for each in shown if pair.differing else ():
            for line in wrap(f"« {each.words} » — {each.place}", paint.width, first=f"{_MARGIN}  – "):
                console.say(line)
    console.say()


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
        _say_rows(outcome.value, names, console)
    return DONE


def _say_rows(rows: tuple[Row, ...], names: tuple[str, ...], console: Console) -> None:
    from clausier.cli.tables import table

    lines = [(row.concept.label, *(_cell(each.values, each.words) for each in row.cells)) for row in rows]
    console.say(table(("Concept", *names), lines, console.paint))


def _cell(values: tuple[tuple[str, str], ...], words: tuple[tuple[str, str], ...]) -> str:
    told = [f"{name} : {value}" for name, value in values]
    told += [f"« {each} » ({place})" for each, place in words]
    return "\n".join(told) or "—"
