"""A program as the cache keeps it: a head, then one line a definition, found and parsed the day it is asked for.

A question needs a few dozen of the two thousand definitions of a contract and its law: parsing them all, or even the
list of their names, would take longer than answering. A name is searched for in the bytes.

Bytes: the JSON of the head, a line; then for each mapping by name, its index: a line « "name" start end seal » a
value, an empty line at its end; then the JSON of the values, to which the offsets refer. ``seal`` is the digest of the
value: a damaged one is made again from the clauses.
"""

from __future__ import annotations

from clausier.norms import exchange
from clausier.project.cache import digest
from clausier.text import json_reader
from clausier.text.typed import TYPE_CHECKING, Any, Iterator, Mapping, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.norms.tree import Program

_SOUGHT = tuple(each for each in exchange.MAPPINGS if each != "roots")
"""What is looked up by name; a dossier is read against every root, and they are few: they stay in the head."""

_SEAL = 16
"""Hexadecimal digits of a value's digest: enough to tell damage."""

_MOST_LEFT = 4
"""Values left behind are dropped when they make more than one byte in four."""


def pack(program: Program) -> tuple[bytes, bytes]:
    """Return a program as bytes: its head and indexes, then its values, each sealed by its index."""
    head = exchange.to_data(program)
    indexes: list[bytes] = []
    values: list[bytes] = []
    at = 0
    for mapping in _SOUGHT:
        lines: list[bytes] = []
        for name, value in cast("dict[str, object]", head[mapping]).items():
            written = _dumped(value)
            lines.append(b"%b %d %d %b\n" % (_quoted(name), at, at + len(written), _seal(written)))
            values.append(written)
            at += len(written)
        index = b"".join(lines)
        head[mapping] = len(index)
        indexes.append(index)
    return b"\n".join((_dumped(head), *indexes)), b"".join(values)


def patched(
    front: bytes, values: bytes, changes: Mapping[str, Mapping[str, object]], version: str
) -> tuple[bytes, bytes] | None:
    """Return what ``pack`` gave with other values, under the same names; None when a name is not there.

    ``changes`` are JSON, by mapping and name. What a value was is left behind, until there is too much of it.
    """
    first, _, indexes = front.partition(b"\n")
    head: dict[str, Any] = json_reader.read(first)
    lines: list[bytes] = []
    more: list[bytes] = []
    at, end, left = 0, len(values), head.get("left", 0)
    for mapping in _SOUGHT:
        index = b"\n" + indexes[at : at + head[mapping]]
        at += head[mapping] + 1
        for name, value in changes.get(mapping, {}).items():
            mark = b"\n%b " % _quoted(name)
            begin = index.find(mark) + len(mark)
            if begin < len(mark):
                return None
            after = index.index(b"\n", begin)
            start, stop = (int(each) for each in index[begin:after].split()[:2])
            written = _dumped(value)
            if values[start:stop] != written:
                index = b"%b%d %d %b%b" % (index[:begin], end, end + len(written), _seal(written), index[after:])
                more.append(written)
                end += len(written)
                left += stop - start
        lines.append(index[1:])
    data = b"".join((values, *more))
    if left * _MOST_LEFT > len(data):
        lines, data, left = *_gathered(lines, data), 0
    sizes = {mapping: len(index) for mapping, index in zip(_SOUGHT, lines, strict=True)}
    return b"\n".join((_dumped({**head, **sizes, "version": version, "left": left}), *lines)), data


def _gathered(indexes: list[bytes], values: bytes) -> tuple[list[bytes], bytes]:
    """Return indexes and values without what was left behind."""
    kept: list[bytes] = []
    made: list[bytes] = []
    at = 0
    for index in indexes:
        lines: list[bytes] = []
        for line in index.splitlines():
            name, start, stop, seal = line.rsplit(b" ", 3)
            kept.append(values[int(start) : int(stop)])
            lines.append(b"%b %d %d %b\n" % (name, at, at + len(kept[-1]), seal))
            at += len(kept[-1])
        made.append(b"".join(lines))
    return made, b"".join(kept)


def unpack(front: bytes, values: bytes, again: Callable[[], Program | None]) -> Program:
    """Return the program that ``pack`` gave; ValueError, KeyError or TypeError for anything else.

    ``again`` makes the same program, should a value prove damaged the day it is asked for.
    """
    first, _, indexes = front.partition(b"\n")
    found: dict[str, Any] = json_reader.read(first)
    at = 0
    for mapping in _SOUGHT:
        end = at + found[mapping]
        found[mapping] = _Values(mapping, b"\n" + indexes[at:end], values, again)
        at = end + 1
    return exchange.from_data(found)


def _dumped(value: object) -> bytes:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _quoted(name: str) -> bytes:
    return json_reader.quoted(name).encode("utf-8")


def _seal(written: bytes) -> bytes:
    return digest((written,))[:_SEAL].encode("ascii")


class _Values(Mapping[str, Any]):
    """The JSON values of a mapping, each found and parsed when it is asked for."""

    def __init__(self, mapping: str, index: bytes, values: bytes, again: Callable[[], Program | None]) -> None:
        """Take the lines of the index, each after a line end, the bytes they refer to, and what makes them again."""
        self._mapping = mapping
        self._index = index
        self._values = values
        self._again = again

    def _at(self, name: str) -> int:
        """Return where the line of a name goes on, -1 when there is none."""
        mark = b"\n%b " % _quoted(name)
        found = self._index.find(mark)
        return found if found < 0 else found + len(mark)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  any JSON
        """Return a value, parsed, made again when it is damaged; KeyError when there is none."""
        at = self._at(name)
        if at < 0:
            raise KeyError(name)
        start, end, seal = self._index[at : self._index.index(b"\n", at)].split()
        written = self._values[int(start) : int(end)]
        if _seal(written) != seal:
            return self._remade(name)
        return json_reader.read(written)

    def _remade(self, name: str) -> Any:  # noqa: ANN401  any JSON
        program = self._again()
        if program is None:
            message = f"« {name} » is damaged and its program cannot be made again"
            raise ValueError(message)
        return cast("dict[str, Any]", exchange.to_data(program)[self._mapping])[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, in order."""
        for line in self._index.splitlines()[1:]:
            yield json_reader.read(line.rsplit(b" ", 3)[0])

    def __len__(self) -> int:
        """Count the names."""
        return self._index.count(b"\n") - 1

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a name."""
        return isinstance(name, str) and self._at(name) >= 0
