"""``clausier verifier``: what is wrong, where, and what to do; then how much of the words the rules cover."""

from __future__ import annotations

from clausier.app.opening import open_project
from clausier.app.verify import unknown_paths, verify
from clausier.check.coverage import Binding
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE
from clausier.cli.tables import table
from clausier.text.paint import wrap
from clausier.text.render import in_order, record, shown
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.verify import Verified
    from clausier.check.coverage import Shares
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console

_HEADERS = {
    Binding.RULE: "Règle", Binding.JUDGEMENT: "Apprécié", Binding.READING: "Lecture", Binding.NO_EFFECT: "Sans effet",
    Binding.NONE: "Libre",
}  # fmt: skip


def run(arguments: Arguments, console: Console) -> int:
    """Check a project."""
    project = open_project(arguments.option("projet"), *arguments.words)
    if project.value is None:
        return console.report(project.problems, project.sources, UNREADABLE)
    unknown = unknown_paths(project.value, arguments.words)
    if unknown:
        return console.report(unknown, {}, UNREADABLE)
    found = verify(project.value, arguments.words, project.problems)
    errors = sum(each.is_error for each in found.problems)
    warnings = len(found.problems) - errors
    if console.json:
        console.give(_record(found))
    else:
        for each in in_order(found.problems):
            console.say(shown(each, found.sources, console.paint))
            console.say()
        if not errors and not arguments.words:
            for ident, shares in found.contracts.items():
                _say_coverage(ident, shares, console)
        _say_summary(found, errors, warnings, console)
    return PROBLEMS if errors or (warnings and arguments.has("strict")) else DONE


def _say_summary(found: Verified, errors: int, warnings: int, console: Console) -> None:
    paint = console.paint
    contracts, dossiers = len(found.contracts), len(found.dossiers)
    ink = paint.red if errors else paint.yellow if warnings else paint.green
    problems = f"{_count(errors, 'erreur')}, {_count(warnings, 'avertissement')}"
    told = f"{_count(contracts, 'contrat')}, {_count(dossiers, 'dossier')}"
    console.say(f"{told} : {ink(problems if errors or warnings else 'rien à signaler')}")


def _say_coverage(ident: str, coverage: Shares, console: Console) -> None:
    """Show how many sentences of each article something binds."""
    paint = console.paint
    for rank, line in enumerate(wrap(f"{ident} : {coverage.total}", paint.width, rest="  ")):
        console.say(paint.bold(line) if rank == 0 else line)
    if not coverage.sentences:
        return
    rows: list[tuple[str | tuple[str, str], ...]] = []
    for each in coverage.articles:
        count = each.sentences
        if not count:
            continue
        loose = each.bound_by(Binding.NONE)
        share = (count - loose) * 100 // count
        ink = "green" if not loose else "red" if loose == count else "yellow"
        bound = tuple(_number(each.bound_by(binding)) for binding in Binding)
        rows.append((each.title, str(count), *bound, (ink, f"{share} %")))
    headers = ("Article", "Phrases>", *(f"{_HEADERS[each]}>" for each in Binding), "Couvert>")
    console.say(table(headers, rows, paint))
    console.say()


def _number(count: int) -> str:
    return str(count) if count else "·"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}"


def _record(found: Verified) -> object:
    return {
        "schema": "clausier.verification/1",
        "contracts": sorted(found.contracts),
        "dossiers": list(found.dossiers),
        "coverage": {ident: _coverage_record(shares) for ident, shares in found.contracts.items()},
        "diagnostics": [record(each, found.sources) for each in in_order(found.problems)],
    }


def _coverage_record(coverage: Shares) -> object:
    return {
        "sentences": coverage.sentences,
        "covered": coverage.covered,
        "articles": [
            {
                "article": each.anchor,
                "sentences": each.sentences,
                **{binding.name.lower(): each.bound_by(binding) for binding in Binding},
            }
            for each in coverage.articles
        ],
    }
