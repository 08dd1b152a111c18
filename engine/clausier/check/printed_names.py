"""The names that the words of a contract use: in placeholders and in the conditions of passages."""

from __future__ import annotations

import re

from clausier.check.places import contract_articles
from clausier.surface.page import Derogation, Passage, Placeholder
from clausier.surface.print import print_expression
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clausier.model.tree import Model
    from clausier.surface.page import Inline

_QUOTED = re.compile(r"«[^»]*»")
_NAME = re.compile(r"[^\W\d]\w*")


def printed_names(model: Model) -> frozenset[str]:
    """Return every name, of a parameter, a root or a field, that stands between the braces of the words."""
    return frozenset(
        name
        for article in contract_articles(model)
        for paragraph in article.paragraphs
        for written in _expressions(paragraph.content)
        for name in _NAME.findall(_QUOTED.sub(" ", written))
    )


def _expressions(content: Sequence[Inline]) -> Iterator[str]:
    for part in content:
        match part:
            case Placeholder(value=value):
                yield print_expression(value)
            case Passage(condition=condition, then=then, otherwise=otherwise):
                yield print_expression(condition)
                yield from _expressions((*then, *otherwise))
            case Derogation(condition=condition, content=added):
                yield print_expression(condition)
                yield from _expressions(added)
            case _:
                pass
