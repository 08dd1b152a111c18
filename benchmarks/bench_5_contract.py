"""The contract in Word from a loaded library, against python-docx writing the same paragraphs with direct style ids."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.oxml.ns import qn
from measure import ROOT, interleaved, report, timed

from clausier.documents import from_model, plain, word
from clausier.project import compile, manifest  # noqa: A004

project = manifest.read(str(ROOT))[0]
assert project is not None
model = compile.compile_contract(project, project.contracts[0]).model
assert model is not None
template = (ROOT / "templates" / "maison.docx").read_bytes()
lines = plain.lines(from_model.contract(model, from_model.Wording({}, {})))


def floor() -> None:
    """Write the same paragraphs with python-docx, setting the style id on the XML."""
    document = docx.Document(BytesIO(template))
    for line in lines:
        paragraph = document.element.body.add_p()
        paragraph.get_or_add_pPr().get_or_add_pStyle().set(qn("w:val"), "Normal")
        paragraph.add_r().text = line
    document.save(BytesIO())


def ours() -> None:
    """Print the contract."""
    word.to_docx(from_model.contract(model, from_model.Wording({}, {})), template)


bare, printed = interleaved(timed(floor), timed(ours))
report("the whole contract in Word, loaded library", printed, bare, "python-docx", 2.5)
