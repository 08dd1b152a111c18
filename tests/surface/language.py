"""The language as the tests read it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clausier.surface import literate
from clausier.surface.forms import form_of
from clausier.surface.page import Block
from clausier.surface.parser import Parser
from clausier.surface.tables import compiled
from clausier.text.source import Source

if TYPE_CHECKING:
    from clausier.surface.expression import Expression
    from clausier.surface.item import Item
    from clausier.surface.page import Page
    from clausier.text.diagnostic import Diagnostic

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = (ROOT / "grammar" / "clausier.lark").read_text(encoding="utf-8")
SNIPPETS = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "grammar" / "errors").glob("*.clause"))
}
CLAUSES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "clauses").rglob("*.md"))
    if "tests" not in path.parts
}


@cache
def parser() -> Parser:
    return Parser(compiled(GRAMMAR), lambda: tuple(SNIPPETS.values()))


def read(text: str) -> tuple[Page, tuple[Diagnostic, ...]]:
    return literate.read(Source("page.md", text), parser())


def in_block(items: str) -> str:
    return f"```clause\n{items}\n```\n"


def items_of(items: str) -> tuple[Item, ...]:
    page, problems = read(in_block(items))
    assert problems == ()
    (block,) = page.parts
    assert isinstance(block, Block)
    return block.items


def item_of(text: str) -> Item:
    form = form_of(text)
    assert form is not None, text
    parsed = parser().item(form, "item", text, 0)
    assert parsed.problems == (), text
    assert parsed.item is not None
    return parsed.item


def expression_of(text: str) -> Expression:
    found, problems = parser().expression("expression", text, 0)
    assert problems == (), text
    assert found is not None
    return found


def problem_in(items: str) -> Diagnostic:
    """Return the only problem of a block."""
    _, problems = read(in_block(items))
    assert len(problems) == 1, problems
    return problems[0]
