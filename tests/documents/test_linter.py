"""One fault is planted in a sound file for each rule; the rule, and it alone, must report it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clausier.documents.linter import lint
from clausier.documents.ooxml.archive import pack, unpack
from clausier.documents.word import to_docx
from clausier.text import codes
from documents.sample import CONTRACT, HOUSE, NUMBERED, edited

if TYPE_CHECKING:
    from collections.abc import Callable

    from clausier.text.diagnostic import Code

SOUND = to_docx(CONTRACT, HOUSE)
SOUND_NUMBERED = to_docx(NUMBERED, HOUSE)
BODY, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
SETTINGS, RELATIONS = "word/settings.xml", "word/_rels/document.xml.rels"
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
LAST = "</w:body>"


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def before_section(markup: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(<w:sectPr)", lambda found: markup + found[1], text, count=1)


def last(pattern: str, new: str) -> Callable[[str], str]:
    """Replace the last match of ``pattern``."""

    def change(text: str) -> str:
        found = list(re.finditer(pattern, text))[-1]
        return text[: found.start()] + new + text[found.end() :]

    return change


PARAGRAPH = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
FAULTS: list[tuple[str, bytes, str, Callable[[str], str], Code]] = [
    ("field without end", SOUND, BODY, last(END, ""), codes.WORD_FIELD_OPEN),
    ("end without field", SOUND, BODY, before_section(f"<w:p>{END}</w:p>"), codes.WORD_FIELD_OPEN),
    (
        "field across paragraphs",
        SOUND,
        BODY,
        last(re.escape(END), f"</w:p><w:p>{END}"),
        codes.WORD_FIELD_OPEN,
    ),
    ("field without result", SOUND, "word/footer1.xml", swap('preserve">1<', 'preserve"><'), codes.WORD_FIELD_EMPTY),
    (
        "simple field without result",
        SOUND,
        BODY,
        before_section('<w:p><w:fldSimple w:instr="PAGE"/></w:p>'),
        codes.WORD_FIELD_EMPTY,
    ),
    ("reference to nothing", SOUND, BODY, swap(" REF _IV_2", " REF _IX"), codes.WORD_REFERENCE_LOST),
    ("link to nothing", SOUND, BODY, swap('w:anchor="_IV"', 'w:anchor="_IX"'), codes.WORD_REFERENCE_LOST),
    (
        "reference that shows other words",
        SOUND,
        BODY,
        last(r">IV\.2</w:t></w:r><w:r><w:fldChar", ">IV.3</w:t></w:r><w:r><w:fldChar"),
        codes.WORD_REFERENCE_STALE,
    ),
    (
        "reference that shows another number",
        SOUND_NUMBERED,
        BODY,
        swap(">2.2</w:t>", ">9.9</w:t>"),
        codes.WORD_REFERENCE_STALE,
    ),
    (
        "paragraph to no numbering",
        SOUND_NUMBERED,
        BODY,
        last(r'<w:numId w:val="\d+"/>', '<w:numId w:val="99"/>'),
        codes.WORD_NUMBERING_LOST,
    ),
    (
        "numbering to no definition",
        SOUND_NUMBERED,
        NUMBERING,
        last(r'<w:abstractNumId w:val="\d+"/>', '<w:abstractNumId w:val="99"/>'),
        codes.WORD_NUMBERING_LOST,
    ),
    (
        "level that names a style outside",
        SOUND_NUMBERED,
        NUMBERING,
        swap('<w:pStyle w:val="Heading6"/>', '<w:pStyle w:val="BodyText"/>'),
        codes.WORD_NUMBERING_LOST,
    ),
    (
        "unknown style",
        SOUND,
        BODY,
        swap('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Titre2"/>'),
        codes.WORD_STYLE_UNKNOWN,
    ),
    ("bookmark without end", SOUND, BODY, last(r"<w:bookmarkEnd [^>]*/>", ""), codes.WORD_BOOKMARK_UNPAIRED),
    (
        "bookmark end without start",
        SOUND,
        BODY,
        before_section('<w:p><w:bookmarkEnd w:id="999"/></w:p>'),
        codes.WORD_BOOKMARK_UNPAIRED,
    ),
    ("bookmark name twice", SOUND, BODY, swap('w:name="_XII"', 'w:name="_viii"'), codes.WORD_BOOKMARK_NAME),
    ("bookmark name too long", SOUND, BODY, swap('w:name="_XII"', f'w:name="{"x" * 41}"'), codes.WORD_BOOKMARK_NAME),
    ("bookmark name with a digit first", SOUND, BODY, swap('w:name="_XII"', 'w:name="12"'), codes.WORD_BOOKMARK_NAME),
    (
        "insertion numbered as a bookmark",
        SOUND,
        BODY,
        before_section(
            '<w:p><w:bookmarkStart w:id="900" w:name="_a"/><w:bookmarkEnd w:id="900"/>'
            '<w:ins w:id="900" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
        ),
        codes.WORD_MARK_TWICE,
    ),
    (
        "text in a deletion",
        SOUND,
        BODY,
        before_section('<w:p><w:del w:id="900" w:author="a"><w:r><w:t>x</w:t></w:r></w:del></w:p>'),
        codes.WORD_REVISION_TEXT,
    ),
    (
        "deleted text outside a deletion",
        SOUND,
        BODY,
        before_section("<w:p><w:r><w:delText>x</w:delText></w:r></w:p>"),
        codes.WORD_REVISION_TEXT,
    ),
    ("new line in a text", SOUND, BODY, swap("Fait à Créteil.", "Fait\nà Créteil."), codes.WORD_LINE_IN_TEXT),
    (
        "cell without paragraph",
        SOUND,
        BODY,
        lambda text: re.sub(r"(</w:tcPr>)<w:p>.*?</w:p>(</w:tc>)", r"\1\2", text, count=1, flags=re.DOTALL),
        codes.WORD_CELL_END,
    ),
    (
        "control without paragraph",
        SOUND,
        BODY,
        before_section("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"),
        codes.WORD_CELL_END,
    ),
    ("missing header", SOUND, RELATIONS, swap('Id="rId10"', 'Id="rId99"'), codes.WORD_PART_LOST),
    (
        "comment without comment",
        SOUND,
        BODY,
        before_section('<w:p><w:r><w:commentReference w:id="7"/></w:r></w:p>'),
        codes.WORD_COMMENT_ORPHAN,
    ),
    (
        "control number twice",
        SOUND,
        BODY,
        lambda text: re.sub(r'(<w:tag [^>]*/>)<w:id w:val="\d+"/>', r'\1<w:id w:val="77"/>', text),
        codes.WORD_CONTROL_TWICE,
    ),
    ("US Letter", SOUND, BODY, swap('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'), codes.WORD_PAPER),
    ("no page size", SOUND, BODY, lambda text: re.sub(r"<w:pgSz [^>]*/>", "", text), codes.WORD_PAPER),
    ("English", SOUND, STYLES, swap('<w:lang w:val="fr-FR"', '<w:lang w:val="en-US"'), codes.WORD_LANGUAGE),
    ("breaking space", SOUND, BODY, swap("s'engage\u00a0:", "s'engage :"), codes.WORD_SPACE),
    ("braces left", SOUND, BODY, swap("Le droit français.", "Le droit {{ droit }}."), codes.WORD_LEFTOVER),
    ("blank left", SOUND, BODY, swap("Le droit français.", "Le droit XXX."), codes.WORD_LEFTOVER),
    (
        "path of a machine",
        SOUND,
        RELATIONS,
        swap(
            "</Relationships>",
            '<Relationship Id="rId50" Type="t" Target="file:///C:\\a.dotx" TargetMode="External"/></Relationships>',
        ),
        codes.WORD_PATH,
    ),
    (
        "update asked",
        SOUND,
        SETTINGS,
        swap("<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop"),
        codes.WORD_UPDATE_PROMPT,
    ),
]


@pytest.mark.parametrize(
    ("data", "part", "change", "code"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_planted_fault_is_found(data: bytes, part: str, change: Callable[[str], str], code: Code) -> None:
    assert {each.code.ident for each in lint(edited(data, part, change))} == {code.ident}


def test_lists_that_share_a_definition() -> None:
    first, second = re.findall(r'<w:numId w:val="(\d+)"/>', unpack(SOUND_NUMBERED)[BODY].decode())[1:4:2]
    pattern = rf'(w:numId="{second}"><w:abstractNumId w:val=)"\d+"'
    shared = edited(SOUND_NUMBERED, NUMBERING, lambda text: re.sub(pattern, rf'\1"{first}"', text))
    assert codes.WORD_LIST_SHARED in {each.code for each in lint(shared)}


def test_a_part_that_is_missing_or_untyped() -> None:
    parts = unpack(SOUND)
    missing = pack({name: blob for name, blob in parts.items() if name != "word/fontTable.xml"})
    assert [each.message for each in lint(missing)] == ["la partie « word/fontTable.xml » manque au fichier"]
    untyped = pack({**parts, "word/media/image1.png": b""})
    assert [each.message for each in lint(untyped)] == ["la partie « word/media/image1.png » n'a pas de type"]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("", "le fichier a une partie de commentaires vide"),
        ('<w:comment w:id="700" w:author="a"><w:p/></w:comment>', "le commentaire 700 n'est attaché à aucun texte"),
    ],
)
def test_comments_attached_to_nothing(comment: str, message: str) -> None:
    relation = '<Relationship Id="rId60" Type="x/comments" Target="comments.xml"/></Relationships>'
    parts = unpack(edited(SOUND, RELATIONS, swap("</Relationships>", relation)))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{space}">{comment}</w:comments>'.encode()
    assert [each.message for each in lint(pack(parts))] == [message]


def test_a_document_without_body_or_with_broken_xml() -> None:
    broken = edited(SOUND, BODY, swap(LAST, ""))
    assert [each.code for each in lint(broken)] == [codes.WORD_UNREADABLE]
    empty = edited(SOUND, BODY, lambda text: re.sub(r"<w:body>.*</w:body>", "", text, flags=re.DOTALL))
    assert [each.code for each in lint(empty)] == [codes.WORD_UNREADABLE]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY e "secret">]>'
    planted = edited(
        SOUND,
        BODY,
        lambda text: re.sub(r"(<w:document )", lambda found: bomb + found[1], text).replace(
            "Le droit français.", "&e;"
        ),
    )
    assert all("secret" not in each.message for each in lint(planted))
