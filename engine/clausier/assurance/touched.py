"""Which questions, and which cases, lead to given rules: those that a change of these rules may touch."""

from __future__ import annotations

from clausier.assurance.decisions import nodes
from clausier.assurance.reach import duty_parts, question_parts
from clausier.assurance.states import named
from clausier.norms import tree
from clausier.text.enumeration import Enum
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clausier.assurance.runner import Prepared
    from clausier.norms.tree import Program

_WORDS = frozenset({"citations", "label", "text", "register"})


def touched(before: Program, after: Program, changed: Iterable[str] = ()) -> frozenset[str]:
    """Return the questions, by name, whose answers may differ between two programs; no other does, whatever the facts.

    ``changed`` are definitions to count as changed besides those that are not the same (parameters given otherwise).
    """
    every = frozenset((*before.questions, *after.questions))
    if _frame(before) != _frame(after):
        return every
    one, other = ({name: _bare(each) for name, each in side.definitions.items()} for side in (before, after))
    moved = {*changed, *(each for each in {*one, *other} if one.get(each) != other.get(each))}
    moved = leading(users((before, after)), moved)
    return frozenset(
        name for name in every if _differs(name, before, after) or moved.intersection(_parts(name, before))
    )


def cases_leading(program: Program, wanted: Iterable[str], cases: Iterable[Prepared]) -> tuple[Prepared, ...]:
    """Return the cases that may lead to one of the rules ``wanted``: definitions, interprétations.

    A rule that is a part of a question or of an obligation stands for the whole of it: what is missing is told once.
    """
    wholes = [set(question_parts(each)) for each in program.questions.values()]
    wholes += [set(duty_parts(each)) for each in program.duties.values()]
    starts = set(wanted)
    starts |= {part for whole in wholes if whole & starts for part in whole}
    moved = leading(users((program,)), starts)
    return tuple(each for each in cases if not moved.isdisjoint(_case_parts(program, each)))


def _case_parts(program: Program, prepared: Prepared) -> Iterator[str]:
    """Yield the definitions that what a case expects is made of."""
    yield from question_parts(prepared.question)
    for asked, _ in prepared.case.duties:
        duty = program.duties.get(named(asked)[0])
        yield from () if duty is None else (*duty_parts(duty), duty.debtor, duty.creditor)
    for asked, _ in prepared.case.powers:
        power = program.powers.get(named(asked)[0])
        yield from () if power is None else (power.opened,)


def users(programs: Iterable[Program]) -> dict[str, set[str]]:
    """Return the definitions that use a definition, or read by an interprétation, in some of the programs."""
    found: dict[str, set[str]] = {}
    for program in programs:
        for name, definition in program.definitions.items():
            for used in nodes(definition.body):
                if isinstance(used, tree.Use):
                    found.setdefault(used.name, set()).add(name)
                elif isinstance(used, tree.Choice):
                    found.setdefault(used.interpretation, set()).add(name)
    return found


def leading(known: Mapping[str, set[str]], starts: Iterable[str]) -> set[str]:
    """Return what leads to ``starts``, themselves included, given the users of each definition."""
    found = set(starts)
    pending = list(found)
    while pending:
        fresh = known.get(pending.pop(), set()) - found
        found |= fresh
        pending += fresh
    return found


def _frame(program: Program) -> tuple[object, ...]:
    """Return what every answer may look at besides definitions; the words of an interprétation decide nothing."""
    readings = {each.name: tuple(one.name for one in each.readings) for each in program.interpretations.values()}
    return (
        *(readings, program.tables, program.entities, program.enumerations, program.roots),
        *(program.holidays, program.holiday_years),
    )


def _differs(name: str, before: Program, after: Program) -> bool:
    return _bare(before.questions.get(name)) != _bare(after.questions.get(name))


def _parts(name: str, program: Program) -> Iterator[str]:
    return question_parts(program.questions[name])


def _bare(value: object) -> object:
    """Return a node of the core as tuples, without the words it cites, which decide nothing."""
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return tuple(map(_bare, items))
    kind = type(value)
    if kind.__module__ != tree.__name__ or isinstance(value, Enum):
        return kind.__name__, value
    names = cast("tuple[str, ...]", getattr(kind, "__slots__", ()))
    return kind.__name__, *(_bare(getattr(value, name)) for name in names if name not in _WORDS)
