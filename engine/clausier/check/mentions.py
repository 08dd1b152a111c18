"""Mentions of articles in words: « l'article 4.1.3 », « aux articles 6 et 7 », those of a code left out."""

from __future__ import annotations

import re

from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Not « L. 441-10 », an article of a code.
_NUMBER = r"(?![LC]\.?\s?\d)(?:\d+|[IVXLC]+(?!\w))(?:[.-]\d+|\s?–\s?\d+)*(?:er\b)?"
_REFERENCE = re.compile(
    rf"\b[Aa]rt(?:icles?|\.)\s+(?P<numbers>{_NUMBER}(?:\s*(?:,|et|ou|à)\s*(?:l'article\s+)?{_NUMBER})*)(?=(?P<after>.{{0,80}}))",
    re.DOTALL,
)
_ONE = re.compile(_NUMBER)
# « alinéa 2 », « et suivants »: between the number and the text it belongs to.
_BETWEEN = (
    r"[\s,]*(?:(?:alinéas?|al\.|§|paragraphes?)\s*\w+[\s,]*|\(\w+\)[\s,]*|et\s+s(?:uiv(?:ants?|\.))?[\s,.]*"
    r"|(?:bis|ter|[a-z]\)?)\s+)*"
)
_OURS = r"présent|Contrat\b|contrat\b|CGV\b|[Cc]onditions générales"
# « l'article 7, de l'obligation … » goes on with a list.
_EXTERNAL = re.compile(
    rf"(?!\s*,\s*d[eu])"
    rf"{_BETWEEN}(?:(?:(?:du|des|de\s+la)\s+|de\s+l['’]\s*|de\s+(?!l[a'’]))(?!{_OURS})\w|C\.\s|(?:CPC|CPI|CGI|RGPD)\b)"
)


def mentions(text: str) -> Iterator[re.Match[str]]:
    """Yield each number of an article of the contract that ``text`` mentions, as found in it."""
    for match in _REFERENCE.finditer(text):
        if not _EXTERNAL.match(match["after"]):
            yield from _ONE.finditer(text, match.start("numbers"), match.end("numbers"))
