"""Frozen dataclasses to JSON and back, exactly: no pickle, nothing but the declared classes."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from clausier.text.enumeration import Enum
from clausier.text.typed import TYPE_CHECKING, Any, Iterator, Mapping, TypeAlias, TypeVar, cast
from clausier.values.fraction import Fraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

_T = TypeVar("_T")

_TUPLE = "()"
_FRACTION = "/"
_DATE = "@"
_PLAIN_CLASSES = (str, int, bool, type(None))
_PLAIN = frozenset(_PLAIN_CLASSES)
_PLAIN_NAMES = frozenset({"str", "int", "bool"})
_SEVERAL = 2
_MISSHAPEN = "malformed data"


class Lazy(Mapping[str, _T]):
    """A mapping by name whose values are decoded when they are first asked for. Equal to the dict of its values."""

    def __init__(self, codec: Codec, encoded: Mapping[str, Json]) -> None:
        """Take the values as JSON, and what decodes them."""
        self._codec = codec
        self._encoded = encoded
        self._decoded: dict[str, _T] = {}

    def __getitem__(self, name: str) -> _T:
        found = self._decoded.get(name)
        if found is None:
            found = self._decoded[name] = cast("_T", self._codec.decode(self._encoded[name]))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)

    def __contains__(self, name: object) -> bool:
        return name in self._encoded

    def __repr__(self) -> str:
        return repr(dict(self))


class Codec:
    """Encode trees made of the given dataclasses and enumerations, exact values, tuples and mappings by name.

    A dataclass becomes ``[its name, field, field…]``; a tuple ``["()", item…]``; a fraction ``["/", n, d]``;
    a date ``["@", "2024-03-01"]``; an enumerated value ``[its class, its name]``; a mapping by name, a dict.
    ``decode(encode(tree)) == tree``. Anything else is a TypeError; misshapen data a ValueError.
    """

    def __init__(self, classes: Iterable[type], *, lazy: bool = False) -> None:
        """Take the classes that may occur; their names must differ. ``lazy``: mappings come back as ``Lazy`` ones."""
        self._lazy = lazy
        self._classes = {each.__name__: each for each in classes}
        self._enumerations = {name: each for name, each in self._classes.items() if issubclass(each, Enum)}
        self._encoders = _Encoders(self._classes)

    def encode(self, value: object) -> Json:
        """Return the JSON form of ``value``."""
        return self._encoders[value.__class__](value)

    def decode(self, data: Json) -> object:
        """Return the tree that ``encode`` turned into ``data``."""
        if isinstance(data, list):
            return self._decode_list(data)
        if isinstance(data, dict):
            return Lazy[object](self, data) if self._lazy else {key: self.decode(item) for key, item in data.items()}
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


class _Encoders(dict[type, "Callable[[Any], Json]"]):
    """What encodes the values of each class, made when the class is first met: most of a cache is written by these."""

    def __init__(self, classes: dict[str, type]) -> None:
        super().__init__()
        self._classes = classes

    def __missing__(self, made: type) -> Callable[[Any], Json]:
        self[made] = encoder = self._encoder(made)
        return encoder

    def _encoder(self, made: type[Any]) -> Callable[[Any], Json]:
        name = made.__name__
        if issubclass(made, tuple):
            return lambda items: [_TUPLE, *self._each(items)]
        if issubclass(made, Fraction):
            return lambda number: [_FRACTION, number.numerator, number.denominator]
        if issubclass(made, date):
            return lambda day: [_DATE, day.isoformat()]
        if issubclass(made, Mapping):
            return lambda mapping: dict(zip(map(str, mapping), self._each(mapping.values()), strict=True))
        if issubclass(made, _PLAIN_CLASSES) and not issubclass(made, Enum):
            return lambda plain: plain
        if self._classes.get(name) is not made:
            message = f"cannot encode {name}"
            raise TypeError(message)
        if issubclass(made, Enum):
            return lambda member: [name, member.name]
        fields = _fields(made)
        if len(fields) < _SEVERAL:
            return lambda record: [name, *self._each([getattr(record, each) for each in fields])]
        values = attrgetter(*fields)
        if _PLAIN_NAMES.issuperset(made.__annotations__[each] for each in fields):
            return lambda record: [name, *values(record)]
        return lambda record: [name, *self._each(values(record))]

    def _each(self, values: Iterable[Any]) -> list[Json]:
        # Most values are texts and places: looking at them here spares half the calls.
        return [each if each.__class__ in _PLAIN else self[each.__class__](each) for each in values]


def _exact(head: str, rest: list[object]) -> Fraction | date:
    """Return the fraction or the date that ``[head, *rest]`` stands for."""
    match head, rest:
        case "/", [int(above), int(below)] if below and bool not in {type(above), type(below)}:
            return Fraction(above, below)
        case "@", [str(day)]:
            return date.fromisoformat(day)
        case _:
            raise ValueError(_MISSHAPEN)


def _fields(made: type) -> tuple[str, ...]:
    """Return the fields of a dataclass in the order its constructor takes them."""
    return made.__match_args__  # type: ignore[attr-defined,no-any-return]  # every dataclass has it
