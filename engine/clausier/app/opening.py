"""Opening what a command works on: the project, one of its contracts, a dossier."""

from __future__ import annotations

import os

from clausier.app.outcome import Outcome, stopped
from clausier.project import cache, compile, files, manifest  # noqa: A004  the module compiles a contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.workshop import Programs
    from clausier.dossier.facts import Facts
    from clausier.dossier.nodes import Node
    from clausier.norms.tree import Program
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.source import Source


class Case(Record):
    """A dossier, opened: its contract's program and its facts. ``digest`` is the hash of the file."""

    manifest: Manifest
    contract: Contract
    program: Program
    facts: Facts
    source: Source
    digest: str


def open_project(folder: str, *near: str) -> Outcome[Manifest]:
    """Return the project in ``folder`` (``--projet``); when it is "", the one around here, else around ``near``."""
    if folder:
        root = manifest.find(folder) if os.path.isdir(folder) else ""
    else:
        starts = (os.curdir, *(os.path.dirname(os.path.abspath(each)) for each in near))
        root = next((found for each in starts if (found := manifest.find(each))), "")
    if not root:
        return stopped(manifest.absent(folder or os.path.abspath(os.curdir)))
    read, problems, source = manifest.read(root)
    return Outcome(read, problems, {} if source is None else {source.name: source})


def pick_contract(project: Manifest, asked: str) -> Contract | Diagnostic:
    """Return the contract ``asked`` names: its id, its folder, or a part of its id; the only one there is when ""."""
    listed = ", ".join(f"« {each.id} »" for each in project.contracts)
    if not asked:
        if len(project.contracts) == 1:
            return project.contracts[0]
        message = "le projet n'a aucun contrat" if not project.contracts else "de quel contrat s'agit-il ?"
        hint = f"dites-le : {listed}" if listed else f"ajoutez-en un sous « contrats » dans « {project.source.name} »"
        return Diagnostic(codes.CONTRACT_UNKNOWN, message, None, hint)
    wanted = asked.strip("/")
    exact = project.contract(wanted)
    if exact is not None:
        return exact
    near = [
        each
        for each in project.contracts
        if wanted in {each.folder, *each.id.split("/")} or each.id.endswith(f"/{wanted}")
    ]
    if len(near) == 1:
        return near[0]
    from clausier.text.suggest import did_you_mean

    hint = did_you_mean(wanted, [each.id for each in project.contracts]) or f"les contrats du projet sont {listed}"
    return Diagnostic(codes.CONTRACT_UNKNOWN, f"le contrat « {asked} » n'est pas dans ce projet", None, hint)


def open_case(project: Manifest, path: str, contract: str = "", programs: Programs | None = None) -> Outcome[Case]:
    """Open the dossier at ``path``; ``contract`` is what it is under when it does not say so itself (``modèle``).

    ``programs`` gives the program of a contract (``compile.program`` when None).
    """
    name = project.name(path)
    data, problems = files.read(path, name)
    if data is None:
        return Outcome(None, problems, {})
    from clausier.dossier import nodes, reader
    from clausier.dossier.vocabulary import vocabulary_of

    source, problems = nodes.decode(data, name)
    if problems:
        return Outcome(None, problems, {name: source})
    node, problems = nodes.compose(source)
    if node is None:
        return Outcome(None, problems, {name: source})
    chosen = _contract_of(project, node, reader.contract_named(node), contract)
    if isinstance(chosen, Diagnostic):
        return stopped(chosen, source)
    program, problems, sources = (programs or compile.program)(project, chosen)
    known = {**sources, name: source}
    if program is None:
        return Outcome(None, problems, known)
    facts, problems = reader.read_node(node, name, vocabulary_of(program))
    if facts is None:
        return Outcome(None, problems, known)
    return Outcome(Case(project, chosen, program, facts, source, cache.digest((data,))), problems, known)


def _contract_of(project: Manifest, node: Node, named: str, contract: str) -> Contract | Diagnostic:
    """Return the contract that a dossier names (``named``), else the one that ``contract`` names; both must agree."""
    chosen = pick_contract(project, named or contract)
    if isinstance(chosen, Diagnostic):
        hint = chosen.hint if named else f"écrivez « modèle: … » en tête du dossier ; {chosen.hint}"
        return Diagnostic(chosen.code, chosen.message, node.span, hint)
    asked = pick_contract(project, contract) if named and contract else chosen
    if isinstance(asked, Diagnostic) or asked == chosen:
        return asked
    message = f"ce dossier se dit sous « {chosen.id} » : il ne se lit pas sous « {asked.id} »"
    return Diagnostic(codes.CONTRACT_OTHER, message, None, "retirez-en « modèle: » pour le lire sous un autre contrat")
