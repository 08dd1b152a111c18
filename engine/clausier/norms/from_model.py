"""From the model to the core: a contract and the law around it become one program."""

from __future__ import annotations

from clausier.norms import from_rules
from clausier.norms.from_amendments import Amendments, citations
from clausier.norms.tree import (
    PASSAGE,
    PRINTED,
    EntityInfo,
    FieldInfo,
    Interpretation,
    Program,
    Reading,
    RootInfo,
    Table,
)
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.model import tree as model
    from clausier.norms.tree import Definition, Duty, Power, Question


def lower(model: model.Model, holidays: dict[str, tuple[int, ...]], years: tuple[int, int]) -> Program:
    """Return the program of a model without error.

    ``holidays`` gives the day numbers (``date.toordinal``) of each zone's holidays for ``years``, both included.
    The same rules give the same program whatever the order of files and items, places of citations aside.
    """
    amendments = Amendments(model.amendments)
    definitions: list[Definition] = [from_rules.parameter(each) for each in model.parameters.values()]
    definitions += [from_rules.computation(each, amendments) for each in model.computations.values()]
    duties: dict[str, Duty] = {}
    powers: dict[str, Power] = {}
    questions: dict[str, Question] = {}
    for duty in model.duties.values():
        duties[duty.name], made = from_rules.duty(duty, amendments)
        definitions += made
    for power in model.powers.values():
        powers[power.name], made = from_rules.power(power, amendments)
        definitions += made
    for question in model.questions.values():
        questions[question.name], made = from_rules.question(question)
        definitions += made
    definitions += [from_rules.printed(f"{PASSAGE}{text}", each) for text, each in model.passages.items()]
    definitions += [from_rules.printed(f"{PRINTED}{text}", each) for text, each in model.printed.items()]
    return Program(
        model.contract,
        model.title,
        {each.name: each for each in definitions},
        duties,
        powers,
        questions,
        {each.name: _interpretation(each) for each in model.interpretations.values()},
        {each.name: _table(each) for each in model.tables.values()},
        {each.name: _entity(each) for each in model.entities.values()},
        {each.name: each.members for each in model.enumerations.values()},
        {each.name: _root(each) for each in model.roots.values()},
        holidays,
        years,
    )


def _interpretation(source: model.Interpretation) -> Interpretation:
    """Return an interprétation, the retained reading first."""
    readings = sorted(source.readings, key=lambda each: each.name != source.retained)
    return Interpretation(
        source.name,
        source.question,
        source.register,
        tuple(Reading(each.name, each.label, each.reason) for each in readings),
        citations(source.citations),
    )


def _root(source: model.Root) -> RootInfo:
    return RootInfo(source.name, source.kind.name, source.kind.is_list, source.is_open)


def _table(source: model.Table) -> Table:
    return Table(source.name, str(source.kind), source.source, source.known_until, source.rows)


def _entity(source: model.Entity) -> EntityInfo:
    fields = (
        FieldInfo(
            each.name,
            each.kind.name,
            each.kind.is_list,
            each.question,
            each.judged,
            each.decider,
            each.burden,
            each.presumed,
            each.presumed_by,
        )
        for each in source.fields
    )
    return EntityInfo.of(source.name, source.label, source.key, fields)
