"""French messages for what the grammar refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.span import Span

if TYPE_CHECKING:
    from lark import UnexpectedInput


def explain(error: UnexpectedInput, source: str, text: str, base: int) -> Diagnostic:
    """Return the diagnostic for a refused token."""
    at = error.pos_in_stream or 0
    return Diagnostic(codes.SYNTAX_UNEXPECTED, f"texte inattendu : « {text[at:at+20]} »", Span(source, base + at, base + at + 1))
