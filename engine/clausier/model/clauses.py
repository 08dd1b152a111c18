"""Clauses: the conditions of a rule with their words, and what a rule cites."""

from __future__ import annotations

from clausier.model.names import resolve_party
from clausier.model.resolve import Resolver
from clausier.model.scope import Scope, Wanted
from clausier.model.tree import Clause
from clausier.surface.expression import Conditional, Name
from clausier.surface.print import print_expression
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausier.model.articles import Placed
    from clausier.model.citations import Locator
    from clausier.model.expression import Expression
    from clausier.model.kinds import Kind
    from clausier.model.report import Report
    from clausier.model.symbols import Symbols
    from clausier.model.tree import Citation
    from clausier.surface import expression as written
    from clausier.surface.item import Condition, Quote
    from clausier.text.span import Span


class Desk(Record):
    """What resolving the rules of an article needs: names, the report under its headings, and the locator of quotes."""

    symbols: Symbols
    report: Report
    locator: Locator

    def resolver(self, placed: Placed, scope: Scope) -> Resolver:
        """Return a resolver for an item."""
        return Resolver(self.symbols, self.report.at(placed.path), scope)

    def cite(
        self, placed: Placed, owner: str, words: Sequence[Quote], basis: Sequence[Quote], span: Span
    ) -> tuple[Citation, ...]:
        """Return the citations of a rule: its words, then its authorities; its article when it names neither."""
        found = (
            *(self.locator.words(each, placed.article, owner) for each in words),
            *(self.locator.basis(each) for each in basis),
        )
        return found or (self.locator.article(placed.article, span),)

    def clause(self, placed: Placed, owner: str, condition: Condition, resolver: Resolver, wanted: Wanted) -> Clause:
        """Return a part of a rule, of the kind ``wanted``, with the words it encodes."""
        quote = condition.quote
        cited = () if quote is None else (self.locator.words(quote, placed.article, owner),)
        value = resolver.resolve(condition.expression, wanted)
        return Clause(value, print_expression(condition.expression), cited)

    def condition(self, condition: Condition, resolver: Resolver, citations: tuple[Citation, ...]) -> Clause:
        """Return a condition of an exception, whose words are located once for all its targets."""
        return Clause(resolver.truth(condition.expression), print_expression(condition.expression), citations)

    def clauses(
        self, placed: Placed, owner: str, conditions: Sequence[Condition], resolver: Resolver, wanted: Wanted
    ) -> tuple[Clause, ...]:
        """Return the parts of a rule that its conditions are."""
        return tuple(self.clause(placed, owner, each, resolver, wanted) for each in conditions)


def party(node: written.Expression, resolver: Resolver, wanted: Kind | None) -> Expression:
    """Return a party: a member, even when an element of the dossier has the same name."""
    named = _first_party(node, resolver)
    if named is not None and (wanted is None or named.kind == wanted):
        if isinstance(node, Name):
            return named
        wanted = named.kind
    return resolver.resolve(node, None if wanted is None else Wanted(wanted))


def _first_party(node: written.Expression, resolver: Resolver) -> Expression | None:
    """Return the party that a name stands for, or the first that an alternative names; None for anything else."""
    match node:
        case Name():
            return resolve_party(node.ident, node.span, resolver.scope, resolver.symbols)
        case Conditional():
            return _first_party(node.then, resolver) or _first_party(node.otherwise, resolver)
        case _:
            return None
