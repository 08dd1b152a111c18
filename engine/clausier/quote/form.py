"""Reading a quote or a catalogue: known keys, typed values, each fault at its place."""

from __future__ import annotations

from clausier.dossier.kinds import KINDS, advice, describe
from clausier.dossier.tree import ListNode, MappingNode, Node, ScalarNode, entry
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record, field
from clausier.text.suggest import did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.norms.tree import Value
    from clausier.text.diagnostic import Code
    from clausier.text.span import Span


class Desk(Record, frozen=False):
    """What was found wrong in one reading."""

    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def report(self, message: str, span: Span, hint: str = "", code: Code = codes.QUOTE_SHAPE) -> None:
        """Keep a diagnostic."""
        self.found.append(Diagnostic(code, message, span, hint))

    def form(self, node: Node, what: str, keys: Iterable[str]) -> Form | None:
        """Return ``node`` as named values whose names are among ``keys``; ``what`` names it in messages."""
        if not isinstance(node, MappingNode):
            self.report(f"{what} se compose de rubriques nommées", node.span, "écrivez une rubrique par ligne")
            return None
        known = tuple(keys)
        for name, _ in node.entries:
            if name.text not in known:
                self.unknown(name.text, name.span, known, f"n'est pas une rubrique connue ici ({what})")
        return Form(self, node, what)

    def unknown(self, name: str, span: Span, known: Iterable[str], what: str) -> None:
        """Keep the diagnostic of a name that is not known, with the nearest that is."""
        names = tuple(known)
        hint = did_you_mean(name, names) or f"les noms connus sont {', '.join(names)}"
        self.report(f"« {name} » {what}", span, hint, codes.QUOTE_KEY)


class Form(Record):
    """Named values, read one by one. A value that is wrong is reported and read as if it were absent."""

    desk: Desk
    node: MappingNode
    what: str

    def get(self, key: str) -> Node | None:
        """Return what is written under ``key``, None when nothing is."""
        found = entry(self.node, key)
        return None if isinstance(found, ScalarNode) and not found.quoted and not found.text else found

    def has(self, key: str) -> bool:
        """Tell whether something is written under ``key``."""
        return self.get(key) is not None

    def scalar(self, key: str) -> ScalarNode | None:
        """Return the single value under ``key``."""
        found = self.get(key)
        if found is None or isinstance(found, ScalarNode):
            return found
        self.desk.report(f"« {key} » est une seule valeur", found.span, "écrivez la valeur sur la ligne")
        return None

    def text(self, key: str) -> str:
        """Return the text under ``key``, "" when there is none."""
        found = self.scalar(key)
        return "" if found is None else found.words.strip()

    def name(self, key: str) -> str:
        """Return what is named under ``key``, to be compared with names, "" when there is nothing."""
        found = self.scalar(key)
        return "" if found is None else found.text.strip()

    def required(self, key: str, example: str) -> str:
        """Return the text under ``key``; its absence is reported with an example."""
        if not self.has(key):
            self.missing(key, example)
        return self.text(key)

    def required_name(self, key: str, example: str) -> str:
        """Do as ``required`` for what is to be compared with names."""
        self.required(key, example)
        return self.name(key)

    def missing(self, key: str, example: str) -> None:
        """Report that ``key`` is absent."""
        self.desk.report(f"il manque « {key} » ({self.what})", self.node.span, f"par exemple « {key}: {example} »")

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the lines of a text, or the items of a list of texts."""
        found = self.get(key)
        if isinstance(found, ListNode):
            texts = [each.words for each in found.items if isinstance(each, ScalarNode)]
            if len(texts) == len(found.items):
                return tuple(texts)
            self.desk.report(f"« {key} » est une suite de lignes de texte", found.span)
            return ()
        return tuple(each.strip() for each in self.text(key).split("\n") if each.strip())

    def value(self, key: str, *kinds: str) -> Value | None:
        """Return the value under ``key``, of the first of ``kinds`` (« argent », « taux »…) that reads it."""
        found = self.scalar(key)
        return None if found is None else self._typed(key, found, kinds)

    def _typed(self, key: str, node: ScalarNode, kinds: tuple[str, ...]) -> Value | None:
        for kind in kinds:
            value = KINDS[kind].read(node.text)
            if value is not None:
                return value
        message = f"« {node.text} » n'est pas {' ni '.join(map(describe, kinds))} (« {key} »)"
        self.desk.report(message, node.span, advice(node.text, kinds[0]))
        return None

    def truth(self, key: str) -> bool:
        """Tell whether ``key`` says « oui »."""
        return self.value(key, "booléen") is True

    def mapping(self, key: str) -> MappingNode | None:
        """Return the named values under ``key``."""
        found = self.get(key)
        if found is None or isinstance(found, MappingNode):
            return found
        self.desk.report(f"« {key} » se compose de rubriques nommées", found.span, "écrivez une rubrique par ligne")
        return None

    def form(self, key: str, keys: Iterable[str]) -> Form | None:
        """Return the named values under ``key`` as a form."""
        found = self.get(key)
        return None if found is None else self.desk.form(found, f"« {key} »", keys)

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the items of the list under ``key``."""
        found = self.get(key)
        if found is None:
            return ()
        if isinstance(found, ListNode):
            return found.items
        self.desk.report(f"« {key} » est une liste", found.span, "commencez chaque élément par un tiret : « - »")
        return ()

    def pairs(self, key: str) -> tuple[tuple[ScalarNode, ScalarNode], ...]:
        """Return the names and single values under ``key``."""
        found = self.mapping(key)
        kept: list[tuple[ScalarNode, ScalarNode]] = []
        for name, value in found.entries if found else ():
            if isinstance(value, ScalarNode):
                kept.append((name, value))
            else:
                self.desk.report(f"« {name.text} » est un texte", value.span, "écrivez le texte sur la ligne")
        return tuple(kept)
