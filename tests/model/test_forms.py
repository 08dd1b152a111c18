from __future__ import annotations

from datetime import date

import pytest

from clausier.model.forms import print_value
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction, Rational
from clausier.values.money import Money
from clausier.values.rate import Points, Rate


def lasting(amount: Rational, unit: Unit) -> Duration:
    return Duration(Fraction(amount), unit)


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        # The forms found in the two signed contracts.
        (lasting(30, Unit.DAY), "lettres (chiffres) unité", "trente (30) jours"),
        (lasting(3, Unit.MONTH), "lettres (chiffres) unité", "trois (3) mois"),
        (lasting(2, Unit.DAY), "chiffres (lettres) unité", "2 (deux) jours"),
        (lasting(2, Unit.MONTH), "toutes lettres", "deux mois"),
        (lasting(Fraction(7, 2), Unit.HOUR), "chiffres (toutes lettres)", "3,5 (trois heures et demie)"),
        (lasting(1, Unit.YEAR), "lettres (chiffres) année", "un (1) année"),
        (lasting(2, Unit.YEAR), "lettres (chiffres) année", "deux (2) années"),
        (lasting(1, Unit.YEAR), "lettres accordées (chiffres) année", "une (1) année"),
        (lasting(1, Unit.YEAR), "lettres (chiffres) unité", "un (1) an"),
        (Points(Fraction(10)), "chiffres", "10"),
        (Money(Fraction(40)), "lettres (chiffres) euros", "quarante (40) euros"),
        # Agreement in number and gender follows the value.
        (lasting(1, Unit.DAY), "lettres (chiffres) unité", "un (1) jour"),
        (lasting(21, Unit.HOUR), "lettres accordées (chiffres) heure", "vingt et une (21) heures"),
        (lasting(21, Unit.HOUR), "lettres (chiffres) heures", "vingt et un (21) heures"),
        (lasting(Fraction(3, 2), Unit.HOUR), "toutes lettres", "une heure et demie"),
        (lasting(5, Unit.WORKED_DAY_OUVRE), "lettres (chiffres) jours ouvrés", "cinq (5) jours ouvrés"),
        # Another unit than the one written is printed as it is.
        (lasting(6, Unit.MONTH), "lettres (chiffres) année", "six (6) mois"),
        (Money(Fraction(1)), "chiffres unité", "1 euro"),
        (Money(Fraction(1440)), "toutes lettres", "mille quatre cent quarante euros"),
        (Points(Fraction(1)), "lettres (chiffres) unité", "un (1) point"),
        (Points(Fraction(10)), "toutes lettres", "dix points"),
        (Rate(Fraction(29, 200)), "chiffres unité", "14,5 %"),
        (Rate(Fraction(1, 5)), "toutes lettres", "vingt pour cent"),
        (15, "lettres (chiffres)", "quinze (15)"),
        (15, "toutes lettres", "quinze"),
        (15, "chiffres unité", "15 "),
        (Fraction(1, 2), "lettres", "zéro virgule cinq"),
        (date(2024, 3, 1), "date", "1er mars 2024"),
        (date(2024, 3, 1), "toutes lettres", "premier mars deux mille vingt-quatre"),
        ("Sèvres", "toutes lettres", "Sèvres"),
        (True, "toutes lettres", "oui"),
        (True, "lettres", "oui"),
        # What letters do not write is shown.
        (Fraction(1, 3), "lettres", "0,3333…"),
        (lasting(Fraction(7, 3), Unit.HOUR), "toutes lettres", "2,3333… heures"),
        (15, "date", "15"),
        (15, "le chiffres du mois", "le 15 du mois"),
        ((75, 77, 92), "", "75, 77 et 92"),
        ((75,), "", "75"),
        (("75", "2A"), "", "75 et 2A"),
        (lasting(3, Unit.MONTH), "", "3 mois"),
    ],
)
def test_a_value_is_printed_after_its_form(value: object, form: str, printed: str) -> None:
    assert print_value(value, form) == printed  # type: ignore[arg-type]  # a value of some kind
