"""The clause language in colours, for the documentation: two Pygments lexers.

``clause`` reads the inside of a block, ``clause-page`` a whole clause file. Neither is imported by the engine.
"""

# Pygments has no types of its own.
# pyright: basic
from __future__ import annotations

import re
from typing import ClassVar

from pygments.lexer import RegexLexer, bygroups, using  # type: ignore[import-untyped]  # no types of its own
from pygments.token import (  # type: ignore[import-untyped]  # no types of its own
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
)

from clausier.surface.forms import BY_KEYWORD
from clausier.surface.vocabulary import PHRASES, PROPERTY_WORDS, RESERVED

KINDS = (
    *("booléen", "entier", "décimal", "argent", "taux", "points", "date", "instant", "durée", "horaires", "texte"),
    "Période",
)
"""The kinds of values that have a name."""
HEADER_WORDS = ("registre", "retenue", "apprécié par", "à prouver par", "ouverte", "inconnu", "des règles de nature")
"""Words of the language found inside a line."""

_UNITS = r"EUR|euros?|points?|ans?|années?|mois|semaines?|jours?|heures?|minutes?"
_NUMBER = rf"\d+(?: \d{{3}})*(?:,\d+)?(?:\s*[€%]|\s+(?:{_UNITS})(?: (?:ouvrés?|ouvrables?|francs?))?(?!\w))?"


def _any_of(words: tuple[str, ...]) -> str:
    """Return a pattern for any of the words, the longest first, whole and with any spaces."""
    longest = sorted(set(words) - {"="}, key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(re.escape(word).replace(re.escape(' '), ' +') for word in longest)})(?!\w)"


class ClausierLexer(RegexLexer):  # type: ignore[misc]  # Pygments has no types
    """The items of a ``clause`` block."""

    name = "Clausier"
    aliases: ClassVar = ["clause", "clause-valeur", "clausier"]
    filenames: ClassVar = ["*.clause"]
    flags = re.MULTILINE | re.UNICODE
    tokens: ClassVar = {
        "root": [
            (r"#.*$", Comment.Single),
            (r"«", String, "quote"),
            (rf"^{_any_of(tuple(BY_KEYWORD))}", Keyword.Declaration),
            (rf"^([ \t]+)({_any_of(PROPERTY_WORDS)})", bygroups(Text, Keyword)),
            (r"\d+-\d+-\d+|\d{1,2}(?:er)? \w+ \d{4}", Number),
            (_NUMBER, Number),
            (_any_of((*PHRASES, *HEADER_WORDS)), Keyword),
            (rf"(?<!\w){_any_of(RESERVED)}", Operator.Word),
            (rf"(:\s*)((?:liste +(?:de +|d'))?{_any_of(KINDS)})", bygroups(Punctuation, Keyword.Type)),
            (r"[^\W\d_a-z]\w*", Name.Class),
            (r"([^\W\d]\w*)(\s*\()", bygroups(Name.Function, Punctuation)),
            (r"[^\W\d]\w*", Name),
            (r"[=≠<>≤≥+\-×÷*/]", Operator),
            (r"[.,:;()]", Punctuation),
            (r"\n|[ \t\r]+", Text),
            (r".", Text),
        ],
        "quote": [
            (r"«", String, "#push"),
            (r"»", String, "#pop"),
            (r"[^«»]+", String),
        ],
    }


class ClausePageLexer(RegexLexer):  # type: ignore[misc]  # Pygments has no types
    """A clause file: the words of the contract, and the blocks under them."""

    name = "Page Clausier"
    aliases: ClassVar = ["clause-page"]
    filenames: ClassVar = ["*.md"]
    flags = re.MULTILINE | re.UNICODE
    tokens: ClassVar = {
        "root": [
            (
                r"^(```clause[ \t]*\n)((?:(?!^```).*\n)*)(^```)",
                bygroups(Comment.Special, using(ClausierLexer), Comment.Special),
            ),
            (r"^(#{1,6} .*?)(\{#[^}]*\})?$", bygroups(Generic.Heading, Name.Label)),
            (r"<!--(?:.|\n)*?-->", Comment),
            (r"\{\{", Text),
            (
                r"(\{)(si\b|sinon\b|fin\b|déroge\b)?([^}]*)(\})",
                bygroups(Punctuation, Keyword, using(ClausierLexer), Punctuation),
            ),
            (r"\*\*(?:[^*\n]|\*(?!\*))*\*\*", Generic.Strong),
            (r"[^{*<`#\n]+|.|\n", Text),
        ],
    }
