"""The words of an item, told one from another by what may come at their place.

The terminals are those of the grammar, tried in lark's order. Most tokens are a word or a sign that one look at a table
settles; the others, and whatever the table does not know, are left to the regular expressions of the grammar.
"""

from __future__ import annotations

import re

from clausier.surface.openings import ANY_DIGIT, ANY_WORD
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clausier.surface.tables import Tables, Terminal

    Scan: TypeAlias = Callable[[str, int], "re.Match[str] | None"]
    """Matches one of some terminals at a place, each a group of its name, and what is skipped after it."""

WORD = 1
"""The group of ``Lexer.head`` that holds a word."""


class Context:
    """The terminals that may come at a place.

    ``kinds``: for a word or a sign, its terminal, or how to scan for it; filled as they are met, with words of the
    language only. ``other``: the same for all other words.
    """

    __slots__ = ("kinds", "other", "terminals")

    def __init__(self, terminals: tuple[Terminal, ...], other: str | Scan) -> None:
        """Take the terminals in the order in which they are tried."""
        self.terminals = terminals
        self.kinds: dict[str, str | Scan] = {}
        self.other = other


class Lexer:
    """The lexer of a grammar. ``head`` matches the word or the sign at a place, and what is skipped after it."""

    def __init__(self, tables: Tables) -> None:
        """Take the terminals from the tables of a grammar."""
        self._terminals = tables.terminals
        self._skipped = f"(?:{'|'.join(tables.ignored)})*+"
        self._names = frozenset(each.name for each in tables.terminals)
        self._contexts: dict[frozenset[str], Context] = {}
        self._scans: dict[tuple[str, ...], Scan] = {}
        self.known = {word for each in tables.terminals for word in (*each.openings, *(each.refused or ()))}
        self.head = re.compile(rf"(?:([^\W\d_]\w*)|(.)){self._skipped}", re.DOTALL).match
        self._skip = re.compile(self._skipped).match

    def start(self, text: str) -> int:
        """Return where the first token of a text starts."""
        skipped = self._skip(text)
        return skipped.end() if skipped else 0

    def context(self, accepted: Iterable[str]) -> Context:
        """Return the context where the terminals so named, and no other, may come."""
        names = self._names.intersection(accepted)
        found = self._contexts.get(names)
        if found is None:
            terminals = tuple(each for each in self._terminals if each.name in names)
            words = tuple(each for each in terminals if ANY_WORD in each.openings)
            is_plain = bool(words) and words[0].refused is not None
            found = self._contexts[names] = Context(terminals, words[0].name if is_plain else self._scan(words))
        return found

    def everywhere(self) -> Context:
        """Return the context where any terminal may come."""
        return self.context(self._names)

    def kind(self, context: Context, head: str, group: int) -> str | Scan:
        """Return what a word (``group`` is ``WORD``) or a sign is in a context: its terminal, or how to scan for it."""
        found = context.kinds.get(head)
        if found is not None:
            return found
        if head not in self.known and (group == WORD or not head.isdecimal()):
            return context.other if group == WORD else self._scan(())
        sought = {head, ANY_WORD if group == WORD else ANY_DIGIT if head.isdecimal() else head}
        matching = tuple(each for each in context.terminals if not sought.isdisjoint(each.openings))
        is_alone = bool(matching) and _is_alone(matching[0], head)
        found = context.kinds[head] = matching[0].name if is_alone else self._scan(matching)
        return found

    def token(self, context: Context, text: str, at: int) -> tuple[str, int, int, int] | None:
        """Return the token at a place: its terminal, where it starts and ends, where the next one starts."""
        head = self.head(text, at)
        if head is None or head.lastindex is None:
            return None
        kind = self.kind(context, head[head.lastindex], head.lastindex)
        if isinstance(kind, str):
            return kind, *head.span(head.lastindex), head.end()
        match = kind(text, at)
        if match is None or match.lastgroup is None:
            return None
        return match.lastgroup, *match.span(match.lastgroup), match.end()

    def _scan(self, terminals: tuple[Terminal, ...]) -> Scan:
        names = tuple(each.name for each in terminals)
        found = self._scans.get(names)
        if found is None:
            choices = "|".join(
                f"(?P<{each.name}>{re.escape(each.pattern) if each.is_literal else each.pattern})" for each in terminals
            )
            found = self._scans[names] = re.compile(f"(?:{choices or '(?!)'}){self._skipped}").match
        return found


def _is_alone(terminal: Terminal, word: str) -> bool:
    """Tell whether a word is a terminal whatever follows it."""
    return word in terminal.complete or (terminal.refused is not None and word not in terminal.refused)
