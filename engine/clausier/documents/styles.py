"""The names of the styles that documents are printed in: a house template has them all."""

from __future__ import annotations

TITLE, SUBTITLE = "title", "subtitle"
BODY = "body text"
CELL = "texte de tableau"
AFTER_TABLE = "après tableau"
TABLE = "tableau maison"
TOC_TITLE = "toc heading"
LISTS = ("list", "list 2", "list 3", "list 4", "list 5")
CONTINUED = ("list continue", "list continue 2", "list continue 3", "list continue 4", "list continue 5")
STYLES = (
    *(TITLE, SUBTITLE, *(f"heading {level}" for level in range(1, 7)), BODY, *LISTS, *CONTINUED),
    *(TOC_TITLE, *(f"toc {level}" for level in range(1, 7)), CELL, AFTER_TABLE, TABLE),
)
