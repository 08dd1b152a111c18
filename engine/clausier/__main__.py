"""``python -m clausier``."""

from __future__ import annotations

import sys

from clausier.cli.main import main

sys.exit(main())
