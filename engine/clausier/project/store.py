"""A program as the cache keeps it: a head, then its values, each found and parsed the day it is asked for.

A question needs a few dozen of the two thousand definitions of a contract and its law: parsing them all, or even the
list of their names, would take longer than answering. A name is searched for in the text of an index.

Bytes: the JSON of the head; then the JSON of the values, and for each mapping by name its index: a line « "name" start
end seal » a value. ``seal`` is the digest of the name and the value, the head has that of each index: what is damaged
is made again from the clauses. An index is weighed only when it is all there is to believe: that a name is not there.
"""

from __future__ import annotations

from clausier.norms import exchange
from clausier.project.cache import digest
from clausier.text import json_reader
from clausier.text.typed import TYPE_CHECKING, Any, Iterator, Mapping, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.norms.tree import Program
    from clausier.project.cache import Rest

_SOUGHT = tuple(each for each in exchange.MAPPINGS if each != "roots")
"""What is looked up by name; a dossier is read against every root, and they are few: they stay in the head."""

_SEAL = 16
"""Hexadecimal digits of a value's digest: enough to tell damage."""

_MOST_LEFT = 4
"""Values left behind are dropped when they make more than one byte in four."""


def pack(program: Program) -> tuple[bytes, bytes]:
    """Return a program as bytes: its head, then its values and their indexes."""
    head = exchange.to_data(program)
    values = {
        mapping: {name: _dumped(value) for name, value in cast("dict[str, object]", head[mapping]).items()}
        for mapping in _SOUGHT
    }
    return _packed(head, values)


def _packed(head: dict[str, Any], values: Mapping[str, Mapping[str, bytes]]) -> tuple[bytes, bytes]:
    """Return ``head`` and values, by mapping and name, as bytes."""
    indexes: list[bytes] = []
    at = 0
    for named in values.values():
        lines = [b"\n"]
        for name, written in named.items():
            lines.append(_line(name, at, written))
            at += len(written)
        indexes.append(b"".join(lines))
    data = b"".join(written for named in values.values() for written in named.values())
    return _bound({**head, "left": 0}, data, indexes)


def _bound(head: dict[str, Any], values: bytes, indexes: list[bytes]) -> tuple[bytes, bytes]:
    """Return a head that says where the indexes are, and what comes after it."""
    at = len(values)
    for mapping, index in zip(_SOUGHT, indexes, strict=True):
        head[mapping] = [at, at + len(index), _seal(mapping, index)]
        at += len(index)
    return _dumped(head), b"".join((values, *indexes))


def patched(
    front: bytes, rest: bytes | Rest, changes: Mapping[str, Mapping[str, object]], version: str
) -> tuple[bytes, bytes] | None:
    """Return what ``pack`` gave with other values, under the same names; None when a name is not there.

    ``changes`` are JSON, by mapping and name. What a value was is left behind, until there is too much of it.
    ValueError for what is damaged.
    """
    head: dict[str, Any] = {**json_reader.read(front), "version": version}
    values = rest[: min(head[mapping][0] for mapping in _SOUGHT)]
    indexes: list[bytes] = []
    more: list[bytes] = []
    end = len(values)
    for mapping in _SOUGHT:
        index = _part(rest, mapping, *head[mapping])
        for name, value in changes.get(mapping, {}).items():
            begin, after = _found(index, name)
            if after < 0:
                return None
            start, stop = (int(each) for each in index[begin:after].split()[-3:-1])
            written = _dumped(value)
            if values[start:stop] != written:
                index = b"%b%b%b" % (index[:begin], _line(name, end, written), index[after:])
                more.append(written)
                end += len(written)
                head["left"] += stop - start
        indexes.append(index)
    data = b"".join((values, *more))
    if head["left"] * _MOST_LEFT > len(data):
        return _packed(head, {mapping: _every(index, data) for mapping, index in zip(_SOUGHT, indexes, strict=True)})
    return _bound(head, data, indexes)


def _every(index: bytes, values: bytes) -> dict[str, bytes]:
    """Return the values that an index leads to, as they are written, by name."""
    every: dict[str, bytes] = {}
    for line in index.splitlines()[1:]:
        quoted, start, end, seal = line.rsplit(b" ", 3)
        name: str = json_reader.read(quoted)
        every[name] = _part(values, name, int(start), int(end), seal.decode())
    return every


def unpack(front: bytes, rest: bytes | Rest, again: Callable[[], Program | None]) -> Program:
    """Return the program that ``pack`` gave; ValueError, KeyError or TypeError for anything else.

    ``again`` makes the same program, should a part prove damaged the day it is asked for.
    """
    found: dict[str, Any] = json_reader.read(front)
    sought = {mapping: _Values(mapping, found[mapping], rest, again) for mapping in _SOUGHT}
    return exchange.from_data({**found, **sought})


def _dumped(value: object) -> bytes:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _seal(name: str, written: bytes) -> str:
    return digest((name, written))[:_SEAL]


def _line(name: str, start: int, written: bytes) -> bytes:
    """Return the line of an index for a value."""
    return f"{json_reader.quoted(name)} {start} {start + len(written)} {_seal(name, written)}\n".encode()


def _found(index: bytes, name: str) -> tuple[int, int]:
    """Return where the line of a name starts and where the next one does; -1 for both when it has none."""
    begin = index.find(f"\n{json_reader.quoted(name)} ".encode()) + 1
    return (begin, index.index(b"\n", begin) + 1) if begin else (-1, -1)


def _part(rest: bytes | Rest, name: str, start: int, end: int, seal: str) -> bytes:
    """Return an index or a value; _DamageError when it is not what was sealed under this name."""
    found = rest[start:end]
    if _seal(name, found) != seal:
        raise _DamageError(name)
    return found


class _DamageError(ValueError):
    """A part is not what was sealed."""


class _Values(Mapping[str, Any]):
    """The JSON values of a mapping, each found and parsed when it is asked for, all made again when one is damaged."""

    def __init__(
        self, mapping: str, place: tuple[int, int, str], rest: bytes | Rest, again: Callable[[], Program | None]
    ) -> None:
        """Take the name of the mapping, the place of its index, the bytes that it is in, and what makes them again."""
        self._mapping = mapping
        self._place = place
        self._rest = rest
        self._again = again
        self._index = b""
        self._is_weighed = False

    def _light(self) -> bytes:
        """Return the index as it is."""
        if not self._index:
            start, end, _ = self._place
            self._index = self._rest[start:end]
        return self._index

    def _weighed(self) -> bytes:
        """Return the index, its seal checked."""
        if not self._is_weighed:
            self._index = _part(self._rest, self._mapping, *self._place)
            self._is_weighed = True
        return self._index

    def _made(self) -> dict[str, Any]:
        """Return every value, from the clauses."""
        program = self._again()
        if program is None:
            message = f"« {self._mapping} » is damaged and its program cannot be made again"
            raise ValueError(message)
        return cast("dict[str, Any]", exchange.to_data(program)[self._mapping])

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  any JSON
        """Return a value, parsed; KeyError when there is none."""
        index = self._light()
        try:
            begin, after = _found(index, name)
            if after < 0:
                self._weighed()
                raise KeyError(name)
            start, end, seal = index[begin:after].split()[-3:]
            return json_reader.read(_part(self._rest, name, int(start), int(end), seal.decode()))
        except ValueError:
            return self._made()[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, in order."""
        return iter(self._names())

    def __len__(self) -> int:
        """Count the names."""
        return len(self._names())

    def _names(self) -> list[str]:
        try:
            lines = self._weighed().splitlines()[1:]
        except _DamageError:
            return [*self._made()]
        return [json_reader.read(line.rsplit(b" ", 3)[0]) for line in lines]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a name."""
        try:
            return isinstance(name, str) and _found(self._weighed(), name)[1] > 0
        except _DamageError:
            return name in self._made()
