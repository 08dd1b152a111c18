from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clausier.quote.tree import Pace, Party
from clausier.quote.versions import changes, faults
from clausier.values.money import Money
from quote.shop import line, quote_of

BEFORE = quote_of(line(Money.of("100")), line(Money.of("40"), pace=Pace.MONTHLY))
AFTER = replace(BEFORE, version=2, replaces="v1.yml", drawn=date(2026, 3, 9))


def test_a_version_follows_the_one_before() -> None:
    assert faults(BEFORE, AFTER) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        replace(AFTER, number="D-2026-0002"),
        replace(AFTER, version=3),
        replace(AFTER, contract="alleo/cgv"),
        replace(AFTER, client=Party("Durand")),
        replace(AFTER, drawn=date(2026, 3, 1)),
    ],
)
def test_what_a_version_must_keep(wrong: object) -> None:
    assert [each.code.ident for each in faults(BEFORE, wrong)] == ["CLA-0841"]  # type: ignore[arg-type]  # a quote


def test_what_changes_is_told_line_by_line_and_in_total() -> None:
    named = [replace(each, name=name) for name, each in zip(("Audit", "Abonnement"), BEFORE.lines, strict=True)]
    old = quote_of(*named)
    new = quote_of(replace(named[0], gross=Money.of("90")), replace(line(Money.of("5")), name="Borne"))
    assert [(each.name, each.before, each.after) for each in changes(old, new)] == [
        ("Audit", "1 : 100,00\u00a0€", "1 : 90,00\u00a0€"),
        ("Borne", "–", "1 : 5,00\u00a0€"),
        ("Abonnement", "1 : 40,00\u00a0€ par mois", "–"),
        ("Total HT", "580,00\u00a0€", "95,00\u00a0€"),
    ]
    assert list(changes(old, old)) == []
