"""An item before it is parsed: signs that open a value are marked, brackets and quotes are paired, depth is bounded.

One pass without recursion. The text keeps its length, so places found later are places of the file.
"""

from __future__ import annotations

import re

from clausier.surface.limits import MAX_DEPTH, MAX_QUOTE_DEPTH
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Label
from clausier.text.record import Record
from clausier.text.span import Span

VALUE_SIGN = "≔"

_STOPS = re.compile(r"[«»()#=\"“”{}\[\]]")


class Prepared(Record):
    """``text``: the item with its value signs marked. ``problem``: what forbids to parse it, or None."""

    text: str
    problem: Diagnostic | None


def prepare(source: str, text: str, base: int) -> Prepared:
    """Mark and pair the signs of ``text``, plain text that starts at ``base`` in the file named ``source``."""
    marks: list[int] = []
    problem = _walk(_Place(source, base), text, marks)
    if marks:
        pieces: list[str] = []
        last = 0
        for at in marks:
            pieces += (text[last:at], VALUE_SIGN)
            last = at + 1
        text = "".join((*pieces, text[last:]))
    return Prepared(text, problem)


class _Place(Record):
    source: str
    base: int

    def span(self, at: int, length: int = 1) -> Span:
        return Span(self.source, self.base + at, self.base + at + length)


def _walk(place: _Place, text: str, marks: list[int]) -> Diagnostic | None:
    brackets: list[int] = []
    quotes: list[int] = []
    at = 0
    while match := _STOPS.search(text, at):
        here, sign = match.start(), match[0]
        at = here + 1
        if sign == "«":
            quotes.append(here)
            if len(quotes) > MAX_QUOTE_DEPTH:
                return Diagnostic(
                    codes.QUOTE_UNCLOSED,
                    f"plus de {MAX_QUOTE_DEPTH} guillemets « ouverts l'un dans l'autre",
                    place.span(here),
                    "fermez chaque « par un »",
                    others=(Label(place.span(quotes[0]), "premier guillemet ouvert ici"),),
                )
        elif sign == "»":
            if not quotes:
                return Diagnostic(
                    codes.QUOTE_UNCLOSED,
                    "ce guillemet » ne ferme rien",
                    place.span(here),
                    "ouvrez la citation par «, ou supprimez ce »",
                )
            quotes.pop()
        elif quotes:
            continue
        elif sign == "#":
            end = text.find("\n", here)
            at = len(text) if end < 0 else end
        elif sign == "(":
            brackets.append(here)
            if len(brackets) > MAX_DEPTH:
                return too_deep(place.span(here))
        elif sign == ")":
            if not brackets:
                return Diagnostic(
                    codes.BRACKET_UNPAIRED,
                    "cette parenthèse fermante n'a pas d'ouvrante",
                    place.span(here),
                    "supprimez-la, ou ouvrez une parenthèse avant",
                )
            brackets.pop()
        elif sign == "=":
            if not brackets and text[text.rfind("\n", 0, here) + 1 : here].isspace():
                marks.append(here)
        else:
            return _foreign_sign(place, sign, here)
    return _unpaired(place, brackets, quotes)


def _foreign_sign(place: _Place, sign: str, here: int) -> Diagnostic:
    if sign in "{}[]":
        return Diagnostic(
            codes.BRACKET_UNPAIRED,
            f"le signe {sign} n'a pas de sens dans une déclaration",
            place.span(here),
            "employez des parenthèses ( )",
        )
    return Diagnostic(
        codes.QUOTES_MISSING,
        f"le guillemet {sign} n'est pas un guillemet français",
        place.span(here),
        "écrivez les citations et les textes entre « et »",
    )


def _unpaired(place: _Place, brackets: list[int], quotes: list[int]) -> Diagnostic | None:
    if quotes:
        return Diagnostic(
            codes.QUOTE_UNCLOSED,
            "ce guillemet « n'est pas fermé",
            place.span(quotes[0]),
            "fermez la citation par »",
        )
    if brackets:
        return Diagnostic(
            codes.BRACKET_UNPAIRED,
            "cette parenthèse n'est pas fermée",
            place.span(brackets[-1]),
            "ajoutez la parenthèse fermante )",
        )
    return None


def too_deep(span: Span) -> Diagnostic:
    """Return the diagnostic for an expression deeper than ``MAX_DEPTH``."""
    return Diagnostic(
        codes.NESTING_TOO_DEEP,
        f"expression de plus de {MAX_DEPTH} niveaux",
        span,
        "donnez un nom à une partie de l'expression avec un « calcul »",
    )
