"""What the YAML reader could not read, said in French: PyYAML's words and the text around tell which mistake it is."""

from __future__ import annotations

import re

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.text.source import Source

_STUCK = re.compile(r" *(?:- +)?[^\W\d]\w*:[^\s/]")
_QUOTES = ("'", '"')
_NO_BREAK = ("\u00a0", "\u202f")
_QUOTE = 'mettez la valeur entre guillemets droits : "…"'

# A part of PyYAML's sentence (written in C or in Python) → our sentence and what to do. The first that fits is taken.
_SENTENCES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("mapping values are not allowed",),
        "le signe « : » n'est pas attendu ici",
        "mettez entre guillemets un texte qui contient « : », ou alignez la ligne sur les précédentes",
    ),
    (
        ("while scanning a quoted scalar", "unexpected end of stream"),
        "un guillemet ouvert ici n'est pas refermé",
        "fermez le guillemet sur la même ligne",
    ),
    (
        ("unknown escape character", "escape sequence", "escape character", "Unicode character escape"),
        "cet échappement n'existe pas entre guillemets doubles",
        "doublez la barre oblique inverse, ou employez des apostrophes : '…'",
    ),
    (
        ("could not find expected ':'",),
        "il manque « : » après le nom de ce champ",
        "écrivez « nom: valeur », avec une espace après le deux-points",
    ),
    (
        ("expected ',' or '}'", "expected ',' or ']'", "flow mapping", "flow sequence"),
        "une accolade ou un crochet n'est pas refermé, ou une virgule manque",
        "mettez plutôt un champ par ligne",
    ),
    (
        ("block sequence entries are not allowed", "sequence entries are not allowed"),
        "un tiret de liste n'est pas attendu ici",
        "mettez les éléments de la liste sous le nom de la liste, un tiret par ligne",
    ),
    (
        ("cannot start any token", "unexpected character"),
        "ce caractère ne peut pas commencer une valeur",
        _QUOTE,
    ),
    (
        (
            "expected key",
            "expected <block end>",
            "expected '-' indicator",
            "expected the node content",
            "block mapping",
        ),
        "cette ligne n'est pas alignée sur les précédentes, ou il lui manque « : »",
        "donnez le même retrait aux champs d'un même élément",
    ),
)


def unreadable(source: Source, offset: int, problem: str) -> Diagnostic:
    """Return the diagnostic for a text that is no YAML. ``problem`` is what PyYAML said, ``offset`` where."""
    offset = min(offset, len(source.text))
    number, column = source.position(offset)
    line = source.line(number)
    before = source.line(number - 1) if number > 1 else ""
    message, hint = _of_layout(line, before, column, problem) or _of_problem(problem)
    return Diagnostic(codes.YAML_UNREADABLE, message, Span(source.name, offset, offset + 1), hint)


def is_unclosed(problem: str) -> bool:
    """Tell whether a quote was opened and not closed: the place to show is then where it opens."""
    return "quoted scalar" in problem and "end of stream" in problem


def _of_layout(line: str, before: str, column: int, problem: str) -> tuple[str, str] | None:
    """Return what the layout of the line, or of the one before, explains better than PyYAML's words."""
    indent = line[: len(line) - len(line.lstrip())]
    if is_unclosed(problem) or "escape" in problem:
        return None
    if "\t" in indent or line[column - 1 : column] == "\t":
        return "une tabulation sert ici de retrait", "remplacez-la par des espaces"
    above = before[: len(before) - len(before.lstrip())]
    if any(space in each for space in _NO_BREAK for each in (indent, above)):
        return "une espace insécable sert de retrait", "remplacez-la par une espace ordinaire"
    if any(f":{space}" in each for space in _NO_BREAK for each in (line, before)):
        return "un deux-points est suivi d'une espace insécable", "mettez une espace ordinaire après le deux-points"
    if _STUCK.match(line) or _STUCK.match(before):
        return "un deux-points n'est suivi d'aucune espace", "écrivez « nom: valeur »"
    if "expected" in problem and line[: column - 1].rstrip().endswith(_QUOTES):
        return (
            "un guillemet ferme la valeur avant sa fin",
            "entourez toute la valeur de guillemets qu'elle ne contient pas",
        )
    return None


def _of_problem(problem: str) -> tuple[str, str]:
    for marks, message, hint in _SENTENCES:
        if any(mark in problem for mark in marks):
            return message, hint
    return "cette ligne ne se lit pas comme du YAML", "écrivez un champ par ligne : « nom: valeur »"
