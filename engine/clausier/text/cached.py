"""``functools.cache`` without the import of ``functools``, which carries ``collections``."""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_F = TypeVar("_F", bound="Callable[..., object]")


def cached(function: _F) -> _F:
    """Make a pure function remember what it returned for the same arguments, given by position."""
    results: dict[tuple[Hashable, ...], object] = {}

    def remembering(*given: Hashable) -> object:
        try:
            return results[given]
        except KeyError:
            results[given] = found = function(*given)
            return found

    remembering.__doc__ = function.__doc__
    return cast("_F", remembering)
