"""Pages as JSON, for the cache: no pickle, nothing but the declared classes."""

from __future__ import annotations

from functools import cache

from clausier.surface import expression, item, page
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING
from clausier.values.codec import Codec
from clausier.values.duration import Duration, Unit
from clausier.values.money import Money
from clausier.values.opening import OpeningHours
from clausier.values.rate import Points, Rate

if TYPE_CHECKING:
    from clausier.values.codec import Json


def encode(value: page.Page) -> Json:
    """Return the JSON form of a page, places included."""
    return codec().encode(value)


def decode(data: Json) -> page.Page:
    """Return the page that ``encode`` turned into ``data``; ValueError when it is none."""
    try:
        value = codec().decode(data)
    except (TypeError, KeyError, IndexError) as error:
        message = "malformed page"
        raise ValueError(message) from error
    if not isinstance(value, page.Page):
        message = "not a page"
        raise ValueError(message)  # noqa: TRY004  the data is wrong, not the caller
    return value


@cache
def codec() -> Codec:
    """Return the codec of every node of a page."""
    declared = (
        each
        for module in (expression, item, page)
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__
    )
    return Codec((*declared, Span, Duration, Unit, Money, Points, Rate, OpeningHours))
