"""The options that say how to look at a dossier: on which day, following which readings, knowing what."""

from __future__ import annotations

from clausier.app.ask import Wish
from clausier.cli import clock
from clausier.cli.arguments import wrong
from clausier.text.typed import TYPE_CHECKING
from clausier.values.literals import parse_date

if TYPE_CHECKING:
    from datetime import date

    from clausier.cli.arguments import Arguments
    from clausier.text.diagnostic import Diagnostic


def wish(arguments: Arguments) -> Wish | Diagnostic:
    """Return what the options of a command ask for; today where no date is given."""
    days: dict[str, date | None] = {}
    for name in ("au", "connu-au"):
        given = arguments.option(name)
        days[name] = parse_date(given) if given else None
        if given and days[name] is None:
            message = f"« {given} » n'est pas une date : --{name} 2026-01-15, 15/01/2026 ou « 15 janvier 2026 »"
            return wrong(arguments.verb, message)
    for reading in arguments.options.get("lecture", ()):
        if "=" not in reading:
            return wrong(arguments.verb, f"« --lecture {reading} » s'écrit --lecture interprétation=lecture")
    readings = arguments.options.get("lecture", ())
    return Wish(days["au"] or clock.today(), readings, days["connu-au"], arguments.option("contrat"))
