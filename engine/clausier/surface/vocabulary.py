"""The words of the language: how messages name the tokens of the grammar, and which words are reserved."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from clausier.surface.forms import FORMS

RESERVED = (
    *("si", "alors", "sinon", "ou", "où", "et", "non", "oui", "vrai", "faux", "parmi", "est", "délai"),
    *("après", "avant", "selon", "dans", "tel", "telle", "inconnu", "à"),
)
"""Words that no name may take."""

PROPERTY_WORDS = tuple(dict.fromkeys(word.removesuffix(" (liste)") for form in FORMS for word in form.takes))
"""The words that open a property."""

PHRASES = (
    *("au jour", "pour chaque", "pour tout", "il existe", "tel que", "somme de", "nombre de", "liste de"),
    *("le seul", "le plus tôt de", "le plus tard de", "est sans objet", "à défaut", "prorogé"),
    "premier jour compté",
)
"""Expressions of several words."""

_SPECIAL = {
    "NAME": "un nom",
    "QUOTE": "un texte « … »",
    "DATE": "une date",
    "AMOUNT": "un montant",
    "PERCENT": "un taux",
    "POINTS": "des points",
    "DURATION": "une durée",
    "NUMBER": "un nombre",
    "REFERENCE": "un numéro de registre (I-58)",
    "EQUAL": "« = »",
    "_DEFINES": "« = »",
    "COMPARATOR": "une comparaison (≤, ≥, <, >, ≠)",
    "PLUS": "« + »",
    "MINUS": "« - »",
    "FACTOR": "« × » ou « ÷ »",
    "COLLECTING": "« somme de »",
    "PICKING": "« nombre de »",
    "DIRECTION": "« après » ou « avant »",
    "YES": "« oui »",
    "NO": "« non »",
    "_A_COMPTER_DE": "« à compter de »",
    "_DE": "« de »",
    "_TEL_QUE": "« tel que »",
    "_LISTE_DE": "« liste de »",
    "PROROGE": "« , prorogé »",
    "PREMIER_JOUR_COMPTE": "« , premier jour compté »",
    "LPAR": "« ( »",
    "RPAR": "« ) »",
    "COMMA": "« , »",
    "COLON": "« : »",
    "SEMICOLON": "« ; »",
    "DOT": "« . »",
    "$END": "la fin de la déclaration",
}
_SPELLINGS = {
    "DIRECTION": ("après", "avant"),
    "COLLECTING": ("somme de", "le plus tôt de", "le plus tard de", "liste de"),
    "PICKING": ("nombre de", "le seul", "la seule"),
    "_A_COMPTER_DE": ("à compter de", "à compter du"),
    "_DE": ("de",),
    "_TEL_QUE": ("tel que", "telle que"),
    "_LISTE_DE": ("liste de",),
    "YES": ("oui", "vrai"),
    "NO": ("non", "faux"),
}
_WRITTEN = re.compile(r"\\b.*|\(\?.*")


def token_name(terminal: str, pattern: str) -> str:
    """Return how messages call a terminal of the grammar, given its pattern: ``« alors »``, ``un nom``."""
    return _SPECIAL.get(terminal) or f"« {_keyword(pattern)} »"


def spellings(terminal: str, pattern: str) -> tuple[str, ...]:
    """Return the words that a terminal stands for; none for names, values and signs."""
    if terminal in _SPELLINGS:
        return _SPELLINGS[terminal]
    return () if terminal in _SPECIAL else (_keyword(pattern),)


def _keyword(pattern: str) -> str:
    """Return the words that the pattern of a keyword matches."""
    return _WRITTEN.sub("", pattern).replace("\\s+", " ")


def unaccented(text: str) -> str:
    """Return ``text`` in small letters without accents, for comparisons only."""
    return "".join(each for each in normalize("NFD", text) if not combining(each)).lower()
