"""The last lines of what is told of a dossier: what it was, under what, on which day."""

from __future__ import annotations

from clausier.project.identity import VERSION
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_date

if TYPE_CHECKING:
    from clausier.app.ask import Wish
    from clausier.app.opening import Case


def footing(case: Case, wanted: Wish, *, given: bool) -> tuple[str, ...]:
    """Return the lines that say what was examined and on which day (``given``: the user chose it), and the hashes."""
    dated = show_date(wanted.on) + ("" if given else ", aujourd'hui")
    title = f"{case.facts.title}, " if case.facts.title else ""
    known = f" · connu au {show_date(wanted.known_on)}" if wanted.known_on else ""
    readings = f" · lectures imposées : {', '.join(wanted.readings)}" if wanted.readings else ""
    return (
        f"{title}{case.source.name} · contrat {case.contract.id} · au {dated}{known}{readings}",
        f"clauses {case.program.version[:8]} · dossier {case.digest[:8]} · Clausier {VERSION}",
    )
