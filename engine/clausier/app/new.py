"""Start something: a project copied from the starter, a dossier written from the vocabulary of its contract."""

from __future__ import annotations

import os

from clausier.app.opening import pick_contract
from clausier.app.outcome import Outcome, stopped
from clausier.project import compile, files, manifest  # noqa: A004  the module compiles a contract
from clausier.project.shipped import shipped
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.project.manifest import Manifest

_COPIED = (".docx", ".md", ".yml")


def new_project(path: str) -> Outcome[tuple[str, ...]]:
    """Copy the starter project to ``path`` (a folder that does not exist, or is empty); return the files written."""
    if os.path.lexists(path) and (not os.path.isdir(path) or os.listdir(path)):
        message = f"« {path} » existe déjà et n'est pas vide"
        return stopped(Diagnostic(codes.PLACE_TAKEN, message, None, "choisissez un autre nom"))
    source = shipped("demarrage")
    written: list[str] = []
    for each in files.tree(source, _COPIED):
        data, problems = files.read(os.path.join(source, *each.split("/")), each)
        if data is None:
            return Outcome(None, problems, {})
        target = os.path.join(path, *each.split("/"))
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
        except OSError as error:
            message = f"« {path} » n'a pas pu être créé ({error.strerror})"
            return stopped(Diagnostic(codes.OUTPUT_REFUSED, message))
        problems = files.write(target, each, data)
        if problems:
            return Outcome(None, problems, {})
        written.append(each)
    if manifest.NAME not in written:
        message = "the installation lacks its starter project"
        raise RuntimeError(message)
    return Outcome(tuple(written), (), {})


def new_dossier(project: Manifest, asked: str, path: str) -> Outcome[str]:
    """Write at ``path`` a dossier to fill in, with the questions each fact answers; never over another file."""
    from clausier.dossier.starter import starter
    from clausier.dossier.vocabulary import vocabulary_of

    chosen = pick_contract(project, asked)
    if isinstance(chosen, Diagnostic):
        return stopped(chosen)
    if os.path.lexists(path):
        message = f"« {path} » existe déjà"
        return stopped(Diagnostic(codes.PLACE_TAKEN, message, None, "choisissez un autre nom, avec --sortie"))
    program, problems, sources = compile.program(project, chosen)
    if program is None:
        return Outcome(None, problems, sources)
    problems = files.write(path, path, starter(vocabulary_of(program)).encode("utf-8"))
    return Outcome(None if problems else path, problems, {})
