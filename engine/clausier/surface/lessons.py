"""What the wrong snippets of ``grammar/errors`` teach.

Each file there is a wrong item under its code, its message and its hint. What it teaches is a *situation*: the rule,
the token before the mistake, what could have come there, and what came. It is read from the parser when the snippet
fails, so no state number is ever stored, and looked up from the most precise to the least.

A state number alone would say too little: after a name, LALR is in the same state whether « alors », « : » or the
end should follow. What could have come tells these apart.
"""

from __future__ import annotations

import re

from clausier.text import codes
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausier.text.diagnostic import Code

Situation: TypeAlias = "tuple[str, str, frozenset[str], str] | tuple[str, frozenset[str]] | frozenset[str]"
"""The rule, the token before (``VALUE`` for whatever ends a value), what could have come but operators, what came;
or the rule and what could have come; or only what could have come.
"""

GOES_ON = frozenset(
    {
        *("_OU", "_ET", "COMPARATOR", "EQUAL", "_PARMI", "_EST_SANS_OBJET", "_A_DEFAUT", "PLUS", "MINUS", "FACTOR"),
        *("DOT", "LPAR", "_AU", "PROROGE", "PREMIER_JOUR_COMPTE", "_WHERE"),
    }
)
"""Terminals that go on with a value."""

_ENDS_VALUE = frozenset(
    {"NAME", "NUMBER", "RPAR", "DATE", "AMOUNT", "PERCENT", "POINTS", "DURATION", "YES", "NO", "_EST_SANS_OBJET"}
)
_HEADER = re.compile(r"# (CLA-\d{4}) : (.*)\n(?:# (.*)\n)?")


class Lesson(Record):
    """What a wrong snippet teaches."""

    code: Code
    message: str
    hint: str


class Snippet(Record):
    """A wrong snippet of ``grammar/errors``: what to say, and the wrong item."""

    lesson: Lesson
    text: str


class Failure(Record):
    """Where and how a text stopped being acceptable.

    ``rule``: the rule of the item, followed by « ( » inside brackets. ``text``: the whole item; ``at``: the place in
    it. ``before``, ``found``, ``expected``: terminals of the grammar; ``word``: the text of ``found``.
    """

    rule: str
    text: str
    at: int
    word: str
    before: str
    found: str
    expected: frozenset[str]

    @property
    def closers(self) -> frozenset[str]:
        """What could have come, but for what goes on with the value before."""
        return self.expected - GOES_ON if self.before in _ENDS_VALUE else self.expected

    @property
    def situations(self) -> tuple[Situation, Situation, Situation]:
        """The situations this failure shows, from the most precise."""
        expected = self.closers
        before = "VALUE" if self.before in _ENDS_VALUE else self.before
        return (self.rule, before, expected, self.found), (self.rule, expected), expected


Lessons: TypeAlias = "Mapping[Situation, Lesson]"


def read_snippet(text: str) -> Snippet:
    """Read a file of ``grammar/errors``; ValueError when it has no header."""
    match = _HEADER.match(text)
    code = codes.all_codes().get(match[1]) if match else None
    if match is None or code is None:
        message = f"a snippet begins with « # CLA-0000 : message »: {text[:40]!r}"
        raise ValueError(message)
    return Snippet(Lesson(code, match[2], match[3] or ""), text[match.end() :].strip("\n"))


def learn(taught: Iterable[tuple[Failure, Lesson]]) -> Lessons:
    """Return the lessons by situation.

    Where snippets differ about a coarse situation, it keeps what they share: the code alone, or nothing.
    """
    lessons: dict[Situation, Lesson | None] = {}
    for failure, lesson in taught:
        exact, *coarse = failure.situations
        lessons[exact] = lesson
        for each in coarse:
            known = lessons.setdefault(each, lesson)
            if known is not None and known != lesson:
                lessons[each] = Lesson(lesson.code, "", "") if known.code is lesson.code else None
    return {situation: lesson for situation, lesson in lessons.items() if lesson is not None}
