"""Deadlines as a calendar file (RFC 5545): the only module that imports icalendar."""

# icalendar types its components loosely.
# pyright: basic
from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from clausier.project import cache, files
from clausier.project.identity import VERSION
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING
from clausier.values.show import show_date

if TYPE_CHECKING:
    from clausier.app.deadlines import Deadline, Deadlines


def to_calendar(found: Deadlines) -> bytes:
    """Return the calendar of the dates that are known: one event of a whole day each, on its prudent date.

    Same deadlines, same bytes: identifiers are made from what the event says, and its stamp is the day of examination.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Clausier//Clausier {VERSION}//FR")
    calendar.add("version", "2.0")
    for each in found.ahead:
        if each.day is not None:
            calendar.add_component(_event(found, each))
    return bytes(calendar.to_ical())


def _event(found: Deadlines, deadline: Deadline) -> Event:
    day = deadline.safe or deadline.day
    assert day is not None  # noqa: S101  the caller keeps dates that are known
    about = f" ({deadline.about})" if deadline.about else ""
    event = Event()
    marks = (found.case.contract.id, found.case.source.name, deadline.source, deadline.label, deadline.about)
    event.add("uid", f"{cache.digest(marks)}@clausier")
    event.add("dtstamp", datetime.combine(found.on, time(0), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    title = found.case.facts.title
    event.add("summary", f"{deadline.label[:1].upper()}{deadline.label[1:]}{about}{' — ' if title else ''}{title}")
    question = found.case.program.questions.get(deadline.source)
    told = [question.text if question else "", f"Contrat {found.case.contract.id}"]
    if deadline.day is not None and deadline.day != day:
        told.append(f"Date prudente ; selon la lecture suivie, {show_date(deadline.day, weekday=True)}")
    event.add("description", "\n".join(each for each in told if each))
    event.add("transp", "TRANSPARENT")
    return event


def write_calendar(found: Deadlines, path: str) -> tuple[Diagnostic, ...]:
    """Write the calendar to ``path`` and read it again: what was read must hold the same events."""
    data = to_calendar(found)
    wanted = _events(data)
    known = [each.safe or each.day for each in found.ahead if each.day is not None]

    def accept(again: bytes) -> tuple[Diagnostic, ...]:
        read = _events(again)
        if read == wanted and [day for _, day in read] == known:
            return ()
        return (Diagnostic(codes.OUTPUT_DIFFERS, f"les dates relues dans « {path} » ne sont pas celles du dossier"),)

    return files.write(path, path, data, accept)


def _events(data: bytes) -> list[tuple[str, object]]:
    """Return the identifier and the day of each event of a calendar."""
    return [(str(each["uid"]), each.decoded("dtstart")) for each in Calendar.from_ical(data).walk("VEVENT")]
