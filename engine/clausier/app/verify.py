"""Check a project: its clauses, its dossiers, its quotes, its Word templates, the concepts its contracts share."""

from __future__ import annotations

import os
from importlib import import_module

from clausier.app.inspection import complete, inspect
from clausier.app.letter import LETTERS
from clausier.app.opening import open_case
from clausier.app.quotes import check_quotes, is_quote
from clausier.app.workers import staged
from clausier.app.workshop import Workshop
from clausier.project import compile, concepts, files  # noqa: A004  the module compiles a contract
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausier.app.inspection import Completed, Inspected
    from clausier.check.coverage import Shares
    from clausier.project.concepts import Concept
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.source import Source

_NEEDED = (
    *("clausier.check.runner", "clausier.documents.letters.form", "clausier.documents.letters.grammar"),
    *("clausier.model.from_surface", "clausier.norms.from_model", "clausier.project.store"),
)
_DOSSIER = (".yml", ".yaml")


class Verified(Record):
    """What was found: the problems (of the paths asked about, of everything when none is), and the texts they show.

    ``contracts`` holds, by id, how much of each contract that could be read its rules cover; ``dossiers`` the names of
    the case files read.
    """

    problems: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    contracts: dict[str, Shares]
    dossiers: tuple[str, ...]


def unknown_paths(project: Manifest, paths: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Return what to tell of the paths where there is nothing to check: absent, or a file no project is made of."""
    folders = tuple(dict.fromkeys(each for each in project.folders if each))
    found: list[Diagnostic] = []
    for path in paths:
        if os.path.isdir(path):
            continue
        name = project.name(path)
        data, problems = files.read(path, name)
        found += problems
        if (
            data is not None
            and not name.endswith(_DOSSIER)
            and not name.startswith(tuple(f"{each}/" for each in folders))
        ):
            message = f"« {name} » ne fait pas partie du projet : ni clause, ni dossier, ni modèle"
            hint = f"ce qui se vérifie est dans {', '.join(f'« {each} »' for each in folders)}"
            found.append(Diagnostic(codes.COMMAND_WRONG, message, None, hint))
    return tuple(found)


def verify(project: Manifest, paths: tuple[str, ...], before: tuple[Diagnostic, ...] = ()) -> Verified:
    """Check every contract, and every dossier under ``dossiers`` and ``exemples``; ``before`` was found on opening.

    With ``paths``, what is told is what stands in these files or folders.
    """
    problems: list[Diagnostic] = [*before]
    sources: dict[str, Source] = {project.source.name: project.source}
    contracts = project.concerned(paths)
    workshop = Workshop(project)
    shared, unshared, read = concepts.read(project)
    _prepare(project, contracts)
    stages = staged(lambda some: _stages(project, some, shared, workshop), contracts)
    inspected: dict[str, Inspected] = _by_contract(contracts, next(stages))
    problems += [wrong for each in inspected.values() for wrong in each.problems]
    dossiers = _dossiers(project, paths)
    broken = any(each.is_error for each in problems)
    for path in () if broken else dossiers:
        opened = open_case(project, path, programs=workshop.program)
        problems += opened.problems
        sources |= dict(opened.sources)
    if not broken:
        wrong_quotes, opened_quotes = check_quotes(project, paths, workshop.program)
        problems += wrong_quotes
        sources |= opened_quotes
    problems += _templates(project)
    completed: dict[str, Completed] = _by_contract(contracts, next(stages))
    stages.close()
    for rest in completed.values():
        problems += () if broken else rest.letters
        sources |= rest.sources
    problems += (*unshared, *(wrong for each in inspected.values() for wrong in each.concepts))
    sources |= read
    kept = tuple(each for each in dict.fromkeys(problems) if _is_asked(project, each, paths))
    covered = {ident: each.shares for ident, each in inspected.items() if each.shares is not None}
    return Verified(kept, sources, covered, () if broken else tuple(project.name(each) for each in dossiers))


def _prepare(project: Manifest, contracts: tuple[Contract, ...]) -> None:
    """Load what every process needs before there are several."""
    if len(contracts) > 1:
        compile.share(project, contracts)
        for name in _NEEDED:
            import_module(name)


def _stages(
    project: Manifest, contracts: Sequence[Contract], shared: tuple[Concept, ...], workshop: Workshop
) -> Iterator[dict[str, Any]]:
    """Yield what is found in some contracts, by id: first what the dossiers wait for, then the rest."""
    yield {each.id: inspect(each, shared, workshop) for each in contracts}
    yield {each.id: complete(project, each, workshop) for each in contracts}


def _by_contract(contracts: Sequence[Contract], found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return what each hand found, by id, in the order of the contracts."""
    every = {ident: each for some in found for ident, each in some.items()}
    return {each.id: every[each.id] for each in contracts}


def _dossiers(project: Manifest, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the case files to check: those of ``paths``, else those of the manifest's folders."""
    asked = paths or tuple(project.path(each) for each in (project.dossiers, project.examples) if each)
    found: list[str] = []
    for path in asked:
        if os.path.isdir(path):
            found += [os.path.join(path, *each.split("/")) for each in _case_files(path)]
        elif path.endswith(_DOSSIER) and os.path.basename(path) != project.source.name:
            found.append(path)
    kept = (
        os.path.normpath(each)
        for each in found
        if project.name(each) != project.concepts and not is_quote(project, project.name(each))
    )
    return tuple(dict.fromkeys(kept))


def _case_files(folder: str) -> tuple[str, ...]:
    """Return the case files under a folder; those of a project of their own are left to it."""
    every = files.tree(folder, _DOSSIER)
    others = tuple(each.removesuffix("clausier.yml") for each in every if each.rpartition("/")[2] == "clausier.yml")
    return tuple(each for each in every if not (others and each.startswith(others)))


def _templates(project: Manifest) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the Word templates of the project."""
    if not project.templates:
        return ()
    from clausier.documents import house

    found: list[Diagnostic] = []
    folder = project.templates_folder
    for each in files.tree(folder, (".docx",)):
        if each.startswith(f"{LETTERS}/"):
            continue
        name = f"{project.templates}/{each}"
        data, problems = files.read(os.path.join(folder, *each.split("/")), name)
        found += problems if data is None else house.check_template(data)
    return tuple(found)


def _is_asked(project: Manifest, problem: Diagnostic, paths: tuple[str, ...]) -> bool:
    """Tell whether a problem stands in what the user asked about; one that stands nowhere always does."""
    if not paths or problem.span is None:
        return True
    names = [project.name(each).rstrip("/") for each in paths]
    return any(
        each in {"", "."} or problem.span.source == each or problem.span.source.startswith(f"{each}/") for each in names
    )
