"""The book of the contract: every word and every reading of ALLANCE is there, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausier.app.opening import open_project
from clausier.documents import book, cards
from clausier.documents.french import definite, of, worded
from clausier.model.words import DEROGATES
from clausier.project.compile import Compiled, compile_contract

if TYPE_CHECKING:
    from clausier.model.tree import Model

ROOT = Path(__file__).resolve().parents[2]
TAG = re.compile(r"<[^>]+>")
WORDS = re.compile(r'<div class="disposition[^"]*" id="([^"]+)"><div class="cote"><p class="mots[^"]*">(.*?)</p>')
OF_PAPER = re.compile(r"^\d|^[IVX]+(\.\d+)*( bis)?$")


of_the_first = pytest.mark.parametrize("compiled", [0], indirect=True, ids=["first contract"])


@pytest.fixture(scope="module", params=[0, 1], ids=["first contract", "second contract"])
def compiled(request: pytest.FixtureRequest) -> Compiled:
    project = open_project(str(ROOT)).value
    assert project is not None
    return compile_contract(project, project.contracts[int(request.param)])


@pytest.fixture(scope="module")
def model(compiled: Compiled) -> Model:
    assert compiled.model is not None
    return compiled.model


@pytest.fixture(scope="module")
def pages(compiled: Compiled, model: Model) -> tuple[book.Page, ...]:
    return book.pages(model, compiled.problems)


def plain(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())


def test_articles_are_in_the_order_of_the_paper(model: Model, pages: tuple[book.Page, ...]) -> None:
    printed = [each for each in model.articles.values() if not each.is_law and each.on_paper]
    paper = [each.path[-1] for each in printed if not each.run_in]
    titles = [each.title for each in pages if each.path != "index.md"]
    assert titles[: len(paper)] == paper


def test_a_run_in_article_is_on_the_page_of_the_one_it_is_part_of(model: Model, pages: tuple[book.Page, ...]) -> None:
    text = {each.path: each.text for each in pages}
    own = {each.anchor for each in model.articles.values() if not each.is_law and not each.run_in}
    for each in model.articles.values():
        if each.run_in:
            whole = each.anchor.rpartition(".")[0] or "A"
            assert whole in own
            assert f"## {each.anchor} {{ #{each.anchor} }}" in text[f"{whole}.md"]


def test_words_of_every_paragraph_stand_once(model: Model, pages: tuple[book.Page, ...]) -> None:
    found = [(ident, plain(words)) for page in pages for ident, words in WORDS.findall(page.text)]
    wanted = [
        (book.address(article, each), " ".join(each.printed.text.split()))
        for article in model.articles.values()
        for each in article.paragraphs
    ]
    assert sorted(found) == sorted(wanted)


def test_readings_of_every_interpretation_stand_with_the_one_retained(
    model: Model, pages: tuple[book.Page, ...]
) -> None:
    text = plain(" ".join(each.text for each in pages))
    for each in model.interpretations.values():
        assert plain(each.question) in text
        for reading in each.readings:
            kept = f"« {plain(reading.label)} », lecture retenue" if reading.name == each.retained else reading.label
            assert plain(kept) in text


def test_every_rule_has_its_card(model: Model, pages: tuple[book.Page, ...]) -> None:
    text = " ".join(each.text for each in pages)
    groups = (model.parameters, model.computations, model.powers, model.duties, model.interpretations)
    names = [name for group in groups for name in group] + [each.name for each in model.amendments]
    names += [f"question-{each}" for each in model.questions]
    assert [each for each in names if f'id="regle-{each}"' not in text] == []


def test_anchors_are_unique_on_their_page_and_links_lead_to_them(pages: tuple[book.Page, ...]) -> None:
    anchors: dict[str, set[str]] = {}
    for page in pages:
        found = re.findall(r' id="([^"]+)"', page.text) + re.findall(r"\{ #(\S+) \}", page.text)
        assert [each for each, count in Counter(found).items() if count > 1] == [], page.path
        anchors[page.path.removesuffix(".md")] = set(found)
    for page in pages:
        here = page.path.removesuffix(".md")
        for link in re.findall(r'href="([^"]+)"', page.text) + re.findall(r"\]\(([^)]+)\)", page.text):
            target, _, anchor = link.partition("#")
            home = re.sub(r"\.(html|md)$", "", target) or here
            assert home in anchors, link
            assert not anchor or unescape(anchor) in anchors[home], link
    assert len({each.path for each in pages}) == len(pages)


def test_paragraph_leads_to_the_rules_that_quote_it_from_elsewhere(model: Model, pages: tuple[book.Page, ...]) -> None:
    rows = {
        ident: row
        for page in pages
        for row in page.text.split('<div class="disposition')
        for ident in re.findall(r'^[^"]*" id="([^"]+)"', row)
    }
    quotes = [each for each in model.quotes if each.owner in model.powers or each.owner in model.computations]
    for quote in quotes:
        for found in quote.found:
            place = book.address(model.articles[found.paragraph.article], found.paragraph)
            assert f"regle-{quote.owner}" in rows[place], (quote.owner, place)


@of_the_first
def test_defects_of_the_text_are_listed_with_a_correction(compiled: Compiled, pages: tuple[book.Page, ...]) -> None:
    page = next(each for each in pages if each.path == "defauts.md").text
    found = [each for each in compiled.problems if each.code.ident in book.DEFECTS]
    assert page.count("\n## ") == len(found) > 0
    assert page.count("Correction proposée : ") == sum(bool(each.hint) for each in found)
    # The paper has two articles III.2 and no article XI.
    assert "Deux articles portent le numéro III.2" in page
    assert "pas d'article XI " in page


def test_a_derogation_stands_beside_its_paragraph_with_its_words_and_its_condition(
    model: Model, pages: tuple[book.Page, ...]
) -> None:
    names = [text for text in model.passages if text.startswith(DEROGATES)]
    assert bool(names) is (model.short_name == "ALLEO")
    for name in names:
        assert sum(f'id="{cards.anchor(name)}"' in each.text for each in pages) == 1
    if names:
        (page,) = (each.text for each in pages if cards.anchor("déroge escompte_convenu") in each.text)
        card = plain(page[page.index(f'id="{cards.anchor("déroge escompte_convenu")}"') :][:1500])
        assert "« aucun escompte n’est dû par ALLEO en cas de paiement anticipé »" in card
        assert "un escompte de [contrat.escompte_prévu] est dû en cas de paiement anticipé" in card


@of_the_first
def test_power_reads_as_french(pages: tuple[book.Page, ...]) -> None:
    page = next(each for each in pages if each.path == "VIII.md").text
    card = plain(re.split('<div class="carte', page.partition('id="regle-résilier_au_terme"')[2])[0])
    assert "Pouvoir résilier au terme" in card
    assert "Par le client ou le prestataire" in card
    assert "Au plus tard le dernier jour pour prévenir" in card


@of_the_first
def test_law_that_bears_on_a_rule_says_how_sure_it_is(pages: tuple[book.Page, ...]) -> None:
    # C. civ. 1225 al. 2 (the notice mentions the clause) completes the termination for breach; its text is grade C.
    page = next(each for each in pages if each.path == "VIII.md").text
    card = plain(re.split('<div class="carte', page.partition('id="regle-mention_de_la_clause"')[2])[0])
    assert "C. civ. 1225 al. 2 C — à relire par un juriste" in card


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("le contrat", "du contrat"),
        ("la lettre", "de la lettre"),
        ("les factures", "des factures"),
        ("une facture", "d'une facture"),
        ("événement", "d'événement"),
        ('<a href="x">le terme</a>', 'du <a href="x">terme</a>'),
    ],
)
def test_de_is_contracted(words: str, wanted: str) -> None:
    assert of(words) == wanted


def test_names_become_words() -> None:
    assert worded("Facture.montant_ht") == "montant HT"
    assert worded("base_de_l_année") == "base de l'année"
    assert definite("une lettre") == "la lettre"
    assert definite("un événement") == "l'événement"
    assert definite("le contrat") == "le contrat"
