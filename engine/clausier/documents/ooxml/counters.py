"""The numbers that a word processor shows before the paragraphs of a Word file, worked out from the file alone.

Independent of the code that writes numberings: it serves to check it. Counting follows ECMA-376 part 1, section 17.9:
one counter a level of each definition; a paragraph counts its level up and starts the deeper ones again.
"""

from __future__ import annotations

import re

from clausier.documents.ooxml.xml import attribute, every, find, value
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN_SMALL = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Numberings(Record):
    """The levels of each numbering by its id, with the definition they count in, and the numbering of each style."""

    levels: Mapping[str, Mapping[int, Element]]
    definitions: Mapping[str, str]
    styles: Mapping[str, tuple[str, int]]


def numbered(file: WordFile) -> tuple[tuple[Element, str], ...]:
    """Return the paragraphs of the body in order, each with the number shown before it ("" without one)."""
    numberings = _numberings(file)
    counters: dict[str, list[int]] = {}
    return tuple((paragraph, _advance(paragraph, numberings, counters)) for paragraph in every(file.body, "p"))


def _advance(paragraph: Element, numberings: _Numberings, counters: dict[str, list[int]]) -> str:
    number, level = _link(paragraph, numberings)
    levels = numberings.levels.get(number, {})
    if level not in levels:
        return ""
    counts = counters.setdefault(numberings.definitions[number], [0] * _LEVELS)
    counts[level] = counts[level] + 1 if counts[level] else _start(levels[level])
    counts[level + 1 :] = [0] * (_LEVELS - level - 1)
    text = value(levels[level], "lvlText")

    def shown(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        count = counts[index] or _start(levels[index]) if index in levels else 0
        return _format(count, value(levels[index], "numFmt")) if index in levels else ""

    return re.sub(r"%([1-9])", shown, text)


def _link(paragraph: Element, numberings: _Numberings) -> tuple[str, int]:
    """Return the numbering and level of a paragraph: its own, or else its style's ("" without one)."""
    own = find(paragraph, "pPr", "numPr")
    if own is not None:
        return value(own, "numId"), int(value(own, "ilvl") or "0")
    return numberings.styles.get(value(paragraph, "pPr", "pStyle"), ("", 0))


def _numberings(file: WordFile) -> _Numberings:
    root, styles = file.part("numbering"), file.part("styles")
    abstract: dict[str, dict[int, Element]] = {}
    levels: dict[str, dict[int, Element]] = {}
    definitions: dict[str, str] = {}
    if root is not None:
        for element in every(root, "abstractNum"):
            own = {int(attribute(level, "ilvl")): level for level in every(element, "lvl")}
            abstract[attribute(element, "abstractNumId")] = own
        for element in every(root, "num"):
            number = attribute(element, "numId")
            definitions[number] = value(element, "abstractNumId")
            levels[number] = abstract.get(definitions[number], {})
    linked: dict[str, tuple[str, int]] = {}
    for style in every(styles, "style") if styles is not None else ():
        properties = find(style, "pPr", "numPr")
        if properties is not None:
            linked[attribute(style, "styleId")] = (value(properties, "numId"), int(value(properties, "ilvl") or "0"))
    return _Numberings(levels, definitions, linked)


def _start(level: Element) -> int:
    return int(value(level, "start") or "0")


def _format(count: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters if kind == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            letters = ""
            for amount, sign in (*_ROMAN, *_ROMAN_SMALL):
                letters += sign * (count // amount)
                count %= amount
            return letters if kind == "lowerRoman" else letters.upper()
        case "none":
            return ""
        case _:
            return str(count)
