"""What a question imports when the library has not changed: neither the language nor anything slow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLOW = {
    "argparse", "babel", "collections", "dataclasses", "decimal", "docx", "enum", "fractions", "functools", "hashlib",
    "holidays", "icalendar", "importlib", "inspect", "jinja2", "lark", "lxml", "num2words", "numbers", "pathlib",
    "pydantic", "re", "rich", "subprocess", "tempfile", "typing", "yaml",
}  # fmt: skip
LAYERS = {"surface", "model", "check", "documents", "assurance"}
PROBE = """
import sys
from clausier.cli.main import main
status = main(sys.argv[1:])
sys.stderr.write("\\n".join(sys.modules))
sys.exit(status)
"""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules a process has imported once it has answered, the library being compiled already."""
    folder = tmp_path_factory.mktemp("question")
    project = folder / "projet"
    shutil.copytree(ROOT / "examples" / "demarrage", project)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "XDG_CACHE_HOME": str(folder / "cache")}
    words = ("demander", "résiliation", "dossiers/exemple.yml", "--au", "2027-01-15")
    command = (sys.executable, "-c", PROBE, *words)

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True, text=True)

    run()  # compiles the library
    answered = run()
    assert "NON" in answered.stdout.splitlines()[0]
    return set(answered.stderr.split())


def test_a_question_imports_nothing_slow(modules: set[str]) -> None:
    # The environment of the tests may itself load some of them at start (coverage, for one).
    bare = subprocess.run(
        (sys.executable, "-c", "import sys; print(*sys.modules)"), check=True, capture_output=True, text=True
    )
    assert (modules & SLOW) - set(bare.stdout.split()) == set()


def test_a_question_imports_none_of_the_language(modules: set[str]) -> None:
    imported = {each.split(".")[1] for each in modules if each.startswith("clausier.")}
    assert imported & LAYERS == set()
    assert {"evaluate", "norms", "dossier"} <= imported
