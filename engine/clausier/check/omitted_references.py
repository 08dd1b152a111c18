"""References to an article that a tailored contract may leave out: looked for in every combination of the conditions.

The conditions of passages are cut at « et », « ou » and « non »; what remains (« contrat.vente », « client.qualité =
public ») is true or false on its own. Every combination of these is tried, so that none that can occur is missed.
"""

from __future__ import annotations

from itertools import product

from clausier.check.mentions import mentions
from clausier.check.numbers import canonical
from clausier.check.places import contract_articles, found_at
from clausier.surface.expression import Binary, Not, Operator
from clausier.surface.page import Derogation, Passage, Words
from clausier.surface.print import print_expression
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clausier.model.tree import Article, Model
    from clausier.surface.expression import Expression
    from clausier.surface.page import Inline
    from clausier.text.diagnostic import Diagnostic

    Guard: TypeAlias = "tuple[tuple[Expression, bool], ...]"
    """Conditions that all hold (True) or do not hold (False) where some words are printed."""

_MOST_ATOMS = 16


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the references that some combination of conditions prints without the article they aim at."""
    if not model.passages:
        return
    articles = [each for each in contract_articles(model) if each.on_paper and each.anchor]
    printing = {canonical(each.anchor): tuple(_guards(each, articles)) for each in articles}
    for article in articles:
        for paragraph in article.paragraphs:
            for words, guard in _words(paragraph.content, ()):
                for mention in mentions(words.text):
                    aimed = printing.get(canonical(mention[0]))
                    missing = None if aimed is None or () in aimed else _unprinted(guard, aimed)
                    if missing is not None:
                        message = (
                            f"l'article {mention[0].strip()} peut manquer là où ces mots sont imprimés : {missing}"
                        )
                        hint = "mettez ces mots sous la condition de l'article visé, ou imprimez-le avec eux"
                        yield found_at(model, codes.REFERENCE_OMITTED, message, words.span, hint, article=article.id)


def printing(articles: Sequence[Article]) -> Iterator[tuple[object, ...]]:
    """Yield what this check knows of some articles: what prints each, and the references of its words."""
    kept = [each for each in articles if not each.is_law and each.on_paper and each.anchor]
    for article in kept:
        made = {
            (canonical(mention[0]), repr(guard))
            for paragraph in article.paragraphs
            for words, guard in _words(paragraph.content, ())
            for mention in mentions(words.text)
        }
        yield article.anchor, article.region, sorted({repr(each) for each in _guards(article, [article])}), sorted(made)


def _guards(article: Article, articles: Sequence[Article]) -> Iterator[Guard]:
    """Yield what prints an article: the conditions of each of its words, or of those of an article below it."""
    for each in articles:
        if each is article or each.anchor.startswith(f"{article.anchor}.") or each.id in article.region:
            for paragraph in each.paragraphs:
                yield from (guard for words, guard in _words(paragraph.content, ()) if words.text.strip())


def _words(content: Sequence[Inline], guard: Guard) -> Iterator[tuple[Words, Guard]]:
    for part in content:
        match part:
            case Words():
                yield part, guard
            case Passage(condition=condition, then=then, otherwise=otherwise):
                yield from _words(then, (*guard, (condition, True)))
                yield from _words(otherwise, (*guard, (condition, False)))
            case Derogation(condition=condition, content=added):
                yield from _words(added, (*guard, (condition, True)))
            case _:
                pass


def _unprinted(guard: Guard, aimed: Sequence[Guard]) -> str | None:
    """Return a combination of conditions under which ``guard`` holds and none of ``aimed`` does; None without one."""
    atoms = tuple(
        dict.fromkeys(atom for each in (guard, *aimed) for condition, _ in each for atom in _atoms(condition))
    )
    if len(atoms) > _MOST_ATOMS:
        return f"plus de {_MOST_ATOMS} conditions à croiser, simplifiez-les"
    for held in product((True, False), repeat=len(atoms)):
        world = dict(zip(atoms, held, strict=True))
        if _holds(guard, world) and not any(_holds(each, world) for each in aimed):
            return " ; ".join(f"{atom} {'vrai' if value else 'faux'}" for atom, value in world.items())
    return None


def _holds(guard: Guard, world: Mapping[str, bool]) -> bool:
    return all(_truth(condition, world) is wanted for condition, wanted in guard)


def _truth(condition: Expression, world: Mapping[str, bool]) -> bool:
    match condition:
        case Binary(operator=Operator.AND, left=left, right=right):
            return _truth(left, world) and _truth(right, world)
        case Binary(operator=Operator.OR, left=left, right=right):
            return _truth(left, world) or _truth(right, world)
        case Not(operand=operand):
            return not _truth(operand, world)
        case _:
            return world[print_expression(condition)]


def _atoms(condition: Expression) -> Iterator[str]:
    match condition:
        case Binary(operator=Operator.AND | Operator.OR, left=left, right=right):
            yield from _atoms(left)
            yield from _atoms(right)
        case Not(operand=operand):
            yield from _atoms(operand)
        case _:
            yield print_expression(condition)
