"""Public holidays of France by zone, from the ``holidays`` library: the only module that imports it.

It runs when the law is compiled; questions use the stored ``Calendar``. Metropolitan France has the
eleven days of article L3133-1 of the Code du travail; Alsace and Moselle add Good Friday (in towns with
a Protestant or mixed church) and 26 December, article L3134-13.
"""

from __future__ import annotations

import holidays

from clausier.text.typed import TYPE_CHECKING
from clausier.values.calendar import Calendar

if TYPE_CHECKING:
    from datetime import date

METROPOLE = "metropole"
ALSACE_MOSELLE = "alsace-moselle"

# An unknown subdivision silently gives the metropolitan days: the codes are fixed here (Moselle is 57).
_SUBDIVISIONS = {METROPOLE: None, ALSACE_MOSELLE: "57"}


def zones() -> tuple[str, ...]:
    """Return the names of the known zones."""
    return tuple(_SUBDIVISIONS)


def holidays_between(zone: str, first_year: int, last_year: int) -> dict[date, str]:
    """Return the holidays of a zone from one year to another, both included, with their French names, in order.

    Raises KeyError for an unknown zone.
    """
    subdivision = _SUBDIVISIONS[zone]
    found = holidays.country_holidays(
        "FR", subdiv=subdivision, years=range(first_year, last_year + 1), language="fr", expand=False
    )
    return dict(sorted(found.items()))


def calendar_between(zone: str, first_year: int, last_year: int) -> Calendar:
    """Return the calendar of a zone; raises KeyError for an unknown zone."""
    return Calendar.of_dates(zone, holidays_between(zone, first_year, last_year), first_year, last_year)
