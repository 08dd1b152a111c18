"""What every strict operation may find: that it has no result, or that it needs the calendar of a zone."""

from __future__ import annotations

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.values.calendar import Calendar

METROPOLE = "metropole"


class Undefined(Exception):  # noqa: N818  not an error: the silence of an operation
    """The operation has no result; the argument says why, in French."""


def known_calendar(calendars: Mapping[str, Calendar], zone: str) -> Calendar:
    """Return the calendar of a zone; raise Undefined when it is not compiled."""
    try:
        return calendars[zone]
    except KeyError:
        reason = f"calendrier « {zone} » inconnu"
        raise Undefined(reason) from None
