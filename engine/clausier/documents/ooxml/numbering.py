"""Native numbering: definitions for headings and lists, and the link of the heading styles to theirs.

Each independent list has its own abstract definition: several numberings over one definition restart in some word
processors and continue in others.
"""

from __future__ import annotations

from clausier.documents.ooxml.markup import number_link
from clausier.documents.ooxml.xml import W, attribute, escape, every, find, fragment
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.ooxml.xml import Element

_BEFORE_NUMBERING = frozenset(
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


class Level(Record):
    """One level of a numbering.

    ``kind`` is an ``ST_NumberFormat`` ("decimal", "bullet"…); ``text`` holds ``%1`` for the number of level 1;
    ``suffix`` is "tab" or "space"; ``style`` is the id of the paragraph style tied to the level, or empty. ``left`` and
    ``hanging`` are indents in twentieths of a point: a level's indent replaces that of the paragraph's style.
    """

    kind: str
    text: str
    start: int = 1
    suffix: str = "tab"
    style: str = ""
    left: int = 0
    hanging: int = 0


def definition(number: int, levels: tuple[Level, ...]) -> str:
    """Return the markup of an abstract definition."""
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    parts = "".join(_level(index, level) for index, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x10000000 + number:08X}"/>'
        f'<w:multiLevelType w:val="{kind}"/>{parts}</w:abstractNum>'
    )


def instance(number: int, abstract: int) -> str:
    """Return the markup of a numbering that follows definition ``abstract``."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'


def first_free(numbering: Element) -> int:
    """Return a number above every definition and numbering that a numbering part holds (at least 1)."""
    used = [int(attribute(element, "abstractNumId")) for element in every(numbering, "abstractNum")]
    used += [int(attribute(element, "numId")) for element in every(numbering, "num")]
    return max(used, default=0) + 1


def extend(numbering: Element, definitions: str, instances: str) -> None:
    """Add definitions and numberings to a numbering part: all definitions stand before all numberings."""
    first = find(numbering, "num")
    index = len(numbering) if first is None else numbering.index(first)
    for offset, element in enumerate(list(fragment(definitions))):
        numbering.insert(index + offset, element)
    last = max((numbering.index(element) for element in every(numbering, "num")), default=len(numbering) - 1)
    for offset, element in enumerate(list(fragment(instances))):
        numbering.insert(last + 1 + offset, element)


def link_style(style: Element, number: int, level: int) -> None:
    """Tie a paragraph style to level ``level`` (from 0) of numbering ``number``, in place of any other."""
    properties = find(style, "pPr")
    if properties is None:
        properties = fragment("<w:pPr/>")[0]
        following = find(style, "rPr")
        style.insert(len(style) if following is None else style.index(following), properties)
    old = find(properties, "numPr")
    if old is not None:
        properties.remove(old)
    index = sum(1 for child in properties if child.tag in _BEFORE_NUMBERING)
    properties.insert(index, fragment(number_link(number, level))[0])


def _level(index: int, level: Level) -> str:
    style = f'<w:pStyle w:val="{escape(level.style)}"/>' if level.style else ""
    suffix = f'<w:suff w:val="{level.suffix}"/>' if level.suffix != "tab" else ""
    indent = f'<w:pPr><w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr>' if level.left else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{level.start}"/><w:numFmt w:val="{level.kind}"/>{style}{suffix}'
        f'<w:lvlText w:val="{escape(level.text)}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )
