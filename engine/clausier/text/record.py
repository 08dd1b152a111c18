"""Dataclasses with slots that cost nothing to declare: a tenth of the time of the standard module.

The standard module writes and compiles half a dozen methods for each class when it is declared, and imports ``inspect``
for it: more than half the time of a short command. Here all classes share their methods, and an ``__init__`` of its own
is compiled only for a class that is instantiated often. Type checkers, ``match`` and the functions of ``dataclasses``
see ordinary dataclasses.
"""

from __future__ import annotations

from operator import attrgetter

from clausier.text.typed import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from inspect import Signature

_T = TypeVar("_T")

_ABSENT: Any = object()
_OFTEN = 32
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


@dataclass_transform(field_specifiers=(field,))
def dataclass(*, frozen: bool = False, slots: bool = False, order: bool = False) -> Callable[[type[_T]], type[_T]]:
    """Return a decorator that makes a class a dataclass with slots: ``@dataclass(frozen=True, slots=True)``.

    The words are those of the standard module; a class without slots belongs there (TypeError). Nothing is inherited
    from another dataclass; ``order`` compares instances as tuples.
    """
    if not slots:
        message = "only classes with slots: for others, the standard module"
        raise TypeError(message)
    methods = {**_METHODS, **(_FROZEN if frozen else _MUTABLE), **(_ORDER if order else {})}
    return lambda cls: _declared(cls, methods)


def _declared(cls: type[_T], methods: dict[str, object]) -> type[_T]:
    space = dict(cls.__dict__)
    fields: dict[str, Field] = {}
    for name in space.get("__annotations__", ()):
        given = space.pop(name, _ABSENT)
        fields[name] = given if isinstance(given, Field) else Field(given, None, True, True, True)  # noqa: FBT003
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    compared = tuple(name for name, each in fields.items() if each.compare)
    own: dict[str, object] = {
        "__slots__": tuple(fields),
        "__match_args__": tuple(name for name, each in fields.items() if each.init),
        "_compared": attrgetter(*compared) if compared else staticmethod(_nothing),
    }
    made: Any = type(cls.__name__, cls.__bases__, {**methods, **space, **own})
    made.__qualname__ = cls.__qualname__
    made._shape = _Shape(made, fields)  # noqa: SLF001  the class is one of ours
    again: type[_T] = made
    return again


class _Shape:
    """How to fill the instances of a class; ``count`` tells how many were."""

    __slots__ = ("count", "defaults", "fields", "is_plain", "names", "owner", "setters")

    def __init__(self, owner: Any, fields: dict[str, Field]) -> None:  # noqa: ANN401  any class
        self.owner = owner
        self.fields = fields
        self.names = tuple(name for name, each in fields.items() if each.init)
        self.setters = tuple(owner.__dict__[name].__set__ for name in self.names)
        self.is_plain = len(self.names) == len(fields) and not hasattr(owner, "__post_init__")
        asked = [each for each in fields.values() if each.init]
        self.defaults = () if any(each.factory for each in asked) else tuple(each.default for each in asked)
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
        found = [values[name] if name in values else self.fields[name].made_default() for name in self.names]
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
        for name, each in self.fields.items():
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
    if len(shape.names) < len(shape.fields):
        for name, each in shape.fields.items():
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
    shape: _Shape = self._shape
    parts = (f"{name}={getattr(self, name)!r}" for name, each in shape.fields.items() if each.repr)
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


class _Standard:
    """``__dataclass_fields__``, made when the standard module asks for it."""

    def __get__(self, _: object, owner: Any) -> dict[str, Any]:  # noqa: ANN401  any class
        import dataclasses

        standard: Any = dataclasses
        space: dict[str, Any] = {"__annotations__": owner.__annotations__, "__module__": owner.__module__}
        shape: _Shape = owner._shape  # noqa: SLF001  the class is one of ours
        for name, each in shape.fields.items():
            flags = {"init": each.init, "repr": each.repr, "compare": each.compare}
            if each.factory is not None:
                space[name] = standard.field(default_factory=each.factory, **flags)
            elif each.default is not _ABSENT:
                space[name] = standard.field(default=each.default, **flags)
            else:
                space[name] = standard.field(**flags)
        twin: Any = standard.dataclass(frozen=True)(type(owner.__name__, (), space))
        owner.__dataclass_fields__ = twin.__dataclass_fields__  # made once: it takes this descriptor's place
        found: dict[str, Any] = twin.__dataclass_fields__
        return found


class _Signature:
    """``__signature__``, made when ``inspect`` asks for it."""

    def __get__(self, _: object, owner: Any) -> Signature:  # noqa: ANN401  any class
        from inspect import Parameter, Signature

        shape: _Shape = owner._shape  # noqa: SLF001  the class is one of ours
        kind, empty = Parameter.POSITIONAL_OR_KEYWORD, Parameter.empty
        parameters: list[Parameter] = []
        for name in shape.names:
            value = shape.fields[name].made_default()
            annotation = owner.__annotations__[name]
            parameters.append(
                Parameter(name, kind, default=empty if value is _ABSENT else value, annotation=annotation)
            )
        return Signature(parameters)


_METHODS: dict[str, object] = {
    "__init__": _init,
    "__eq__": _equal,
    "__repr__": _shown,
    "__reduce__": _reduce,
    "__dataclass_fields__": _Standard(),
    "__signature__": _Signature(),
}
_FROZEN: dict[str, object] = {"__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}
_MUTABLE: dict[str, object] = {"__hash__": None}
# Python turns « a > b » into « b < a » by itself.
_ORDER: dict[str, object] = {"__lt__": _less, "__le__": _at_most}
