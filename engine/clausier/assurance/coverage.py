"""Which conditions matter: what no case shows of the rules of a contract and of the law it uses.

An atomic condition is shown when cases (or a case and another reading of it) hold it once true and once false where it
alone settles the decision: modified condition/decision coverage, unique cause by masking (DO-178C, CAST-10). An
exception is shown when it is seen to apply and not to; an interprétation when each of its other readings is expected to
change an answer; two dates compared in a condition, when they are tried on both sides of the day that tips it.
"""

from __future__ import annotations

from typing import NamedTuple

from clausier.assurance.decisions import TRUE, UNKNOWN, decides, nodes, takes_all
from clausier.assurance.phrase import phrase
from clausier.assurance.reach import duty_parts, question_parts
from clausier.assurance.recording import ORDERED, Record, recorder
from clausier.assurance.runner import answered, chosen_readings, concerned, run_prepared
from clausier.norms import tree
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausier.assurance.decisions import Atom
    from clausier.assurance.recording import Plan
    from clausier.assurance.runner import Prepared
    from clausier.norms.tree import Program

_TIPPING = {"le": (0, 1), "gt": (0, 1), "lt": (-1, 0), "ge": (-1, 0)}
_DAYS = {-1: "la veille", 0: "le jour même", 1: "le lendemain"}


class Finding(NamedTuple):
    """What is missing of a rule (a definition, an interprétation), in French."""

    rule: str
    text: str


class Seen(NamedTuple):
    """What cases saw of a contract. ``effects`` are the (interprétation, reading) pairs that change answers."""

    record: Record
    effects: frozenset[tuple[str, str]]


def observe(program: Program, looked_at: Plan, cases: Iterable[Prepared]) -> Seen:
    """Run cases and return what they saw of a plan of ``program``."""
    record = Record()
    passes = recorder(looked_at, record)
    effects: set[tuple[str, str]] = set()
    for each in cases:
        run_prepared(program, each, passes)
        concerned(program, each, passes)
        effects.update(_effects(program, each))
    return Seen(record, frozenset(effects))


def joined(every: Iterable[Seen]) -> Seen:
    """Return what was seen by some cases and by others."""
    record = Record()
    effects: set[tuple[str, str]] = set()
    for each in every:
        record.join(each.record)
        effects |= each.effects
    return Seen(record, frozenset(effects))


def findings(program: Program, looked_at: Plan, seen: Seen) -> tuple[Finding, ...]:
    """Return what is missing, definition by definition, then interprétation by interprétation."""
    unused = {each.name for each in looked_at.definitions if each.name not in seen.record.used}
    found = list(_unused(program, looked_at, unused))
    found += [each for each in _conditions(program, looked_at, seen) if each.rule not in unused]
    found += [each for each in _exceptions(looked_at, seen) if each.rule not in unused]
    found += [each for each in _days(looked_at, seen) if each.rule not in unused]
    return (*dict.fromkeys(found), *_readings(program, looked_at, seen))


def _unused(program: Program, looked_at: Plan, names: set[str]) -> Iterator[Finding]:
    """Yield the definitions that no case uses; an obligation, or a question, is told once."""
    heads = {part: duty.condition for duty in program.duties.values() for part in duty_parts(duty)}
    heads |= {part: each.answer for each in program.questions.values() for part in question_parts(each)}
    told = {
        duty.condition: f"aucun cas n'en attend l'état (« obligations: {{{duty.name}: … }} »)"
        for duty in program.duties.values()
    }
    told |= {each.answer: "aucun cas ne la pose" for each in program.questions.values()}
    for each in looked_at.definitions:
        head = heads.get(each.name, each.name)
        if each.name in names and (head == each.name or head not in names):
            yield Finding(each.name, told.get(each.name, "aucun cas ne l'applique"))


def _conditions(program: Program, looked_at: Plan, seen: Seen) -> Iterator[Finding]:
    for rank, decision in enumerate(looked_at.decisions):
        vectors = seen.record.vectors.get(rank, set())
        for leaf, atom in enumerate(decision.atoms):
            if isinstance(atom.expr, tree.Literal) or takes_all(program, atom.expr):
                continue
            known = {vector[leaf] for vector in vectors} - {UNKNOWN}
            shown = {vector[leaf] == TRUE for vector in vectors if decides(decision, leaf, vector)}
            if lacking := _lacking(known, shown):
                yield Finding(decision.definition, f"la condition « {phrase(atom.expr)} »{_home(atom)} n'est {lacking}")


def _lacking(known: set[str], shown: set[bool]) -> str:
    """Return what is missing of an atom; a silence is no more than a condition that is not met."""
    if not known:
        return "jamais examinée"
    missing = [word for value, word in ((True, "vraie"), (False, "fausse")) if value not in shown]
    never = {"vraie": TRUE not in known, "fausse": known == {TRUE}}
    words = " ni ".join(missing)
    if not missing or all(never[each] for each in missing):
        return f"jamais {words}" if missing else ""
    return f"jamais {words} là où elle décide seule"


def _home(atom: Atom) -> str:
    return f" ({atom.home})" if atom.home else ""


def _exceptions(looked_at: Plan, seen: Seen) -> Iterator[Finding]:
    for rank, (definition, rule) in enumerate(looked_at.exceptions):
        applied = seen.record.applied.get(rank, set())
        wanted = (True,) if _always(rule) else (True, False)
        for each in wanted:
            if each not in applied:
                verb = "ne joue jamais" if each else "n'est jamais hors de cause"
                yield Finding(definition, f"l'exception « {rule.label or rule.name} » {verb}")


def _always(rule: tree.Default) -> bool:
    """Tell whether an exception has no condition."""
    return rule.condition is None and rule.role is not tree.Role.SET_ASIDE


def _days(looked_at: Plan, seen: Seen) -> Iterator[Finding]:
    """Yield the sides of a tipping day that no case tries, for the dates that cases compare."""
    for rank, decision in enumerate(looked_at.decisions):
        for leaf, atom in enumerate(decision.atoms):
            days = seen.record.days.get((rank, leaf), set())
            if not days or not isinstance(atom.expr, tree.Apply) or atom.expr.operation not in ORDERED:
                continue
            left, right = map(phrase, atom.expr.arguments)
            for each in _TIPPING[atom.expr.operation]:
                if each not in days:
                    text = f"la date « {left} » n'est jamais essayée {_DAYS[each]} de « {right} »{_home(atom)}"
                    yield Finding(decision.definition, text)


def _readings(program: Program, looked_at: Plan, seen: Seen) -> Iterator[Finding]:
    """Yield the readings that no case expects to change an answer, of the interprétations that rules follow."""
    followed = {
        node.interpretation
        for definition in looked_at.definitions
        for node in nodes(definition.body)
        if isinstance(node, tree.Choice)
    }
    for name, interpretation in program.interpretations.items():
        if name in followed:
            for each in interpretation.readings[1:]:
                if (name, each.name) not in seen.effects:
                    yield Finding(name, f"aucun cas n'attend une autre réponse sous la lecture « {each.name} »")


def _effects(program: Program, prepared: Prepared) -> Iterator[tuple[str, str]]:
    """Yield the readings that a case expects, or imposes, and without which its answer would be another."""
    imposed = {name: reading for name, reading, _ in prepared.facts.readings}
    expected = [chosen_readings(program, each) for each, _ in prepared.case.readings]
    for chosen in (imposed, *(each for each in expected if not isinstance(each, Diagnostic))):
        for name, reading in chosen.items():
            if reading == program.interpretations[name].readings[0].name:
                continue
            others = {**imposed, **chosen}
            without = {**others, name: program.interpretations[name].readings[0].name}
            whole = chosen is imposed
            if answered(program, prepared, others, whole=whole) != answered(program, prepared, without, whole=whole):
                yield name, reading
