"""The first character of a dossier that may not be there: the rules are those of ``text.characters``.

Letters written in two pieces are no fault here: the reader compares them composed (NFC) and prints them as typed.
"""

from __future__ import annotations

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.span import Span

_ORDINARY = frozenset("\n\t‘’“”–—…•€\u202f")
_RANGES = ((" ", "~"), ("\u00a0", "\u00ac"), ("\u00ae", "\u024f"))
"""What is an ordinary character of a French text; the few others are looked at one by one."""


def forbidden(source: str, text: str, span: Span | None = None) -> Diagnostic | None:
    """Return the diagnostic for the first forbidden character of ``text``, or None.

    ``source`` is the name of the file; ``span`` where ``text`` stands when it is not the whole file.
    """
    unusual = {each for each in set(text) if not _is_ordinary(each)}
    for at, character in enumerate(text if unusual else ""):
        if character not in unusual:
            continue
        from clausier.text.characters import refusal

        reason = "" if character == "\r" and text[at + 1 : at + 2] == "\n" else refusal(character)
        if reason:
            message = f"un dossier ne peut pas contenir ce caractère : {reason} U+{ord(character):04X}"
            return Diagnostic(codes.CHARACTER_FORBIDDEN, message, span or Span(source, at, at + 1), "supprimez-le")
    return None


def _is_ordinary(character: str) -> bool:
    return character in _ORDINARY or any(first <= character <= last for first, last in _RANGES)
