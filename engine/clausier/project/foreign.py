"""Two Word files of anybody compared, by an engine that is installed apart: ``pip install clausier[redlines]``.

The library is large (it carries .NET) and optional: it is looked for when it is needed, and nothing else depends on it.
"""

from __future__ import annotations

import subprocess
from importlib import import_module
from typing import Protocol

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    Problems = tuple[Diagnostic, ...]

LIBRARY = "python_redlines"


class _Engine(Protocol):
    """What the library's engine offers."""

    def run_redline(
        self, author_tag: str, original: bytes, modified: bytes, *, date_time: str
    ) -> tuple[bytes, str | None, str | None]:
        """Return the redline, and what the engine said."""
        ...


def redline(before: bytes, after: bytes, author: str, day: str) -> tuple[bytes | None, Problems]:
    """Return ``after`` as tracked changes to ``before``, by ``author`` on ``day`` (ISO 8601); else what kept it."""
    try:
        start = cast("Callable[[], _Engine]", import_module(LIBRARY).DocxodusEngine)
        engine = start()
    except (ImportError, OSError) as error:
        message = "deux fichiers Word ne se comparent qu'avec un moteur que cet ordinateur n'a pas"
        hint = f"installez-le : pip install 'clausier[redlines]' ({type(error).__name__})"
        return None, (Diagnostic(codes.COMPARER_ABSENT, message, None, hint),)
    try:
        made, _, _ = engine.run_redline(author, before, after, date_time=f"{day}T00:00:00Z")
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        message = f"ces deux fichiers Word n'ont pas pu être comparés ({type(error).__name__})"
        hint = "ouvrez-les dans Word, enregistrez-les de nouveau, puis essayez encore"
        return None, (Diagnostic(codes.COMPARER_FAILED, message, None, hint),)
    return made, ()
