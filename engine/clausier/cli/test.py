"""``clausier tester``: the cases beside the clauses, those that fail with what was expected, found and why."""

from __future__ import annotations

from clausier.app.opening import open_project
from clausier.app.test import run_cases
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE
from clausier.cli.reason_lines import lines
from clausier.cli.reasons import Told
from clausier.text.paint import wrap
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.test import Tested
    from clausier.assurance.runner import Ran
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.norms.tree import Program
    from clausier.project.manifest import Manifest


def run(arguments: Arguments, console: Console) -> int:
    """Run cases."""
    project = open_project(arguments.option("projet"), *arguments.words)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    if arguments.has("couverture") or arguments.has("mutation"):
        from clausier.cli import assurance

        return assurance.run(project.value, arguments, console)
    if arguments.option("si"):
        return _try(project.value, arguments, console)
    outcome = run_cases(project.value, arguments.words, arguments.option("filtre"))
    tested = outcome.value
    if tested is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    broken = any(each.is_error for each in outcome.problems)
    failed = [each for each, _ in tested.ran if not each.holds]
    if console.json:
        from clausier.text.render import in_order, record

        problems = [record(each, outcome.sources) for each in in_order(outcome.problems)]
        cases = [_record(each) for each, _ in tested.ran]
        console.give({"schema": "clausier.cas/1", "cases": cases, "diagnostics": problems})
    else:
        _say(tested, console, everything=arguments.has("tout"))
        if outcome.problems:
            console.report(outcome.problems, outcome.sources, DONE)
    if broken and not tested.ran:
        return UNREADABLE
    return PROBLEMS if failed or broken else DONE


def _try(project: Manifest, arguments: Arguments, console: Console) -> int:
    """Tell which answers of the cases another value of a parameter changes."""
    from clausier.app.impact import try_parameter

    outcome = try_parameter(project, arguments.words, arguments.option("filtre"), arguments.option("si"))
    tried = outcome.value
    if tried is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        changes = [
            {
                "contract": contract.id,
                "case": change.case.title,
                "file": change.case.file,
                "line": change.case.line,
                "question": change.question,
                "about": change.case.about or None,
                "parts": [part._asdict() for part in change.parts],
            }
            for contract, change in tried.changes
        ]
        console.give({"schema": "clausier.effets/1", "cases": tried.library, "changes": changes})
        return DONE
    paint = console.paint
    for _, change in tried.changes:
        case = change.case
        console.say(f"{paint.bold(case.title)} {paint.faint(f'{case.file}:{case.line}')}")
        for part in change.parts:
            told = f"{part.label} : {part.before} → {part.after}"
            for line in wrap(told, paint.width, first="    "):
                console.say(line)
    count = len(tried.changes)
    console.say(
        f"{arguments.option('si')} : {count} cas sur {tried.library} change{'nt' if count > 1 else ''} de réponse"
    )
    return DONE


def _say(tested: Tested, console: Console, *, everything: bool) -> None:
    paint = console.paint
    for ran, program in tested.ran:
        case = ran.case
        if ran.holds:
            if everything:
                console.say(f"{paint.green('✓')} {case.title} {paint.faint(f'{case.file}:{case.line}')}")
            continue
        console.say(f"{paint.red('✗')} {paint.bold(case.title)} {paint.faint(f'{case.file}:{case.line}')}")
        for gap in ran.gaps:
            console.say(
                f"    {gap.what} : attendu « {gap.expected} », trouvé « {gap.got} » {paint.faint(f'ligne {gap.line}')}"
            )
        if ran.gaps:
            _say_reasons(ran, program, console)
    done = sum(each.holds for each, _ in tested.ran)
    count = len(tested.ran)
    ink = paint.green if done == count else paint.red
    console.say(ink(f"{count} cas, {done} réussi{'s' if done > 1 else ''}, {count - done} en échec"))


def _say_reasons(ran: Ran, program: Program, console: Console) -> None:
    if ran.answer is None:
        return
    told = Told(program, ran.answer.about, everything=False)
    for line in lines(told.reasons(ran.answer.reasons), console.paint, indent=6):
        console.say(line)


def _record(ran: Ran) -> object:
    return {
        "title": ran.case.title,
        "file": ran.case.file,
        "line": ran.case.line,
        "question": ran.case.question.text,
        "passed": ran.holds,
        "gaps": [{"what": gap.what, "expected": gap.expected, "found": gap.got, "line": gap.line} for gap in ran.gaps],
        "diagnostics": [each.code.ident for each in ran.problems],
    }
