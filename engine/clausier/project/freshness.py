"""Whether clause files are those last read, by what the disk says of them: names, sizes, times, numbers.

Reading a hundred files to find that none changed takes as long as answering. Their times are believed only where a
change cannot hide: where the system dates every change itself (POSIX), for ordinary files, all of them older by two
seconds than what was noted of them. Otherwise the files are read, and their contents tell.
"""

from __future__ import annotations

import os
import stat
from time import time_ns

from clausier.project import cache, identity
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from clausier.project.manifest import Contract, Manifest

_MARGIN = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use counts by two seconds."""


def mark(manifest: Manifest, contract: Contract) -> tuple[str, int]:
    """Return what tells the clause files of a contract from any others, and their latest time, in nanoseconds.

    ("", 0) when the disk does not tell.
    """
    if os.name != "posix":
        return "", 0
    parts = [manifest.root, contract.id, contract.short_name, contract.title, identity.fingerprint()]
    latest = 0
    for folder in (manifest.path(contract.folder), manifest.law_folder):
        parts.append(folder)
        try:
            with os.scandir(folder) as entries:
                found = [(each.name, each.stat(follow_symlinks=False)) for each in entries if each.name.endswith(".md")]
        except OSError:
            return "", 0
        if not all(stat.S_ISREG(seen.st_mode) for _, seen in found):
            return "", 0
        marks = [f"{name} {seen.st_ino} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}" for name, seen in found]
        parts.append("/".join(sorted(marks)))  # which no name holds
        latest = max([latest, *[seen.st_mtime_ns for _, seen in found], *[seen.st_ctime_ns for _, seen in found]])
    return cache.digest(parts), latest


def recall(manifest: Manifest, contract: Contract) -> str:
    """Return the digest of the library whose files have not changed since they were noted, "" when nothing says so."""
    seen, latest = mark(manifest, contract)
    if not seen:
        return ""
    kept = cache.kept(_name(manifest, contract), seen)
    return "" if kept is None or kept.written < latest + _MARGIN else kept.body.decode("ascii", "replace")


def note(manifest: Manifest, contract: Contract, seen: str, digest: str) -> None:
    """Note that files whose mark was ``seen`` before they were read, and still is, make the library ``digest``.

    Files just changed are not noted: the note would not be believed.
    """
    again, latest = mark(manifest, contract)
    if seen and again == seen and latest + _MARGIN < time_ns():
        cache.write(_name(manifest, contract), seen, digest.encode("ascii"))


def _name(manifest: Manifest, contract: Contract) -> str:
    return f"vu-{cache.digest((manifest.root, contract.id))}.txt"
