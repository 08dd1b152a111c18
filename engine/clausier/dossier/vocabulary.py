"""What a dossier may say: the part of a program that its reader needs."""

from __future__ import annotations

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, Iterator, Mapping

if TYPE_CHECKING:
    from clausier.norms.tree import Definition, EntityInfo, FieldInfo, Interpretation, Program, RootInfo

MODEL = "modèle"
TITLE = "titre"
CONDITIONS = "conditions_particulières"
READINGS = "lectures"
OPEN_LISTS = "listes_ouvertes"
RESERVED = (MODEL, TITLE, CONDITIONS, READINGS, OPEN_LISTS)
"""The top keys that are no root of the vocabulary."""


class Vocabulary(Record):
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


class Parameters(Mapping[str, "Definition"]):
    """The parameters among definitions, by name: a definition is looked at only when it is asked for."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        """Take every definition of a program."""
        self._definitions = definitions

    def __getitem__(self, name: str) -> Definition:
        """Return a parameter; KeyError for any other name."""
        found = self._definitions[name]
        if not found.is_parameter:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the parameters."""
        return (name for name, each in self._definitions.items() if each.is_parameter)

    def __len__(self) -> int:
        """Count the parameters."""
        return sum(1 for _ in self)


def vocabulary_of(program: Program) -> Vocabulary:
    """Return what the dossiers of a contract may say."""
    return Vocabulary(
        program.contract,
        program.title,
        program.entities,
        program.enumerations,
        program.roots,
        Parameters(program.definitions),
        program.interpretations,
    )
