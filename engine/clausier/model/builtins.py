"""Built-in functions: their French name, the operation of the core they become, and their kinds."""

from __future__ import annotations

from clausier.model.kinds import (
    BOOLEAN,
    DATE,
    DECIMAL,
    DURATION,
    INSTANT,
    INTEGER,
    MINUTES,
    MONEY,
    OPENING,
    PERIOD,
    TEXT,
    Kind,
)
from clausier.text.record import Record


class Builtin(Record):
    """A function: the operation it becomes, the kinds it takes, how many of them may be left out, and what it gives.

    ``repeats``: its last argument may be given again, any number of times.
    """

    operation: str
    takes: tuple[Kind, ...]
    gives: Kind
    optional: int = 0
    repeats: bool = False

    def kind_at(self, rank: int) -> Kind | None:
        """Return the kind of the argument at ``rank`` (from 0), None past the last."""
        if rank < len(self.takes):
            return self.takes[rank]
        return self.takes[-1] if self.repeats else None

    @property
    def least(self) -> int:
        """How many arguments it needs."""
        return len(self.takes) - self.optional


_RECURRENCE = (DATE, DURATION)
_HIGH = BOOLEAN
_ZONE = TEXT

BUILTINS: dict[str, Builtin] = {
    "arrondi_au_centime": Builtin("round_cent", (MONEY,), MONEY),
    "arrondi_à_l_euro_supérieur": Builtin("round_up_euro", (MONEY,), MONEY),
    "veille": Builtin("day_before", (DATE,), DATE),
    "lendemain": Builtin("day_after", (DATE,), DATE),
    "nombre_de_jours": Builtin("days_between", (DATE, DATE), INTEGER),
    "année_de": Builtin("year_of", (DATE,), INTEGER),
    "jours_du_mois": Builtin("days_in_month", (DATE,), INTEGER),
    "jours_de_l_année": Builtin("days_in_year", (DATE,), INTEGER),
    "début_du_mois": Builtin("month_start", (DATE,), DATE),
    "fin_du_mois": Builtin("month_end", (DATE,), DATE),
    "début_de_semestre": Builtin("semester_start", (DATE,), DATE),
    "occurrence": Builtin("occurrence", (*_RECURRENCE, INTEGER, _HIGH), DATE, optional=1),
    "prochaine_occurrence": Builtin("next_occurrence", (*_RECURRENCE, DATE, _HIGH), DATE, optional=1),
    "rang_d_occurrence": Builtin("occurrence_rank", (*_RECURRENCE, DATE, _HIGH), INTEGER, optional=1),
    "périodes": Builtin("intervals", (DATE, DATE, DATE.listed), PERIOD.listed, optional=1, repeats=True),
    "semestres": Builtin("semester_cuts", (DATE, DATE), DATE.listed),
    "années_civiles": Builtin("year_cuts", (DATE, DATE), DATE.listed),
    "mois_civils": Builtin("month_cuts", (DATE, DATE), DATE.listed),
    "est_férié": Builtin("is_holiday", (DATE, _ZONE), BOOLEAN, optional=1),
    "est_ouvrable": Builtin("is_ouvrable", (DATE, _ZONE), BOOLEAN, optional=1),
    "est_ouvré": Builtin("is_ouvre", (DATE, _ZONE), BOOLEAN, optional=1),
    "est_du_lundi_au_vendredi": Builtin("is_weekday", (DATE,), BOOLEAN),
    "prochain_ouvrable": Builtin("next_ouvrable", (DATE, _ZONE), DATE, optional=1),
    "précédent_ouvré": Builtin("previous_ouvre", (DATE, _ZONE), DATE, optional=1),
    "entier_supérieur": Builtin("ceiling", (DECIMAL,), INTEGER),
    "entier_inférieur": Builtin("floor", (DECIMAL,), INTEGER),
    "heures": Builtin("hours", (MINUTES,), DECIMAL),
    "jour_de": Builtin("day_of", (INSTANT,), DATE),
    "minuit": Builtin("day_opening", (DATE,), INSTANT),
    "fin_du_jour": Builtin("day_closing", (DATE,), INSTANT),
    "est_ouvert": Builtin("is_open", (OPENING, INSTANT, _ZONE), BOOLEAN, optional=1),
    "prochaine_ouverture": Builtin("next_opening", (OPENING, INSTANT, _ZONE), INSTANT, optional=1),
    "après_heures_ouvertes": Builtin("after_open_time", (OPENING, INSTANT, MINUTES, _ZONE), INSTANT, optional=1),
}

EXTREMES = {"minimum": "minimum", "maximum": "maximum"}
"""Functions of two or more values of one ordered kind."""

TABLE_DAYS = "changements"
"""The function whose argument is the name of a table: the days its value changes."""

HIGH_WORD = "haut"
"""The word that may stand for the last argument of a recurrence: a missing day becomes the first of the next month."""

PERIOD_PARTS = {
    "premier": ("interval_first", DATE),
    "dernier": ("interval_last", DATE),
    "jours": ("interval_days", INTEGER),
}

EXAMINATION_DAY = "date_d_examen"

FUNCTIONS = frozenset(BUILTINS) | frozenset(EXTREMES) | {TABLE_DAYS}
RESERVED = FUNCTIONS | {EXAMINATION_DAY}
