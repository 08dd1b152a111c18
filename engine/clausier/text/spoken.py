"""A name of the language as French words."""

from __future__ import annotations

from itertools import pairwise

_ELIDED = frozenset(("l", "d", "n", "s", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "aujourd"))
_VOWELS = frozenset("aàâeéèêëiîïoôuùûüyhœæ")


def spoken(name: str) -> str:
    """Return ``name`` as words, with the apostrophes no name can hold: ``valable_jusqu_au`` is « valable jusqu'au »."""
    parts = name.split("_")
    joints = ("'" if _last_word(one) in _ELIDED and other[:1] in _VOWELS else " " for one, other in pairwise(parts))
    return "".join((parts[0], *(each for pair in zip(joints, parts[1:], strict=True) for each in pair)))


def _last_word(text: str) -> str:
    """Return the letters and digits that end a text."""
    end = len(text)
    while end and text[end - 1].isalnum():
        end -= 1
    return text[end:]
