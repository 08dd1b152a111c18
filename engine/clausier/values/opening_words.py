"""Opening hours as people write them in French, and back.

« lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; samedi, 9 h – 12 h ; fermé les jours fériés »: parts after a
semicolon, in each of them days then hours; a day not named is closed. « fermé » alone never opens.
"""

from __future__ import annotations

from itertools import groupby
from unicodedata import normalize

from clausier.text.pattern import Pattern
from clausier.text.typed import NoReturn
from clausier.values.literals import WEEKDAY_NAMES, parse_clock
from clausier.values.opening import MINUTES_IN_DAY, WEEK, OpeningHours, Slot, disjoint

EXAMPLE = "lundi au vendredi, 9 h – 12 h 30 et 14 h – 18 h ; fermé les jours fériés"

_NEVER = "fermé"
_EVERY_DAY = "tous les jours"
_HOLIDAYS = "fermé les jours fériés"
_ON_HOLIDAYS = (_HOLIDAYS, "sauf les jours fériés", "sauf jours fériés", "fermé jours fériés")
_RUN = 3
_PART = Pattern(r"(?P<days>[^0-9]*?)[ ,]*(?:\bde )?(?P<hours>[0-9].*)")
_SLOT = Pattern(r"(?:de )?(?P<begin>[0-9][0-9 h:]*?) ?(?:[–—−-]|à) ?(?P<end>[0-9][0-9 h:]*)")
_JOINED = Pattern(r",? et |, ?")
_RANGE = Pattern(r"(?:du )?(?P<first>[a-z]+) au (?P<last>[a-z]+)")


class _Unreadable(Exception):  # noqa: N818  what is wrong with words, never out of this file
    """Words that are no opening hours; the argument says which, and why."""


def parse_opening(text: str) -> OpeningHours | None:
    """Return the opening hours that ``text`` writes, None when it writes none beyond doubt."""
    read = _read(text)
    return None if isinstance(read, str) else read


def opening_fault(text: str) -> str:
    """Return what is wrong in words that should be opening hours, "" when nothing is."""
    read = _read(text)
    return read if isinstance(read, str) else ""


def show_opening(hours: OpeningHours) -> str:
    """Return opening hours in French, days that open alike together; ``parse_opening`` reads them back."""
    alike: dict[tuple[Slot, ...], list[int]] = {}
    for day, slots in enumerate(hours.week):
        if slots:
            alike.setdefault(slots, []).append(day)
    parts = [f"{_days_shown(days)}, {' et '.join(map(_slot_shown, slots))}" for slots, days in alike.items()]
    parts = parts or [_NEVER]
    return " ; ".join([*parts, _HOLIDAYS] if hours.closed_on_holidays else parts)


def show_clock(minutes: int) -> str:
    """Return minutes after midnight as « 9 h 30 », « 14 h », « 24 h »."""
    hour, rest = divmod(minutes, 60)
    return f"{hour} h {rest:02}" if rest else f"{hour} h"


def _read(text: str) -> OpeningHours | str:
    """Return the opening hours that a text writes, or what is wrong with it."""
    try:
        return _opening(text)
    except _Unreadable as fault:
        return str(fault)


def _refuse(message: str) -> NoReturn:
    raise _Unreadable(message)


def _opening(text: str) -> OpeningHours:
    parts = [" ".join(each.split()) for each in normalize("NFC", text).lower().split(";")]
    closed = parts[-1] in _ON_HOLIDAYS and len(parts) > 1
    parts = parts[:-1] if closed else parts
    week: dict[int, tuple[Slot, ...]] = {}
    if parts == [_NEVER]:
        return OpeningHours(((),) * WEEK, closed)
    for part in parts:
        days, slots = _part(part)
        for day in days:
            if day in week:
                _refuse(f"« {WEEKDAY_NAMES[day]} » est dit deux fois")
            week[day] = slots
    return OpeningHours(tuple(week.get(day, ()) for day in range(WEEK)), closed)


def _part(part: str) -> tuple[list[int], tuple[Slot, ...]]:
    """Return the days of a part and their slots."""
    if part in _ON_HOLIDAYS:
        _refuse(f"« {part} » se dit une fois, à la fin")
    match = _PART.fullmatch(part)
    if match is None:
        _refuse(f"« {part} » ne dit pas d'heures" if part else "il n'y a rien avant ou après un « ; »")
    days = _days(match["days"])
    slots = tuple(_slot(each) for each in _JOINED.compiled.split(match["hours"]))
    if not disjoint(slots):
        _refuse(f"dans « {match['hours']} », les heures ne se suivent pas : elles se touchent ou se croisent")
    return days, slots


def _days(words: str) -> list[int]:
    if not words:
        _refuse("les jours se disent avant les heures")
    if words == _EVERY_DAY:
        return list(range(WEEK))
    found: list[int] = []
    for each in _JOINED.compiled.split(words):
        match = _RANGE.fullmatch(each)
        if match is None:
            found.append(_day(each.removeprefix("le ")))
            continue
        first, last = _day(match["first"]), _day(match["last"])
        if first >= last:
            _refuse(f"« {each} » ne va pas d'un jour à un jour suivant de la semaine, du lundi au dimanche")
        found += range(first, last + 1)
    return found


def _day(word: str) -> int:
    if word not in WEEKDAY_NAMES:
        _refuse(f"« {word} » n'est pas un jour de la semaine")
    return WEEKDAY_NAMES.index(word)


def _slot(words: str) -> Slot:
    match = _SLOT.fullmatch(words)
    begin = parse_clock(match["begin"]) if match else None
    end = parse_clock(match["end"]) if match else None
    if begin is None or end is None:
        _refuse(f"« {words} » n'est pas une plage d'heures, comme « 9 h – 12 h 30 »")
    if begin >= end:
        late = " ; après minuit, écrivez la suite au jour suivant" if end < MINUTES_IN_DAY else ""
        _refuse(f"« {words} » finit avant de commencer{late}")
    return begin, end


def _days_shown(days: list[int]) -> str:
    if len(days) == WEEK:
        return _EVERY_DAY
    names: list[str] = []
    # Days that follow one another keep the same difference with their rank.
    for _, run in groupby(enumerate(days), key=lambda each: each[1] - each[0]):
        together = [WEEKDAY_NAMES[day] for _, day in run]
        names += [f"{together[0]} au {together[-1]}"] if len(together) >= _RUN else together
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"


def _slot_shown(slot: Slot) -> str:
    return f"{show_clock(slot[0])} – {show_clock(slot[1])}"
