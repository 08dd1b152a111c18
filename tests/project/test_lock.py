"""Only one process at a time works under a lock, and a lock dies with its holder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from clausier.project import lock
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from project.numbering import ENVIRONMENT, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOLD = """
import sys, time
from clausier.project import lock
def hold():
    print("held", flush=True)
    time.sleep(60)
    return ()
lock.alone(sys.argv[1], "le registre", hold)
"""
_DONE = Diagnostic(codes.INTERNAL_FAULT, "fait")


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a process that holds the lock."""
    command = [sys.executable, "-c", _HOLD, str(tmp_path / "verrou")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=ROOT) as held:
        assert held.stdout is not None
        assert held.stdout.readline() == "held\n"
        yield held
        held.kill()


def test_who_waits_too_long_is_told_and_does_nothing(
    tmp_path: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    assert holder.poll() is None
    (problem,) = lock.alone(str(tmp_path / "verrou"), "le registre des numéros", lambda: (_DONE,))
    assert problem.code.ident == "CLA-0816"
    assert problem.message.startswith("le registre des numéros est tenu par un autre poste")


def test_a_lock_ends_with_the_process_that_held_it_killed_or_not(
    tmp_path: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 5)
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    for _ in range(2):
        assert lock.alone(str(tmp_path / "verrou"), "le registre", lambda: (_DONE,)) == (_DONE,)


def test_a_lock_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    (tmp_path / "lien").symlink_to(tmp_path / "ailleurs")
    for place in ("fichier/verrou", "lien"):
        (problem,) = lock.alone(str(tmp_path / place), "le registre", lambda: (_DONE,))
        assert problem.code.ident == "CLA-0816"
    assert not (tmp_path / "ailleurs").exists()


def test_what_the_work_raises_frees_the_lock(tmp_path: Path) -> None:
    def fail() -> tuple[Diagnostic, ...]:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        lock.alone(str(tmp_path / "verrou"), "le registre", fail)
    assert lock.alone(str(tmp_path / "verrou"), "le registre", lambda: (_DONE,)) == (_DONE,)
