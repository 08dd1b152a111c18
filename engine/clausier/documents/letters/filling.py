"""A form filled by docxtpl, the wall of which this is: from the form's bytes and plain data to a Word document."""

from __future__ import annotations

import io

from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]  # docxtpl has none

from clausier.documents.letters import fingerprint, tongue
from clausier.documents.ooxml import template
from clausier.documents.typography import french
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.documents.letters.data import Fields
    from clausier.documents.letters.form import Form
    from clausier.documents.ooxml.template import Seal


def fill(form: Form, data: Fields, seal: Seal) -> bytes:
    """Return the Word file that ``form`` gives with ``data``, under ``seal``. The tags must have been checked."""
    opened = DocxTemplate(io.BytesIO(form.packed()))
    word = template.forget(opened.get_docx())  # docxtpl fills properties too: a brace there must not stop a letter
    opened.render(data, tongue.for_word())
    return template.finish(word, seal, french, fingerprint.properties)
