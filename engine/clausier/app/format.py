"""Put clause files in their canonical layout, or tell which ones are not."""

from __future__ import annotations

import os

from clausier.app.outcome import Outcome
from clausier.project import files
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.project.manifest import Manifest
    from clausier.text.diagnostic import Diagnostic
    from clausier.text.source import Source


class Formatted(Record):
    """The files looked at, and those whose layout was (or would be) changed."""

    seen: tuple[str, ...]
    changed: tuple[str, ...]


def format_files(project: Manifest, paths: tuple[str, ...], *, dry: bool) -> Outcome[Formatted]:
    """Format the clause files under ``paths`` (every contract and the law when there is none); ``dry`` writes nothing.

    A file with a mistake is left as it is and its problems are told; the others are formatted all the same.
    """
    from clausier.dossier import nodes
    from clausier.project.grammar import parser
    from clausier.surface.format import format_text

    seen: list[str] = []
    changed: list[str] = []
    problems: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for path in _clause_files(project, paths):
        name = project.name(path)
        data, found = files.read(path, name)
        problems += found
        if data is None:
            continue
        source, found = nodes.decode(data, name)
        sources[name] = source
        if not found:
            seen.append(name)
            text, found = format_text(source, parser())
            if text != source.text:
                changed.append(name)
                found = found if dry else (*found, *files.write(path, name, text.encode("utf-8")))
        problems += found
    return Outcome(Formatted(tuple(seen), tuple(changed)), tuple(problems), sources)


def _clause_files(project: Manifest, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the clause files that paths name: a file is itself, a folder all the Markdown under it but the cases."""
    if not paths:
        folders = [*(each.folder for each in project.contracts), *([project.law] if project.law else [])]
        paths = tuple(project.path(each) for each in folders)
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            inner = [each for each in files.tree(path, (".md",)) if "tests" not in each.split("/")]
            found += [os.path.join(path, *each.split("/")) for each in inner]
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))
