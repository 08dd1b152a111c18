"""The disk: reading what a project holds, listing it in order, writing without ever leaving half a file.

Paths are plain texts and ``os``: pathlib alone would cost a question a tenth of its time.
"""

from __future__ import annotations

import os
import stat
from unicodedata import normalize

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.span import Span
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Problems = tuple[Diagnostic, ...]

MOST_BYTES = 4_000_000
_TEMPORARY = ".clausier-"


def read(path: str, name: str, inside: str = "") -> tuple[bytes | None, Problems]:
    """Return the bytes of a regular file; ``name`` is what users call it, ``inside`` the folder it must not leave.

    A file that is absent, a folder, a pipe, too big or (through a link) out of ``inside`` gives a diagnostic, no bytes.
    """
    if inside and not is_inside(path, inside):
        message = f"« {name} » mène hors du projet"
        return None, (Diagnostic(codes.FILE_OUTSIDE, message, Span(name, 0, 0), "copiez le fichier dans le projet"),)
    try:
        # Opened without waiting: a pipe that nobody writes to would stop us for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return None, (_unreadable(path, name, error),)
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        return None, (_not_regular(name),)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        if found.st_size > MOST_BYTES:
            message = f"« {name} » dépasse {MOST_BYTES // 1_000_000} Mo"
            return None, (Diagnostic(codes.FILE_TOO_BIG, message, None, "partagez-le en plusieurs fichiers"),)
        try:
            return file.read(), ()
        except OSError as error:
            return None, (_unreadable(path, name, error),)


def _unreadable(path: str, name: str, error: OSError) -> Diagnostic:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Diagnostic(codes.FILE_UNREADABLE, f"il n'y a pas de fichier « {name} »", None, _neighbours(path))
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):
        return _not_regular(name)
    if isinstance(error, PermissionError):
        return Diagnostic(codes.FILE_UNREADABLE, f"vous n'avez pas le droit de lire « {name} »")
    return Diagnostic(codes.FILE_UNREADABLE, f"« {name} » ne se lit pas ({error.strerror})")


def _not_regular(name: str) -> Diagnostic:
    message = f"« {name} » est un dossier du disque (ou un fichier spécial), pas un fichier de texte"
    return Diagnostic(codes.FILE_NOT_REGULAR, message, None, "donnez le chemin du fichier lui-même")


def _neighbours(path: str) -> str:
    """Return the hint that names the files nearest to one that is absent."""
    from clausier.text.suggest import did_you_mean

    folder, wanted = os.path.split(path)
    try:
        present = [each for each in os.listdir(folder or ".") if not each.startswith(".")]
    except OSError:
        return f"le dossier du disque « {folder} » n'existe pas non plus" if folder else ""
    return did_you_mean(wanted, present)


def is_inside(path: str, folder: str) -> bool:
    """Tell whether ``path``, its links followed, is in ``folder``."""
    real, root = os.path.realpath(path), os.path.realpath(folder)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def clause_files(folder: str) -> tuple[str, ...]:
    """Return the names of the Markdown files of a folder in the order of the paper; () when there is no folder.

    Files only, not those of sub-folders; hidden names are left out.
    """
    try:
        with os.scandir(folder) as entries:
            names = [
                each.name for each in entries if each.name.endswith(".md") and not each.name.startswith((".", "_"))
            ]
    except OSError:
        return ()
    return tuple(sorted(names, key=lambda name: normalize("NFC", name)))


def tree(folder: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files under a folder, sub-folders included, as paths from it with ``/``, in order.

    Links to folders are not followed; hidden names, and links that lead to no file, are left out.
    """
    found: list[str] = []
    pending = [""]
    while pending:
        at = pending.pop()
        try:
            entries = list(os.scandir(os.path.join(folder, at)))
        except OSError:
            continue
        for each in entries:
            inner = f"{at}/{each.name}" if at else each.name
            if each.name.startswith(".") or each.name == "__pycache__":
                continue
            if each.is_dir(follow_symlinks=False):
                pending.append(inner)
            elif each.name.endswith(suffixes) and os.path.isfile(each.path):
                found.append(inner)
    return tuple(sorted(found))


def write(
    path: str, name: str, data: bytes, accept: Callable[[bytes], Problems] | None = None, *, lasting: bool = True
) -> Problems:
    """Write ``data`` to ``path`` at once: another program sees the old file or the new one, never a half.

    The bytes go to a temporary file of the same folder, reach the disk, are read again (``accept`` may refuse what was
    read) and only then take the name. A link, a pipe or a folder at ``path`` is refused. A problem leaves nothing.
    ``lasting`` False neither waits for the disk nor reads again: for what tells its own damage and can be made again.
    """
    try:
        target = os.lstat(path)
    except OSError:
        target = None
    if target is not None and not stat.S_ISREG(target.st_mode):
        message = f"« {name} » est un lien, un dossier ou un fichier spécial : Clausier n'écrit pas à travers"
        return (Diagnostic(codes.OUTPUT_REFUSED, message, None, "donnez le chemin d'un fichier ordinaire"),)
    folder = os.path.dirname(path) or "."
    temporary = os.path.join(folder, f"{_TEMPORARY}{os.getpid()}-{os.path.basename(path)}")
    mode = 0o666 if target is None else stat.S_IMODE(target.st_mode)
    try:
        _sweep(folder, os.path.basename(path))
        problems = _write_aside(temporary, name, data, accept, mode, lasting=lasting)
        if not problems:
            os.replace(temporary, path)
            if lasting:
                _settle(folder)
    except OSError as error:
        problems = (_refused(name, folder, error),)
    finally:
        _remove(temporary)
    return problems


def _write_aside(
    temporary: str,
    name: str,
    data: bytes,
    accept: Callable[[bytes], Problems] | None,
    mode: int,
    *,
    lasting: bool,
) -> Problems:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
        file.write(data)
        if not lasting:
            return ()
        file.flush()
        os.fsync(file.fileno())
    again, problems = read(temporary, name) if len(data) <= MOST_BYTES else (data, ())
    if again is None:
        return problems
    if again != data:
        return (Diagnostic(codes.OUTPUT_DIFFERS, f"le disque n'a pas rendu ce qui a été écrit dans « {name} »"),)
    return accept(again) if accept else ()


def _refused(name: str, folder: str, error: OSError) -> Diagnostic:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        message = f"« {name} » ne peut pas être écrit : le dossier du disque « {folder} » n'existe pas"
        return Diagnostic(codes.OUTPUT_REFUSED, message, None, "créez ce dossier d'abord")
    if isinstance(error, PermissionError):
        return Diagnostic(codes.OUTPUT_REFUSED, f"vous n'avez pas le droit d'écrire « {name} »")
    return Diagnostic(codes.OUTPUT_REFUSED, f"« {name} » n'a pas pu être écrit ({error.strerror})")


def _sweep(folder: str, wanted: str) -> None:
    """Remove what a run that was killed left beside the file to be written."""
    for each in os.listdir(folder):
        if each.startswith(_TEMPORARY) and each.endswith(f"-{wanted}") and not _is_alive(each):
            _remove(os.path.join(folder, each))


def _is_alive(temporary: str) -> bool:
    """Tell whether the run that made a temporary file may still be there (asking would end it on Windows)."""
    if os.name != "posix":
        return True
    number = temporary.removeprefix(_TEMPORARY).partition("-")[0]
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except OSError:
        return True
    return True


def _settle(folder: str) -> None:
    """Have the new name reach the disk, where the system allows it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
