"""Mistakes of those who write forms: each is one diagnostic, in French, with its paragraph and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.documents.letters.form import open_form
from clausier.documents.ooxml.archive import pack, unpack
from clausier.text import codes
from documents.forms import faults, p, table, word
from documents.sample import edited

if TYPE_CHECKING:
    from clausier.documents.letters.data import Fields
    from clausier.text.diagnostic import Code, Diagnostic

NAME, TAG = codes.LETTER_NAME, codes.LETTER_TAG


def test_an_unknown_name_is_told_with_the_nearest_and_its_place() -> None:
    (found,) = faults("Bonjour", "", "À {{ client.mon }}, salut")
    assert found.code is NAME
    assert found.message == "« client.mon » n'est pas une donnée de cette lettre"
    assert found.hint == "« client » donne nom, forme"
    assert found.path == ("lettre.docx", "corps, paragraphe 3", "« À {{ client.mon }}, salut »")


@pytest.mark.parametrize(
    ("blocks", "code", "words"),
    [
        (("{{ qui }}",), NAME, "« qui »"),
        (("{{ lignes.du }}",), NAME, "est une liste"),
        (("{{ titre.du }}",), NAME, "est un texte"),
        (("{{ client }}",), TAG, "regroupe plusieurs données"),
        (("{{ lignes }}",), TAG, "est une liste"),
        (("{{ client nom }}",), TAG, "ne se lit pas"),
        (("{{ }}",), TAG, "est vide"),
        (("{{ titre",), TAG, "n'a pas sa paire"),
        (("{ { titre } }",), TAG, "sans espace entre ses deux accolades"),
        (("{titre}",), TAG, "n'a pas sa paire"),
        (("[[ titre ]]",), TAG, "n'a pas sa paire"),
        (("{{ titre }}}",), TAG, "n'a pas sa paire"),
        (("{{ }} x",), TAG, "cette balise est vide"),
        (("{% for l lignes %}x{% endfor %}",), TAG, "écrivez {% for l in lignes %}"),
        (("{% pour l dans lignes %}x{% endfor %}",), TAG, "écrivez {% for l in lignes %}"),
        (("{% si titre %}x{% endif %}",), TAG, "écrivez {% if titre %}"),
        (("{% if titre %}x{% fin si %}",), TAG, "écrivez {% endif %}"),
        (("{% if titre %}x{% endfi %}",), TAG, "écrivez {% endif %}"),
        (("{% if titre %}x{% sinon %}y{% endif %}",), TAG, "écrivez {% else %}"),
        (("{% if titre %}x{% else if client.nom %}y{% endif %}",), TAG, "écrivez {% elif client.nom %}"),
        (("{%p if titre %}", "x", "{% endif %}"), TAG, "écrivez {% if titre %}"),
        (("{{r titre }}",), TAG, "écrivez titre"),
        (("{% if titre = « x » %}y{% endif %}",), TAG, 'écrivez titre == "x"'),
        (("{% if titre et non client.nom %}y{% endif %}",), TAG, "écrivez titre and not client.nom"),
        (("{{ nom }}",), NAME, "écrivez client.nom"),
        (("{% for m in mots %}{{ texte }}{% endfor %}",), NAME, "écrivez m.texte"),
        (("{{ ligne.du }}",), NAME, "{% for ligne in lignes %}"),
        (("{{ client.Nom }}",), NAME, "vouliez-vous dire « nom » ?"),
        (("titre }}",), TAG, "n'a pas sa paire"),
        (("{% if titre %}x",), TAG, "n'est jamais fermé"),
        (("x{% endif %}",), TAG, "rien n'est ouvert"),
        (("{% for l in lignes %}{% endif %}",), TAG, "endfor"),
        (("{% else %}",), TAG, "ne suit aucun"),
        (("{% for l in titre %}x{% endfor %}",), TAG, "n'est pas une liste"),
        (("{% for l in ligne %}x{% endfor %}",), NAME, "« ligne »"),
        (("{% for titre in lignes %}x{% endfor %}",), NAME, "déjà le nom"),
        (("{% for l in lignes %}x{% endfor %}{{ l.du }}",), NAME, "« l »"),
        (("{{ titre | gras }}",), TAG, "« gras »"),
        (("{{ titre.upper() }}",), TAG, "calcule ou appelle"),
        (("{{ titre + titre }}",), TAG, "calcule ou appelle"),
        (("{{ client['nom'] }}",), TAG, "calcule ou appelle"),
        (("{{ titre.__class__ }}",), NAME, "__class__"),
        (("{% set x = 1 %}",), TAG, "n'est pas une balise connue"),
        (("{% include 'x' %}",), TAG, "n'est pas une balise connue"),
        (("{% if lignes > 3 %}x{% endif %}",), TAG, "calcule ou appelle"),
        (("{% if lignes == titre %}x{% endif %}",), TAG, "que des textes"),
        (("{% if titre %}", "x {% endif %}"), TAG, "au même niveau"),
        (("a {% if titre %}", "x {% endif %}"), TAG, "au même niveau"),
        ((table(("{% if titre %}", "x"), ("{% endif %}", "y")),), TAG, "au même niveau"),
        ((table(("{% for l in lignes %}", ""), ("{{ l.du }}", "")), "{% endfor %}"), TAG, "au même niveau"),
    ],
)
def test_a_mistake_is_told_once(blocks: tuple[str, ...], code: Code, words: str) -> None:
    (found,) = faults(*blocks)
    assert found.code is code
    assert words in f"{found.message} {found.hint}"


def test_the_label_of_a_detail_is_recognised() -> None:
    shape: Fields = {"détails": {"total_dû": "", "date_d_effet": ""}}
    assert faults("{{ détails.Total dû }}", shape=shape)[0].hint == "écrivez détails.total_dû"
    assert faults("{{ détails.Date d'effet }}", shape=shape)[0].hint == "écrivez détails.date_d_effet"


def test_the_nearest_name_is_proposed() -> None:
    assert faults("{{ client.formes }}")[0].hint == "vouliez-vous dire « forme » ?"


def test_several_mistakes_are_told_together() -> None:
    assert [each.code for each in faults("{{ a }}", "{{ titre.b }}", "{% if c %}x{% endif %}")] == [NAME, NAME, NAME]


# --- The package --------------------------------------------------------------------------------------------------


def _refusal(data: bytes) -> str:
    form, problems = open_form(data, "lettre.docx")
    assert form is None
    (found,) = problems
    assert found.code in {codes.LETTER_FORM, codes.WORD_UNREADABLE}
    assert "lettre.docx" in found.message
    return found.message


def _with(data: bytes, name: str, blob: bytes) -> bytes:
    return pack({**unpack(data), name: blob})


def test_a_file_that_is_no_word_file_is_refused() -> None:
    assert "n'est pas un document Word" in _refusal(b"PK bonjour")


def test_a_macro_is_refused() -> None:
    assert "macro" in _refusal(_with(word("x"), "word/vbaProject.bin", b"x"))


def test_an_embedded_object_is_refused() -> None:
    assert "objet incorporé" in _refusal(_with(word("x"), "word/embeddings/classeur.xlsx", b"x"))


def test_a_link_to_elsewhere_is_refused() -> None:
    relation = (
        '<Relationship Id="rId99" TargetMode="External" Target="http://exemple.invalid/x.dotx" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    data = edited(word("x"), "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", relation))
    assert "http://exemple.invalid/x.dotx" in _refusal(data)


def test_a_link_to_a_file_is_refused_and_one_to_a_page_is_not() -> None:
    def linked(target: str) -> bytes:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        relation = f'<Relationship Id="rId99" TargetMode="External" Target="{target}" Type="{kind}"/></Relationships>'
        return edited(
            word("x"), "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", relation)
        )

    assert "« file:///C:/dossier.docx »" in _refusal(linked("file:///C:/dossier.docx"))
    assert open_form(linked("mailto:contact@exemple.invalid"), "lettre.docx")[1] == ()


def test_another_document_in_the_text_is_refused() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    relation = f'<Relationship Id="rId99" Target="morceau.htm" Type="{kind}"/></Relationships>'
    data = edited(word("x"), "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", relation))
    assert "insère un autre document" in _refusal(_with(data, "word/morceau.htm", b"<html/>"))


def _retyped(kind: str) -> bytes:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return edited(word("x"), "[Content_Types].xml", lambda text: text.replace(main, kind))


def test_a_template_and_a_document_with_macros_are_refused_by_their_kind() -> None:
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    assert ".dotx" in _refusal(_retyped(kinds))
    assert "macro" in _refusal(_retyped("application/vnd.ms-word.document.macroEnabled.main+xml"))


def test_an_old_or_an_encrypted_file_is_refused() -> None:
    assert "mot de passe" in _refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def _place(data: bytes) -> Diagnostic:
    (found,) = open_form(data, "lettre.docx")[1]
    assert found.code is codes.LETTER_FORM
    return found


def _field(instruction: str) -> str:
    return (
        '<w:p><w:r><w:t>Le </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        f'{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3 mai</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("instruction", "hint"),
    [
        (' DATE \\@ "d MMMM yyyy" ', "{{ date }}"),
        (" MERGEFIELD nom ", "{{ nom.champ }}"),
        (' INCLUDETEXT "C:\\\\lettre.docx" ', "Ctrl+Maj+F9"),
        (" DDEAUTO excel a b ", "Ctrl+Maj+F9"),
    ],
)
def test_a_field_that_word_would_work_out_again_is_refused_at_its_place(instruction: str, hint: str) -> None:
    found = _place(word("Bonjour", _field(instruction)))
    assert f"« {instruction.split(maxsplit=1)[0]} » changerait le texte" in found.message
    assert hint in found.hint
    assert found.path == ("lettre.docx", "corps, paragraphe 2", "« Le 3 mai »")


def test_the_number_of_a_page_is_a_field_of_a_letter() -> None:
    assert open_form(word(_field(" PAGE ")), "lettre.docx")[1] == ()


def test_hidden_words_are_refused_at_their_place() -> None:
    hidden = "<w:p><w:r><w:t>Vu</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> entre nous</w:t></w:r></w:p>"
    found = _place(word(hidden))
    assert "« entre nous »" in found.message
    assert found.path == ("lettre.docx", "corps, paragraphe 1", "« Vu entre nous »")
    assert open_form(word(hidden.replace("<w:vanish/>", '<w:vanish w:val="0"/>')), "lettre.docx")[1] == ()


def test_tracked_changes_are_refused() -> None:
    change = '<w:p><w:ins w:id="9" w:author="A" w:date="2024-01-01T00:00:00Z"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
    assert "modifications suivies" in _refusal(word(change))


def test_a_comment_is_refused() -> None:
    assert "commentaires" in _refusal(word('<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>'))


def test_a_tag_in_a_field_is_refused() -> None:
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {{ x }} </w:instrText></w:r></w:p>'
    assert "champ" in _refusal(word(field))


def test_a_bomb_is_refused() -> None:
    assert "20 Mo" in _refusal(_with(word("x"), "word/bombe.xml", b"<a>" + b" " * 21_000_000 + b"</a>"))


def test_a_tag_is_found_in_bold_words() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ client</w:t></w:r><w:r><w:t>.mon }}</w:t></w:r></w:p>"
    (found,) = faults(bold, p("x"))
    assert found.code is NAME
