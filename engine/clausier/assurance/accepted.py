"""What is missing and accepted, with the reason: fenced blocks « admis couverture », « admis mutation ».

::

    règle: Facture.en_retard
    constat: « > » devient « ≥ » dans « … »
    motif: pourquoi aucun cas ne peut le voir

``règle`` and ``constat`` are a name and a text as ``--couverture`` or ``--mutation`` prints them, or lists of them.
"""

from __future__ import annotations

from typing import NamedTuple

from clausier.assurance.cases import alone, blocks
from clausier.assurance.expectation import plain
from clausier.dossier.nodes import ListNode, MappingNode, ScalarNode, compose
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.dossier.nodes import Node
    from clausier.text.source import Source

COVERAGE, MUTATION = "admis couverture", "admis mutation"
_KEYS = ("règle", "constat", "motif")


class Accepted(NamedTuple):
    """A finding accepted: of which measure and rules, in which words, why, and where it is written."""

    measure: str
    rules: tuple[str, ...]
    text: str
    reason: str
    file: str
    line: int


def read(source: Source) -> tuple[tuple[Accepted, ...], tuple[Diagnostic, ...]]:
    """Return what a file accepts, and what is wrong with it."""
    found: list[Diagnostic] = []
    kept: list[Accepted] = []
    for block in blocks(source, (COVERAGE, MUTATION), found):
        node, problems = compose(alone(source, block))
        found += problems
        if node is None:
            continue
        given = {key.text: value for key, value in node.entries} if isinstance(node, MappingNode) else {}
        rules, texts, reasons = (_texts(given.get(key)) for key in _KEYS)
        if set(given) != set(_KEYS) or not (rules and texts and "".join(reasons).strip()):
            hint = f"écrivez trois rubriques : {', '.join(_KEYS)}"
            found.append(Diagnostic(codes.CASE_MALFORMED, f"ce bloc « {block.word} » est mal écrit", node.span, hint))
            continue
        kept += [Accepted(block.word, rules, text, reasons[0], source.name, node.line) for text in texts]
    return tuple(kept), tuple(found)


def explained(accepted: Accepted, rule: str, text: str) -> bool:
    """Tell whether ``accepted`` is about this finding."""
    return rule in accepted.rules and plain(accepted.text) == plain(text)


def _texts(node: Node | None) -> tuple[str, ...]:
    match node:
        case ScalarNode(text=text):
            return (text,)
        case ListNode(items=items):
            return tuple(each.text for each in items if isinstance(each, ScalarNode))
        case _:
            return ()
