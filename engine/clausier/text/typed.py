"""What ``typing`` gives at run time, without its import, which takes longer than answering a question.

To type checkers these are the names of ``typing`` itself; at run time they do as much as they do there, or nothing.
``Iterator`` and ``Mapping`` are those of ``collections.abc``, without the rest of ``collections``.
"""

from __future__ import annotations

__all__ = [
    "TYPE_CHECKING",
    "Any",
    "Generic",
    "Iterator",
    "Mapping",
    "NoReturn",
    "Self",
    "TypeAlias",
    "TypeVar",
    "assert_never",
    "cast",
    "dataclass_transform",
    "overload",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import (
        Any,
        Generic,
        NoReturn,
        Self,
        TypeAlias,
        TypeVar,
        assert_never,
        cast,
        dataclass_transform,
        overload,
    )
else:
    from _collections_abc import Iterator, Mapping

    Any = NoReturn = Self = TypeAlias = object

    class Generic:
        """The base of a class that speaks of other types; what it is given is for type checkers."""

        __slots__ = ()

        def __class_getitem__(cls, _):
            return cls

    def TypeVar(name, **_):
        return name

    def assert_never(value):
        """Refuse a value that no branch takes: every case was to be there."""
        message = f"a case is missing for {value!r}"
        raise AssertionError(message)

    def cast(_, value):
        return value

    def dataclass_transform(**_):
        return _same

    def overload(function):
        return function

    def _same(decorated):
        return decorated
