"""The commands of the project: ``python3 make.py`` lists them, ``python3 make.py NAME`` runs one.

Standard library only, so that it runs on a bare machine with Python 3.11 or later. The first command creates
``.venv`` and installs the locked, hashed dependencies; a stamp avoids doing it again while nothing has changed.
pip's own configuration (``PIP_*`` variables, ``pip.conf``) is respected. Words after the name go to the tool:
``python3 make.py test tests/values -k money``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "clausier.stamp"
LOCK_DEV = ROOT / "requirements" / "dev.lock"
LOCK_RUN = ROOT / "requirements" / "run.lock"
OUTPUT = ROOT / "sortie"
DIST = ROOT / "dist"
OLDEST_PYTHON = (3, 11)
LOCAL = ("--no-deps", "--no-build-isolation", "-e", ".")

# The main job: two answers on the screen, with their reasons, and a contract in Word.
DEMO: tuple[tuple[str, ...], ...] = (
    ("demander", "résiliation_au_terme", "examples/dossiers/resiliation-tardive.yml", "--au", "2025-12-05"),
    ("demander", "pénalités_de_retard", "examples/dossiers/facture-en-retard.yml", "--au", "2024-12-31"),
    ("rediger", "contrat", "examples/dossiers/resiliation-tardive.yml", "--sortie", "sortie/contrat.docx"),
)

# How a command of this file looks: it takes the words after its name, and raises SystemExit when a tool fails.
COMMANDS: dict[str, tuple[str, Callable[[Sequence[str]], None]]] = {}


def command(summary: str) -> Callable[[Callable[[Sequence[str]], None]], Callable[[Sequence[str]], None]]:
    """Register the function below under its own name, with the line the list shows."""

    def register(function: Callable[[Sequence[str]], None]) -> Callable[[Sequence[str]], None]:
        COMMANDS[function.__name__.rstrip("_")] = (summary, function)
        return function

    return register


# ---------------------------------------------------------------------------------------------------------------------
# The environment
# ---------------------------------------------------------------------------------------------------------------------


def program(name: str, venv: Path = VENV) -> str:
    """Return the path of a program installed in a virtual environment."""
    return str(venv / "Scripts" / f"{name}.exe") if os.name == "nt" else str(venv / "bin" / name)


def run(*words: str, at: Path = ROOT, quiet: bool = False) -> None:
    """Run a program from ``at``, show its name first, and stop with its status when it fails."""
    if not quiet:
        print(f"$ {Path(words[0]).stem} {' '.join(words[1:])}".rstrip(), flush=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    environment.pop("PYTHONPATH", None)
    status = subprocess.run(words, cwd=at, env=environment, check=False).returncode
    if status != 0:
        print(f"make.py: {Path(words[0]).stem} ended with status {status}", file=sys.stderr)
        raise SystemExit(status)


def run_each(*commands: tuple[str, ...]) -> None:
    """Run every command, even after one has failed, and stop with the first bad status."""
    bad: list[SystemExit] = []
    for words in commands:
        try:
            run(*words)
        except SystemExit as failure:
            bad.append(failure)
    if bad:
        raise bad[0]


def wanted_stamp() -> tuple[str, str]:
    """Return the interpreter, and the hash of all that an installed environment depends on."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = (repr(project["project"]), repr(project["tool"]["hatch"]), str(ROOT))
    digest = hashlib.sha256(LOCK_DEV.read_bytes())
    digest.update("\0".join(parts).encode())
    return sys.version.replace("\n", " "), digest.hexdigest()


def create_environment(venv: Path, *options: str) -> None:
    """Create an empty virtual environment, or say what the machine lacks."""
    try:
        run(sys.executable, "-m", "venv", *options, str(venv))
    except SystemExit:
        print("make.py: Python cannot create a virtual environment here (on Debian: apt install python3-venv)")
        raise


def pip(venv: Path, *words: str) -> None:
    """Run ``pip install`` in a virtual environment."""
    run(program("python", venv), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *words)


def install_locked(venv: Path, lock: Path) -> None:
    """Install what a lock lists and nothing else: it is complete, so pip has nothing to resolve.

    Left to resolve, pip before 23.3 looks at the newest release of what is required with an extra, and refuses it.
    """
    pip(venv, "--no-deps", "--require-hashes", "-r", str(lock))


def prepare() -> None:
    """Make ``.venv`` what the lock says, unless it already is.

    An environment made by another interpreter is emptied; otherwise pip completes what is there.
    """
    wanted = wanted_stamp()
    present = tuple(STAMP.read_text(encoding="utf-8").splitlines()) if STAMP.is_file() else ()
    has_python = Path(program("python")).exists()
    if present == wanted and has_python:
        return
    print("make.py: installing the locked dependencies into .venv", flush=True)
    STAMP.unlink(missing_ok=True)
    if not has_python or (present and present[0] != wanted[0]):
        create_environment(VENV, "--clear")
    install_locked(VENV, LOCK_DEV)
    # uv: the ``clausier`` it writes starts at once; that of the pip of Python 3.11 and 3.12 imports ``re`` first.
    run(program("uv"), "pip", "install", "-q", "--offline", "--python", program("python"), *LOCAL)
    STAMP.write_text("\n".join(wanted), encoding="utf-8")


# ---------------------------------------------------------------------------------------------------------------------
# The commands
# ---------------------------------------------------------------------------------------------------------------------


@command("two answers with their reasons, and a contract in Word in sortie/")
def demo(_: Sequence[str]) -> None:
    """Run the main job from end to end on the example case files."""
    OUTPUT.mkdir(exist_ok=True)
    for words in DEMO:
        print()
        run(program("clausier"), *words)


@command("the tests, in parallel (options of pytest may follow)")
def test(words: Sequence[str]) -> None:
    """Run pytest on every core; ``CLAUSIER_PROFILE`` (dev, ci, nightly) sets how long hypothesis searches."""
    run(program("python"), "-m", "pytest", "-n", "auto", *words)


@command("the tests with their coverage, branch by branch")
def coverage(words: Sequence[str]) -> None:
    """Run pytest and fail under the threshold of pyproject.toml."""
    run(program("python"), "-m", "pytest", "-n", "auto", "--cov", "--cov-report=term", *words)


@command("work out the tables of the grammar again, after a change in grammar/clausier.lark")
def tables(_: Sequence[str]) -> None:
    """Write grammar/clausier.json, which the parser runs; a test holds it to the grammar."""
    run(program("python"), "-m", "clausier.project.grammar")


@command("format the Python files and sort their imports")
def format_(_: Sequence[str]) -> None:
    """Let ruff rewrite what it can rewrite safely."""
    run(program("ruff"), "format")
    run(program("ruff"), "check", "--fix")


@command("lint the Python files")
def lint(_: Sequence[str]) -> None:
    """Check the format and the style without changing anything."""
    run_each((program("ruff"), "format", "--check"), (program("ruff"), "check"))


@command("check that imports go down only and that libraries stay behind their walls")
def layers(_: Sequence[str]) -> None:
    """Check the contracts of pyproject.toml."""
    run(program("lint-imports"))


@command("check the types with mypy and pyright")
def types(_: Sequence[str]) -> None:
    """Run both type checkers, each in its strict mode."""
    run_each((program("mypy"),), (program("pyright"),))


@command("build the site into site/")
def docs(_: Sequence[str]) -> None:
    """Build the site; a warning is a failure."""
    run(program("mkdocs"), "build", "--strict")


@command("check that dependencies are declared if and only if used")
def dependencies(_: Sequence[str]) -> None:
    """Compare the imports of the engine with pyproject.toml."""
    run(program("deptry"), ".")


@command("everything that is not a test: style, layers, types, dependencies, site")
def check(words: Sequence[str]) -> None:
    """Run every static check, the quick ones first, and fail at the end if one has failed."""
    failed: list[str] = []
    for step in (lint, layers, types, dependencies, docs):
        try:
            step(words)
        except SystemExit:
            failed.append(step.__name__)
    if failed:
        raise SystemExit(f"make.py: these checks failed: {', '.join(failed)}")


@command("build the wheel, install it alone and verify a new project with it")
def wheel(_: Sequence[str]) -> None:
    """Build sdist then wheel from it, install into an empty environment and use it far from the checkout."""
    shutil.rmtree(DIST, ignore_errors=True)
    run(program("python"), "-m", "build", "--no-isolation", "--outdir", str(DIST))
    (built,) = DIST.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        names = archive.namelist()
    for folder in ("grammar", "clauses/droit", "templates", "demarrage", "erreurs"):
        if not any(name.startswith(f"clausier/_data/{folder}/") for name in names):
            raise SystemExit(f"make.py: the wheel lacks clausier/_data/{folder}")
    with tempfile.TemporaryDirectory(prefix="clausier-") as scratch:
        away = Path(scratch)
        create_environment(away / "venv")
        install_locked(away / "venv", LOCK_RUN)
        pip(away / "venv", "--no-deps", str(built))
        clausier = program("clausier", away / "venv")
        run(clausier, "nouveau", "projet", "essai", at=away)
        run(clausier, "verifier", at=away / "essai")


@command("measure the common workload (benchmarks/)")
def bench(words: Sequence[str]) -> None:
    """Run every script of benchmarks/, in order of name."""
    scripts = sorted((ROOT / "benchmarks").glob("bench_*.py"))
    if not scripts:
        raise SystemExit("make.py: benchmarks/ holds no bench_*.py")
    for script in scripts:
        run(program("python"), str(script.relative_to(ROOT)), *words)


@command("write requirements/*.lock again from pyproject.toml (--upgrade for newer versions)")
def lock(words: Sequence[str]) -> None:
    """Resolve for every system and every Python from 3.11, with the hash of each file."""
    options = ("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet")
    named = ("--custom-compile-command", "python3 make.py lock")
    compile_ = (program("uv"), "pip", "compile", "pyproject.toml", *options, *named, *words)
    run(*compile_, "--output-file", "requirements/run.lock")
    # « redlines » stays out: large, optional, and no test needs it.
    run(*compile_, "--extra", "dev", "--extra", "docs", "--output-file", "requirements/dev.lock")


@command("test, check, wheel and demo: what must be green before a merge")
def all_(_: Sequence[str]) -> None:
    """Run what continuous integration runs, then the demonstration."""
    for step in (test, check, wheel, demo):
        step(())


# ---------------------------------------------------------------------------------------------------------------------


def main(words: Sequence[str]) -> None:
    """Run the command named by the first word, or list the commands."""
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit("make.py: Clausier needs Python 3.11 or later")
    if not words or words[0] in {"help", "-h", "--help"}:
        print("python3 make.py COMMAND [OPTIONS]\n")
        for name, (summary, _) in COMMANDS.items():
            print(f"  {name:<12} {summary}")
        return
    if words[0] not in COMMANDS:
        raise SystemExit(f"make.py: no command {words[0]!r}; python3 make.py lists them")
    started = time.monotonic()
    prepare()
    COMMANDS[words[0]][1](words[1:])
    print(f"make.py: {words[0]} done in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
