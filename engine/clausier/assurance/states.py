"""What a case expects of obligations and pouvoirs: « obligations: {payer_la_facture F-1: en retard} »."""

from __future__ import annotations

from clausier.assurance.expectation import Gap, holds, plain, shown
from clausier.evaluate import wording
from clausier.evaluate.timeline import duties, powers
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import replace
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausier.assurance.cases import Case
    from clausier.dossier.nodes import ScalarNode
    from clausier.evaluate.ask import Asking

NONE = "aucune"
"""What a case writes of an obligation that does not apply."""


def duty_gaps(asking: Asking, case: Case, found: list[Diagnostic]) -> Iterator[Gap]:
    """Compare the states of obligations: « exigible », « en retard »… « aucune » when the condition does not hold."""
    if not case.duties:
        return
    wanted = {named(asked)[0] for asked, _ in case.duties}
    every = {name: each for name, each in asking.program.duties.items() if name in wanted}
    narrow = replace(asking, program=replace(asking.program, duties=every))
    states = {(each.duty.name, each.about): each.state.value for each in duties(narrow)}
    for asked, expected in case.duties:
        name, key = named(asked)
        if name not in asking.program.duties:
            found.append(_unknown(asked, name, "une obligation", asking.program.duties))
            continue
        got = next((state for (duty, about), state in states.items() if duty == name and key in ("", about)), NONE)
        if plain(shown(expected)) != plain(got):
            yield Gap(f"obligation {asked.text}", shown(expected), got, asked.line)


def power_gaps(asking: Asking, case: Case, found: list[Diagnostic]) -> Iterator[Gap]:
    """Compare whether the situation opens pouvoirs: « oui », « non », « indéterminé »…"""
    if not case.powers:
        return
    wanted = {named(asked)[0] for asked, _ in case.powers}
    every = {name: each for name, each in asking.program.powers.items() if name in wanted}
    narrow = replace(asking, program=replace(asking.program, powers=every))
    opened = {(each.power.name, each.about): each.opened for each in powers(narrow)}
    for asked, expected in case.powers:
        name, key = named(asked)
        result = next((each for (power, about), each in opened.items() if power == name and key in ("", about)), None)
        if result is None:
            found.append(_unknown(asked, asked.text, "un pouvoir", asking.program.powers))
        elif not holds(asking.program, expected, result, "booléen"):
            got = wording.worded(asking.program, result)
            yield Gap(f"pouvoir {asked.text}", shown(expected), got, asked.line)


def named(asked: ScalarNode) -> tuple[str, str]:
    """Return the name of a norm and the key of the element it is about (none when it is the only one)."""
    name, _, key = asked.text.partition(" ")
    return name, key.strip()


def _unknown(asked: ScalarNode, name: str, what: str, known: Iterable[str]) -> Diagnostic:
    return Diagnostic(
        codes.CASE_KEY, f"« {name} » n'est pas {what} de ce contrat", asked.span, did_you_mean(name, list(known))
    )
