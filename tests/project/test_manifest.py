"""The manifest: found from below, read with its places, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.project import manifest
from clausier.project.manifest import Contract
from clausier.project.shipped import shipped

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, text: str) -> str:
    (folder / "clausier.yml").write_text(text, encoding="utf-8")
    return str(folder)


def test_it_is_found_from_any_folder_below(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert manifest.find(str(inner)) == ""
    root = _write(tmp_path, "contrats: []\n")
    assert manifest.find(str(inner)) == manifest.find(root) == root


def test_contracts_are_folders_with_what_names_them(tmp_path: Path) -> None:
    root = _write(
        tmp_path,
        "contrats:\n  - clauses/vente/cgv-2026\n"
        "  - clauses: ./contrats/bail/\n    abrégé: Bail\n    titre: Bail commercial\n    numérotation: continue\n"
        "    sommaire: oui\n"
        "droit: droit\nmodeles: modeles\n",
    )
    read, problems, _ = manifest.read(root)
    assert read is not None
    assert problems == ()
    assert read.contracts == (
        Contract("vente/cgv-2026", "clauses/vente/cgv-2026", "VENTE", ""),
        Contract("contrats/bail", "contrats/bail", "Bail", "Bail commercial", renumbered=True, listed=True),
    )
    assert read.law_folder == str(tmp_path / "droit")
    assert read.templates_folder == str(tmp_path / "modeles")
    assert read.contract("vente/cgv-2026") == read.contracts[0]
    assert read.contract("autre") is None


def test_without_law_nor_templates_those_shipped_are_used(tmp_path: Path) -> None:
    read, _, _ = manifest.read(_write(tmp_path, "contrats: []\n"))
    assert read is not None
    assert read.law_folder == shipped("clauses", "droit")
    assert read.templates_folder == shipped("templates")


def test_files_are_named_from_the_root(tmp_path: Path) -> None:
    read, _, _ = manifest.read(_write(tmp_path, "contrats: []\n"))
    assert read is not None
    assert read.name(str(tmp_path / "dossiers" / "a.yml")) == "dossiers/a.yml"
    assert read.name(str(tmp_path.parent / "ailleurs.yml")).endswith("/ailleurs.yml")
    assert read.path("dossiers/a.yml") == str(tmp_path / "dossiers" / "a.yml")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("contrats: []\nmodele: x\n", "CLA-0802", "« modele »"),
        ("contrats:\n  - clauses: a\n    abrege: A\n", "CLA-0802", "« abrege »"),
        ("droit: clauses/droit\n", "CLA-0803", "ne dit pas où sont les contrats"),
        ("- a\n- b\n", "CLA-0803", "une suite de rubriques"),
        ("contrats: clauses/a\n", "CLA-0803", "est une liste"),
        ("contrats:\n  - titre: A\n", "CLA-0803", "ne dit pas où sont ses clauses"),
        ("contrats:\n  - clauses: a\n    numérotation: libre\n", "CLA-0803", "la numérotation « libre » n'est pas"),
        ("contrats:\n  - clauses: a\n    sommaire: peut-être\n", "CLA-0803", "« peut-être » ne dit ni oui ni non"),
        ("contrats:\n  - a\n  - a\n", "CLA-0803", "deux fois"),
        ("contrats:\n  - ../a\n", "CLA-0803", "sort du projet"),
        ("contrats:\n  - /a\n", "CLA-0803", "sort du projet"),
        ("contrats:\n  - 'C:\\a'\n", "CLA-0803", "sort du projet"),
        ("contrats: []\ndroit:\n  - a\n", "CLA-0803", "attend un texte"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(tmp_path: Path, text: str, code: str, said: str) -> None:
    read, problems, source = manifest.read(_write(tmp_path, text))
    (problem,) = problems
    assert problem.code.ident == code
    assert said in problem.message
    assert problem.span is not None
    assert source is not None
    assert (read is None) is problem.is_error


def test_an_unreadable_manifest_is_said(tmp_path: Path) -> None:
    assert manifest.read(str(tmp_path))[1][0].code.ident == "CLA-0804"
    (tmp_path / "clausier.yml").write_bytes(b"contrats: \xff\n")
    assert manifest.read(str(tmp_path))[0] is None
    assert manifest.read(_write(tmp_path, "contrats: [\n"))[0] is None
