"""Redlines: refusing every change gives the first document, accepting every change the second, and both show why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.documents import linter, plain, tree
from clausier.documents.ooxml.revisions import Stamp
from clausier.documents.redline import align, printer, proof, words
from clausier.documents.redline.tree import Change, Fate, Line
from documents.sample import CONTRACT, HOUSE, NUMBERED, edited, run
from documents.tracked import accepted, body_of, rejected

if TYPE_CHECKING:
    from clausier.documents.redline.tree import ArticleChange

STAMP = Stamp("Me Lefèvre & <associés>", "2026-11-22")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(before: tree.Document, after: tree.Document) -> bytes:
    return printer.to_docx(align.redline(before, after), HOUSE, STAMP, (("clausier.version", "1"),))


def read(texts: list[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def proved(before: tree.Document, after: tree.Document) -> bytes:
    data = written(before, after)
    assert read(rejected(data)) == plain.lines(before)
    assert read(accepted(data)) == plain.lines(after)
    assert proof.verify(before, after, STAMP, data) == ()
    assert [each for each in linter.lint(data) if each.is_error] == []  # « {{ » in the words is only a warning
    return data


def contract(*blocks: tree.Block) -> tree.Document:
    return tree.Document("Contrat", "", "fr-FR", (), blocks)


def article(number: int, title: str, *paragraphs: str) -> tuple[tree.Block, ...]:
    heading = tree.Heading(1, f"Article {number}", run(title), anchor=str(number), separator=" - ")
    return (heading, *(tree.Paragraph(run(each)) for each in paragraphs))


def fates(before: tree.Document, after: tree.Document) -> list[tuple[str, str, str]]:
    def told(each: ArticleChange) -> tuple[str, str, str]:
        return each.fate.name, each.before, each.after

    return [told(each) for each in align.redline(before, after).articles]


def kinds(data: bytes) -> set[str]:
    names = {"ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "pPrChange"}
    return {each.tag.removeprefix(W) for each in body_of(data).iter()} & names


# --- Words ------------------------------------------------------------------------------------------------------------


def shown(before: str | tree.Inlines, after: str | tree.Inlines) -> str:
    signs = {Change.SAME: "{}", Change.INSERTED: "[+{}]", Change.DELETED: "[-{}]"}
    sides = [run(each) if isinstance(each, str) else each for each in (before, after)]
    nodes = [tuple(each for each in side if isinstance(each, tree.Run | tree.Value)) for side in sides]
    return "".join(signs[each.change].format(each.node.text) for each in words.compare(*nodes))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Le Client paie le prix.", "Le Client paie le prix.", "Le Client paie le prix."),
        ("Le Client paie le prix.", "Le Client règle le prix.", "Le Client [-paie][+règle] le prix."),
        ("Le Client paie.", "Le Client paie sans délai.", "Le Client paie[+ sans délai]."),
        ("Il coûte 1 000,00 € HT.", "Il coûte 1 150,50 € HT.", "Il coûte [-1 000,00 €][+1 150,50 €] HT."),
        ("d'une durée", "d'une seule durée", "d'une [+seule ]durée"),
        ("", "Tout est neuf.", "[+Tout est neuf.]"),
        ("Tout part.", "", "[-Tout part.]"),
        (
            "Elle peut mettre fin au contrat au terme d'une période, par écrit, sous un an.",
            "Elle peut résilier le contrat au terme d'une période, par écrit, sous un mois.",
            "Elle peut [-mettre fin au][+résilier le] contrat au terme d'une période, par écrit, sous un [-an][+mois].",
        ),
        # Two words that share only « de » are not cut in three.
        ("la remise de produits", "la vente de services", "la [-remise de produits][+vente de services]"),
    ],
)  # fmt: skip
def test_words_are_compared_one_by_one(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_a_value_changes_as_a_whole() -> None:
    def notice(text: str) -> tree.Inlines:
        return tree.Run("un préavis de "), tree.Value(text, "préavis", "Préavis"), tree.Run(" au moins")

    assert shown(notice("trois (3) mois"), notice("deux (2) mois")) == (
        "un préavis de [-trois (3) mois][+deux (2) mois] au moins"
    )
    spans = words.compare(*((tree.Run("A "), tree.Value("trois (3) mois", "p", "P")) for _ in range(2)))
    assert [type(each.node).__name__ for each in spans] == ["Run", "Value"]


def test_what_is_set_otherwise_is_a_change() -> None:
    assert shown((tree.Run("le "), tree.Run("Client")), (tree.Run("le "), tree.Run("Client", bold=True))) == (
        "le [-Client][+Client]"
    )


# --- Articles ---------------------------------------------------------------------------------------------------------

PRICE = "Le Client paie le prix des prestations au comptant, dans les conditions du devis accepté."
TERM = "Le Contrat dure trois ans à compter de sa signature et se renouvelle par périodes d'un an."
LAW = "Le droit français régit le Contrat, et le tribunal de Créteil connaît des litiges."
SILENCE = "Chaque partie tient secrètes les informations de l'autre pendant cinq années pleines."
OLD = contract(*article(1, "Prix", PRICE), *article(2, "Durée", TERM), *article(3, "Droit", LAW))


def test_nothing_changes_between_a_document_and_itself() -> None:
    for document in (CONTRACT, NUMBERED, OLD):
        assert align.redline(document, document).articles == ()
        assert kinds(proved(document, document)) == set()


def test_an_article_put_in_between_is_not_taken_for_the_one_it_renumbers() -> None:
    new = contract(
        *(*article(1, "Prix", PRICE), *article(2, "Secret", SILENCE)),
        *(*article(3, "Durée", TERM), *article(4, "Droit", LAW)),
    )
    assert fates(OLD, new) == [
        ("ADDED", "", "Article 2 - Secret"),
        ("CHANGED", "Article 2 - Durée", "Article 3 - Durée"),
        ("CHANGED", "Article 3 - Droit", "Article 4 - Droit"),
    ]
    assert kinds(proved(OLD, new)) == {"ins", "del"}
    assert kinds(proved(new, OLD)) == {"ins", "del"}


def test_an_article_that_moved_is_moved_with_its_paragraphs() -> None:
    new = contract(*article(3, "Droit", LAW), *article(1, "Prix", PRICE), *article(2, "Durée", TERM))
    assert fates(OLD, new) == [("MOVED", "Article 3 - Droit", "Article 3 - Droit")]
    data = proved(OLD, new)
    assert kinds(data) == {"moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"}
    ranges = [each.get(f"{W}name") for each in body_of(data).iter() if each.tag.endswith("RangeStart")]
    assert ranges == ["deplacement1", "deplacement1"]  # one range a side, over the heading and the paragraph


def test_what_changes_on_the_way_is_shown_at_both_places() -> None:
    moved = article(3, "Droit", LAW.replace("Créteil", "Paris"))
    new = contract(*moved, *article(1, "Prix", PRICE), *article(2, "Durée", TERM))
    assert fates(OLD, new) == [("MOVED_CHANGED", "Article 3 - Droit", "Article 3 - Droit")]
    lost = [
        (piece.change, span.node.text)
        for piece in align.redline(OLD, new).pieces
        if isinstance(piece, Line)
        for span in piece.spans
        if span.change in (Change.INSERTED, Change.DELETED)
    ]
    assert lost == [(Change.MOVED_TO, "Paris"), (Change.MOVED_FROM, "Créteil")]
    proved(OLD, new)


def test_a_paragraph_that_goes_to_another_article_is_moved() -> None:
    old = contract(*article(1, "Prix", PRICE, SILENCE), *article(2, "Durée", TERM))
    new = contract(*article(1, "Prix", PRICE), *article(2, "Durée", TERM, SILENCE))
    assert kinds(proved(old, new)) == {"moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"}


def test_a_short_paragraph_deleted_here_and_inserted_there_is_not_a_move() -> None:
    old = contract(*article(1, "Prix", PRICE, "Sans objet."), *article(2, "Durée", TERM))
    new = contract(*article(1, "Prix", PRICE), *article(2, "Durée", TERM, "Sans objet."))
    assert kinds(proved(old, new)) == {"ins", "del"}


def test_an_article_emptied_keeps_its_heading() -> None:
    new = contract(*article(1, "Prix", PRICE), *article(2, "Durée", "Sans objet."), *article(3, "Droit", LAW))
    assert fates(OLD, new) == [("CHANGED", "Article 2 - Durée", "Article 2 - Durée")]
    proved(OLD, new)


def test_a_title_of_another_level_says_what_it_was() -> None:
    price, term, law = article(1, "Prix", PRICE), article(2, "Durée", TERM), article(3, "Droit", LAW)
    lower = tree.Heading(2, "Article 2", run("Durée"), anchor="2", separator=" - ")
    new = contract(*price, lower, *term[1:], *law)
    data = proved(OLD, new)
    assert kinds(data) == {"pPrChange"}
    assert fates(OLD, new)[0][0] == Fate.CHANGED.name


def test_rows_and_cells_of_a_table_are_compared() -> None:
    head = ((run("Prestation"), run("Prix")),)
    old = contract(tree.Table(head, ((run("Pose"), run("10 €")), (run("Dépose"), run("5 €")))))
    new = contract(tree.Table(head, ((run("Pose"), run("12 €")), (run("Essais du soir"), run("7 €")))))
    assert kinds(proved(old, new)) == {"ins", "del"}
    wider = contract(tree.Table(((run("Prestation"), run("Unité"), run("Prix")),), ((run("Pose"), (), run("10 €")),)))
    proved(old, wider)
    proved(wider, contract())
    proved(contract(), wider)


def test_automatic_numbers_are_compared_as_they_are_read() -> None:
    without = replace(NUMBERED, blocks=NUMBERED.blocks[:6] + NUMBERED.blocks[7:8] + NUMBERED.blocks[8:])
    fewer = tree.Document("", "", "fr-FR", (), (*NUMBERED.blocks[:1], *NUMBERED.blocks[6:]), NUMBERED.labels)
    for document in (without, fewer, CONTRACT):
        proved(NUMBERED, document)
        proved(document, NUMBERED)


def test_every_change_has_its_author_and_its_day() -> None:
    new = contract(*article(3, "Droit", LAW), *article(1, "Prix", PRICE.replace("comptant", "terme")))
    data = proved(OLD, new)
    assert proof.verify(OLD, new, Stamp("Un autre", "2026-11-22"), data)[0].code.ident == "CLA-0707"


def test_the_same_documents_give_the_same_bytes() -> None:
    new = contract(*article(3, "Droit", LAW), *article(1, "Prix", PRICE))
    assert written(OLD, new) == written(OLD, new)


# --- The proof notices ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        (("comptant", "contant"),),
        (("<w:delText", "<w:instrText"), ("</w:delText>", "</w:instrText>")),
        ((":ins ", ":del "), ("</w:ins>", "</w:del>")),
        (("2026-11-22T", "2026-11-23T"),),
    ],
    ids=["word", "deletion", "kind", "day"],
)
def test_a_redline_that_lost_something_is_refused(change: tuple[tuple[str, str], ...]) -> None:
    def changed(text: str) -> str:
        for old, new_words in change:
            text = text.replace(old, new_words, 1)
        return text

    new = contract(*article(1, "Prix", PRICE.replace("au comptant", "à terme échu")), *article(2, "Durée", TERM))
    data = edited(written(OLD, new), "word/document.xml", changed)
    assert {each.code.ident for each in proof.verify(OLD, new, STAMP, data)} == {"CLA-0707"}


def test_what_is_not_a_word_file_is_refused() -> None:
    assert [each.code.ident for each in proof.verify(OLD, OLD, STAMP, b"x")] == ["CLA-0705"]


# --- Any two documents ------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "prix",
        "Client",
        "le",
        "de",
        "l'article",
        "trois (3) mois",
        "10 000 €",
        "« X »",
        "R&D",
        "<SARL>",
        "{{",
        "🙂",
        "é",
        "é",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
RUNS = st.builds(tree.Run, TEXTS, st.booleans(), st.booleans())
VALUES = st.builds(tree.Value, TEXTS, st.just("tag"), st.just("titre"))
INLINES = st.lists(st.one_of(RUNS, RUNS, VALUES, st.just(tree.LineBreak())), min_size=1, max_size=3).map(tuple)
PARAGRAPHS = st.builds(tree.Paragraph, INLINES, st.integers(0, 2))
ITEMS = st.builds(tree.ListItem, st.integers(1, 3), st.sampled_from(["-", "1)", "a -"]), INLINES)
HEADINGS = st.builds(tree.Heading, st.integers(1, 3), st.sampled_from(["", "Article 1", "IV.2"]), INLINES)
ROWS = st.lists(st.tuples(INLINES, INLINES), min_size=1, max_size=3).map(tuple)


def _table(rows: tuple[tree.Row, ...], head: bool) -> tree.Table:
    return tree.Table(rows[:1] if head else (), rows[1:] if head else rows)


def _document(title: str, blocks: list[tree.Block]) -> tree.Document:
    return replace(contract(*blocks), title=title)


TABLES = st.builds(_table, ROWS, st.booleans())
BLOCKS = st.one_of(PARAGRAPHS, PARAGRAPHS, ITEMS, HEADINGS, HEADINGS, TABLES, st.just(tree.PageBreak()))
DOCUMENTS = st.builds(
    _document,
    st.sampled_from(["", "Titre"]),
    st.lists(BLOCKS, max_size=8),
)


@given(DOCUMENTS, DOCUMENTS)
def test_any_two_documents(before: tree.Document, after: tree.Document) -> None:
    """What is accepted one way is what is rejected the other way."""
    assert read(accepted(proved(before, after))) == read(rejected(proved(after, before)))


@st.composite
def versions(draw: st.DrawFn) -> tuple[tree.Document, tree.Document]:
    """Return a document and what a few edits make of it: blocks moved, removed, doubled, written again."""
    blocks = draw(st.lists(BLOCKS, min_size=2, max_size=10))
    after = list(blocks)
    for _ in range(draw(st.integers(1, 4))):
        at, to = draw(st.integers(0, len(after))), draw(st.integers(0, len(after)))
        match draw(st.sampled_from(["move", "remove", "add", "double"])):
            case "move" if at < len(after):
                after.insert(min(to, len(after) - 1), after.pop(at))
            case "remove" if at < len(after):
                del after[at]
            case "double" if at < len(after):
                after.insert(to, after[at])
            case _:
                after.insert(to, draw(BLOCKS))
    return contract(*blocks), contract(*after)


@given(versions())
def test_any_two_versions(pair: tuple[tree.Document, tree.Document]) -> None:
    before, after = pair
    assert read(accepted(proved(before, after))) == read(rejected(proved(after, before)))
