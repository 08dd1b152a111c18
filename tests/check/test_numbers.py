from __future__ import annotations

import pytest

from clausier.check.numbers import canonical, number_of, rank


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("ARTICLE I - DÉFINITIONS", "I"),
        ("Article III – 1 Abonnement INFOGERANCE PME", "III.1"),
        ("Article III.2 - Prestations complémentaires", "III.2"),
        ("Article IV.2.4.1 – facturation et paiement", "IV.2.4.1"),
        ("Article IV.1 Obligations communes des parties", "IV.1"),
        ("Article X – Cession du Contrat", "X"),
        ("ARTICLE 1. OPPOSABILITE", "1"),
        ("4.2 Location des Produits", "4.2"),
        ("6.3. Diagnostic", "6.3"),
        ("Article 5-2 - Prix", "5.2"),
        ("Article premier : objet", "1"),
        ("IX. Litiges", "IX"),
        ("Conditions générales de vente", ""),
        ("Annexe : Sous-traitance", ""),
        ("DIVERS", ""),
        ("Code de commerce, article L441-10", ""),
    ],
)
def test_the_number_of_a_heading_is_read(heading: str, number: str) -> None:
    assert number_of(heading) == number


@pytest.mark.parametrize(("part", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XII", 12), ("XL", 40), ("7", 7)])
def test_a_part_counts(part: str, value: int) -> None:
    assert rank(part) == value


@pytest.mark.parametrize("part", ["", "IIX", "VX", "A", "BIS"])
def test_what_is_no_number_counts_nothing(part: str) -> None:
    assert rank(part) is None


def test_numbers_have_one_form() -> None:
    assert canonical("iv.2.1") == canonical("IV – 2 – 1") == canonical("IV.2.1.") == "IV.2.1"
