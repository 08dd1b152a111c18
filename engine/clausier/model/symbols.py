"""Symbols: every declared name, with its kind, before any expression is looked at."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from clausier.model.articles import Placed
    from clausier.model.kinds import Kind
    from clausier.model.tree import Entity, Enumeration, Parameter, Root, Table
    from clausier.surface import item
    from clausier.text.span import Span


class Signature(Record):
    """How a definition is used: its name in the core, the kinds of its arguments (subject first) and of its value."""

    name: str
    inputs: tuple[tuple[str, Kind], ...]
    kind: Kind
    span: Span


class Symbols:
    """The names of a contract and of the law around it; filled by ``vocabulary`` and ``declarations``, then only read.

    ``kinds``: entities and enumerations by name. ``signatures``: parameters, calculs (``Facture.pénalités``) and the
    parts of pouvoirs and obligations (``résilier.régulier``). ``members``: the enumerations that hold a member.
    ``declared``: what each bare name stands for and where, so that no name is taken twice.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self.kinds: MutableMapping[str, Kind] = {}
        self.entities: MutableMapping[str, Entity] = {}
        self.enumerations: MutableMapping[str, Enumeration] = {}
        self.members: MutableMapping[str, tuple[str, ...]] = {}
        self.roots: MutableMapping[str, Root] = {}
        self.parameters: MutableMapping[str, Parameter] = {}
        self.tables: MutableMapping[str, Table] = {}
        self.signatures: MutableMapping[str, Signature] = {}
        self.interpretations: MutableMapping[str, item.Interpretation] = {}
        self.computations: MutableMapping[str, tuple[item.Computation, Placed]] = {}
        self.exceptions: MutableMapping[str, tuple[item.Exception_, Placed]] = {}
        self.duties: MutableMapping[str, tuple[item.Duty, Placed]] = {}
        self.powers: MutableMapping[str, tuple[item.Power, Placed]] = {}
        self.declared: MutableMapping[str, tuple[str, Span]] = {}

    def field_kind(self, entity: str, name: str) -> Kind | None:
        """Return the kind of a field of an entity, None when it has no such field."""
        for each in self.entities[entity].fields:
            if each.name == name:
                return each.kind
        return None

    def of_nature(self, nature: str) -> tuple[str, ...]:
        """Return the names of the rules of a nature, sorted."""
        return tuple(sorted(name for name, natures in self.natures().items() if nature in natures))

    def natures(self) -> dict[str, tuple[str, ...]]:
        """Return the natures of every calcul, obligation and pouvoir."""
        found = {name: rule.nature for name, (rule, _) in self.computations.items()}
        found |= {name: rule.nature for name, (rule, _) in self.duties.items()}
        return found | {name: rule.nature for name, (rule, _) in self.powers.items()}

    def computed_by(self, entity: str) -> tuple[str, ...]:
        """Return the names of the calculs of an entity, without its name."""
        prefix = f"{entity}."
        return tuple(each.removeprefix(prefix) for each in self.computations if each.startswith(prefix))
