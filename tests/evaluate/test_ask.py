"""Asking a question: the answer, its parts, what another reading or version would make of it, the safe date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clausier.dossier.facts import Known
from clausier.evaluate.answer import OtherReading, PartyVersion, SafeDate
from clausier.evaluate.ask import Asking, ask, elements, subjects
from clausier.evaluate.readings import CAP
from clausier.evaluate.result import Determined, Need, Undetermined, Void
from clausier.norms.tree import Literal, Question
from evaluate.builder import (
    HERE,
    NOTHING,
    ON,
    UNKNOWN,
    WITHOUT_OBJECT,
    both,
    choice,
    contested,
    definition,
    dossier,
    fact,
    interpretation,
    invoice,
    lacking,
    letter,
    negated,
    of,
    one_of,
    operation,
    payment,
    program,
    rule,
    silence,
)

if TYPE_CHECKING:
    from clausier.dossier.facts import Element, Facts
    from clausier.evaluate.answer import Answer
    from clausier.norms.tree import Expr, Program

YES, NO = Determined(value=True), Determined(value=False)
SATURDAY, FRIDAY, MONDAY = date(2026, 3, 7), date(2026, 3, 6), date(2026, 3, 9)
X = fact("x")


def asked(
    answer: Expr,
    facts: Facts = NOTHING,
    details: dict[str, Expr] | None = None,
    prudent: str = "",
    *,
    earliest: bool = True,
    **more: object,
) -> Answer:
    """Ask one question of the contract; ``more``: interpretations, holidays, readings, known_on, explored."""
    parts = details or {}
    names = {label: f"détail.{rank}" for rank, label in enumerate(parts)}
    question = Question("q", "Alors ?", "Q-1", "", "", "", "réponse", tuple(names.items()), prudent, earliest)
    under = program(
        definition("réponse", answer),
        *(definition(names[label], each) for label, each in parts.items()),
        questions=[question],
        interpretations=more.pop("interpretations", ()),  # type: ignore[arg-type]  # forwarded
        holidays=more.pop("holidays", ()),  # type: ignore[arg-type]  # forwarded
    )
    readings = more.pop("readings", {})
    return ask(Asking(under, facts, ON, readings, **more), question, None)  # type: ignore[arg-type]  # forwarded


# --- The main line --------------------------------------------------------------------------------------------------


def test_an_answer_says_what_was_asked_of_what_and_when() -> None:
    found = asked(X, dossier(x=True), {"Le jour": Literal(ON)})
    assert (found.question, found.text, found.contract, found.about, found.on) == ("q", "Alors ?", "essai/cgv", "", ON)
    assert found.result == YES
    assert [(each.label, each.result) for each in found.details] == [("Le jour", Determined(ON))]
    assert [step.label for step in found.reasons] == ["contrat.x"]
    assert (found.missing, found.others, found.explored, found.complete) == ((), (), 1, True)
    assert (found.versions, found.proof, found.safe) == ((), None, None)


def test_the_parts_of_an_answer_have_their_own_reasons() -> None:
    found = asked(X, dossier(x=True, y=False), {"L'autre": fact("y")})
    assert [step.label for step in found.details[0].reasons] == ["contrat.y"]


def test_an_undetermined_answer_names_the_smallest_set_of_facts() -> None:
    found = asked(both(one_of(X, negated(X)), fact("y")))
    assert isinstance(found.result, Undetermined)
    assert [{need.path for need in each} for each in found.missing] == [{"contrat.y"}]


def test_an_answer_and_its_parts_are_what_every_world_agrees_on() -> None:
    found = asked(one_of(X, negated(X)), details={"Jamais": both(X, negated(X)), "Peut-être": X})
    assert found.result == YES
    assert found.details[0].result == NO
    assert lacking(found.details[1].result) == {"contrat.x"}


def test_an_answer_is_about_one_element() -> None:
    question = Question("q", "Payée ?", "Q-2", "factures", "facture", "", "payée")
    under = program(definition("payée", of("facture", "payée"), ("facture",)), questions=[question])
    facts = dossier(invoice("F-1", payée=True), invoice("F-2", payée=False))
    answers = [ask(Asking(under, facts, ON, {}), question, each) for each in facts.lists["factures"]]
    assert [(each.about, each.result) for each in answers] == [("F-1", YES), ("F-2", NO)]


def test_what_became_known_later_is_left_out() -> None:
    facts = dossier(x=Known(value=True, place=HERE, known_on=date(2026, 2, 1)))
    assert asked(X, facts, known_on=date(2026, 2, 1)).result == YES
    assert lacking(asked(X, facts, known_on=date(2026, 1, 31)).result) == {"contrat.x"}


# --- What the question is about -------------------------------------------------------------------------------------

LETTERS: tuple[Element, ...] = (
    letter("L-1", objet="résiliation"),
    letter("L-2", objet="relance"),
    letter("L-3"),
    letter("L-4", objet=WITHOUT_OBJECT),
)


def test_a_question_is_asked_of_what_may_concern_it() -> None:
    concerned = definition("concerne", operation("eq", of("courrier", "objet"), Literal("résiliation")), ("courrier",))
    under = program(concerned)
    some = Question("q", "?", "", "courriers", "courrier", "concerne", "")
    every = Question("q", "?", "", "courriers", "courrier", "", "")
    whole = Question("q", "?", "", "", "", "", "")
    asking = Asking(under, dossier(*LETTERS), ON, {})
    assert [each.key for each in subjects(asking, some)] == ["L-1", "L-3"]
    assert [each.key for each in subjects(asking, every)] == ["L-1", "L-2", "L-3", "L-4"]
    assert subjects(asking, whole) == ()


def test_every_element_of_a_dossier_is_found() -> None:
    facts = dossier(invoice("F-1", payment("F-1", "P-1")), letter("L-1"))
    paths = ["contrat", "courriers[L-1]", "factures[F-1]", "factures[F-1].paiements[P-1]"]
    assert sorted(each.path for each in elements(facts)) == paths


# --- Other readings -------------------------------------------------------------------------------------------------

TWO = [interpretation("i", "retenue", "autre"), interpretation("j", "retenue", "autre")]


def under_i(retained: Expr, other: Expr) -> Expr:
    return choice("i", retenue=retained, autre=other)


def under_j(retained: Expr, other: Expr) -> Expr:
    return choice("j", retenue=retained, autre=other)


def test_another_reading_may_change_the_answer() -> None:
    found = asked(under_i(X, negated(X)), dossier(x=True), interpretations=TWO)
    assert (found.result, found.followed) == (YES, (("i", "retenue"),))
    assert found.others == (OtherReading((("i", "autre"),), NO, ()),)
    assert (found.explored, found.complete) == (2, True)


def test_an_answer_may_be_robust() -> None:
    found = asked(under_i(X, X), dossier(x=True), interpretations=TWO)
    assert (found.others, found.explored, found.complete) == ((), 2, True)


def test_another_reading_may_change_a_part_only() -> None:
    found = asked(X, dossier(x=True), {"Combien": under_j(Literal(1), Literal(2))}, interpretations=TWO)
    assert found.others == (OtherReading((("j", "autre"),), YES, (("Combien", Determined(2)),)),)


def test_readings_that_change_the_answer_come_first() -> None:
    details = {"Combien": under_i(Literal(1), Literal(2))}
    found = asked(under_j(X, negated(X)), dossier(x=True), details, interpretations=TWO)
    assert [(each.deviation, each.result) for each in found.others] == [
        ((("j", "autre"),), NO),
        ((("i", "autre"),), YES),
    ]


def test_what_is_missing_under_another_reading_is_told() -> None:
    found = asked(under_i(X, fact("y")), dossier(x=True), interpretations=TWO)
    ((deviation, result),) = [(each.deviation, each.result) for each in found.others]
    assert deviation == (("i", "autre"),)
    assert lacking(result) == {"contrat.y"}


def test_undetermined_counts_as_one_value_whatever_is_missing() -> None:
    assert asked(under_i(X, fact("y")), interpretations=TWO).others == ()


def test_every_reading_is_settled_by_what_its_worlds_agree_on() -> None:
    always = one_of(fact("y"), negated(fact("y")))
    assert asked(under_i(X, always), dossier(x=True), interpretations=TWO).others == ()
    assert asked(under_i(one_of(X, negated(X)), always), interpretations=TWO).others == ()


def test_silences_of_two_readings_are_the_same_answer() -> None:
    one, other = rule(X, negated(X), name="une"), rule(X, negated(X), name="autre")
    assert asked(under_i(one, other), dossier(x=True), interpretations=TWO).others == ()


def test_an_unchanged_answer_keeps_its_own_words() -> None:
    details = {"Combien": under_j(Literal(1), Literal(2))}
    found = asked(rule(X, negated(X), name="la règle"), dossier(x=True), details, interpretations=TWO)
    assert [each.result for each in found.others] == [Void("la règle")]


def test_readings_the_dossier_imposes_are_followed_and_not_varied() -> None:
    expr = under_i(X, under_j(negated(X), X))
    found = asked(expr, dossier(x=True), interpretations=TWO, readings={"i": "autre"})
    assert found.result == NO
    assert found.followed == (("i", "autre"), ("j", "retenue"))
    assert found.others == (OtherReading((("j", "autre"),), YES, ()),)


def test_readings_may_be_left_unexplored() -> None:
    found = asked(under_i(X, negated(X)), dossier(x=True), prudent="réponse", interpretations=TWO, explored=False)
    assert (found.result, found.others, found.explored, found.complete, found.safe) == (YES, (), 1, None, None)


def test_too_many_readings_are_taken_one_at_a_time() -> None:
    names = [f"i{rank:02}" for rank in range(11)]
    assert 2 ** len(names) > CAP
    many = [interpretation(name, "retenue", "autre") for name in names]
    expr = both(*(choice(name, retenue=X, autre=negated(X)) for name in names))
    found = asked(expr, dossier(x=True), interpretations=many)
    assert (found.complete, found.explored) == (False, 1 + len(names))
    assert [each.deviation for each in found.others] == [((name, "autre"),) for name in names]


# --- The safe date --------------------------------------------------------------------------------------------------


def safe(*days: Expr, earliest: bool = True, holidays: tuple[int, ...] = (), facts: Facts = NOTHING) -> SafeDate | None:
    """The safe end of the detail « Jour », read in as many ways as days are given."""
    names = ("un", "deux", "trois")[: len(days)]
    read = choice("i", **dict(zip(names, days, strict=True)))
    one = [interpretation("i", *names)]
    return asked(X, facts, {"Jour": read}, "Jour", earliest=earliest, interpretations=one, holidays=holidays).safe


def test_the_safe_date_is_the_earliest_over_every_reading() -> None:
    assert safe(Literal(MONDAY), Literal(FRIDAY), Literal(date(2026, 3, 11))) == SafeDate("Jour", FRIDAY)


def test_for_who_waits_it_is_the_latest() -> None:
    assert safe(Literal(MONDAY), Literal(FRIDAY), earliest=False) == SafeDate("Jour", MONDAY)


def test_it_is_brought_to_a_worked_day() -> None:
    assert safe(Literal(SATURDAY)) == SafeDate("Jour", FRIDAY, SATURDAY)
    assert safe(Literal(SATURDAY), earliest=False) == SafeDate("Jour", MONDAY, SATURDAY)
    holiday = (FRIDAY.toordinal(),)
    assert safe(Literal(SATURDAY), holidays=holiday) == SafeDate("Jour", date(2026, 3, 5), SATURDAY)
    assert safe(Literal(FRIDAY), holidays=holiday) == SafeDate("Jour", date(2026, 3, 5), FRIDAY)


def test_past_the_holidays_known_it_is_left_where_it_is() -> None:
    saturday = date(2045, 3, 4)
    assert saturday.weekday() == 5
    assert safe(Literal(saturday)) == SafeDate("Jour", saturday)


@pytest.mark.parametrize(
    "other", [fact("d1"), silence(Literal(FRIDAY)), rule(Literal(FRIDAY), None, rule(Literal(MONDAY), X))]
)
def test_no_date_is_safe_where_some_reading_gives_none(other: Expr) -> None:
    assert safe(Literal(FRIDAY), other) == SafeDate("Jour", None)


def test_a_date_that_every_world_agrees_on_is_safe() -> None:
    either = rule(Literal(FRIDAY), None, rule(Literal(MONDAY), X), rule(Literal(MONDAY), negated(X)))
    assert safe(either) == SafeDate("Jour", MONDAY)


def test_the_answer_itself_may_be_the_date() -> None:
    assert asked(Literal(SATURDAY), prudent="réponse").safe == SafeDate("réponse", FRIDAY, SATURDAY)
    assert asked(Literal(SATURDAY)).safe is None, "no safe date was asked for"


# --- Contested facts ------------------------------------------------------------------------------------------------


def test_each_party_has_its_answer() -> None:
    facts = dossier(d1=contested(client=date(2025, 11, 28), prestataire=date(2025, 12, 2)))
    found = asked(operation("le", fact("d1"), Literal(date(2025, 11, 30))), facts)
    assert isinstance(found.result, Undetermined)
    assert found.versions == (PartyVersion("contrat.d1", "client", YES), PartyVersion("contrat.d1", "prestataire", NO))
    assert [need.need for each in found.missing for need in each] == [Need.CONTESTED]


def test_a_dispute_that_changes_nothing_is_told_and_settled() -> None:
    facts = dossier(d1=contested(client=date(2025, 11, 28), prestataire=date(2025, 11, 29)))
    found = asked(operation("le", fact("d1"), Literal(date(2025, 11, 30))), facts)
    assert (found.result, found.missing) == (YES, ())
    assert [each.result for each in found.versions] == [YES, YES]


def test_each_dispute_is_taken_apart_from_the_others() -> None:
    facts = dossier(x=contested(client=True, prestataire=False), y=contested(client=True, prestataire=False))
    found = asked(both(X, fact("y")), facts)
    assert [(each.path, each.party, isinstance(each.result, Undetermined)) for each in found.versions] == [
        ("contrat.x", "client", True),
        ("contrat.x", "prestataire", False),
        ("contrat.y", "client", True),
        ("contrat.y", "prestataire", False),
    ]


def test_a_version_is_settled_by_what_its_worlds_agree_on() -> None:
    facts = dossier(x=contested(client=True, prestataire=False))
    found = asked(both(X, one_of(fact("y"), negated(fact("y")))), facts)
    assert [each.result for each in found.versions] == [YES, NO]


def test_a_dispute_that_is_not_met_is_not_told() -> None:
    facts = dossier(x=contested(client=True, prestataire=False), y=False)
    assert asked(both(X, fact("y")), facts).versions == ()
    assert asked(fact("z"), dossier(x=contested(client=True, prestataire=False), z=UNKNOWN)).versions == ()


def test_a_dispute_in_a_nested_element_is_found_by_its_path() -> None:
    paid = payment("F-1", "P-1", reçu_le=contested(client=FRIDAY, prestataire=MONDAY))
    facts = dossier(invoice("F-1", paid))
    question = Question("q", "?", "", "factures", "f", "", "tôt")
    under: Program = program(
        definition("tôt", operation("le", of("p", "reçu_le"), Literal(SATURDAY)), ("p",)), questions=[question]
    )
    found = ask(Asking(under, facts, ON, {}), question, paid)
    assert [(each.path, each.result) for each in found.versions] == [
        ("factures[F-1].paiements[P-1].reçu_le", YES),
        ("factures[F-1].paiements[P-1].reçu_le", NO),
    ]
