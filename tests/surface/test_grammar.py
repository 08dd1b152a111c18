from __future__ import annotations

import json
import logging
import re
import time

import lark
import pytest
from lark import Lark

from clausier.surface.forms import FORMS, STARTS
from clausier.surface.tables import compiled, restored, written
from clausier.surface.vocabulary import RESERVED
from surface.language import GRAMMAR, ROOT

TABLES = written(GRAMMAR, compiled(GRAMMAR))


def test_no_conflict_is_settled_in_silence(caplog: pytest.LogCaptureFixture) -> None:
    lark.logger.setLevel(logging.DEBUG)
    lark.logger.addHandler(caplog.handler)
    try:
        Lark(GRAMMAR, parser="lalr", start=list(STARTS), debug=True)
    finally:
        lark.logger.removeHandler(caplog.handler)
        lark.logger.setLevel(logging.CRITICAL)
    assert [record.message for record in caplog.records if "onflict" in record.message] == []


def test_the_reserved_words_are_those_of_the_grammar() -> None:
    match = re.search(r"^NAME: /\(\?!\(\?:(.*)\)\\b\)", GRAMMAR, re.MULTILINE)
    assert match is not None
    assert tuple(match[1].split("|")) == RESERVED


def test_each_keyword_of_an_item_is_in_the_grammar() -> None:
    for form in FORMS:
        assert form.keyword.replace(" ", r"\s+") in GRAMMAR
        assert re.search(rf"^{form.start}:", GRAMMAR, re.MULTILINE)


def test_the_tables_shipped_are_those_of_the_grammar() -> None:
    shipped = (ROOT / "grammar" / "clausier.json").read_text(encoding="utf-8")
    assert shipped == TABLES, "run python3 make.py tables"


def test_tables_come_back_from_their_text() -> None:
    assert restored(GRAMMAR, TABLES) == compiled(GRAMMAR)
    assert restored(GRAMMAR.replace("\n", "\r\n"), TABLES.encode()) == compiled(GRAMMAR)


def test_restoring_spares_most_of_the_building() -> None:
    start = time.perf_counter()
    compiled(GRAMMAR)
    built = time.perf_counter()
    restored(GRAMMAR, TABLES)
    done = time.perf_counter()
    assert (done - built) * 2 < built - start


def _altered(key: str, value: object) -> str:
    held = json.loads(TABLES)
    held[key] = value
    return json.dumps(held)


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "[]", "null", '{"grammar": 3}', TABLES[:-9], b"\xff"),
        *(_altered("starts", "none"), _altered("terminals", [[1]]), _altered("grammar", "another")),
    ],
    ids=["none", "empty", "list", "null", "short", "cut", "bytes", "no starts", "no terminals", "another grammar"],
)
def test_tables_that_are_not_those_of_the_grammar_are_ignored(text: str | bytes | None) -> None:
    assert restored(GRAMMAR, text) is None


def test_tables_of_another_grammar_are_ignored() -> None:
    assert restored(f"{GRAMMAR}\n// more\n", TABLES) is None


@pytest.mark.parametrize(
    "rule",
    ['names: NAME ("," NAME)* QUOTE', 'names: (NAME "," NAME)* ("." NAME)*'],
    ids=["in the middle", "two"],
)
def test_a_repetition_comes_last(rule: str) -> None:
    spoiled = re.sub(r"^names: .*$", rule, GRAMMAR, flags=re.MULTILINE)
    with pytest.raises(ValueError, match="repetition"):
        compiled(spoiled)
