"""The formatter: clause blocks in their canonical layout, the words of the contract untouched to the character.

Comments are kept: a comment line stays above the property or the item it stood above, a comment at the end of a line
stays at the end of its property.
"""

from __future__ import annotations

from collections import Counter

from clausier.surface.blocks import Chunk, chunks_of
from clausier.surface.comments import Comment, comments_of
from clausier.surface.forms import form_of
from clausier.surface.layout import STEP
from clausier.surface.literate import read
from clausier.surface.page import Block
from clausier.surface.print_items import Printed, lay_item
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record, field
from clausier.text.source import Source
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.surface.bag import Property
    from clausier.surface.parser import Parser

GAP = "  "
"""Before a comment at the end of a line."""


def format_text(source: Source, parser: Parser) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the formatted text of a clause file, and what keeps it from being formatted.

    A file with a mistake comes back as it is. The result is read again: it must give the same page and hold the same
    comments, otherwise the file comes back as it is with a diagnostic of internal fault.
    """
    page, problems = read(source, parser)
    if any(problem.is_error for problem in problems):
        return source.text, problems
    pieces: list[str] = []
    at = 0
    for part in page.parts:
        if isinstance(part, Block):
            pieces += (source.text[at : part.span.start], _block(source, parser, part.span.start, part.span.end))
            at = part.span.end
    result = "".join((*pieces, source.text[at:]))
    again, faults = read(Source(source.name, result), parser)
    if faults or again != page or _comments(result) != _comments(source.text):
        fault = Diagnostic(codes.INTERNAL_FAULT, f"la mise en forme de {source.name} en changerait le sens")
        return source.text, (fault,)
    return result, problems


def _comments(text: str) -> Counter[str]:
    return Counter(line.split("#", 1)[1].strip() for line in text.split("\n") if "#" in line)


class _Notes(Record, frozen=False):
    """The comments of an item by place: above it, at the end of its first lines, above and behind each property."""

    above: list[str] = field(default_factory=list[str])
    behind: list[str] = field(default_factory=list[str])
    over: dict[tuple[str, int], list[str]] = field(default_factory=dict[tuple[str, int], list[str]])
    after: dict[tuple[str, int], list[str]] = field(default_factory=dict[tuple[str, int], list[str]])


def _block(source: Source, parser: Parser, start: int, end: int) -> str:
    text = source.text
    lines: list[str] = []
    at = start
    previous: Chunk | None = None
    single = True
    for chunk in chunks_of(text, start, end):
        item_lines = _item(source, parser, chunk)
        gap = _gap(text, at, chunk.start)
        lines += gap.below
        if previous is not None and (gap.blank or gap.above or not single or len(item_lines) > 1):
            lines.append("")
        lines += gap.above
        lines += item_lines
        single = len(item_lines) == 1
        at, previous = chunk.end, chunk
    gap = _gap(text, at, end)
    lines += gap.below
    if gap.above:
        lines += ["", *gap.above] if lines else gap.above
    while lines and not lines[-1]:
        lines.pop()
    feed = "\r\n" if "\r\n" in text[start:end] else "\n"
    return "".join(f"{line}{feed}" for line in lines)


class _Gap(Record):
    """What stands between two items: comments of the first, comments of the second, whether a line is blank."""

    below: tuple[str, ...]
    above: tuple[str, ...]
    blank: bool


def _gap(text: str, start: int, end: int) -> _Gap:
    below: list[str] = []
    above: list[str] = []
    blank = False
    # The first piece is the end of the line before: it has nothing to say.
    *pieces, _ = text[start:end].split("\n")
    for line in pieces if start == 0 or text[start - 1] == "\n" else pieces[1:]:
        words = line.strip()
        if words and line[:1] in " \t" and not above and not blank:
            below.append(f"{STEP}{words}")
        elif words:
            above.append(words)
        else:
            blank = True
            if above and above[-1]:
                above.append("")
    return _Gap(tuple(below), tuple(above), blank)


def _item(source: Source, parser: Parser, chunk: Chunk) -> list[str]:
    written = source.text[chunk.start : chunk.end]
    form = form_of(written)
    parsed = None if form is None else parser.item(form, source.name, written, chunk.start)
    if parsed is None or parsed.item is None:
        message = "an item of a page without mistakes cannot be read"
        raise AssertionError(message)
    printed = lay_item(parsed.item)
    notes = _notes(source.text, chunk, parsed.properties, printed)
    lines = [*notes.above, *printed.header]
    lines[-1] = _with(lines[-1], notes.behind)
    seen: Counter[str] = Counter()
    for entry in printed.entries:
        key = (entry.word, seen[entry.word])
        seen[entry.word] += 1
        lines += (f"{STEP}{comment}" for comment in notes.over.get(key, ()))
        lines += entry.lines
        lines[-1] = _with(lines[-1], notes.after.get(key, []))
    return lines


def _with(line: str, comments: list[str]) -> str:
    # Two comments on one line would read as one.
    return f"{line}{GAP}{' '.join(comments)}" if comments else line


def _notes(text: str, chunk: Chunk, properties: tuple[Property, ...], printed: Printed) -> _Notes:
    notes = _Notes()
    seen: Counter[str] = Counter()
    keyed: list[tuple[Property, tuple[str, int]]] = []
    for each in sorted(properties, key=lambda prop: prop.span.start):
        keyed.append((each, (each.word, seen[each.word])))
        seen[each.word] += 1
    if not printed.entries:
        keyed = []
    for comment in comments_of(text, chunk.start, chunk.end):
        _place(notes, comment, keyed)
    return notes


def _place(notes: _Notes, comment: Comment, keyed: list[tuple[Property, tuple[str, int]]]) -> None:
    before = [pair for pair in keyed if pair[0].span.end <= comment.start]
    around = [pair for pair in keyed if pair[0].span.start < comment.start < pair[0].span.end]
    after = [pair for pair in keyed if pair[0].span.start > comment.start]
    if around:
        notes.over.setdefault(around[0][1], []).append(comment.text)
    elif comment.trails and before:
        notes.after.setdefault(before[-1][1], []).append(comment.text)
    elif comment.trails and not notes.behind:
        notes.behind.append(comment.text)
    elif after:
        notes.over.setdefault(after[0][1], []).append(comment.text)
    else:
        notes.above.append(comment.text)
