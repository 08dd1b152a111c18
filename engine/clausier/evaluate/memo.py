"""What passes over the same dossier have found, shared: a value depends on the readings and the assumptions it met.

An evaluation is a function: what it meets first is always the same, and what it meets next depends only on what that
was. What is known of a definition is therefore a tree: at each fork, something to look at (the reading followed of an
interprétation, the value assumed for a fact); at each leaf, an outcome. Following it costs as many steps as there are
things that matter, however many passes have been there.
"""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from clausier.evaluate.evaluator import Outcome

    Met: TypeAlias = dict[Hashable, Hashable]
    Leaf: TypeAlias = tuple[Met, Outcome]

MOST_KEPT = 100_000
"""How many outcomes are kept at once; past it, all is forgotten, and found again if need be."""


class _Fork:
    """Something to look at, and where each of its values leads."""

    __slots__ = ("name", "ways")

    def __init__(self, name: Hashable) -> None:
        self.name = name
        self.ways: dict[Hashable, Any] = {}


class Memo:
    """The outcomes found so far, by definition and arguments. ``retained``: the readings retained of those met.

    ``traced`` False: of what is found from now on, nobody will read the reasons.
    """

    __slots__ = ("_kept", "_trees", "retained", "traced")

    def __init__(self, *, traced: bool = True) -> None:
        """Start with nothing known."""
        self.traced = traced
        self.retained: dict[str, str] = {}
        self._trees: dict[Hashable, Any] = {}
        self._kept = 0

    def under(self, retained: dict[str, str]) -> Memo:
        """Return a memo of the same outcomes for passes that retain other readings."""
        other = Memo()
        other.retained = retained
        other._trees = self._trees
        return other

    def find(self, key: Hashable, followed: Mapping[Hashable, Hashable]) -> Leaf | None:
        """Return what was met and found for ``key`` under what is ``followed``; None when nobody has been there."""
        at: Any = self._trees.get(key)
        while at.__class__ is _Fork:
            at = at.ways.get(followed.get(at.name))
        found: Leaf | None = at
        return found

    def keep(self, key: Hashable, met: Met, outcome: Outcome) -> None:
        """Keep what was found for ``key``, with what was met on the way, in the order it was met."""
        self._kept += 1
        if self._kept > MOST_KEPT:
            self._kept = 0
            self._trees.clear()
        ways, last = self._trees, key
        for name, value in met.items():
            fork = ways.setdefault(last, None) or _Fork(name)
            ways[last] = fork
            ways, last = fork.ways, value
        ways[last] = (met, outcome)
