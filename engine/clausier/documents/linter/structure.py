"""Structure: styles that exist, blocks that end well, controls told apart, deletions and lines marked as Word wants."""

from __future__ import annotations

from clausier.documents.linter.places import near
from clausier.documents.ooxml.xml import W, attribute, every, value
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile

_BLOCK_PARENTS = frozenset(W + name for name in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "comment"))
_MARKS = frozenset(W + name for name in ("bookmarkStart", "bookmarkEnd", "sdtPr", "sdtEndPr", "tcPr"))
_DELETIONS = (f"{W}del",)


def styles_exist(file: WordFile) -> Iterator[Diagnostic]:
    """Every style that a text names is in the file."""
    styles = file.part("styles")
    known = set[str]() if styles is None else {attribute(style, "styleId") for style in every(styles, "style")}
    for name, root in file.stories():
        for mark in every(root, "pStyle", "rStyle", "tblStyle"):
            if attribute(mark) not in known:
                message = f"le style « {attribute(mark)} » n'existe pas dans le fichier, {near(mark)}"
                yield Diagnostic(codes.WORD_STYLE_UNKNOWN, message, path=(name,))


def blocks_end_with_paragraph(file: WordFile) -> Iterator[Diagnostic]:
    """Every table cell and every content control around paragraphs ends with a paragraph."""
    for name, root in file.stories():
        for block in every(root, "tc", "sdtContent"):
            holder = block.getparent()
            outer = None if holder is None else holder.getparent()
            if block.tag == f"{W}sdtContent" and (outer is None or outer.tag not in _BLOCK_PARENTS):
                continue
            contents = [child for child in block if child.tag not in _MARKS]
            if not contents or contents[-1].tag not in (f"{W}p", f"{W}sdt"):
                kind = "une cellule" if block.tag == f"{W}tc" else "un contrôle de contenu"
                yield Diagnostic(codes.WORD_CELL_END, f"{kind} ne se termine pas par un paragraphe", path=(name,))


def controls_unique(file: WordFile) -> Iterator[Diagnostic]:
    """Every content control has its own number."""
    seen: set[str] = set()
    for name, root in file.stories():
        for control in every(root, "sdtPr"):
            ident = value(control, "id")
            if ident and ident in seen:
                message = f"deux contrôles de contenu portent le numéro {ident}, {near(control)}"
                yield Diagnostic(codes.WORD_CONTROL_TWICE, message, path=(name,))
            seen.add(ident)


def deletions_marked(file: WordFile) -> Iterator[Diagnostic]:
    """Require ``w:delText`` in deletions and nowhere else: Word calls the file unreadable otherwise.

    What moved away is no deletion: it stays ``w:t``.
    """
    for name, root in file.stories():
        for text in every(root, "t", "delText"):
            deleted = next(text.iterancestors(*_DELETIONS), None) is not None
            if deleted is (text.tag == f"{W}t"):
                where = "dans" if deleted else "hors de"
                message = f"« {text.text or ''} » est mal noté {where} une suppression"
                yield Diagnostic(codes.WORD_REVISION_TEXT, message, path=(name,))


def no_line_in_text(file: WordFile) -> Iterator[Diagnostic]:
    """No new line or tab inside a text: Word shows a space, or nothing."""
    for name, root in file.stories():
        for text in every(root, "t", "delText"):
            if any(character in (text.text or "") for character in "\n\r\t"):
                message = f"un texte contient un saut de ligne ou une tabulation, {near(text)}"
                yield Diagnostic(codes.WORD_LINE_IN_TEXT, message, path=(name,))
