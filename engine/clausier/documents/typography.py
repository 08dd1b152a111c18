"""French spaces: those that must not break are made non-breaking, for print.

Rules of the Imprimerie nationale: a non-breaking space before : ; ? ! % € and », after «, between the groups of three
digits of a number and after n°. Only spaces that are already there change, one for one: no space is added, so that the
words stay the author's and every offset keeps its place. U+00A0 is used everywhere, as many fonts have no narrow space
(U+202F).
"""

from __future__ import annotations

import re

from clausier.documents import inline, tree
from clausier.documents.labels import map_inlines
from clausier.text.record import replace

NO_BREAK = "\u00a0"
_REQUIRED = re.compile(r" (?=[:;?!%€»])|(?<=«) ")
_BREAKABLE = re.compile(r" (?=[:;?!%€»])|(?<=«) |(?<=[0-9]) (?=[0-9]{3}(?![0-9]))|(?<=n°) ")


def french(text: str) -> str:
    """Return ``text``, of the same length, with the French non-breaking spaces.

    >>> french("« 10 000 € » : oui ?").replace(NO_BREAK, "_")
    '«_10_000_€_»_: oui_?'
    """
    return _BREAKABLE.sub(NO_BREAK, text)


def breakable(text: str) -> bool:
    """Tell whether ``text`` has a plain space before : ; ? ! % € » or after «, where a line could wrongly break."""
    return _REQUIRED.search(text) is not None


def spaced(text: str) -> str:
    """Return ``text`` for comparisons: every run of white space of any kind is one plain space, none at the ends."""
    return " ".join(text.split())


def typeset(document: tree.Document) -> tree.Document:
    """Return ``document`` with French spaces in all it prints, also where a space and its sign are in two runs."""
    return replace(
        document,
        title=french(document.title),
        subtitle=french(document.subtitle),
        blocks=tuple(_block(block) for block in document.blocks),
    )


def _block(block: tree.Block) -> tree.Block:
    if isinstance(block, tree.Heading):
        opening = block.label + block.separator
        whole = french(opening + inline.flat(block.runs))
        label, separator = whole[: len(block.label)], whole[len(block.label) : len(opening)]
        return replace(block, label=label, separator=separator, runs=_share(block.runs, whole[len(opening) :]))
    if isinstance(block, tree.Contents):
        return replace(block, title=french(block.title))
    if isinstance(block, tree.ListItem):
        block = replace(block, marker=french(block.marker))
    return map_inlines(block, lambda runs: _share(runs, french(inline.flat(runs))))


def _share(runs: tree.Inlines, whole: str) -> tree.Inlines:
    """Give back to each node of ``runs`` its part of ``whole``, which is as long as their text."""
    start = 0
    shared: list[tree.Inline] = []
    for node in runs:
        end = start + len(inline.text_of(node))
        shared.append(node if isinstance(node, tree.LineBreak) else replace(node, text=whole[start:end]))
        start = end
    return tuple(shared)
