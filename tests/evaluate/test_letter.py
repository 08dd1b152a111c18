"""The names of a letter's data."""

from __future__ import annotations

import pytest

from clausier.evaluate.letter import slug


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Total dû", "total_dû"),
        ("Prix avant la révision (P0)", "prix_avant_la_révision_p0"),
        ("Jour d'échéance, au plus tard", "jour_d_échéance_au_plus_tard"),
        ("1er jour", "n_1er_jour"),
    ],
)
def test_a_label_gives_a_name_that_a_tag_can_hold(label: str, name: str) -> None:
    assert slug(label) == name
    assert name.isidentifier()
