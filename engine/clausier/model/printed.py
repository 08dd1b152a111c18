"""What the words depend on: the conditions of their passages, the values they print beside parameters."""

from __future__ import annotations

from clausier.model.resolve import Resolver
from clausier.model.scope import Scope
from clausier.model.words import flag_of
from clausier.surface.expression import Constant, Name
from clausier.surface.page import Derogation, Passage, Placeholder
from clausier.surface.print import print_expression
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausier.model.articles import Section
    from clausier.model.expression import Expression
    from clausier.model.report import Report
    from clausier.model.symbols import Symbols
    from clausier.surface.page import Inline
    from clausier.text.span import Span


def resolve_printed(
    sections: Iterable[Section], symbols: Symbols, report: Report
) -> tuple[dict[str, Expression], dict[str, Expression]]:
    """Return the conditions of passages and the printed values other than parameters, by their text; report faults.

    Conditions of derogations are there by the name of their flag.
    """
    passages: dict[str, Expression] = {}
    printed: dict[str, Expression] = {}
    derogations: dict[str, Span] = {}

    def walk(content: Sequence[Inline], resolver: Resolver) -> None:
        for part in content:
            match part:
                case Passage(condition=condition, then=then, otherwise=otherwise):
                    text = print_expression(condition)
                    if text not in passages:
                        passages[text] = resolver.truth(condition)
                    walk(then, resolver)
                    walk(otherwise, resolver)
                case Derogation(ident=ident, condition=condition, content=added, span=span):
                    text = flag_of(part)
                    if text in passages:
                        message = f"la dérogation « {ident} » est écrite deux fois"
                        others = ((derogations[ident], "déjà écrite ici"),)
                        resolver.report.add(codes.NAME_TWICE, message, span, "renommez l'une des deux", others)
                    else:
                        derogations[ident] = span
                        passages[text] = resolver.truth(condition)
                    walk(added, resolver)
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
