from __future__ import annotations

import pytest

from clausier.check.mentions import mentions


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("conformément à l’article 4.1.3.", ["4.1.3"]),
        ("aux articles 6 et 7 des présentes", ["6", "7"]),
        ("telles que définies à l’article 7, de l’obligation de paiement", ["7"]),
        ("selon l'article 9, des délais de l'article 10 du Contrat", ["9", "10"]),
        ("l'article 3 de ces Conditions Générales", []),
        ("les articles 33 et 34 du Règlement", []),
        ("l’article 30(2) du Règlement", []),
        ("l'article 1231-5, alinéa 2, du Code civil", []),
        ("l'article 48 CPC", []),
        ("l'article L. 441-10 du Code de commerce", []),
    ],
)
def test_the_articles_of_the_contract_are_told_from_those_of_the_law(words: str, numbers: list[str]) -> None:
    assert [each[0].strip() for each in mentions(words)] == numbers
