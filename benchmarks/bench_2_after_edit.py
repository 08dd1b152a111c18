"""A one-shot answer after editing one article, whole process, against ``python -c pass``: three kinds of edit."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from measure import BARE, CLAUSIER, copy_project, environment, interleaved, report, wall, workplace

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = ("demander", "résiliation_au_terme", "examples/dossiers/resiliation-tardive.yml", "--au", "2025-12-05")


def commented(text: str, turn: int) -> str:
    """Add a comment above the article: every rule of it is a line lower."""
    return "<!-- à relire -->\n" * (turn % 5 + 1) + text


def refigured(text: str, turn: int) -> str:
    """Change the value of a parameter (30,0 is the number 30: what the article quotes still stands)."""
    return _changed(text, "délai_de_remède = 30 jours", f"délai_de_remède = 30,{'0' * (turn % 5 + 1)} jours")


def conditioned(text: str, turn: int) -> str:
    """Change a condition of a rule."""
    year = 1990 + turn % 9
    return _changed(text, "  si contrat.mauvaise_foi", f"  si contrat.mauvaise_foi et date_d_examen > {year}-01-01")


def _changed(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise SystemExit(f"the article no longer says {old} once")
    return text.replace(old, new)


with workplace() as folder:
    project = copy_project(Path(folder))
    env = environment(Path(folder) / "cache")
    command = (*CLAUSIER, *ASKED)
    wall(command, project, env)
    page = next((project / "clauses").rglob("*VIII-resiliation.md"))
    written = page.read_text(encoding="utf-8")
    turns = count()

    def edited(edit: Callable[[str, int], str]) -> Callable[[], float]:
        """Return a measure: the article is edited, then the question asked."""

        def measure() -> float:
            page.write_text(edit(written, next(turns)), encoding="utf-8")
            return wall(command, project, env)

        return measure

    for what, edit in (("a comment", commented), ("a figure", refigured), ("a condition", conditioned)):
        bare, after = interleaved(lambda: wall(BARE, project, env), edited(edit))
        report(f"one-shot answer after editing {what} of an article", after, bare, "python -c pass", 15)
