"""The tree of reasons as a reader wants it: each condition with its mark, the contract's words, the facts it rests on.

What a reader does not need is left out unless everything is asked for: an exception that does not apply, a calcul its
author gave no label, a fact that is not known and not needed, a null amount, what has been told already.
"""

from __future__ import annotations

from datetime import date

from clausier.evaluate import wording
from clausier.evaluate.result import Conflict, Determined, Need, Undetermined, Void
from clausier.norms.tree import Role
from clausier.text.record import Record, replace
from clausier.text.spoken import spoken
from clausier.text.typed import TYPE_CHECKING
from clausier.values.money import Money
from clausier.values.show import show_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.evaluate.result import Result, Step
    from clausier.norms.tree import Program

_TRUE, _FALSE = Determined(value=True), Determined(value=False)
_DEEPEST = 5
_BESIDE = 2
_SIGNS = (" = ", " ≠ ", " < ", " ≤ ", " > ", " ≥ ", " parmi ", " est sans objet", "(", ".", "non ")
_MARKED = (Role.CONDITION, Role.SET_ASIDE)
_EXCEPTIONAL = (Role.OVERRIDE, Role.ADDITION, Role.FALLBACK)


class Reason(Record):
    """A line to print: ``mark`` (✓ ✗ ? or ""), ``text`` on the left, ``notes`` on the right, and what is under it.

    ``is_fact``: a fact of the dossier or of a table, which may stand beside what it settles.
    """

    mark: str
    text: str
    notes: tuple[str, ...]
    under: tuple[Reason, ...]
    is_fact: bool = False


class _Context(Record):
    """Where a step stands: how deep, under what place, under which rule or condition (None at the top)."""

    depth: int
    place: str
    above: Step | None

    @property
    def settled(self) -> bool:
        """Whether what stands above is known."""
        return self.above is not None and not isinstance(self.above.result, Undetermined)

    @property
    def value(self) -> Result | None:
        """What the rule above gives."""
        return self.above.result if self.above is not None and self.above.role is Role.RULE else None

    @property
    def in_condition(self) -> bool:
        """Whether a condition stands above."""
        return self.above is not None and self.above.role in _MARKED


class Told:
    """Turns the steps of one answer into reasons; remembers what it has told."""

    def __init__(self, program: Program, about: str, *, everything: bool) -> None:
        """``about`` is the key of the element asked about, whose facts need no name."""
        self._program = program
        self._about = about
        self._everything = everything
        self._known: set[tuple[str, str]] = set()

    def reasons(self, steps: Iterable[Step]) -> tuple[Reason, ...]:
        """Return the reasons that the steps of an answer are."""
        return self._every(steps, _Context(0, "", None))

    def _every(self, steps: Iterable[Step], context: _Context) -> tuple[Reason, ...]:
        found: list[Reason] = []
        told: list[Step] = []
        for step in steps:
            # Two steps nearly always differ by their labels: comparing is quicker than hashing all that is under each.
            if step not in told:
                told.append(step)
                found += self._one(_merged(step), context)
        return tuple(found)

    def _one(self, step: Step, context: _Context) -> tuple[Reason, ...]:
        """Return the reasons of a step: none when it tells nothing, those under it when it only leads to them."""
        if self._is_idle(step):
            return ()
        if step.reading:
            return self._choice(step, context)
        if step.role is None:
            return self._fact(step, context)
        if step.role in _MARKED:
            return (self._condition(step, context),)
        if context.depth and not self._everything:
            if step.role is Role.RULE and self._is_unnamed(step):
                return self._every(step.children, context)
            if _is_null(step.result) and not context.in_condition:
                return ()
        return self._rule(step, context)

    def _is_idle(self, step: Step) -> bool:
        """Tell whether a step changed nothing: an exception that does not apply."""
        if self._everything:
            return False
        silent = isinstance(step.result, Void) and not step.result.without_object
        if step.role is Role.SET_ASIDE:
            return step.result == _FALSE or silent
        return step.role in _EXCEPTIONAL and silent

    def _is_unnamed(self, step: Step) -> bool:
        """Tell whether a step is a calcul without label: a help to write the rules, not to read them."""
        if " " in step.label:
            return False  # words, and no name of the language
        definition = self._program.definitions.get(step.label)
        return definition is not None and not definition.is_parameter

    def _rule(self, step: Step, context: _Context) -> tuple[Reason, ...]:
        place = wording.places(step.citations)
        shown = _relative(place, context.place)
        value = wording.worded(self._program, step.result)
        name = _named(step.label)
        if not context.depth and _is_verdict(step.result):
            notes, under = self._below(step, context, place)
            return (Reason("", f"{wording.capital(name)}{shown}", notes, under),)
        if (step.label, value) in self._known and not self._everything:
            return ()
        self._known.add((step.label, value))
        # The words a rule rests on are told once, whatever values it takes.
        shown = shown if self._everything or ("", step.label) not in self._known else ""
        self._known.add(("", step.label))
        notes, under = self._below(step, context, place)
        if step.role is Role.OVERRIDE:
            where = tuple(_where(each.file, each.line) for each in step.places)
            what = "condition particulière" if step.places else "par exception"
            return (Reason("", f"{what}, {name} : {value}{shown}", (*where, *notes), under),)
        named = name if context.depth else wording.capital(name)
        return (Reason("", f"{named} : {value}{shown}", notes, under),)

    def _condition(self, step: Step, context: _Context) -> Reason:
        place = wording.places(step.citations)
        notes, under = self._below(step, context, place)
        words = next((text for each in step.citations if (text := wording.quoted(each))), "")
        if step.role is Role.SET_ASIDE:
            told = "écarté par" if step.result == _TRUE else "écarté si"
            text = f"{told} : {step.label}{f' {words}' if words and self._everything else ''}"
        elif words or not _is_expression(step.label):
            text = words or step.label
        elif notes:
            # An expression says less to a reader than the facts it looks at.
            text, notes = notes[0], notes[1:]
        else:
            text = spoken(step.label)
        return Reason(_mark(step), f"{text}{_relative(place, context.place)}", notes, under)

    def _choice(self, step: Step, context: _Context) -> tuple[Reason, ...]:
        """Return the reading followed, told once, after the only fact it leads to when there is but one."""
        read = f"lecture suivie : « {wording.reading_text(self._program, step.reading)} »"
        under = self._every(step.children, _Context(context.depth + 1, context.place, context.above))
        is_new = self._everything or ("", step.reading) not in self._known
        self._known.add(("", step.reading))
        if len(under) == 1 and under[0].is_fact:
            return (replace(under[0], notes=(*under[0].notes, read)) if is_new else under[0],)
        return (Reason("", f"{read} ({step.label})", (), under),) if is_new else under

    def _fact(self, step: Step, context: _Context) -> tuple[Reason, ...]:
        where = tuple(_where(each.file, each.line) for each in step.places)
        if isinstance(step.result, Undetermined):
            if context.settled and not self._everything:
                return ()
            disputed = any(each.need is Need.CONTESTED for each in step.result.missing)
            state = "contesté" if disputed else "inconnu"
            return (Reason("", f"{self._fact_name(step)} : {state}", where, (), is_fact=True),)
        value = wording.worded(self._program, step.result, wording.fact_kind(self._program, step.label))
        if not self._everything and not context.in_condition and (step.label, value) in self._known:
            return ()
        self._known.add((step.label, value))
        table = step.label.partition(" au ")[0]
        if step.citations and (self._everything or ("", table) not in self._known):
            self._known.add(("", table))
            where = (*where, *(wording.short_source(each.place) for each in step.citations if each.place))
        text = self._fact_name(step) if step.result == context.value else f"{self._fact_name(step)} : {value}"
        return (Reason("", text, where, (), is_fact=True),)

    def _fact_name(self, step: Step) -> str:
        """Return how a reader names a fact of the dossier, or a value of a dated table."""
        name, dated, day = step.label.partition(" au ")
        if dated and not step.places:
            return f"{wording.humanized(name)} au {show_date(date.fromisoformat(day))}"
        return wording.fact_name(step.label, self._about)

    def _below(self, step: Step, context: _Context, place: str) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
        """Return the notes and the reasons under a step: two facts at most become notes when there is nothing else."""
        if context.depth >= _DEEPEST and not self._everything:
            return (), ()
        inner = _Context(context.depth + 1, place or context.place, step)
        under = self._every(step.children, inner)
        if len(under) <= _BESIDE and all(each.is_fact for each in under):
            return tuple(", ".join((each.text, *each.notes)) for each in under), ()
        return (), under


def _merged(step: Step) -> Step:
    """Return a step joined with its only child when both tell the same thing (a calcul and its rule)."""
    while len(step.children) == 1:
        (child,) = step.children
        if child.label != step.label or child.result != step.result or child.role is None or step.role is None:
            break
        step = type(step)(
            step.label, step.result, child.role if step.role is Role.RULE else step.role,
            tuple(dict.fromkeys((*step.citations, *child.citations))), (*step.places, *child.places),
            step.reading or child.reading, child.children,
        )  # fmt: skip
    return step


def _mark(step: Step) -> str:
    """Return ✓ when what the contract asks is met, ✗ when it is not, ? when nobody knows, – when nothing says."""
    wanted: Result = _FALSE if step.role is Role.SET_ASIDE else _TRUE
    match step.result:
        case Determined():
            return "✓" if step.result == wanted else "✗"
        case Undetermined():
            return "?"
        case Conflict():
            return "!"
        case Void():
            return "–"


def _named(label: str) -> str:
    """Return how a reader names a rule: its label, without the expression after « : »; a bare name as words."""
    if " " not in label:
        return wording.humanized(label)
    return label.partition(" : ")[0]


def _is_expression(label: str) -> bool:
    """Tell whether a label is an expression of the language: its author gave the condition no words."""
    return any(sign in label for sign in _SIGNS)


def _is_verdict(result: Result) -> bool:
    """Tell whether a result is already shouted above the reasons."""
    return isinstance(result, Undetermined) or (isinstance(result, Determined) and isinstance(result.value, bool))


def _is_null(result: Result) -> bool:
    """Tell whether a result is an amount or a number that adds nothing."""
    if not isinstance(result, Determined) or isinstance(result.value, bool):
        return False
    return isinstance(result.value, int | Money) and not result.value


def _relative(place: str, above: str) -> str:
    """Return a place between brackets, without the article when it is that of the place above; "" when the same."""
    if not place or place == above:
        return ""
    article, comma, rest = place.partition(", ")
    if comma and " ; " not in place and article == above.partition(", ")[0].partition(" ; ")[0]:
        return f" ({rest})"
    return f" ({place})"


def _where(file: str, line: int) -> str:
    return f"{file.rpartition('/')[2]}:{line}" if line else file.rpartition("/")[2]
