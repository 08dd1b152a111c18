"""The balance of a dossier: who owes what to whom, by when, in what state; and which powers are open."""

from __future__ import annotations

from clausier.app.ask import asking_of
from clausier.app.opening import open_case
from clausier.app.outcome import Outcome
from clausier.evaluate.timeline import duties, powers
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.ask import Wish
    from clausier.app.opening import Case
    from clausier.evaluate.timeline import DutyState, PowerState
    from clausier.project.manifest import Manifest


class Balance(Record):
    """The state of each obligation, soonest due first, and of each power."""

    case: Case
    duties: tuple[DutyState, ...]
    powers: tuple[PowerState, ...]


def balance(project: Manifest, path: str, wish: Wish) -> Outcome[Balance]:
    """Return the balance of the dossier at ``path``."""
    opened = open_case(project, path, wish.contract)
    case = opened.value
    if case is None:
        return Outcome(None, opened.problems, opened.sources)
    asking = asking_of(case, wish)
    if isinstance(asking, Diagnostic):
        return Outcome(None, (asking,), opened.sources)
    return Outcome(Balance(case, duties(asking), powers(asking)), opened.problems, opened.sources)
