"""A ``clause`` block cut into items: an item starts at column 0 and goes on over indented lines."""

from __future__ import annotations

import re

from clausier.surface.forms import form_of
from clausier.surface.limits import MAX_ITEM, MAX_ITEMS, MAX_PROBLEMS
from clausier.surface.page import Block
from clausier.surface.suggestions import unknown_item
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.surface.item import Item
    from clausier.surface.parser import Parser
    from clausier.text.source import Source

_LINE = re.compile(r"[^\n]*\n?")


class Chunk(Record):
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
) -> tuple[Block, tuple[Diagnostic, ...], int]:
    """Return the items of a block, what is wrong with them, and how many items the file has so far, wrong ones too.

    ``already`` items were met in the file before.
    """
    items: list[Item] = []
    problems: list[Diagnostic] = []
    for chunk in chunks_of(source.text, start, end):
        already += 1
        if already > MAX_ITEMS:
            span = Span(source.name, chunk.start, chunk.end)
            problems.append(
                Diagnostic(
                    codes.ITEM_TOO_LONG,
                    f"plus de {MAX_ITEMS} déclarations dans le fichier",
                    span,
                    "répartissez-les en plusieurs fichiers",
                )
            )
        if already > MAX_ITEMS or len(problems) >= MAX_PROBLEMS:
            break
        found, wrong = _read_item(source, parser, chunk)
        problems += wrong
        if found is not None:
            items.append(found)
    return Block(tuple(items), Span(source.name, start, end)), tuple(problems), already


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
