"""A ``clause`` block cut into items: an item starts at column 0 and goes on over indented lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausier.surface.forms import form_of
from clausier.surface.page import Block
from clausier.surface.suggestions import unknown_item
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import dataclass
from clausier.text.span import Span

if TYPE_CHECKING:
    from clausier.surface.item import Item
    from clausier.surface.parser import Parser
    from clausier.text.source import Source

MAX_ITEM = 20_000
"""Characters of an item."""
MAX_ITEMS = 5_000
"""Items of a file."""

_LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Chunk:
    """The text of one item: characters ``start`` to ``end`` of the file, comments that follow it left out."""

    start: int
    end: int


def chunks_of(text: str, start: int, end: int) -> tuple[Chunk, ...]:
    """Return the items of a block, ``text`` from ``start`` to ``end``; lines before the first one make a chunk too."""
    found: list[Chunk] = []
    begin: int | None = None
    last = start
    at = start
    while at < end:
        match = _LINE.match(text, at, end)
        line = match[0] if match else ""
        after = at + max(1, len(line))
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            if line[0] not in " \t\u00a0\u202f" and begin is not None:
                found.append(Chunk(begin, last))
                begin = None
            if begin is None:
                begin = at
            last = at + len(line.rstrip())
        at = after
    if begin is not None:
        found.append(Chunk(begin, last))
    return tuple(found)


def read_block(
    source: Source, parser: Parser, start: int, end: int, already: int
) -> tuple[Block, tuple[Diagnostic, ...]]:
    """Return the items of a block and what is wrong with them; ``already`` items were read in the file before."""
    items: list[Item] = []
    problems: list[Diagnostic] = []
    for number, chunk in enumerate(chunks_of(source.text, start, end), already):
        if number >= MAX_ITEMS:
            span = Span(source.name, chunk.start, chunk.end)
            problems.append(
                Diagnostic(
                    codes.ITEM_TOO_LONG,
                    f"plus de {MAX_ITEMS} déclarations dans le fichier",
                    span,
                    "répartissez-les en plusieurs fichiers",
                )
            )
            break
        found, wrong = _read_item(source, parser, chunk)
        problems += wrong
        if found is not None:
            items.append(found)
    return Block(tuple(items), Span(source.name, start, end)), tuple(problems)


def _read_item(source: Source, parser: Parser, chunk: Chunk) -> tuple[Item | None, tuple[Diagnostic, ...]]:
    written = source.text[chunk.start : chunk.end]
    span = Span(source.name, chunk.start, chunk.end)
    if len(written) > MAX_ITEM:
        problem = Diagnostic(
            codes.ITEM_TOO_LONG, f"déclaration de plus de {MAX_ITEM} caractères", span, "coupez-la en plusieurs"
        )
        return None, (problem,)
    form = form_of(written)
    if form is None:
        return None, (unknown_item(source.name, chunk.start, written),)
    parsed = parser.item(form, source.name, written, chunk.start)
    return parsed.item, parsed.problems
