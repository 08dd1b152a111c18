"""Which engine this is: what a cache and an answer must say to be told from those of another version."""

from __future__ import annotations

import os

from clausier.project import cache
from clausier.project.shipped import package, shipped
from clausier.text.cached import cached

VERSION = "0.1.0"
"""The version of the package; a test holds it equal to the one pyproject.toml declares."""

# What a compiled program depends on. The modules that come after (evaluate, cli…) do not change it.
_COMPILERS = ("text", "values", "surface", "model", "check", "norms", "project")


@cached
def fingerprint() -> str:
    """Return what tells this engine and its grammar from any other: version, and name, size and time of each file.

    Looked at once a process: the engine that runs is the one that was there when it started.
    """
    folders = [os.path.join(package(), each) for each in _COMPILERS] + [shipped("grammar")]
    return cache.digest((VERSION, *map(_mark, folders)))


def _mark(folder: str) -> str:
    try:
        with os.scandir(folder) as entries:
            found = [(each.name, each.stat()) for each in entries if each.name.endswith((".py", ".lark"))]
    except OSError:
        return ""
    return "/".join(sorted([f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found]))
