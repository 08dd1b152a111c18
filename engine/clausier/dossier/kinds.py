"""The kinds a fact may have: how people write them, and what to tell whoever wrote something else."""

from __future__ import annotations

from clausier.text.pattern import Pattern
from clausier.text.record import Record
from clausier.text.typed import TYPE_CHECKING, TypeAlias
from clausier.values import literals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clausier.norms.tree import Value

    Members: TypeAlias = tuple[tuple[str, str], ...]

LIST_OF = "liste de "

_TRUTH = {"oui": True, "vrai": True, "non": False, "faux": False}
_OTHER_TRUTHS = {
    **dict.fromkeys(("yes", "true", "y", "on", "o", "v", "1", "x"), "oui"),
    **dict.fromkeys(("no", "false", "n", "off", "f", "0"), "non"),
}


class Kind(Record):
    """A kind: how it is read (None when the text is no such value), its French name, what it looks like."""

    read: Callable[[str], Value | None]
    name: str
    example: str


def _truth(text: str) -> bool | None:
    return _TRUTH.get(text.strip().lower())


def _instant(text: str) -> Value | None:
    local = literals.parse_local_instant(text)
    if local is None:
        return None
    from clausier.values.instants import LocalTimeFault, resolve

    found = resolve(local)
    return None if isinstance(found, LocalTimeFault) else found


def _opening(text: str) -> Value | None:
    from clausier.values.opening_words import parse_opening

    return parse_opening(text)


def _opening_fault(text: str) -> str:
    from clausier.values.opening_words import opening_fault

    return opening_fault(text)


def _fault(text: str) -> str:
    local = literals.parse_local_instant(text)
    if local is None:
        return ""
    from clausier.values.instants import LocalTimeFault, resolve

    found = resolve(local)
    return found.value if isinstance(found, LocalTimeFault) else ""


KINDS: dict[str, Kind] = {
    "booléen": Kind(_truth, "oui ou non", "oui"),
    "entier": Kind(literals.parse_integer, "un nombre entier", "12"),
    "décimal": Kind(literals.parse_decimal, "un nombre", "3,5"),
    "argent": Kind(literals.parse_money, "un montant en euros", "1 250,00 €"),
    "taux": Kind(literals.parse_rate, "un taux", "14,5 %"),
    "points": Kind(literals.parse_points, "un nombre de points", "10 points"),
    "date": Kind(literals.parse_date, "une date", "1er mars 2026, 01/03/2026 ou 2026-03-01"),
    "instant": Kind(_instant, "une date et une heure", "1er mars 2026 à 14 h 30"),
    "durée": Kind(literals.parse_duration, "une durée", "3 mois, 30 jours ou 2 jours ouvrés"),
    "horaires": Kind(
        _opening, "des horaires", "lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; fermé les jours fériés"
    ),
    "texte": Kind(lambda text: text, "un texte", "Martin et fils"),
}

# What is written instead, kind by kind, and what to do.
_SLIPS: tuple[tuple[str, Pattern, str], ...] = (
    ("date", Pattern(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}"), "écrivez l'année avec quatre chiffres"),
    ("date", Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].+"), "écrivez la date seule, sans l'heure"),
    ("date", Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"), "ce jour n'existe pas"),
    ("taux", Pattern(r"[0-9]+(?:[.,][0-9]+)?"), "ajoutez le signe %, par exemple « 14,5 % »"),
    ("points", Pattern(r"[0-9]+(?:[.,][0-9]+)?(?: ?%)?"), "écrivez « 10 points », qui n'est pas « 10 % »"),
    ("durée", Pattern(r"[0-9]+(?:[.,][0-9]+)?"), "ajoutez l'unité, par exemple « 30 jours »"),
    ("argent", Pattern(r".*[0-9][.,][0-9]{3}(?:[^0-9].*)?"), "séparez les milliers par une espace : « 1 250,00 € »"),
)  # fmt: skip


def is_writable(kind: str, enumerations: Mapping[str, Members]) -> bool:
    """Tell whether a single value of this kind can be written in a dossier."""
    return kind in KINDS or kind in enumerations


def read_value(text: str, kind: str, enumerations: Mapping[str, Members]) -> Value | None:
    """Return the value that ``text`` writes, or None when it writes no value of this kind.

    A member of an enumeration is given by its name or by its exact label, and returned by its name.
    """
    if kind in KINDS:
        return KINDS[kind].read(text)
    wanted = _typewritten(text)
    members = enumerations.get(kind, ())
    by_name = next((name for name, _ in members if name == wanted), None)
    return by_name or next((name for name, label in members if _typewritten(label) == wanted), None)


def describe(kind: str) -> str:
    """Return the French name of a kind: « une date »; the kind itself for an enumeration."""
    return KINDS[kind].name if kind in KINDS else kind


def advice(text: str, kind: str) -> str:
    """Return what to write instead of ``text``, which is no value of this kind."""
    known = KINDS[kind]
    if kind == "booléen":
        meant = _OTHER_TRUTHS.get(text.strip().lower())
        return f"écrivez « {meant} »" if meant else "écrivez « oui » ou « non »"
    if kind == "instant" and (fault := _fault(text)):
        return fault
    if kind == "horaires":
        return f"{_opening_fault(text)} ; par exemple : {known.example}"
    slip = next((hint for name, shape, hint in _SLIPS if name == kind and shape.fullmatch(text)), None)
    return slip or f"par exemple : {known.example}"


def _typewritten(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
