from __future__ import annotations

from datetime import date

import pytest

from clausier.quote.log import day_of, state
from clausier.quote.tree import State
from quote.shop import offered

A = "      - code: A\n"
LIMIT = date(2026, 4, 1)  # thirty days after 2 March


def _log(*events: str) -> str:
    return "suivi:\n" + "".join(f"  - {each}\n" for each in events)


@pytest.mark.parametrize(
    "events",
    [
        ("émis: 2026-03-01",),
        ("envoyé: 2026-03-03", "émis: 2026-03-04"),
        ("envoyé: 2026-03-05", "accepté: 2026-03-04"),
        ("accepté: 2026-03-04", "refusé: 2026-03-05"),
        ("refusé: 2026-03-04", "accepté: 2026-03-05"),
        ("émis: 2026-03-03", "émis: 2026-03-04"),
        ("retiré: 2026-03-04", "accepté: 2026-03-05"),
        ("expiré: 2026-04-02", "accepté: 2026-04-03"),
    ],
)
def test_events_that_cannot_follow_one_another_are_refused(events: tuple[str, ...]) -> None:
    found, problems = offered(A, _log(*events))
    assert found is None
    assert [each.code.ident for each in problems] == ["CLA-0839"]


@pytest.mark.parametrize(
    ("events", "on", "expected"),
    [
        ((), date(2026, 4, 1), State.DRAFTED),
        ((), date(2026, 4, 2), State.EXPIRED),
        (("émis: 2026-03-02",), date(2026, 3, 2), State.ISSUED),
        (("émis: 2026-03-02", "envoyé: 2026-03-04"), date(2026, 3, 3), State.ISSUED),
        (("émis: 2026-03-02", "envoyé: 2026-03-04"), date(2026, 4, 2), State.EXPIRED),
        (("émis: 2026-03-02", "accepté: 2026-03-10"), date(2026, 3, 9), State.ISSUED),
        (("émis: 2026-03-02", "accepté: 2026-03-10"), date(2027, 1, 1), State.ACCEPTED),
        (("refusé: 2026-03-10",), date(2027, 1, 1), State.REFUSED),
        (("émis: 2026-03-02", "retiré: 2026-03-05"), date(2027, 1, 1), State.WITHDRAWN),
    ],
)
def test_a_quote_stands_where_its_last_event_and_its_last_day_say(
    events: tuple[str, ...], on: date, expected: State
) -> None:
    found, _ = offered(A, _log(*events) if events else "")
    assert found is not None
    assert found.quote.expiry == LIMIT
    assert state(found.quote, found.quote.expiry, on) is expected


def test_an_acceptance_on_the_last_day_is_in_time_and_the_day_after_is_late() -> None:
    found, problems = offered(A, _log("accepté: 2026-04-01"))
    assert found is not None
    assert day_of(found.quote, State.ACCEPTED) == LIMIT
    assert "CLA-0840" not in {each.code.ident for each in problems}
    _, problems = offered(A, _log("accepté: 2026-04-02"))
    assert "CLA-0840" in {each.code.ident for each in problems}
