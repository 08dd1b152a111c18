"""A one-shot answer after editing one article, whole process, against ``python -c pass``."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from measure import BARE, CLAUSIER, copy_project, environment, interleaved, report, wall, workplace

ASKED = ("demander", "résiliation_au_terme", "examples/dossiers/resiliation-tardive.yml", "--au", "2025-12-05")

with workplace() as folder:
    project = copy_project(Path(folder))
    env = environment(Path(folder) / "cache")
    command = (*CLAUSIER, *ASKED)
    wall(command, project, env)
    page = next((project / "clauses").rglob("*VIII-resiliation.md"))
    text = page.read_text(encoding="utf-8")
    turns = count()

    def edited() -> float:
        """Change a comment of the article, then ask."""
        page.write_text(f"{text}\n<!-- {next(turns)} -->\n", encoding="utf-8")
        return wall(command, project, env)

    bare, after = interleaved(lambda: wall(BARE, project, env), edited)
    report("one-shot answer after editing one article", after, bare, "python -c pass", 15)
