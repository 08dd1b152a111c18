"""One at a time: what several people of one project change together is changed under a lock.

The lock is the system's (filelock: ``flock``, or what stands for it on Windows and on network drives): it ends with
the process that holds it, killed or not, so that no rule has to guess when a lock is stale. Its file stays: removing it
would let two hold what they believe is one lock.
"""

from __future__ import annotations

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Problems = tuple[Diagnostic, ...]

PATIENCE = 20
"""How many seconds to wait for whoever holds a lock."""
_EVERYBODY = 0o666  # the register is the team's: whoever may write in its folder may lock it


def alone(path: str, what: str, work: Callable[[], Problems]) -> Problems:
    """Do ``work`` while no other process does any under the lock file at ``path``; ``what`` is told when it cannot."""
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=PATIENCE, mode=_EVERYBODY)
    try:
        lock.acquire()
    except Timeout:
        message = f"{what} est tenu par un autre poste depuis {PATIENCE} secondes"
        return (Diagnostic(codes.OUTPUT_REFUSED, message, None, "recommencez : rien n'a été changé"),)
    except OSError as error:
        message = f"{what} ne peut pas être réservé ({error.strerror or error})"
        return (Diagnostic(codes.OUTPUT_REFUSED, message, None, "il faut pouvoir écrire dans son dossier du disque"),)
    try:
        return work()
    finally:
        lock.release()
