"""Where quotes stand: articles, alinéas, tirets, and what is not there."""

from __future__ import annotations

import pytest

from clausier.model.citations import normal
from model.pages import article, model

PAGE = """## Article VIII - Résiliation {#VIII}

Les parties peuvent résilier le Contrat :

- à la fin de celui-ci, par lettre recommandée avec avis de réception,
moyennant un préavis de {préavis: lettres (chiffres) unité}

```clause
paramètre préavis = 3 mois
```

- si l’une des parties manque gravement, en lettre recommandée avec avis de réception

```clause
calcul x : entier
  sur « QUOTE »
  = 1
```

ALLANCE se réserve la faculté de résilier :

- force majeure

### Suites {#VIII.1}

Les suites sont réglées d'un commun accord.
"""


def place(quote: str) -> str:
    return model(PAGE.replace("QUOTE", quote)).computations["x"].citations[0].place


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Les parties peuvent résilier", "CGV VIII, 1er alinéa"),
        ("moyennant un préavis de trois (3) mois", "CGV VIII, 1er alinéa, 1er tiret"),
        ("si l'une des parties manque gravement", "CGV VIII, 1er alinéa, 2e tiret"),
        ("la faculté de résilier", "CGV VIII, 2e alinéa"),
        ("force majeure", "CGV VIII, 2e alinéa, 1er tiret"),
        ("réglées d’un commun accord", "CGV VIII.1, 1er alinéa"),
        # Fragments in order, over several paragraphs.
        ("résilier le Contrat … à la fin de celui-ci", "CGV VIII, 1er alinéa"),
        ("Les parties ... peuvent ... le Contrat", "CGV VIII, 1er alinéa"),
        # The nearest paragraph above the block, where words are twice in the article.
        ("lettre recommandée avec avis de réception", "CGV VIII, 1er alinéa, 2e tiret"),
        # Not there.
        ("par télégramme", ""),
        ("à la fin … Les parties", ""),
        ("Les Parties peuvent", ""),
        ("…", ""),
    ],
)
def test_a_quote_is_found_where_it_stands(quote: str, expected: str) -> None:
    assert place(quote) == expected


def test_a_quote_may_stand_in_another_article_of_the_contract() -> None:
    other = "## Article IX {#IX}\n\nLa durée est ferme.\n"
    page = PAGE.replace("sur « QUOTE »", "sur « peuvent résilier »\n  sur « est ferme » à l'article « IX »")
    found = model(page, other)
    assert [each.place for each in found.computations["x"].citations] == ["CGV VIII, 1er alinéa", "CGV IX, 1er alinéa"]
    assert [each.article for each in found.quotes if each.owner == "x"] == ["contrat#VIII", "contrat#IX"]
    for wrong in ("VIII", "X"):
        absent = model(page.replace("à l'article « IX »", f"à l'article « {wrong} »"), other)
        assert absent.computations["x"].citations[1].place == ""


def test_the_model_keeps_each_quote_with_its_place_in_the_printed_words() -> None:
    found = model(PAGE.replace("QUOTE", "parties peuvent … trois (3) mois"))
    quote = next(each for each in found.quotes if each.owner == "x")
    words = [each.paragraph.printed.text[each.start : each.end] for each in quote.found]
    assert words == ["parties peuvent", "trois (3) mois"]
    assert quote.article == "contrat#VIII"


def test_a_quote_that_is_nowhere_is_kept_without_a_place() -> None:
    found = model(PAGE.replace("QUOTE", "par télégramme"))
    assert [each.text for each in found.quotes if not each.found] == ["par télégramme"]


def test_a_sub_article_does_not_look_above_itself() -> None:
    page = (
        "## Article 1 {#1}\n\nAvant.\n\n### Article 1.1 {#1.1}\n\nDedans.\n\n"
        "```clause\ncalcul x : entier\n  sur « Avant »\n  = 1\n```\n\n## Article 2 {#2}\n\nAprès.\n"
    )
    assert model(page).computations["x"].citations[0].place == ""
    assert model(page.replace("« Avant »", "« Après »")).computations["x"].citations[0].place == ""
    assert model(page.replace("« Avant »", "« Dedans »")).computations["x"].citations[0].place == "CGV 1.1, 1er alinéa"


def test_the_other_side_of_a_passage_may_be_quoted() -> None:
    words = "Prix : {si location}le loyer{sinon}le prix de vente{fin}."
    items = "paramètre location = oui\n\ncalcul x : entier\n  sur « le prix de vente »\n  = 1"
    found = model(article(items, words))
    assert found.computations["x"].citations[0].place == "CGV 1, 1er alinéa"
    assert [each.in_variant for quote in found.quotes for each in quote.found] == [True]


def test_a_rule_that_quotes_nothing_cites_its_article_and_line() -> None:
    cited = model(article("calcul x : entier\n  = 1")).computations["x"].citations
    assert [(each.place, each.words, each.file, each.line) for each in cited] == [("CGV 1", "", "contrat/00.md", 6)]


def test_an_authority_outside_the_article_is_cited_with_the_words_of_the_law() -> None:
    law = (
        "## Article L1 {#C. com. L1}\n\nLe délai est de trente jours.\n\nIl court de l'émission.\n\n"
        "Certitude : C, à relire\n\nSources publiques : recueil\n"
    )
    items = "calcul x : entier\n  selon « C. com. L1 »\n  selon « C. com. L2 »\n  = 1"
    cited = model(article(items), law=(law,)).computations["x"].citations
    assert [(each.place, each.words, each.certainty) for each in cited] == [
        ("C. com. L1", "Le délai est de trente jours. Il court de l'émission.", "C"),
        ("C. com. L2", "", ""),
    ]


def test_the_certainty_of_a_law_may_stand_in_its_heading() -> None:
    law = "## Article L1 [B] {#C. com. L1}\n\nLe délai est de trente jours.\n"
    found = model(article("calcul x : entier\n  = 1"), law=(law,)).articles["droit#C. com. L1"]
    assert found.certainty == "B"
    assert found.path == ("Le droit", "Article L1")


def test_passages_without_effect_are_located_too() -> None:
    found = model(article("sans effet « le socle » : « déclaration »", "Ces CGV sont le socle."))
    assert [(each.reason, len(each.quote.found)) for each in found.no_effects] == [("déclaration", 1)]


def test_blanks_and_apostrophes_do_not_count() -> None:
    text, places = normal("L’une\u00a0 des\nparties")
    assert text == "L'une des parties"
    assert places[text.index("des")] == 7


def test_articles_know_their_headings_and_the_rank_of_their_paragraphs() -> None:
    found = model(PAGE.replace("QUOTE", "force majeure")).articles
    assert list(found) == ["contrat#VIII", "contrat#VIII.1"]
    assert found["contrat#VIII.1"].path == ("Le contrat", "Article VIII - Résiliation", "Suites")
    assert [(each.alinea, each.tiret) for each in found["contrat#VIII"].paragraphs] == [
        (1, 0),
        (1, 1),
        (1, 2),
        (2, 0),
        (2, 1),
    ]
