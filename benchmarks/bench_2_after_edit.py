"""A one-shot answer after editing one article, whole process, against ``python -c pass``: four kinds of edit."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from measure import BARE, CLAUSIER, copy_project, environment, interleaved, report, wall, workplace

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = ("demander", "résiliation_au_terme", "examples/dossiers/resiliation-tardive.yml", "--au", "2025-12-05")


def commented(text: str, turn: int) -> str:
    """Change a comment below the article: no rule of it moves."""
    return f"{text}\n<!-- {turn} -->\n"


def moved(text: str, turn: int) -> str:
    """Add lines above the article: every rule of it is elsewhere, and says so when it is cited."""
    return "<!-- à relire -->\n" * (turn % 5 + 1) + text


def refigured(text: str, turn: int) -> str:
    """Change the value of a parameter, and the quotations of the words that print it."""
    figure, letters = ((45, "quarante-cinq"), (60, "soixante"))[turn % 2]
    changed = _changed(text, "délai_de_remède = 30 jours", f"délai_de_remède = {figure} jours")
    return changed.replace("trente (30) jours", f"{letters} ({figure}) jours")


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

    edits = {"a comment": commented, "a condition": conditioned, "a figure": refigured, "every line": moved}
    for what, edit in edits.items():
        bare, after = interleaved(lambda: wall(BARE, project, env), edited(edit))
        report(f"answer after editing {what} of an article", after, bare, "python -c pass", 15)
