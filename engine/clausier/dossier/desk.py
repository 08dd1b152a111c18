"""What the parts of the reader share: the vocabulary, places, what was found wrong, the references to follow later."""

from __future__ import annotations

from clausier.dossier.facts import Place
from clausier.dossier.tree import ListNode, MappingNode, Node, ScalarNode
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.record import Record, field
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.dossier.facts import Ref
    from clausier.dossier.shelf import Shelf
    from clausier.dossier.vocabulary import Vocabulary
    from clausier.text.diagnostic import Code

    Reference: TypeAlias = tuple[Ref, ScalarNode, str]


class Desk(Record, frozen=False):
    """One reading. ``references`` are the keys met, with their place and the path of their element.

    ``shelf`` holds what other readings made of the nodes that this one shares with them.
    """

    vocabulary: Vocabulary
    file: str
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])
    references: list[Reference] = field(default_factory=list["Reference"])
    shelf: Shelf | None = None

    def place(self, node: Node) -> Place:
        """Return where a node stands, as facts keep it."""
        return Place(self.file, node.line)

    def report(self, code: Code, message: str, node: Node, hint: str = "", path: str = "") -> None:
        """Keep a diagnostic about a node; ``path`` is that of the element it stands in."""
        self.found.append(Diagnostic(code, message, node.span, hint, path=(path,) if path else ()))

    def report_twice(self, code: Code, message: str, node: Node, first: Node, hint: str) -> None:
        """Keep a diagnostic about something written at two places."""
        self.found.append(
            Diagnostic(code, message, node.span, hint, (Label(first.span, "écrit ici une première fois"),))
        )

    def report_unknown(self, name: ScalarNode, known: Iterable[str], what: str, path: str = "") -> None:
        """Keep the diagnostic for a name that is not declared. ``what`` is the message after the name."""
        from clausier.text.suggest import did_you_mean

        names = tuple(known)
        hint = did_you_mean(name.text, names) or some_of(names)
        self.report(codes.ENTRY_UNKNOWN, f"« {name.text} » {what}", name, hint, path)

    def is_absent(self, node: Node, what: str, path: str = "", hint: str = "") -> bool:
        """Tell whether nothing is written where ``what`` is expected, and report it."""
        if not (isinstance(node, ScalarNode) and not node.text.strip()):
            return False
        hint = hint or "écrivez la valeur, ou supprimez la ligne"
        self.report(codes.ENTRY_EMPTY, f"{what} n'a pas de valeur", node, hint, path)
        return True

    def scalar(self, node: Node, what: str, path: str = "") -> ScalarNode | None:
        """Return ``node`` when it is one text, and report it otherwise."""
        if self.is_absent(node, what, path):
            return None
        if isinstance(node, ScalarNode):
            return node
        self.report_shape(node, f"{what} est une seule valeur", "écrivez la valeur sur la ligne", path)
        return None

    def mapping(self, node: Node, what: str, hint: str, path: str = "") -> MappingNode | None:
        """Return ``node`` when it is made of named values, and report it otherwise."""
        if isinstance(node, MappingNode):
            return node
        if not self.is_absent(node, what, path, hint):
            self.report_shape(node, f"{what} se compose de champs nommés", hint, path)
        return None

    def items(self, node: Node, what: str, path: str = "") -> ListNode | None:
        """Return ``node`` when it is a list, and report it otherwise."""
        if isinstance(node, ListNode):
            return node
        if not self.is_absent(node, what, path, "écrivez « [] » si la liste est vide, ou supprimez la ligne"):
            self.report_shape(node, f"{what} est une liste", "commencez chaque élément par un tiret : « - »", path)
        return None

    def report_shape(self, node: Node, message: str, hint: str, path: str = "") -> None:
        """Keep the diagnostic for a value, a list or named values that stand one for another."""
        self.report(codes.DOSSIER_SHAPE, f"{message}, et {_WRITTEN[type(node)]} ici", node, hint, path)


_SHOWN = 12
_WRITTEN = {
    ScalarNode: "une valeur est écrite",
    MappingNode: "des champs nommés sont écrits",
    ListNode: "une liste est écrite",
}


def some_of(names: tuple[str, ...]) -> str:
    """Return the hint that lists what may be written, or as much of it as a line holds."""
    if not names:
        return ""
    more = ", …" if len(names) > _SHOWN else ""
    return f"noms possibles : {', '.join(names[:_SHOWN])}{more}"
