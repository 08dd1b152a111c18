"""The passages of a contract that rules cite: whole paragraphs, as one dossier prints them, in the order of the paper.

A rule quotes a fragment as the standard contract prints it; what binds the parties is the paragraph with the values
they agreed on. A letter quotes the latter.
"""

from __future__ import annotations

from clausier.model.citations import Locator
from clausier.model.words import print_words
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.documents.from_model import Wording
    from clausier.model.tree import Model

_ENDS = " ,;:"


class Passages:
    """The paragraphs of a contract by the place that citations give."""

    def __init__(self, model: Model, wording: Wording) -> None:
        """Take the values that a dossier prints."""
        self._model, self._wording = model, wording
        locator = Locator(model.articles, {})
        self._paragraphs = {
            locator.place(paragraph): (article, paragraph)
            for article in model.articles.values()
            if not article.is_law
            for paragraph in article.paragraphs
        }

    def at(self, places: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return the words and the place (« article VIII, … ») of the paragraphs at ``places``, each once."""
        wanted = set(places)
        found: list[tuple[str, str]] = []
        for place, (article, paragraph) in self._paragraphs.items():
            if place in wanted:
                wording = self._wording
                printed = print_words(paragraph.content, self._model.parameters, wording.values, wording.flags)
                said = place.removeprefix(article.short_name).strip()
                found.append((" ".join(printed.text.split()).strip(_ENDS), f"article {said}"))
        return tuple(each for each in found if each[0])

    def every(self) -> tuple[tuple[str, str], ...]:
        """Return the words and the place of each paragraph that has words."""
        return self.at(self._paragraphs)
