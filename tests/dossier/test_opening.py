"""Opening hours in a dossier: typed in French, shown in the same form, kept exactly, refused with the reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.dossier.exchange import from_json, to_json
from clausier.dossier.facts import Facts, Known
from clausier.dossier.reader import read
from clausier.dossier.schema import schema
from clausier.dossier.show import record, show_facts
from clausier.norms.tree import FieldInfo
from clausier.text.record import replace
from clausier.text.source import Source
from clausier.values.opening import OpeningHours
from clausier.values.show import show
from dossier import vocabulary

_CONTRACT = vocabulary.VOCABULARY.entities["Contrat"]
_FIELD = FieldInfo("horaires", "horaires", is_list=False, question="Quand le service est-il ouvert ?")
VOCABULARY = replace(
    vocabulary.VOCABULARY,
    entities={
        **vocabulary.VOCABULARY.entities,
        "Contrat": replace(_CONTRACT, fields={**_CONTRACT.fields, _FIELD.name: _FIELD}),
    },
)
WRITTEN = "lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; samedi, 9 h – 12 h ; fermé les jours fériés"
_SLOTS = st.sampled_from(((), ((0, 1440),), ((540, 750), (840, 1080)), ((1, 2), (3, 4), (5, 1439))))


def _facts(written: str) -> Facts:
    facts, found = read(Source("d.yml", f"contrat:\n  horaires: {written}\n"), VOCABULARY)
    assert found == ()
    assert facts is not None
    return facts


def _shape() -> re.Pattern[str]:
    definitions = schema(VOCABULARY)["$defs"]
    assert isinstance(definitions, dict)
    shape = definitions["horaires"]
    assert isinstance(shape, dict)
    return re.compile(str(shape["pattern"]))


SHAPE = _shape()


def test_opening_hours_are_shown_as_they_were_written_and_kept() -> None:
    facts = _facts(WRITTEN)
    fact = facts.singles["contrat"].fields["horaires"]
    assert isinstance(fact, Known)
    assert isinstance(fact.value, OpeningHours)
    assert show(fact.value) == WRITTEN
    assert f"contrat.horaires = {WRITTEN}" in "\n".join(show_facts(facts, VOCABULARY))
    assert WRITTEN in str(record(facts, VOCABULARY))
    assert from_json(to_json(facts)) == facts


@given(st.builds(OpeningHours, st.tuples(*[_SLOTS] * 7), st.booleans()))
def test_the_schema_accepts_whatever_is_shown(hours: OpeningHours) -> None:
    assert SHAPE.search(show(hours))


@pytest.mark.parametrize(
    "text",
    [
        "du lundi au vendredi de 09H00 à 12h30",
        "lundi, mardi et jeudi, 9:00-12:00, 14:00-18:00 ; samedi, 10 h à 12 h",
        "tous les jours, 0 h – 24 h ; sauf les jours fériés",
        "Fermé",
    ],
)
def test_the_schema_accepts_what_people_write(text: str) -> None:
    assert SHAPE.search(text)
    assert isinstance(_facts(f'"{text}"').singles["contrat"].fields["horaires"], Known)


@pytest.mark.parametrize(
    "text", ["", "ouvert", "lundi", "9 h – 18 h", "lundi, 9 h", "lundi, 9 h – 18 h ;", "lundi 9 h 18 h"]
)
def test_the_schema_underlines_what_is_no_opening_hours(text: str) -> None:
    assert not SHAPE.search(text)


def test_wrong_opening_hours_are_an_error_at_their_place_with_the_reason() -> None:
    text = "contrat:\n  horaires: lundi au vendredi, 18 h – 9 h\n"
    facts, (found,) = read(Source("d.yml", text), VOCABULARY)
    assert facts is None
    assert found.code.ident == "CLA-0610"
    assert found.span is not None
    assert found.span.start == text.index("lundi")
    assert found.hint.startswith(
        "« 18 h – 9 h » finit avant de commencer ; après minuit, écrivez la suite au jour suivant"
    )
