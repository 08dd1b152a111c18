"""The page of HTML: the same words as the Word file, read by a browser's rules, nothing fetched, nothing executed."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.documents import html, plain, tree
from documents.sample import CONTRACT, NUMBERED, one, run
from documents.test_redline import DOCUMENTS

PAGE = html.to_html(CONTRACT)


def parsed(page: str) -> ET.Element:
    """Read a page as XML: what we write is well-formed, but for the elements that never close."""
    text = re.sub(r"<(meta|br)([^>]*)>", r"<\1\2/>", page.removeprefix("<!DOCTYPE html>\n"))
    return ET.fromstring(text)  # noqa: S314  our own page


@pytest.mark.parametrize("document", [CONTRACT, NUMBERED], ids=["printed", "automatic"])
def test_a_page_says_what_the_document_says(document: tree.Document) -> None:
    page = html.to_html(document)
    assert html.verify(document, page) == ()
    said = [" ".join("".join(each.itertext()).split()) for each in parsed(page).iter() if each.tag in html.TEXTS]
    assert tuple(each for each in said if each) == plain.lines(document)


@given(DOCUMENTS)
def test_any_document(document: tree.Document) -> None:
    page = html.to_html(document)
    assert html.verify(document, page) == ()
    parsed(page)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_is_words_and_nothing_else(text: str) -> None:
    page = html.to_html(one(tree.Run(text), tree.Value(text, text, text)))
    found = parsed(page).find("body/main/p")
    assert found is not None
    assert "".join(found.itertext()).replace("\u00a0", " ") == (text * 2).replace("\u00a0", " ")


def test_nothing_is_fetched_and_nothing_runs() -> None:
    assert "default-src 'none'" in PAGE
    assert not re.search(r"<(script|link|img|iframe|object)|url\(|@import|https?:", PAGE)


def test_a_reader_aloud_finds_its_way() -> None:
    root = parsed(PAGE)
    assert root.get("lang") == "fr-FR"
    assert [each.text for each in root.iter("title")] == ["Conditions générales de vente"]
    assert [each.tag for each in root.iter() if re.fullmatch(r"h\d", each.tag)] == ["h1", *["h2"] * 2, "h3", "h2", "h2"]
    assert [each.get("aria-label") for each in root.iter("nav")] == ["Sommaire"]
    assert {each.get("scope") for each in root.iter("th")} == {"col"}
    assert [each.get("aria-level") for each in root.iter("li") if each.get("aria-level")] == ["1", "2", "1"]


def test_links_lead_to_headings() -> None:
    root = parsed(PAGE)
    idents = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(set(idents)) == len(idents)
    aims = [(each.get("href") or "").removeprefix("#") for each in root.iter("a")]
    assert len(aims) == 7  # five of the contents, two references
    assert set(aims) <= set(idents)


def test_a_page_that_says_something_else_is_refused() -> None:
    for changed in (PAGE.replace("trois (3)", "deux (2)"), PAGE.replace("<p>Le droit français.</p>\n", "")):
        assert [each.code.ident for each in html.verify(CONTRACT, changed)] == ["CLA-0707"]


def test_headings_without_anchor_are_reached_from_the_contents() -> None:
    blocks = (tree.Contents("", 1), tree.Heading(1, "", run("Un")), tree.PageBreak(), tree.Heading(1, "", run("Deux")))
    root = parsed(html.to_html(replace(CONTRACT, blocks=blocks)))
    assert [each.get("href") for each in root.iter("a")] == ["#titre-1", "#titre-2"]
    assert [(each.get("id"), each.get("class")) for each in root.iter("h2")] == [("titre-1", None), ("titre-2", "page")]
