"""Look at a Word file: what our linter says, what changed since it was produced, which clauses it was made from."""

from __future__ import annotations

from typing import NamedTuple

from clausier.app import letter_ground
from clausier.app.outcome import Outcome, stopped
from clausier.project import compile, files  # noqa: A004  the module compiles a contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.letter_ground import Ground
    from clausier.documents.letters.fingerprint import Line
    from clausier.documents.parts import Fate, Part
    from clausier.project.manifest import Manifest

_OWN = "clausier."
_FINGERPRINTS = ("clausier.partie.", "clausier.texte.", "clausier.marges.")
_SHOWN = 80


class Checked(NamedTuple):
    """What is in a Word file: its title, its properties of ours, how many parts it keeps, those that changed.

    A letter has paragraphs (``lines``, ``edits``) and a ground instead of parts. ``contract`` is the one of the project
    whose clauses of today it was made from, "" when there is none; ``pending`` counts the tracked changes that nobody
    accepted or refused yet, by author.
    """

    title: str
    properties: tuple[tuple[str, str], ...]
    parts: int
    changes: tuple[tuple[Part, Fate], ...]
    contract: str
    pending: tuple[tuple[str, int], ...]
    lines: int
    edits: tuple[Line, ...]
    ground: Ground | None

    def property(self, name: str) -> str:
        """Return one of the properties, "" when the file has none of that name."""
        return dict(self.properties).get(_OWN + name, "")


def check_document(project: Manifest | None, path: str, dossier: str = "") -> Outcome[Checked]:
    """Check the Word file at ``path``; ``project``, if any, says whether its clauses are those of today.

    ``dossier`` is where to look whether a letter would still rest on the same answer. The problems are those of the
    linter, one for each part that changed, and what no longer holds of a letter's ground; an unreadable file gives no
    value.
    """
    from collections import Counter

    from clausier.documents import linter, parts
    from clausier.documents.letters import fingerprint
    from clausier.documents.ooxml import custom, reading, resolved

    name = path if project is None else project.name(path)
    data, problems = files.read(path, name)
    if data is None:
        return Outcome(None, problems, {})
    file = reading.read(data)
    if isinstance(file, Diagnostic):
        return stopped(file)
    own = tuple(
        each
        for each in custom.custom_properties(file)
        if each[0].startswith(_OWN) and not each[0].startswith(_FINGERPRINTS)
    )
    changes, edits = parts.changes(file), fingerprint.changes(file)
    looked = letter_ground.look(project, own, dossier)
    if any(each.is_error for each in looked.problems):
        return Outcome(None, looked.problems, looked.sources)
    clauses = dict(own).get(f"{_OWN}clauses", "")
    pending = Counter(author for author, _ in resolved.stamps(file))
    contract, waiting = _contract(project, clauses), tuple(pending.items())
    kept, lines = len(parts.kept(file)), fingerprint.count(file)
    checked = Checked(reading.title(file), own, kept, changes, contract, waiting, lines, edits, looked.value)
    found = (
        *linter.lint(data),
        *(_changed(part, fate) for part, fate in changes),
        *map(_edited, edits),
        *looked.problems,
    )
    return Outcome(checked, found, {})


def _contract(project: Manifest | None, clauses: str) -> str:
    """Return the contract of the project whose clauses have this hash."""
    if project is None or not clauses:
        return ""
    for contract in project.contracts:
        program, _, _ = compile.program(project, contract)
        if program is not None and program.version == clauses:
            return contract.id
    return ""


def _changed(part: Part, fate: Fate) -> Diagnostic:
    what = f"l'article « {part.anchor} »" if part.anchor else "l'en-tête du document"
    hint = "relisez-le ; produisez le document de nouveau plutôt que de corriger le fichier"
    return Diagnostic(
        codes.WORD_PART_CHANGED, f"{what} a été {fate.value} depuis que le fichier a été produit", None, hint
    )


def _edited(line: Line) -> Diagnostic:
    from clausier.documents.parts import Fate

    words = line.words if len(line.words) <= _SHOWN else line.words[: _SHOWN - 1] + "…"
    if line.fate is not Fate.REMOVED:
        what = f"le paragraphe « {words} »"
    else:
        what = f"le paragraphe qui suivait « {words} »" if words else "un paragraphe d'en tête ou de marge"
    hint = "relisez-le ; une lettre corrigée à la main ne repose plus sur la réponse qu'elle cite"
    message = f"{what} a été {line.fate.value} depuis que la lettre a été produite"
    return Diagnostic(codes.WORD_PART_CHANGED, message, None, hint)
