"""The comments of an item: from a ``#`` outside citations to the end of its line."""

from __future__ import annotations

import re

from clausier.text.record import Record

_STOPS = re.compile(r"[«»#]")


class Comment(Record):
    """A comment: its words with their ``#``, where it starts, and whether it trails something on its line."""

    text: str
    start: int
    trails: bool


def comments_of(text: str, start: int, end: int) -> tuple[Comment, ...]:
    """Return the comments of ``text`` between ``start`` and ``end``, an item whose citations are closed."""
    found: list[Comment] = []
    quotes = 0
    at = start
    while match := _STOPS.search(text, at, end):
        here, sign = match.start(), match[0]
        at = here + 1
        if sign == "«":
            quotes += 1
        elif sign == "»":
            quotes -= 1
        elif not quotes:
            feed = text.find("\n", here, end)
            at = end if feed < 0 else feed
            line_start = max(start, text.rfind("\n", 0, here) + 1)
            found.append(Comment(text[here:at].rstrip(), here, bool(text[line_start:here].strip())))
    return tuple(found)
