"""The tree of reasons as lines: each condition with its mark, the contract's words, and the facts it rests on.

What a reader does not need is left out (an exception that does not apply, a step already told) unless all is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from clausier.evaluate import wording
from clausier.evaluate.result import Conflict, Determined, Undetermined, Void
from clausier.norms.tree import Role
from clausier.text.paint import columns, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.evaluate.result import Result, Step
    from clausier.norms.tree import Citation, Program
    from clausier.text.paint import Paint

_TRUE, _FALSE = Determined(value=True), Determined(value=False)
_DEEPEST = 4
_BESIDE = 2
_MARKED = (Role.CONDITION, Role.SET_ASIDE)


class Reason(NamedTuple):
    """A line to print: ``mark`` (✓ ✗ ? or ""), ``text`` on the left, ``notes`` on the right, and what is under it.

    ``is_fact``: a fact of the dossier or of a table, which may stand beside what it settles.
    """

    mark: str
    text: str
    notes: tuple[str, ...]
    under: tuple[Reason, ...]
    is_fact: bool = False


class Told:
    """Turns the steps of one answer into reasons; remembers what it has told."""

    def __init__(self, program: Program, about: str, *, everything: bool) -> None:
        """``about`` is the key of the element asked about, whose facts need no name."""
        self._program = program
        self._about = about
        self._everything = everything
        self._known: set[tuple[str, str]] = set()

    def reasons(
        self, steps: Iterable[Step], depth: int = 0, above: str = "", parent: Result | None = None
    ) -> tuple[Reason, ...]:
        """Return the reasons that ``steps`` are, without repetition.

        ``above`` is the place already shown, ``parent`` the value they lead to, which a fact then does not repeat.
        """
        found: list[Reason] = []
        for step in _distinct(steps):
            reason = self._reason(_merged(step), depth, above, parent)
            if reason is not None:
                found.append(reason)
        return tuple(found)

    def _reason(self, step: Step, depth: int, above: str, parent: Result | None) -> Reason | None:
        if self._is_idle(step):
            return None
        if step.reading:
            return self._choice(step, depth, above, parent)
        if step.role is None:
            return self._fact(step, parent)
        place = _place(step.citations)
        shown = f" ({place})" if place and place != above else ""
        notes, under = self._below(step, depth, place or above)
        if step.role in _MARKED:
            return Reason(_mark(step), self._condition(step) + shown, notes, under)
        value = wording.worded(self._program, step.result)
        name = _named(step.label)
        if depth == 0 and _is_verdict(step.result):
            return Reason("", f"{wording.capital(name)}{shown}", notes, under)
        if (step.label, value) in self._known and not self._everything:
            return None
        self._known.add((step.label, value))
        if step.role is Role.OVERRIDE:
            where = tuple(_where(each.file, each.line) for each in step.places)
            what = "condition particulière" if step.places else "par exception"
            return Reason("", f"{what}, {name} : {value}{shown}", (*where, *notes), under)
        return Reason("", f"{wording.capital(name) if depth == 0 else name} : {value}{shown}", notes, under)

    def _is_idle(self, step: Step) -> bool:
        """Tell whether a step changed nothing: an exception or a branch that does not apply."""
        if self._everything:
            return False
        silent = isinstance(step.result, Void) and not step.result.without_object
        if step.role is Role.SET_ASIDE:
            return step.result == _FALSE or silent
        return step.role in (Role.OVERRIDE, Role.ADDITION, Role.FALLBACK) and silent

    def _condition(self, step: Step) -> str:
        words = next((text for each in step.citations if (text := wording.quoted(each))), "")
        if step.role is Role.SET_ASIDE:
            told = "écarté par" if step.result == _TRUE else "écarté si"
            return f"{told} : {step.label}{f' {words}' if words and self._everything else ''}"
        return words or step.label

    def _below(self, step: Step, depth: int, above: str) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
        """Return the notes and the reasons under a step: two facts at most become notes when there is nothing else."""
        if depth >= _DEEPEST and not self._everything:
            return (), ()
        under = self.reasons(step.children, depth + 1, above, step.result if step.role is Role.RULE else None)
        if len(under) <= _BESIDE and all(each.is_fact for each in under):
            return tuple(", ".join((each.text, *each.notes)) for each in under), ()
        return (), under

    def _choice(self, step: Step, depth: int, above: str, parent: Result | None) -> Reason:
        """Return the reading followed, after the only fact it leads to when there is but one."""
        read = f"lecture suivie : « {wording.reading_text(self._program, step.reading)} »"
        under = self.reasons(step.children, depth + 1, above, parent)
        if len(under) == 1 and under[0].is_fact:
            return under[0]._replace(notes=(*under[0].notes, read))
        return Reason("", read, (), under)

    def _fact(self, step: Step, parent: Result | None) -> Reason:
        source = _place(step.citations) or next((each.words for each in step.citations if each.words), "")
        if " au " in step.label and not step.places:
            name, _, day = step.label.partition(" au ")
            text = f"{wording.humanized(name)} au {_day(day)}"
            return Reason(
                "",
                f"{text} : {wording.worded(self._program, step.result)}",
                (source,) if source else (),
                (),
                is_fact=True,
            )
        kind = wording.fact_kind(self._program, step.label)
        name = wording.fact_name(step.label, self._about)
        where = tuple(_where(each.file, each.line) for each in step.places)
        if isinstance(step.result, Undetermined):
            return Reason("", f"{name} : inconnu", where, (), is_fact=True)
        if step.result == parent:
            return Reason("", name, where, (), is_fact=True)
        return Reason("", f"{name} : {wording.worded(self._program, step.result, kind)}", where, (), is_fact=True)


def _named(label: str) -> str:
    """Return how a reader names a rule: its label, without the expression after « : »; a bare name as words."""
    if " " not in label:
        return wording.humanized(label)
    return label.partition(" : ")[0]


def _is_verdict(result: Result) -> bool:
    """Tell whether a result is already shouted above the reasons."""
    return isinstance(result, Undetermined) or (isinstance(result, Determined) and isinstance(result.value, bool))


def _distinct(steps: Iterable[Step]) -> list[Step]:
    """Return the steps without those told twice in a row of siblings."""
    return list(dict.fromkeys(steps))


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


def _place(citations: tuple[Citation, ...]) -> str:
    return " ; ".join(dict.fromkeys(text for each in citations if (text := wording.place(each))))


def _where(file: str, line: int) -> str:
    return f"{file.rpartition('/')[2]}:{line}" if line else file.rpartition("/")[2]


def _day(text: str) -> str:
    from datetime import date

    from clausier.values.show import show_date

    try:
        return show_date(date.fromisoformat(text))
    except ValueError:
        return text


def lines(reasons: tuple[Reason, ...], paint: Paint, indent: int = 2) -> list[str]:
    """Return reasons as lines: notes stand in a column on the right when they fit, under the text when they do not."""
    found: list[str] = []
    starts = [f"{' ' * indent}{each.mark + ' ' if each.mark else ''}" for each in reasons]
    short = [columns(start + each.text) for start, each in zip(starts, reasons, strict=True) if each.notes]
    fitting = [size for size in short if size <= paint.width * 6 // 10]
    column = max(fitting, default=0) + 3
    for start, each in zip(starts, reasons, strict=True):
        head = wrap(each.text, paint.width, first=start)
        notes = " ; ".join(each.notes)
        if notes and len(head) == 1 and columns(head[0]) < column and column + columns(notes) <= paint.width:
            found.append(_marked(pad(head[0], column), each.mark, paint) + paint.faint(notes))
        else:
            found += [_marked(line, each.mark if rank == 0 else "", paint) for rank, line in enumerate(head)]
            if notes:
                found += [paint.faint(line) for line in wrap(notes, paint.width, first=" " * (columns(start) + 2))]
        found += lines(each.under, paint, columns(start) + 2)
    return found


def _marked(line: str, mark: str, paint: Paint) -> str:
    if not mark:
        return line
    ink = {"✓": paint.green, "✗": paint.red}.get(mark, paint.yellow)
    return line.replace(mark, ink(mark), 1)
