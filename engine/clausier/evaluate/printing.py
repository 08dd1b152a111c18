"""What a dossier makes of the words of its contract: the values they print, the passages they keep."""

from __future__ import annotations

from clausier.dossier.facts import Element
from clausier.evaluate.completion import settled
from clausier.evaluate.result import Determined, Undetermined
from clausier.evaluate.wording import value_text
from clausier.norms.tree import PASSAGE, PRINTED
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.evaluate.ask import Asking
    from clausier.evaluate.result import Missing, Result
    from clausier.norms.tree import Program, Value


class Words(Record):
    """``values`` by the text of what is printed, a member of an enumeration by its label; ``flags`` by condition.

    ``open_passages`` and ``blanks`` are the conditions and the values that the facts do not settle, with what is
    missing: such a passage is kept, such a value left between brackets.
    """

    values: Mapping[str, Value]
    flags: Mapping[str, bool]
    open_passages: tuple[tuple[str, frozenset[Missing]], ...]
    blanks: tuple[tuple[str, frozenset[Missing]], ...]


def words_of(asking: Asking) -> Words:
    """Return what the dossier prints in the words of its contract, under the readings followed."""
    program = asking.program
    values: dict[str, Value] = {each.parameter: each.value for each in asking.facts.overrides}
    flags: dict[str, bool] = {}
    open_passages: list[tuple[str, frozenset[Missing]]] = []
    blanks: list[tuple[str, frozenset[Missing]]] = []
    for name, definition in program.definitions.items():
        if name.startswith(PASSAGE):
            text, result = name.removeprefix(PASSAGE), _exact(asking, name)
            if isinstance(result, Determined):
                flags[text] = result.value is True
            else:
                open_passages.append((text, _missing(result)))
        elif name.startswith(PRINTED):
            text, result = name.removeprefix(PRINTED), _exact(asking, name)
            if isinstance(result, Determined):
                values[text] = _printable(program, result.value, definition.kind)
            else:
                blanks.append((text, _missing(result)))
    return Words(values, flags, tuple(open_passages), tuple(blanks))


def _exact(asking: Asking, name: str) -> Result:
    """Return the result of a definition without inputs; facts that change nothing are not waited for."""

    def run(assumed: Mapping[str, Value]) -> Result:
        made = asking.passes(asking.program, asking.facts, asking.on, asking.readings, assumed, asking.known_on)
        return made.use(name, ())[0]

    return settled(run, run({}))


def _missing(result: Result) -> frozenset[Missing]:
    return result.missing if isinstance(result, Undetermined) else frozenset()


def _printable(program: Program, value: object, kind: str) -> Value:
    """Return a value as the words can print it: an element of the dossier or a member by its name for people."""
    given = cast("Value | Element | tuple[Value | Element, ...]", value)
    items = given if isinstance(given, tuple) else (given,)
    if any(isinstance(each, str | Element) for each in items):
        return value_text(program, given, kind)
    return cast("Value", given)
