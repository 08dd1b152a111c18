"""What an item that begins with no known word may have meant."""

from __future__ import annotations

import re

from clausier.surface.forms import BY_KEYWORD
from clausier.surface.vocabulary import PROPERTY_WORDS, unaccented
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Edit
from clausier.text.span import Span
from clausier.text.suggest import did_you_mean

_WORD = re.compile(r"[^\W\d]\w*")


def unknown_item(source: str, at: int, written: str) -> Diagnostic:
    """Return the diagnostic of an item that begins with no known word; ``at`` is its place in the file."""
    match = _WORD.match(written)
    word = match[0] if match else written[:1]
    span = Span(source, at, at + len(word))
    for right in BY_KEYWORD:
        spelled = re.match(r"\s+".join(unaccented(right).split(" ")) + r"(?!\w)", unaccented(written[:40]))
        if spelled:
            wrong = Span(source, at, at + spelled.end())
            return Diagnostic(
                codes.KEYWORD_MISSPELLED,
                f"« {written[: spelled.end()]} » n'est pas un mot de la langue",
                wrong,
                f"écrivez « {right} »",
                fix=(Edit(wrong, right),),
            )
    hint = did_you_mean(word, BY_KEYWORD)
    if word in PROPERTY_WORDS:
        hint = "une propriété s'écrit sous sa déclaration, en retrait de deux espaces"
    return Diagnostic(
        codes.ITEM_UNKNOWN,
        f"« {word} » ne commence aucune déclaration",
        span,
        hint or f"une déclaration commence par : {', '.join(BY_KEYWORD)}",
    )
