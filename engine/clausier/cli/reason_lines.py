"""Reasons laid out: notes stand in a column on the right when they fit there, under the text when they do not."""

from __future__ import annotations

from clausier.text.paint import columns, pad, wrap
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.cli.reasons import Reason
    from clausier.text.paint import Paint

_GAP = 3


def lines(reasons: tuple[Reason, ...], paint: Paint, indent: int = 2) -> list[str]:
    """Return reasons as lines, ``indent`` columns from the left."""
    found: list[str] = []
    starts = [f"{' ' * indent}{each.mark + ' ' if each.mark else ''}" for each in reasons]
    told = [" ; ".join(each.notes) for each in reasons]
    sizes = [columns(start + each.text) + _GAP for start, each in zip(starts, reasons, strict=True)]
    fitting = [size for size, notes in zip(sizes, told, strict=True) if notes and size + columns(notes) <= paint.width]
    column = max(fitting, default=0)
    for start, each, notes in zip(starts, reasons, told, strict=True):
        head = wrap(each.text, paint.width, first=start)
        if notes and len(head) == 1 and columns(head[0]) < column and column + columns(notes) <= paint.width:
            found.append(_marked(pad(head[0], column), each.mark, paint) + paint.faint(notes))
        else:
            found += [_marked(line, each.mark if rank == 0 else "", paint) for rank, line in enumerate(head)]
            if notes:
                found += [paint.faint(line) for line in wrap(notes, paint.width, first=" " * (columns(start) + 2))]
        found += lines(each.under, paint, columns(start) + 2)
    return found


def _marked(line: str, mark: str, paint: Paint) -> str:
    if not mark:
        return line
    ink = {"✓": paint.green, "✗": paint.red}.get(mark, paint.yellow)
    return line.replace(mark, ink(mark), 1)
