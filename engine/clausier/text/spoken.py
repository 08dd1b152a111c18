"""A name of the language as French words."""

from __future__ import annotations

import re

_ELIDED = re.compile(r"(?<![^\W_])([ldnscjmt]|qu|jusqu|lorsqu|puisqu|aujourd)_(?=[aàâeéèêëiîïoôuùûüyhœæ])")


def spoken(name: str) -> str:
    """Return ``name`` as words, with the apostrophes no name can hold: ``valable_jusqu_au`` is « valable jusqu'au »."""
    return _ELIDED.sub(r"\1'", name).replace("_", " ")
