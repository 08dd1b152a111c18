"""Which characters a file may hold, and the plain spelling the lexer reads.

Refused: what cannot be seen or deceives the eye (Unicode TR36 and TR39): controls, bidirectional marks, invisible
characters, line ends other than LF and CRLF, surrogates, private and unassigned code points, text that is not NFC,
and words whose letters come from several scripts.
"""

from __future__ import annotations

import re
import unicodedata

from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Edit
from clausier.text.pattern import Pattern
from clausier.text.source import Source
from clausier.text.span import Span

MAX_CHARACTER_PROBLEMS = 20
"""How many refused characters are reported in one file."""

_APOSTROPHES = "’ʼ"
_SPACES = "\u00a0\u202f\u2009\t\r"
_ALLOWED_CONTROLS = "\n\t"
_REFUSED_CATEGORIES = {
    "Cc": "caractère de contrôle",
    "Cf": "caractère invisible",
    "Cs": "moitié de caractère (surrogate)",
    "Co": "caractère privé",
    "Cn": "code sans caractère",
    "Zl": "fin de ligne inhabituelle",
    "Zp": "fin de paragraphe inhabituelle",
}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
_SUSPECT = Pattern(r"[^\n\t -~\u00a0-\u00ac\u00ae-\u024f‘’“”–—…•€«»œŒ\u202f]")
_WORD = Pattern(r"[^\W\d_]+(?:\w*)")
_NOT_LATIN = Pattern(r"[^\x00-\u024f\W\d_]")


def plain(text: str) -> str:
    """Return ``text`` with typographic apostrophes and spaces made plain, of the same length."""
    # One search a character: far quicker than looking each letter of a French text up in a table.
    for each in _APOSTROPHES:
        text = text.replace(each, "'")
    for each in _SPACES:
        text = text.replace(each, " ")
    return text


def unaccented(text: str) -> str:
    """Return ``text`` without its accents: a name that every disk spells the same.

    >>> unaccented("résiliation_pour_impayé")
    'resiliation_pour_impaye'
    """
    apart = unicodedata.normalize("NFD", text)
    return "".join(each for each in apart if not unicodedata.combining(each))


def decode(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the text of a file in UTF-8 (a byte-order mark is dropped); ``name`` is what users call the file.

    With a diagnostic, the text is there only to show the place.
    """
    try:
        return Source(name, data.decode("utf-8-sig")), ()
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode("utf-8-sig"))
        problem = Diagnostic(
            codes.NOT_UTF8,
            f"le texte n'est pas écrit en UTF-8 (octet {data[error.start]:02X})",
            Span(name, at, at + 1),
            "enregistrez le fichier en « UTF-8 » dans votre éditeur",
        )
        return Source(name, data.decode("utf-8-sig", "replace")), (problem,)


def check(source: Source) -> tuple[Diagnostic, ...]:
    """Return the characters of ``source`` that are refused, at most ``MAX_CHARACTER_PROBLEMS``, in order."""
    found = [*_composition(source), *_characters(source), *_scripts(source)]
    return tuple(found[:MAX_CHARACTER_PROBLEMS])


def refusal(character: str) -> str:
    """Return why a character is refused, in French, or "" when it is not."""
    if character in _ALLOWED_CONTROLS:
        return ""
    if character in _BIDI:
        return "marque de sens d'écriture"
    if character in _INVISIBLE:
        return "caractère invisible"
    return _REFUSED_CATEGORIES.get(unicodedata.category(character), "")


def _composition(source: Source) -> list[Diagnostic]:
    text = source.text
    if unicodedata.is_normalized("NFC", text):
        return []
    for match in re.finditer(r"[^\n]+", text):
        line = match[0]
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            start = next((at for at, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed))
            span = Span(source.name, match.start() + start, match.end())
            edit = Edit(Span(source.name, match.start(), match.end()), composed)
            return [
                Diagnostic(
                    codes.NOT_NFC,
                    "des lettres accentuées sont écrites en deux morceaux (texte non composé, Unicode NFC)",
                    span,
                    "retapez ces lettres, ou appliquez la correction proposée",
                    fix=(edit,),
                )
            ]
    return []


def _characters(source: Source) -> list[Diagnostic]:
    text = source.text
    found: list[Diagnostic] = []
    for match in _SUSPECT.finditer(text):
        character, at = match[0], match.start()
        if character == "\r" and text[at + 1 : at + 2] == "\n":
            continue
        reason = refusal(character)
        if reason:
            span = Span(source.name, at, at + 1)
            found.append(
                Diagnostic(
                    codes.CHARACTER_FORBIDDEN,
                    f"un fichier de clauses ne peut pas contenir ce caractère : {reason} U+{ord(character):04X}",
                    span,
                    "supprimez-le",
                    fix=(Edit(span, ""),),
                )
            )
            if len(found) >= MAX_CHARACTER_PROBLEMS:
                break
    return found


def _scripts(source: Source) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    if _NOT_LATIN.search(source.text) is None:
        return found
    for match in _WORD.finditer(source.text):
        word = match[0]
        if _NOT_LATIN.search(word) is None:
            continue
        scripts = {script(letter) for letter in word if letter.isalpha() and not refusal(letter)}
        if len(scripts) > 1:
            strangers = ", ".join(
                f"{letter} U+{ord(letter):04X}" for letter in dict.fromkeys(word) if _NOT_LATIN.match(letter)
            )
            found.append(
                Diagnostic(
                    codes.MIXED_SCRIPTS,
                    f"le mot « {word[:40]} » mêle plusieurs alphabets ({strangers})",
                    Span(source.name, match.start(), match.end()),
                    "retapez le mot au clavier français",
                )
            )
            if len(found) >= MAX_CHARACTER_PROBLEMS:
                break
    return found


def script(letter: str) -> str:
    """Return the script of a letter by the first word of its Unicode name (``LATIN``, ``CYRILLIC``, ``GREEK``…)."""
    return unicodedata.name(letter, "INCONNU").split(" ", 1)[0].split("-", 1)[0]
