"""What no page parts: a paragraph from the block after it, the last rows of a table."""

from __future__ import annotations

import re

from clausier.documents import readback, tree
from clausier.documents.linter import lint
from clausier.documents.ooxml.archive import unpack
from clausier.documents.word import to_docx
from documents.sample import HOUSE, run


def _kept(*blocks: tree.Block) -> list[tuple[str, bool]]:
    """Return the text of each paragraph and whether it is kept with the next."""
    document = tree.Document("", "", "fr-FR", (), blocks)
    data = to_docx(document, HOUSE)
    assert (readback.verify(document, data), lint(data)) == ((), ())
    body = unpack(data)["word/document.xml"].decode("utf-8")
    found = re.findall(r"<w:p>(.*?)</w:p>", body, re.DOTALL)
    return [("".join(re.findall(r"<w:t[^>]*>([^<]*)", each)), "<w:keepNext/>" in each) for each in found]


def _table(together: int) -> tree.Table:
    return tree.Table((((run("tête"),)),), tuple((run(text),) for text in "abc"), together=together)


def test_a_paragraph_is_kept_with_what_follows() -> None:
    found = _kept(tree.Paragraph(run("avant"), kept=True), tree.Paragraph(run("après")))
    assert found == [("avant", True), ("après", False)]


def test_the_last_rows_of_a_table_are_kept_together() -> None:
    loose, two, whole = (dict(_kept(_table(rows))) for rows in (0, 2, 3))
    assert loose == {"tête": False, "a": False, "b": False, "c": False, "": False}
    assert two == {"tête": False, "a": False, "b": True, "c": True, "": False}
    assert whole == {"tête": True, "a": True, "b": True, "c": True, "": False}


def test_what_announces_a_list_or_a_table_is_kept_with_it() -> None:
    item = tree.ListItem(1, "-", run("puis :"))
    blocks = (tree.Paragraph(run("Ceci :")), item, tree.ListItem(2, "o", run("rien :")), tree.Paragraph(run("Fin :")))
    found = _kept(*blocks, _table(0))
    assert found[:4] == [("Ceci\u00a0:", True), ("-puis\u00a0:", True), ("orien\u00a0:", False), ("Fin\u00a0:", True)]
