"""Two documents put in one: articles matched, those that moved recognised, paragraphs and words compared."""

from __future__ import annotations

from clausier.documents.order import in_order
from clausier.documents.redline import grids, words
from clausier.documents.redline.matching import match_sections, match_units
from clausier.documents.redline.sections import Flat, likeness, sections
from clausier.documents.redline.tree import ArticleChange, Change, Fate, Line, Redline, Span
from clausier.text.record import replace
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausier.documents import tree
    from clausier.documents.redline.sections import Section, Unit
    from clausier.documents.redline.tree import Piece

_ALIKE = 500
_FEWEST_WORDS = 5


def redline(before: tree.Document, after: tree.Document) -> Redline:
    """Return ``before`` and ``after`` in one: keep one side of every change and one of them is read word for word."""
    one, other = sections(before), sections(after)
    matched = match_sections(one, other)
    pairs = sorted(matched.items())
    stayed = in_order(pairs, [one[left].words.total() + 1 for left, _ in pairs])
    gone = {
        left
        for left, right in pairs
        if (left, right) not in stayed and likeness(one[left].words, other[right].words) < _ALIKE
    }
    matched = {left: right for left, right in pairs if left not in gone}
    writer = _Writer()
    at = to = 0
    for left, right in (*sorted(stayed), (len(one), len(other))):
        for rank in range(at, left):
            writer.leave(one[rank], other[matched[rank]] if rank in matched else None)
        for rank in range(to, right):
            source = next((each for each, target in matched.items() if target == rank), None)
            writer.arrive(other[rank], None if source is None else one[source])
        if right < len(other):
            writer.stay(one[left], other[right])
        at, to = left + 1, right + 1
    pieces = _moved_paragraphs(writer.pieces)
    return Redline(pieces, tuple(writer.articles), after.title, after.subtitle, after.language)


class _Writer:
    """The pieces of a redline, section by section. What moves is numbered by the paragraph it was."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.articles: list[ArticleChange] = []
        self._moves: dict[int, int] = {}

    def stay(self, before: Section, after: Section) -> None:
        """Write a section that both have at this place."""
        start = len(self.pieces)
        at = to = 0
        pairs = match_units(before.units, after.units, headed=bool(before.title and after.title))
        for left, right in (*pairs, (len(before.units), len(after.units))):
            self.pieces += (_alone(each, Change.DELETED) for each in before.units[at:left])
            self.pieces += (_alone(each, Change.INSERTED) for each in after.units[to:right])
            if right < len(after.units):
                self.pieces.append(_both(before.units[left], after.units[right]))
            at, to = left + 1, right + 1
        if any(_changed(each) for each in self.pieces[start:]):
            self.articles.append(ArticleChange(Fate.CHANGED, before.title, after.title))

    def leave(self, before: Section, after: Section | None) -> None:
        """Write a section where it was: deleted, or moved to where ``after`` is."""
        moving = {} if after is None else _moving(before, after)
        for rank, unit in enumerate(before.units):
            new = None if after is None or rank not in moving else after.units[moving[rank]]
            self.pieces.append(self._half(unit, unit, new, Change.MOVED_FROM))
        if after is None:
            self.articles.append(ArticleChange(Fate.REMOVED, before.title, ""))

    def arrive(self, after: Section, before: Section | None) -> None:
        """Write a section where it is: inserted, or moved from where ``before`` was."""
        moving = {} if before is None else {right: left for left, right in _moving(before, after).items()}
        for rank, unit in enumerate(after.units):
            old = None if before is None or rank not in moving else before.units[moving[rank]]
            self.pieces.append(self._half(unit, old, unit, Change.MOVED_TO))
        if before is None:
            self.articles.append(ArticleChange(Fate.ADDED, "", after.title))
        else:
            same = before.text == after.text
            self.articles.append(ArticleChange(Fate.MOVED if same else Fate.MOVED_CHANGED, before.title, after.title))

    def _half(self, unit: Unit, before: Unit | None, after: Unit | None, change: Change) -> Piece:
        """Return one of the two places of a paragraph that moved: the words it kept, and those it lost or took there.

        Without one of the two it did not move: it is deleted, or inserted.
        """
        own = Change.DELETED if change is Change.MOVED_FROM else Change.INSERTED
        if not isinstance(before, Flat) or not isinstance(after, Flat):
            return _alone(unit, own)
        spans = [
            each if each.change is own else Span(words.plain(each.node), change)
            for each in words.compare(before.nodes, after.nodes)
            if each.change in (own, Change.SAME)
        ]
        page_before = after.page_before and change is Change.MOVED_TO
        move = self._moves.setdefault(id(before), len(self._moves) + 1)
        style = before.style if change is Change.MOVED_FROM else after.style
        return Line(style, words.joined(spans), change, "", page_before, move)


def _moving(before: Section, after: Section) -> dict[int, int]:
    """Return the paragraphs of a section that moved, by rank, and their rank where they went."""
    pairs = match_units(before.units, after.units, headed=bool(before.title and after.title))
    return {
        left: right
        for left, right in pairs
        if isinstance(before.units[left], Flat) and isinstance(after.units[right], Flat) and before.units[left].text
    }


def _both(before: Unit, after: Unit) -> Piece:
    if isinstance(before, Flat) and isinstance(after, Flat):
        spans = words.compare(before.nodes, after.nodes)
        old = before.style if before.style != after.style else ""
        return Line(after.style, spans, Change.SAME, old, after.page_before)
    if isinstance(before, Flat) or isinstance(after, Flat):
        raise TypeError("a paragraph does not answer to a table")
    return grids.compare(before, after)


def _alone(unit: Unit, change: Change) -> Piece:
    if isinstance(unit, Flat):
        page_before = unit.page_before and change in (Change.INSERTED, Change.MOVED_TO)
        return Line(unit.style, words.marked(unit.nodes, change), change, "", page_before)
    return grids.whole(unit, change)


def _changed(piece: Piece) -> bool:
    if piece.change is not Change.SAME:
        return True
    if isinstance(piece, Line):
        return bool(piece.before) or any(each.change is not Change.SAME for each in piece.spans)
    return any(
        row.change is not Change.SAME or any(span.change is not Change.SAME for cell in row.cells for span in cell)
        for row in piece.rows
    )


def _moved_paragraphs(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Take for moved a paragraph deleted at one place and inserted, word for word, at another."""
    moves = max((each.move for each in pieces if isinstance(each, Line)), default=0)
    gone: dict[str, list[int]] = {}
    for rank, piece in _lines(pieces, Change.DELETED):
        gone.setdefault(_text(piece), []).append(rank)
    found = list(pieces)
    for rank, piece in _lines(pieces, Change.INSERTED):
        text = _text(piece)
        if len(text.split()) < _FEWEST_WORDS or not gone.get(text):
            continue
        moves += 1
        source = gone[text].pop(0)
        found[source] = _moved(found[source], Change.MOVED_FROM, moves)
        found[rank] = _moved(piece, Change.MOVED_TO, moves)
    return tuple(found)


def _lines(pieces: Iterable[Piece], change: Change) -> list[tuple[int, Line]]:
    return [(rank, each) for rank, each in enumerate(pieces) if isinstance(each, Line) and each.change is change]


def _text(line: Line) -> str:
    return "".join(each.node.text for each in line.spans)


def _moved(piece: Piece, change: Change, move: int) -> Piece:
    if not isinstance(piece, Line):
        return piece
    return replace(piece, change=change, move=move, spans=tuple(replace(each, change=change) for each in piece.spans))
