"""Two contracts side by side on a terminal: two answers to one question, or what each makes of shared concepts.

Figures stand in columns, one a contract; words run across the whole width under them, since columns of a third of a
terminal would cut them every three words.
"""

from __future__ import annotations

from clausier.app import compare
from clausier.evaluate import wording
from clausier.evaluate.result import Undetermined
from clausier.text.paint import columns, pad, wrap
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clausier.app.compare import Pair, Row, Side
    from clausier.norms.tree import Citation
    from clausier.text.paint import Paint

_MOST_WORDS = 4
_MOST_NEEDS = 6
_MARGIN = "  "
_GAP = 3
_NARROWEST = 12
_NOTHING = "—"
_DIFFERS = "≠"


def pair_lines(pair: Pair, paint: Paint, *, everything: bool = False) -> Iterator[str]:
    """Yield the lines of two answers: the questions, the figures in columns, what is missing, the words of each."""
    sides = pair[:2]
    names = _names(sides)
    yield from _questions(sides, names, paint)
    yield ""
    lines: list[tuple[str, Sequence[str], bool]] = [
        ("Réponse", [each.verdict for each in sides], compare.ANSWER in pair.differing)
    ]
    parts = [dict(each.parts) for each in sides]
    labels = dict.fromkeys(label for each in parts for label in each)
    lines += [(label, [each.get(label, _NOTHING) for each in parts], label in pair.differing) for label in labels]
    if any(each.answer.safe for each in sides):
        lines.append(("Date prudente", [_safe(each) for each in sides], False))
    yield from _grid(names, lines, paint, marked=True)
    for name, side in zip(names, sides, strict=True):
        yield from _missing(name, side, paint)
    yield ""
    if not pair.differing:
        yield f"{_MARGIN}Rien ne diffère : même réponse, mêmes détails communs."
        return
    for name, side in zip(names, sides, strict=True):
        kept = side.words if everything else _widest(side.words)
        shown = kept if everything else kept[:_MOST_WORDS]
        if shown:
            yield f"{_MARGIN}Les mots qui décident, {paint.bold(name)} :"
        for each in shown:
            yield from _quote(each.words, each.place, f"{_MARGIN}  – ", paint)
        left = len(kept) - len(shown)
        if left:
            yield paint.faint(f"{_MARGIN}  … et {left} autre{'s' * (left > 1)} (--complet pour tout voir)")


def row_lines(rows: Iterable[Row], names: tuple[str, ...], paint: Paint) -> Iterator[str]:
    """Yield the lines of the concepts: one title each, its figures in columns, then the words of each contract."""
    kept = tuple(rows)
    labels = [label for row in kept for cell in row.cells for label, _ in cell.values]
    width = _label_width(labels, len(names), paint)
    width_of_names = max(columns(each) for each in names)
    first = True
    for row in kept:
        if not first:
            yield ""
        first = False
        values = [dict(cell.values) for cell in row.cells]
        found = dict.fromkeys(label for each in values for label in each)
        lines = [(label, [each.get(label, _NOTHING) for each in values], False) for label in found]
        yield from _grid(names, lines, paint, width=width, title=row.concept.label)
        for name, cell in zip(names, row.cells, strict=True):
            head = f"{_MARGIN}{pad(name, width_of_names)}{_MARGIN}"
            if not cell.words and not cell.values:
                yield paint.faint(f"{head}le contrat se tait")
            for words, place in cell.words:
                yield from _quote(words, place, head, paint)
                head = f"{_MARGIN}{pad('', width_of_names)}{_MARGIN}"


def _questions(sides: Sequence[Side], names: Sequence[str], paint: Paint) -> Iterator[str]:
    asked = [each.answer.text for each in sides]
    if len(set(asked)) == 1:
        yield from (paint.bold(each) for each in wrap(asked[0], paint.width))
    else:
        for name, text in zip(names, asked, strict=True):
            yield from (paint.bold(each) for each in wrap(text, paint.width, first=f"{name} — "))
    for name, side in zip(names, sides, strict=True):
        about = f" [{side.answer.about}]" if side.answer.about else ""
        title = side.asked.case.facts.title or side.asked.case.source.name
        yield from (paint.faint(each) for each in wrap(f"{title}{about}", paint.width, first=f"{_MARGIN}{name} : "))


def _grid(
    names: Sequence[str],
    lines: Sequence[tuple[str, Sequence[str], bool]],
    paint: Paint,
    *,
    marked: bool = False,
    width: int = 0,
    title: str = "",
) -> Iterator[str]:
    """Yield a head and lines of cells; ``marked`` leaves room for the sign of what differs."""
    mark = 2 if marked else 0
    free = paint.width - columns(_MARGIN) - mark - _GAP * len(names)
    if width:
        label_width, widths = width, [(free - width) // len(names)] * len(names)
    else:
        wanted = [max(map(columns, (name, *cells))) for name, cells in zip(names, _turned(lines), strict=True)]
        label_width = min(max(columns(label) for label, _, _ in lines), max(_NARROWEST, free - sum(wanted)))
        widths = [min(each, max(_NARROWEST, (free - label_width) // len(names))) for each in wanted]
    head = "".join(" " * _GAP + pad(name, size) for name, size in zip(names, widths, strict=True)).rstrip()
    yield f"{paint.bold(pad(title, columns(_MARGIN) + label_width + mark))}{paint.faint(head)}"
    for label, cells, differs in lines:
        sign = _DIFFERS if differs else " "
        blocks = [wrap(label, label_width), *(wrap(cell, size) for cell, size in zip(cells, widths, strict=True))]
        for rank in range(max(len(each) for each in blocks)):
            texts = [each[rank] if rank < len(each) else "" for each in blocks]
            line = _MARGIN + pad(texts[0], label_width)
            if marked:
                line += f" {' ' if rank else sign}"
            for text, size, cell in zip(texts[1:], widths, cells, strict=True):
                ink = paint.faint if cell == _NOTHING else paint.bold if differs else str
                line += " " * _GAP + ink(pad(text, size))
            yield line.rstrip()


def _turned(lines: Sequence[tuple[str, Sequence[str], bool]]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each column."""
    yield from zip(*(cells for _, cells, _ in lines), strict=True)


def _label_width(labels: Iterable[str], count: int, paint: Paint) -> int:
    """Return the columns of the labels: what they take, at most what two figures leave of the terminal."""
    most = max(_NARROWEST, (paint.width - columns(_MARGIN)) * 2 // (2 + count))
    return min(most, max((columns(each) for each in labels), default=0))


def _quote(words: str, place: str, first: str, paint: Paint) -> Iterator[str]:
    yield from wrap(f"« {words} » — {place}" if place else f"« {words} »", paint.width, first=first)


def _widest(words: Sequence[Citation]) -> list[Citation]:
    """Return the words that are no part of longer words already there, of the same place."""
    return [
        each
        for each in words
        if not any(each.place == other.place and each is not other and each.words in other.words for other in words)
    ]


def _missing(name: str, side: Side, paint: Paint) -> Iterator[str]:
    """Yield what the dossier lacks for the answer, in the words of its questions."""
    if not isinstance(side.answer.result, Undetermined):
        return
    wanted = next(iter(side.answer.missing), side.answer.result.missing)
    needs = sorted(wanted, key=lambda each: each.path)
    for each in needs[:_MOST_NEEDS]:
        told = wrap(
            wording.missing_text(each), paint.width, first=f"{_MARGIN}il manque, {name} : ", rest=f"{_MARGIN}    "
        )
        yield told[0].replace("il manque", paint.yellow("il manque"), 1)
        yield from told[1:]
    if len(needs) > _MOST_NEEDS:
        yield paint.faint(f"{_MARGIN}    … et d'autres (« clausier demander » les dit tous)")


def _safe(side: Side) -> str:
    safe = side.answer.safe
    if safe is None:
        return _NOTHING
    return "indéterminée" if safe.day is None else show_date(safe.day)


def _names(sides: Sequence[Side]) -> list[str]:
    """Return the shortest names that tell the sides apart: of the contracts, else of the dossiers."""
    contracts = [each.answer.contract for each in sides]
    files = [each.asked.case.source.name.rpartition("/")[2].rpartition(".")[0] for each in sides]
    for names in ([each.partition("/")[0] for each in contracts], contracts, files):
        if len(set(names)) == len(names):
            return names
    return contracts
