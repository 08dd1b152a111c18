"""What a Word file may not hold to be the form of a letter: what runs, what is elsewhere, what changes by itself.

Macros and objects, links to other files, fields that Word works out again (the date of the day, the content of a
file), hidden words, revisions and comments; tags where nothing would fill them.
"""

from __future__ import annotations

import re

from clausier.documents.ooxml import archive, tags
from clausier.documents.ooxml.texts import text_of
from clausier.documents.ooxml.xml import W, attribute, every
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausier.documents.ooxml.reading import WordFile
    from clausier.documents.ooxml.xml import Element

_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|/embeddings/|attachedToolbars|customUI|\.bin$|\.exe$", re.IGNORECASE)
_REVISED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel", "sectPrChange")
_ADDRESSES = ("http:", "https:", "mailto:", "tel:")
_FIELDS = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "REF", "PAGEREF", "STYLEREF", "SEQ", "TOC", "HYPERLINK", "SYMBOL"}
)
_INSTEAD = {
    **dict.fromkeys(
        ("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"), "écrivez {{ date }} : la date de la lettre"
    ),
    **dict.fromkeys(("MERGEFIELD", "DOCPROPERTY", "DOCVARIABLE", "ASK", "FILLIN"), "écrivez {{ nom.champ }}"),
}
_LONGEST = 60


def faults(file: WordFile, name: str, filled: Mapping[str, Element]) -> Iterator[Diagnostic]:
    """Yield what makes a package unfit to be a form; ``filled`` are the parts that tags may stand in."""
    yield from _package(file, name)
    yield from _links(file, name)
    if any(True for _, root in file.stories() for _ in every(root, *_REVISED)):
        yield refused(name, "elle garde des modifications suivies", "acceptez-les ou refusez-les, puis enregistrez")
    if any(True for _ in every(file.body, "commentReference")):
        yield refused(name, "elle garde des commentaires", "supprimez-les, puis enregistrez")
    for part, root in filled.items():
        for rank, paragraph in enumerate(every(root, "p"), 1):
            yield from _paragraph(paragraph, name, part, rank)
    for part, root in file.stories():
        if part not in filled and tags.TAG.search("".join(each.text or "" for each in every(root, "t"))):
            yield refused(name, "une balise est dans une note", "mettez-la dans le texte, l'en-tête ou le pied de page")
    if any(_holds_tag(root) for root in filled.values()):
        yield refused(name, "une balise est dans un champ, un objet ou une propriété", "mettez-la dans le texte")


def called(part: str) -> str:
    """Return how users call a part of a form."""
    return "corps" if part.endswith("document.xml") else "en-tête" if "header" in part else "pied de page"


def refused(name: str, why: str, hint: str, place: tuple[str, ...] = ()) -> Diagnostic:
    """Return why the file ``name`` cannot be a form; ``place`` says where in it."""
    message = f"« {name} » ne peut pas servir de lettre : {why}"
    return Diagnostic(codes.LETTER_FORM, message, None, hint, path=(name, *place) if place else ())


def _package(file: WordFile, name: str) -> Iterator[Diagnostic]:
    active = sorted(part for part in file.parts if _ACTIVE.search(part))
    types = file.parts.get(archive.CONTENT_TYPES, b"").decode("utf-8", "replace")
    if active or "macroEnabled" in types:
        shown = f" (« {active[0]} »)" if active else ""
        yield refused(name, f"elle contient une macro ou un objet incorporé{shown}", "enregistrez-la sans, en .docx")
    elif "template.main+xml" in types:
        yield refused(name, "c'est un modèle de Word (.dotx)", "enregistrez-la comme document Word, en .docx")


def _links(file: WordFile, name: str) -> Iterator[Diagnostic]:
    for relations in file.relations.values():
        for each in relations:
            if each.external and not each.kind.endswith("/hyperlink"):
                yield refused(name, f"elle va chercher « {each.target} » hors du fichier", "rompez cette liaison")
            elif each.external and not each.target.lower().startswith(_ADDRESSES):
                hint = "un lien d'une lettre mène à une page (http, https), à une adresse (mailto) ou à un numéro (tel)"
                yield refused(name, f"un lien mène à « {each.target} »", hint)
            elif each.kind.endswith("/aFChunk"):
                yield refused(name, f"elle insère un autre document (« {each.target} »)", "recopiez-en le texte")


def _paragraph(paragraph: Element, name: str, part: str, rank: int) -> Iterator[Diagnostic]:
    """Yield the fields of a paragraph that Word would work out again, and its hidden words, at their place."""
    words = " ".join(text_of(paragraph).split())
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    place = (f"{called(part)}, paragraphe {rank}", f"« {shown} »")
    for code in _instructions(paragraph):
        kind = code.split()[0].upper() if code.split() else ""
        if kind not in _FIELDS and not tags.TAG.search(code):
            hint = _INSTEAD.get(kind, "remplacez-le par son texte (Ctrl+Maj+F9 dans Word)")
            yield refused(name, f"le champ « {kind} » changerait le texte de la lettre à chaque ouverture", hint, place)
    for run in every(paragraph, "r"):
        hidden = [each for each in every(run, "vanish") if attribute(each) not in ("0", "false", "off")]
        if hidden and text_of(run).strip() and tags.above(run, "p") is paragraph:
            yield refused(name, f"du texte y est masqué (« {text_of(run).strip()[:_LONGEST]} »)", "supprimez-le", place)


def _instructions(paragraph: Element) -> Iterator[str]:
    """Yield the instruction of each field that starts in a paragraph."""
    for each in every(paragraph, "fldSimple"):
        yield attribute(each, "instr")
    open_fields: list[str] = []
    for each in every(paragraph, "fldChar", "instrText"):
        kind = attribute(each, "fldCharType")
        if kind == "begin":
            open_fields.append("")
        elif not kind and open_fields:
            open_fields[-1] += each.text or ""
        elif kind in ("separate", "end") and open_fields and open_fields[-1]:
            yield open_fields[-1]
            open_fields[-1] = ""
        if kind == "end" and open_fields:
            open_fields.pop()


def _holds_tag(root: Element) -> bool:
    """Tell whether a tag stands elsewhere than in the text: in a field, in the name of a picture."""
    return any(
        tags.TAG.search(str(held))
        for each in root.iter()
        for held in (*each.attrib.values(), "" if each.tag == f"{W}t" else each.text or "")
    )
