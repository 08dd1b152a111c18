"""Forms filled: what the tags say stands in the file, to the character, whatever the values."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.documents.characters import refused
from clausier.documents.letters import proof
from clausier.documents.letters.data import Blank
from clausier.documents.letters.form import open_form
from clausier.documents.linter import lint
from clausier.documents.ooxml.archive import unpack
from clausier.documents.ooxml.template import Seal
from clausier.documents.readback import paragraphs
from clausier.text import codes
from documents.forms import DATA, filled, opened, p, said, table, word
from documents.sample import edited

if TYPE_CHECKING:
    from clausier.documents.letters.data import Fields

NO_BREAK = "\u00a0"


def test_a_name_prints_its_value() -> None:
    assert said("Objet : {{ titre }}", "À {{ client.nom }}") == [f"Objet{NO_BREAK}: Lettre", "À Dupont"]


def test_a_tag_cut_into_runs_is_one_tag() -> None:
    assert said(p("À {", "{ cli", "ent", ".nom }", "} !")) == [f"À Dupont{NO_BREAK}!"]


def test_word_s_own_spaces_quotes_and_accents_are_understood() -> None:
    data: Fields = {"détails": {"échéance": "le 1er mai"}}
    tag = normalize("NFD", "{{\u00a0détails.échéance\u202f}}")
    assert said(tag, data=data) == ["le 1er mai"]
    assert said("{% if détails.échéance == « le 1er mai » %}oui{% endif %}", data=data) == ["oui"]
    assert said("{% if détails.échéance == “le 1er mai” %}oui{% endif %}", data=data) == ["oui"]


def test_remarks_and_the_dashes_of_jinja_are_dropped() -> None:
    assert said("Avant{# à revoir #}, {%- if titre -%} après{%- endif -%}") == ["Avant,  après"]


def test_a_row_that_holds_only_a_tag_repeats_rows() -> None:
    form = table(
        ("Du", "Montant"), ("{% for l in lignes %}", ""), ("{{ l.du }}", "{{ l.montant }}"), ("{% endfor %}", "")
    )
    assert said(form) == ["Du", "Montant", "1er mai", f"10{NO_BREAK}€", "2 mai", f"20{NO_BREAK}€"]


def test_a_paragraph_that_holds_only_a_tag_leaves_nothing() -> None:
    assert said("{% for mot in mots %}", "« {{ mot.texte }} »", "{% endfor %}", "Fin") == [
        f"«{NO_BREAK}un préavis{NO_BREAK}»",
        "Fin",
    ]


def test_a_condition_keeps_one_side() -> None:
    form = ("{% if client.forme %}", "forme : {{ client.forme }}", "{% else %}", "sans forme", "{% endif %}")
    assert said(*form) == ["sans forme"]
    assert said(*form, data={**DATA, "client": {"nom": "D", "forme": "SARL"}}) == [f"forme{NO_BREAK}: SARL"]


def test_a_loop_may_stand_in_a_sentence() -> None:
    assert said("Dus : {% for l in lignes %}{{ l.montant }} ; {% endfor %}rien d'autre") == [
        f"Dus{NO_BREAK}: 10{NO_BREAK}€{NO_BREAK}; 20{NO_BREAK}€{NO_BREAK}; rien d'autre"
    ]


def test_an_empty_list_leaves_a_sound_file() -> None:
    form = opened(table(("{% for l in lignes %}", ""), ("{{ l.du }}", "x"), ("{% endfor %}", "")), "Fin")
    written = filled(form, {**DATA, "lignes": []}, shape=DATA)
    assert [each for each in lint(written) if each.is_error] == []


def test_a_cell_emptied_by_a_condition_stays_a_cell() -> None:
    cell = "<w:tc>" + "".join(p(each) for each in ("{% if client.forme %}", "x", "{% endif %}")) + "</w:tc>"
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    row = f"<w:tr>{cell}<w:tc>{p('y')}</w:tc></w:tr>"
    written = filled(opened(f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{row}</w:tbl>'))
    assert codes.WORD_CELL_END not in {each.code for each in lint(written)}


def test_a_header_is_filled_too() -> None:
    data = edited(word("Fin"), "word/header1.xml", lambda text: text.replace(">Sous-titre<", ">{{ client.nom }}<"))
    form, _ = open_form(data, "lettre.docx")
    assert form is not None
    assert "Dupont" in unpack(filled(form))["word/header1.xml"].decode()


def test_the_formats_change_letters_only() -> None:
    assert said("{{ client.nom | majuscules }} {{ titre | minuscules }}") == ["DUPONT lettre"]


@pytest.mark.parametrize(
    ("tag", "value", "expected"),
    [
        ("en_ligne", "3, place du Marché\n77000 Melun", "3, place du Marché, 77000 Melun"),
        ("en_ligne", "3, place du Marché,\n\n 77000 Melun ", "3, place du Marché, 77000 Melun"),
        ("point", "une façade fendue", "une façade fendue."),
        ("point", "Une façade est fendue.", "Une façade est fendue."),
        ("point", "Est-ce fini ?", f"Est-ce fini{NO_BREAK}?"),
        ("en_ligne | point", "8, rue du Palais\n77000 Melun", "8, rue du Palais, 77000 Melun."),
    ],
)
def test_a_value_is_fitted_to_its_sentence(tag: str, value: str, expected: str) -> None:
    assert said(f"{{{{ titre | {tag} }}}}", data={**DATA, "titre": value}) == [expected]


# --- Hostile values -----------------------------------------------------------------------------------------------

HOSTILE = (
    "R&D", "<SARL>", "{{ titre }}", "{% raw %}", "{_{ x }_}", "}}", "{# rien #}", "&amp;", "&#123;", '"\'', "]]>",
    "<w:p/>", "😀", "e\u0301", "12\u00a0kg", "%}", "\\1", "${x}", "a  b", "tr x", "__class__", "\u202ex",
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_no_character_of_a_value_is_lost(value: str) -> None:
    data: Fields = {**DATA, "titre": value}
    (line,) = said("[{{ titre }}]", data=data)
    assert " ".join(line.split()) == " ".join(f"[{value}]".split())


def test_lines_and_tabs_of_a_value_are_kept() -> None:
    assert said("{{ titre }}", data={**DATA, "titre": "3, place\n77000 Melun\tFrance"}) == [
        "3, place\n77000 Melun\tFrance"
    ]


@given(st.text(min_size=1).filter(lambda text: not refused(text) and text.strip()))
def test_any_text_that_a_document_can_carry_is_carried(value: str) -> None:
    (line,) = said("x{{ titre }}x", data={**DATA, "titre": value})
    assert " ".join(line.split()) == " ".join(f"x{value}x".split())


def test_a_forbidden_character_is_named_with_its_datum() -> None:
    (found,) = proof.characters({"client": {"nom": "A\x00B"}, "lignes": [{"du": "ok"}]})
    assert found.code is codes.CHARACTER_REFUSED
    assert "« client.nom »" in found.message
    assert "U+0000" in found.message


# --- Marks, proof, bytes ------------------------------------------------------------------------------------------


def test_a_blank_is_noted_when_read_and_only_then() -> None:
    data: Fields = {**DATA, "client": {"nom": Blank("Quel nom ?"), "forme": Blank("Quelle forme ?")}}
    printed = proof.reading(opened("{{ client.nom }}"), data)
    tested = proof.reading(opened("{% if client.forme %}x{% endif %}"), data)
    unread = proof.reading(opened("{{ titre }}"), data)
    assert [each.question for each in printed.blanks] == ["Quel nom ?"]
    assert [each.question for each in tested.blanks] == ["Quelle forme ?"]
    assert unread.blanks == ()
    assert printed.parts[0][1] == ("[à compléter : Quel nom ?]",)


def test_a_banner_stands_first() -> None:
    written = filled(opened("Texte"), DATA, Seal("Lettre", "", (), "PROJET — acte irrégulier"))
    assert tuple(paragraphs(written))[:1] == ("PROJET — acte irrégulier",)  # type: ignore[arg-type]


def test_an_altered_file_is_noticed() -> None:
    form = opened("Somme due : {{ titre }}")
    written = edited(filled(form), "word/document.xml", lambda text: text.replace("Lettre", "Letre"))
    (found,) = proof.verify(proof.reading(form, DATA), written)
    assert found.code is codes.TEXT_DIFFERS
    assert "Letre" in found.message


def test_a_lost_paragraph_is_noticed() -> None:
    form = opened("Un", "Deux")
    written = edited(filled(form), "word/document.xml", lambda text: text.replace("Deux", ""))
    assert [each.code for each in proof.verify(proof.reading(form, DATA), written)] == [codes.TEXT_DIFFERS]


def test_the_same_data_give_the_same_bytes() -> None:
    blocks = ("{{ titre }}", "{% for l in lignes %}", "{{ l.du }}", "{% endfor %}")
    assert filled(opened(*blocks)) == filled(opened(*blocks))


def test_an_unknown_seal_property_is_kept_as_text() -> None:
    written = filled(opened("x"), DATA, Seal("R&D {{ x }}", "", (("clausier.projet", "PROJET — <faits>"),)))
    assert "PROJET — &lt;faits&gt;" in unpack(written)["docProps/custom.xml"].decode()
    assert "R&amp;D {{ x }}" in unpack(written)["docProps/core.xml"].decode()
