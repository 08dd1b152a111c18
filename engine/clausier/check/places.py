"""Where a check speaks: diagnostics under the headings of their article, and what belongs to the contract."""

from __future__ import annotations

from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Article, Model
    from clausier.text.diagnostic import Code
    from clausier.text.span import Span


def found_at(
    model: Model,
    code: Code,
    message: str,
    span: Span,
    hint: str = "",
    *,
    article: str = "",
    others: tuple[tuple[Span, str], ...] = (),
) -> Diagnostic:
    """Return a diagnostic at ``span``, under the headings of ``article``, or of the article ``span`` stands in."""
    home = model.articles.get(article) or _around(model, span)
    labels = tuple(Label(place, text) for place, text in others)
    return Diagnostic(code, message, span, hint, labels, () if home is None else home.path)


def contract_articles(model: Model) -> Iterator[Article]:
    """Yield the articles of the contract, those of the law left out, in order."""
    return (each for each in model.articles.values() if not each.is_law)


def of_contract(model: Model) -> frozenset[str]:
    """Return the names of the files of the contract. What the law declares, other contracts may use."""
    return frozenset(each.span.source for each in contract_articles(model))


def several(count: int, one: str, many: str = "") -> str:
    """Return « 1 phrase », « 3 phrases »."""
    return f"{count} {one if count < 2 else many or one + 's'}"  # noqa: PLR2004  the plural begins at two


def clipped(text: str, limit: int = 90) -> str:
    """Return ``text`` on one line, cut at a word past ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit].rsplit(' ', 1)[0]}…"


def _around(model: Model, span: Span) -> Article | None:
    """Return the article whose heading is the last above ``span`` in its file."""
    above = [
        each for each in model.articles.values() if each.span.source == span.source and each.span.start <= span.start
    ]
    return max(above, key=lambda each: each.span.start, default=None)
