"""The cache: private, whole, current, or as if it were not there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from clausier.project import cache, files

if TYPE_CHECKING:
    from pathlib import Path

POSIX = os.name == "posix"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return tmp_path / "clausier"


def _both(name: str, key: str) -> tuple[bytes, bytes] | None:
    found = cache.kept(name, key)
    return None if found is None else (found.body, found.rest[:99])


def test_what_is_written_is_read_under_its_key_only(place: Path) -> None:
    cache.write("a.json", "clé", "« é »\nsuite".encode())
    assert cache.read("a.json", "clé") == "« é »\nsuite".encode()
    assert cache.read("a.json", "autre") is None
    assert cache.read("b.json", "clé") is None
    if POSIX:
        assert place.stat().st_mode & 0o777 == 0o700


def test_a_damaged_file_is_as_if_it_were_not_there(place: Path) -> None:
    cache.write("a.json", "clé", b"corps")
    path = place / "a.json"
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole + b"x", whole.replace(b"corps", b"c\xffrps"), whole.replace(b"\n", b"")):
        path.write_bytes(damaged)
        assert cache.read("a.json", "clé") is None


def test_what_comes_after_the_body_is_kept_whole_but_not_weighed(place: Path) -> None:
    cache.write("a.json", "clé", b"corps", b"la suite")
    assert _both("a.json", "clé") == (b"corps", b"la suite")
    assert cache.read("a.json", "clé") == b"corps"
    path = place / "a.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert _both("a.json", "clé") is None
    path.write_bytes(whole.replace(b"suite", b"SUITE"))
    assert _both("a.json", "clé") == (b"corps", b"la SUITE")


def test_a_part_is_read_of_the_file_that_was_opened(place: Path) -> None:
    cache.write("a.json", "clé", b"corps", b"la suite")
    first = cache.kept("a.json", "clé")
    cache.write("a.json", "clé", b"autre", b"autre chose")
    second = cache.kept("a.json", "clé")
    assert first is not None
    assert first.rest[3:8] == b"suite"
    assert second is not None
    assert second.rest[:5] == b"autre"
    if POSIX:
        os.truncate(place / "a.json", (place / "a.json").stat().st_size - 3)
        assert second.rest[6:11] == b"ch"


def test_a_file_or_a_folder_that_others_may_write_is_not_trusted(place: Path) -> None:
    if not POSIX:
        return
    cache.write("a.json", "clé", b"corps")
    (place / "a.json").chmod(0o666)
    assert cache.read("a.json", "clé") is None
    (place / "a.json").chmod(0o600)
    assert cache.read("a.json", "clé") == b"corps"
    place.chmod(0o777)
    assert cache.read("a.json", "clé") is None
    assert cache.folder() == ""
    cache.write("b.json", "clé", b"corps")
    assert not (place / "b.json").exists()


def test_a_folder_of_another_owner_or_a_link_is_not_trusted(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not POSIX:
        return
    cache.write("a.json", "clé", b"corps")
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    assert cache.read("a.json", "clé") is None
    monkeypatch.setattr(os, "getuid", lambda: mine)
    moved = place.with_name("ailleurs")
    place.rename(moved)
    place.symlink_to(moved)
    assert cache.folder() == ""


def test_without_a_home_there_is_no_cache_and_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("LOCALAPPDATA", "")

    def homeless(path: str) -> str:
        return path  # what Python returns when there is no home

    monkeypatch.setattr(os.path, "expanduser", homeless)
    assert cache.folder() == ""
    assert cache.read("a.json", "clé") is None
    cache.write("a.json", "clé", b"corps")


def test_a_disk_that_refuses_is_no_failure(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_write_aside", full)
    cache.write("a.json", "clé", b"corps")
    assert list(place.iterdir()) == []


def test_a_digest_tells_parts_from_their_joint() -> None:
    assert cache.digest(("ab", "c")) != cache.digest(("a", "bc"))
    assert cache.digest(("é",)) == cache.digest(("é".encode(),))
    assert len(cache.digest(())) == 40
