"""Ask a question of a dossier: the main line, then everything that could change it."""

from __future__ import annotations

from datetime import date, timedelta

from clausier.dossier.facts import every_element
from clausier.evaluate.algebra import canonical
from clausier.evaluate.answer import Answer, Detail, OtherReading, PartyVersion, SafeDate
from clausier.evaluate.completion import complete, settled
from clausier.evaluate.evaluator import Calendars, Evaluation
from clausier.evaluate.memo import Memo
from clausier.evaluate.proof import proof_line
from clausier.evaluate.readings import explore, fewest_changes
from clausier.evaluate.result import Determined, Need, Undetermined
from clausier.evaluate.undefined import METROPOLE
from clausier.text.record import Record, replace
from clausier.text.typed import TYPE_CHECKING, TypeAlias
from clausier.values.calendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausier.dossier.facts import Element, Facts
    from clausier.evaluate.answer import Deviation
    from clausier.evaluate.result import Missing, Result
    from clausier.norms.tree import FieldInfo, Program, Question, Value

    Line: TypeAlias = tuple[Result, ...]
    Run: TypeAlias = Callable[[Mapping[str, Value]], Result]

ANSWER_LABEL = "réponse"


class Asking(Record):
    """What a question is put to: a program, a dossier, a date.

    ``explored`` False follows the retained readings only. ``passes`` makes each pass: an ``Evaluation``, or one that
    also notes what it sees.
    """

    program: Program
    facts: Facts
    on: date
    readings: Mapping[str, str]
    known_on: date | None = None
    explored: bool = True
    passes: Callable[..., Evaluation] = Evaluation


def subjects(asking: Asking, question: Question) -> tuple[Element, ...]:
    """Return the elements of the dossier that the question may be asked about (those not known to be out of it)."""
    if not question.about:
        return ()
    every = asking.facts.lists.get(question.about, ())
    if not question.concerns:
        return every
    evaluation = asking.passes(asking.program, asking.facts, asking.on, asking.readings, known_on=asking.known_on)
    concerned = [(each, evaluation.use(question.concerns, (Determined(each),))[0]) for each in every]
    return tuple(
        each for each, result in concerned if result == Determined(value=True) or isinstance(result, Undetermined)
    )


def ask(asking: Asking, question: Question, about: Element | None) -> Answer:
    """Return the answer to ``question`` about one element (None: the contract as a whole)."""
    program = asking.program
    arguments: tuple[Result, ...] = () if about is None else (Determined(about),)
    names = (question.answer, *(name for _, name in question.details))

    def evaluation(readings: Mapping[str, str], assumed: Mapping[str, Value]) -> Evaluation:
        return asking.passes(program, asking.facts, asking.on, readings, assumed, asking.known_on, memo=supposing)

    def exact(name: str, readings: Mapping[str, str], found: Result) -> Result:
        if not isinstance(found, Undetermined):
            return found
        return settled(lambda assumed: evaluation(readings, assumed).use(name, arguments)[0], found)

    def settle(assumed: Mapping[str, Value]) -> Result:
        def run(more: Mapping[str, Value]) -> Result:
            return evaluation(asking.readings, {**assumed, **more}).use(question.answer, arguments)[0]

        return settled(run, run({}))

    def line(readings: Mapping[str, str]) -> tuple[Line, Mapping[str, str]]:
        run = asking.passes(program, asking.facts, asking.on, readings, known_on=asking.known_on, memo=memo)
        found = tuple(exact(name, readings, run.use(name, arguments)[0]) for name in names)
        return found, run.touched

    memo, supposing = Memo(by_value=asking.explored), Memo(traced=False, by_value=True)
    main = asking.passes(program, asking.facts, asking.on, asking.readings, known_on=asking.known_on, memo=memo)
    outcomes = [main.use(name, arguments) for name in names]
    memo.traced = False
    result, missing = complete(
        lambda assumed: evaluation(asking.readings, assumed).use(question.answer, arguments)[0], outcomes[0][0]
    )
    details = tuple(
        Detail(label, exact(name, asking.readings, outcome[0]), outcome[1])
        for (label, name), outcome in zip(question.details, outcomes[1:], strict=True)
    )
    answer = Answer(
        question.name, question.text, program.contract, "" if about is None else about.key, asking.on,
        result, outcomes[0][1], details, missing, tuple(sorted(main.touched.items())),
        versions=_versions(asking, settle, outcomes[0][0]),
        proof=proof_line(program, settle, result, lambda need: _field_of(asking, need)),
    )  # fmt: skip
    if not asking.explored:
        return answer
    lines, whole = explore(line, program, asking.readings)
    return replace(
        answer,
        others=_others(question, lines),
        explored=len(lines),
        complete=whole,
        safe=_safe(asking, question, [outcomes for _, outcomes in lines]),
    )


def _others(question: Question, lines: list[tuple[Deviation, Line]]) -> tuple[OtherReading, ...]:
    """Return the fewest changes of reading that change the answer or a labelled part.

    Undetermined counts as one value, whatever is missing.
    """
    plain = [(each, tuple(map(canonical, line))) for each, line in lines]
    changed: dict[Deviation, list[int]] = {}
    for position in range(len(plain[0][1])):
        for deviation, _ in fewest_changes([(each, line[position]) for each, line in plain]):
            changed.setdefault(deviation, []).append(position)
    known = dict(lines)
    labels = (ANSWER_LABEL, *(label for label, _ in question.details))
    main = plain[0][1][0]
    others = [
        OtherReading(
            deviation,
            lines[0][1][0] if 0 not in parts else known[deviation][0],
            tuple((labels[each], known[deviation][each]) for each in parts if each),
        )
        for deviation, parts in changed.items()
    ]
    return tuple(sorted(others, key=lambda each: (canonical(each.result) == main, len(each.deviation), each.deviation)))


def _safe(asking: Asking, question: Question, lines: list[Line]) -> SafeDate | None:
    """Return the safe end of the dated part over every reading, brought to a working day when it is an earliest one."""
    if not question.prudent:
        return None
    labels = (ANSWER_LABEL, *(label for label, _ in question.details))
    position = labels.index(question.prudent)
    dated = [_day(line[position]) for line in lines]
    days = [each for each in dated if each is not None]
    if len(days) < len(dated):
        return SafeDate(question.prudent, None)
    day = min(days) if question.earliest else max(days)
    moved = _working_day(asking, day, back=question.earliest)
    return SafeDate(question.prudent, moved, day if moved != day else None)


def _day(result: Result) -> date | None:
    """Return the date a result holds, None when it holds none."""
    return result.value if isinstance(result, Determined) and isinstance(result.value, date) else None


def _working_day(asking: Asking, day: date, *, back: bool) -> date:
    """Return the nearest worked day on or before ``day`` (on or after it when not ``back``)."""
    first, last = asking.program.holiday_years
    worked = Calendars(asking.program).get(METROPOLE) or Calendar.of_ordinals(METROPOLE, (), first, last)
    step = timedelta(days=-1 if back else 1)
    while first <= day.year <= last and not worked.is_ouvre(day):
        day += step
    return day


def _versions(asking: Asking, settle: Run, result: Result) -> tuple[PartyVersion, ...]:
    """Return the answer under each party's version of each contested fact that the answer rests on."""
    if not isinstance(result, Undetermined):
        return ()
    found: list[PartyVersion] = []
    for need in sorted((each for each in result.missing if each.need is Need.CONTESTED), key=lambda each: each.path):
        for party, value in _contested(asking, need):
            found.append(PartyVersion(need.path, party, settle({need.path: value})))
    return tuple(found)


def _contested(asking: Asking, need: Missing) -> tuple[tuple[str, Value], ...]:
    element, field = _element_at(asking, need)
    fact = None if element is None else element.fields.get(field)
    return getattr(fact, "versions", ())


def _field_of(asking: Asking, need: Missing) -> FieldInfo | None:
    element, field = _element_at(asking, need)
    return None if element is None else asking.program.entities[element.entity].fields.get(field)


def _element_at(asking: Asking, need: Missing) -> tuple[Element | None, str]:
    """Return the element and the field that a missing fact names."""
    path, _, field = need.path.rpartition(".")
    return next((each for each in elements(asking.facts) if each.path == path), None), field


def elements(facts: Facts) -> tuple[Element, ...]:
    """Return every element of a dossier, nested ones included."""
    return tuple(every_element(facts))
