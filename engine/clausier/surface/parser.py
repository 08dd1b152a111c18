"""From the text of an item or an expression to a tree and diagnostics."""

from __future__ import annotations

from functools import cached_property

from clausier.surface.build import Builder
from clausier.surface.driver import REFUSED, Driver
from clausier.surface.forms import Form, form_of
from clausier.surface.lessons import learn, read_snippet
from clausier.surface.prepare import prepare
from clausier.text.characters import plain
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clausier.surface.bag import Property
    from clausier.surface.expression import Expression
    from clausier.surface.item import Item
    from clausier.surface.lessons import Failure, Lesson, Lessons
    from clausier.surface.tables import Tables
    from clausier.text.diagnostic import Diagnostic


class ParsedItem(Record):
    """An item (None when it is wrong), its properties as written, and what is wrong."""

    item: Item | None
    properties: tuple[Property, ...]
    problems: tuple[Diagnostic, ...]


class Parser:
    """A parser of the clause language. What it parses leaves no trace in it."""

    def __init__(self, tables: Tables, snippets: Callable[[], tuple[str, ...]] = tuple) -> None:
        """Take the tables of the grammar.

        ``snippets``: gives the texts of ``grammar/errors``, asked for at the first syntax error only.
        """
        self._tables = tables
        self._snippets = snippets
        self._driver = Driver(tables, Builder)

    def item(self, form: Form, source: str, written: str, start: int) -> ParsedItem:
        """Parse the item ``written``, which begins at ``start`` in the file named ``source``."""
        return self._run(form.start, source, written, start)

    def expression(self, source: str, written: str, start: int) -> tuple[Expression | None, tuple[Diagnostic, ...]]:
        """Parse the expression ``written``, which begins at ``start`` in the file named ``source``."""
        found: Any = self._run("expression", source, written, start)
        return found.item, found.problems

    def failure(self, rule: str, prepared: str) -> Failure | None:
        """Return how a prepared text fails to be a ``rule`` of the grammar, None when it is one."""
        return self._driver.failure(rule, prepared)

    def _run(self, rule: str, source: str, written: str, start: int) -> ParsedItem:
        prepared = prepare(source, plain(written), start)
        if prepared.problem is not None:
            return ParsedItem(None, (), (prepared.problem,))
        builder = Builder(source, written, prepared.text, start)
        made = self._driver.parse(rule, prepared.text, builder)
        if made is REFUSED:
            return ParsedItem(None, (), (self._explained(rule, prepared.text, source, start),))
        return ParsedItem(None if builder.problems else made, tuple(builder.properties), tuple(builder.problems))

    def _explained(self, rule: str, text: str, source: str, start: int) -> Diagnostic:
        from clausier.surface.syntax_errors import explain

        failure = self.failure(rule, text)
        if failure is None:
            message = f"a text is refused and accepted as a {rule}: {text!r}"
            raise RuntimeError(message)
        return explain(failure, self._lessons, self._patterns, source, start)

    @cached_property
    def _patterns(self) -> dict[str, str]:
        return {each.name: each.pattern for each in self._tables.terminals}

    @cached_property
    def _lessons(self) -> Lessons:
        return learn(self._taught())

    def _taught(self) -> Iterator[tuple[Failure, Lesson]]:
        for text in self._snippets():
            snippet = read_snippet(text)
            form = form_of(snippet.text)
            rule = form.start if form else "expression"
            failure = self.failure(rule, prepare("", plain(snippet.text), 0).text)
            if failure is not None:
                yield failure, snippet.lesson
