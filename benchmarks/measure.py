"""Time commands side by side: interleaved runs, medians, ratios to a floor measured in the same minutes.

Seconds on one machine say little on another; the ratio to the same floor does. Every figure printed is a median.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[1]
RUNS = 11
BARE = (sys.executable, "-c", "pass")
CLAUSIER = (str(Path(sys.executable).with_name("clausier")),)
"""The command as people type it."""
KIBIBYTES_A_MEGABYTE = 1024


def environment(cache: Path) -> dict[str, str]:
    """Return the environment of a measured process: its own cache folder, compiled modules kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT / "engine")}


def copy_project(folder: Path) -> Path:
    """Copy what a project needs (manifest, clauses, templates, examples) and return where it stands."""
    project = folder / "projet"
    for name in ("clauses", "templates", "examples"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "clausier.yml", project / "clausier.yml")
    return project


def wall(command: Sequence[str], folder: Path, env: dict[str, str]) -> float:
    """Return the seconds that a whole process takes; a failing command stops the benchmark."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def peak_megabytes(command: Sequence[str], folder: Path, env: dict[str, str]) -> float:
    """Return the peak memory of a process, in megabytes."""
    probe = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    ran = subprocess.run(
        (sys.executable, "-c", probe, *command), cwd=folder, env=env, check=True, capture_output=True, text=True
    )
    return int(ran.stdout) / KIBIBYTES_A_MEGABYTE


def interleaved(first: Callable[[], float], second: Callable[[], float], runs: int = RUNS) -> tuple[float, float]:
    """Run two measures in turn and return the medians of each, in seconds; one run of each is not counted."""
    first(), second()
    pairs = [(first(), second()) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def timed(action: Callable[[], object]) -> Callable[[], float]:
    """Return a measure of ``action``, in seconds."""

    def measure() -> float:
        started = time.perf_counter()
        action()
        return time.perf_counter() - started

    return measure


def report(what: str, seconds: float, floor: float, named: str, most: float) -> None:
    """Print a ratio to its floor and to its target."""
    ratio = seconds / floor
    verdict = "within" if ratio <= most else "OVER"
    times = f"{seconds * 1000:.1f} ms / {floor * 1000:.1f} ms"
    print(f"{what:<46} {ratio:6.2f} × {named} ({times}); target {most} — {verdict}")


def report_limit(what: str, value: float, most: float, unit: str) -> None:
    """Print a figure and the limit it must stay under."""
    verdict = "within" if value <= most else "OVER"
    print(f"{what:<46} {value:6.2f} {unit}; target {most} {unit} — {verdict}")


def workplace() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that disappears after the measure."""
    return tempfile.TemporaryDirectory(prefix="clausier-mesure-")


def own_peak_megabytes() -> float:
    """Return the peak memory of this process, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES_A_MEGABYTE
