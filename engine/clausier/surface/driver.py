"""The parser: it runs the tables of the grammar over a text, and has each node built as soon as it is read.

No tree stands between the text and the nodes. A place is ``(start, end)``: the first character, and the one after the
last, of a token or of all that a rule matched, its brackets included.
"""

from __future__ import annotations

from operator import itemgetter

from clausier.surface.lessons import Failure
from clausier.surface.lexer import WORD, Lexer
from clausier.text.typed import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.surface.lexer import Context
    from clausier.surface.tables import Production, Tables

    Act: TypeAlias = Callable[[object, tuple[int, int], list[Any]], Any]
    """Makes one value of the values of some symbols: ``act(builder, place, values)``."""

REFUSED: Any = object()
"""What ``Driver.parse`` gives for a text that the grammar refuses."""

_END = "$END"
_NO_ACTION = -1_000_000
_MATCHED = "VALUE"


class Driver:
    """Runs the tables of a grammar; the nodes are built by the methods of the class ``builder``."""

    def __init__(self, tables: Tables, builder: type) -> None:
        """Take the tables, and the class that has a method for each node of the grammar."""
        self._tables = tables
        self._lexer = Lexer(tables)
        self._contexts: dict[int, Context] = {}
        self._steps = [(each.size, each.rule, _act(each, builder)) for each in tables.productions]

    def parse(self, rule: str, text: str, builder: object) -> Any:  # noqa: ANN401  whatever the rule builds
        """Return what ``builder`` makes of a text read as a ``rule`` of the grammar, ``REFUSED`` when it is none.

        This is where the time of a verification goes: what ``Lexer.token`` does is written out here.
        """
        lexer, contexts, steps, rows = self._lexer, self._contexts, self._steps, self._tables.states
        head, known = lexer.head, lexer.known
        state, end_state = self._tables.starts[rule]
        row = rows[state]
        states: list[int] = [state]
        values: list[Any] = []
        starts: list[int] = []
        at, size, place = lexer.start(text), len(text), (0, 0)
        match: Any
        group: Any
        kind: Any
        match = group = kind = None
        while True:
            if at < size:
                context = contexts.get(state) or self._context(state)
                match = head(text, at)
                group = match.lastindex
                word = match[group]
                kind = context.kinds.get(word)
                if kind is None:
                    kind = context.other if group == WORD and word not in known else lexer.kind(context, word, group)
                if kind.__class__ is not str:
                    match = kind(text, at)
                    if match is None:
                        return REFUSED
                    kind = group = match.lastgroup
                at = match.end()
            else:
                kind = _END
            while (action := row.get(kind, _NO_ACTION)) < 0:
                if action == _NO_ACTION:
                    return REFUSED
                count, name, act = steps[action]
                if act is not None:
                    taken = values[-count:]
                    if count > 1:
                        del values[1 - count :], starts[1 - count :], states[1 - count :]
                    values[-1] = act(builder, (starts[-1], place[1]), taken)
                state = states[-1] = rows[states[-2]][name]
                row = rows[state]
                if state == end_state and kind == _END:
                    return values[-1]
            place = match.span(group)
            states.append(action)
            values.append(place)
            starts.append(place[0])
            state = action
            row = rows[action]

    def failure(self, rule: str, text: str) -> Failure | None:
        """Return how a text fails to be a ``rule`` of the grammar, None when it is one."""
        lexer, trail = self._lexer, _Trail(self._tables, rule)
        at = lexer.start(text)
        while at < len(text):
            token = lexer.token(self._context(trail.state), text, at)
            if token is None:
                # What may not come here may come elsewhere: then it has a name.
                elsewhere = lexer.token(lexer.everywhere(), text, at)
                found, end = ("?", at + 1) if elsewhere is None else (elsewhere[0], elsewhere[2])
                return trail.failure(text, at, text[at:end], found)
            kind, start, end, at = token
            if not trail.take(kind):
                return trail.failure(text, start, text[start:end], kind)
        return None if trail.take(_END) else trail.failure(text, len(text), "", _END)

    def _context(self, state: int) -> Context:
        found = self._contexts.get(state)
        if found is None:
            found = self._contexts[state] = self._lexer.context(self._tables.states[state])
        return found


class _Trail:
    """The states of a parser that builds nothing, and what it read: terminals, ``VALUE`` for what a rule matched."""

    def __init__(self, tables: Tables, rule: str) -> None:
        self._tables = tables
        self._rule = rule
        self._states = [tables.starts[rule][0]]
        self._read: list[str] = []

    @property
    def state(self) -> int:
        return self._states[-1]

    def take(self, kind: str) -> bool:
        """Go on with a terminal and tell whether it could come; when it could not, the state is where that was seen."""
        rows, end_state = self._tables.states, self._tables.starts[self._rule][1]
        while (action := rows[self.state].get(kind)) is not None:
            if action >= 0:
                self._states.append(action)
                self._read.append(kind)
                return True
            made = self._tables.productions[action]
            alone = None if made.builds or made.is_list else made.kept[0]
            self._read[-made.size :] = [_MATCHED if alone is None else self._read[alone - made.size]]
            del self._states[-made.size :]
            self._states.append(rows[self.state][made.rule])
            if kind == _END and self.state == end_state:
                return True
        return False

    def failure(self, text: str, at: int, word: str, found: str) -> Failure:
        """Return the failure of a text at a place where ``word``, the terminal ``found``, came."""
        rule = f"{self._rule} (" if "LPAR" in self._read else self._rule
        before = self._read[-1] if self._read else ""
        terminals = (each for each in self._tables.states[self.state] if each.isupper())
        return Failure(rule, text, at, word, before, found, frozenset(filter(self._may_take, terminals)))

    def _may_take(self, kind: str) -> bool:
        ahead = _Trail(self._tables, self._rule)
        ahead._states, ahead._read = [*self._states], [*self._read]
        return ahead.take(kind)


def _act(made: Production, builder: type) -> Act | None:
    """Return what a production does with what it read; None when its only symbol stands for the whole."""
    pick, rest, first = _picker(made), made.spread, next(iter(made.kept), None)
    if made.builds:
        build: Callable[..., Any] = getattr(builder, made.builds)
        if rest < 0 and len(made.kept) == 1 and first is not None:
            return lambda owner, place, values: build(owner, place, values[first])
        if rest < 0:
            return lambda owner, place, values: build(owner, place, *pick(values))
        return lambda owner, place, values: build(owner, place, *pick(values), *values[rest])
    if made.is_list:
        return lambda _owner, _place, values: [*(values[rest] if rest >= 0 else ()), *pick(values)]
    return None if made.size == 1 else lambda _owner, _place, values: pick(values)[0]


def _picker(made: Production) -> Callable[[list[Any]], Any]:
    """Return what picks the values of the symbols kept, None for those left out."""
    kept = tuple(each for each in made.kept if each is not None)
    if len(kept) < len(made.kept):
        return lambda values: [None if each is None else values[each] for each in made.kept]
    if len(kept) > 1:
        return itemgetter(*kept)
    return lambda values: [values[each] for each in kept]
