"""``clausier verifier`` on the whole library without any cache: seconds and memory."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from measure import BARE, CLAUSIER, RUNS, copy_project, environment, peak_megabytes, report_limit, wall, workplace

with workplace() as folder:
    project = copy_project(Path(folder))
    cache = Path(folder) / "cache"
    env = environment(cache)
    command = (*CLAUSIER, "verifier")

    def without_cache() -> float:
        """Verify with an empty cache folder."""
        shutil.rmtree(cache, ignore_errors=True)
        return wall(command, project, env)

    without_cache()
    seconds = statistics.median(without_cache() for _ in range(RUNS))
    shutil.rmtree(cache, ignore_errors=True)
    report_limit("verifier, whole library, no cache", seconds, 1.5, "s")
    report_limit("  its peak memory", peak_megabytes(command, project, env), 150, "MB")
    print(f"  ({seconds / wall(BARE, project, env):.0f} × python -c pass)")
