"""What writing a document gives: a file, or a letter that was refused."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.opening import Case
    from clausier.evaluate.answer import Answer
    from clausier.project.manifest import Contract


class Drafted(Record):
    """A document that was written: its title, the contract it prints, the file.

    ``banner`` is what a letter that is not to be sent says at its top, "" when it may be; ``answer`` is what a letter
    rests on, None for a document that is no letter.
    """

    title: str
    contract: Contract
    path: str
    banner: str = ""
    answer: Answer | None = None


class Refused(Record):
    """A letter that was not written, and the answer it would rest on."""

    case: Case
    answer: Answer


class Act(Record):
    """What a letter is about (a key, "" for the only one there is), and whether it is written all the same."""

    about: str = ""
    forced: bool = False
