"""An instant of legal time in France: a moment, and what the clocks of Paris showed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  the local clock, without zone


class Instant(Record, order=True):
    """Seconds since 1 January 1970 UTC, and the seconds the clocks of Paris were ahead of UTC.

    Built by ``instants.at`` or ``instants.resolve``: the offset follows from the seconds. Instants compare in time.
    """

    seconds: int
    offset: int

    @property
    def local(self) -> datetime:
        """What the clocks of Paris showed: a date and a time without zone."""
        return _EPOCH + timedelta(seconds=self.seconds + self.offset)

    @property
    def day(self) -> date:
        """The day in Paris."""
        return self.local.date()

    def isoformat(self) -> str:
        """Return the ISO 8601 form with its offset: ``2026-03-01T14:30:00+01:00``."""
        return self.local.replace(tzinfo=timezone(timedelta(seconds=self.offset))).isoformat()
