"""Numbers of articles given twice, or skipped. The words of a contract are kept as they are."""

from __future__ import annotations

from clausier.check.numbers import numbered, rank
from clausier.check.places import found_at
from clausier.text import codes
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Article, Model
    from clausier.text.diagnostic import Diagnostic


def check(model: Model) -> Iterator[Diagnostic]:
    """Yield the numbers of the contract that two headings have, and those missing between two that are there."""
    seen: dict[str, Article] = {}
    last: dict[str, tuple[str, Article]] = {}
    for article, number in numbered(model):
        if number in seen:
            message = f"deux articles portent le numéro {number} ; le texte est conservé tel quel"
            others = ((seen[number].span, "le premier"),)
            hint = "renumérotez par un avenant ; les renvois à ce numéro sont ambigus"
            yield found_at(
                model, codes.ARTICLE_NUMBER_TWICE, message, article.span, hint, article=article.id, others=others
            )
            continue
        seen[number] = article
        above, _, own = number.rpartition(".")
        if above in last:
            before, previous = last[above]
            yield from _skipped(model, article, (above, own), (before, previous))
        last[above] = own, article


def _skipped(
    model: Model, article: Article, number: tuple[str, str], before: tuple[str, Article]
) -> Iterator[Diagnostic]:
    above, own = number
    known, previous = before
    start, end = rank(known), rank(own)
    if start is None or end is None or known.isdigit() is not own.isdigit() or end <= start + 1:
        return
    names = [f"{above}.{_like(each, own)}".lstrip(".") for each in range(start + 1, end)]
    what = f"il n'y a pas d'article {names[0]}" if len(names) == 1 else f"il n'y a pas d'articles {', '.join(names)}"
    here = f"{above}.{own}".lstrip(".")
    message = f"{what} avant l'article {here} ; le texte est conservé tel quel"
    hint = "vérifiez qu'aucun article n'a été perdu dans la copie"
    others = ((previous.span, "l'article d'avant"),)
    yield found_at(model, codes.ARTICLE_NUMBER_MISSING, message, article.span, hint, article=article.id, others=others)


def _like(value: int, model: str) -> str:
    """Return a number written as ``model`` is: in digits, or in Roman figures."""
    if model.isdigit():
        return str(value)
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for size, sign in signs:
        times, value = divmod(value, size)
        written += sign * times
    return written
