"""A third contract, of another trade, needs nothing of the engine: it is checked, tried on its cases and printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from clausier.cli.main import main
from clausier.project import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
THIRD = ROOT / "examples" / "troisieme-contrat"
DOSSIER = THIRD / "dossiers" / "cabinet-ferrand.yml"
ENGINE = ("engine", "grammar")
_LEAST_CASES = 25
_ARTICLES = 10


@pytest.fixture(autouse=True)
def there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in the project of the third contract, with a cache of its own."""
    monkeypatch.chdir(THIRD)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")


def test_nothing_is_wrong_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier"]) == 0
    assert "1 contrat, 1 dossier : rien à signaler" in capsys.readouterr().out


def test_its_cases_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tester"]) == 0
    found = re.search(r"(\d+) cas, (\d+) réussis, 0 en échec", capsys.readouterr().out)
    assert found is not None
    assert int(found[1]) == int(found[2]) >= _LEAST_CASES


def test_it_is_printed_for_a_dossier(tmp_path: Path) -> None:
    out = tmp_path / "contrat.docx"
    assert main(["rediger", "contrat", str(DOSSIER), "--sortie", str(out)]) == 0
    texts = [each.text.strip() for each in Document(str(out)).paragraphs]
    assert [each for each in texts if each.startswith("Article ")][-1] == "Article 10 – Litiges"
    assert sum(each.startswith("Article ") for each in texts) == _ARTICLES
    words = " ".join(texts)
    # What the dossier asks for is printed, what it does not is left out: windows, by day, no court for a non-trader.
    assert "que désigne le devis, vitrerie comprise." in words
    assert "aux jours convenus, en journée." in words
    assert "tribunal de commerce" not in words


def _names() -> Iterator[str]:
    """Yield the names of the contracts of the repository: those of their folders, and how they are cited."""
    for root in (ROOT, THIRD):
        project = manifest.read(str(root))[0]
        assert project is not None
        for each in project.contracts:
            yield from (each.id.partition("/")[0], each.short_name)


def test_nothing_in_the_engine_names_a_contract() -> None:
    names = {each.casefold() for each in _names()}
    assert names == {"allance", "alleo", "limpide"}
    files = [each for folder in ENGINE for each in (ROOT / folder).rglob("*") if _is_source(each)]
    assert files
    told = {
        path.relative_to(ROOT).as_posix(): sorted(each for each in names if each in read)
        for path in files
        for read in [f"{path.relative_to(ROOT).as_posix()}\n{path.read_text(encoding='utf-8')}".casefold()]
        if any(each in read for each in names)
    }
    assert told == {}


def _is_source(path: Path) -> bool:
    return path.is_file() and path.suffix in {".py", ".lark", ".md", ".json", ".yml", ".toml", ".txt", ".clause"}
