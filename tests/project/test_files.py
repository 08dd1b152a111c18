"""Reading and writing files: what is refused, and what is never left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clausier.project import files
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic

POSIX = os.name == "posix"
ROOT = Path(__file__).resolve().parents[2]


def _codes(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code.ident for each in problems]


def test_a_file_is_read_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\x00\r\n")
    assert files.read(str(tmp_path / "a.md"), "a.md") == (b"\xff\x00\r\n", ())


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _codes(files.read(str(tmp_path / "absent.md"), "absent.md")[1]) == ["CLA-0804"]
    assert _codes(files.read(str(tmp_path), "dossier")[1]) == ["CLA-0805"]
    (tmp_path / "a.md").write_bytes(b"12345")
    monkeypatch.setattr(files, "MOST_BYTES", 4)
    assert _codes(files.read(str(tmp_path / "a.md"), "a.md")[1]) == ["CLA-0806"]


def test_a_link_inside_is_followed_and_one_that_leaves_is_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "projet", tmp_path / "ailleurs.md"
    inside.mkdir()
    outside.write_text("dehors")
    (inside / "a.md").write_text("dedans")
    (inside / "lien.md").symlink_to(inside / "a.md")
    (inside / "fuite.md").symlink_to(outside)
    assert files.read(str(inside / "lien.md"), "lien.md", str(inside))[0] == b"dedans"
    assert _codes(files.read(str(inside / "fuite.md"), "fuite.md", str(inside))[1]) == ["CLA-0807"]
    assert files.is_inside(str(inside), str(inside))
    assert not files.is_inside(f"{inside}-bis", str(inside))


def test_files_are_listed_in_the_order_of_the_paper(tmp_path: Path) -> None:
    for name in ("10-b.md", "02-a.md", "Z.md", ".caché.md", "_brouillon.md", "notes.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "cas.md").write_text("")
    assert files.clause_files(str(tmp_path)) == ("02-a.md", "10-b.md", "Z.md")
    assert files.clause_files(str(tmp_path / "absent")) == ()
    assert files.tree(str(tmp_path), (".md",)) == ("02-a.md", "10-b.md", "Z.md", "_brouillon.md", "tests/cas.md")


def test_a_file_is_replaced_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("ancien")
    if POSIX:
        path.chmod(0o640)
    assert files.write(str(path), "a.txt", b"nouveau") == ()
    assert path.read_bytes() == b"nouveau"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    if POSIX:
        assert path.stat().st_mode & 0o777 == 0o640


def test_what_is_refused_on_reading_back_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("ancien")
    problem = Diagnostic(codes.OUTPUT_DIFFERS, "non")
    assert files.write(str(path), "a.txt", b"nouveau", lambda _: (problem,)) == (problem,)
    assert files.write(str(tmp_path / "b.txt"), "b.txt", b"nouveau", lambda _: (problem,)) == (problem,)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.txt", "ancien")]


def test_a_link_a_folder_and_a_pipe_are_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "cible.txt"
    target.write_text("intact")
    (tmp_path / "lien.txt").symlink_to(target)
    (tmp_path / "dossier").mkdir()
    names = ["lien.txt", "dossier"]
    if POSIX:
        os.mkfifo(tmp_path / "tube")
        names.append("tube")
    for name in names:
        assert _codes(files.write(str(tmp_path / name), name, b"x")) == ["CLA-0816"]
    assert target.read_text() == "intact"


def test_a_folder_that_is_absent_or_closed_is_said(tmp_path: Path) -> None:
    assert _codes(files.write(str(tmp_path / "absent" / "a.txt"), "a.txt", b"x")) == ["CLA-0816"]
    if POSIX and os.getuid() != 0:
        closed = tmp_path / "fermé"
        closed.mkdir(mode=0o500)
        assert _codes(files.write(str(closed / "a.txt"), "a.txt", b"x")) == ["CLA-0816"]


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    if not POSIX:
        return
    dead = subprocess.Popen((sys.executable, "-c", "pass"))
    dead.wait()
    left, alive = tmp_path / f".clausier-{dead.pid}-a.txt", tmp_path / f".clausier-{os.getppid()}-a.txt"
    left.write_text("moitié")
    alive.write_text("moitié")
    assert files.write(str(tmp_path / "a.txt"), "a.txt", b"tout") == ()
    assert not left.exists()
    assert alive.exists()


def test_a_run_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    if not POSIX:
        return
    path = tmp_path / "a.txt"
    path.write_bytes(b"0" * 1_000_000)
    program = (
        "import sys; from clausier.project import files\n"
        "while True:\n"
        "    for each in (b'1', b'2'): files.write(sys.argv[1], 'a.txt', each * 1_000_000)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
    for _ in range(5):
        running = subprocess.Popen((sys.executable, "-c", program, str(path)), env=environment)
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=0.3)
        running.kill()
        running.wait()
        data = path.read_bytes()
        assert len(data) == 1_000_000
        assert len(set(data)) == 1
