"""``clausier tester --couverture`` and ``--mutation``: what is missing, article by article; nothing when nothing is."""

from __future__ import annotations

from itertools import groupby

from clausier.app.assurance import survivors, uncovered
from clausier.cli.console import DONE, PROBLEMS, UNREADABLE
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.app.assurance import Assured, Lacking
    from clausier.app.outcome import Outcome
    from clausier.cli.arguments import Arguments
    from clausier.cli.console import Console
    from clausier.project.manifest import Manifest

_LONGEST = 160


def run(project: Manifest, arguments: Arguments, console: Console) -> int:
    """Measure what is asked for: the coverage of the conditions, the mutants, or both."""
    words, wanted = arguments.words, arguments.option("filtre")
    everything = arguments.has("tout")
    status = DONE
    if arguments.has("couverture"):
        outcome = uncovered(project, words, wanted)
        status = max(status, _tell("couverture", outcome, console, everything=everything))
    if arguments.has("mutation"):
        outcome = survivors(project, words, wanted)
        status = max(status, _tell("mutation", outcome, console, everything=everything))
    return status


def _tell(what: str, outcome: Outcome[Assured], console: Console, *, everything: bool) -> int:
    assured = outcome.value
    if assured is None:
        return console.report(outcome.problems, outcome.sources, UNREADABLE)
    broken = any(each.is_error for each in outcome.problems)
    shown = assured.lacking if everything else assured.unexplained
    is_lacking = bool(assured.unexplained or assured.stale) or (what == "mutation" and assured.is_too_much)
    if console.json:
        console.give(_record(what, assured))
    else:
        _say(shown, console)
        for each in assured.stale:
            place = f"{each.file}:{each.line}"
            console.say(
                f"explication devenue inutile : {', '.join(each.rules)}, {each.text} {console.paint.faint(place)}"
            )
        if is_lacking:
            console.say(console.paint.red(_summary(what, assured)))
    if outcome.problems:
        console.report(outcome.problems, outcome.sources, DONE)
    return PROBLEMS if is_lacking or broken else DONE


def _say(lacking: Sequence[Lacking], console: Console) -> None:
    paint = console.paint
    for article, inside in groupby(lacking, key=lambda each: each.place.article):
        console.say(paint.bold(article))
        for place, every in groupby(inside, key=lambda each: each.place):
            own = tuple(every)
            named = "" if own[0].rule in place.title else f" {own[0].rule}"
            console.say(f"  {place.title}{named} {paint.faint(f'{place.file}:{place.line}')}")
            if own[0].words:
                console.say(f"    {paint.faint(f'« {_short(own[0].words)} »')}")
            for each in own:
                console.say(f"    - {each.text}" + (f" (admis : {each.reason})" if each.reason else ""))
        console.say()


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def _summary(what: str, assured: Assured) -> str:
    unexplained, explained = len(assured.unexplained), len(assured.lacking) - len(assured.unexplained)
    s = "s" if unexplained > 1 else ""
    if what == "couverture":
        told = f"{unexplained} manque{s} sur {assured.total} conditions et exceptions"
    else:
        rate = f"{100 * len(assured.lacking) / max(assured.total, 1):.1f}".replace(".", ",")
        told = f"{unexplained} altération{s} que nul cas ne remarque, sur {assured.total} ({rate} % de survivantes)"
    return told + (f" ; {explained} expliqué{'s' if explained > 1 else ''}" if explained else "")


def _record(what: str, assured: Assured) -> object:
    return {
        "schema": f"clausier.{what}/1",
        "total": assured.total,
        "lacking": [
            {
                "contract": each.contract,
                "rule": each.rule,
                "article": each.place.article,
                "file": each.place.file,
                "line": each.place.line,
                "words": each.words,
                "text": each.text,
                "reason": each.reason,
            }
            for each in assured.lacking
        ],
        "stale": [
            {"rules": list(each.rules), "text": each.text, "file": each.file, "line": each.line}
            for each in assured.stale
        ],
    }
