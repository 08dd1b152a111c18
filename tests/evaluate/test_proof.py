"""The proof line: what follows if nothing more is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausier.evaluate.answer import ProofLine
from clausier.evaluate.ask import Asking, ask
from clausier.evaluate.result import Determined, Undetermined
from clausier.norms.tree import Fold, Folding, Literal, Question, Var
from evaluate.builder import (
    ON,
    WITHOUT_OBJECT,
    both,
    contested,
    definition,
    dossier,
    euros,
    fact,
    lacking,
    negated,
    of,
    one_of,
    operation,
    program,
    rule,
)

if TYPE_CHECKING:
    from clausier.dossier.facts import Facts
    from clausier.norms.tree import Expr

YES, NO = Determined(value=True), Determined(value=False)


def proof(expr: Expr, facts: Facts) -> ProofLine | None:
    question = Question("q", "?", "Q-1", "", "", "", "réponse")
    under = program(definition("réponse", expr), questions=[question])
    return ask(Asking(under, facts, ON, {}, explored=False), question, None).proof


def test_what_is_not_proved_is_taken_against_who_must_prove_it() -> None:
    assert proof(fact("faute"), dossier()) == ProofLine(NO, (("contrat.faute", "non", "non prouvé par le Client"),))


def test_a_presumption_wins_over_the_burden() -> None:
    assert proof(fact("bonne_foi"), dossier()) == ProofLine(YES, (("contrat.bonne_foi", "oui", "C. civ. 2274"),))


def test_a_presumed_amount_is_printed_as_users_read_it() -> None:
    found = proof(operation("eq", fact("part"), Literal(euros("0"))), dossier())
    assert found == ProofLine(YES, (("contrat.part", "0,00\u00a0€", "loi"),))


def test_a_contested_fact_is_not_proved() -> None:
    facts = dossier(faute=contested(client=False, prestataire=True))
    assert proof(negated(fact("faute")), facts) == ProofLine(
        YES, (("contrat.faute", "non", "non prouvé par le Client"),)
    )


def test_nothing_is_taken_where_nothing_is_to_be_proved() -> None:
    assert proof(fact("a"), dossier()) is None, "no one bears the proof of a"
    assert proof(fact("faute"), dossier(faute=True)) is None, "it is known"
    assert proof(fact("faute"), dossier(faute=WITHOUT_OBJECT)) is None
    assert proof(one_of(fact("faute"), negated(fact("faute"))), dossier()) is None, "it does not matter"
    assert proof(operation("eq", fact("signé_le"), Literal(ON)), dossier()) is None


def test_what_no_one_must_prove_stays_missing() -> None:
    found = proof(both(negated(fact("faute")), fact("a")), dossier())
    assert found is not None
    assert isinstance(found.result, Undetermined)
    assert lacking(found.result) == {"contrat.a"}
    assert [path for path, _, _ in found.taken] == ["contrat.faute"]
    settled = proof(both(negated(fact("faute")), one_of(fact("a"), negated(fact("a")))), dossier())
    assert settled is not None
    assert settled.result == YES, "the facts that remain do not matter"


def test_what_a_presumption_brings_out_is_looked_at_in_turn() -> None:
    expr = rule(Literal(value=False), None, rule(fact("faute"), fact("bonne_foi")))
    found = proof(expr, dossier())
    assert found is not None
    assert found.result == NO
    assert [path for path, _, _ in found.taken] == ["contrat.bonne_foi", "contrat.faute"]


def test_what_is_to_be_looked_up_is_nobody_s_to_prove() -> None:
    every = Fold(Folding.ANY, "f", Var("factures"), None, of("f", "payée"))
    found = proof(both(negated(fact("faute")), every), dossier(open_lists=("factures",)))
    assert found is not None
    assert isinstance(found.result, Undetermined)
    assert lacking(found.result) == {"factures"}
    assert [path for path, _, _ in found.taken] == ["contrat.faute"]
