"""LibreOffice, when this machine has it: a Word file as a PDF that archives accept (PDF/A-3, tagged)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile

from clausier.project.pdf import settled
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    Problems = tuple[Diagnostic, ...]

PROGRAMS = ("soffice", "libreoffice")
CHOSEN = "CLAUSIER_SOFFICE"
_SECONDS = 180
_FILTER = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"3"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_MARKS = (b"%PDF-", b"<pdfaid:part>3</pdfaid:part>", b"/MarkInfo")


def program() -> str:
    """Return the path of LibreOffice: what ``CLAUSIER_SOFFICE`` names, else what the system finds; "" without it."""
    chosen = os.environ.get(CHOSEN)
    if chosen is not None:
        return chosen if os.path.isfile(chosen) else ""
    return next((found for each in PROGRAMS if (found := shutil.which(each))), "")


def to_pdf(word: bytes) -> tuple[bytes | None, Problems]:
    """Return a Word file as a PDF/A-3, tagged; without LibreOffice, or when it fails, a diagnostic.

    It runs alone (a profile of its own, no shell) and is stopped after three minutes. What it wrote is made the same
    each time (``pdf``).
    """
    found = program()
    if not found:
        message = "il faut LibreOffice pour écrire un PDF, et cet ordinateur ne l'a pas"
        hint = f"installez LibreOffice Writer, donnez son chemin dans {CHOSEN}, ou écrivez un .docx"
        return None, (Diagnostic(codes.OFFICE_ABSENT, message, None, hint),)
    with tempfile.TemporaryDirectory(prefix="clausier-") as folder:
        source, target = os.path.join(folder, "document.docx"), os.path.join(folder, "document.pdf")
        with open(source, "wb") as file:
            file.write(word)
        fault = _run(found, folder, source)
        if fault or not os.path.isfile(target):
            return None, (_failed(fault or "il n'a rien écrit"),)
        with open(target, "rb") as file:
            data = file.read()
    if not data.startswith(_MARKS[0]) or any(mark not in data for mark in _MARKS):
        return None, (_failed("ce qu'il a écrit n'est pas un PDF/A-3 balisé"),)
    same = settled(data)
    return (None, (_failed("son PDF ne se relit pas"),)) if same is None else (same, ())


def _run(found: str, folder: str, source: str) -> str:
    """Run LibreOffice on a file; return what went wrong, "" when nothing did."""
    profile = "file://" + os.path.join(folder, "profil").replace(os.sep, "/")
    command = (
        *(found, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"),
        *("--convert-to", _FILTER, "--outdir", folder, source),
    )
    silent = subprocess.DEVNULL
    try:
        ran = subprocess.Popen(  # noqa: S603  no shell; the words are ours, the program is the user's
            command, cwd=folder, stdin=silent, stdout=silent, stderr=silent, start_new_session=os.name == "posix"
        )
    except OSError as error:
        return f"il ne démarre pas ({error.strerror})"
    try:
        status = ran.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        _stop(ran)
        return f"il n'a pas fini en {_SECONDS} secondes"
    return f"il s'est arrêté avec le code {status}" if status else ""


def _stop(ran: subprocess.Popen[bytes]) -> None:
    """Stop a run and what it started."""
    if os.name == "posix":
        os.killpg(ran.pid, signal.SIGKILL)
    else:
        ran.kill()
    ran.wait()


def _failed(why: str) -> Diagnostic:
    hint = "écrivez un .docx, et le PDF par LibreOffice ou Word lui-même"
    return Diagnostic(codes.OFFICE_FAILED, f"LibreOffice n'a pas écrit ce PDF : {why}", None, hint)
