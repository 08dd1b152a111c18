"""What each of the eleven kinds of expression means, and what a fact is worth in each of its states."""

from __future__ import annotations

from datetime import date

import pytest

from clausier.dossier.facts import Known, Override, Ref
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Conflict, Determined, Missing, Need, Undetermined, Void
from clausier.norms.tree import (
    Apply,
    Branch,
    Default,
    Definition,
    Fold,
    Folding,
    Literal,
    Lookup,
    Read,
    Role,
    Table,
    Use,
    Var,
)
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from evaluate.builder import (
    CITED,
    CONTRACT,
    FALSE,
    HERE,
    NOTHING,
    ON,
    QUARREL,
    SILENCE,
    TRUE,
    WITHOUT_OBJECT,
    both,
    choice,
    condition,
    definition,
    dossier,
    euros,
    fact,
    interpretation,
    invoice,
    lacking,
    missing,
    months,
    negated,
    of,
    one_of,
    operation,
    outcome,
    program,
    rule,
    silence,
    stated,
    use,
    worth,
)

YES, NO = Determined(value=True), Determined(value=False)


# --- Literals, variables, readings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [True, 3, Fraction(7, 2), euros("40"), months(3), ON, "écrite", (1, 2)])
def test_a_literal_is_its_value(value: object) -> None:
    assert worth(Literal(value)) == Determined(value)  # type: ignore[arg-type]  # values of every kind


def test_the_day_of_examination_is_the_date_of_the_evaluation() -> None:
    assert worth(Var("date_d_examen")) == Determined(ON)


def test_a_root_is_an_element_or_a_list_of_them() -> None:
    one = invoice("F-1")
    facts = dossier(one, a=True)
    assert worth(CONTRACT, facts) == Determined(facts.singles["contrat"])
    assert worth(Var("factures"), facts) == Determined((one,))
    assert worth(Var("factures")) == Determined(())


def test_a_variable_of_the_scope_hides_a_root() -> None:
    found, _ = Evaluation(program(), NOTHING, ON).evaluate(Var("contrat"), {"contrat": Determined(7)})
    assert found == Determined(7)


# --- Definitions ----------------------------------------------------------------------------------------------------


def test_a_definition_gets_its_arguments_in_order() -> None:
    under = program(definition("écart", operation("sub", Var("grand"), Var("petit")), ("grand", "petit"), "entier"))
    assert worth(use("écart", Literal(9), Literal(4)), under=under) == Determined(5)


def test_a_definition_does_not_see_the_variables_of_who_uses_it() -> None:
    under = program(definition("secret", Var("factures"), (), "liste de Facture"))
    facts = dossier(invoice("F-1"))
    found, _ = Evaluation(under, facts, ON).evaluate(use("secret"), {"factures": Determined(())})
    assert found == Determined(facts.lists["factures"])


def test_a_definition_takes_an_argument_that_is_not_a_value() -> None:
    under = program(definition("ou_oui", one_of(Var("v"), TRUE), ("v",)), definition("même", Var("v"), ("v",)))
    for argument in (fact("a"), SILENCE, QUARREL):
        assert worth(use("ou_oui", argument), under=under) == YES
        assert worth(use("même", argument), under=under) == worth(argument)


def test_a_definition_takes_an_element_that_is_not_yet_chosen() -> None:
    under = program(definition("montant", Read(Var("f"), "montant"), ("f",), "argent"))
    facts = dossier(invoice("F-1", montant=euros("1")), dernière=Ref("Facture", "F-1"))
    either = rule(
        fact("dernière"), None, rule(fact("dernière"), fact("a")), rule(Read(Var("contrat"), "dernière"), fact("b"))
    )
    assert worth(use("montant", either), facts, under) == Determined(euros("1"))
    apart = dossier(invoice("F-1", montant=euros("1")), invoice("F-2", montant=euros("1")))
    only = Fold(Folding.ONLY, "f", Var("factures"), operation("eq", of("f", "numéro"), Literal("F-1")), None)
    other = Fold(Folding.ONLY, "f", Var("factures"), operation("eq", of("f", "numéro"), Literal("F-2")), None)
    assert lacking(worth(use("montant", rule(only, None, rule(other, fact("a")))), apart, under)) == {"contrat.a"}


def test_a_definition_is_evaluated_once_for_the_same_arguments() -> None:
    run = Evaluation(program(definition("v", fact("a"))), dossier(a=True), ON)
    assert run.use("v") is run.use("v")


def test_a_parameter_is_replaced_by_a_special_condition() -> None:
    under = program(
        definition("délai", Literal(months(3)), (), "durée", "le délai", is_parameter=True),
        definition("calculé", Literal(months(3)), (), "durée"),
    )
    facts = stated({}, overrides=(Override("délai", months(2), HERE), Override("calculé", months(1), HERE)))
    found, (step,) = outcome(use("délai"), facts, under)
    assert found == Determined(months(2))
    assert (step.label, step.role, step.places) == ("le délai", Role.OVERRIDE, (HERE,))
    assert worth(use("calculé"), facts, under) == Determined(months(3)), "only a parameter may be replaced"


def test_the_sum_of_nothing_is_an_amount_where_an_amount_is_defined() -> None:
    nothing = Fold(Folding.SUM, "f", Var("factures"), None, of("f", "montant"))
    under = program(definition("dû", nothing, (), "argent"), definition("combien", nothing, (), "entier"))
    assert worth(use("dû"), under=under) == Determined(Money(Fraction(0)))
    assert worth(use("combien"), under=under) == Determined(0)


def test_a_labelled_definition_is_a_step_of_its_own() -> None:
    under = program(
        Definition("dit", (), "booléen", fact("a"), "c'est dit", (CITED,)), Definition("tu", (), "booléen", fact("a"))
    )
    facts = dossier(a=True)
    _, (said,) = outcome(use("dit"), facts, under)
    assert (said.label, said.result, said.role, said.citations) == ("c'est dit", YES, Role.RULE, (CITED,))
    assert [each.label for each in said.children] == ["contrat.a"]
    assert [each.label for each in outcome(use("tu"), facts, under)[1]] == ["contrat.a"]


# --- Operations and connectives -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (operation("add", Literal(2), Literal(3)), Determined(5)),
        (operation("add", Literal(2), silence(Literal(1))), Void("")),
        (operation("div", Literal(2), Literal(0)), Void("division par zéro")),
        (operation("add", QUARREL, Literal(1)), Conflict((("deux", "2"), ("un", "1")))),
        (operation("add", QUARREL, SILENCE), Void("")),
        (operation("without_object", SILENCE), NO),
    ],
)
def test_a_strict_operation(expr: Apply, expected: object) -> None:
    assert worth(expr) == expected


def test_a_strict_operation_lacks_what_its_operands_lack() -> None:
    found = worth(operation("lt", fact("d1"), fact("d2")), dossier(d2=ON))
    assert found == Undetermined(frozenset({missing("d1")}))
    assert lacking(worth(operation("lt", fact("d1"), fact("d2")))) == {"contrat.d1", "contrat.d2"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [({"a": WITHOUT_OBJECT}, YES), ({"a": True}, NO), ({"a": False}, NO)],
)
def test_without_object_is_asked_of_a_fact(given: dict[str, Known], expected: Determined) -> None:
    assert worth(operation("without_object", fact("a")), stated(given)) == expected


def test_whether_an_unknown_fact_has_an_object_is_unknown() -> None:
    found = worth(operation("without_object", fact("a")))
    assert found == Undetermined(frozenset({missing("a")}), (YES, NO))


def test_connectives_follow_strong_kleene() -> None:
    facts = dossier(a=True, b=False)
    assert worth(both(fact("a"), fact("b"), fact("c")), facts) == NO
    assert worth(one_of(fact("b"), fact("a"), fact("c")), facts) == YES
    assert lacking(worth(both(fact("a"), fact("c")), facts)) == {"contrat.c"}
    assert lacking(worth(one_of(fact("x"), negated(fact("x"))), facts)) == {"contrat.x"}, "not settled yet"


# --- Defaults -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"a": False, "b": False, "c": False}, Void("")),
        ({"a": True, "b": False, "c": False}, Determined(1)),
        ({"a": True, "b": True, "c": False}, Determined(2)),
        ({"a": False, "b": True, "c": False}, Determined(2)),
        ({"a": False, "b": False, "c": True}, Determined(3)),
        ({"a": True, "b": True, "c": True}, Conflict((("deux", "2"), ("trois", "3")))),
    ],
)
def test_exceptions_win_over_the_base(given: dict[str, bool], expected: object) -> None:
    expr = rule(
        Literal(1), fact("a"), rule(Literal(2), fact("b"), name="deux"), rule(Literal(3), fact("c"), name="trois")
    )
    assert worth(expr, stated(given)) == expected


def test_the_same_value_of_two_exceptions_is_no_conflict() -> None:
    expr = rule(Literal(1), None, rule(Literal(2), TRUE, name="une"), rule(Literal(2), TRUE, name="autre"))
    assert worth(expr) == Determined(2)


def test_an_exception_that_prevails_is_inside_the_other() -> None:
    inner = rule(Literal(3), fact("b"), name="prime")
    expr = rule(Literal(1), None, rule(Literal(2), fact("a"), inner, name="déroge"))
    assert worth(expr, dossier(a=True, b=False)) == Determined(2)
    assert worth(expr, dossier(a=True, b=True)) == Determined(3)
    assert worth(expr, dossier(a=False, b=True)) == Determined(3), "it applies by itself"
    assert worth(expr, dossier(a=False, b=False)) == Determined(1)


def test_an_unknown_exception_gives_both_values() -> None:
    found = worth(rule(Literal(1), None, rule(Literal(2), fact("a"))))
    assert isinstance(found, Undetermined)
    assert set(found.candidates) == {Determined(1), Determined(2)}
    assert worth(rule(Literal(1), None, rule(Literal(1), fact("a")))) == Determined(1), "both ways the same"


def test_a_base_hidden_by_an_exception_is_not_looked_at() -> None:
    expr = rule(choice("lecture", une=Literal(1), autre=Literal(2)), None, rule(Literal(3), fact("a")))
    run = Evaluation(program(interpretations=[interpretation("lecture", "une", "autre")]), dossier(a=True), ON)
    assert run.evaluate(expr, {})[0] == Determined(3)
    assert run.touched == {}


QUARRELLED = rule(FALSE, None, rule(TRUE, name="a"), rule(FALSE, name="b"))


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (TRUE, Determined(5)),
        (FALSE, Void("")),
        (silence(TRUE), Void("")),
        (QUARRELLED, Conflict((("a", "oui"), ("b", "non")))),
    ],
)
def test_the_condition_of_a_rule(held: Default, expected: object) -> None:
    assert worth(rule(Literal(5), held)) == expected


def test_a_condition_that_may_be_a_conflict_may_make_one_of_the_rule() -> None:
    disputable = rule(FALSE, None, rule(TRUE, name="oui"), rule(FALSE, fact("a"), name="non"))
    expr = rule(Literal(5), None, rule(Literal(5), disputable, name="exception"))
    assert worth(expr, dossier(a=False)) == Determined(5)
    assert worth(expr, dossier(a=True)) == Conflict((("non", "non"), ("oui", "oui")))
    assert lacking(worth(expr)) == {"contrat.a"}


@pytest.mark.parametrize(
    ("expr", "expected"),
    [(silence(TRUE), NO), (TRUE, YES), (FALSE, NO), (operation("eq", fact("a"), TRUE), NO)],
)
def test_a_silence_does_not_meet_a_condition(expr: Default, expected: Determined) -> None:
    assert worth(condition(expr), dossier(a=WITHOUT_OBJECT)) == expected


def test_a_condition_that_may_be_silent_may_not_be_met() -> None:
    found = worth(condition(rule(TRUE, fact("a"))))
    assert found == Undetermined(frozenset({missing("a", domain=(True, False))}), (YES, NO))


def test_an_else_takes_over_from_a_silence() -> None:
    or_else = Default((Default((), None, SILENCE, Role.FALLBACK),), None, Literal(7), Role.FALLBACK)
    assert worth(or_else) == Determined(7)
    branch = Branch(fact("a"), Literal(1), Literal(2))
    assert worth(branch, dossier(a=True)) == Determined(1)
    assert worth(branch, dossier(a=False)) == Determined(2)


def test_a_branch_that_is_taken_and_silent_stays_silent() -> None:
    assert isinstance(worth(Branch(fact("a"), SILENCE, Literal(2)), dossier(a=True)), Void)
    assert worth(Branch(fact("a"), Literal(2), Literal(2))) == Determined(2)
    assert worth(Branch(SILENCE, Literal(1), Literal(2))) == Determined(2)


def test_a_branch_whose_condition_is_unknown_may_give_either() -> None:
    found = worth(Branch(fact("a"), Literal(1), Literal(2)))
    assert isinstance(found, Undetermined)
    assert set(found.candidates) == {Determined(1), Determined(2)}
    assert set(getattr(worth(Branch(fact("a"), SILENCE, Literal(2))), "candidates", ())) == {Void(""), Determined(2)}
    assert lacking(worth(Branch(fact("a"), fact("montant"), fact("montant")))) == {"contrat.a", "contrat.montant"}


def test_a_branch_on_a_conflict_is_that_conflict() -> None:
    assert worth(Branch(QUARRELLED, Literal(1), Literal(1))) == Conflict((("a", "oui"), ("b", "non")))
    disputable = rule(FALSE, None, rule(TRUE, name="oui"), rule(FALSE, fact("a"), name="non"))
    found = worth(Branch(disputable, Literal(1), Literal(1)))
    assert isinstance(found, Undetermined), "the value is the same either way, but for the conflict"
    assert set(found.candidates) == {Determined(1), Conflict((("non", "non"), ("oui", "oui")))}


def test_the_branch_not_taken_is_not_looked_at() -> None:
    expr = Branch(fact("a"), Literal(1), choice("lecture", une=Literal(2), autre=Literal(3)))
    run = Evaluation(program(interpretations=[interpretation("lecture", "une", "autre")]), dossier(a=True), ON)
    assert run.evaluate(expr, {})[0] == Determined(1)
    assert run.touched == {}


def test_a_rule_that_is_cited_is_a_step_and_one_that_says_nothing_is_not() -> None:
    cited = Default((), fact("a"), Literal(1), Role.CONDITION, "r", "la règle", (CITED,))
    _, (step,) = outcome(cited, dossier(a=True))
    assert (step.label, step.role, step.citations, step.result) == ("la règle", Role.CONDITION, (CITED,), Determined(1))
    _, steps = outcome(Default((), fact("a"), Literal(1), Role.RULE), dossier(a=True))
    assert [each.label for each in steps] == ["contrat.a"]


# --- Readings -------------------------------------------------------------------------------------------------------


def test_the_retained_reading_is_followed_unless_another_is_asked_for() -> None:
    under = program(interpretations=[interpretation("départ", "remise", "envoi")])
    expr = choice("départ", envoi=Literal(2), remise=Literal(1))
    assert worth(expr, under=under) == Determined(1)
    assert worth(expr, under=under, readings={"départ": "envoi"}) == Determined(2)
    _, (step,) = outcome(expr, under=under)
    assert (step.label, step.reading) == ("Comment lire départ ?", "départ : remise")


def test_an_evaluation_tells_the_readings_it_met() -> None:
    some = [interpretation("un", "a", "b"), interpretation("deux", "a", "b"), interpretation("trois", "a", "b")]
    expr = choice("un", a=choice("deux", a=Literal(1), b=Literal(2)), b=choice("trois", a=Literal(3), b=Literal(4)))
    run = Evaluation(program(interpretations=some), NOTHING, ON, {"deux": "b"})
    assert run.evaluate(expr, {})[0] == Determined(2)
    assert run.touched == {"un": "a", "deux": "b"}


# --- Tables ---------------------------------------------------------------------------------------------------------

TABLE = Table(
    "taux",
    "entier",
    "la Banque",
    date(2026, 6, 30),
    (
        (date(2024, 1, 1), 10, "J.O."),
        (date(2024, 7, 1), 11, ""),
        (date(2025, 1, 1), None, "non publié"),
        (date(2025, 7, 1), 12, ""),
    ),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), None),  # before its first row
        (date(2024, 1, 1), 10),
        (date(2024, 6, 30), 10),
        (date(2024, 7, 1), 11),
        (date(2025, 3, 1), None),  # in force, but not known here
        (date(2025, 7, 1), 12),
        (date(2026, 6, 30), 12),
        (date(2026, 7, 1), None),  # past the end of what is known
    ],
)
def test_a_table_gives_the_value_in_force_and_never_guesses(day: date, expected: int | None) -> None:
    found = worth(Lookup("taux", Literal(day)), under=program(tables=[TABLE]))
    if expected is None:
        need = Missing(f"taux au {day.isoformat()}", Need.TABLE, "la Banque")
        assert found == Undetermined(frozenset({need}))
    else:
        assert found == Determined(expected)


def test_a_table_says_where_its_value_comes_from() -> None:
    _, (step,) = outcome(Lookup("taux", Literal(date(2024, 2, 1))), under=program(tables=[TABLE]))
    assert [(each.place, each.words) for each in step.citations] == [("la Banque", "J.O.")]


def test_a_table_on_a_day_that_is_not_a_value() -> None:
    under = program(tables=[TABLE])
    either = rule(Literal(date(2024, 1, 1)), None, rule(Literal(date(2024, 7, 1)), fact("a")))
    assert worth(Lookup("taux", fact("d1")), under=under) == Undetermined(frozenset({missing("d1")}))
    assert worth(Lookup("taux", either), under=under) == Undetermined(
        frozenset({missing("a", domain=(True, False))})
    ), "the days possible are not values of the table"
    assert worth(Lookup("taux", SILENCE), under=under) == Void("")


# --- Steps ----------------------------------------------------------------------------------------------------------


def test_the_steps_of_parts_come_in_order() -> None:
    _, steps = outcome(both(fact("a"), operation("eq", fact("b"), fact("c"))), dossier(a=True, b=True, c=False))
    assert [each.label for each in steps] == ["contrat.a", "contrat.b", "contrat.c"]
    _, steps = outcome(Use("v", (fact("a"),)), dossier(a=True, b=True), program(definition("v", fact("b"), ("n",))))
    assert [each.label for each in steps] == ["contrat.a", "contrat.b"]
