"""JSON read by the scanner of the standard module, without the package around it: a short command needs no more.

Where the interpreter has no such scanner, the package itself is used.
"""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_AFTER = " \t\n\r"


def _scanner() -> Callable[[str, int], tuple[Any, int]] | None:
    try:
        from _json import make_scanner
    except ImportError:
        return None
    usual: Any = _Usual()
    made: Callable[[str, int], tuple[Any, int]] = make_scanner(usual)
    return made


def _no_number(text: str) -> Any:  # noqa: ANN401  it returns nothing
    message = f"no exact number: {text}"
    raise ValueError(message)


class _Usual:
    """What the scanner is told: nothing special, and no inexact number."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_int = int
    parse_float = staticmethod(_no_number)
    parse_constant = staticmethod(_no_number)


_SCAN = _scanner()


def read(data: bytes) -> Any:  # noqa: ANN401  any JSON
    """Return what a JSON text in UTF-8 says; ValueError for any other bytes, and for a number that is no integer."""
    text = data.decode("utf-8")
    if _SCAN is None:
        import json

        return json.loads(text, parse_float=_no_number, parse_constant=_no_number)
    try:
        value, end = _SCAN(text, 0)
    except StopIteration as nothing:
        message = "no JSON"
        raise ValueError(message) from nothing
    if text[end:].strip(_AFTER):
        message = "more than one JSON value"
        raise ValueError(message)
    return value


def quoted(text: str) -> str:
    """Return ``text`` as a JSON string, its letters as they are."""
    try:
        from _json import encode_basestring
    except ImportError:
        from json.encoder import encode_basestring
    return encode_basestring(text)
