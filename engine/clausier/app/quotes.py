"""The quotes of a project: which files they are, and what is wrong with each."""

from __future__ import annotations

import os

from clausier.project import files
from clausier.quote import register
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.workshop import Programs
    from clausier.project.manifest import Manifest
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source


def is_quote(project: Manifest, name: str) -> bool:
    """Tell whether a file, named from the root, is a quote, their register or a catalogue: no dossier."""
    folders = (project.quotes, project.catalogues)
    return any(each and name.startswith(f"{each}/") for each in folders)


def quote_files(project: Manifest) -> tuple[str, ...]:
    """Return the paths of the quotes of a project."""
    if not project.quotes:
        return ()
    folder = project.path(project.quotes)
    return tuple(
        os.path.join(folder, *each.split("/")) for each in files.tree(folder, (".yml",)) if each != register.FILE
    )


def check_quotes(
    project: Manifest, paths: tuple[str, ...], programs: Programs
) -> tuple[tuple[Diagnostic, ...], dict[str, Source]]:
    """Return what is wrong with the quotes of a project, those under ``paths`` when some are given.

    ``programs`` gives the program of a contract.
    """
    from clausier.app.quote import open_quote

    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    asked = [project.name(each).rstrip("/") for each in paths]
    for path in quote_files(project):
        name = project.name(path)
        if asked and not any(each in {"", ".", name} or name.startswith(f"{each}/") for each in asked):
            continue
        opened = open_quote(project, path, programs)
        found += opened.problems
        sources |= dict(opened.sources)
    return tuple(found), sources
