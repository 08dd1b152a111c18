from __future__ import annotations

import io
import re
import zipfile

import pytest

from clausier.documents import tree
from clausier.documents.labels import resolve
from clausier.documents.linter import lint
from clausier.documents.ooxml import archive
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import fragment
from clausier.documents.readback import paragraphs, verify
from clausier.documents.references import bookmark_name
from clausier.documents.word import to_docx
from documents.sample import HOUSE, NUMBERED, edited, numbered, part, run

NUMBERING = "word/numbering.xml"


def _items(*markers: str) -> tree.Document:
    return numbered(tuple(tree.ListItem(1, marker, run("x")) for marker in markers))


@pytest.mark.parametrize(
    "markers",
    [
        ("i)", "ii)", "iii)", "iv)", "v)"),
        ("g)", "h)", "i)", "j)"),
        ("A -", "B -"),
        ("XL.", "XLI."),
        ("(1)", "(2)"),
        ("12°", "13°"),
        ("3)", "5)", "1)"),
        ("-", "•", "-"),
        ("c)", "c)"),
        ("01)", "%", "%1", "aa)", ""),
        ("1)", "a)", "2)", "b)"),
    ],
)
def test_native_lists_show_the_declared_markers(markers: tuple[str, ...]) -> None:
    document = _items(*markers)
    data = to_docx(document, HOUSE)
    assert verify(document, data) == ()
    assert {each.code.ident for each in lint(data)} <= {"CLA-0728"}


def test_levels_start_again_under_a_new_heading() -> None:
    levels = (1, 2, 3, 2, 3, 3, 1, 2, 3)
    document = numbered(tuple(tree.Heading(level, "", run("t")) for level in levels))
    labels = [block.label for block in resolve(document).blocks if isinstance(block, tree.Heading)]
    assert labels == ["1.", "1.1.", "1.1.1.", "1.2.", "1.2.1.", "1.2.2.", "2.", "2.1.", "2.1.1."]
    assert paragraphs(to_docx(document, HOUSE)) == tuple(f"{label} t" for label in labels)


@pytest.mark.parametrize(
    ("kind", "shown"), [("upperRoman", "I."), ("lowerRoman", "i."), ("upperLetter", "A."), ("none", ".")]
)
def test_number_formats_of_files_made_elsewhere(kind: str, shown: str) -> None:
    data = to_docx(numbered((tree.Heading(1, "", run("t")),)), HOUSE)
    changed = edited(data, NUMBERING, lambda text: text.replace('"decimal"', f'"{kind}"', 1))
    assert paragraphs(changed) == (f"{shown} t",)


def test_a_level_that_does_not_exist_shows_nothing() -> None:
    data = to_docx(_items("1)"), HOUSE)
    deep = edited(data, "word/document.xml", lambda text: text.replace('<w:ilvl w:val="0"/>', '<w:ilvl w:val="4"/>'))
    assert paragraphs(deep) == ("x",)


def test_a_template_with_its_own_numberings_keeps_them() -> None:
    own = (
        '<w:abstractNum w:abstractNumId="5"><w:multiLevelType w:val="singleLevel"/></w:abstractNum>'
        '<w:num w:numId="8"><w:abstractNumId w:val="5"/></w:num>'
    )
    house = edited(HOUSE, NUMBERING, lambda text: re.sub(r"/>$", f">{own}</w:numbering>", text))
    data = to_docx(NUMBERED, house)
    kinds = re.findall(r"<w:(abstractNum|num) ", part(data, NUMBERING))
    assert kinds == sorted(kinds)  # every definition stands before every numbering
    assert len(set(re.findall(r'w:numId="(\d+)"', part(data, NUMBERING)))) == kinds.count("num")
    assert lint(data) == ()
    assert verify(NUMBERED, data) == ()


def test_a_template_whose_headings_have_a_numbering_follows_the_document_s() -> None:
    link = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    house = edited(
        HOUSE,
        "word/styles.xml",
        lambda text: text.replace("<w:keepNext/><w:keepLines/><w:pBdr>", f"<w:keepNext/>{link}<w:pBdr>"),
    )
    assert verify(NUMBERED, to_docx(NUMBERED, house)) == ()


def test_headings_without_paragraph_properties_can_be_numbered() -> None:
    bare = edited(
        HOUSE,
        "word/styles.xml",
        lambda text: re.sub(r'(styleId="Heading2">.*?)<w:pPr>.*?</w:pPr>', r"\1", text, count=1),
    )
    assert verify(NUMBERED, to_docx(NUMBERED, bare)) == ()


def test_deletions_and_instructions_are_not_read_and_insertions_are() -> None:
    markup = (
        '<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:br w:type="page"/><w:tab/><w:cr/></w:r>'
        '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>c</w:t></w:r></w:ins>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert text_of(fragment(markup)[0]) == "a\u2011b\n\t\nc"


def test_bookmark_names() -> None:
    taken: set[str] = set()
    assert bookmark_name("Article IV.2", taken) == "_Article_IV_2"
    assert bookmark_name("résiliation", taken) == "_resiliation"
    again = bookmark_name("Resiliation", taken)
    assert re.fullmatch(r"_Resiliation_[0-9a-f]{8}", again)
    assert len(bookmark_name("x" * 90, taken)) == 40


def _zip(*names: str, method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as written:
        for name in names:
            written.writestr(name, b"x")
    return buffer.getvalue()


def test_archives_that_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = _zip("a.xml", "a.xml")
    with pytest.raises(archive.NotAnArchiveError, match="deux parties de même nom"):
        archive.unpack(twice)
    with pytest.raises(archive.NotAnArchiveError, match="trop grand"):
        archive.unpack(_zip(*(f"{number}.xml" for number in range(2001))))
    encrypted = bytearray(_zip("a.xml"))
    encrypted[encrypted.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(archive.NotAnArchiveError, match="chiffré"):
        archive.unpack(bytes(encrypted))
    damaged = _zip("a.xml").replace(b"a.xmlx", b"a.xmly")
    with pytest.raises(archive.NotAnArchiveError, match="endommagé"):
        archive.unpack(damaged)
