"""Scopes: the variables an expression may use, and the entity whose fields may be named alone."""

from __future__ import annotations

from clausier.text.record import Record, replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.model.kinds import Kind
    from clausier.text.span import Span


class Scope(Record):
    """``variables`` by name; ``entity`` and ``variable``: the element whose fields are named alone ("" when none)."""

    variables: dict[str, Kind]
    entity: str = ""
    variable: str = ""

    def with_variable(self, name: str, kind: Kind) -> Scope:
        """Return this scope with one variable more."""
        return replace(self, variables={**self.variables, name: kind})


class Wanted(Record):
    """The kind a place calls for, and where that is said. ``strict`` False only helps to read names."""

    kind: Kind
    span: Span | None = None
    strict: bool = True
