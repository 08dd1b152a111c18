"""Opening hours in words: read, printed, refused with a reason."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.values.opening import OpeningHours, Slot
from clausier.values.opening_words import EXAMPLE, opening_fault, parse_opening, show_opening

MORNING, AFTERNOON = (540, 750), (840, 1080)


@st.composite
def slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    bounds = sorted(draw(st.sets(st.integers(0, 1440), max_size=6)))
    pairs = tuple(pairwise(bounds))[::2]
    return tuple((begin, end) for begin, end in pairs)


WEEKS = st.builds(OpeningHours, st.tuples(*(slots() for _ in range(7))), st.booleans())
FEW = st.sampled_from(((), (MORNING,), (MORNING, AFTERNOON)))
ALIKE = st.builds(OpeningHours, st.tuples(*(FEW for _ in range(7))), st.booleans())


@given(WEEKS | ALIKE)
def test_what_is_printed_reads_back(hours: OpeningHours) -> None:
    shown = show_opening(hours)
    assert parse_opening(shown) == hours
    assert opening_fault(shown) == ""


@pytest.mark.parametrize(
    ("text", "week", "closed"),
    [
        (EXAMPLE, ((MORNING, AFTERNOON),) * 5 + ((), ()), True),
        (
            "lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; samedi, 9 h – 12 h ; fermé les jours fériés",
            ((MORNING, AFTERNOON),) * 5 + (((540, 720),), ()),
            True,
        ),
        ("Du lundi au vendredi de 09H00 à 12h30, de 14:00 à 18:00", ((MORNING, AFTERNOON),) * 5 + ((), ()), False),
        ("tous les jours, 0 h – 24 h", (((0, 1440),),) * 7, False),
        ("lundi, mercredi et vendredi, 9 h - 12 h 30", ((MORNING,), (), (MORNING,), (), (MORNING,), (), ()), False),
        ("lundi au mercredi et le samedi, 9 h – 12 h 30", ((MORNING,),) * 3 + ((), (), (MORNING,), ()), False),
        ("dimanche, 14\u202fh\u00a0–\u00a018\u202fh", ((),) * 6 + ((AFTERNOON,),), False),
        ("fermé", ((),) * 7, False),
        ("lundi, 9 h – 12 h 30 ; sauf les jours fériés", ((MORNING,),) + ((),) * 6, True),
    ],
)
def test_what_people_write(text: str, week: tuple[tuple[Slot, ...], ...], closed: bool) -> None:
    assert parse_opening(text) == OpeningHours(week, closed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "rien avant ou après"),
        ("lundi", "« lundi » ne dit pas d'heures"),
        ("9 h – 18 h", "les jours se disent avant les heures"),
        ("lundi, 9 h", "« 9 h » n'est pas une plage d'heures"),
        ("lundi, 9 h – 25 h", "« 9 h – 25 h » n'est pas une plage d'heures"),
        ("lundi, 9 h – 12 h 75", "« 9 h – 12 h 75 » n'est pas une plage d'heures"),
        ("lundi, 22 h – 6 h", "après minuit, écrivez la suite au jour suivant"),
        ("lundi, 9 h – 12 h et 12 h – 18 h", "les heures ne se suivent pas"),
        ("lundi, 14 h – 18 h et 9 h – 12 h", "les heures ne se suivent pas"),
        ("lundi, 9 h – 12 h ; lundi, 14 h – 18 h", "« lundi » est dit deux fois"),
        ("lundi au mercredi et mardi, 9 h – 12 h", "« mardi » est dit deux fois"),
        ("vendredi au mardi, 9 h – 12 h", "ne va pas d'un jour à un jour suivant"),
        ("lundy, 9 h – 12 h", "« lundy » n'est pas un jour de la semaine"),
        ("fermé les jours fériés ; lundi, 9 h – 12 h", "se dit une fois, à la fin"),
        ("fermé les jours fériés", "se dit une fois, à la fin"),
        ("lundi, 9 h – 12 h ;", "rien avant ou après"),
        ("lundi, 9 h – 12 h ; fermé", "« fermé » ne dit pas d'heures"),
    ],
)
def test_what_is_refused(text: str, said: str) -> None:
    assert parse_opening(text) is None
    assert said in opening_fault(text)


@given(st.text("lundi mar,;9h 30–à:et", max_size=40))
def test_nothing_raises_and_a_reason_is_always_given(text: str) -> None:
    assert (parse_opening(text) is None) is bool(opening_fault(text))
