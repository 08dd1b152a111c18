"""Calculs, the three verbs, obligations, pouvoirs and questions, and the definitions they become."""

from __future__ import annotations

from clausier.norms.tree import (
    Apply,
    Branch,
    Citation,
    Connective,
    Default,
    Duty,
    Expr,
    FieldInfo,
    Literal,
    Logic,
    Power,
    Question,
    Read,
    Role,
    Use,
    Var,
)
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from model.pages import COURRIER, FACTURE, PARTIES, article, definition, program

ISSUED = Read(Var("facture"), "émise_le")
RECEIVED = Read(Var("facture"), "reçue_le")
PAID = Read(Var("facture"), "payée")
DUE = "\ncalcul Facture.échéance : date\n  = facture.émise_le\n"
ZERO = Literal(Money(Fraction(0)))
TRUE = Literal(value=True)


def bare(expr: Expr) -> Expr:
    """Return ``expr`` without the citations and labels of its defaults."""
    match expr:
        case Default(exceptions=exceptions, condition=condition, consequence=consequence, role=role, name=name):
            held = None if condition is None else bare(condition)
            return Default(tuple(bare(each) for each in exceptions), held, bare(consequence), role, name)
        case Logic(connective=connective, arguments=arguments):
            return Logic(connective, tuple(bare(each) for each in arguments))
        case Apply(operation=operation, arguments=arguments):
            return Apply(operation, tuple(bare(each) for each in arguments))
        case _:
            return expr


def body(items: str, name: str, vocabulary: str = FACTURE) -> Expr:
    return bare(definition(items, name, vocabulary).body)


def rule(
    value: Expr, name: str, exceptions: tuple[Expr, ...] = (), condition: Expr | None = None, role: Role = Role.RULE
) -> Default:
    return Default(exceptions, condition, value, role, name)


def held(expr: Expr) -> Default:
    return Default((), None, expr, Role.CONDITION)


def aside(expr: Expr, name: str) -> Logic:
    return Logic(Connective.NOT, (Default((), None, expr, Role.SET_ASIDE, name),))


def test_a_calcul_is_a_default_with_its_label_and_citations() -> None:
    items = (
        FACTURE + "\ncalcul Facture.échéance : date « l'échéance »\n  sur « à trente jours »\n  = facture.émise_le\n"
    )
    found = program(article(items, "La facture est payable à trente jours.")).definitions["Facture.échéance"]
    cited = (Citation("CGV 1, 1er alinéa", "à trente jours", "1", "contrat/00.md", 17, ""),)
    assert found.inputs == ("facture",)
    assert found.kind == "date"
    assert found.citations == cited
    assert found.body == Default((), None, ISSUED, Role.RULE, "Facture.échéance", "l'échéance", cited)


def test_the_conditions_of_a_calcul_are_one_conjunction_that_says_each() -> None:
    items = DUE.replace("  =", "  si facture.payée\n  si facture.reçue_le ≥ facture.émise_le\n  =")
    later = Apply("ge", (RECEIVED, ISSUED))
    both = Logic(Connective.AND, (held(PAID), held(later)))
    assert body(items, "Facture.échéance") == rule(ISSUED, "Facture.échéance", condition=both)
    found = definition(items, "Facture.échéance", FACTURE).body
    assert isinstance(found, Default)
    assert isinstance(found.condition, Logic)
    assert [each.label for each in found.condition.arguments if isinstance(each, Default)] == [
        "facture.payée",
        "facture.reçue_le ≥ facture.émise_le",
    ]


def test_an_override_is_an_exception_of_its_target() -> None:
    items = DUE + "\ndéroge accord à Facture.échéance\n  si facture.payée\n  = facture.reçue_le\n"
    accord = rule(RECEIVED, "accord", condition=held(PAID), role=Role.OVERRIDE)
    assert body(items, "Facture.échéance") == rule(ISSUED, "Facture.échéance", (accord,))


def test_an_override_that_prevails_stands_inside_the_one_that_yields() -> None:
    one = "\ndéroge a à Facture.échéance\n  = facture.reçue_le\n  prime b\n"
    other = "\ndéroge b à Facture.échéance\n  = veille(facture.reçue_le)\n"
    inner = rule(RECEIVED, "a", role=Role.OVERRIDE)
    outer = rule(Apply("day_before", (RECEIVED,)), "b", (inner,), role=Role.OVERRIDE)
    assert body(DUE + one + other, "Facture.échéance") == rule(ISSUED, "Facture.échéance", (outer,))
    aimed = one.replace("à Facture.échéance", "à b").replace("  prime b\n", "")
    assert body(DUE + aimed + other, "Facture.échéance") == rule(ISSUED, "Facture.échéance", (outer,))


def test_a_calcul_set_aside_does_not_apply() -> None:
    items = DUE + "\nécarte procédure de Facture.échéance\n  si facture.payée\n"
    found = body(items, "Facture.échéance")
    assert found == rule(ISSUED, "Facture.échéance", condition=aside(held(PAID), "procédure"))


def test_an_exception_may_be_set_aside_and_the_setting_aside_too() -> None:
    items = DUE + (
        "\ndéroge accord à Facture.échéance\n  = facture.reçue_le\n"
        "\nécarte procédure de accord\n  si facture.payée\n"
        "\nécarte clôture de procédure\n  si oui\n"
    )
    inner = Logic(Connective.AND, (held(PAID), aside(held(TRUE), "clôture")))
    accord = rule(RECEIVED, "accord", condition=aside(inner, "procédure"), role=Role.OVERRIDE)
    assert body(items, "Facture.échéance") == rule(ISSUED, "Facture.échéance", (accord,))


def test_what_completes_an_amount_is_added_where_it_applies() -> None:
    items = (
        "\ncalcul Facture.dû : argent\n  = facture.montant_ttc\n"
        "\ncomplète frais à Facture.dû\n  si non facture.payée\n  = 40 €\n"
    )
    unpaid = held(Logic(Connective.NOT, (PAID,)))
    extra = rule(Literal(Money(Fraction(40))), "frais", condition=unpaid, role=Role.ADDITION)
    base = rule(Read(Var("facture"), "montant_ttc"), "Facture.dû")
    assert body(items, "Facture.dû") == Apply("add", (base, Default((extra,), None, ZERO, Role.FALLBACK)))


def test_what_completes_a_truth_value_is_required_too() -> None:
    base = rule(PAID, "Facture.close")
    later = Apply("gt", (RECEIVED, ISSUED))
    calcul = "\ncalcul Facture.close : booléen\n  = facture.payée\n"
    always = "\ncomplète attente à Facture.close\n  = facture.reçue_le > facture.émise_le\n"
    added = rule(later, "attente", role=Role.ADDITION)
    required = Default((), None, added, Role.CONDITION)
    assert body(calcul + always, "Facture.close") == Logic(Connective.AND, (base, required))
    sometimes = always.replace("close\n", "close\n  si facture.montant_ttc > 40 €\n")
    costly = held(Apply("gt", (Read(Var("facture"), "montant_ttc"), Literal(Money(Fraction(40))))))
    added = rule(Default((), None, later, Role.CONDITION), "attente", condition=costly, role=Role.ADDITION)
    optional = Default((added,), None, TRUE, Role.FALLBACK)
    assert body(calcul + sometimes, "Facture.close") == Logic(Connective.AND, (base, optional))


def test_a_nature_aims_at_every_rule_that_has_it() -> None:
    items = (
        "\ncalcul Facture.a : argent\n  nature pénalité\n  = 1 €\n"
        "\ncalcul b : argent\n  nature pénalité, autre\n  = 2 €\n"
        "\ncalcul c : argent\n  = 3 €\n"
        "\nécarte procédure des règles de nature pénalité\n  si oui\n"
    )
    barred = aside(held(TRUE), "procédure")
    assert body(items, "Facture.a") == rule(Literal(Money(Fraction(1))), "Facture.a", condition=barred)
    assert body(items, "b") == rule(Literal(Money(Fraction(2))), "b", condition=barred)
    assert body(items, "c") == rule(Literal(Money(Fraction(3))), "c")


def test_the_law_may_amend_a_contract_and_quote_itself() -> None:
    law = article(
        "écarte loi des règles de nature pénalité\n  selon « C. com. L1 »\n  si oui",
        "La pénalité n'est pas due.\n\nCertitude : B",
        "## Code de commerce, article L1 {#C. com. L1}",
    )
    contract = article("calcul a : argent\n  nature pénalité\n  = 1 €")
    found = program(contract, law=(law,)).definitions["a"].body
    assert isinstance(found, Default)
    assert isinstance(found.condition, Logic)
    barred = found.condition.arguments[0]
    assert isinstance(barred, Default)
    assert barred.citations == (
        Citation("C. com. L1", "La pénalité n'est pas due.", "C. com. L1", "droit/00.md", 9, "B"),
    )


def test_a_parameter_is_a_literal_cited_where_it_is_printed() -> None:
    items = "paramètre préavis = 3 mois\n  borne ≤ 6 mois « loi »"
    found = program(article(items, "Un préavis de {préavis: lettres (chiffres) unité}.")).definitions["préavis"]
    assert found.body == Literal(Duration(Fraction(3), Unit.MONTH))
    assert found.is_parameter
    assert found.bounds == (("≤", Duration(Fraction(6), Unit.MONTH), "loi"),)
    assert [(each.place, each.words) for each in found.citations] == [("CGV 1, 1er alinéa", "trois (3) mois")]


def test_a_parameter_the_law_fixes_is_bound_to_its_value() -> None:
    found = definition("paramètre indemnité = 40 €\n  fixé par « C. com. D441-5 »\n", "indemnité")
    assert found.bounds == (("=", Money(Fraction(40)), "C. com. D441-5"),)


DUTY = """
obligation payer « payer la facture »
  pour Facture
  débiteur client
  créancier prestataire
  de résultat
  si non facture.payée
  à compter de facture.reçue_le
  au plus tard délai 30 jours après facture.émise_le
  exécutée le facture.reçue_le
  violée si oui
"""


def test_an_obligation_names_the_definitions_of_its_parts() -> None:
    found = program(article(PARTIES + FACTURE + DUTY))
    cited = found.duties["payer"].citations
    assert found.duties["payer"] == Duty(
        "payer",
        "payer la facture",
        forbids=False,
        of_result=True,
        survives=False,
        subject="Facture",
        debtor="payer.débiteur",
        creditor="payer.créancier",
        condition="payer.condition",
        starts="payer.naissance",
        due="payer.échéance",
        performed="payer.exécutée",
        breached="payer.violée",
        suspended="",
        ended="",
        lost="",
        citations=cited,
    )
    assert found.definitions["payer.débiteur"].body == Literal("client")
    assert found.definitions["payer.naissance"].body == RECEIVED
    assert bare(found.definitions["payer.condition"].body) == held(Logic(Connective.NOT, (PAID,)))
    assert found.definitions["payer.violée"].body == Branch(
        Use("payer.condition", (Var("facture"),)), Literal(value=True), Literal(value=False)
    )
    assert {each.inputs for name, each in found.definitions.items() if name.startswith("payer.")} == {("facture",)}


def test_an_obligation_may_be_set_aside_and_completed() -> None:
    items = PARTIES + FACTURE + DUTY
    items += "\nécarte procédure de payer\n  si oui\n\ncomplète mention à payer\n  = facture.payée\n"
    unpaid = held(Logic(Connective.NOT, (PAID,)))
    mention = Default((), None, rule(PAID, "mention", role=Role.ADDITION), Role.CONDITION)
    expected = Logic(Connective.AND, (unpaid, aside(held(TRUE), "procédure"), mention))
    assert bare(program(article(items)).definitions["payer.condition"].body) == expected


POWER = """
pouvoir résilier « résilier »
  pour Facture
  titulaire prestataire
  acte Courrier où courrier.objet = résiliation par facture
  si non facture.payée
  exige courrier.envoyé_le ≥ facture.émise_le
  date courrier.remis_le
  au plus tard délai 30 jours après facture.émise_le
  au plus tôt facture.reçue_le
  effet courrier.remis_le
"""
LETTERS = FACTURE + COURRIER.replace("  remis_le  : date\n", "  remis_le  : date\n  facture   : Facture\n")
LETTER = Var("courrier")
OF_LETTER = Read(LETTER, "facture")


def test_a_power_becomes_the_conjunction_of_what_a_regular_act_needs() -> None:
    found = program(article(LETTERS + POWER))
    unpaid = Logic(Connective.NOT, (Read(OF_LETTER, "payée"),))
    assert bare(found.definitions["résilier.régulier"].body) == Logic(
        Connective.AND,
        (
            held(Apply("among", (Read(LETTER, "auteur"), Literal(("prestataire",))))),
            held(unpaid),
            held(Apply("ge", (Read(LETTER, "envoyé_le"), Read(OF_LETTER, "émise_le")))),
            held(Apply("le", (Read(LETTER, "remis_le"), Use("résilier.échéance", (LETTER,))))),
            held(Apply("ge", (Read(LETTER, "remis_le"), Read(OF_LETTER, "reçue_le")))),
        ),
    )
    assert bare(found.definitions["résilier.ouvert"].body) == held(Logic(Connective.NOT, (PAID,)))
    assert found.definitions["résilier.ouvert"].inputs == ("facture",)
    month = Duration(Fraction(30), Unit.DAY)
    no = Literal(value=False)
    limit = Apply("delay_after", (Literal(month), Read(OF_LETTER, "émise_le"), no, no))
    assert found.definitions["résilier.échéance"].body == limit
    assert found.definitions["résilier.effet"].body == Read(LETTER, "remis_le")
    assert found.definitions["résilier.concerne"].body == Apply("eq", (Read(LETTER, "objet"), Literal("résiliation")))
    assert found.powers["résilier"] == Power(
        "résilier",
        "résilier",
        "Facture",
        "Courrier",
        "facture",
        "résilier.régulier",
        "résilier.ouvert",
        ("prestataire",),
        "résilier.échéance",
        "résilier.effet",
        "résilier.concerne",
        found.powers["résilier"].citations,
    )


def test_what_sets_a_power_aside_closes_it_unless_it_looks_at_the_act() -> None:
    items = LETTERS + POWER.replace("  si non facture.payée\n", "")
    by_situation = program(article(items + "\nécarte s de résilier\n  si facture.payée\n"))
    assert bare(by_situation.definitions["résilier.ouvert"].body) == aside(held(PAID), "s")
    regular = bare(by_situation.definitions["résilier.régulier"].body)
    assert isinstance(regular, Logic)
    assert regular.arguments[-1] == aside(held(Read(OF_LETTER, "payée")), "s")
    by_act = program(article(items + "\nécarte a de résilier\n  si courrier.objet = mise_en_demeure\n"))
    assert by_act.definitions["résilier.ouvert"].body == TRUE


def test_what_completes_a_power_is_required_of_the_act() -> None:
    items = LETTERS + POWER + "\ncomplète mention à résilier\n  = courrier.objet = résiliation\n"
    regular = bare(program(article(items)).definitions["résilier.régulier"].body)
    assert isinstance(regular, Logic)
    wanted = Apply("eq", (Read(LETTER, "objet"), Literal("résiliation")))
    assert regular.arguments[-1] == Default((), None, rule(wanted, "mention", role=Role.ADDITION), Role.CONDITION)


def test_a_question_names_its_definitions() -> None:
    items = (
        LETTERS
        + POWER
        + """
question valable « Cette lettre est-elle valable ? » registre Q-1
  sur courriers où courrier.objet = résiliation
  réponse résilier.régulier(courrier)
  détail « Dernier jour » = résilier.échéance(courrier)
  date prudente « Dernier jour » au plus tôt
"""
    )
    found = program(article(items))
    assert found.questions["valable"] == Question(
        "valable",
        "Cette lettre est-elle valable ?",
        "Q-1",
        "courriers",
        "courrier",
        "question.valable.concerne",
        "question.valable.réponse",
        (("Dernier jour", "question.valable.détail.1"),),
        "Dernier jour",
        earliest=True,
    )
    assert found.definitions["question.valable.réponse"].body == Use("résilier.régulier", (LETTER,))
    assert found.definitions["question.valable.détail.1"].body == Use("résilier.échéance", (LETTER,))


def test_appreciations_and_presumptions_are_fields() -> None:
    items = FACTURE + (
        "\nappréciation Facture.abusive « La facture est-elle abusive ? » par « un juriste »\n  à prouver par client\n"
        "\nprésomption Facture.abusive = non « C. civ. 2274 »\n"
    )
    found = program(article(items)).entities["Facture"].fields["abusive"]
    assert found == FieldInfo(
        "abusive",
        "booléen",
        is_list=False,
        question="La facture est-elle abusive ?",
        judged=True,
        decider="un juriste",
        burden="client",
        presumed=False,
        presumed_by="C. civ. 2274",
    )


def test_the_retained_reading_comes_first() -> None:
    items = "interprétation i « ? » registre I-1\n  lecture a « a »\n  lecture b « b » retenue « sûre »\n"
    found = program(article(items)).interpretations["i"]
    assert [(each.name, each.reason) for each in found.readings] == [("b", "sûre"), ("a", "")]
