"""The menu of the site, built from the folders: a page written in one of them appears without touching mkdocs.yml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

DOCS = Path(__file__).resolve().parent

# What the menu shows, in order: a title, then a page or a folder.
SECTIONS = (
    ("Accueil", "index.md"),
    ("Guides", "guide"),
    ("Langage", "langage"),
    ("Diagnostics", "erreurs"),
    ("Architecture", "architecture.md"),
    ("Décisions", "decisions"),
)
# The pages of the guide are read in this order; a page not named here comes after them, by name.
FIRST = ("index", "premiers-pas", "lire-une-reponse", "juriste", "commercial", "devis", "conformite", "dossier")


def pages(folder: Path) -> list[str]:
    """Return the pages of a folder, as paths from ``docs/``."""

    def rank(page: Path) -> tuple[int, str]:
        return (FIRST.index(page.stem) if page.stem in FIRST else len(FIRST), page.as_posix())

    return [page.relative_to(DOCS).as_posix() for page in sorted(folder.rglob("*.md"), key=rank)]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give mkdocs the menu; a section whose folder is empty or absent is left out."""
    menu: list[dict[str, str | list[str]]] = []
    for title, place in SECTIONS:
        found = pages(DOCS / place) if (DOCS / place).is_dir() else []
        if found:
            menu.append({title: found})
        elif (DOCS / place).is_file():
            menu.append({title: place})
    config.nav = menu
    return config
