"""Frozen dataclasses to JSON and back, exactly: no pickle, nothing but the declared classes."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_TUPLE = "()"
_FRACTION = "/"
_DATE = "@"
_PLAIN = frozenset((str, int, bool, type(None)))
_MISSHAPEN = "malformed data"


class Codec:
    """Encode trees made of the given dataclasses and enumerations, exact values, tuples and mappings by name.

    A dataclass becomes ``[its name, field, field…]``; a tuple ``["()", item…]``; a fraction ``["/", n, d]``;
    a date ``["@", "2024-03-01"]``; an enumerated value ``[its class, its name]``; a dict stays a dict.
    ``decode(encode(tree)) == tree``. Anything else is a TypeError; misshapen data a ValueError.
    """

    def __init__(self, classes: Iterable[type]) -> None:
        """Take the classes that may occur; their names must differ."""
        self._classes = {each.__name__: each for each in classes}
        self._enumerations = {name: each for name, each in self._classes.items() if issubclass(each, Enum)}

    def encode(self, value: object) -> Json:
        """Return the JSON form of ``value``."""
        if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
            return value
        if isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            return [_TUPLE, *(self.encode(item) for item in items)]
        if isinstance(value, Fraction):
            return [_FRACTION, value.numerator, value.denominator]
        if isinstance(value, date):
            return [_DATE, value.isoformat()]
        if isinstance(value, dict):
            mapping = cast("dict[object, object]", value)
            return {str(key): self.encode(item) for key, item in mapping.items()}
        name = type(value).__name__
        if self._classes.get(name) is not type(value):
            message = f"cannot encode {name}"
            raise TypeError(message)
        if isinstance(value, Enum):
            return [name, value.name]
        return [name, *(self.encode(getattr(value, each)) for each in _fields(type(value)))]

    def decode(self, data: Json) -> object:
        """Return the tree that ``encode`` turned into ``data``."""
        if isinstance(data, list):
            return self._decode_list(data)
        if isinstance(data, dict):
            return {key: self.decode(item) for key, item in data.items()}
        return data

    def _decode_list(self, data: list[Json]) -> object:
        head = data[0] if data else None
        if not isinstance(head, str):
            raise ValueError(_MISSHAPEN)  # noqa: TRY004  data from a file: its shape is wrong, not the call
        # Most items are texts and places: looking at them here spares half the calls.
        items = [each if each.__class__ in _PLAIN else self.decode(each) for each in data[1:]]
        if head == _TUPLE:
            return tuple(items)
        made = self._classes.get(head)
        if made is None:
            return _exact(head, items)
        if head in self._enumerations:
            return self._enumerations[head][str(items[0])]
        return made(*items)


def _exact(head: str, rest: list[object]) -> Fraction | date:
    """Return the fraction or the date that ``[head, *rest]`` stands for."""
    match head, rest:
        case "/", [int(numerator), int(denominator)]:
            return Fraction(numerator, denominator)
        case "@", [str(day)]:
            return date.fromisoformat(day)
        case _:
            raise ValueError(_MISSHAPEN)


def _fields(made: type) -> tuple[str, ...]:
    """Return the fields of a dataclass in the order its constructor takes them."""
    return made.__match_args__  # type: ignore[attr-defined,no-any-return]  # every dataclass has it
