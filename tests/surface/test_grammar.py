from __future__ import annotations

import json
import logging
import re
import time

import lark
import pytest
from lark import Lark

from clausier.surface import literate
from clausier.surface.forms import FORMS, STARTS
from clausier.surface.parser import Parser
from clausier.surface.vocabulary import RESERVED
from clausier.text.source import Source
from surface.language import CLAUSES, GRAMMAR, parser


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


def test_a_parser_restored_from_its_tables_reads_the_same_pages() -> None:
    restored = Parser(GRAMMAR, parser().tables())
    text = CLAUSES["clauses/allance/cgv-2016-05-25/24-VIII-resiliation.md"]
    assert literate.read(Source("f", text), restored) == literate.read(Source("f", text), parser())


def test_restoring_spares_most_of_the_building() -> None:
    tables = parser().tables()
    start = time.perf_counter()
    Parser(GRAMMAR)
    built = time.perf_counter()
    Parser(GRAMMAR, tables)
    restored = time.perf_counter()
    assert (restored - built) * 2 < built - start


def _altered(key: str, value: object) -> str:
    held = json.loads(parser().tables())
    held[key] = value
    return json.dumps(held)


@pytest.mark.parametrize(
    "tables",
    ["", "[]", "null", '{"grammar": 3}', _altered("starts", []), _altered("grammar", "another")],
    ids=["empty", "list", "null", "short", "no starts", "another grammar"],
)
def test_tables_that_are_not_those_of_the_grammar_are_ignored(tables: str) -> None:
    found, problems = Parser(GRAMMAR, tables).expression("f", "a + b", 0)
    assert found is not None
    assert problems == ()
