"""A cold explained answer, library unchanged, whole process, against ``python -c pass``."""

from __future__ import annotations

from pathlib import Path

from measure import (
    BARE,
    CLAUSIER,
    copy_project,
    environment,
    interleaved,
    peak_megabytes,
    report,
    report_limit,
    wall,
    workplace,
)

ASKED = ("demander", "résiliation_au_terme", "examples/dossiers/resiliation-tardive.yml", "--au", "2025-12-05")

with workplace() as folder:
    project = copy_project(Path(folder))
    env = environment(Path(folder) / "cache")
    command = (*CLAUSIER, *ASKED)
    wall(command, project, env)  # compiles the library
    bare, cold = interleaved(lambda: wall(BARE, project, env), lambda: wall(command, project, env))
    report("cold explained answer, library unchanged", cold, bare, "python -c pass", 4)
    report_limit("  its peak memory", peak_megabytes(command, project, env), 40, "MB")
