"""The command line as a process of its own: statuses, encodings, pipes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNKNOWN = "contrat:\n  signé_le: 1er mars 2024\ncourriers:\n  - référence: L-1\n    objet: résiliation_au_terme\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("processus") / "projet"
    shutil.copytree(ROOT / "examples" / "demarrage", folder)
    (folder / "dossiers" / "inconnu.yml").write_text(UNKNOWN, encoding="utf-8")
    (folder / "mal-formé.md").write_text(
        "## A {#A}\n\n```clause\nparamètre   attente = 3 mois\n```\n", encoding="utf-8"
    )
    return folder


def _run(project: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "engine"),
        "XDG_CACHE_HOME": str(project.parent / "cache"),
        **variables,
    }
    command = (sys.executable, "-m", "clausier", *words)
    return subprocess.run(command, cwd=project, env=environment, check=False, capture_output=True)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("demander", "résiliation", "dossiers/exemple.yml"), 0),
        (("formater", "--verifier", "mal-formé.md"), 1),
        (("demander", "resilation", "dossiers/exemple.yml"), 2),
        (("tester", "absent.md"), 2),
        (("demander", "résiliation", "dossiers/inconnu.yml"), 3),
    ],
)
def test_the_status_is_that_of_the_process(project: Path, words: tuple[str, ...], status: int) -> None:
    assert _run(project, *words).returncode == status


@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LANG": "C"}]
)
def test_french_is_spoken_whatever_the_settings_of_the_machine(project: Path, variables: dict[str, str]) -> None:
    ran = _run(project, "demander", "résiliation", "dossiers/exemple.yml", "--au", "2027-01-15", **variables)
    assert ran.returncode == 0
    assert "✗ « moyennant un préavis de trois (3) mois »" in ran.stdout.decode("utf-8")


def test_the_answer_is_the_same_bytes_in_two_processes_and_two_hash_seeds(project: Path) -> None:
    words = ("demander", "résiliation", "dossiers/inconnu.yml", "--au", "2027-01-15", "--format", "json")
    first, second = (_run(project, *words, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.stdout == second.stdout
    assert first.returncode == second.returncode == 3


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_what_is_to_be_judged_comes_in_the_order_of_its_facts(project: Path, seed: str) -> None:
    dossier = "examples/dossiers/allance-annexes.yml"
    words = ("demander", "renégociation_pour_imprévision", dossier, "--au", "2025-12-05", "--format", "json")
    ran = _run(ROOT, *words, PYTHONHASHSEED=seed, XDG_CACHE_HOME=str(project.parent / "cache"))
    judged = json.loads(ran.stdout)["judgements"]
    assert [each["path"] for each in judged] == [
        "contrat.changement_imprévisible", "contrat.exécution_trop_onéreuse", "contrat.risque_accepté",
    ]  # fmt: skip


def test_a_reader_that_leaves_early_sees_no_complaint(project: Path) -> None:
    if os.name != "posix":
        return
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "XDG_CACHE_HOME": str(project.parent / "cache")}
    with subprocess.Popen(
        (sys.executable, "-u", "-m", "clausier", "aide"),
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0
