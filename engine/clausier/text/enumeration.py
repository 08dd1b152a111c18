"""Enumerations that cost nothing to declare: ``class Name(Enum)``, as with the standard module.

The standard module takes half a million instructions for an enumeration of four members, and ten times as many to be
imported. Type checkers see its ``Enum``; at run time this one gives what the project uses of it: members by name and by
value, in their order, one object each, that hold a value and never change. There are no aliases and no ``auto``.
"""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Enum"]


class _Enumeration(type):
    """What makes an enumeration: each public name of its body that is not a method is a member."""

    _members: dict[object, Any]

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> _Enumeration:
        given = {each: what for each, what in space.items() if not (each.startswith("_") or hasattr(what, "__get__"))}
        body = {each: what for each, what in space.items() if each not in given}
        made: Any = super().__new__(cls, name, bases, {"__slots__": (), **body})
        members: dict[object, object] = {}
        made._members = members  # noqa: SLF001  the class is one of ours
        for each, value in given.items():
            member = object.__new__(made)
            object.__setattr__(member, "name", each)
            object.__setattr__(member, "value", value)
            setattr(made, each, member)
            if members.setdefault(value, member) is not member:
                message = f"two members of {name} are {value!r}"
                raise TypeError(message)
        found: _Enumeration = made
        return found

    def __call__(cls, value: object) -> Any:  # noqa: ANN401  a member
        """Return the member that holds a value; ValueError when none does."""
        if value not in cls._members:
            message = f"{value!r} is not a valid {cls.__qualname__}"
            raise ValueError(message)
        return cls._members[value]

    def __getitem__(cls, name: str) -> Any:  # noqa: ANN401  a member
        """Return the member of that name; KeyError when there is none."""
        return {each.name: each for each in cls}[name]

    def __iter__(cls) -> Iterator[Any]:
        return iter(cls._members.values())

    def __contains__(cls, member: object) -> bool:
        return isinstance(member, cls)

    def __len__(cls) -> int:
        return len(cls._members)


if TYPE_CHECKING:
    from enum import Enum
else:

    class Enum(metaclass=_Enumeration):
        """The base of an enumeration."""

        __slots__ = ("name", "value")

        def __setattr__(self, name: str, *_: object) -> None:
            message = f"cannot change field {name!r}"
            raise AttributeError(message)

        __delattr__ = __setattr__

        def __repr__(self) -> str:
            return f"<{self}: {self.value!r}>"

        def __str__(self) -> str:
            return f"{self.__class__.__name__}.{self.name}"

        def __reduce__(self) -> tuple[Any, tuple[object]]:
            return self.__class__, (self.value,)
