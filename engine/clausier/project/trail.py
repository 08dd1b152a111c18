"""What a compilation leaves for the next one: a head, then for each section the part of each page, as JSON.

Parts are parsed the day they are asked for, and those that did not change are written again as they were read.
"""

from __future__ import annotations

import json

from clausier.project.cache import digest
from clausier.text.typed import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clausier.project.library import File, Library

SCHEMA = "clausier.suivi/1"
SECTIONS = ("heads", "links", "own", "items", "words", "uses", "texts")
"""``heads``: the names of a page. ``links``: what it quotes and prints. ``own``: what its checks rested on. ``items``:
those that other pages resolve again. ``words``: its articles. ``uses``: its definitions. ``texts``: items as parsed."""


class Trail:
    """The head of a trail and its parts."""

    def __init__(self, head: dict[str, Any], parts: dict[str, dict[str, bytes]]) -> None:
        """Take a head, and for each section the JSON of each page."""
        self.head = head
        self._parts = parts
        self._parsed: dict[tuple[str, str], Any] = {}

    def part(self, section: str, page: str) -> Any:  # noqa: ANN401  any JSON
        """Return the part of a page, parsed."""
        key = section, page
        if key not in self._parsed:
            self._parsed[key] = json.loads(self._parts[section][page])
        return self._parsed[key]

    def every(self, section: str) -> dict[str, Any]:
        """Return the parts of all pages, parsed, in the order of the pages."""
        of = self._parts[section]
        return dict(zip(of, json.loads(b"[%b]" % b",".join(of.values())), strict=True))

    def put(self, section: str, page: str, data: object) -> None:
        """Replace a part."""
        self._parts[section][page] = dumped(data)
        self._parsed.pop((section, page), None)

    def packed(self) -> bytes:
        """Return the trail as bytes."""
        sizes = {section: [len(each) for each in of.values()] for section, of in self._parts.items()}
        pages = list(self._parts[SECTIONS[0]])
        head = dumped({**self.head, "schema": SCHEMA, "pages": pages, "sizes": sizes})
        return b"\n".join((head, b"".join(each for of in self._parts.values() for each in of.values())))


def made(head: dict[str, Any], parts: Mapping[str, Mapping[str, object]], pages: Sequence[str]) -> Trail:
    """Return a trail from data; a section that says nothing of a page holds null for it."""
    return Trail(head, {each: {page: dumped(parts[each].get(page)) for page in pages} for each in SECTIONS})


def unpack(data: bytes) -> Trail:
    """Return the trail that was packed; ValueError, KeyError or TypeError for anything else."""
    first, _, body = data.partition(b"\n")
    head = cast("dict[str, Any]", json.loads(first))
    if head["schema"] != SCHEMA:
        raise ValueError(SCHEMA)
    parts: dict[str, dict[str, bytes]] = {}
    at = 0
    for section in SECTIONS:
        of: dict[str, bytes] = {}
        for page, size in zip(head["pages"], head["sizes"][section], strict=True):
            of[page] = body[at : at + size]
            at += size
        parts[section] = of
    return Trail(head, parts)


def dumped(data: object) -> bytes:
    """Return data as compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def files_of(files: Iterable[File]) -> list[list[str]]:
    """Return the names of files, each with the digest of what it holds."""
    return [[each.name, digest((each.data,))] for each in files]


def edited(trail: Trail, marks: list[str], texts: Library) -> File | None:
    """Return the one file that is not as the trail says; None when there is none, when more differs than that.

    The trail then says how it is.
    """
    if trail.head["contract"] != marks:
        return None
    found: list[File] = []
    for files, sort in ((texts.law, "law"), (texts.contract, "own")):
        known, now = trail.head[sort], files_of(files)
        if [name for name, _ in now] != [name for name, _ in known]:
            return None
        found += [file for file, one, other in zip(files, now, known, strict=True) if one != other]
        trail.head[sort] = now
    return found[0] if len(found) == 1 else None
