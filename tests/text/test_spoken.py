"""Names said as a French reader would."""

from __future__ import annotations

import pytest

from clausier.text.spoken import spoken


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("délai_accordé", "délai accordé"),
        ("valable_jusqu_au", "valable jusqu'au"),
        ("taux_d_escompte", "taux d'escompte"),
        ("délai_de_l_indemnité_d_éviction", "délai de l'indemnité d'éviction"),
        ("l_une_ou_l_autre", "l'une ou l'autre"),
        ("droit_d_héritage", "droit d'héritage"),
        # Neither the end of a word nor a letter before a consonant is elided.
        ("total_exigible", "total exigible"),
        ("article_l_441", "article l 441"),
        ("échéance", "échéance"),
    ],
)
def test_a_name_is_said_with_its_apostrophes(name: str, words: str) -> None:
    assert spoken(name) == words
