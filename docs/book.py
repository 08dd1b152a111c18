"""The book of each contract, made from its clauses while mkdocs builds the site; no page of it is committed."""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parent.parent
SECTION = "Les contrats et leurs règles"
FOLDER = "contrats"


@cache
def books() -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """Return each contract's short name and its pages: (path from ``docs/``, title, Markdown)."""
    if find_spec("clausier") is None:
        sys.path.insert(0, str(ROOT / "engine"))
    from clausier.app.opening import open_project
    from clausier.documents import book
    from clausier.project.compile import compile_contract

    project = open_project(str(ROOT)).value
    found: list[tuple[str, tuple[tuple[str, str, str], ...]]] = []
    if project is None:
        message = "« clausier.yml » ne se lit pas : lancez « clausier verifier »"
        raise PluginError(message)
    for contract in project.contracts:
        compiled = compile_contract(project, contract)
        if compiled.model is None:
            message = f"le contrat « {contract.id} » ne se lit pas : lancez « clausier verifier »"
            raise PluginError(message)
        folder = f"{FOLDER}/{contract.id}"
        made = book.pages(compiled.model, compiled.problems)
        written = tuple((f"{folder}/{page.path}", page.title, page.text) for page in made)
        found.append((contract.short_name, written))
    return tuple(found)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the books to the menu, one a contract, the law apart in each."""
    made: list[dict[str, object]] = []
    for name, pages in books():
        own: list[str | dict[str, str]] = []
        law: list[str | dict[str, str]] = []
        for path, title, _ in pages:
            is_law = path.rpartition("/")[2].startswith("droit-")
            is_first = path.endswith("/index.md")
            (law if is_law else own).append(path if is_first else {title: path})
        made.append({name: [*own, {"Le droit": law}]})
    if made:
        menu = list(cast("list[object]", config["nav"] or []))
        menu.insert(2, {SECTION: made})
        config.nav = menu
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give mkdocs the pages, as if they were in ``docs/``."""
    for _, pages in books():
        for path, _, text in pages:
            files.append(File.generated(config, path, content=text))
    return files
