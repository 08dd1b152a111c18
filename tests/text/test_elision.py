"""What French writes before a value: the rule is that of any grammar, « onze » and « huit » are aspirated."""

from __future__ import annotations

import pytest

from clausier.text.elision import agreed


@pytest.mark.parametrize(
    ("words", "value", "printed"),
    [
        ("une durée d'", "deux (2) années", "une durée de deux (2) années"),
        ("une durée d’", "un (1) an", "une durée d’un (1) an"),
        ("une période d'", "onze (11) mois", "une période de onze (11) mois"),
        ("une période d'", "huit (8) mois", "une période de huit (8) mois"),
        ("une somme d'", "1 000 000,00 €", "une somme de 1 000 000,00 €"),
        ("un préavis de ", "un (1) mois", "un préavis d'un (1) mois"),
        ("un préavis de\u00a0", "une semaine", "un préavis d'une semaine"),
        ("un préavis de ", "1 mois", "un préavis de 1 mois"),
        ("un délai de ", "onze (11) jours", "un délai de onze (11) jours"),
        ("rien de plus qu'", "trois mois", "rien de plus que trois mois"),
        ("rien de plus que ", "un mois", "rien de plus qu'un mois"),
        ("Qu'", "un mois", "Qu'un mois"),
        # What is no number keeps what the author wrote where the rule is not known: a mute or an aspirated « h ».
        ("les mots d'", "Hôtel du Port", "les mots d'Hôtel du Port"),
        ("les mots d'", "Élan", "les mots d'Élan"),
        ("les mots de ", "Atelier Morel", "les mots de Atelier Morel"),
        ("une durée d'", "[contrat.durée]", "une durée d'[contrat.durée]"),
        # The end of a word is no « de ».
        ("le code ", "un (1)", "le code un (1)"),
        ("aujourd'", "hui", "aujourd'hui"),
        ("l'", "un (1)", "l'un (1)"),
    ],
)
def test_de_and_que_agree_with_the_value(words: str, value: str, printed: str) -> None:
    assert agreed(words, value) + value == printed
