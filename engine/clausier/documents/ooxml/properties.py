"""The properties of a file: core (title, language, fixed dates), custom (names and texts), application."""

from __future__ import annotations

import datetime as dt

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from clausier.documents.ooxml.xml import escape
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.package import Package

_LONGEST = 255  # python-docx and Word refuse longer core properties
_FIXED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_SCHEMAS = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the property set of custom properties ([MS-OLEPS] 2.25.2)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

APPLICATION = (
    f'{_HEAD}<Properties xmlns="{_SCHEMAS}/extended-properties"><Application>Clausier</Application></Properties>'
).encode()


def set_core(word: WordDocument, *, title: str, subject: str, language: str) -> None:
    """Write the core properties. Dates are fixed and nothing of the template's history stays."""
    core = word.core_properties
    core.title = title[:_LONGEST]
    core.subject = subject[:_LONGEST]
    core.language = language
    core.author = core.last_modified_by = "Clausier"
    core.category = core.comments = core.content_status = core.identifier = core.keywords = core.version = ""
    core.created = core.modified = _FIXED.replace(tzinfo=None)
    core.revision = 1


def set_custom(package: Package, properties: tuple[tuple[str, str], ...]) -> None:
    """Write the custom properties as texts, in the order given, in place of the template's."""
    for key, relation in tuple(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    if not properties:
        return
    entries = "".join(_custom(number, *each) for number, each in enumerate(properties, 2))
    names = f'xmlns="{_SCHEMAS}/custom-properties" xmlns:vt="{_SCHEMAS}/docPropsVTypes"'
    blob = f"{_HEAD}<Properties {names}>{entries}</Properties>"
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, blob.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _custom(number: int, name: str, text: str) -> str:
    opening = f'<property fmtid="{_CUSTOM_SET}" pid="{number}" name="{escape(name)}">'
    return f"{opening}<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
