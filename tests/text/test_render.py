"""Diagnostics as people and machines read them."""

from __future__ import annotations

from clausier.text.diagnostic import Code, Diagnostic, Label, Severity
from clausier.text.paint import Paint, columns, pad, wrap
from clausier.text.render import in_order, record, shown
from clausier.text.source import Source
from clausier.text.span import Span

ERROR = Code("CLA-0000", Severity.ERROR, "titre")
WARNING = Code("CLA-0001", Severity.WARNING, "titre")
TEXT = "première ligne\n  délai préavi avant le terme\nfin\n"
SOURCES = {"a.md": Source("a.md", TEXT)}
START = TEXT.index("préavi")
SPAN = Span("a.md", START, START + len("préavi"))


def test_the_place_the_line_the_caret_the_path_and_the_hint_are_shown() -> None:
    found = Diagnostic(
        ERROR, "« préavi » est inconnu", SPAN, "vouliez-vous dire « préavis » ?", path=("CGV", "Article 8")
    )
    assert shown(found, SOURCES, Paint(width=80)) == (
        "erreur CLA-0000 : « préavi » est inconnu\n"
        "  a.md:2:9\n"
        "     2 │   délai préavi avant le terme\n"
        "       │         ^^^^^^\n"
        "  └─ CGV › Article 8\n"
        "  → vouliez-vous dire « préavis » ?"
    )


def test_a_second_place_has_its_caption() -> None:
    label = Label(Span("a.md", 0, 8), "déjà ici")
    told = shown(Diagnostic(WARNING, "deux fois", SPAN, others=(label,)), SOURCES, Paint())
    assert told.startswith("avertissement CLA-0001 : deux fois\n")
    assert told.endswith("     1 │ première ligne\n       │ ^^^^^^^^ déjà ici")


def test_a_place_without_text_shows_its_name_only() -> None:
    assert shown(Diagnostic(ERROR, "absent", SPAN), {}, Paint()) == "erreur CLA-0000 : absent\n  a.md"
    assert shown(Diagnostic(ERROR, "nulle part"), {}, Paint()) == "erreur CLA-0000 : nulle part"


def test_a_span_over_lines_a_tab_an_end_and_a_control_character_are_shown_safely() -> None:
    source = Source("b.md", "\tabc\x1b[31m\nsuite")
    sources = {"b.md": source}
    whole = shown(Diagnostic(ERROR, "tout", Span("b.md", 1, len(source.text))), sources, Paint())
    assert "     1 │     abc�[31m\n       │     ^^^^^^^^" in whole
    end = shown(Diagnostic(ERROR, "fin", Span("b.md", len(source.text), len(source.text))), sources, Paint())
    assert end.endswith("     2 │ suite\n       │      ^")


def test_a_long_line_is_cut_around_the_fault() -> None:
    text = "mot " * 100 + "FAUTE" + " mot" * 100
    source = Source("c.md", text)
    start = text.index("FAUTE")
    lines = shown(Diagnostic(ERROR, "là", Span("c.md", start, start + 5)), {"c.md": source}, Paint(width=80)).split(
        "\n"
    )
    assert all(len(each) <= 80 for each in lines)
    assert lines[3].index("^") == lines[2].index("FAUTE")
    assert lines[3].count("^") == 5


def test_colours_are_added_and_nothing_else() -> None:
    found = Diagnostic(ERROR, "« préavi » est inconnu", SPAN)
    coloured = shown(found, SOURCES, Paint(colour=True, width=80))
    plain = coloured
    for code in ("\x1b[1;31m", "\x1b[1m", "\x1b[34m", "\x1b[2m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == shown(found, SOURCES, Paint(width=80))


def test_they_come_by_file_and_place_each_once() -> None:
    nowhere, first = Diagnostic(ERROR, "partout"), Diagnostic(ERROR, "un", Span("a.md", 1, 2))
    later, other = Diagnostic(WARNING, "deux", Span("a.md", 5, 6)), Diagnostic(ERROR, "trois", Span("b.md", 0, 1))
    assert in_order([other, later, first, nowhere, later]) == (nowhere, first, later, other)


def test_machines_get_places_counted_from_one() -> None:
    found = record(Diagnostic(ERROR, "« préavi » est inconnu", SPAN, "corrigez", path=("CGV",)), SOURCES)
    assert found == {
        "code": "CLA-0000",
        "severity": "error",
        "title": "titre",
        "message": "« préavi » est inconnu",
        "file": "a.md",
        "line": 2,
        "column": 9,
        "end_line": 2,
        "end_column": 15,
        "path": ["CGV"],
        "hint": "corrigez",
        "others": [],
    }
    assert record(Diagnostic(ERROR, "x", SPAN), {})["line"] is None
    assert record(Diagnostic(ERROR, "x"), {})["file"] is None


def test_columns_count_what_a_terminal_shows() -> None:
    assert columns("abc") == 3
    assert columns("é") == columns("e\u0301") == 1
    assert columns("« 漢字 »") == 8
    assert columns("a\u200bb") == 2
    assert pad("é", 3) == "é  "


def test_lines_break_where_french_typography_allows() -> None:
    text = "Le préavis est de « trois (3) mois » : du 2 décembre 2025 au 1er mars 2026, soit 1 440,00 € ; voilà !"
    for width in range(24, 60):
        lines = wrap(text, width, first="  ")
        assert all(columns(each) <= width for each in lines)
        assert " ".join(each.strip() for each in lines) == text
        for each in lines:
            assert not each.endswith(("«", " 2", "1er", "décembre"))
            assert not each.lstrip().startswith(("»", ":", ";", "!", "€", "2025"))


def test_following_lines_are_indented_as_asked() -> None:
    assert wrap("un deux trois", 9, first="– ") == ("– un deux", "  trois")
    assert wrap("un deux trois", 9, first="– ", rest="    ") == ("– un deux", "    trois")
    assert wrap("", 9, first="– ") == ("–",)
