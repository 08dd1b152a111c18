"""What is wrong, where, and the one thing to do about it."""

from __future__ import annotations

from clausier.text.enumeration import Enum
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.text.span import Span


class Severity(Enum):
    """How much a diagnostic weighs: an error stops the pipeline, a warning does not."""

    ERROR = "erreur"
    WARNING = "avertissement"


class Code(Record):
    """A kind of diagnostic: its identifier (``CLA-0201``), its weight and its French title."""

    ident: str
    severity: Severity
    title: str


class Label(Record):
    """A second place that helps to understand a diagnostic, with a French caption."""

    span: Span
    text: str


class Edit(Record):
    """A replacement of the text under ``span``, which an editor may apply."""

    span: Span
    replacement: str


class Diagnostic(Record):
    """One thing wrong. ``message`` is one French sentence, without final point, in the user's words.

    ``span`` is None only when no file can be shown. ``path`` is the headings above the place, from
    the contract down to the article. ``hint`` is the one thing to do.
    """

    code: Code
    message: str
    span: Span | None = None
    hint: str = ""
    others: tuple[Label, ...] = ()
    path: tuple[str, ...] = ()
    fix: tuple[Edit, ...] = ()

    @property
    def is_error(self) -> bool:
        """Tell whether this diagnostic stops the pipeline."""
        return self.code.severity is Severity.ERROR
