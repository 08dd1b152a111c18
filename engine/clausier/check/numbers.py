"""Numbers of articles, as headings print them and as words refer to them: « III – 1 », « IV.2.4.1 », « 5-2 »."""

from __future__ import annotations

import re

from clausier.check.places import contract_articles
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Article, Model

_ROMAN = re.compile(r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})\Z")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PART = r"(?:[.-]\d+|\s*[–—]\s*\d+)"
_HEADING = re.compile(
    rf"\s*(?:articles?\s+)(?P<named>[IVXLC]+|\d+|premier|1er)(?P<parts>{_PART}*)(?!\w)"
    r"|\s*(?P<bare>\d+|[IVXLC]+)(?P<bare_parts>(?:\.\d+)*)\s*[.)–—-](?=\s)"
    r"|\s*(?P<plain>\d+)(?P<plain_parts>(?:\.\d+)+)\s",
    re.IGNORECASE,
)

_SEPARATOR = re.compile(r"\s*(?:[–—-]\s+)?")


def number_of(words: str) -> str:
    """Return the number a heading begins with, as « IV.2.4 », "" when it has none."""
    match = _HEADING.match(words)
    if match is None:
        return ""
    for name, rest in (("named", "parts"), ("bare", "bare_parts"), ("plain", "plain_parts")):
        if match[name]:
            return canonical(match[name] + match[rest])
    return ""


def label_of(words: str) -> tuple[str, str]:
    """Return the label a heading begins with and what parts it from the title: « ARTICLE 4. », « - »; "" for none."""
    match = _HEADING.match(words)
    if match is None:
        return "", ""
    end = max(match.end(name) for name in ("parts", "bare_parts", "plain_parts"))
    end += words[end : end + 1] in (".", ")")
    separator = _SEPARATOR.match(words, end)
    return words[:end], separator[0] if separator else ""


def canonical(written: str) -> str:
    """Return a number of article in one form: capitals, points between its parts, « 1 » for « premier »."""
    parts = re.split(r"[\s.–—-]+", written.strip(" .–—-"))
    return ".".join("1" if each.lower() in ("premier", "1er") else each.upper() for each in parts if each)


def rank(part: str) -> int | None:
    """Return what a part of a number counts: « XII » 12, « 4 » 4; None when it is no number."""
    if part.isdigit():
        return int(part)
    if not _ROMAN.match(part):
        return None
    values = [_VALUES[each] for each in part]
    return sum(-each if each < after else each for each, after in zip(values, [*values[1:], 0], strict=True))


def numbered(model: Model) -> Iterator[tuple[Article, str]]:
    """Yield the articles of the contract whose heading has a number, with it."""
    for article in contract_articles(model):
        number = (
            number_of(f"article {article.anchor}" if article.run_in else article.path[-1]) if article.anchor else ""
        )
        if number:
            yield article, number
