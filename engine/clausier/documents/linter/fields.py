"""Fields: closed, with a result, aimed at a bookmark that exists, and showing what that bookmark holds."""

from __future__ import annotations

from clausier.documents.linter.places import near, paragraph_of
from clausier.documents.ooxml.counters import numbered
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import W, attribute, every
from clausier.documents.typography import spaced
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

_AIMED = frozenset({"REF", "PAGEREF", "NOTEREF"})
_ACROSS = frozenset({"TOC", "INDEX", "BIBLIOGRAPHY"})
_NUMBER_SWITCHES = frozenset({"\\r", "\\n", "\\w"})
_NUMBER_ALONE = "\\t"


class _Field(Record, frozen=False):
    """A field while it is read: ``result`` is None until the separator."""

    start: Element
    instruction: str = ""
    result: str | None = None
    end: Element | None = None

    @property
    def words(self) -> list[str]:
        """Return the instruction word by word, its name first."""
        return self.instruction.split() or [""]


def balanced(file: WordFile) -> Iterator[Diagnostic]:
    """Every field has a beginning and an end, in one paragraph but for tables of contents."""
    for name, root in file.stories():
        fields, strays = _fields(root)
        for stray in strays:
            message = f"une fin ou un séparateur de champ n'a pas de début, {near(stray)}"
            yield Diagnostic(codes.WORD_FIELD_OPEN, message, path=(name,))
        for field in fields:
            if field.end is None:
                message = f"le champ « {field.words[0]} » n'est pas fermé, {near(field.start)}"
                yield Diagnostic(codes.WORD_FIELD_OPEN, message, path=(name,))
            elif field.words[0] not in _ACROSS and paragraph_of(field.start) is not paragraph_of(field.end):
                message = f"le champ « {field.words[0]} » se ferme dans un autre paragraphe, {near(field.start)}"
                yield Diagnostic(codes.WORD_FIELD_OPEN, message, path=(name,))


def have_results(file: WordFile) -> Iterator[Diagnostic]:
    """Every field holds the result to show: readers that compute nothing would show a blank."""
    for name, root in file.stories():
        for field in _fields(root)[0]:
            if field.end is not None and not (field.result or "").strip():
                message = f"le champ « {field.words[0]} » n'a pas de résultat enregistré, {near(field.start)}"
                yield Diagnostic(codes.WORD_FIELD_EMPTY, message, path=(name,))


def references_resolve(file: WordFile) -> Iterator[Diagnostic]:
    """Every reference and every internal link aims at a bookmark of the file."""
    names = {attribute(mark, "name") for _, root in file.stories() for mark in every(root, "bookmarkStart")}
    for name, root in file.stories():
        aims = [(target, field.start) for field in _fields(root)[0] if (target := _target(field))]
        aims += [(attribute(link, "anchor"), link) for link in every(root, "hyperlink") if attribute(link, "anchor")]
        for target, place in aims:
            if target not in names:
                message = f"un renvoi vise le signet « {target} », absent du fichier, {near(place)}"
                yield Diagnostic(codes.WORD_REFERENCE_LOST, message, path=(name,))


def references_current(file: WordFile) -> Iterator[Diagnostic]:
    """Every reference shows what its bookmark covers, or the number of its paragraph.

    Refreshing fields changes no word.
    """
    marks = _marks(file)
    for field in _fields(file.body)[0]:
        target = _target(field)
        if target not in marks or field.words[0] != "REF" or field.result is None or field.end is None:
            continue
        text, number = marks[target]
        want = number.rstrip(".") if _NUMBER_SWITCHES & set(field.words) else text
        if _NUMBER_ALONE in field.words:
            want = want.rpartition(" ")[2]
        if spaced(want) != spaced(field.result):
            message = f"un renvoi affiche « {spaced(field.result)} » alors que son article porte « {spaced(want)} »"
            yield Diagnostic(codes.WORD_REFERENCE_STALE, f"{message}, {near(field.start)}", path=(file.main,))


def _target(field: _Field) -> str:
    words = field.words
    return words[1] if words[0] in _AIMED and len(words) > 1 else ""


def _fields(root: Element) -> tuple[list[_Field], list[Element]]:
    """Return the fields of a story in the order they begin, and the separators and ends that belong to none."""
    fields: list[_Field] = []
    strays: list[Element] = []
    open_fields: list[_Field] = []
    for element in every(root, "fldChar", "instrText", "t", "fldSimple"):
        tag = element.tag
        if tag == f"{W}fldSimple":
            fields.append(_Field(element, attribute(element, "instr"), text_of(element), element))
        elif tag == f"{W}fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                open_fields.append(_Field(element))
                fields.append(open_fields[-1])
            elif not open_fields:
                strays.append(element)
            elif kind == "separate":
                open_fields[-1].result = ""
            else:
                open_fields.pop().end = element
        elif tag == f"{W}instrText" and open_fields:
            open_fields[-1].instruction += element.text or ""
        elif tag == f"{W}t":
            for field in open_fields:
                if field.result is not None:
                    field.result += element.text or ""
    return fields, strays


def _marks(file: WordFile) -> dict[str, tuple[str, str]]:
    """Return, by bookmark, the text it covers in its paragraph and the number shown before that paragraph."""
    marks: dict[str, tuple[str, str]] = {}
    for paragraph, number in numbered(file):
        covered: dict[str, tuple[str, list[str]]] = {}
        for element in every(paragraph, "bookmarkStart", "bookmarkEnd", "t", "tab"):
            ident = attribute(element, "id")
            if element.tag == f"{W}bookmarkStart":
                covered[ident] = (attribute(element, "name"), [])
            elif element.tag == f"{W}bookmarkEnd":
                if ident in covered:
                    name, pieces = covered.pop(ident)
                    marks[name] = ("".join(pieces), number)
            else:
                for _, pieces in covered.values():
                    pieces.append((element.text or "") if element.tag == f"{W}t" else "\t")
    return marks
