"""A Word template: what it offers (styles, width, free numbers), and the document made from it."""

from __future__ import annotations

import io

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from clausier.documents.ooxml import archive, markup, numbering, properties, tags
from clausier.documents.ooxml.xml import R, W, attribute, every, find, fragment, serialize, value
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.document import Document as WordDocument
    from docx.package import Package

    from clausier.documents.ooxml.xml import Element

    Mark = Callable[[Element, list[Element]], tuple[tuple[str, str], ...]]

_DROPPED_SETTINGS = ("attachedTemplate", "rsids", "updateFields", "mailMerge")
_DEFAULT_WIDTH = 9638  # A4 less margins of 2 cm


class Template(Record):
    """An opened template.

    ``styles`` gives style ids by name in lower case: Word translates ids, never the names of its
    own styles.

    ``indents`` gives the left and hanging indents of the styles that set them, by id, and ``width`` is the width of the
    text in twentieths of a point; ``free`` is a number no bookmark, revision, comment, control or numbering of the
    template uses, nor any above it.
    """

    word: WordDocument
    package: Package
    styles: Mapping[str, str]
    indents: Mapping[str, tuple[int, int]]
    width: int
    free: int


class Content(Record):
    """What is put into a template: markup of the body and of the numberings, texts of headers and footers by tag.

    ``heading_numbering`` is the numbering the heading styles are tied to, or 0.
    """

    body: str
    definitions: str
    instances: str
    heading_numbering: int
    furniture: Mapping[str, str]
    title: str
    subject: str
    language: str
    properties: tuple[tuple[str, str], ...]


def open_template(data: bytes) -> Template:
    """Open a template. It must be a readable Word file (see ``reading.read``).

    Anything else raises what python-docx raises.
    """
    word = docx.Document(io.BytesIO(data))
    styles = {
        value(style, "name").lower(): attribute(style, "styleId") for style in every(word.styles.element, "style")
    }
    package = word.part.package
    if package is None:
        raise TypeError("python-docx gave a document without its package")
    return Template(word, package, styles, _indents(word.styles.element), _text_width(_body(word)), _first_free(word))


def fill(template: Template, content: Content) -> bytes:
    """Return the document: the template's styles, page and furniture with ``content``. The template is used up."""
    word = template.word
    body = _body(word)
    section = find(body, "sectPr")
    for child in list(body):
        if child is not section:
            body.remove(child)
    for index, child in enumerate(list(fragment(content.body))):
        body.insert(index, child)
    if content.instances:
        numbering.extend(_numbering(template), content.definitions, content.instances)
    if content.heading_numbering:
        _link_headings(template, content.heading_numbering)
    for root in _furniture(word):
        _fill_controls(root, content.furniture)
    _clean_settings(word)
    for language in every(word.styles.element, "lang"):
        language.set(f"{W}val", content.language)
    properties.set_core(word, title=content.title, subject=content.subject, language=content.language)
    properties.set_custom(template.package, content.properties)
    return _save(word)


def _body(word: WordDocument) -> Element:
    return next(every(word.element, "body"))


def _indents(styles: Element) -> dict[str, tuple[int, int]]:
    indents: dict[str, tuple[int, int]] = {}
    for style in every(styles, "style"):
        own = find(style, "pPr", "ind")
        if own is not None:
            left = attribute(own, "left") or attribute(own, "start") or "0"
            indents[attribute(style, "styleId")] = (int(left), int(attribute(own, "hanging") or "0"))
    return indents


def _text_width(body: Element) -> int:
    size, margins = find(body, "sectPr", "pgSz"), find(body, "sectPr", "pgMar")
    if size is None or margins is None:
        return _DEFAULT_WIDTH
    return int(attribute(size, "w")) - int(attribute(margins, "left")) - int(attribute(margins, "right"))


def _first_free(word: WordDocument) -> int:
    used = [0]
    for root in _furniture(word):
        used += [int(attribute(mark, "id")) for mark in every(root, "bookmarkStart", "ins", "del")]
        used += [abs(int(value(control, "sdtPr", "id") or "0")) for control in every(root, "sdt")]
    for part in word.part.related_parts.values():
        if part.content_type == CONTENT_TYPE.WML_NUMBERING:
            used.append(numbering.first_free(part.element))
    return max(used) + 1


def _furniture(word: WordDocument) -> list[Element]:
    kinds = (CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER)
    parts = [each.target_part for each in word.part.rels.values() if not each.is_external]
    return [_root(part) for part in parts if part.content_type in kinds and isinstance(part, XmlPart)]


def _numbering(template: Template) -> Element:
    """Return the numbering part's root; a template without one receives one."""
    main = template.word.part
    for part in main.related_parts.values():
        if part.content_type == CONTENT_TYPE.WML_NUMBERING and isinstance(part, XmlPart):
            return _root(part)
    blob = serialize(fragment("<w:numbering/>")[0])
    part = XmlPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, blob, template.package)
    main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return _root(part)


def _root(part: XmlPart) -> Element:
    """Return the root of a part, which python-docx leaves untyped."""
    root: Element = part.element
    return root


def _link_headings(template: Template, number: int) -> None:
    levels = {template.styles[f"heading {level + 1}"]: level for level in range(6)}
    for style in every(template.word.styles.element, "style"):
        level = levels.get(attribute(style, "styleId"))
        if level is not None:
            numbering.link_style(style, number, level)


def _fill_controls(root: Element, texts: Mapping[str, str]) -> None:
    """Write into the controls of a header or footer whose tag is in ``texts``; one left without text is removed."""
    for control in list(every(root, "sdt")):
        text = texts.get(value(control, "sdtPr", "tag"))
        holder, parent = find(control, "sdtContent"), control.getparent()
        if text is None or holder is None or parent is None:
            continue
        if not text:
            parent.remove(control)
            continue
        look = find(holder, "r", "rPr")
        new = fragment('<w:r><w:t xml:space="preserve"/></w:r>')[0]
        new[0].text = text.replace("\n", " ").replace("\t", " ")
        if look is not None:
            new.insert(0, look)
        for child in list(holder):
            holder.remove(child)
        holder.append(new)
        for name in ("showingPlcHdr", "placeholder"):
            mark = find(control, "sdtPr", name)
            if mark is not None:
                control[0].remove(mark)


def _clean_settings(word: WordDocument) -> None:
    """Drop what tells of the template's history, or makes Word ask questions."""
    settings = word.settings.element
    holders = [part for part in word.part.related_parts.values() if part.content_type == CONTENT_TYPE.WML_SETTINGS]
    for name in _DROPPED_SETTINGS:
        found = find(settings, name)
        if found is None:
            continue
        key = found.get(f"{R}id") or ""
        for holder in holders:
            if key in holder.rels:
                del holder.rels[key]
        settings.remove(found)


def _save(word: WordDocument) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    parts = archive.unpack(buffer.getvalue())
    if "docProps/app.xml" in parts:
        parts["docProps/app.xml"] = properties.APPLICATION
    return archive.pack(parts)


class Seal(Record):
    """What a filled letter is marked with: its title, its properties and, when it is not to be sent, a banner."""

    title: str
    subject: str
    properties: tuple[tuple[str, str], ...]
    banner: str = ""


def forget(word: WordDocument | None) -> WordDocument:
    """Return a form that has just been opened, its core properties emptied."""
    if word is None:
        raise TypeError("the form was not opened")
    properties.set_core(word, title="", subject="", language="")
    return word


def finish(word: WordDocument, seal: Seal, typeset: Callable[[str], str], mark: Mark) -> bytes:
    """Return a filled letter: cells whole, texts set, its banner and properties, nothing of the form's history.

    ``typeset`` gives a text of the same length; ``mark`` the properties that the finished body, and the headers and
    footers around it, are known by.
    """
    for root in (_body(word), *_furniture(word)):
        tags.drop_empty_tables(root)
        tags.complete_cells(root)
        for paragraph in every(root, "p"):
            tags.share(paragraph, typeset(tags.own_text(paragraph)))
    if seal.banner:
        _body(word).insert(0, fragment(markup.banner(seal.banner))[0])
    _clean_settings(word)
    properties.set_core(word, title=seal.title, subject=seal.subject, language="fr-FR")
    package = word.part.package
    if package is None:
        raise TypeError("python-docx gave a document without its package")
    properties.set_custom(package, (*seal.properties, *mark(_body(word), _furniture(word))))
    return _save(word)
