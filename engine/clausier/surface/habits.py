"""What a hand used to French, or to other languages, writes by habit; and how the language says it."""

from __future__ import annotations

import re

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.record import Record
from clausier.text.span import Span

_DELAY = "écrivez : délai 30 jours après réception"
_FALLBACK = "pour une valeur de repli, écrivez « à défaut » : a à défaut b"


class _Habit(Record):
    """``before`` ends where the parser stopped, ``after`` begins there: together, what was written.

    Invariant: both are bounded, so that no line, however long, takes more than a moment.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    hint: str


def _habit(before: str, after: str, hint: str) -> _Habit:
    return _Habit(re.compile(f"(?:{before})$"), re.compile(after), hint)


_HABITS = (
    *(
        _habit(rf"\b{fold}\s+", r"(?!de\b|d')\w+", f"écrivez « {fold} de » : {fold} de {rest}")
        for fold, rest in (
            ("somme", "v.montant pour chaque v dans liste"),
            ("nombre", "v dans liste où condition"),
            ("liste", "v.nom pour chaque v dans liste"),
        )
    ),
    *(
        _habit(
            r"\ble\s+",
            rf"plus\s+{end}\b",
            f"écrivez « le plus {end} de » : le plus {end} de v.jour pour chaque v dans liste",
        )
        for end in ("tôt", "tard")
    ),
    _habit(r"\bdélai\s+de\s+", r"\d[^\n]{0,40}?(?=\s+(?:après|avant)\b)", f"« délai » se lit sans « de » ; {_DELAY}"),
    _habit(r"\bdélai\s[^\n]{0,80}", r"à\s+compter\s+d[eu]\b", "écrivez « après » : délai 30 jours après réception"),
    _habit(
        r"\d[^\n()=]{0,40}?\w\s+",
        r"(?:après|avant)\b",
        "écrivez « délai » devant la durée : délai 30 jours après réception",
    ),
    _habit(r"[^,]\s", r"prorogé\b", "écrivez « , prorogé », avec une virgule"),
    _habit(
        "",
        r"est\b(?!\s+sans\b)",
        "pour comparer, écrivez le signe = : a = b ; « est » ne se lit que dans « est sans objet »",
    ),
    _habit("", r"n'est\s+pas\b", "écrivez le signe ≠ : a ≠ b ; ou « non » devant la condition"),
    _habit(r"\w\s+", r"entre\b", "écrivez les deux comparaisons : b ≤ a et a ≤ c"),
    _habit("", r"!=", "pour dire qu'une valeur diffère d'une autre, écrivez « ≠ »"),
    _habit("=", r"=", "un seul « = » suffit"),
    _habit("", r"&&?", "écrivez « et »"),
    _habit("", r"\|\|?", "écrivez « ou »"),
    _habit("", r"[–—]", "écrivez le signe moins du clavier : « - »"),
    _habit(r"\bà\s+défaut\s+de\s+", r"\w+", f"sans « de » ; {_FALLBACK}"),
    _habit(r"^(?!.*\bsi\b).*[\w)]\s+", r"sinon\b", _FALLBACK),
    _habit(r"\d\s*", r"pour\s*cents?\b", "écrivez : 15 %"),
    _habit(r"\b1\s*", r"er\b", "écrivez : 1er mars 2024, le mois en toutes lettres et en minuscules"),
)


def habit(text: str, at: int, source: str, base: int) -> Diagnostic | None:
    """Return the diagnostic of a habit seen at ``at`` in an item, which begins at ``base`` in ``source``; else None."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    for each in _HABITS:
        written = each.after.match(text, at)
        if written and each.before.search(line):
            span = Span(source, base + at, base + written.end())
            return Diagnostic(codes.HABIT, "cette tournure n'est pas celle de la langue", span, each.hint)
    return None
