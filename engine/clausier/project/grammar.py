"""The parser of the language, with the tables that travel with the grammar."""

from __future__ import annotations

import os
from functools import lru_cache

from clausier.project import cache, files, identity
from clausier.project.shipped import shipped
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.surface.parser import Parser
    from clausier.surface.tables import Tables

_GRAMMAR = "clausier.lark"
_TABLES = "clausier.json"
_CACHED = "grammaire.json"


@lru_cache(maxsize=1)
def parser() -> Parser:
    """Return the parser of the language, built once a process."""
    from clausier.surface.parser import Parser

    return Parser(_tables(_grammar()), _snippets)


def write_tables() -> None:
    """Write the tables of the grammar beside it, as ``python3 make.py tables`` does."""
    from clausier.surface import tables

    grammar = _grammar()
    path = shipped("grammar", _TABLES)
    for each in files.write(path, path, tables.written(grammar, tables.compiled(grammar)).encode("utf-8")):
        raise RuntimeError(each.message)


def _tables(grammar: str) -> Tables:
    """Return the tables of a grammar: those shipped with it, else (it is being changed) from the cache, else made."""
    from clausier.surface import tables

    found = tables.restored(grammar, files.read(shipped("grammar", _TABLES), _TABLES)[0])
    if found is not None:
        return found
    engine = identity.fingerprint()
    found = tables.restored(grammar, cache.read(_CACHED, engine))
    if found is None:
        found = tables.compiled(grammar)
        cache.write(_CACHED, engine, tables.written(grammar, found).encode("utf-8"))
    return found


def _grammar() -> str:
    data, problems = files.read(shipped("grammar", _GRAMMAR), _GRAMMAR)
    if data is None:
        message = f"the installation lacks its grammar: {problems[0].message}"
        raise RuntimeError(message)
    return data.decode("utf-8")


def _snippets() -> tuple[str, ...]:
    """Return the wrong snippets from which syntax errors learn their words."""
    folder = shipped("grammar", "errors")
    found = (files.read(os.path.join(folder, *each.split("/")), each)[0] for each in files.tree(folder, ("",)))
    return tuple(data.decode("utf-8") for data in found if data is not None)


if __name__ == "__main__":
    write_tables()
