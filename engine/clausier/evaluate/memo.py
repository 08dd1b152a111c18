"""What passes over the same dossier have found, shared: a value depends on the readings and the assumptions it met.

An evaluation is a function: what it meets first is always the same, and what it meets next depends only on what that
was. What is known of a definition is therefore a tree: at each fork, something to look at (the reading followed of an
interprétation, the value assumed for a fact); at each leaf, an outcome. Following it costs as many steps as there are
things that matter, however many passes have been there.

Two readings often give the same value. In a memo ``by_value``, whoever uses a definition looks at its value, not at
what it met: what follows from a value is found again whatever reading gave it.
"""

from __future__ import annotations

from clausier.dossier.facts import Element
from clausier.evaluate.result import Determined, OpenList, Undetermined
from clausier.text.typed import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from clausier.evaluate.evaluator import Outcome
    from clausier.evaluate.result import Result

    Met: TypeAlias = dict[Hashable, Hashable]

MOST_KEPT = 100_000
"""How many outcomes are kept at once; past it, all is forgotten, and found again if need be."""


class _Fork:
    """Something to look at, and where each of its values leads."""

    __slots__ = ("name", "ways")

    def __init__(self, name: Hashable) -> None:
        self.name = name
        self.ways: dict[Hashable, Any] = {}


class Leaf:
    """What is known of a use: its outcome, the readings it follows itself, what stands for its value.

    ``seen`` is what whoever makes this use meets.
    """

    __slots__ = ("outcome", "readings", "seen", "value")

    def __init__(self, seen: Met, outcome: Outcome, value: object) -> None:
        self.seen = seen
        self.outcome = outcome
        self.readings: dict[str, str] = {}
        self.value = value


class Used:
    """A definition and what it is used on; ``ways`` leads from None to the tree of what is known of it."""

    __slots__ = ("arguments", "name", "ways")

    def __init__(self, name: str, arguments: tuple[Result, ...]) -> None:
        self.name = name
        self.arguments = arguments
        self.ways: dict[Hashable, Any] = {}


class Memo:
    """The outcomes found so far, by definition and arguments. ``retained``: the readings retained of those met.

    ``traced`` False: of what is found from now on, nobody will read the reasons. ``by_value``: only the first pass is
    traced, since the reasons of a value tell the readings that gave it.
    """

    __slots__ = ("_kept", "_uses", "_values", "by_value", "retained", "traced")

    def __init__(self, *, traced: bool = True, by_value: bool = False) -> None:
        """Start with nothing known."""
        self.traced = traced
        self.by_value = by_value
        self.retained: dict[str, str] = {}
        self._uses: dict[Hashable, Used] = {}
        self._values: dict[Hashable, object] = {}
        self._kept = 0

    def under(self, retained: dict[str, str]) -> Memo:
        """Return a memo of the same outcomes for passes that retain other readings."""
        other = Memo(by_value=self.by_value)
        other.retained = retained
        other._uses = self._uses
        other._values = self._values
        return other

    def used(self, name: str, arguments: tuple[Result, ...]) -> Used:
        """Return the use of a definition, the same one for the same arguments."""
        key = (name, *map(_identity, arguments)) if arguments else name
        found = self._uses.get(key)
        if found is None:
            found = self._uses[key] = Used(name, arguments)
        return found

    def find(self, used: Used, followed: Mapping[Hashable, Any], look: Callable[[Used], Leaf]) -> Leaf | None:
        """Return what is known of a use under what is ``followed``; None when nobody has been there.

        ``look`` tells what is known of another use, that is not followed yet.
        """
        at: Any = used.ways.get(None)
        while at.__class__ is _Fork:
            name = at.name
            way = followed.get(name)
            if name.__class__ is Used:
                way = (way or look(name)).value
            at = at.ways.get(way)
        found: Leaf | None = at
        return found

    def keep(self, used: Used, met: Met, outcome: Outcome) -> Leaf:
        """Keep what was found for a use, with what was met on the way, in the order it was met."""
        self._kept += 1
        if self._kept > MOST_KEPT:
            self._kept = 0
            self._uses.clear()
            self._values.clear()
        value = self._values.setdefault(_exactly(outcome[0]), object()) if self.by_value and met else None
        seen: Met = met if value is None else {used: value}
        leaf = Leaf(seen, outcome, value)
        ways = used.ways
        last: Hashable = None
        for name, way in met.items():
            if isinstance(name, str):
                leaf.readings[name] = str(way)
            fork = ways.get(last)
            if fork is None:
                fork = ways[last] = _Fork(name)
            ways, last = fork.ways, way
        ways[last] = leaf
        return leaf


def _identity(result: Result) -> object:
    """Return a key that two results share only when they are the same."""
    match result:
        case Determined(value=Element(path=path)):
            return path
        case Determined(value=OpenList() as listed):
            return OpenList, listed.name
        case Determined(value=tuple() as values):
            return tuple(each.path if isinstance(each, Element) else each for each in values)
        case Undetermined(missing=missing, candidates=candidates, disputed=disputed):
            return missing, tuple(map(_identity, candidates)), disputed
        case _:
            return result


def _exactly(result: Result) -> tuple[object, object]:
    """Return a key that two results share only when they are the same and of the same type."""
    return (result.value.__class__ if isinstance(result, Determined) else None), _identity(result)
