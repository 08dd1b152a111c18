from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.text import codes
from clausier.text.characters import MAX_CHARACTER_PROBLEMS, check, decode, plain, refusal
from clausier.text.source import Source


def _codes(text: str) -> list[str]:
    return [problem.code.ident for problem in check(Source("f", text))]


@pytest.mark.parametrize(
    "text",
    [
        "L'abonnement coûte 1 440,50 €, soit 10 % de plus : « très cher » – ou presque…",
        "une ligne\r\nune autre\r\n",
        "avec\tune tabulation",
        "espaces\u00a0insécables\u202ffines",
        "œuvre ŒUVRE æ ÿ Ÿ ‑ ’ “ ”",
        "",
    ],
)
def test_what_a_french_keyboard_writes_is_accepted(text: str) -> None:
    assert _codes(text) == []


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\u202e", "marque de sens d'écriture"),
        ("\u2067", "marque de sens d'écriture"),
        ("\u200b", "caractère invisible"),
        ("\u00ad", "caractère invisible"),
        ("\ufeff", "caractère invisible"),
        ("\u3164", "caractère invisible"),
        ("\u0000", "caractère de contrôle"),
        ("\r", "caractère de contrôle"),
        ("\u0085", "caractère de contrôle"),
        ("\u000b", "caractère de contrôle"),
        ("\u2028", "fin de ligne inhabituelle"),
        ("\u2029", "fin de paragraphe inhabituelle"),
        ("\ud800", "moitié de caractère"),
        ("\ufdd0", "code sans caractère"),
        ("\U0001ffff", "code sans caractère"),
        ("\ue000", "caractère privé"),
    ],
)
def test_what_cannot_be_seen_is_refused_with_its_code_point(character: str, reason: str) -> None:
    (problem,) = check(Source("f", f"ab{character}cd"))
    assert problem.code is codes.CHARACTER_FORBIDDEN
    assert reason in problem.message
    assert f"U+{ord(character):04X}" in problem.message
    assert problem.span is not None
    assert (problem.span.start, problem.span.end) == (2, 3)


def test_accents_in_two_pieces_are_reported_once_with_a_correction() -> None:
    text = "bien\nre\u0301silie\u0301\n"
    (problem,) = check(Source("f", text))
    assert problem.code is codes.NOT_NFC
    (edit,) = problem.fix
    assert text[: edit.span.start] + edit.replacement + text[edit.span.end :] == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("word", ["р\u0430yer", "délаi", "contrat_сlient", "αbc"])
def test_a_word_of_two_alphabets_is_refused(word: str) -> None:
    problems = check(Source("f", f"le mot {word} ici"))
    assert [problem.code for problem in problems] == [codes.MIXED_SCRIPTS]
    span = problems[0].span
    assert span is not None
    assert (span.start, span.end) == (7, 7 + len(word))


def test_a_word_of_one_foreign_alphabet_is_a_word() -> None:
    assert _codes("la lettre λόγος et Москва") == []


def test_problems_are_counted() -> None:
    assert len(_codes("\u200b" * 1000)) == MAX_CHARACTER_PROBLEMS


@given(st.text())
def test_plain_text_keeps_its_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.characters())
def test_each_refused_character_is_reported(character: str) -> None:
    found = _codes(f"a {character} b")
    if refusal(character):
        assert codes.CHARACTER_FORBIDDEN.ident in found
    elif character == unicodedata.normalize("NFC", character):
        assert found == []


def test_bytes_are_read_as_utf8_without_their_mark() -> None:
    assert decode("é\n".encode("utf-8-sig"), "f") == (Source("f", "é\n"), ())


def test_bytes_of_another_encoding_are_refused_at_their_place() -> None:
    source, (problem,) = decode("clé\nprix élevé\n".encode("cp1252"), "f")
    assert problem.code is codes.NOT_UTF8
    assert problem.span is not None
    assert source.position(problem.span.start) == (1, 3)
