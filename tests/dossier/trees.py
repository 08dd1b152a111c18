"""YAML trees as tests write and compare them, places included."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from clausier.dossier.nodes import ListNode, MappingNode, Node, ScalarNode, compose
from clausier.text.source import Source

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain(node: Node) -> Plain:
    """Return a tree as dictionaries, lists and texts."""
    match node:
        case ScalarNode(text=text):
            return text
        case MappingNode(entries=entries):
            return {key.text: plain(value) for key, value in entries}
        case ListNode(items=items):
            return [plain(item) for item in items]
        case _:
            assert_never(node)


def placed(node: Node) -> object:
    """Return a tree with the places that the equality of nodes leaves aside."""
    match node:
        case ScalarNode():
            return (node.text, node.quoted, node.line, node.span)
        case MappingNode(entries=entries):
            return (node.line, node.span, [(placed(key), placed(value)) for key, value in entries])
        case ListNode(items=items):
            return (node.line, node.span, [placed(item) for item in items])
        case _:
            assert_never(node)


def composed(text: str) -> Plain:
    """Return the tree of a text that is accepted."""
    node, found = compose(Source("essai.yml", text))
    assert found == ()
    assert node is not None
    return plain(node)


def faults(text: str) -> list[tuple[str, int, int]]:
    """Return the code, the line and the column of what is wrong with a text."""
    source = Source("essai.yml", text)
    node, found = compose(source)
    assert (node is None) == bool(found)
    return [(each.code.ident, *source.position(each.span.start)) for each in found if each.span]
