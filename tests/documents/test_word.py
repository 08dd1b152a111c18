from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.documents import tree
from clausier.documents.characters import refused
from clausier.documents.house import check_template
from clausier.documents.linter import lint
from clausier.documents.readback import paragraphs, verify
from clausier.documents.word import UnprintableError, to_docx
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from documents.sample import CONTRACT, HOUSE, NUMBERED, PRINTED, edited, numbered, one, part, run, shortened

PRINTED_CONTRACT = to_docx(CONTRACT, HOUSE)
PRINTED_NUMBERED = to_docx(NUMBERED, HOUSE)
DOCUMENT = "word/document.xml"


def _plain(data: bytes) -> tuple[str, ...]:
    read = paragraphs(data)
    assert not isinstance(read, Diagnostic)
    return tuple(text for text in (" ".join(each.split()) for each in read) if text)


def test_the_file_reads_as_written() -> None:
    assert _plain(PRINTED_CONTRACT) == PRINTED
    assert verify(CONTRACT, PRINTED_CONTRACT) == ()


def test_the_linter_finds_nothing() -> None:
    assert lint(PRINTED_CONTRACT) == ()
    assert lint(PRINTED_NUMBERED) == ()


def test_native_numbers_read_as_the_tree_counts_them() -> None:
    assert _plain(PRINTED_NUMBERED) == (
        "1. Objet",
        "Voir l'article 2.2.",
        "- premier",
        "1) un",
        "entre deux",
        "2) deux",
        "2. Durée",
        "2.1. Terme",
        "2.2. Résiliation",
        "1) une autre liste",
        "a) dessous",
        "b) ensuite",
    )
    assert verify(NUMBERED, PRINTED_NUMBERED) == ()
    assert not re.search(r"<w:t [^>]*>\s*2\.", part(PRINTED_NUMBERED, DOCUMENT).partition("Voir")[0])


def test_a_list_restarts_on_its_own_definition() -> None:
    numbering = part(PRINTED_NUMBERED, "word/numbering.xml")
    followed = re.findall(r'<w:num w:numId="\d+"><w:abstractNumId w:val="(\d+)"/>', numbering)
    assert len(followed) == len(set(followed)) == 5  # headings, "-", two lists "1)", one list "a)"


def test_another_program_reads_the_same_styles_and_words() -> None:
    word = docx.Document(io.BytesIO(PRINTED_CONTRACT))
    headings = [each.text for each in word.paragraphs if each.style and (each.style.name or "").startswith("Heading")]
    assert headings[0] == "ARTICLE I - Définitions"
    assert [cell.text for cell in word.tables[0].rows[2].cells] == ["Total", "", "1\u00a0000,00\u00a0€"]
    assert word.tables[0].style is not None
    assert word.tables[0].style.name == "Tableau maison"
    assert word.core_properties.title == "Conditions générales de vente"
    assert word.core_properties.author == "Clausier"
    assert word.core_properties.modified is not None
    assert word.core_properties.modified.year == 1980


def test_values_are_content_controls_that_name_their_parameter() -> None:
    body = part(PRINTED_CONTRACT, DOCUMENT)
    assert re.findall(r'<w:tag w:val="([^"]*)"/>', body) == ["prix.abonnement", "préavis_de_résiliation"]
    assert '<w:alias w:val="Préavis de résiliation"/>' in body


def test_a_reference_in_the_words_of_the_label_is_a_field_over_these_words() -> None:
    body = part(PRINTED_CONTRACT, DOCUMENT)
    (name,) = re.findall(r"> REF (\S+) \\h <", body)
    start = body.index(f'w:name="{name}"')
    assert re.findall(r"<w:t [^>]*>([^<]*)<", body[start : body.index("<w:bookmarkEnd", start)]) == ["IV.2"]


def test_a_reference_in_other_words_is_a_link() -> None:
    link = re.search(
        r'<w:hyperlink w:anchor="(_IV)" w:history="1"><w:r><w:t [^>]*>([^<]*)<', part(PRINTED_CONTRACT, DOCUMENT)
    )
    assert link is not None
    assert link.groups() == ("_IV", "l'article ci-dessus")


def test_a_reference_to_an_automatic_number_is_a_field_that_asks_for_the_number() -> None:
    assert re.findall(r"> (REF [^<]*) <", part(PRINTED_NUMBERED, DOCUMENT)) == ["REF _resiliation \\r \\h"]


def test_references_do_not_match_inside_another_number() -> None:
    blocks = (
        tree.Heading(1, "Article III", run("a"), anchor="3"),
        tree.Heading(2, "Article IV.2.4", run("b"), anchor="4"),
        tree.Paragraph((tree.Reference("II", "3"), tree.Run(" "), tree.Reference("IV.2", "4"))),
    )
    data = to_docx(shortened(CONTRACT, *blocks), HOUSE)
    assert " REF " not in part(data, DOCUMENT)
    assert lint(data) == ()


def test_several_wordings_of_one_label_have_each_their_bookmark() -> None:
    mentions = (tree.Reference("IV.2", "a"), tree.Run(" "), tree.Reference("Article IV.2", "a"), tree.Run(" "))
    blocks = (
        tree.Heading(1, "Article IV.2", run("b"), anchor="a"),
        tree.Paragraph((*mentions, tree.Reference("", "a"))),
    )
    data = to_docx(shortened(CONTRACT, *blocks), HOUSE)
    assert part(data, DOCUMENT).count(" REF ") == 2
    assert lint(data) == ()
    assert verify(shortened(CONTRACT, *blocks), data) == ()


def test_anchors_of_any_shape_give_distinct_short_names() -> None:
    anchors = ["é", "e", "E", "../a b", "x" * 60, "x" * 61, "ß", "§", "1"]
    headings = tuple(tree.Heading(1, f"Article {at}", run("t"), anchor=anchor) for at, anchor in enumerate(anchors))
    data = to_docx(shortened(CONTRACT, *headings), HOUSE)
    names = re.findall(r'w:name="([^"]*)"', part(data, DOCUMENT))
    assert len({name.lower() for name in names}) == len(anchors)
    assert lint(data) == ()


def test_header_and_footer_show_title_and_page_numbers() -> None:
    header, footer = part(PRINTED_CONTRACT, "word/header1.xml"), part(PRINTED_CONTRACT, "word/footer1.xml")
    assert re.findall(r"<w:t [^>]*>([^<]*)<", header) == ["Conditions générales de vente", "Version au 25/05/2016"]
    assert re.findall(r"<w:instrText [^>]*>([^<]*)<", footer) == [" PAGE ", " NUMPAGES "]
    assert re.findall(r"<w:t [^>]*>([^<]*)<", footer) == ["page ", "1", " sur ", "1"]


def test_a_document_without_title_has_an_empty_header() -> None:
    assert "<w:sdt>" not in part(PRINTED_NUMBERED, "word/header1.xml")


def test_properties_are_kept_with_the_file() -> None:
    custom = part(PRINTED_CONTRACT, "docProps/custom.xml")
    found = re.findall(r'name="([^"]*)"><vt:lpwstr>([^<]*)<', custom)
    assert [each for each in found if not each[0].startswith("clausier.partie.")] == [
        ("clausier.empreinte", "9f86d081"),
        ("clausier.version", "R&amp;D &lt;1&gt;"),
    ]


def test_page_breaks_do_not_leave_empty_lines() -> None:
    blocks = (tree.Paragraph(run("a")), tree.PageBreak(), tree.Paragraph(run("b")), tree.PageBreak())
    body = part(to_docx(shortened(CONTRACT, *blocks), HOUSE), DOCUMENT)
    assert body.count("<w:pageBreakBefore/>") == 1
    assert body.count('<w:br w:type="page"/>') == 1


def test_tables_have_a_repeated_header_and_fill_the_line() -> None:
    body = part(PRINTED_CONTRACT, DOCUMENT)
    assert body.count("<w:tblHeader/>") == 1
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', body)]
    assert sum(widths) == 11906 - 2 * 1361  # A4 less the margins of the house style
    assert abs(widths[0] - sum(widths) * 5 // 9) <= 1


@given(st.text().filter(lambda text: not refused(text) and "\r" not in text))
def test_any_text_comes_back_unchanged(text: str) -> None:
    data = to_docx(one(tree.Run("|"), tree.Value(text, "t", "T"), tree.Run("|", bold=True)), HOUSE)
    read = paragraphs(data)
    assert not isinstance(read, Diagnostic)
    assert read[0].replace("\u00a0", " ") == f"|{text}|".replace("\u00a0", " ")


@pytest.mark.parametrize(
    "text", ["R&D", "<SARL>", "{{ nom }}", "{% if %}", "😀👩‍⚖️", "e\u0301 é", "a\n\tb", "]]>", " « x »", "&amp;"]
)
def test_dangerous_texts_survive(text: str) -> None:
    document = replace(CONTRACT, title=text, blocks=(tree.Paragraph(run(text)), tree.ListItem(1, text, run(text))))
    data = to_docx(document, HOUSE)
    assert verify(document, data) == ()
    assert {each.code for each in lint(data)} <= {codes.WORD_LEFTOVER}


def test_a_document_that_fails_its_check_is_refused_before_writing() -> None:
    with pytest.raises(UnprintableError, match=r"U\+0000"):
        to_docx(one(tree.Run("\x00")), HOUSE)


def test_a_template_that_fails_its_check_is_refused() -> None:
    with pytest.raises(UnprintableError):
        to_docx(CONTRACT, b"")
    lacking = edited(HOUSE, "word/styles.xml", lambda text: text.replace('w:val="Body Text"', 'w:val="Corps"'))
    (found,) = check_template(lacking)
    assert found.message == "le modèle Word n'a pas de style « body text »"
    with pytest.raises(UnprintableError, match="body text"):
        to_docx(CONTRACT, lacking)


def test_nothing_of_the_machine_or_of_the_template_s_history_is_kept() -> None:
    def attach(text: str) -> str:
        return text.replace("<w:defaultTabStop", '<w:attachedTemplate r:id="rId1"/><w:rsids/><w:defaultTabStop')

    dirty = edited(HOUSE, "word/settings.xml", attach)
    dirty = edited(dirty, "docProps/app.xml", lambda text: text.replace("Clausier", "C:\\Users\\dupont"))
    dirty = edited(dirty, "docProps/core.xml", lambda text: text.replace("Clausier", "Maître Dupont"))
    data = to_docx(CONTRACT, dirty)
    assert lint(data) == ()
    assert "attachedTemplate" not in part(data, "word/settings.xml")
    assert "dupont" not in (part(data, "docProps/app.xml") + part(data, "docProps/core.xml")).lower()


def test_a_template_saved_by_a_french_word_works() -> None:
    """Word translates style ids ("Titre1") and keeps the names of its own styles ("heading 1")."""

    def translate(text: str) -> str:
        return re.sub(r'(w:styleId|basedOn w:val|next w:val)="([A-Z]\w*)"', r'\1="Fr\2"', text)

    french = edited(HOUSE, "word/styles.xml", translate)
    for name in (DOCUMENT, "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"):
        french = edited(french, name, lambda text: re.sub(r'((?:pStyle|tblStyle) w:val)="', r'\1="Fr', text) + " ")
    data = to_docx(CONTRACT, french)
    assert '<w:pStyle w:val="FrHeading1"/>' in part(data, DOCUMENT)
    assert lint(data) == ()
    assert lint(to_docx(NUMBERED, french)) == ()


def test_a_template_without_numbering_receives_one() -> None:
    bare = edited(
        HOUSE, "word/_rels/document.xml.rels", lambda text: re.sub(r"<Relationship [^>]*numbering.xml\"/>", "", text)
    )
    assert _plain(to_docx(NUMBERED, bare)) == _plain(PRINTED_NUMBERED)


def test_verify_names_the_first_difference() -> None:
    changed = edited(PRINTED_CONTRACT, DOCUMENT, lambda text: text.replace("trois (3) mois", "deux (2) mois"))
    text, value = verify(CONTRACT, changed)
    assert text.code == value.code == codes.TEXT_DIFFERS
    assert "deux (2) mois" in text.message
    assert value.message == (
        "les valeurs du fichier Word donnent « préavis_de_résiliation » = « deux (2) mois »"
        " au lieu de « préavis_de_résiliation » = « trois (3) mois »"
    )
    (missing,) = verify(shortened(CONTRACT), to_docx(shortened(CONTRACT, tree.Paragraph(run("en trop"))), HOUSE))
    assert missing.message == "le paragraphe 3 du fichier Word se lit « en trop » au lieu de rien"


@pytest.mark.parametrize("data", [b"", b"PK", HOUSE[:500], b"<html/>"])
def test_bytes_that_are_not_word_give_a_diagnostic(data: bytes) -> None:
    for found in (paragraphs(data), *verify(CONTRACT, data), *lint(data), *check_template(data)):
        assert isinstance(found, Diagnostic)
        assert found.code == codes.WORD_UNREADABLE


def test_the_language_of_the_document_is_that_of_its_text() -> None:
    data = to_docx(replace(numbered(()), language="de-DE"), HOUSE)
    assert [each.code for each in lint(data)] == [codes.WORD_LANGUAGE]
