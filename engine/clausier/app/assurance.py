"""How well the cases hold the clauses: the conditions no case shows, the mutants no case notices."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import NamedTuple

from clausier.app.outcome import Outcome
from clausier.app.test import read_beside, tested_contract
from clausier.app.workers import spread
from clausier.assurance import accepted, coverage, mutants, mutation, reach
from clausier.assurance.recording import plan
from clausier.assurance.runner import Prepared, prepare
from clausier.assurance.touched import cases_leading
from clausier.dossier.shelf import empty_shelf
from clausier.project import compile  # noqa: A004  the module compiles a contract
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausier.assurance.accepted import Accepted
    from clausier.assurance.cases import Case
    from clausier.assurance.mutants import Mutant
    from clausier.assurance.mutation import Bench
    from clausier.assurance.reach import Place
    from clausier.norms.tree import Program
    from clausier.project.manifest import Contract, Manifest
    from clausier.text.source import Source

_MOST_SURVIVORS = 5
"""In per cent."""


class Lacking(NamedTuple):
    """Something missing of a rule: where it stands, in which words of the contract, what; why it is accepted, if so."""

    contract: str
    rule: str
    place: Place
    words: str
    text: str
    reason: str


class Assured(NamedTuple):
    """What is missing, in the order of the pages; out of ``total`` things looked at. ``stale`` explains nothing.

    ``whole``: nothing was left out.
    """

    lacking: tuple[Lacking, ...]
    total: int
    stale: tuple[Accepted, ...]
    whole: bool

    @property
    def unexplained(self) -> tuple[Lacking, ...]:
        """What no explanation accepts."""
        return tuple(each for each in self.lacking if not each.reason)

    @property
    def is_too_much(self) -> bool:
        """Tell whether more than five per cent of everything is missing, explained or not."""
        return self.whole and len(self.lacking) * 100 > self.total * _MOST_SURVIVORS


class _Asked(NamedTuple):
    """What is asked about: the rules under ``paths`` (all when there is none) whose name or place holds ``wanted``."""

    project: Manifest
    paths: tuple[str, ...]
    wanted: str

    def holds(self, rule: str, place: Place) -> bool:
        """Tell whether a rule is asked about."""
        if self.wanted and self.wanted.lower() not in f"{rule} {place.article} {place.title}".lower():
            return False
        names = [self.project.name(each).rstrip("/") for each in self.paths]
        return not names or any(each in {"", "."} or f"{place.file}/".startswith(f"{each}/") for each in names)

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return not self.paths and not self.wanted


class _Bed(NamedTuple):
    """A contract, the rules it may be asked about, and the cases that may lead to those asked about."""

    contract: Contract
    program: Program
    names: tuple[str, ...]
    places: dict[str, Place]
    cases: tuple[Prepared, ...]


class _Library(NamedTuple):
    """The contracts of a project with their cases, and what the files beside them accept."""

    beds: tuple[_Bed, ...]
    accepted: tuple[Accepted, ...]
    problems: tuple[Diagnostic, ...]
    sources: dict[str, Source]


def uncovered(project: Manifest, paths: tuple[str, ...], wanted: str) -> Outcome[Assured]:
    """Return what no case shows of the rules: those under ``paths`` (all by default) whose place holds ``wanted``."""
    asked = _Asked(project, paths, wanted)
    library = _library(asked)
    found: list[Lacking] = []
    count = 0
    for bed in library.beds:
        looked_at = plan(bed.program, bed.names)
        count += sum(len(each.atoms) for each in looked_at.decisions) + len(looked_at.exceptions)
        seen = coverage.joined(spread(partial(coverage.observe, bed.program, looked_at), bed.cases))
        missing = coverage.findings(bed.program, looked_at, seen)
        found += [_lacking(bed, each.rule, each.text, library.accepted) for each in missing]
    return _outcome(asked, library, found, count, accepted.COVERAGE)


def survivors(project: Manifest, paths: tuple[str, ...], wanted: str) -> Outcome[Assured]:
    """Return the mutants that no case notices, of the rules under ``paths`` whose place holds ``wanted``."""
    asked = _Asked(project, paths, wanted)
    library = _library(asked)
    found: list[Lacking] = []
    count = 0
    for bed in library.beds:
        made = [
            each for each in mutants.mutants(bed.program, bed.names) if asked.holds(each.rule, bed.places[each.rule])
        ]
        count += len(made)
        found += [_lacking(bed, each.rule, each.text, library.accepted) for each in _survivors(bed, made)]
    return _outcome(asked, library, found, count, accepted.MUTATION)


# --- The bed ------------------------------------------------------------------------------------------------------


def _library(asked: _Asked) -> _Library:
    """Read every case that may lead to what is asked about, each under its contract."""
    project = asked.project
    cases, admitted, problems, sources = read_beside(project, ())
    by_contract: dict[str, list[Case]] = {}
    for case in cases:
        contract = tested_contract(project, case)
        if isinstance(contract, Diagnostic):
            problems.append(contract)
        else:
            by_contract.setdefault(contract.id, []).append(case)
    beds: list[_Bed] = []
    for contract in project.concerned(asked.paths):
        compiled = compile.compile_contract(project, contract)
        sources |= compiled.sources
        if compiled.program is None or compiled.model is None:
            problems += compiled.problems
            continue
        places = reach.places(compiled.program, compiled.model, sources)
        names = tuple(each for each in reach.reached(compiled.program) if each in places)
        wanted = {name for name, place in places.items() if asked.holds(name, place)}
        shelf = empty_shelf()
        read = (prepare(compiled.program, each, shelf) for each in by_contract.get(contract.id, ()))
        kept = cases_leading(compiled.program, wanted, (each for each in read if isinstance(each, Prepared)))
        beds.append(_Bed(contract, compiled.program, names, places, kept))
    return _Library(tuple(beds), admitted, tuple(problems), sources)


def _survivors(bed: _Bed, made: Sequence[Mutant]) -> list[Mutant]:
    """Return the mutants that nothing kills; those of a rule are tried by one process."""
    by_rule = [list(each) for _, each in groupby(enumerate(made), key=lambda each: each[1].rule)]
    tried = mutation.bench(bed.program, bed.cases)
    alive = sorted(rank for some in spread(partial(_alive, tried), by_rule) for rank in some)
    return [made[each] for each in alive]


def _alive(tried: Bench, made: Iterable[Sequence[tuple[int, Mutant]]]) -> list[int]:
    return [rank for rule in made for rank in mutation.unnoticed(tried, rule)]


def _lacking(bed: _Bed, rule: str, text: str, admitted: Iterable[Accepted]) -> Lacking:
    definition = bed.program.definitions.get(rule)
    cited = definition.citations if definition is not None else bed.program.interpretations[rule].citations
    words = next((each.words for each in cited if each.words), "")
    reason = next((each.reason for each in admitted if accepted.explained(each, rule, text)), "")
    return Lacking(bed.contract.id, rule, bed.places[rule], words, text, reason)


def _outcome(asking: _Asked, library: _Library, found: list[Lacking], count: int, measure: str) -> Outcome[Assured]:
    """Return what is asked for; a rule of the law lacks only what it lacks in every contract that uses it."""
    asked = [each for each in found if asking.holds(each.rule, each.place)]
    users = {
        rule: sum(rule in bed.names or rule in bed.program.interpretations for bed in library.beds)
        for rule in {each.rule for each in asked if each.place.is_law}
    }
    kept: dict[tuple[str, str, str], Lacking] = {}
    lacks: dict[tuple[str, str], int] = {}
    for each in asked:
        lacks[each.rule, each.text] = lacks.get((each.rule, each.text), 0) + 1
    for each in asked:
        if not each.place.is_law or lacks[each.rule, each.text] >= users[each.rule]:
            kept.setdefault(("" if each.place.is_law else each.contract, each.rule, each.text), each)
    ordered = sorted(kept.values(), key=lambda each: (each.place.is_law, each.place.file, each.place.line))
    stale = [
        each
        for each in library.accepted
        if asking.is_everything
        and each.measure == measure
        and not any(accepted.explained(each, one.rule, one.text) for one in found)
    ]
    return Outcome(
        Assured(tuple(ordered), count, tuple(stale), asking.is_everything), library.problems, library.sources
    )
