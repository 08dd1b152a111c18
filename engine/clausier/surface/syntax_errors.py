"""French messages for what the grammar refuses: what a person may have meant, then what the snippets teach."""

from __future__ import annotations

import re

from clausier.surface.constants import UNIT_WORDS
from clausier.surface.habits import habit
from clausier.surface.lessons import GOES_ON
from clausier.surface.prepare import VALUE_SIGN
from clausier.surface.vocabulary import PROPERTY_WORDS, RESERVED, spellings, token_name, unaccented
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic, Edit
from clausier.text.record import Record
from clausier.text.span import Span
from clausier.text.suggest import closest, did_you_mean
from clausier.text.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausier.surface.lessons import Failure, Lessons

MAX_LISTED = 6
"""How many acceptable tokens a message lists."""

_STARTS_VALUE = frozenset({"NUMBER", "DURATION"})
_CONDITIONS = frozenset(
    {"_SI", "_EXIGE", "_VIOLEE_SI", "_SUSPENDUE_SI", "_ETEINTE_SI", "_INEXECUTEE_SI", "_WHERE", "_TEL_QUE"}
)
_COMPARES = frozenset({"COMPARATOR", "EQUAL", "_PARMI", "_EST_SANS_OBJET"})
_OPEN_FORMS = frozenset({"_SI", "_DELAI", "COLLECTING", "PICKING", "_IL_EXISTE", "_POUR_TOUT"})
_WORD = re.compile(r"[^\W\d]\w*")
_LAST_WORD = re.compile(r"([^\W\d]\w*)\s*$")
_CITES = frozenset({"sur", "selon", "imprimé", "source", "fixé"})
_SLIP = 2


def explain(failure: Failure, lessons: Lessons, patterns: Mapping[str, str], source: str, base: int) -> Diagnostic:
    """Return the diagnostic of a failure; ``patterns`` are the terminals of the grammar, ``base`` the item's place."""
    place = _Place(failure, patterns, source, base)
    return (
        habit(failure.text, failure.at, source, base)
        or _misspelled(place)
        or _misspelled_before(place)
        or _unit(place)
        or _unquoted(place)
        or _swallowed(place)
        or _missing_value(place)
        or _reserved(place)
        or _foreign_sign(place)
        or _chained(place)
        or _taught(place, lessons)
        or _listed(place)
    )


class _Place(Record):
    failure: Failure
    patterns: Mapping[str, str]
    source: str
    base: int

    def span(self, at: int, length: int) -> Span:
        start = self.base + at
        return Span(self.source, start, start + length)

    def here(self) -> Span:
        if self.failure.found == "$END":
            text = self.failure.text.rstrip()
            return self.span(max(0, len(text) - 1), 1)
        word = self.failure.word.split("\n", 1)[0]
        return self.span(self.failure.at, max(1, len(word)))

    def keywords(self) -> list[str]:
        """Return the words of the language that could have come, the longest first."""
        found = {word for each in self.failure.expected for word in spellings(each, self.patterns.get(each, ""))}
        return sorted(found - {""}, key=lambda word: (-len(word), word))

    def expected(self) -> list[str]:
        """Return how messages call what could have come, operators left out."""
        return sorted({token_name(each, self.patterns.get(each, "")) for each in self.failure.closers})

    def shown(self) -> str:
        """Return what came, as the author wrote it."""
        return " ".join(self.failure.word.split()).replace(VALUE_SIGN, "=") or "la fin"


def _misspelled(place: _Place) -> Diagnostic | None:
    """See an expected keyword written without its accents, in part, or nearly right."""
    failure = place.failure
    rest = failure.text[failure.at :]
    first = _WORD.match(rest)
    if not first:
        return None
    plain = unaccented(rest[:60])
    known = place.keywords()
    for right in known:
        spelled = re.match(r"\s+".join(map(re.escape, unaccented(right).split(" "))) + r"(?!\w)", plain)
        if spelled and rest[: spelled.end()] != right:
            return _correction(place, failure.at, rest[: spelled.end()], right)
    for right in reversed(known):
        parts = right.split(" ")
        if len(parts) > 1 and (parts[0] == first[0] or (len(failure.expected - GOES_ON) == 1 and first[0] in parts)):
            return _correction(place, failure.at, first[0], right)
    if failure.found != "NAME" or "NAME" in failure.expected:
        return None
    near = [begin for begin in (right.split(" ")[0] for right in known) if _is_slip(first[0], begin)]
    return _correction(place, failure.at, first[0], near[0]) if near else None


def _is_slip(written: str, right: str) -> bool:
    """Tell whether two words differ by a letter or two at one place: « débitteur »."""
    one, two = unaccented(written), unaccented(right)
    head = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    tail = next((at for at, (a, b) in enumerate(zip(one[::-1], two[::-1], strict=False)) if a != b), len(two))
    return len(two) > len("abcd") and abs(len(one) - len(two)) <= _SLIP and head + tail >= len(two) - _SLIP


def _misspelled_before(place: _Place) -> Diagnostic | None:
    """See a reserved word without its accents, read as a name just before: ``delai 3 mois``, ``a defaut``."""
    failure = place.failure
    match = _LAST_WORD.search(failure.text, 0, failure.at)
    if match is None or failure.before != "NAME":
        return None
    for right in RESERVED:
        if len(right) > 1 and unaccented(right) == unaccented(match[1]) and right != match[1]:
            return _correction(place, match.start(1), match[1], right)
    return None


def _correction(place: _Place, at: int, wrong: str, right: str) -> Diagnostic:
    span = place.span(at, len(wrong))
    shown = " ".join(wrong.split())
    return Diagnostic(
        codes.KEYWORD_MISSPELLED,
        f"« {shown} » n'est pas un mot de la langue à cette place",
        span,
        f"écrivez « {right} »",
        fix=(Edit(span, right),),
    )


def _unit(place: _Place) -> Diagnostic | None:
    failure = place.failure
    if failure.found != "NAME" or failure.before not in {"NUMBER", "DURATION"}:
        return None
    word, hint = failure.word, did_you_mean(failure.word, UNIT_WORDS)
    if failure.before == "DURATION":
        before = _LAST_WORD.search(failure.text, 0, failure.at)
        word = f"{before[1]} {failure.word}" if before else failure.word
        near = [each for each in closest(word, UNIT_WORDS) if " " in each]
        hint = f"vouliez-vous dire « {near[0]} » ?" if near else ""
        if not hint:
            return None
    return Diagnostic(
        codes.UNIT_UNKNOWN,
        f"« {word} » n'est pas une unité",
        place.here(),
        hint or "les unités sont : € % points an mois semaine jour heure minute, jour ouvré, jour ouvrable, jour franc",
    )


def _unquoted(place: _Place) -> Diagnostic | None:
    """See a citation written without its « »."""
    failure = place.failure
    start = failure.text.rfind("\n", 0, failure.at) + 1
    line = failure.text[start:].split("\n", 1)[0]
    if "«" in line or not line.startswith(" ") or not line.split() or line.split()[0] not in _CITES:
        return None
    return Diagnostic(
        codes.QUOTES_MISSING,
        f"les mots cités après « {line.split()[0]} » ne sont pas entre guillemets",
        place.here(),
        "écrivez-les entre « et »",
    )


def _swallowed(place: _Place) -> Diagnostic | None:
    """See a property whose value is absent, so that the word of the next line was read as its value."""
    failure = place.failure
    match = _LAST_WORD.search(failure.text, 0, failure.at)
    if match is None or failure.before != "NAME" or match[1] not in PROPERTY_WORDS:
        return None
    start = failure.text.rfind("\n", 0, match.start()) + 1
    if start == 0 or failure.text[start : match.start()].strip():
        return None
    line = failure.text[:start].rstrip().rsplit("\n", 1)[-1].strip()
    return Diagnostic(
        codes.CONDITION_MISSING if line.endswith(("si", "exige")) else codes.VALUE_MISSING,
        f"il manque la {'condition' if line.endswith(('si', 'exige')) else 'valeur'} après « {line} »",
        place.span(len(failure.text[:start].rstrip()) - 1, 1),
        "écrivez-la sur la même ligne, ou supprimez la ligne",
    )


def _missing_value(place: _Place) -> Diagnostic | None:
    failure = place.failure
    if not failure.expected >= _STARTS_VALUE:
        return None
    if failure.found in _OPEN_FORMS and "NAME" in failure.expected:
        return Diagnostic(
            codes.BRACKETS_NEEDED,
            f"« {place.shown()} … » doit être entre parenthèses ici",
            place.here(),
            "mettez toute cette partie de l'expression entre ( et )",
        )
    condition = failure.before in _CONDITIONS
    what = "une condition" if condition else "une valeur"
    came = "la déclaration s'arrête" if failure.found == "$END" else f"on lit « {place.shown()} »"
    return Diagnostic(
        codes.CONDITION_MISSING if condition else codes.VALUE_MISSING,
        f"il manque {what} : {came}",
        place.here(),
        "écrivez par exemple une comparaison : montant ≤ 40 €" if condition else "écrivez un nom, un nombre, une date…",
    )


def _reserved(place: _Place) -> Diagnostic | None:
    failure = place.failure
    if "NAME" not in failure.expected or failure.expected >= _STARTS_VALUE or failure.word not in RESERVED:
        return None
    return Diagnostic(
        codes.NAME_WRONG,
        f"« {failure.word} » est un mot réservé de la langue",
        place.here(),
        "choisissez un nom plus précis",
    )


def _foreign_sign(place: _Place) -> Diagnostic | None:
    failure = place.failure
    if failure.found != "?":
        return None
    if failure.word == "'" and _LAST_WORD.search(failure.text, 0, failure.at):
        message, hint = "un nom ne contient pas d'apostrophe", "remplacez l'apostrophe par _ : durée_d_essai"
        return Diagnostic(codes.NAME_WRONG, message, place.here(), hint)
    return Diagnostic(
        codes.SYNTAX_UNEXPECTED,
        f"le signe « {failure.word} » n'appartient pas à la langue",
        place.here(),
        "supprimez-le, ou mettez le texte entre « et »",
    )


def _chained(place: _Place) -> Diagnostic | None:
    failure = place.failure
    if failure.found not in _COMPARES or not failure.expected & {"_ET", "_OU"} or failure.expected & _COMPARES:
        return None
    return Diagnostic(
        codes.COMPARISON_CHAINED,
        "deux comparaisons se suivent",
        place.here(),
        "reliez-les par « et » : a ≤ b et b ≤ c",
    )


def _taught(place: _Place, lessons: Lessons) -> Diagnostic | None:
    lesson = next((lessons[each] for each in place.failure.situations if each in lessons), None)
    if lesson is None:
        return None
    if not lesson.message:
        return Diagnostic(lesson.code, f"il manque {' ou '.join(place.expected())}", place.here(), "ajoutez-le ici")
    return Diagnostic(lesson.code, lesson.message.replace("{mot}", place.shown()), place.here(), lesson.hint)


def _listed(place: _Place) -> Diagnostic:
    failure = place.failure
    expected, names = failure.closers, place.expected()
    hint = f"ici pourraient venir : {', '.join(names)}" if len(names) <= MAX_LISTED else ""
    if "$END" in expected:
        hint = "supprimez ce qui suit, ou commencez une nouvelle déclaration au début d'une ligne"
        return Diagnostic(codes.LEFTOVER, f"« {place.shown()} » est en trop", place.here(), hint)
    if failure.found == "$END":
        return Diagnostic(codes.SYNTAX_UNEXPECTED, "la déclaration s'arrête trop tôt", place.here(), hint)
    message = f"« {place.shown()} » n'a pas de sens à cette place"
    return Diagnostic(codes.SYNTAX_UNEXPECTED, message, place.here(), hint)
