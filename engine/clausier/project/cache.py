"""The user's own cache: what was compiled, kept as JSON and trusted only when it is ours, whole and current.

A file starts with a line « key checksum size+size » (BLAKE2b, hexadecimal). Another key, checksum or size, another
owner or a folder that others can write make it as if it were not there. Nothing here ever fails a command.
"""

from __future__ import annotations

import os
import stat
import sys
from _blake2 import blake2b  # the C module itself: hashlib would load OpenSSL for nothing

from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIZE = 20
_PRIVATE = 0o700
_LONGEST_HEAD = 200
"""Bytes of the first line of a file, and more: two digests and two sizes."""


def digest(parts: Iterable[bytes | str]) -> str:
    """Return the hexadecimal BLAKE2b of parts, each with its length so that none runs into the next."""
    made = blake2b(digest_size=_SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()


def folder() -> str:
    """Return the folder of the cache, made private; "" when there can be none (no home, refused, not ours)."""
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return ""
        base = os.path.join(home, *(("AppData", "Local") if os.name == "nt" else (".cache",)))
    path = os.path.join(base, "clausier")
    try:
        if not os.path.lexists(path):
            os.makedirs(path, mode=_PRIVATE, exist_ok=True)
        found = os.lstat(path)
    except OSError:
        return ""
    return path if stat.S_ISDIR(found.st_mode) and _is_private(found) else ""


def _is_private(found: os.stat_result) -> bool:
    """Tell whether a file or a folder is ours and others cannot write to it (Windows keeps that in its own lists)."""
    if sys.platform == "win32":
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def read(name: str, key: str) -> bytes | None:
    """Return what ``name`` holds for ``key``; None when nothing does."""
    found = kept(name, key)
    return None if found is None else found.body


def kept(name: str, key: str) -> Kept | None:
    """Return all that ``name`` holds for ``key``; None when nothing does."""
    place = folder()
    if not place:
        return None
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        rest = Rest(os.open(os.path.join(place, name), flags))
        found = os.fstat(rest.descriptor)
        if not stat.S_ISREG(found.st_mode) or not _is_private(found):
            return None
        head, line, _ = rest[:_LONGEST_HEAD].partition(b"\n")
        said, _, sizes = head.decode("utf-8", "replace").rpartition(" ")
        size, _, more = sizes.partition("+")
        rest.start = len(head) + len(line)
        if not (size.isdecimal() and more.isdecimal()) or found.st_size != rest.start + int(size) + int(more):
            return None
        body = rest[: int(size)]
    except OSError:
        return None
    rest.start += len(body)
    if said != f"{key} {_checksum(body)}":
        return None
    # On Windows a file that is open cannot be replaced.
    return Kept(body, rest if sys.platform != "win32" else rest[: int(more)], found.st_mtime_ns)


class Kept(Record):
    """A file of the cache: its body, what comes after, and when it was written, in nanoseconds of its disk's clock."""

    body: bytes
    rest: bytes | Rest
    written: int


class Rest:
    """What comes after the body of a file of the cache, or what is left of it: only the parts asked for are read."""

    __slots__ = ("descriptor", "start")

    def __init__(self, descriptor: int) -> None:
        """Take a file just opened, whose parts are counted from ``start``; it is closed when nothing asks any more."""
        self.descriptor = descriptor
        self.start = 0

    def __del__(self) -> None:
        """Close the file."""
        os.close(self.descriptor)

    def __getitem__(self, part: slice) -> bytes:
        """Return a part, shorter when the file is."""
        start = part.start or 0
        if sys.platform == "win32":
            os.lseek(self.descriptor, self.start + start, os.SEEK_SET)
            return os.read(self.descriptor, part.stop - start)
        return os.pread(self.descriptor, part.stop - start, self.start + start)


def write(name: str, key: str, body: bytes, rest: bytes = b"") -> None:
    """Keep ``body`` under ``name`` for ``key``, in the place of what was there; a disk that refuses is no error.

    ``rest`` comes after, its length alone being checked: whoever reads a part of it knows how to tell damage.
    """
    place = folder()
    if not place:
        return
    from clausier.project import files

    head = f"{key} {_checksum(body)} {len(body)}+{len(rest)}\n".encode()
    files.write(os.path.join(place, name), name, head + body + rest, lasting=False)


def _checksum(body: bytes) -> str:
    return blake2b(body, digest_size=_SIZE).hexdigest()
