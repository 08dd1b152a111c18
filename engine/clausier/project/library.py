"""The texts of a contract and of the law around it, as they stand on the disk now, and the hash that names them."""

from __future__ import annotations

import os

from clausier.project import cache, files
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.project.manifest import Contract, Manifest


class File(Record):
    """A clause file: the name users know it by, and its bytes."""

    name: str
    data: bytes


class Library(Record):
    """A contract's clause files and those of the law, in the order of the paper. ``digest`` names this very text."""

    contract: tuple[File, ...]
    law: tuple[File, ...]
    digest: str


def read(manifest: Manifest, contract: Contract) -> tuple[Library | None, tuple[Diagnostic, ...]]:
    """Return the clause files of a contract and of the law, or what keeps them from being read."""
    found: list[Diagnostic] = []
    own = _folder(manifest.path(contract.folder), contract.folder, manifest.root, found)
    if not own and not found:
        message = f"le contrat « {contract.id} » n'a aucun fichier de clauses dans « {contract.folder} »"
        hint = f"corrigez « contrats » dans « {manifest.source.name} », ou écrivez-y un premier article"
        found.append(Diagnostic(codes.FOLDER_EMPTY, message, None, hint))
    folder = manifest.law_folder
    law = _folder(folder, manifest.law or "droit", manifest.root if manifest.law else folder, found)
    if found:
        return None, tuple(found)
    marks = (
        contract.id,
        contract.short_name,
        contract.title,
        *(part for each in (*own, *law) for part in (each.name, each.data)),
    )
    return Library(own, law, cache.digest((*marks, str(len(own))))), ()


def _folder(folder: str, shown: str, root: str, found: list[Diagnostic]) -> tuple[File, ...]:
    """Return the clause files of a folder; links out of ``root`` are refused."""
    kept: list[File] = []
    leaves = not files.is_inside(folder, root)
    for each in files.clause_files(folder):
        name, path = f"{shown}/{each}", os.path.join(folder, each)
        # Only a link, here or above, can lead out of the project: following every path would cost more than reading.
        data, problems = files.read(path, name, root if leaves or os.path.islink(path) else "")
        found += problems
        if data is not None:
            kept.append(File(name, data))
    return tuple(kept)
