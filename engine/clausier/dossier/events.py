"""YAML through PyYAML's events: the only module that imports yaml, itself imported only when the text asks for it.

Nodes are never composed by PyYAML: it keeps the last of two equal keys, follows aliases without end and recurses
without limit. The limits hold while events come, before anything grows.
"""

from __future__ import annotations

import re

import yaml

from clausier.dossier import characters
from clausier.dossier.plain import BLANKS
from clausier.dossier.syntax import is_unclosed, unreadable
from clausier.dossier.tree import ListNode, MappingNode, Node, ScalarNode, scalar
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.record import Record, field
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.text.diagnostic import Code
    from clausier.text.source import Source

DEEPEST = 20
MOST_NODES = 20_000

_MOST_FOUND = 50
_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]+#")
_DECIMAL_COMMA = re.compile(r"[0-9],[0-9]")
_QUOTE = 'mettez la valeur entre guillemets droits : "…"'


def read(source: Source) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the tree of a YAML text and what is wrong with it; no tree when something is.

    An empty text is an empty mapping.
    """
    builder = _Builder(source)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        problem = f"{error.context or ''} {error.problem or ''}"
        mark = (error.context_mark if is_unclosed(problem) else None) or error.problem_mark or error.context_mark
        builder.found.append(unreadable(source, mark.index if mark else 0, problem))
    except yaml.YAMLError as error:
        builder.found.append(unreadable(source, 0, str(error)))
    if builder.found:
        return None, tuple(builder.found)
    return builder.root or MappingNode((), 1, Span(source.name, 0, 0)), ()


class _Open(Record, frozen=False):
    """A mapping or a list whose end has not come yet; ``keys`` holds the keys read, in order."""

    is_mapping: bool
    is_flow: bool
    span: Span
    line: int
    keys: dict[str, ScalarNode] = field(default_factory=dict[str, ScalarNode])
    values: list[Node] = field(default_factory=list[Node])
    awaits_value: bool = False


class _Builder:
    """Builds the tree while events come; ``take`` returns False when going on is of no use."""

    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self.found: list[Diagnostic] = []
        self._source = source
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        span, line = self._place(event)
        match event:
            case yaml.ScalarEvent():
                self._check_node(event, span)
                self._add(self._scalar(event, span, line))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._check_node(event, span)
                self._start(event, span, line)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._end(span)
            case yaml.AliasEvent():
                self._refuse_feature("l'astérisque « * » en tête d'une valeur annonce en YAML une copie", span)
                return False
            case yaml.DocumentStartEvent():
                self._start_document(event, span)
            case _:
                pass
        return len(self.found) < _MOST_FOUND and not self._is_too_big(span)

    # --- Nodes ----------------------------------------------------------------------------------------------------

    def _scalar(self, event: yaml.ScalarEvent, span: Span, line: int) -> ScalarNode:
        quoted = bool(event.style)
        text = event.value
        if not quoted:
            text = text.strip(BLANKS)
            self._check_unquoted(span)
        elif forbidden := characters.forbidden(span.source, text, span):
            # Written as an escape: the text itself was checked before.
            self.found.append(forbidden)
        return scalar(text, quoted=quoted, line=line, span=span)

    def _start(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent, span: Span, line: int) -> None:
        opened = _Open(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style), span, line)
        self._open.append(opened)

    def _end(self, span: Span) -> None:
        closed = self._open.pop()
        # In a block, PyYAML ends a collection where the next line starts: its last value is a better end.
        last = closed.values[-1].span if closed.values and not closed.is_flow else span
        place = closed.span.cover(last)
        if closed.is_mapping:
            entries = tuple(zip(closed.keys.values(), closed.values, strict=True))
            self._add(MappingNode(entries, closed.line, place))
        else:
            self._add(ListNode(tuple(closed.values), closed.line, place))

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.values.append(node)
        elif parent.awaits_value:
            parent.values.append(node)
            parent.awaits_value = False
        else:
            self._add_key(parent, node)

    def _add_key(self, parent: _Open, node: Node) -> None:
        parent.awaits_value = True
        if not isinstance(node, ScalarNode):
            self._refuse_feature("le nom d'un champ est un texte, pas une liste ni des accolades", node.span)
            node = ScalarNode(f"\n{len(parent.keys)}", quoted=True, line=node.line, span=node.span)
        elif node.text == "<<" and not node.quoted:
            self._refuse_feature("« << » recopierait en YAML les champs d'un autre élément", node.span)
        first = parent.keys.get(node.text)
        if first is not None:
            there = (Label(first.span, "donné ici une première fois"),)
            message = f"« {node.text} » est donné deux fois"
            self.found.append(Diagnostic(codes.ENTRY_TWICE, message, node.span, "gardez l'une des deux lignes", there))
            # Invariant: as many keys as values.
            node = ScalarNode(f"\n{len(parent.keys)}", quoted=True, line=node.line, span=node.span)
        parent.keys[node.text] = node

    # --- Refusals -------------------------------------------------------------------------------------------------

    def _start_document(self, event: yaml.DocumentStartEvent, span: Span) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse_feature("« --- » commencerait un second document", span, "gardez un seul dossier par fichier")
        if event.version or event.tags:
            self._refuse_feature("une directive YAML « % » n'a pas sa place ici", span, "supprimez cette ligne")

    def _check_node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, span: Span) -> None:
        self._nodes += 1
        if event.anchor is not None:
            self._refuse_feature(f"« &{event.anchor} » marque en YAML une valeur à copier", span)
        if event.tag is not None:
            written = self._source.text[span.start : span.end].split(maxsplit=1)[0]
            self._refuse_feature(f"« {written} » force en YAML le genre d'une valeur", span)

    def _check_unquoted(self, span: Span) -> None:
        text = self._source.text
        if _COMMENT.match(text, span.end):
            value = text[span.start : span.end]
            message = f"le signe « # » coupe la valeur « {value} »" if value else "ce qui suit « # » n'est pas lu"
            hint = "mettez la valeur entre guillemets droits, ou le commentaire sur sa propre ligne"
            self._report(codes.VALUE_CUT, message, span, hint)
        if self._open and self._open[-1].is_flow and _DECIMAL_COMMA.match(text, span.end - 1):
            message = (
                "entre accolades ou crochets, cette virgule sépare deux valeurs au lieu d'écrire un nombre décimal"
            )
            hint = "mettez le nombre entre guillemets droits, ou une espace après la virgule qui sépare"
            self._report(codes.COMMA_AMBIGUOUS, message, Span(span.source, span.end - 1, span.end + 2), hint)

    def _is_too_big(self, span: Span) -> bool:
        if len(self._open) > DEEPEST:
            hint = "écrivez les éléments les uns sous les autres"
            self._report(codes.DOSSIER_TOO_BIG, f"il y a plus de {DEEPEST} niveaux imbriqués", span, hint)
        elif self._nodes > MOST_NODES:
            self._report(
                codes.DOSSIER_TOO_BIG, f"il y a plus de {MOST_NODES} valeurs", span, "partagez le fichier en plusieurs"
            )
        else:
            return False
        return True

    def _refuse_feature(self, message: str, span: Span, hint: str = _QUOTE) -> None:
        self._report(codes.YAML_FEATURE, message, span, hint)

    def _report(self, code: Code, message: str, span: Span, hint: str) -> None:
        self.found.append(Diagnostic(code, message, span, hint))

    def _place(self, event: yaml.Event) -> tuple[Span, int]:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Span(self._source.name, 0, 0), 1
        return Span(self._source.name, start.index, end.index), start.line + 1
