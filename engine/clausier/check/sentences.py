"""The sentences of an article: what each says in one breath, and where it stands in the source."""

from __future__ import annotations

import re

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.model.tree import Article, Paragraph
    from clausier.model.words import Printed
    from clausier.text.span import Span

_END = re.compile(r"[.!?…][)»\"]*(\s+)(?=[«(]?\s*[A-ZÀÂÇÉÈÊËÎÏÔÖÙÛÜŒ])")
_ABBREVIATION = re.compile(r"(?:^|[\s('’(])(?:art|al|cf|ex|etc|n|p|pp|no|MM?|Mme|Mlle|Me|Dr|[A-Z])\.$")


class Sentence(Record):
    """A sentence of a paragraph: its printed words, from ``start`` to ``end`` of ``printed``.

    ``leads``: it only opens what follows (« Les parties peuvent résilier le Contrat : »).
    """

    paragraph: Paragraph
    printed: Printed
    start: int
    end: int
    leads: bool
    span: Span

    @property
    def text(self) -> str:
        """The words."""
        return self.printed.text[self.start : self.end]


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article in order, those its conditional passages print otherwise included."""
    found: list[Sentence] = []
    for paragraph in article.paragraphs:
        here = list(_cut(paragraph, paragraph.printed))
        if paragraph.variant.text != paragraph.printed.text:
            known = {each.text for each in here}
            here += [each for each in _cut(paragraph, paragraph.variant) if each.text not in known]
        found += here
    return tuple(found)


def _cut(paragraph: Paragraph, printed: Printed) -> Iterator[Sentence]:
    text = printed.text
    ends = [match.start(1) for match in _END.finditer(text) if not _ABBREVIATION.search(text[: match.start() + 1])]
    start = 0
    for end in (*ends, len(text)):
        words = text[start:end]
        lead = len(words) - len(words.lstrip())
        trail = len(words.rstrip())
        if trail > lead:
            span = printed.span(start + lead, start + trail)
            if span is not None:
                yield Sentence(paragraph, printed, start + lead, start + trail, words.rstrip().endswith(":"), span)
        start = end
