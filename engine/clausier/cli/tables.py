"""Tables on a terminal, through rich: the verbs that list things are not those that must start fast."""

from __future__ import annotations

import io

from rich import box
from rich.console import Console as Terminal
from rich.table import Table
from rich.text import Text

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.text.paint import Paint

_STYLES = {"red": "bold red", "green": "green", "yellow": "yellow", "faint": "dim", "bold": "bold"}


def table(headers: tuple[str, ...], rows: Iterable[tuple[str | tuple[str, str], ...]], paint: Paint) -> str:
    """Return a table fitted to the terminal; a cell may be (ink, text), ink one of red, green, yellow, faint, bold.

    A header that ends with « > » makes a column aligned to the right; the first column gives way when room is short.
    """
    made = Table(box=box.SIMPLE, show_edge=False, pad_edge=False, header_style="bold")
    for rank, each in enumerate(headers):
        right = each.endswith(">")
        made.add_column(
            each.removesuffix(">"), justify="right" if right else "left", no_wrap=right, ratio=None if rank else 1
        )
    for row in rows:
        made.add_row(*(_cell(each) for each in row))
    stream = io.StringIO()
    Terminal(
        file=stream, width=paint.width, force_terminal=paint.colour, no_color=not paint.colour,
        color_system="standard" if paint.colour else None, legacy_windows=False, highlight=False,
    ).print(made)  # fmt: skip
    return "\n".join(line.rstrip() for line in stream.getvalue().rstrip("\n").split("\n"))


def _cell(cell: str | tuple[str, str]) -> Text:
    """Return a cell as it is: nothing in it is markup."""
    return Text(cell) if isinstance(cell, str) else Text(cell[1], style=_STYLES[cell[0]])
