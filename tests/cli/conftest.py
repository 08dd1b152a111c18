"""The fixture that every test of the command line uses."""

from __future__ import annotations

from cli.shell import shell

__all__ = ["shell"]
