"""What the disk says of clause files is believed only where no change can hide."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausier.project import cache, compile, freshness, library, manifest  # noqa: A004  a module

if TYPE_CHECKING:
    from clausier.project.library import Library
    from clausier.project.manifest import Contract, Manifest

ROOT = Path(__file__).resolve().parents[2]
SECOND = 1_000_000_000
HOUR = 3600 * SECOND


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Manifest:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(ROOT / "examples" / "demarrage", tmp_path / "projet")
    read, _, _ = manifest.read(str(tmp_path / "projet"))
    assert read is not None
    return read


@pytest.fixture
def contract(project: Manifest) -> Contract:
    (found,) = project.contracts
    return found


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask an hour after the files were written."""
    monkeypatch.setattr(freshness, "time_ns", lambda: time.time_ns() + HOUR)


def _age(seconds: int) -> None:
    """Date what was noted ``seconds`` later, as if it had been noted that long after the files were written."""
    (noted,) = Path(cache.folder()).glob("vu-*")
    when = noted.stat().st_mtime_ns + seconds * SECOND
    os.utime(noted, ns=(when, when))


def _page(project: Manifest) -> Path:
    return Path(project.root) / "clauses" / "maintenance" / "cgv-2026" / "03-paiement.md"


def _noted(project: Manifest, contract: Contract) -> str:
    """Note the files as they are, read their digest, and let two seconds pass."""
    seen, _ = freshness.mark(project, contract)
    texts, _ = library.read(project, contract)
    assert texts is not None
    freshness.note(project, contract, seen, texts.digest)
    _age(3)
    return texts.digest


def test_files_that_did_not_change_are_not_read(
    project: Manifest, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _, _ = compile.program(project, contract)
    _age(3)

    def forbidden(*_: object) -> tuple[Library | None, tuple[()]]:
        raise AssertionError

    monkeypatch.setattr(library, "read", forbidden)
    kept, problems, _ = compile.program(project, contract)
    assert made is not None
    assert kept is not None
    assert kept.version == made.version
    assert problems == ()


def test_files_noted_as_soon_as_written_are_read(project: Manifest, contract: Contract) -> None:
    digest = _noted(project, contract)
    assert freshness.recall(project, contract) == digest
    _age(-2)
    assert freshness.recall(project, contract) == ""


def test_files_just_changed_are_not_noted(
    project: Manifest, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "time_ns", time.time_ns)
    compile.program(project, contract)
    assert list(Path(cache.folder()).glob("vu-*")) == []


def test_a_change_that_hides_its_date_and_its_size_is_seen(project: Manifest, contract: Contract) -> None:
    _noted(project, contract)
    page = _page(project)
    before = page.stat()
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("30 jours", "45 jours"), encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    assert page.stat().st_mtime_ns == before.st_mtime_ns
    assert freshness.recall(project, contract) == ""


@pytest.mark.parametrize("change", ["added", "removed", "renamed", "replaced"])
def test_a_file_added_removed_renamed_or_replaced_is_seen(project: Manifest, contract: Contract, change: str) -> None:
    _noted(project, contract)
    page = _page(project)
    match change:
        case "added":
            page.with_name("99-note.md").write_text("## Note {#note}\n\nRien.\n", encoding="utf-8")
        case "removed":
            page.unlink()
        case "renamed":
            page.rename(page.with_name("04-paiement.md"))
        case _:
            copied = page.with_name("copie")
            shutil.copy2(page, copied)
            copied.replace(page)
    assert freshness.recall(project, contract) == ""


def test_links_are_followed_by_reading(project: Manifest, contract: Contract) -> None:
    page = _page(project)
    elsewhere = page.with_name("ailleurs.txt")
    page.rename(elsewhere)
    page.symlink_to(elsewhere)
    assert freshness.mark(project, contract) == ("", 0)
    assert freshness.recall(project, contract) == ""


def test_another_name_of_the_contract_is_another_library(project: Manifest, contract: Contract) -> None:
    from clausier.text.record import replace

    _noted(project, contract)
    assert freshness.recall(project, replace(contract, title="Autre titre")) == ""
