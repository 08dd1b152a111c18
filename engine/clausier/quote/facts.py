"""The dossier of a quote, as YAML nodes: what the salesperson stated, what the articles add, what the quote is.

The nodes keep the places they were written at, so that a fact of a wrong kind is shown in the quote or the catalogue.
What the quote states wins over what an article adds; two articles that add unlike values are an error.
"""

from __future__ import annotations

from typing import TypeGuard

from clausier.dossier.reader import read_node
from clausier.dossier.tree import ListNode, MappingNode, ScalarNode, entry
from clausier.dossier.tree import scalar as node_of
from clausier.dossier.vocabulary import CONDITIONS, MODEL, TITLE, vocabulary_of
from clausier.quote.tree import Standing
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.dossier.facts import Facts
    from clausier.dossier.tree import Node
    from clausier.norms.tree import Program
    from clausier.quote.tree import Article, Catalogue, Quote
    from clausier.text.span import Span

    Problems = tuple[Diagnostic, ...]


def scalar(text: str, span: Span) -> ScalarNode:
    """Return a value that the quote states without being written as such; ``span`` is what states it."""
    return node_of(text, quoted=False, line=0, span=span)


def mapping(pairs: Iterable[tuple[str, Node]], span: Span) -> MappingNode:
    """Return named values made from the quote."""
    return MappingNode(tuple((scalar(name, span), value) for name, value in pairs), 0, span)


def stated(quote: Quote, catalogue: Catalogue, program: Program, *, options: bool) -> tuple[MappingNode, Problems]:
    """Return the dossier that a quote and its articles state, before anything is priced.

    ``options``: the articles offered as options state theirs too, as if they were all taken.
    """
    found: list[Diagnostic] = []
    top = mapping([(MODEL, scalar(quote.contract, quote.span))], quote.span)
    if quote.title:
        top = merged(top, mapping([(TITLE, scalar(quote.title, quote.span))], quote.span), found)
    top = merged(top, quote.facts, found)
    for line in quote.lines:
        taken = options or line.standing is not Standing.OPTION
        if taken and line.article is not None and line.article.facts is not None:
            top = _add(top, line.article, line.about, program, found)
    if catalogue.parameters is not None:
        top = merged(top, mapping([(CONDITIONS, catalogue.parameters)], catalogue.parameters.span), found)
    return top, tuple(found)


def merged(base: MappingNode, more: MappingNode | None, found: list[Diagnostic]) -> MappingNode:
    """Return ``base`` with what only ``more`` says; where both speak of one value, ``base`` wins.

    Two values that differ and do not come from the quote itself are reported.
    """
    if more is None:
        return base
    entries = {name.text: (name, value) for name, value in base.entries}
    for name, value in more.entries:
        here = entries.get(name.text)
        if here is None:
            entries[name.text] = (name, value)
        elif isinstance(here[1], MappingNode) and isinstance(value, MappingNode):
            entries[name.text] = (here[0], merged(here[1], value, found))
        elif isinstance(here[1], ListNode) and isinstance(value, ListNode):
            entries[name.text] = (here[0], ListNode((*here[1].items, *value.items), here[1].line, here[1].span))
        elif here[1] != value and here[1].span.source == value.span.source:
            found.append(_unlike(name.text, here[1], value))
    return MappingNode(tuple(entries.values()), base.line, base.span)


def read(node: MappingNode, file: str, program: Program) -> tuple[Facts | None, Problems]:
    """Return the typed facts of a dossier made here."""
    return read_node(node, file, vocabulary_of(program))


def _add(top: MappingNode, article: Article, about: str, program: Program, found: list[Diagnostic]) -> MappingNode:
    """Return ``top`` with the facts of an article: in the element it is about, or anywhere."""
    if not article.about:
        return merged(top, article.facts, found)
    root = program.roots.get(article.about)
    listed = entry(top, article.about)
    if root is None or not isinstance(listed, ListNode):
        return top  # the line that prices it tells what is missing
    key = program.entities[root.entity].key
    items = tuple(merged(each, article.facts, found) if _named(each, key, about) else each for each in listed.items)
    changed = ListNode(tuple(items), listed.line, listed.span)
    entries = tuple((name, changed if name.text == article.about else value) for name, value in top.entries)
    return MappingNode(entries, top.line, top.span)


def _named(node: Node, key: str, about: str) -> TypeGuard[MappingNode]:
    given = entry(node, key) if isinstance(node, MappingNode) else None
    return isinstance(given, ScalarNode) and given.text == about


def _unlike(name: str, first: Node, second: Node) -> Diagnostic:
    message = f"deux articles du devis donnent à « {name} » des valeurs différentes"
    others = (Label(first.span, "l'autre valeur est ici"),)
    return Diagnostic(codes.QUOTE_SHAPE, message, second.span, "écrivez ce fait sous « faits » dans le devis", others)
