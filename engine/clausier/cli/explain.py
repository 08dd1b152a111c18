"""``clausier expliquer``: the page of a diagnostic, or the list of all codes."""

from __future__ import annotations

from clausier.app.explain import page
from clausier.cli.console import DONE, UNREADABLE
from clausier.text.codes import all_codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console


def run(arguments: Arguments, console: Console) -> int:
    """Show the page of a code."""
    asked = arguments.word(0)
    if not asked:
        return _list(console)
    outcome = page(asked)
    if outcome.value is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    if console.json:
        console.give({"schema": "clausier.page/1", "code": asked, "page": outcome.value})
        return DONE
    for line in outcome.value.rstrip().split("\n"):
        console.say(console.paint.bold(line) if line.startswith("#") else line)
    return DONE


def _list(console: Console) -> int:
    known = all_codes()
    if console.json:
        records = [
            {"code": ident, "severity": known[ident].severity.name.lower(), "title": known[ident].title}
            for ident in sorted(known)
        ]
        console.give({"schema": "clausier.codes/1", "codes": records})
        return DONE
    for ident in sorted(known):
        console.say(f"{console.paint.bold(ident)}  {known[ident].title}")
    return DONE
