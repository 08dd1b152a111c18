"""A clause file, line by line: headings, run-in articles, paragraphs, tirets, and blocks cut item by item.

Each item is parsed alone, so that one slip gives one error. Nothing here recurses.
"""

from __future__ import annotations

import re

from clausier.surface.blocks import read_block
from clausier.surface.inline import DROPPED, InlineReader
from clausier.surface.limits import MAX_FILE, MAX_PROBLEMS
from clausier.surface.page import Heading, Page, Paragraph, RunIn
from clausier.text import characters, codes
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.record import Record
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.surface.page import Part
    from clausier.surface.parser import Parser
    from clausier.text.source import Source

FENCE = "```"

_HEADING = re.compile(r"(#{1,6}) +(.*?) *\{#([^}]*)\} *")
_RUN_IN = re.compile(r"\{#([^}]*)\} *")
_LOOKS_LIKE_HEADING = re.compile(r"#+(?: |$)|#{2,}")
_NOT_A_LINE_END = re.compile(r"[^\r\n]")
_BLANKS = f" \t\r{DROPPED}"


class Line(Record):
    """A line of the file, without its end; ``end`` excludes it, ``next`` includes it."""

    start: int
    end: int
    next: int


def line_at(text: str, start: int) -> Line:
    """Return the line that begins at ``start``; only LF and CRLF end one."""
    feed = text.find("\n", start)
    if feed < 0:
        return Line(start, len(text), len(text))
    return Line(start, feed - 1 if feed > start and text[feed - 1] == "\r" else feed, feed + 1)


def read(source: Source, parser: Parser) -> tuple[Page, tuple[Diagnostic, ...]]:
    """Return the page and what is wrong with it, in the order of the file. Never raises.

    Past ``MAX_PROBLEMS`` the rest of the file is not read.
    """
    if len(source.text) > MAX_FILE:
        problem = Diagnostic(
            codes.FILE_TOO_LARGE,
            f"le fichier dépasse {MAX_FILE // 1000} 000 caractères",
            Span(source.name, 0, 0),
            "répartissez les articles en plusieurs fichiers",
        )
        return Page(source.name, ()), (problem,)
    reader = _Reader(source, parser)
    reader.run()
    problems = sorted(reader.problems, key=_place)
    return Page(source.name, tuple(reader.parts)), tuple(problems)


def _place(problem: Diagnostic) -> int:
    return problem.span.start if problem.span else 0


class _Reader:
    def __init__(self, source: Source, parser: Parser) -> None:
        self.problems: list[Diagnostic] = [*characters.check(source)]
        self.parts: list[Part] = []
        self._source = source
        self._parser = parser
        self._anchors: dict[str, Span] = {}
        self._items = 0
        self._values = 0
        self._paragraph: tuple[str, int, int] | None = None

    def _span(self, start: int, end: int) -> Span:
        return Span(self._source.name, start, end)

    def run(self) -> None:
        # Comments keep their length: what stands around them keeps its place.
        self._text = self._without_comments()
        at = 0
        while at < len(self._text) and len(self.problems) < MAX_PROBLEMS:
            line = line_at(self._text, at)
            at = line.next
            words = self._text[line.start : line.end]
            if words.startswith(FENCE):
                self._flush()
                at = self._block(line, words)
            elif not words.strip(_BLANKS):
                self._flush()
            elif _LOOKS_LIKE_HEADING.match(words):
                self._flush()
                self._heading(line, words)
            elif words.startswith("- ") or self._paragraph is None:
                self._flush()
                self._start(line, words)
            else:
                marker, start, _ = self._paragraph
                self._paragraph = (marker, start, line.end)
        self._flush()

    def _without_comments(self) -> str:
        text = self._source.text
        if "<!--" not in text:
            return text
        pieces: list[str] = []
        at = 0
        inside_block = False
        while at < len(text):
            line = line_at(text, at)
            words = text[line.start : line.end]
            if words.startswith(FENCE):
                inside_block = not inside_block
            opening = -1 if inside_block else text.find("<!--", line.start, line.end)
            if opening < 0:
                pieces.append(text[line.start : line.next])
                at = line.next
                continue
            closing = text.find("-->", opening + len("<!--"))
            if closing < 0:
                self.problems.append(
                    Diagnostic(
                        codes.COMMENT_UNCLOSED,
                        "ce commentaire <!-- n'est pas fermé",
                        self._span(opening, opening + len("<!--")),
                        "fermez-le par -->",
                    )
                )
                pieces.append(text[at:opening])
                break
            end = closing + len("-->")
            pieces += (text[at:opening], _NOT_A_LINE_END.sub(DROPPED, text[opening:end]))
            at = end
        return "".join(pieces)

    def _start(self, line: Line, words: str) -> None:
        marker = "-" if words.startswith("- ") else ""
        skip = len("- ") if marker else len(words) - len(words.lstrip(_BLANKS))
        if opening := None if marker else _RUN_IN.match(words, skip):
            span = self._span(line.start + skip, line.start + opening.end(1) + 1)
            if anchor := opening[1].replace(DROPPED, "").strip():
                self._declare(anchor, span)
                self.parts.append(RunIn(anchor, span))
            else:
                self._malformed("cette ancre est vide", span, "écrivez le numéro de l'article, par exemple {#3.1}")
            skip = opening.end()
        self._paragraph = (marker, line.start + skip, line.end)

    def _flush(self) -> None:
        if self._paragraph is None:
            return
        marker, start, end = self._paragraph
        self._paragraph = None
        while end > start and self._text[end - 1] in _BLANKS:
            end -= 1
        reader = InlineReader(self._source.name, self._text, start, end, self._parser, self._values)
        content = reader.read()
        self._values = reader.values
        self.problems += reader.problems
        self.parts.append(Paragraph(marker, content, self._span(start, end)))

    def _heading(self, line: Line, words: str) -> None:
        span = self._span(line.start, line.end)
        match = _HEADING.fullmatch(words.replace(DROPPED, ""))
        if match is None or not match[2].strip() or not match[3].strip():
            hint = "terminez le titre par son ancre, par exemple {#VIII}"
            self._malformed("ce titre n'a pas la forme « ## Texte {#ancre} »", span, hint)
            return
        anchor = match[3].strip()
        self._declare(anchor, span)
        self.parts.append(Heading(len(match[1]), match[2], anchor, span))

    def _declare(self, anchor: str, span: Span) -> None:
        if anchor in self._anchors:
            first = Label(self._anchors[anchor], "premier titre")
            hint = "donnez à chaque titre une ancre différente"
            self._malformed(f"l'ancre « {anchor} » est déjà celle d'un autre titre", span, hint, first)
        self._anchors[anchor] = span

    def _malformed(self, message: str, span: Span, hint: str, *others: Label) -> None:
        self.problems.append(Diagnostic(codes.HEADING_WRONG, message, span, hint, others=others))

    def _block(self, fence: Line, words: str) -> int:
        """Read a block and return where the text goes on: what follows one left open is read as what it is."""
        info = words[len(FENCE) :].strip()
        end, closing = self._end_of_block(fence.next)
        span = self._span(fence.start, fence.end)
        if info != "clause":
            message = f"bloc « {info} » inconnu" if info else "bloc sans nom"
            hint = f"écrivez {FENCE}clause" if closing else f"écrivez {FENCE}clause, ou supprimez cette ligne"
            self.problems.append(Diagnostic(codes.BLOCK_UNKNOWN, message, span, hint))
            return closing.next if closing else fence.next
        block, problems, self._items = read_block(self._source, self._parser, fence.next, end, self._items)
        self.parts.append(block)
        if closing is None:
            self.problems.append(
                Diagnostic(codes.BLOCK_UNCLOSED, "ce bloc n'est pas fermé", span, f"fermez-le par une ligne {FENCE}")
            )
            # The words of the article, read as rules, are none of the author's mistakes.
            problems = tuple(each for each in problems if each.code is not codes.ITEM_UNKNOWN)
        self.problems += problems
        return closing.next if closing else end

    def _end_of_block(self, start: int) -> tuple[int, Line | None]:
        """Return where a block ends and the line that closes it; None when another opens or an article begins first."""
        at = start
        while at < len(self._text):
            line = line_at(self._text, at)
            words = self._text[line.start : line.end].rstrip()
            if words == FENCE:
                return line.start, line
            if words.startswith(FENCE) or _HEADING.fullmatch(words):
                return line.start, None
            at = line.next
        return len(self._text), None
