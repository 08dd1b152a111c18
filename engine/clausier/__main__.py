"""``python -m clausier``."""

from __future__ import annotations

from clausier.cli.main import command

command()
