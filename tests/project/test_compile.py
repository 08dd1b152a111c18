"""From files to a program, and back from the cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausier.norms import exchange
from clausier.project import cache, compile, grammar, identity, library, manifest, pages  # noqa: A004  a module
from clausier.project.shipped import shipped

if TYPE_CHECKING:
    from clausier.project.manifest import Contract, Manifest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Manifest:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    pages.recent.cache_clear()
    shutil.copytree(ROOT / "examples" / "demarrage", tmp_path / "projet")
    read, problems, _ = manifest.read(str(tmp_path / "projet"))
    assert read is not None
    assert problems == ()
    return read


def _contract(project: Manifest) -> Contract:
    (contract,) = project.contracts
    return contract


def test_the_version_is_the_one_the_package_declares() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert declared == identity.VERSION


def test_the_cached_program_is_the_compiled_one_and_the_language_is_not_asked(
    project: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, problems, _ = compile.program(project, _contract(project))
    assert made is not None
    assert problems == ()

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(compile, "compile_texts", forbidden)
    kept, _, _ = compile.program(project, _contract(project))
    assert kept is not None
    assert exchange.to_json(kept) == exchange.to_json(made)
    assert kept.version == made.version != ""


def test_a_changed_word_makes_another_program(project: Manifest) -> None:
    before, _, _ = compile.program(project, _contract(project))
    path = Path(project.root) / "clauses" / "maintenance" / "cgv-2026" / "03-paiement.md"
    path.write_text(path.read_text(encoding="utf-8").replace("= 30 jours", "= 45 jours"), encoding="utf-8")
    after, problems, _ = compile.program(project, _contract(project))
    assert before is not None
    # The quotations of the article still say thirty.
    assert after is None
    assert {each.code.ident for each in problems if each.is_error} == {"CLA-0501"}


def test_the_law_is_part_of_what_makes_a_program_current(project: Manifest) -> None:
    before = library.read(project, _contract(project))[0]
    law = Path(project.root) / "clauses" / "droit" / "99-note.md"
    law.write_text("## Note {#note}\n\nRien.\n", encoding="utf-8")
    after = library.read(project, _contract(project))[0]
    assert before is not None
    assert after is not None
    assert before.digest != after.digest


def test_a_damaged_cache_is_made_again(project: Manifest) -> None:
    made, _, _ = compile.program(project, _contract(project))
    (kept,) = Path(cache.folder()).glob("programme-*")
    name, key = kept.name, kept.read_text(encoding="utf-8").split()[0]
    for body in (b"pas du JSON", b"[]", b'{"schema": "clausier.normes/2"}', b'{"schema": "autre"}', b"\xff"):
        cache.write(name, key, body)
        again, _, _ = compile.program(project, _contract(project))
        assert again is not None
        assert made is not None
        assert exchange.to_json(again) == exchange.to_json(made)


def test_a_value_damaged_in_the_cache_is_made_again(project: Manifest) -> None:
    made, _, _ = compile.program(project, _contract(project))
    (path,) = Path(cache.folder()).glob("programme-*")
    whole = path.read_bytes()
    front = whole.index(b"\n") + 1 + int(whole.split(b"\n", 1)[0].rpartition(b" ")[2].partition(b"+")[0])
    damaged = whole[:front] + whole[front:].replace(b"30", b"31")
    assert len(damaged) == len(whole)
    assert damaged != whole
    path.write_bytes(damaged)
    again, problems, _ = compile.program(project, _contract(project))
    assert made is not None
    assert again is not None
    assert problems == ()
    assert exchange.to_json(again) == exchange.to_json(made)
    assert path.read_bytes() == whole


def test_only_a_changed_article_is_parsed_again(project: Manifest, monkeypatch: pytest.MonkeyPatch) -> None:
    from clausier.surface import literate

    compile.compile_contract(project, _contract(project))
    parsed: list[str] = []
    read = literate.read

    def spy(source: object, parser: object) -> object:
        parsed.append(getattr(source, "name", ""))
        return read(source, parser)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(literate, "read", spy)
    path = Path(project.root) / "clauses" / "maintenance" / "cgv-2026" / "03-paiement.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    compile.compile_contract(project, _contract(project))
    assert parsed == ["clauses/maintenance/cgv-2026/03-paiement.md"]
    parsed.clear()
    compile.compile_contract(project, _contract(project), cached=False)
    assert len(parsed) == 6


def test_pages_come_back_from_the_cache_as_they_were(project: Manifest) -> None:
    first = compile.compile_contract(project, _contract(project))
    pages.recent.cache_clear()
    second = compile.compile_contract(project, _contract(project))
    fresh = compile.compile_contract(project, _contract(project), cached=False)
    assert first.model == second.model == fresh.model
    assert first.problems == second.problems == fresh.problems


def test_a_page_with_a_mistake_is_not_kept(project: Manifest) -> None:
    path = Path(project.root) / "clauses" / "maintenance" / "cgv-2026" / "03-paiement.md"
    path.write_text(path.read_text(encoding="utf-8").replace("paramètre", "parametre"), encoding="utf-8")
    once = compile.compile_contract(project, _contract(project)).problems
    again = compile.compile_contract(project, _contract(project)).problems
    assert once == again != ()


def test_a_grammar_that_changed_is_compiled_once(project: Manifest, monkeypatch: pytest.MonkeyPatch) -> None:
    from clausier.surface import tables

    monkeypatch.setattr(grammar, "_TABLES", "absent.json")
    made: list[str] = []
    compiled = tables.compiled

    def spy(text: str) -> tables.Tables:
        made.append(text)
        return compiled(text)

    monkeypatch.setattr(tables, "compiled", spy)
    for _ in range(2):
        grammar.parser.cache_clear()
        pages.recent.cache_clear()
        assert compile.compile_contract(project, _contract(project), cached=False).program is not None
    grammar.parser.cache_clear()
    assert made == [(ROOT / "grammar" / "clausier.lark").read_text(encoding="utf-8")]


def test_a_project_is_compiled_without_lark(project: Manifest) -> None:
    code = "import sys; from clausier.cli.main import main; status = main(['verifier']); print('lark' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.stdout.splitlines()[-1] == "False"


def test_holidays_of_both_zones_are_compiled(project: Manifest) -> None:
    made, _, _ = compile.program(project, _contract(project))
    assert made is not None
    assert made.holiday_years == (2010, 2040)
    # Good Friday and 26 December belong to Alsace-Moselle only: two days a year over thirty-one years.
    assert len(made.holidays["metropole"]) == 11 * 31
    assert len(made.holidays["alsace-moselle"]) - len(made.holidays["metropole"]) == 2 * 31


def test_what_is_shipped_is_there() -> None:
    data = (
        ("grammar", "clausier.lark"),
        ("clauses", "droit"),
        ("demarrage", "clausier.yml"),
        ("templates",),
        ("erreurs",),
    )
    for parts in data:
        assert Path(shipped(*parts)).exists(), parts
