"""Today: the only place of the engine where the clock is read."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Return today's date on this machine."""
    return date.today()  # noqa: DTZ011  a civil date is what a contract counts in
