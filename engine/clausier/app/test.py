"""Run the cases written beside the clauses."""

from __future__ import annotations

import os
from collections import defaultdict

from clausier.app.opening import pick_contract
from clausier.app.outcome import Outcome
from clausier.app.workers import spread
from clausier.assurance import accepted, cases, runner
from clausier.assurance.runner import Ran
from clausier.dossier import nodes
from clausier.dossier.reader import contract_named
from clausier.dossier.shelf import empty_shelf
from clausier.project import compile, files  # noqa: A004  the module compiles a contract
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.assurance.accepted import Accepted
    from clausier.assurance.cases import Case
    from clausier.dossier.shelf import Shelf
    from clausier.norms.tree import Program
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.source import Source

FOLDER = "tests"


class Tested(Record):
    """The cases that were run, in the order of their files, each with the program it was run on."""

    ran: tuple[tuple[Ran, Program], ...]


def run_cases(project: Manifest, paths: tuple[str, ...], wanted: str) -> Outcome[Tested]:
    """Run the cases under ``paths`` (beside every contract and the law when there is none).

    With ``wanted``, only those whose title or question holds this word. The problems are those of the case files and of
    the contracts; a case that has one is not run.
    """
    read, _, problems, sources = read_beside(project, paths)
    programs: dict[str, Program | None] = {}
    asked: list[tuple[Case, Program]] = []
    for case in read:
        if wanted and wanted.lower() not in f"{case.title} {case.question.text}".lower():
            continue
        program = program_of(project, case, programs, problems, sources)
        if program is not None:
            asked.append((case, program))
    failing = {rank for some in spread(_failing, list(enumerate(asked))) for rank in some}
    ran: list[tuple[Ran, Program]] = []
    for rank, (case, program) in enumerate(asked):
        result = runner.run(program, case) if rank in failing else Ran(case, (), None)
        problems += result.problems
        ran.append((result, program))
    return Outcome(Tested(tuple(ran)), tuple(dict.fromkeys(problems)), sources)


def _failing(asked: Sequence[tuple[int, tuple[Case, Program]]]) -> list[int]:
    """Return the ranks of the cases that do not hold, or cannot be run."""
    shelves: defaultdict[str, Shelf] = defaultdict(empty_shelf)
    return [rank for rank, (case, program) in asked if not runner.run(program, case, shelves[program.contract]).holds]


def read_beside(
    project: Manifest, paths: tuple[str, ...]
) -> tuple[list[Case], tuple[Accepted, ...], list[Diagnostic], dict[str, Source]]:
    """Return the cases of the files under ``paths``, what these files accept, what is wrong with them, their texts."""
    found: list[Case] = []
    admitted: list[Accepted] = []
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for path in _case_files(project, paths):
        name = project.name(path)
        data, unread = files.read(path, name)
        problems += unread
        if data is None:
            continue
        source, undecoded = nodes.decode(data, name)
        sources[name] = source
        read, wrong = cases.read(source)
        kept, more = accepted.read(source)
        found += read
        admitted += kept
        problems += (*undecoded, *wrong, *more)
    return found, tuple(admitted), problems, sources


def program_of(
    project: Manifest,
    case: Case,
    programs: dict[str, Program | None],
    problems: list[Diagnostic],
    sources: dict[str, Source],
) -> Program | None:
    """Return the program of the contract a case is under, made once; what is wrong with it goes to ``problems``."""
    chosen = tested_contract(project, case)
    if isinstance(chosen, Diagnostic):
        problems.append(chosen)
        return None
    if chosen.id not in programs:
        program, found, texts = compile.program(project, chosen)
        programs[chosen.id] = program
        sources |= texts
        problems += found if program is None else ()
    return programs[chosen.id]


def tested_contract(project: Manifest, case: Case) -> Contract | Diagnostic:
    """Return the contract that a case is under: the one its dossier names, else the one it is beside."""
    beside = next((each.id for each in project.contracts if case.file.startswith(f"{each.folder}/")), "")
    chosen = pick_contract(project, contract_named(case.facts) or beside)
    if isinstance(chosen, Diagnostic):
        return Diagnostic(chosen.code, chosen.message, case.facts.span, chosen.hint)
    return chosen


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
