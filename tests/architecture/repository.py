"""The files of the repository, as the architecture tests read them."""

from __future__ import annotations

import ast
import functools
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "engine" / "clausier"

# Folders that tools write, for a checkout without git.
_WRITTEN_BY_TOOLS = frozenset({".venv", "dist", "build", "site", "sortie", "node_modules", "htmlcov", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file of the engine: its dotted name, its text and its tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def layer(self) -> str:
        """Return ``values`` for ``clausier.values.money``, "" for the package itself."""
        return [*self.name.split("."), ""][1]


def _module(path: Path) -> Module:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name, text, ast.parse(text, str(path)))


@functools.cache
def engine() -> tuple[Module, ...]:
    """Return every module of the engine."""
    return tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))


def imports(module: Module) -> set[str]:
    """Return the dotted name of every module imported, at the top of the file or inside a function."""
    names: set[str] = set()
    for node in ast.walk(module.tree):
        match node:
            case ast.Import():
                names.update(alias.name for alias in node.names)
            case ast.ImportFrom(module=str(source)):
                names.add(source)
                names.update(f"{source}.{alias.name}" for alias in node.names)
            case _:
                pass
    return names


@functools.cache
def text_files() -> tuple[tuple[str, str], ...]:
    """Return the path and the text of every text file of the repository (what git follows, when there is git)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 (git is on the PATH)
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not _WRITTEN_BY_TOOLS & set(path.relative_to(ROOT).parts)]
    found: list[tuple[str, str]] = []
    for path in sorted(paths):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            found.append((path.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")))
    return tuple(found)
