"""« De » and « que » before a value of the words: « d'un (1) an », « de deux (2) ans », « de onze (11) mois »."""

from __future__ import annotations

import re

_ELIDED = re.compile(r"(?<!\w)([dD]|[qQ]u)['’]$")
_WHOLE = re.compile(r"(?<!\w)([dD]|[qQ]u)e[ \u00a0]$")
_ONE = re.compile(r"une?\b")
# Before an « h », only the author knows; before a bracket, nobody does yet.
_KEEPS_ELISION = re.compile(r"(?!onz|oui\b)[aàâeéèêëiîïoôuùûyœæAÀÂEÉÈÊËIÎÏOÔUÙÛYŒÆ]|(?!huit)[hH]|\[")


def agreed(words: str, value: str) -> str:
    """Return ``words`` with the « de » or « que » that ends them as ``value``, which follows, wants it.

    >>> agreed("pour une durée d'", "deux (2) ans")
    'pour une durée de '
    >>> agreed("un préavis de ", "un (1) mois")
    "un préavis d'"
    """
    if _ONE.match(value):
        return _WHOLE.sub(r"\1'", words)
    return words if _KEEPS_ELISION.match(value) else _ELIDED.sub(r"\1e ", words)
