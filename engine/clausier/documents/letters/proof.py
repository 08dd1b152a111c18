"""What a letter should say, worked out from the tags alone, and the Word file read back beside it."""

from __future__ import annotations

from itertools import zip_longest

from clausier.documents.characters import refused
from clausier.documents.letters.tongue import fill_words
from clausier.documents.ooxml.reading import read
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import every
from clausier.documents.typography import spaced
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.letters.data import Blank, Data, Fields
    from clausier.documents.letters.form import Form

_SHOWN = 80


class Reading(Record):
    """The paragraphs of each part, white space apart, and the blanks that the letter reads."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    blanks: tuple[Blank, ...]


def reading(form: Form, data: Fields) -> Reading:
    """Return what ``form`` says with ``data``: one line a paragraph, those without words left out."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    blanks: dict[str, Blank] = {}
    for story in form.stories:
        source = "\n".join(" ".join(line.words.split()) for line in story.lines)
        filled, read_blanks = fill_words(source, data)
        parts.append((story.part, tuple(line for line in map(spaced, filled.split("\n")) if line)))
        blanks |= {each.question: each for each in read_blanks}
    return Reading(tuple(parts), tuple(blanks.values()))


def verify(expected: Reading, data: bytes, banner: str = "") -> Iterator[Diagnostic]:
    """Compare a Word file with what it should say, ``banner`` first; yield at most one difference a part."""
    file = read(data)
    if isinstance(file, Diagnostic):
        yield file
        return
    for part, lines in expected.parts:
        wanted = (spaced(banner), *lines) if banner and part == file.main else lines
        root = file.trees.get(part)
        found = () if root is None else tuple(filter(None, (spaced(text_of(each)) for each in every(root, "p"))))
        for rank, (want, have) in enumerate(zip_longest(wanted, found), 1):
            if want != have:
                shown, missed = (f"« {each[:_SHOWN]} »" if each else "rien" for each in (have, want))
                message = f"le paragraphe {rank} de la lettre se lit {shown} au lieu de {missed}"
                yield Diagnostic(codes.TEXT_DIFFERS, message, None, "signalez cette lettre : rien n'a été écrit")
                break


def characters(data: Data, where: str = "") -> Iterator[Diagnostic]:
    """Yield the texts of ``data`` with a character that no document can carry, named."""
    if isinstance(data, str):
        if names := refused(data):
            shown = "".join("�" if refused(each) else each for each in data)[:_SHOWN]
            message = (
                f"« {where} » vaut « {shown} », qui contient {', '.join(names)} : une lettre ne peut pas le porter"
            )
            hint = "retirez ce caractère du dossier, ou recopiez le texte depuis sa source"
            yield Diagnostic(codes.CHARACTER_REFUSED, message, None, hint)
    elif isinstance(data, dict):
        for name, each in data.items():
            yield from characters(each, f"{where}.{name}" if where else name)
    else:
        for rank, each in enumerate(data, 1):
            yield from characters(each, f"{where} {rank}")
