"""The page of a diagnostic: what it means, a wrong example, a right one."""

from __future__ import annotations

import re

from clausier.app.outcome import Outcome, stopped
from clausier.project import files
from clausier.project.shipped import shipped
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic

_FORM = re.compile(r"(?:CLA-?)?([0-9]{3,4})", re.IGNORECASE)


def page(asked: str) -> Outcome[str]:
    """Return the Markdown page of a code (« CLA-0601 », « cla0601 » or « 0601 »)."""
    match = _FORM.fullmatch(asked.strip())
    ident = f"CLA-{match[1]:0>4}" if match else asked.upper()
    known = codes.all_codes()
    if ident not in known:
        from clausier.text.suggest import did_you_mean

        hint = did_you_mean(ident, known) or "« clausier expliquer » les liste"
        return stopped(Diagnostic(codes.CODE_UNKNOWN, f"« {asked} » n'est pas un code de Clausier", None, hint))
    data, problems = files.read(shipped("erreurs", f"{ident}.md"), f"{ident}.md")
    return Outcome(None if data is None else data.decode("utf-8"), problems, {})
