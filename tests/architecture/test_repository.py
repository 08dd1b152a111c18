"""What holds for the whole repository: no machine path, a page for each code, a wheel with all it needs and no more."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from architecture.repository import ROOT, text_files
from clausier.text.codes import all_codes

# Written in two parts so that this file does not find itself.
MACHINE_PATH = re.compile("(?<![A-Za-z0-9.…_-])/(?:" + "home|root|work|Users|tmp|opt" + r")/\w")
CONTRACTS = re.compile(r"allance|alleo", re.IGNORECASE)


def test_no_file_names_a_path_of_a_machine() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in text_files()
        if not name.startswith("requirements/")
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_every_diagnostic_code_has_its_page() -> None:
    missing = [
        code
        for code in sorted(all_codes())
        if not (page := ROOT / "docs" / "erreurs" / f"{code}.md").is_file()
        or code not in page.read_text(encoding="utf-8").partition("\n")[0]
    ]
    assert missing == []


def test_every_page_explains_a_code_that_exists() -> None:
    pages = {page.stem for page in (ROOT / "docs" / "erreurs").glob("CLA-*.md")}
    assert pages - set(all_codes()) == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of the checkout, as pip would, without network."""
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")))))


def test_the_wheel_holds_the_folders_the_engine_reads(wheel: Path) -> None:
    force_include: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "hatch"
    ]["build"]["targets"]["wheel"]["force-include"]
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for source, target in force_include.items():
        files = [path for path in (ROOT / source).rglob("*") if path.is_file() and not path.name.startswith(".")]
        expected = {f"{target}/{path.relative_to(ROOT / source).as_posix()}" for path in files}
        assert expected <= names, f"{source} is not whole in the wheel"
    assert "clausier/py.typed" in names


def test_the_wheel_holds_no_contract(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        named = [name for name in archive.namelist() if CONTRACTS.search(name)]
        quoted = [
            name
            for name in archive.namelist()
            if name.startswith("clausier/_data/clauses/") and CONTRACTS.search(archive.read(name).decode())
        ]
    assert named == []
    assert quoted == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_every_path_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    quoted = re.findall(r"`((?:engine|grammar|clauses|templates|examples|tests|docs|benchmarks)/[\w./-]*)`", text)
    linked = [
        str((ROOT / page).parent.joinpath(target).resolve().relative_to(ROOT))
        for target in re.findall(r"\]\(([^)#:]+)\)", text)
    ]
    assert [path for path in [*quoted, *linked] if not (ROOT / path).exists()] == []
