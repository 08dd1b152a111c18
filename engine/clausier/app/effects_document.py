"""What a change does, as a document: the articles that changed, then, a question at a time, the answers that do."""

from __future__ import annotations

from clausier.documents.redline.tree import Fate
from clausier.documents.tree import Column, Document, Heading, ListItem, Paragraph, Run, Table
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clausier.app.effects import Effect, Effects
    from clausier.documents.redline.tree import ArticleChange
    from clausier.documents.tree import Block, Inlines
    from clausier.norms.tree import Citation

FATES = {
    Fate.CHANGED: "modifié",
    Fate.ADDED: "ajouté",
    Fate.REMOVED: "supprimé",
    Fate.MOVED: "déplacé",
    Fate.MOVED_CHANGED: "déplacé et modifié",
}
_OPENING = "En tête du contrat"


def title_of(change: ArticleChange) -> str:
    """Return what an article that changed is called: both headings when they differ."""
    if change.before and change.after and change.before != change.after:
        return f"{change.before} → {change.after}"
    return change.after or change.before or _OPENING


def summary(effects: Effects) -> str:
    """Return how many answers change, in a sentence."""
    count = len(effects.changes)
    if not effects.answers:
        return "Aucune réponse à comparer : ces contrats ne sont pas deux versions d'un même contrat."
    if not count:
        if effects.answers == 1:
            return "La seule réponse examinée ne change pas."
        return f"Aucune des {effects.answers} réponses examinées ne change."
    verb = "changent" if count > 1 else "change"
    of = f"{effects.answers} examinée{'s' if effects.answers > 1 else ''}"
    return f"{count} réponse{'s' if count > 1 else ''} {verb}, sur {of}."


def document(names: tuple[str, str], articles: tuple[ArticleChange, ...], effects: Effects) -> Document:
    """Return the document that stands beside a redline; ``names`` are what is compared."""
    blocks = [*_articles(articles), _heading("Ce que la modification change"), _words(summary(effects))]
    for question in dict.fromkeys(each.question for each in effects.changes):
        blocks += _question(question, [each for each in effects.changes if each.question == question])
    if effects.unread:
        blocks += [_heading("Affaires qui ne se lisent plus"), *_unread(effects.unread)]
    return Document("Effets de la modification", f"{names[0]} → {names[1]}", "fr-FR", (), tuple(blocks))


def _articles(articles: tuple[ArticleChange, ...]) -> Iterator[Block]:
    yield _heading("Articles modifiés")
    if not articles:
        yield _words("Les mots sont les mêmes.")
        return
    rows = tuple((_text(title_of(each)), _text(FATES[each.fate])) for each in articles)
    yield Table((_row("Article", "Sort"),), rows, (Column(4), Column(1)))


def _question(question: str, changes: list[Effect]) -> Iterator[Block]:
    yield _heading(question, 2)
    rows = tuple(
        (_case(each) if rank == 0 else (), *map(_text, part))
        for each in changes
        for rank, part in enumerate(each.parts)
    )
    columns = (Column(4), Column(3), Column(3), Column(3))
    yield Table((_row("Affaire", "Ce qui change", "Avant", "Après"),), rows, columns)
    for label, words in (
        ("Les mots qui décidaient", (word for each in changes for word in each.words_before)),
        ("Les mots qui décident", (word for each in changes for word in each.words_after)),
    ):
        yield from _quoted(label, words)


def _case(effect: Effect) -> Inlines:
    about = f" [{effect.about}]" if effect.about else ""
    return (Run(effect.title + about),)


def _quoted(label: str, words: Iterable[Citation]) -> Iterator[Block]:
    found = dict.fromkeys((each.words, each.place) for each in words)
    if found:
        yield Paragraph((Run(f"{label} :", bold=True),))
    for text, place in found:
        yield ListItem(1, "–", (Run(f"« {text} »"), Run(f", {place}" if place else "", italic=True)))


def _unread(unread: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    yield Table((_row("Affaire", "Pourquoi"),), tuple((_text(case), _text(why)) for case, why in unread))


def _heading(text: str, level: int = 1) -> Heading:
    return Heading(level, "", _text(text))


def _words(text: str) -> Paragraph:
    return Paragraph(_text(text))


def _row(*cells: str) -> tuple[Inlines, ...]:
    return tuple(map(_text, cells))


def _text(text: str) -> Inlines:
    return (Run(text),)
