"""What every test shares: how long hypothesis searches.

``CLAUSIER_PROFILE`` chooses: ``dev`` (the default, 50 examples), ``ci`` (300, the same at every run) or ``nightly``
(20 000).
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Building a tree of clauses is slow compared with a list of integers: only real failures must stop a run.
_SLOW_BY_NATURE = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=_SLOW_BY_NATURE)
settings.register_profile(
    "ci", max_examples=300, deadline=None, derandomize=True, print_blob=True, suppress_health_check=_SLOW_BY_NATURE
)
settings.register_profile(
    "nightly", max_examples=20_000, deadline=None, print_blob=True, suppress_health_check=_SLOW_BY_NATURE
)
settings.load_profile(os.environ.get("CLAUSIER_PROFILE", "dev"))
