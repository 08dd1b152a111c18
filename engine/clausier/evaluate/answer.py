"""What a question is answered: the value, the reasons, and everything that could change it."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from clausier.evaluate.result import Missing, Result, Step

    Deviation: TypeAlias = tuple[tuple[str, str], ...]


class Detail(Record):
    """A labelled part of an answer, with its own reasons."""

    label: str
    result: Result
    reasons: tuple[Step, ...]


class OtherReading(Record):
    """What the answer becomes when some interprétations are read otherwise.

    ``deviation`` holds (interprétation, reading) pairs, the fewest that give this; ``result`` is that of the main line
    when a smaller change already gives the answer, or nothing does; ``details`` the labelled parts that change with it.
    """

    deviation: Deviation
    result: Result
    details: tuple[tuple[str, Result], ...]


class PartyVersion(Record):
    """What the answer becomes if one party's version of a contested fact is true."""

    path: str
    party: str
    result: Result


class ProofLine(Record):
    """What follows if nothing more is proved: the result, and (path, value, source or bearer) of what was taken."""

    result: Result
    taken: tuple[tuple[str, str, str], ...]


class SafeDate(Record):
    """The date that is safe under every reading; ``label`` is the dated part it bears on.

    ``day`` is None when some reading leaves that date undetermined. ``moved_from`` is the date before it was brought
    back to a working day (a last day that is a Saturday, a Sunday or a holiday is not one to count on).
    """

    label: str
    day: date | None
    moved_from: date | None = None


class Answer(Record):
    """A reasoned answer. ``about`` is the key of the element asked about ("" for the contract as a whole).

    ``missing`` are the smallest sets of facts that would settle the answer, whatever their values. ``explored``
    counts the combinations of readings evaluated; ``complete`` is False when there were too many and they were taken
    one at a time (None: not asked). ``followed`` are the (interprétation, reading) pairs the main line rests on.
    """

    question: str
    text: str
    contract: str
    about: str
    on: date
    result: Result
    reasons: tuple[Step, ...]
    details: tuple[Detail, ...]
    missing: tuple[frozenset[Missing], ...]
    followed: Deviation
    others: tuple[OtherReading, ...] = ()
    explored: int = 1
    complete: bool | None = None
    versions: tuple[PartyVersion, ...] = ()
    proof: ProofLine | None = None
    safe: SafeDate | None = None
