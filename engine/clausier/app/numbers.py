"""The register of the numbers of quotes, in the folder of quotes; a number is written there before it is used."""

from __future__ import annotations

import os

from clausier.dossier import nodes
from clausier.project import files, lock
from clausier.quote import register
from clausier.quote.reader import CATALOGUE, NUMBER, named
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.app.quote import Opened
    from clausier.project.manifest import Manifest
    from clausier.quote.register import Taken
    from clausier.text.source import Source

    Problems = tuple[Diagnostic, ...]

LOCK = ".numeros.verrou"


def taken(project: Manifest, sources: dict[str, Source]) -> tuple[tuple[Taken, ...], Problems]:
    """Return the numbers that served in this project (none before the first); ``sources`` keeps what was read."""
    data, problems = _register(project)
    if data is None:
        return (), problems
    source, problems = nodes.decode(data, project.name(_path(project)))
    sources[source.name] = source
    node, more = nodes.compose(source) if not problems else (None, problems)
    return ((), more) if node is None else register.read(node)


def give_number(project: Manifest, opened: Opened) -> Problems:
    """Give a quote the next number of its year: in the register first, then in its own file; nothing if it has one.

    One person at a time: under the lock of the register, which is read again, as is the quote.
    """
    if opened.offer.quote.number:
        return ()
    if not project.quotes:
        hint = "ajoutez « devis: devis » à clausier.yml, le dossier du disque où sont les devis"
        return (Diagnostic(codes.QUOTE_NUMBER, "le projet ne dit pas où garder les numéros", None, hint),)
    held = project.path(f"{project.quotes}/{LOCK}")
    return lock.alone(held, "le registre des numéros", lambda: _give_next(project, opened))


def _give_next(project: Manifest, opened: Opened) -> Problems:
    known, problems = taken(project, {})
    data, more = _register(project)
    source, other = _read_again(opened)
    if problems or more or other or source is None:
        return (*problems, *more, *other)
    node, problems = nodes.compose(source)
    after = None if node is None else named(node, CATALOGUE)
    if node is None or after is None or named(node, NUMBER):
        return problems
    quote = opened.offer.quote
    number = register.next_number(known, quote.drawn.year)
    kept = data.decode("utf-8") if data else register.HEADER
    kept += "" if kept.endswith("\n") else "\n"
    line = register.line(number, project.name(opened.path), quote.drawn)
    problems = files.write(_path(project), register.FILE, (kept + line).encode("utf-8"))
    if problems:
        return problems
    end = source.text.find("\n", after.span.end)
    end = len(source.text) if end < 0 else end
    numbered = f"{source.text[:end]}\n{NUMBER}: {number}{source.text[end:]}"
    return files.write(opened.path, source.name, numbered.encode("utf-8"))


def _read_again(opened: Opened) -> tuple[Source | None, Problems]:
    """Return the text of a quote as it now is: another may have numbered it since it was opened."""
    data, problems = files.read(opened.path, opened.source.name)
    return (None, problems) if data is None else nodes.decode(data, opened.source.name)


def _path(project: Manifest) -> str:
    return project.path(f"{project.quotes}/{register.FILE}" if project.quotes else register.FILE)


def _register(project: Manifest) -> tuple[bytes | None, Problems]:
    """Return the bytes of the register, none when there is no register yet."""
    path = _path(project)
    if not os.path.lexists(path):
        return b"", ()
    return files.read(path, project.name(path), project.root)
