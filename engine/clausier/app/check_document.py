"""Look at a Word file: what our linter says, what changed since it was produced, which clauses it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausier.app.outcome import Outcome, stopped
from clausier.project import compile, files  # noqa: A004  the module compiles a contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic

if TYPE_CHECKING:
    from clausier.documents.parts import Fate, Part
    from clausier.project.manifest import Manifest

_OWN = "clausier."


class Checked(NamedTuple):
    """What is in a Word file: its title, its properties of ours, how many parts it keeps, those that changed.

    ``contract`` is the one of the project whose clauses of today it was made from, "" when there is none; ``pending``
    counts the tracked changes that nobody accepted or refused yet, by author.
    """

    title: str
    properties: tuple[tuple[str, str], ...]
    parts: int
    changes: tuple[tuple[Part, Fate], ...]
    contract: str
    pending: tuple[tuple[str, int], ...]

    def property(self, name: str) -> str:
        """Return one of the properties, "" when the file has none of that name."""
        return dict(self.properties).get(_OWN + name, "")


def check_document(project: Manifest | None, path: str) -> Outcome[Checked]:
    """Check the Word file at ``path``; ``project``, if any, says whether its clauses are those of today.

    The problems are those of the linter, and one for each part that changed; an unreadable file gives no value.
    """
    from collections import Counter

    from clausier.documents import linter, parts
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
        if each[0].startswith(_OWN) and not each[0].startswith(parts.PREFIX)
    )
    changes = parts.changes(file)
    clauses = dict(own).get(f"{_OWN}clauses", "")
    pending = Counter(author for author, _ in resolved.stamps(file))
    checked = Checked(
        reading.title(file), own, len(parts.kept(file)), changes, _contract(project, clauses), tuple(pending.items())
    )
    found = (*linter.lint(data), *(_changed(part, fate) for part, fate in changes))
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
