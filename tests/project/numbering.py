"""A salesperson as a process: numbers some quotes when told to go. Run by ``test_numbers``."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("engine", "tests"))}


def main(folder: str, start: str, *quotes: str) -> None:
    """Open all the quotes, wait until the file ``start`` is there, then number them one after the other."""
    from clausier.app.numbers import give_number
    from clausier.app.opening import open_project
    from clausier.app.quote import open_quote

    project = open_project(folder).value
    if project is None:
        raise SystemExit(2)
    opened = [open_quote(project, str(Path(folder, "devis", each))).value for each in quotes]
    print("ready", flush=True)  # noqa: T201  what the test waits for
    while not Path(start).exists():
        time.sleep(0.001)
    for each in opened:
        if each is None or give_number(project, each):
            raise SystemExit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
