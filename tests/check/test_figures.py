from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.check.figures import figures
from clausier.values.fraction import Fraction
from clausier.values.numerals import to_words

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "figure", "number", "lettered", "unit"),
    [
        ("dans un délai de trente (30) jours à compter", "trente (30) jours", 30, 30, "jours"),
        ("au minimum 2 (deux) jours avant", "2 (deux) jours", 2, 2, "jours"),
        (
            "un total de 3,5 (trois heures et demie) d'intervention",
            "3,5 (trois heures et demie)",
            3 + HALF,
            3 + HALF,
            "heures",
        ),
        ("une journée de 7 (sept) heures d'intervention", "7 (sept) heures", 7, 7, "heures"),
        ("pour une durée d'un (1) an", "un (1) an", 1, 1, "an"),
        ("durait plus de deux mois", "deux mois", None, 2, "mois"),
        ("pendant un an après la fin", "un an", None, 1, "an"),
        ("des deux premières heures", "deux premières heures", None, 2, "heures"),
        ("majoré de 10 points de pourcentage", "10 points", 10, None, "points"),
        ("au taux de 14,5 %", "14,5 %", 14 + HALF, None, "%"),
        ("la somme de 1 440,00 EUR", "1 440,00 EUR", 1440, None, "EUR"),
        ("mille deux cents euros", "mille deux cents euros", None, 1200, "euros"),
        ("quatre-vingt-dix (90) jours", "quatre-vingt-dix (90) jours", 90, 90, "jours"),
        ("de demi-heure en plus", "demi-heure", None, HALF, "heure"),
        ("trois mois et demi", "trois mois et demi", None, 3 + HALF, "mois"),
        ("cinq jours ouvrés", "cinq jours ouvrés", None, 5, "jours ouvrés"),
        ("entre un et deux (2) mois", "deux (2) mois", 2, 2, "mois"),
        ("le département 75", "75", 75, None, ""),
        ("Version au 25/05/2016", "25/05/2016", None, None, ""),
        ("avant le 1er mars 2024", "1er mars 2024", None, None, ""),
        ("à partir de 09H00", "09H00", None, None, ""),
        ("(30 jours)", "30 jours", 30, None, "jours"),
    ],
)
def test_a_figure_is_read_with_its_unit(
    text: str, figure: str, number: Fraction | int | None, lettered: Fraction | int | None, unit: str
) -> None:
    (found,) = figures(text)
    assert text[found.start : found.end] == found.text == figure
    assert (found.number, found.lettered, found.unit) == (number, lettered, unit)
    assert not found.disagrees


@pytest.mark.parametrize(
    "text",
    [
        "conformément à la loi n° 78-17 du 6 janvier 1978 modifiée",
        "le règlement (UE) 2016/679 du 27 avril 2016",
        "les articles 1224 à 1226 du code civil",
        "l'article IV.2.1 et l'article V.3",
        "(coordonnées page 1)",
        "au 01 85 085 087",
        "support@allance2.fr ou <http://www.support24.example>",
        "P1 = P0 × (S1 / S0)",
        "1) prix forfaitaire",
        "2.3 Prix",
        "les deux parties, en double exemplaire, dont un pour le prestataire",
        "dans un premier temps, d'un point de vue pratique",
        "s'il tombe un jour férié",
        "la 2e facture",
    ],
)
def test_what_only_looks_like_a_figure_is_left_out(text: str) -> None:
    assert figures(text) == ()


def test_several_figures_come_in_order() -> None:
    found = figures("75, 77, 92, 93 et 94, 95 puis trente jours")
    assert [each.text for each in found] == ["75", "77", "92", "93", "94", "95", "trente jours"]


@pytest.mark.parametrize("text", ["trente (15) jours", "15 (trente) jours", "3 (trois heures et demie)"])
def test_digits_and_letters_that_differ_are_seen(text: str) -> None:
    (found,) = figures(text)
    assert found.disagrees


@given(st.integers(2, 99_999), st.sampled_from(["jours", "mois", "euros", "heures"]))
def test_digits_and_letters_of_a_number_agree(number: int, unit: str) -> None:
    (found,) = figures(f"un délai de {to_words(number)} ({number}) {unit}")
    assert found.number == found.lettered == number
    assert found.unit == unit
    (lettered,) = figures(f"un délai de {to_words(number)} {unit}")
    assert lettered.amount == number


@given(st.text(alphabet="un deux trente (30) jours et mois,.%-/°§L1", max_size=80))
def test_any_words_are_read_without_overlap(text: str) -> None:
    end = 0
    for each in figures(text):
        assert end <= each.start < each.end <= len(text)
        end = each.end
