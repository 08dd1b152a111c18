"""What a dossier may say: the part of a program that its reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.text.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.norms.tree import Definition, EntityInfo, FieldInfo, Interpretation, Program, RootInfo

MODEL = "modèle"
TITLE = "titre"
CONDITIONS = "conditions_particulières"
READINGS = "lectures"
OPEN_LISTS = "listes_ouvertes"
RESERVED = (MODEL, TITLE, CONDITIONS, READINGS, OPEN_LISTS)
"""The top keys that are no root of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Entities, enumerations (members and labels), roots, parameters with their bounds, interprétations; by name.

    ``contract`` is the id that ``modèle`` must give, ``title`` what users call the contract.
    """

    contract: str
    title: str
    entities: Mapping[str, EntityInfo]
    enumerations: Mapping[str, tuple[tuple[str, str], ...]]
    roots: Mapping[str, RootInfo]
    parameters: Mapping[str, Definition]
    interpretations: Mapping[str, Interpretation]

    def is_nested(self, info: FieldInfo) -> bool:
        """Tell whether a field holds a list of elements of its own."""
        return info.is_list and info.kind in self.entities


def vocabulary_of(program: Program) -> Vocabulary:
    """Return what the dossiers of a contract may say."""
    parameters = {name: each for name, each in program.definitions.items() if each.is_parameter}
    return Vocabulary(
        program.contract,
        program.title,
        program.entities,
        program.enumerations,
        program.roots,
        parameters,
        program.interpretations,
    )
