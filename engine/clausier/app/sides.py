"""What a redline compares: a contract as its clauses stand, or as a dossier prints it."""

from __future__ import annotations

import os
from typing import NamedTuple

from clausier.app.ask import asking_of
from clausier.app.opening import open_case, pick_contract
from clausier.app.outcome import Outcome, stopped
from clausier.documents import from_model
from clausier.documents.tree import LabelPolicy
from clausier.evaluate import printing
from clausier.project import compile, manifest  # noqa: A004  the module compiles a contract
from clausier.project.manifest import Contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.ask import Wish
    from clausier.documents.tree import Document
    from clausier.dossier.facts import Override
    from clausier.evaluate.printing import Words
    from clausier.model.tree import Model
    from clausier.norms.tree import Program
    from clausier.project.manifest import Manifest


class Side(NamedTuple):
    """One of two things compared: what prints it, what answers for it, the words it prints.

    ``overrides`` are the special conditions of a dossier, None for a contract as it stands; ``path`` is the dossier's.
    """

    name: str
    project: Manifest
    contract: Contract
    program: Program
    document: Document
    overrides: tuple[Override, ...] | None
    path: str


def open_side(project: Manifest, given: str, wish: Wish) -> Outcome[Side]:
    """Return the side that ``given`` names: a folder of clauses (of this project or of another), a contract, a dossier.

    A folder that the manifest does not list is read as a contract of the project it stands in.
    """
    if os.path.isdir(given):
        return _folder(project, given)
    if os.path.exists(given) or given.lower().endswith((".yml", ".yaml")):
        return _dossier(project, given, wish)
    chosen = pick_contract(project, given)
    return stopped(chosen) if isinstance(chosen, Diagnostic) else _contract(project, chosen)


def _folder(project: Manifest, given: str) -> Outcome[Side]:
    root = manifest.find(given)
    if not root:
        return stopped(manifest.absent(given))
    if os.path.realpath(root) != os.path.realpath(project.root):
        other, problems, source = manifest.read(root)
        if other is None:
            return Outcome(None, problems, {} if source is None else {source.name: source})
        project = other
    folder = project.name(given).rstrip("/")
    known = next((each for each in project.contracts if each.folder == folder), None)
    return _contract(project, known or _unlisted(project, folder))


def _unlisted(project: Manifest, folder: str) -> Contract:
    """Return the contract of a folder that the manifest does not list: named as another version beside it is."""
    beside = folder.rpartition("/")[0]
    version = next((each for each in project.contracts if each.folder.rpartition("/")[0] == beside), None)
    ident = folder.removeprefix("clauses/")
    if version is None:
        return Contract(ident, folder, ident.partition("/")[0].upper(), "")
    return replace(version, id=ident, folder=folder)


def _contract(project: Manifest, chosen: Contract) -> Outcome[Side]:
    return _side(project, chosen, None, None, "")


def _dossier(project: Manifest, given: str, wish: Wish) -> Outcome[Side]:
    opened = open_case(project, given, wish.contract)
    if opened.value is None:
        return Outcome(None, opened.problems, opened.sources)
    asking = asking_of(opened.value, replace(wish, readings=()))
    if isinstance(asking, Diagnostic):
        return stopped(asking)
    facts = opened.value.facts
    return _side(project, opened.value.contract, printing.words_of(asking), facts.overrides, given)


def _side(
    project: Manifest, chosen: Contract, words: Words | None, overrides: tuple[Override, ...] | None, path: str
) -> Outcome[Side]:
    compiled = compile.compile_contract(project, chosen)
    if compiled.model is None or compiled.program is None:
        return Outcome(None, compiled.problems, compiled.sources)
    document = _document(compiled.model, words, renumbered=chosen.renumbered)
    if isinstance(document, Diagnostic):
        return stopped(document)
    name = project.name(path) if path else chosen.id
    return Outcome(Side(name, project, chosen, compiled.program, document, overrides, path), (), {})


def _document(model: Model, words: Words | None, *, renumbered: bool) -> Document | Diagnostic:
    if renumbered and not from_model.can_renumber(model):
        message = "les articles de ce contrat ne portent pas tous un numéro en chiffres : ils ne se renumérotent pas"
        return Diagnostic(codes.DOCUMENT_SHAPE, message, None, "écrivez « numérotation: conservée » dans le manifeste")
    wording = from_model.Wording({}, {}) if words is None else from_model.Wording(words.values, words.flags)
    return from_model.contract(model, wording, (), LabelPolicy.AUTOMATIC if renumbered else LabelPolicy.PRINTED)
