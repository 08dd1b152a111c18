"""The worked example: a letter of non-renewal posted on 28 November 2025 and handed over on 2 December 2025.

The contract, signed on 1 March 2024 for one year « de date à date », renews by periods of one year; a party may end it
at the end of a period by registered letter with three months' notice. Three ambiguities are read: from which day the
letter counts, whether the period ends on the eve of the anniversary, which way the three months are counted.

Expected dates, by hand: the second period runs from 1 March 2025 to 28 February 2026 at 24 h. Three months fit between
30 November and 28 February (30 November + 3 months is 28 February), not between 1 December and 28 February. Counted
backwards from 28 February, three months give 28 November. 30 November 2025 is a Sunday, 28 November a Friday.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clausier.dossier.facts import Override
from clausier.evaluate.answer import OtherReading, SafeDate
from clausier.evaluate.ask import Asking, ask
from clausier.evaluate.result import Determined, Undetermined
from clausier.norms.tree import Citation, Default, Literal, Question, Role, Use, Var
from evaluate.builder import (
    HERE,
    both,
    choice,
    contested,
    definition,
    dossier,
    fact,
    interpretation,
    lacking,
    letter,
    months,
    of,
    operation,
    program,
    stated,
    use,
)

if TYPE_CHECKING:
    from clausier.dossier.facts import Facts
    from clausier.evaluate.answer import Answer
    from clausier.norms.tree import Definition, Expr, Program

YES, NO = Determined(value=True), Determined(value=False)
LETTER = Var("courrier")
SIGNED, POSTED, HANDED = date(2024, 3, 1), date(2025, 11, 28), date(2025, 12, 2)
NOTICE = Citation("CGV VIII, 1er tiret", "moyennant un préavis de trois (3) mois", "VIII")
FORM = Citation("CGV VIII, 1er tiret", "par lettre recommandée avec avis de réception", "VIII")
PLAIN = Literal(value=False)


def anniversary(since: Expr) -> Expr:
    return operation("next_occurrence", fact("signé_le"), Literal(months(12)), since)


def cited(expr: Expr, label: str, citation: Citation) -> Default:
    return Default((), None, expr, Role.CONDITION, "", label, (citation,))


def about_letter(name: str, body: Expr, kind: str = "date", label: str = "") -> Definition:
    return definition(name, body, ("courrier",), kind, label)


def of_letter(name: str) -> Use:
    return use(name, LETTER)


def contract(*, backwards: bool = True) -> Program:
    forward = operation("delay_before", use("préavis"), of_letter("terme"), PLAIN, PLAIN)
    backward = operation("sub", of_letter("terme"), use("préavis"))
    counted = choice("sens", depuis_la_lettre=forward, depuis_le_terme=backward)
    handed, posted = of("courrier", "remis_le"), of("courrier", "envoyé_le")
    eve = operation("day_before", anniversary(operation("day_after", of_letter("date_utile"))))
    return program(
        definition("préavis", Literal(months(3)), (), "durée", "le préavis", is_parameter=True),
        about_letter("date_utile", choice("départ", remise=handed, envoi=posted)),
        about_letter("terme", choice("fin", veille=eve, anniversaire=anniversary(of_letter("date_utile")))),
        about_letter("échéance", counted if backwards else forward, label="le dernier jour utile"),
        about_letter(
            "régulier",
            both(
                cited(operation("eq", of("courrier", "envoi"), Literal("recommandé")), "la forme", FORM),
                cited(operation("le", of_letter("date_utile"), of_letter("échéance")), "le préavis", NOTICE),
            ),
            "booléen",
            "résilier au terme",
        ),
        interpretations=[
            interpretation("départ", "remise", "envoi"),
            interpretation("fin", "veille", "anniversaire"),
            interpretation("sens", "depuis_la_lettre", "depuis_le_terme"),
        ],
    )


QUESTION = Question(
    "résiliation_au_terme",
    "Cette résiliation au terme est-elle valable ?",
    "Q-32",
    "courriers",
    "courrier",
    "",
    "régulier",
    (("Dernier jour utile", "échéance"), ("Terme", "terme")),
    "Dernier jour utile",
)


def case(**changes: object) -> Facts:
    fields = {"envoi": "recommandé", "envoyé_le": POSTED, "remis_le": HANDED, **changes}
    given = {name: value for name, value in fields.items() if value is not None}
    return dossier(letter("L-1", **given), signé_le=SIGNED)  # type: ignore[arg-type]  # facts of every kind


def answer(facts: Facts, *, backwards: bool = True, **readings: str) -> Answer:
    asking = Asking(contract(backwards=backwards), facts, date(2025, 12, 5), readings)
    return ask(asking, QUESTION, facts.lists["courriers"][0])


def parts(found: Answer) -> dict[str, object]:
    return {each.label: getattr(each.result, "value", each.result) for each in found.details}


def test_the_letter_came_too_late() -> None:
    found = answer(case())
    assert found.result == NO
    assert parts(found) == {"Dernier jour utile": date(2025, 11, 30), "Terme": date(2026, 2, 28)}
    assert found.missing == ()


def test_each_condition_is_a_reason_with_its_words() -> None:
    (whole,) = answer(case()).reasons
    assert whole.label == "résilier au terme"
    conditions = [step for step in whole.children if step.role is Role.CONDITION]
    assert [(step.label, step.result, step.citations) for step in conditions] == [
        ("la forme", YES, (FORM,)),
        ("le préavis", NO, (NOTICE,)),
    ]


def test_it_is_valid_if_the_notice_runs_from_the_sending() -> None:
    assert answer(case(), départ="envoi").result == YES
    others = {each.deviation: each for each in answer(case()).others}
    assert others[("départ", "envoi"),].result == YES


def test_if_the_period_ends_on_the_anniversary_it_is_still_late() -> None:
    found = answer(case(), fin="anniversaire")
    assert found.result == NO
    assert parts(found) == {"Dernier jour utile": date(2025, 12, 1), "Terme": date(2026, 3, 1)}


def test_every_other_reading_that_changes_something_is_told() -> None:
    others = {each.deviation: each for each in answer(case()).others}
    sending, anniversary_day = (("départ", "envoi"),), (("fin", "anniversaire"),)
    backwards = (("sens", "depuis_le_terme"),)
    assert others[sending] == OtherReading(sending, YES, ())
    assert others[anniversary_day] == OtherReading(
        anniversary_day,
        NO,
        (("Dernier jour utile", Determined(date(2025, 12, 1))), ("Terme", Determined(date(2026, 3, 1)))),
    )
    assert others[backwards] == OtherReading(backwards, NO, (("Dernier jour utile", Determined(date(2025, 11, 28))),))
    assert set(others) == {sending, anniversary_day, backwards}
    assert (answer(case()).explored, answer(case()).complete) == (8, True)


def test_the_safe_date_holds_under_every_reading() -> None:
    assert answer(case()).safe == SafeDate("Dernier jour utile", date(2025, 11, 28))
    # Without the backward count the earliest limit is Sunday 30 November, brought back to Friday.
    alone = answer(case(), backwards=False).safe
    assert alone == SafeDate("Dernier jour utile", date(2025, 11, 28), date(2025, 11, 30))


def test_on_the_last_day_it_is_in_time_and_the_day_after_it_is_not() -> None:
    assert answer(case(remis_le=date(2025, 11, 30))).result == YES
    assert answer(case(remis_le=date(2025, 12, 1))).result == NO


def test_a_letter_of_another_form_is_not_valid_whenever_it_came() -> None:
    found = answer(case(envoi="simple", remis_le=None))
    assert (found.result, found.missing) == (NO, ())


def test_what_is_missing_is_asked_for() -> None:
    found = answer(case(remis_le=None))
    assert isinstance(found.result, Undetermined)
    assert lacking(found.result) == {"courriers[L-1].remis_le"}
    assert [[need.path for need in each] for each in found.missing] == [["courriers[L-1].remis_le"]]
    assert found.safe == SafeDate("Dernier jour utile", None), "under a reading, that day is not known"
    late = answer(case(envoi=None))
    assert (late.result, late.missing) == (NO, ()), "too late whatever its form"


def test_each_party_may_say_another_day() -> None:
    facts = case(remis_le=contested(client=date(2025, 11, 29), prestataire=HANDED))
    found = answer(facts)
    assert isinstance(found.result, Undetermined)
    assert [(each.party, each.result) for each in found.versions] == [("client", YES), ("prestataire", NO)]


def test_a_special_condition_shortens_the_notice() -> None:
    facts = stated(
        {"signé_le": SIGNED},
        [letter("L-1", envoi="recommandé", envoyé_le=POSTED, remis_le=HANDED)],
        (Override("préavis", months(2), HERE),),
    )
    found = answer(facts)
    assert found.result == YES
    assert parts(found)["Dernier jour utile"] == date(2025, 12, 31)
