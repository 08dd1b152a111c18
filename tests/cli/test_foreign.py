"""Two Word files of anybody: the engine is optional; what it gives is proved before it is left in place."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from clausier.documents import tree
from clausier.documents.ooxml.revisions import Stamp
from clausier.documents.redline import align, printer
from clausier.documents.word import to_docx
from documents.sample import HOUSE, one
from documents.tracked import accepted, rejected

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.shell import Shell

OLD, NEW = one(tree.Run("Le Client paie.")), one(tree.Run("Le Client paie comptant."))
LINE = 'comparer avant.docx après.docx --sortie m.docx --auteur "Me Lefèvre" --au 2026-11-22'


@pytest.fixture(autouse=True)
def two_files(shell: Shell) -> None:
    (shell.folder / "avant.docx").write_bytes(to_docx(OLD, HOUSE))
    (shell.folder / "après.docx").write_bytes(to_docx(NEW, HOUSE))


def _install(monkeypatch: pytest.MonkeyPatch, made: Callable[[str, str], bytes]) -> None:
    """Put in the place of the library one whose engine gives ``made``."""

    class Engine:
        def run_redline(
            self, author_tag: str, original: bytes, modified: bytes, *, date_time: str
        ) -> tuple[bytes, None, None]:
            assert original.startswith(b"PK")
            assert modified.startswith(b"PK")
            return made(author_tag, date_time), None, None

    library = ModuleType("python_redlines")
    library.DocxodusEngine = Engine  # type: ignore[attr-defined]  # a stand-in made here
    monkeypatch.setitem(sys.modules, "python_redlines", library)


def test_two_files_are_compared(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(author: str, date: str) -> bytes:
        return printer.to_docx(align.redline(OLD, NEW), HOUSE, Stamp(author, date.partition("T")[0]))

    _install(monkeypatch, made)
    said = shell(LINE)
    assert (said.status, said.codes) == (0, [])
    assert "les refuser toutes rend avant.docx" in said.out
    data = (shell.folder / "m.docx").read_bytes()
    assert ([t for t in rejected(data) if t], [t for t in accepted(data) if t]) == (
        ["Le Client paie."],
        ["Le Client paie comptant."],
    )
    assert shell(f"{LINE} --format json").json["file"] == "m.docx"


def test_an_engine_that_loses_a_word_is_not_believed(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, lambda _author, _date: to_docx(NEW, HOUSE))
    said = shell(LINE)
    assert (said.status, said.codes) == (2, ["CLA-0707"])
    assert not (shell.folder / "m.docx").exists()


def test_an_engine_that_fails_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(_author: str, _date: str) -> bytes:
        raise OSError

    _install(monkeypatch, made)
    assert shell(LINE).codes == ["CLA-0846"]


def test_without_the_engine_the_way_to_have_it_is_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_redlines", None)
    said = shell(LINE)
    assert (said.status, said.codes) == (2, ["CLA-0845"])
    assert "pip install 'clausier[redlines]'" in said.err


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("comparer avant.docx maintenance --sortie m.docx", "CLA-0810"),
        ("comparer avant.docx après.docx --sortie m.pdf", "CLA-0810"),
        ("comparer avant.docx après.docx --sortie m.docx --dossier dossiers/exemple.yml", "CLA-0810"),
        ("comparer avant.docx absent.docx --sortie m.docx", "CLA-0804"),
        ("comparer avant.docx faux.docx --sortie m.docx", "CLA-0705"),
    ],
)
def test_what_cannot_be_compared_is_refused(shell: Shell, line: str, code: str) -> None:
    shell.write("faux.docx", "rien")
    said = shell(line)
    assert (said.status, said.codes) == (2, [code])
