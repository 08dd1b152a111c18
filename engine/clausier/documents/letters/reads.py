"""The data that a form names: what it prints, what its conditions look at, what it goes through."""

from __future__ import annotations

from clausier.documents.letters.grammar import LOOP
from clausier.documents.letters.tongue import paths_of
from clausier.documents.ooxml.tags import TAG
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.letters.form import Form, Story

    Path = tuple[str, ...]


def reads(form: Form) -> frozenset[Path]:
    """Return the data that the tags of a form without fault name, from the top: a row is read under its list."""
    return frozenset(path for story in form.stories for path in _of_story(story))


def _of_story(story: Story) -> Iterator[Path]:
    rows: list[tuple[str, Path]] = []
    for line in story.lines:
        for found in TAG.finditer(line.words):
            inner = found[0][2:-2].strip()
            keyword, _, rest = inner.partition(" ")
            if found[0].startswith("{{"):
                yield from _from_the_top(inner, rows)
            elif loop := LOOP.fullmatch(inner):
                listed, *above = _from_the_top(loop[2], rows)
                yield from (listed, *above)
                rows.append((loop[1], listed))
            elif keyword == "endfor":
                rows.pop()
            elif rest:
                yield from _from_the_top(rest, rows)


def _from_the_top(expression: str, rows: list[tuple[str, Path]]) -> Iterator[Path]:
    return (_under(path, rows) for path in paths_of(expression))


def _under(path: Path, rows: list[tuple[str, Path]]) -> Path:
    """Return a path with the variable of a loop replaced by its list."""
    lists = dict(rows)
    return (*lists.get(path[0], path[:1]), *path[1:])
