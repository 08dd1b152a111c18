"""What several contracts of a project have in common: ``concepts.yml``, where each concept is named once.

A concept says, for each contract that has it, which question asks it, which parameters measure it and which words hold
it. The contracts themselves know nothing of one another.
"""

from __future__ import annotations

from clausier.dossier import nodes
from clausier.dossier.nodes import ListNode, MappingNode, ScalarNode
from clausier.project import files
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.dossier.nodes import Node
    from clausier.project.manifest import Manifest
    from clausier.text.source import Source
    from clausier.text.span import Span

_LABEL = "libellé"
_KEYS = ("question", "valeurs", "mots")


class Entry(Record):
    """A concept in one contract: its question ("" for none), its parameters, its words; ``span``: where it is said.

    ``parameters`` are (label, name) pairs: under one label, several contracts may measure with parameters of any names.
    """

    contract: str
    question: str
    parameters: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    span: Span


class Concept(Record):
    """A concept and what each contract makes of it, in the order written."""

    name: str
    label: str
    entries: tuple[Entry, ...]

    def entry(self, contract: str) -> Entry | None:
        """Return what a contract makes of this concept, None when it says nothing of it."""
        return next((each for each in self.entries if each.contract == contract), None)


def read(project: Manifest) -> tuple[tuple[Concept, ...], tuple[Diagnostic, ...], dict[str, Source]]:
    """Return the concepts of a project (none when its manifest names no file of them), and what is wrong with them."""
    if not project.concepts:
        return (), (), {}
    data, problems = files.read(project.path(project.concepts), project.concepts)
    if data is None:
        return (), problems, {}
    source, problems = nodes.decode(data, project.concepts)
    node = None
    if not problems:
        node, problems = nodes.compose(source)
    sources = {source.name: source}
    if node is None:
        return (), problems, sources
    found: list[Diagnostic] = []
    if not isinstance(node, MappingNode):
        return (), (_wrong(node, "on attend une suite de concepts : « nom: »"),), sources
    concepts = tuple(_concept(project, key, value, found) for key, value in node.entries)
    return concepts, tuple(found), sources


def _concept(project: Manifest, key: ScalarNode, node: Node, found: list[Diagnostic]) -> Concept:
    if not isinstance(node, MappingNode):
        found.append(_wrong(node, f"« {key.text} » attend un « {_LABEL}: » et ses contrats"))
        return Concept(key.text, key.text, ())
    label = key.text
    entries: list[Entry] = []
    for inner, value in node.entries:
        if inner.text == _LABEL:
            label = _text(value, found)
        elif project.contract(inner.text) is None:
            known = [each.id for each in project.contracts]
            hint = did_you_mean(inner.text, known) or f"les contrats du projet sont {', '.join(known)}"
            found.append(_wrong(inner, f"« {inner.text} » n'est pas un contrat de ce projet", hint))
        elif isinstance(value, MappingNode):
            entries.append(_entry(inner, value, found))
        else:
            found.append(_wrong(value, f"on attend ici {', '.join(f'« {each}: »' for each in _KEYS)}"))
    return Concept(key.text, label, tuple(entries))


def _entry(contract: ScalarNode, node: MappingNode, found: list[Diagnostic]) -> Entry:
    for key, _ in node.entries:
        if key.text not in _KEYS:
            hint = did_you_mean(key.text, _KEYS) or f"les rubriques sont {', '.join(_KEYS)}"
            found.append(_wrong(key, f"la rubrique « {key.text} » n'est pas connue", hint))
    question = nodes.entry(node, "question")
    return Entry(
        contract.text,
        "" if question is None else _text(question, found),
        _values(nodes.entry(node, "valeurs"), found),
        _texts(nodes.entry(node, "mots"), found),
        contract.span,
    )


def _values(node: Node | None, found: list[Diagnostic]) -> tuple[tuple[str, str], ...]:
    """Return parameters with their labels: those written (« label: name »), else the names read as words."""
    if isinstance(node, MappingNode):
        return tuple((key.text, _text(value, found)) for key, value in node.entries)
    return tuple((name.replace("_", " "), name) for name in _texts(node, found))


def _texts(node: Node | None, found: list[Diagnostic]) -> tuple[str, ...]:
    if node is None:
        return ()
    return tuple(_text(each, found) for each in (node.items if isinstance(node, ListNode) else (node,)))


def _text(node: Node, found: list[Diagnostic]) -> str:
    if isinstance(node, ScalarNode) and node.text:
        return node.text
    found.append(_wrong(node, "cette rubrique attend un texte"))
    return ""


def _wrong(node: Node, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(codes.CONCEPT_WRONG, message, node.span, hint)
