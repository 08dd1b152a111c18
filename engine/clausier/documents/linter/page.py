"""The page and the settings: A4, French, no question asked when the file is opened."""

from __future__ import annotations

from clausier.documents.ooxml.xml import attribute, every, find
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clausier.documents.ooxml.reading import WordFile

_A4 = (11906, 16838)  # 210 × 297 mm in twentieths of a point (ISO 216)
_TOLERANCE = 20
_FRENCH = "fr-FR"


def is_a4(file: WordFile) -> Iterator[Diagnostic]:
    """Every section is A4, upright or not."""
    for section in every(file.body, "sectPr"):
        size = find(section, "pgSz")
        sides = (0, 0) if size is None else (_length(attribute(size, "w")), _length(attribute(size, "h")))
        if any(abs(side - want) > _TOLERANCE for side, want in zip(sorted(sides), _A4, strict=True)):
            millimetres = " × ".join(str(round(side * 127 / 7200)) for side in sides)
            message = "une section n'a pas de format de page" if size is None else f"la page mesure {millimetres} mm"
            yield Diagnostic(codes.WORD_PAPER, message, hint="choisissez le format A4, 210 × 297 mm", path=(file.main,))


def is_french(file: WordFile) -> Iterator[Diagnostic]:
    """Require French of France as the language of the text."""
    styles = file.part("styles")
    language = None if styles is None else find(styles, "docDefaults", "rPrDefault", "rPr", "lang")
    name = "" if language is None else attribute(language)
    if name != _FRENCH:
        shown = f"est « {name} »" if name else "n'est pas donnée"
        yield Diagnostic(
            codes.WORD_LANGUAGE, f"la langue du document {shown}, et non « {_FRENCH} »", path=("word/styles.xml",)
        )


def no_update_prompt(file: WordFile) -> Iterator[Diagnostic]:
    """Refuse a file that asks to refresh its fields: Word would question the reader."""
    settings = file.part("settings")
    prompt = None if settings is None else find(settings, "updateFields")
    if prompt is not None and attribute(prompt) not in ("0", "false", "off"):
        message = "le fichier demande de mettre à jour ses champs à l'ouverture"
        yield Diagnostic(codes.WORD_UPDATE_PROMPT, message, path=("word/settings.xml",))


def _length(text: str) -> int:
    return int(text) if text.isdecimal() else 0
