"""What another value of a parameter would change, over the library of cases."""

from __future__ import annotations

from typing import NamedTuple

from clausier.app.outcome import Outcome, stopped
from clausier.app.test import program_of, read_beside, tested_contract
from clausier.assurance import runner
from clausier.assurance.impact import impact
from clausier.dossier import nodes
from clausier.dossier.facts import Override
from clausier.dossier.reader import read_node
from clausier.dossier.vocabulary import vocabulary_of
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import replace
from clausier.text.source import Source
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.assurance.cases import Case
    from clausier.assurance.impact import Change
    from clausier.assurance.runner import Prepared
    from clausier.evaluate.ask import Asking
    from clausier.norms.tree import Program
    from clausier.project.manifest import Contract, Manifest


class Tried(NamedTuple):
    """What another value of a parameter changes: cases, each with its contract; ``library`` counts those looked at."""

    changes: tuple[tuple[Contract, Change], ...]
    library: int


def try_parameter(project: Manifest, paths: tuple[str, ...], wanted: str, given: str) -> Outcome[Tried]:
    """Answer the cases again with « parameter=value » and return what changes; the clauses stay as they are.

    The value is read as a special condition: one that the law forbids, or of another kind, is refused.
    """
    name, equals, value = (each.strip() for each in given.partition("="))
    if not equals or not name or not value:
        message = f'« --si {given} » s\'écrit --si paramètre=valeur, par exemple --si "préavis_de_résiliation=2 mois"'
        return stopped(Diagnostic(codes.COMMAND_WRONG, message))
    read, _, problems, sources = read_beside(project, paths)
    programs: dict[str, Program | None] = {}
    by_contract: dict[str, list[Case]] = {}
    for case in read:
        contract = tested_contract(project, case)
        if not isinstance(contract, Diagnostic) and wanted.lower() in f"{case.title} {case.question.text}".lower():
            program_of(project, case, programs, problems, sources)
            by_contract.setdefault(contract.id, []).append(case)
    having = {ident: made for ident, made in programs.items() if made is not None and _has(made, name)}
    if not having:
        known = [
            each.name for made in programs.values() if made for each in made.definitions.values() if each.is_parameter
        ]
        message = f"aucun contrat n'a de paramètre « {name} »"
        return stopped(Diagnostic(codes.PARAMETER_ASKED_UNKNOWN, message, None, did_you_mean(name, known)))
    changes: list[tuple[Contract, Change]] = []
    for ident, program in having.items():
        overrides = _overrides(program, name, value)
        if not isinstance(overrides, Override):
            return Outcome(None, overrides, {})

        def before(prepared: Prepared, program: Program = program) -> Asking:
            return runner.asking_of(program, prepared)

        def after(prepared: Prepared, program: Program = program, override: Override = overrides) -> Asking:
            asking = runner.asking_of(program, prepared)
            kept = tuple(each for each in asking.facts.overrides if each.parameter != override.parameter)
            return replace(asking, facts=replace(asking.facts, overrides=(*kept, override)))

        contract = next(each for each in project.contracts if each.id == ident)
        changes += [(contract, each) for each in impact(by_contract[ident], before, after, program)]
    return Outcome(Tried(tuple(changes), sum(len(by_contract[each]) for each in having)), tuple(problems), sources)


def _has(program: Program, name: str) -> bool:
    return name in program.definitions and program.definitions[name].is_parameter


def _overrides(program: Program, name: str, value: str) -> Override | tuple[Diagnostic, ...]:
    """Return a special condition as a dossier would state it, or what is wrong with it."""
    source = Source("--si", f"conditions_particulières:\n  {name}: {value}\n")
    node, problems = nodes.compose(source)
    if node is None:
        return problems
    facts, problems = read_node(node, source.name, vocabulary_of(program))
    return facts.overrides[0] if facts is not None else problems
