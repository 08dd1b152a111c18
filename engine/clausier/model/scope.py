"""Scopes: the variables an expression may use, and the entity whose fields may be named alone."""

from __future__ import annotations

from clausier.text.record import dataclass, replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.model.kinds import Kind
    from clausier.text.span import Span


@dataclass(frozen=True, slots=True)
class Scope:
    """``variables`` by name; ``entity`` and ``variable``: the element whose fields are named alone ("" when none)."""

    variables: dict[str, Kind]
    entity: str = ""
    variable: str = ""

    def with_variable(self, name: str, kind: Kind) -> Scope:
        """Return this scope with one variable more."""
        return replace(self, variables={**self.variables, name: kind})


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kind a place calls for, and where that is said. ``strict`` False only helps to read names."""

    kind: Kind
    span: Span | None = None
    strict: bool = True
