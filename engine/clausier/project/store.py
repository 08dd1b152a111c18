"""A program as the cache keeps it: an index, then the JSON of each definition, parsed the day it is asked for.

A question needs a few dozen of the two thousand definitions of a contract and its law: parsing them all would take
longer than answering.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from clausier.norms import exchange

if TYPE_CHECKING:
    from clausier.norms.tree import Program


def pack(program: Program) -> bytes:
    """Return a program as bytes: one line of JSON that says where each part stands, then the parts."""
    head = exchange.to_data(program)
    parts: list[bytes] = []
    at = 0
    for mapping in exchange.MAPPINGS:
        places: dict[str, list[int]] = {}
        for name, value in cast("dict[str, object]", head[mapping]).items():
            part = _dumped(value)
            places[name] = [at, at + len(part)]
            parts.append(part)
            at += len(part)
        head[mapping] = places
    return _dumped(head) + b"\n" + b"".join(parts)


def unpack(data: bytes) -> Program:
    """Return the program that ``pack`` gave; ValueError, KeyError or TypeError for anything else."""
    head, _, body = data.partition(b"\n")
    found: dict[str, Any] = json.loads(head)
    for mapping in exchange.MAPPINGS:
        found[mapping] = _Parts(found[mapping], body)
    return exchange.from_data(found)


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


class _Parts(Mapping[str, Any]):
    """The JSON values of a mapping, each parsed when it is asked for."""

    def __init__(self, places: dict[str, list[int]], body: bytes) -> None:
        """Take where each value stands in ``body``."""
        self._places = places
        self._body = body

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  any JSON
        """Return a value, parsed."""
        start, end = self._places[name]
        return json.loads(self._body[start:end])

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names, in order."""
        return iter(self._places)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a name, without parsing its value."""
        return name in self._places
