"""A document as plain text, as Markdown, and as the words that comparisons need."""

from __future__ import annotations

import re

from clausier.documents import inline, tree
from clausier.documents.labels import resolve
from clausier.documents.typography import spaced, typeset
from clausier.text.typed import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_OPENING = re.compile(r"^(\s*)([-+#=]|\d+(?=[.)]))")
_INDENT = "   "


def lines(document: tree.Document) -> tuple[str, ...]:
    """Return the text of each printed paragraph in order, cells one by one, white space made plain.

    Paragraphs without text are left out.
    """
    return _printed(document, contents=True)


def words(document: tree.Document) -> str:
    """Return all the words of ``document``, labels and markers included, separated by one plain space.

    A table of contents only repeats the headings: it is left out.
    """
    return " ".join(_printed(document, contents=False))


def to_text(document: tree.Document) -> str:
    """Return ``document`` as a text file.

    Paragraphs apart, items indented, cells separated by a bar. Lines are not cut.
    """
    document = typeset(resolve(document))
    parts = [part for part in (document.title, document.subtitle) if part]
    parts.extend("\n".join(_block_text(block, document)) for block in document.blocks)
    return _join(document, parts)


def to_markdown(document: tree.Document) -> str:
    """Return ``document`` as Markdown (CommonMark with pipe tables); the text's own marks are escaped."""
    document = typeset(resolve(document))
    parts = [f"# {_escape(document.title)}"] if document.title else []
    if document.subtitle:
        parts.append(f"*{_escape(document.subtitle)}*")
    parts.extend("\n".join(_block_markdown(block, document)) for block in document.blocks)
    return _join(document, parts)


def heading_text(heading: tree.Heading) -> str:
    """Return a heading as printed: label, separator and words."""
    return (heading.label + heading.separator if heading.label else "") + inline.flat(heading.runs)


def entries(document: tree.Document, depth: int) -> Iterator[tree.Heading]:
    """Yield the headings that a table of contents down to ``depth`` shows."""
    for block in document.blocks:
        if isinstance(block, tree.Heading) and not block.run_in and block.level <= depth:
            yield block


def _printed(document: tree.Document, *, contents: bool) -> tuple[str, ...]:
    document = resolve(document)
    texts = [document.title, document.subtitle]
    for block in document.blocks:
        if contents or not isinstance(block, tree.Contents):
            texts.extend(block_lines(block, document))
    return tuple(text for text in map(spaced, texts) if text)


def block_lines(block: tree.Block, document: tree.Document) -> Iterator[str]:
    """Yield the text of each paragraph that ``block`` prints; the labels of ``document`` are resolved."""
    match block:
        case tree.Paragraph():
            yield inline.flat(block.runs)
        case tree.ListItem():
            yield f"{block.marker} {inline.flat(block.runs)}"
        case tree.Heading():
            yield heading_text(block)
        case tree.Table():
            yield from map(inline.flat, inline.cells(block))
        case tree.Contents():
            yield block.title
            yield from map(heading_text, entries(document, block.depth))
        case tree.PageBreak():
            return
        case _:
            assert_never(block)


def _block_text(block: tree.Block, document: tree.Document) -> Iterator[str]:
    match block:
        case tree.Paragraph():
            yield _INDENT * block.depth + inline.flat(block.runs)
        case tree.ListItem():
            yield f"{_INDENT * (block.depth - 1)}{block.marker} {inline.flat(block.runs)}"
        case tree.Table():
            for row in (*block.header, *block.rows):
                yield " | ".join(spaced_cell(cell) for cell in row)
        case tree.Heading() | tree.Contents():
            yield from block_lines(block, document)
        case tree.PageBreak():
            return
        case _:
            assert_never(block)


def spaced_cell(cell: tree.Cell) -> str:
    """Return the text of a cell on one line."""
    return inline.flat(cell).replace("\n", " ")


def _block_markdown(block: tree.Block, document: tree.Document) -> Iterator[str]:
    match block:
        case tree.Paragraph():
            yield _INDENT * block.depth + _at_start(_inlines(block.runs))
        case tree.ListItem():
            yield _INDENT * (block.depth - 1) + _item(block)
        case tree.Heading():
            label = _escape(block.label + block.separator) if block.label else ""
            if block.run_in:
                yield _at_start(label + _inlines(block.runs))
            else:
                yield "#" * min(block.level + 1, 6) + " " + label + _inlines(block.runs)
        case tree.Table():
            yield from _table(block)
        case tree.Contents():
            if block.title:
                yield f"**{_escape(block.title)}**\n"
            for heading in entries(document, block.depth):
                yield f"{_INDENT * (heading.level - 1)}- {_escape(heading_text(heading))}"
        case tree.PageBreak():
            yield "---"
        case _:
            assert_never(block)


def _item(item: tree.ListItem) -> str:
    words = _inlines(item.runs)
    return f"- {words}" if item.marker == "-" else f"- {_at_start(_escape(item.marker))} {words}"


def _table(table: tree.Table) -> Iterator[str]:
    rows = (*table.header, *table.rows)
    width = len(rows[0])
    head = table.header[:1] or (((),) * width,)
    body = rows[1:] if table.header else rows
    for row in head:
        yield _table_row(row)
    columns = table.columns or (tree.Column(),) * width
    yield "|" + "|".join(_RULES[column.align] for column in columns) + "|"
    for row in body:
        yield _table_row(row)


_RULES = {tree.Align.LEFT: " --- ", tree.Align.CENTER: ":---:", tree.Align.RIGHT: " ---:"}


def _table_row(row: tree.Row) -> str:
    return "| " + " | ".join(_inlines(cell).replace("\\\n", "<br>") for cell in row) + " |"


def _inlines(runs: tree.Inlines) -> str:
    return "".join(map(_inline, runs))


def _inline(node: tree.Inline) -> str:
    text = _escape(inline.text_of(node)).replace("\n", "\\\n")
    if not isinstance(node, tree.Run | tree.Value) or not (node.bold or node.italic) or not text.strip():
        return text
    mark = ("**" if node.bold else "") + ("*" if node.italic else "")
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark[::-1]}{after}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _at_start(text: str) -> str:
    """Escape what opens a list or a heading when it stands first on the line."""

    def mark(found: re.Match[str]) -> str:
        digits = found[2].isdigit()
        return f"{found[1]}{found[2]}\\" if digits else f"{found[1]}\\{found[2]}"

    return _OPENING.sub(mark, text)


def _join(document: tree.Document, parts: list[str]) -> str:
    """Put an empty line between blocks, but not between the items of one list."""
    offset = len(parts) - len(document.blocks)
    text = ""
    for index, part in enumerate(parts):
        if not part:
            continue
        if text:
            block = index - offset
            tight = block > 0 and all(
                isinstance(near, tree.ListItem) for near in document.blocks[block - 1 : block + 1]
            )
            text += "\n" if tight else "\n\n"
        text += part
    return text + "\n"
