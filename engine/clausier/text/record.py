"""Frozen dataclasses with slots that cost nothing to declare: ``class Name(Record)``.

The standard module writes and compiles half a dozen methods for each class when it is declared, makes the class twice
to give it slots, and imports ``inspect``: more than half the time of a short command. Here a class is made once, all
share their methods, what else one needs is made when it is first asked for, and an ``__init__`` of its own is compiled
only for a class that is instantiated often. Type checkers, ``match`` and the functions of ``dataclasses`` see ordinary
dataclasses.
"""

from __future__ import annotations

from operator import attrgetter

from clausier.text.typed import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from inspect import Signature

_T = TypeVar("_T")

_ABSENT: Any = object()
_OFTEN = 100
"""How many instances of a class it takes for an ``__init__`` of its own to be worth compiling."""


class Field:
    """What a class says of one of its fields."""

    __slots__ = ("compare", "default", "factory", "init", "repr")

    def __init__(self, default: object, factory: Callable[[], object] | None, *flags: bool) -> None:
        """Take the default (``_ABSENT`` for none), what makes one; whether it is an argument, shown, compared."""
        self.default = default
        self.factory = factory
        self.init, self.repr, self.compare = flags

    def made_default(self) -> object:
        """Return the default value of the field, ``_ABSENT`` when it has none."""
        return self.default if self.factory is None else self.factory()


@overload
def field(*, default: _T, init: bool = True, repr: bool = True, compare: bool = True) -> _T: ...
@overload
def field(*, default_factory: Callable[[], _T], init: bool = True, repr: bool = True, compare: bool = True) -> _T: ...
@overload
def field(*, init: bool = True, repr: bool = True, compare: bool = True) -> Any: ...  # noqa: ANN401  as declared
def field(
    *,
    default: object = _ABSENT,
    default_factory: Callable[[], object] | None = None,
    init: bool = True,
    repr: bool = True,  # noqa: A002  the name that the standard module gives it
    compare: bool = True,
) -> Any:
    """Describe a field, as ``dataclasses.field`` does."""
    return Field(default, default_factory, init, repr, compare)


class _Shape:
    """How to fill the instances of a class; ``count`` tells how many were."""

    __slots__ = ("count", "defaults", "is_plain", "names", "owner", "setters")

    def __init__(self, owner: Any) -> None:  # noqa: ANN401  any class
        space = owner.__dict__
        given: dict[str, object] = space["_given"]
        names: tuple[str, ...] = space["__match_args__"]
        self.owner = owner
        self.names = names
        self.setters = [space[name].__set__ for name in names]
        self.is_plain = len(names) == len(space["__slots__"]) and "__post_init__" not in space
        self.defaults: tuple[object, ...] = ()
        if given and Field not in [each.__class__ for each in given.values()]:
            self.defaults = tuple([given.get(name, _ABSENT) for name in names])
        self.count = 0

    def filled(self, given: tuple[object, ...]) -> tuple[object, ...] | None:
        """Return arguments given by position with the defaults of those left out; None when that is not so simple."""
        missing = self.defaults[len(given) :]
        return None if not missing or _ABSENT in missing else given + missing

    def arguments(self, given: tuple[object, ...], named: Mapping[str, object]) -> list[object]:
        """Return a value for each argument of ``__init__``; TypeError when they do not fit."""
        values = {**dict(zip(self.names, given, strict=False)), **named}
        repeated = set(self.names[: len(given)]) & named.keys()
        if len(given) > len(self.names) or repeated or not values.keys() <= set(self.names):
            message = f"{self.owner.__name__} takes {', '.join(self.names)}"
            raise TypeError(message)
        fields = _fields(self.owner)
        found = [values[name] if name in values else fields[name].made_default() for name in self.names]
        if any(each is _ABSENT for each in found):
            lacking = [name for name, each in zip(self.names, found, strict=True) if each is _ABSENT]
            message = f"{self.owner.__name__} lacks {', '.join(lacking)}"
            raise TypeError(message)
        return found

    def compiled(self) -> Any:  # noqa: ANN401  a method
        """Return an ``__init__`` for these very fields."""
        scope: dict[str, Any] = {}
        arguments = ["self"]
        lines: list[str] = []
        for name, each in _fields(self.owner).items():
            scope[f"set_{name}"] = self.owner.__dict__[name].__set__
            scope[f"default_{name}"] = each.default if each.factory is None else _ABSENT
            scope[f"make_{name}"] = each.factory
            has_default = each.factory is not None or each.default is not _ABSENT
            if each.init:
                arguments.append(f"{name}=default_{name}" if has_default else name)
            elif has_default:
                lines.append(f" {name} = default_{name}")
            if each.init or has_default:
                made = f"make_{name}() if {name} is ABSENT else {name}" if each.factory else name
                lines.append(f" set_{name}(self, {made})")
        if hasattr(self.owner, "__post_init__"):
            lines.append(" self.__post_init__()")
        scope["ABSENT"] = _ABSENT
        exec(f"def __init__({', '.join(arguments)}):\n{chr(10).join(lines) or ' pass'}", scope)  # noqa: S102  names only
        return scope["__init__"]


def _init(self: Any, *given: object, **named: object) -> None:  # noqa: ANN401  any instance
    """Fill the fields one by one; a class instantiated often then gets an ``__init__`` of its own."""
    shape: _Shape = self._shape
    shape.count += 1
    if shape.count > _OFTEN:
        shape.owner.__init__ = shape.compiled()
        shape.owner.__init__(self, *given, **named)
        return
    if named:
        values: Sequence[object] = shape.arguments(given, named)
    elif len(given) == len(shape.names):
        values = given
    else:
        values = shape.filled(given) or shape.arguments(given, named)
    for setter, value in zip(shape.setters, values, strict=True):
        setter(self, value)
    if shape.is_plain:
        return
    if len(shape.names) < len(self.__slots__):
        for name, each in _fields(shape.owner).items():
            value = _ABSENT if each.init else each.made_default()
            if value is not _ABSENT:
                object.__setattr__(self, name, value)
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def replace(instance: _T, **changes: object) -> _T:
    """Return a copy of a record with some fields changed."""
    source: Any = instance
    made: _T = source.__class__(**{**{name: getattr(source, name) for name in source.__match_args__}, **changes})
    return made


# --- What all records share ---------------------------------------------------------------------------------------


def _nothing(_: object) -> tuple[()]:
    return ()


def _equal(self: Any, other: Any) -> object:  # noqa: ANN401  any two instances
    if other.__class__ is self.__class__:
        return bool(self._compared(self) == self._compared(other))
    return NotImplemented


def _hash(self: Any) -> int:  # noqa: ANN401  any instance
    return hash(self._compared(self))


def _shown(self: Any) -> str:  # noqa: ANN401  any instance
    parts = (f"{name}={getattr(self, name)!r}" for name, each in _fields(self.__class__).items() if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(parts)})"


def _refuse(_: object, name: str, *__: object) -> None:
    from dataclasses import FrozenInstanceError

    message = f"cannot change field {name!r}"
    raise FrozenInstanceError(message)


def _reduce(self: Any) -> tuple[Any, tuple[object, ...]]:  # noqa: ANN401  any instance
    return self.__class__, tuple(getattr(self, name) for name in self.__match_args__)


def _less(self: Any, other: Any) -> object:  # noqa: ANN401  any two instances
    if other.__class__ is self.__class__:
        return bool(self._compared(self) < self._compared(other))
    return NotImplemented


def _at_most(self: Any, other: Any) -> object:  # noqa: ANN401  any two instances
    if other.__class__ is self.__class__:
        return bool(self._compared(self) <= self._compared(other))
    return NotImplemented


def _standard_fields(owner: Any) -> object:  # noqa: ANN401  any class
    import dataclasses

    standard: Any = dataclasses
    space: dict[str, Any] = {"__annotations__": owner.__annotations__, "__module__": owner.__module__}
    for name, each in _fields(owner).items():
        flags = {"init": each.init, "repr": each.repr, "compare": each.compare}
        if each.factory is not None:
            space[name] = standard.field(default_factory=each.factory, **flags)
        elif each.default is not _ABSENT:
            space[name] = standard.field(default=each.default, **flags)
        else:
            space[name] = standard.field(**flags)
    twin: Any = standard.dataclass(frozen=True)(type(owner.__name__, (), space))
    return twin.__dataclass_fields__


def _signature(owner: Any) -> Signature:  # noqa: ANN401  any class
    from inspect import Parameter, Signature

    parameters: list[Parameter] = []
    for name, each in _fields(owner).items():
        if each.init:
            value = each.made_default()
            default = Parameter.empty if value is _ABSENT else value
            kind, annotation = Parameter.POSITIONAL_OR_KEYWORD, owner.__annotations__[name]
            parameters.append(Parameter(name, kind, default=default, annotation=annotation))
    return Signature(parameters)


def _fields(owner: Any) -> dict[str, Field]:  # noqa: ANN401  any class
    """Return what a class says of its fields, in their order."""
    given = {name: owner._given.get(name, _ABSENT) for name in owner.__slots__}  # noqa: SLF001  a class of ours
    return {
        name: each if isinstance(each, Field) else Field(each, None, True, True, True)  # noqa: FBT003
        for name, each in given.items()
    }


def _comparison(owner: Any) -> Callable[[Any], object]:  # noqa: ANN401  any class
    """Return what takes from an instance the values that are compared."""
    compared = [name for name in owner.__slots__ if getattr(owner._given.get(name), "compare", True)]  # noqa: SLF001  a class of ours
    return attrgetter(*compared) if compared else staticmethod(_nothing)


class _Late:
    """A part of a class made when it is first asked for; it then takes the place of this one."""

    __slots__ = ("make", "name")

    def __init__(self, name: str, make: Callable[[Any], object]) -> None:
        self.name = name
        self.make = make

    def __get__(self, _: object, owner: Any) -> object:  # noqa: ANN401  any class
        made = self.make(owner)
        setattr(owner, self.name, made)
        return made


_SHARED: dict[str, object] = {
    "__slots__": (),
    "__init__": _init,
    "__eq__": _equal,
    "__hash__": None,
    "__repr__": _shown,
    "__reduce__": _reduce,
    "__dataclass_fields__": _Late("__dataclass_fields__", _standard_fields),
    "__signature__": _Late("__signature__", _signature),
    "_shape": _Late("_shape", _Shape),
    "_compared": _Late("_compared", _comparison),
}
_FIXED: dict[str, object] = {**_SHARED, "__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}
# Python turns « a > b » into « b < a » by itself.
_SORTED: dict[str, object] = {**_FIXED, "__lt__": _less, "__le__": _at_most}

_Mutable = type("Record", (), _SHARED)
_Frozen = type("Record", (), _FIXED)
_Ordered = type("Record", (), _SORTED)


# --- The declaration ----------------------------------------------------------------------------------------------


class _Declaration(type):
    """What makes a class that names ``Record`` as its base: an ordinary class, with a slot for each field."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], space: dict[str, Any], *, frozen: bool = True, order: bool = False
    ) -> Any:  # noqa: ANN401  any class
        if not bases:
            return super().__new__(cls, name, bases, space)
        names = tuple(space.get("__annotations__", ()))
        given = {each: space.pop(each) for each in names if each in space}
        space["__slots__"] = names
        space["__match_args__"] = tuple([each for each in names if getattr(given.get(each), "init", True)])
        space["_given"] = given
        shared = _Ordered if order else _Frozen if frozen else _Mutable
        return type(name, (shared, *bases[1:]), space)


if TYPE_CHECKING:

    @dataclass_transform(frozen_default=True, field_specifiers=(field,))
    class Record:
        """``class Name(Record)`` declares a frozen dataclass with slots.

        ``frozen=False`` makes one that may be changed, and is then no key; ``order=True`` compares instances as tuples.
        Nothing is inherited from another record, nor from this class, which only declares.
        """

        def __init_subclass__(cls, *, frozen: bool = True, order: bool = False) -> None: ...

else:

    class Record(metaclass=_Declaration):
        """The base that declares a record."""
