from __future__ import annotations

from clausier.documents import plain, tree
from documents.sample import CONTRACT, NUMBERED, PRINTED, numbered, one, run


def test_lines_are_what_a_reader_sees() -> None:
    assert plain.lines(CONTRACT) == PRINTED


def test_words_leave_the_table_of_contents_out() -> None:
    assert plain.words(CONTRACT) == " ".join((*PRINTED[:2], *PRINTED[8:]))


def test_spaces_of_all_kinds_are_one_space_in_words() -> None:
    assert plain.words(one(tree.Run("a\u00a0:\tb\n c"), tree.LineBreak(), tree.Run("\u202f; d"))) == "a : b c ; d"


def test_automatic_labels_are_words_too() -> None:
    assert plain.lines(NUMBERED) == (
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


def test_text_file() -> None:
    blocks = (
        tree.Heading(1, "", run("Objet")),
        tree.Paragraph(run("Les services :")),
        tree.ListItem(1, "-", run("un ;")),
        tree.ListItem(2, "a -", run("deux")),
        tree.Paragraph(run("suite"), depth=1),
        tree.PageBreak(),
        tree.Table(((run("A"), run("B")),), ((run("1"), (tree.Run("x"), tree.LineBreak(), tree.Run("y"))),)),
    )
    assert plain.to_text(numbered(blocks)) == (
        "1. Objet\n\nLes services\u00a0:\n\n- un\u00a0;\n   a - deux\n\n   suite\n\nA | B\n1 | x y\n"
    )


def test_markdown_marks_headings_bold_and_values() -> None:
    text = plain.to_markdown(CONTRACT)
    assert text.startswith(
        "# Conditions générales de vente\n\n*Version au 25/05/2016*\n\n**Sommaire**\n\n- ARTICLE I - Déf"
    )
    assert "\n## ARTICLE I - Définitions\n" in text
    assert "\n### Article IV.2 Obligations du Client\n" in text
    assert "\n«\u00a0**Client**\u00a0»\u00a0: personne morale\u00a0; R&D \\<SARL\\>\n" in text
    assert "\n- à payer le prix\n   - a - à distance, de demi-heure en demi-heure\n" in text
    assert "\n| Prestation | Unité | Prix HT |\n| --- |:---:| ---:|\n" in text
    assert "\\\n*Fait à Créteil.*\n" in text


def test_markdown_escapes_its_own_marks() -> None:
    assert plain.to_markdown(one(tree.Run("*a* [b](c) `d` \\ _e_ | f"))) == (
        "\\*a\\* \\[b\\](c) \\`d\\` \\\\ \\_e\\_ \\| f\n"
    )
    assert plain.to_markdown(one(tree.Run("# pas un titre"))) == "\\# pas un titre\n"
    assert plain.to_markdown(one(tree.Run("3. pas une liste"))) == "3\\. pas une liste\n"
    assert plain.to_markdown(one(tree.Run("- pas une liste"))) == "\\- pas une liste\n"


def test_a_table_without_header_and_an_empty_cell_in_markdown() -> None:
    table = tree.Table((), ((run("a"), (tree.Run("b"), tree.LineBreak(), tree.Run("c"))),))
    assert plain.to_markdown(numbered((table,))) == "|  |  |\n| --- | --- |\n| a | b<br>c |\n"


def test_bold_spaces_stay_outside_the_marks() -> None:
    assert (
        plain.to_markdown(one(tree.Run("a"), tree.Run(" b ", bold=True, italic=True), tree.Run("c"))) == "a ***b*** c\n"
    )
