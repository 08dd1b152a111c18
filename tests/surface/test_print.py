from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.surface import layout
from clausier.surface.constants import print_constant
from clausier.surface.print import print_expression
from clausier.surface.print_items import print_item
from surface import trees
from surface.language import expression_of, item_of

if TYPE_CHECKING:
    from clausier.surface.expression import Expression
    from clausier.surface.item import Item


@given(trees.expressions)
def test_a_printed_expression_reads_back_as_itself(expression: Expression) -> None:
    printed = print_expression(expression)
    assert expression_of(printed) == expression
    assert "\n" not in printed


@given(trees.items)
def test_a_printed_item_reads_back_as_itself(item: Item) -> None:
    assert item_of(print_item(item)) == item


@given(trees.items, st.integers(0, 60))
def test_an_item_printed_over_many_lines_reads_back_as_itself(item: Item, width: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "WIDTH", width)
        printed = print_item(item)
    assert item_of(printed) == item


@given(trees.items)
def test_printing_is_stable(item: Item) -> None:
    assert print_item(item_of(print_item(item))) == print_item(item)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("a*b/c", "a × b ÷ c"),
        ("a<=b", "a ≤ b"),
        ("a >= b", "a ≥ b"),
        ("( a )", "a"),
        ("((a + b)) × c", "(a + b) × c"),
        ("a et b ou c", "(a et b) ou c"),
        ("non a = b", "non (a = b)"),
        ("non non a", "non non a"),
        ("vrai", "oui"),
        ("faux", "non"),
        ("a = faux et b", "a = non et b"),
        ("faux = a", "faux = a"),
        ("40 EUR", "40 €"),
        ("40,5 euros", "40,50 €"),
        ("1 440,50 €", "1440,50 €"),
        ("150000 €", "150 000 €"),
        ("14,50 %", "14,5 %"),
        ("1 points", "1 point"),
        ("2 jour ouvré", "2 jours ouvrés"),
        ("1 année", "1 an"),
        ("2024-03-01", "1er mars 2024"),
        ("01/03/2024", "1er mars 2024"),
        ("«  deux mots  »", "« deux mots »"),
        ("délai a après b à défaut c", "délai a après (b à défaut c)"),
        ("si a alors (si b alors c sinon d) sinon e", "si a alors (si b alors c sinon d) sinon e"),
        ("si a alors b sinon (si c alors d sinon e)", "si a alors b sinon si c alors d sinon e"),
        ("a × taux au jour", "a × (taux au jour)"),
        ("somme d'ajout.prix pour chaque ajout dans ajouts", "somme d'ajout.prix pour chaque ajout dans ajouts"),
        ("la seule lettre dans l", "le seul lettre dans l"),
        ("il existe v dans l telle que v.a", "il existe v dans l tel que v.a"),
        ("(somme de v pour chaque v dans l) + 1", "(somme de v pour chaque v dans l) + 1"),
        ("1 + (somme de v pour chaque v dans l)", "1 + somme de v pour chaque v dans l"),
        ("f(x,y)", "f(x, y)"),
        ("selon lecture(a:1;b:2;)", "selon lecture ( a : 1 ; b : 2 )"),
    ],
)
def test_each_expression_has_one_spelling(written: str, canonical: str) -> None:
    tree = expression_of(written)
    assert print_expression(tree) == canonical
    assert expression_of(canonical) == tree


def test_a_long_value_goes_on_several_lines_and_keeps_its_meaning() -> None:
    text = (
        "calcul x : argent\n  = selon une_interprétation ( première_lecture : montant_de_la_facture"
        " + somme de p.montant pour chaque p dans facture.paiements où p.reçu_le ≤ date_d_examen et p.montant > 0 €"
        " ; seconde_lecture : si facture.contestée alors minimum(facture.montant_ttc, plafond_de_la_contestation)"
        " sinon facture.montant_ttc )"
    )
    printed = print_item(item_of(text))
    assert item_of(printed) == item_of(text)
    assert max(map(len, printed.split("\n"))) <= layout.WIDTH
    assert printed.split("\n")[1:3] == [
        "  = selon une_interprétation (",
        "      première_lecture : montant_de_la_facture",
    ]


def test_a_number_no_decimal_writes_is_refused() -> None:
    from clausier.values.fraction import Fraction

    with pytest.raises(ValueError, match="no decimal"):
        print_constant(Fraction(1, 3))
