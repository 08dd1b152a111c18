"""The life of a quote: what happened to it, in order, and where it stands on a given day."""

from __future__ import annotations

from clausier.dossier.tree import MappingNode, ScalarNode
from clausier.quote.tree import Event, State
from clausier.text import codes
from clausier.text.diagnostic import Diagnostic
from clausier.text.typed import TYPE_CHECKING
from clausier.values.literals import parse_date
from clausier.values.show import show_date

if TYPE_CHECKING:
    from datetime import date

    from clausier.dossier.tree import Node
    from clausier.quote.form import Form
    from clausier.quote.tree import Quote

_STATES = {each.value: each for each in State if each is not State.DRAFTED}
_LAST = (State.ACCEPTED, State.REFUSED, State.WITHDRAWN, State.EXPIRED)


def read_log(form: Form, drawn: date | None) -> tuple[Event, ...]:
    """Return the events under « suivi » (« - accepté: 2026-03-12 »), reporting those that cannot follow one another."""
    events: list[Event] = []
    for item in form.items("suivi"):
        event = _event(form, item)
        if event is None:
            continue
        _check(form, event, events[-1] if events else None, drawn)
        events.append(event)
    return tuple(events)


def state(quote: Quote, limit: date | None, on: date) -> State:
    """Return where a quote stands at the end of the day ``on``; ``limit`` is its last day."""
    past = [each.state for each in quote.log if each.day <= on]
    last = past[-1] if past else State.DRAFTED
    return State.EXPIRED if last not in _LAST and limit is not None and on > limit else last


def day_of(quote: Quote, wanted: State) -> date | None:
    """Return the day a quote reached a state, None when it did not."""
    return next((each.day for each in quote.log if each.state is wanted), None)


def late(quote: Quote, limit: date | None) -> tuple[Diagnostic, ...]:
    """Return the remark on an acceptance that came after the last day."""
    found = next((each for each in quote.log if each.state is State.ACCEPTED), None)
    if found is None or limit is None or found.day <= limit:
        return ()
    message = f"le devis est accepté le {show_date(found.day)}, et sa date limite était le {show_date(limit)}"
    hint = "une acceptation tardive ne forme le contrat que si le prestataire l'admet : refaites un devis"
    return (Diagnostic(codes.QUOTE_LATE, message, found.span, hint),)


def _event(form: Form, node: Node) -> Event | None:
    if not isinstance(node, MappingNode) or len(node.entries) != 1:
        form.desk.report("un événement s'écrit « - accepté: 2026-03-12 »", node.span, "un état et sa date par tiret")
        return None
    ((name, value),) = node.entries
    if name.text not in _STATES:
        form.desk.unknown(name.text, name.span, _STATES, "n'est pas un état de devis")
        return None
    day = parse_date(value.text) if isinstance(value, ScalarNode) else None
    if day is None:
        form.desk.report(f"« {name.text} » attend une date", value.span, "par exemple « - accepté: 2026-03-12 »")
        return None
    return Event(_STATES[name.text], day, value.span)


def _check(form: Form, event: Event, before: Event | None, drawn: date | None) -> None:
    message = hint = ""
    if drawn is not None and event.day < drawn:
        message, hint = f"« {event.state.value} » précède l'établissement du devis", "corrigez la date"
    elif before is not None and before.state in _LAST:
        message, hint = f"rien ne suit « {before.state.value} »", "faites une nouvelle version du devis"
    elif before is not None and event.day < before.day:
        message, hint = f"« {event.state.value} » précède « {before.state.value} »", "écrivez le suivi dans l'ordre"
    elif before is not None and list(State).index(event.state) <= list(State).index(before.state):
        message, hint = f"« {event.state.value} » ne suit pas « {before.state.value} »", "gardez un état par étape"
    if message:
        form.desk.report(message, event.span, hint, codes.QUOTE_LOG)
