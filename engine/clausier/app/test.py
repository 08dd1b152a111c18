"""Run the cases written beside the clauses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clausier.app.opening import pick_contract
from clausier.app.outcome import Outcome
from clausier.assurance import cases, runner
from clausier.dossier import nodes
from clausier.dossier.reader import contract_named
from clausier.project import compile, files  # noqa: A004  the module compiles a contract
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import dataclass

if TYPE_CHECKING:
    from clausier.assurance.cases import Case
    from clausier.assurance.runner import Ran
    from clausier.norms.tree import Program
    from clausier.project.manifest import Manifest
    from clausier.text.source import Source

FOLDER = "tests"


@dataclass(frozen=True, slots=True)
class Tested:
    """The cases that were run, in the order of their files, each with the program it was run on."""

    ran: tuple[tuple[Ran, Program], ...]


def run_cases(project: Manifest, paths: tuple[str, ...], wanted: str) -> Outcome[Tested]:
    """Run the cases under ``paths`` (beside every contract and the law when there is none).

    With ``wanted``, only those whose title or question holds this word. The problems are those of the case files and of
    the contracts; a case that has one is not run.
    """
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    programs: dict[str, Program | None] = {}
    ran: list[tuple[Ran, Program]] = []
    for path in _case_files(project, paths):
        name = project.name(path)
        data, found = files.read(path, name)
        problems += found
        if data is None:
            continue
        source, found = nodes.decode(data, name)
        sources[name] = source
        read, more = cases.read(source)
        problems += (*found, *more)
        for case in read:
            if wanted and wanted.lower() not in f"{case.title} {case.question.text}".lower():
                continue
            program = _program(project, case, programs, problems, sources)
            if program is not None:
                result = runner.run(program, case)
                problems += result.problems
                ran.append((result, program))
    return Outcome(Tested(tuple(ran)), tuple(dict.fromkeys(problems)), sources)


def _program(
    project: Manifest,
    case: Case,
    programs: dict[str, Program | None],
    problems: list[Diagnostic],
    sources: dict[str, Source],
) -> Program | None:
    """Return the program of the contract that a case is under: the one its dossier names, else the one it is beside."""
    beside = next((each.id for each in project.contracts if case.file.startswith(f"{each.folder}/")), "")
    asked = contract_named(case.facts) or beside
    chosen = pick_contract(project, asked)
    if isinstance(chosen, Diagnostic):
        problems.append(Diagnostic(chosen.code, chosen.message, case.facts.span, chosen.hint))
        return None
    if chosen.id not in programs:
        program, found, texts = compile.program(project, chosen)
        programs[chosen.id] = program
        sources |= texts
        problems += found if program is None else ()
    return programs[chosen.id]


def _case_files(project: Manifest, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files of cases: a file is itself, a folder all those in the ``tests`` folders under it."""
    if not paths:
        folders = [*(each.folder for each in project.contracts), *([project.law] if project.law else [])]
        paths = tuple(project.path(each) for each in folders)
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            inside = FOLDER in os.path.abspath(path).split(os.sep)
            inner = [each for each in files.tree(path, (".md",)) if inside or FOLDER in each.split("/")[:-1]]
            found += [os.path.join(path, *each.split("/")) for each in inner]
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))
