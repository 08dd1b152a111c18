"""Where the command line speaks: what is said, in what form, in how many columns."""

from __future__ import annotations

import os
import sys

from clausier.text.paint import Paint
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source

DONE, PROBLEMS, UNREADABLE, UNDETERMINED = 0, 1, 2, 3

_NARROWEST, _WIDEST, _DEFAULT = 40, 120, 100


class Console(Record):
    """``json``: machines listen; ``paint`` dresses the output, ``faults`` the error output."""

    json: bool
    paint: Paint
    faults: Paint

    def say(self, text: str = "") -> None:
        """Write a line on the output."""
        sys.stdout.write(text + "\n")

    def give(self, data: object) -> None:
        """Write JSON on the output: sorted as made, two spaces, accents as they are."""
        import json

        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    def report(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], status: int) -> int:
        """Tell what is wrong, on the error output for people and on the output for machines; return ``status``."""
        from clausier.text.render import in_order, record, shown

        found = in_order(diagnostics)
        if self.json:
            records = [record(each, sources) for each in found]
            self.give({"schema": "clausier.diagnostics/1", "diagnostics": records})
        else:
            for each in found:
                sys.stderr.write(shown(each, sources, self.faults) + "\n")
        return status


def open_console(*, json: bool = False) -> Console:
    """Return the console of this process; colours only on a terminal that wants them (``NO_COLOR``, ``TERM=dumb``)."""
    width = _width()
    return Console(json, Paint(_coloured(sys.stdout), width), Paint(_coloured(sys.stderr), width))


def _coloured(stream: object) -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    asked = getattr(stream, "isatty", None)
    return bool(asked and asked())


def _width() -> int:
    """Return the columns of the terminal: ``COLUMNS``, else what it says, else a hundred."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        wide = int(given)
    else:
        try:
            wide = os.get_terminal_size(sys.stdout.fileno()).columns or _DEFAULT
        except (OSError, ValueError, AttributeError):
            wide = _DEFAULT
    return max(_NARROWEST, min(wide, _WIDEST))
