"""What the words depend on: the conditions of their passages, the values they print beside parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.model.resolve import Resolver
from clausier.model.scope import Scope
from clausier.surface.expression import Constant, Name
from clausier.surface.page import Passage, Placeholder
from clausier.surface.print import print_expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausier.model.articles import Section
    from clausier.model.expression import Expression
    from clausier.model.report import Report
    from clausier.model.symbols import Symbols
    from clausier.surface.page import Inline


def resolve_printed(
    sections: Iterable[Section], symbols: Symbols, report: Report
) -> tuple[dict[str, Expression], dict[str, Expression]]:
    """Return the conditions of passages and the printed values other than parameters, by their text; report faults."""
    passages: dict[str, Expression] = {}
    printed: dict[str, Expression] = {}

    def walk(content: Sequence[Inline], resolver: Resolver) -> None:
        for part in content:
            match part:
                case Passage(condition=condition, then=then, otherwise=otherwise):
                    text = print_expression(condition)
                    if text not in passages:
                        passages[text] = resolver.truth(condition)
                    walk(then, resolver)
                    walk(otherwise, resolver)
                case Placeholder(value=Constant()):
                    pass
                case Placeholder(value=Name(ident=ident)) if ident in symbols.parameters:
                    pass
                case Placeholder(value=value):
                    text = print_expression(value)
                    if text not in printed:
                        printed[text] = resolver.resolve(value)
                case _:
                    pass

    for section in sections:
        resolver = Resolver(symbols, report.at(section.path), Scope({}))
        for paragraph in section.paragraphs:
            walk(paragraph.content, resolver)
    return passages, printed
