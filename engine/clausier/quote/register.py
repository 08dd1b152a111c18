"""The series of numbers of a project: D-2026-0001, the next one of its year, and never one that served.

The register is a YAML list that only grows: one entry a number, with the quote that took it.
"""

from __future__ import annotations

import re

from clausier.dossier.tree import ListNode, MappingNode, ScalarNode, entry
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from clausier.dossier.tree import Node
    from clausier.quote.tree import Quote

    Problems = tuple[Diagnostic, ...]

FILE = "numeros.yml"
HEADER = (
    "# Numéros de devis déjà pris : écrit par « clausier devis --numeroter », à garder. "
    "Un numéro ne sert qu'une fois.\n"
)
_NUMBER = re.compile(r"D-([0-9]{4})-([0-9]{4,})")


class Taken(Record):
    """A number that served: the file of its quote, named from the root of the project."""

    number: str
    file: str


def read(node: Node | None) -> tuple[tuple[Taken, ...], Problems]:
    """Return the numbers that served; ``node`` is None when no register was written yet."""
    if node is None or (isinstance(node, MappingNode) and not node.entries):
        return (), ()
    found: list[Taken] = []
    for item in node.items if isinstance(node, ListNode) else (node,):
        number, file = (_text(item, key) for key in ("numéro", "fichier"))
        if not _NUMBER.fullmatch(number) or not file or any(each.number == number for each in found):
            message = "le registre des numéros ne se lit pas ici : un numéro neuf et son fichier par tiret"
            return (), (Diagnostic(codes.QUOTE_NUMBER, message, item.span, "rétablissez le registre tel qu'écrit"),)
        found.append(Taken(number, file))
    return tuple(found), ()


def next_number(taken: tuple[Taken, ...], year: int) -> str:
    """Return the first number of ``year`` after all that served.

    >>> next_number((Taken("D-2026-0009", "a.yml"), Taken("D-2025-0031", "b.yml")), 2026)
    'D-2026-0010'
    """
    ranks = [int(found[2]) for each in taken if (found := _NUMBER.fullmatch(each.number)) and int(found[1]) == year]
    return f"D-{year}-{max(ranks, default=0) + 1:04}"


def line(number: str, file: str, day: date) -> str:
    """Return the entry of a number, as the register keeps it."""
    return f'- numéro: {number}\n  fichier: "{file}"\n  établi_le: {day.isoformat()}\n'


def check(quote: Quote, file: str, taken: tuple[Taken, ...]) -> Problems:
    """Return what is wrong with the number of a quote: none yet (a remark), not of the series, or of another quote."""
    if not quote.number:
        hint = "« clausier devis FICHIER --numeroter » prend le numéro suivant"
        message = "ce devis n'a pas de numéro : il s'imprime comme un projet"
        return (Diagnostic(codes.QUOTE_DRAFT, message, quote.span, hint),)
    held = next((each for each in taken if each.number == quote.number), None)
    if held is None:
        message = f"le numéro « {quote.number} » n'est pas au registre des devis"
        hint = "retirez-le et prenez le suivant : « clausier devis FICHIER --numeroter »"
    elif quote.version == 1 and held.file != file:
        message = f"le numéro « {quote.number} » a déjà servi à « {held.file} »"
        hint = "retirez-le et prenez le suivant ; une nouvelle version dit « version: 2 » et « remplace: … »"
    else:
        return ()
    return (Diagnostic(codes.QUOTE_NUMBER, message, quote.span, hint),)


def _text(item: Node, key: str) -> str:
    found = entry(item, key) if isinstance(item, MappingNode) else None
    return found.text if isinstance(found, ScalarNode) else ""
