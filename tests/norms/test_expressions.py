"""Each sugar of an expression, and the core form it becomes."""

from __future__ import annotations

from datetime import date

import pytest

from clausier.norms.tree import (
    Apply,
    Branch,
    Choice,
    Connective,
    Default,
    Fold,
    Folding,
    Literal,
    Logic,
    Lookup,
    Read,
    Role,
    Use,
    Var,
)
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points, Rate
from model.pages import COURRIER, FACTURE, expression

TRUE = Literal(value=True)
FALSE = Literal(value=False)
FACTURES = Var("factures")
AMOUNT = Read(Var("f"), "montant_ttc")
PAID = Read(Var("f"), "payée")
NO = Logic(Connective.NOT, (PAID,))


def months(number: int) -> Duration:
    return Duration(Fraction(number), Unit.MONTH)


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        ("3 mois", "durée", Literal(months(3))),
        ("40 €", "argent", Literal(Money(Fraction(40)))),
        ("14,5 %", "taux", Literal(Rate(Fraction(29, 200)))),
        ("10 points", "points", Literal(Points(Fraction(10)))),
        ("3,5", "décimal", Literal(Fraction(7, 2))),
        ("3", "décimal", Literal(3)),
        ("1er mars 2024", "date", Literal(date(2024, 3, 1))),
        ("oui", "booléen", TRUE),
        ("a + b", "entier", Apply("add", (Var("a"), Var("b")))),
        ("a - b", "entier", Apply("sub", (Var("a"), Var("b")))),
        ("a × b", "entier", Apply("mul", (Var("a"), Var("b")))),
        ("a ÷ b", "décimal", Apply("div", (Var("a"), Var("b")))),
        ("-a", "entier", Apply("neg", (Var("a"),))),
        ("a = b", "booléen", Apply("eq", (Var("a"), Var("b")))),
        ("a ≠ b", "booléen", Apply("ne", (Var("a"), Var("b")))),
        ("a < b", "booléen", Apply("lt", (Var("a"), Var("b")))),
        ("a ≤ b", "booléen", Apply("le", (Var("a"), Var("b")))),
        ("a > b", "booléen", Apply("gt", (Var("a"), Var("b")))),
        ("a ≥ b", "booléen", Apply("ge", (Var("a"), Var("b")))),
        ("a parmi (1, 2)", "booléen", Apply("among", (Var("a"), Literal((1, 2))))),
        ("a parmi (1, b)", "booléen", Apply("among", (Var("a"), Apply("choices", (Literal(1), Var("b")))))),
        ("p et q et r", "booléen", Logic(Connective.AND, (Var("p"), Var("q"), Var("r")))),
        ("p ou q et r", "booléen", Logic(Connective.OR, (Var("p"), Logic(Connective.AND, (Var("q"), Var("r")))))),
        ("non p", "booléen", Logic(Connective.NOT, (Var("p"),))),
        ("d est sans objet", "booléen", Apply("without_object", (Var("d"),))),
        ("date_d_examen", "date", Var("date_d_examen")),
        ("d + 3 mois", "date", Apply("add", (Var("d"), Literal(months(3))))),
        ("d - e", "entier", Apply("sub", (Var("d"), Var("e")))),
        ("délai 3 mois après d", "date", Apply("delay_after", (Literal(months(3)), Var("d"), FALSE, FALSE))),
        ("délai 3 mois avant d", "date", Apply("delay_before", (Literal(months(3)), Var("d"), FALSE, FALSE))),
        ("délai 3 mois après d, prorogé", "date", Apply("delay_after", (Literal(months(3)), Var("d"), TRUE, FALSE))),
        (
            "délai 3 mois après d, premier jour compté",
            "date",
            Apply("delay_after", (Literal(months(3)), Var("d"), FALSE, TRUE)),
        ),
        ("veille(d)", "date", Apply("day_before", (Var("d"),))),
        ("lendemain(d)", "date", Apply("day_after", (Var("d"),))),
        ("nombre_de_jours(d, e)", "entier", Apply("days_between", (Var("d"), Var("e")))),
        ("arrondi_au_centime(40 €)", "argent", Apply("round_cent", (Literal(Money(Fraction(40))),))),
        ("minimum(a, b, 3)", "entier", Apply("minimum", (Var("a"), Var("b"), Literal(3)))),
        (
            "prochaine_occurrence(d, 3 mois, e)",
            "date",
            Apply("next_occurrence", (Var("d"), Literal(months(3)), Var("e"))),
        ),
        (
            "occurrence(d, 3 mois, a, haut)",
            "date",
            Apply("occurrence", (Var("d"), Literal(months(3)), Var("a"), TRUE)),
        ),
        ("est_férié(d)", "booléen", Apply("is_holiday", (Var("d"),))),
        ("est_férié(d, « alsace-moselle »)", "booléen", Apply("is_holiday", (Var("d"), Literal("alsace-moselle")))),
    ],
)
def test_constants_operators_and_functions(written: str, kind: str, expected: object) -> None:
    inputs = "a : entier, b : entier, d : date, e : date, p : booléen, q : booléen, r : booléen"
    assert expression(written, kind, inputs=inputs) == expected


def test_if_then_else_is_a_branch() -> None:
    found = expression("si p alors 1 sinon 2", "entier", inputs="p : booléen")
    assert found == Branch(Var("p"), Literal(1), Literal(2))


def test_a_fallback_is_the_base_of_its_value() -> None:
    found = expression("a à défaut 2", "entier", inputs="a : entier")
    value = Default((), None, Var("a"), Role.FALLBACK)
    assert found == Default((value,), None, Literal(2), Role.FALLBACK)


def test_selon_on_an_enumeration_is_a_chain_of_branches_in_the_order_of_its_members() -> None:
    vocabulary = "\nénumération Zone : proche « proche », lointaine « loin », étrangère « loin »\n"
    found = expression("selon z ( étrangère : 3 ; proche : 1 ; lointaine : 2 )", "entier", vocabulary, "z : Zone")
    foreign = Default((), Apply("eq", (Var("z"), Literal("étrangère"))), Literal(3))
    far = Branch(Apply("eq", (Var("z"), Literal("lointaine"))), Literal(2), foreign)
    assert found == Branch(Apply("eq", (Var("z"), Literal("proche"))), Literal(1), far)


def test_selon_on_an_interpretation_is_a_choice() -> None:
    vocabulary = "\ninterprétation départ « ? »\n  lecture remise « r » retenue « sûre »\n  lecture envoi « e »\n"
    found = expression("selon départ ( envoi : 2 ; remise : 1 )", "entier", vocabulary)
    assert found == Choice("départ", (("remise", Literal(1)), ("envoi", Literal(2))))


def test_a_table_is_looked_up_and_gives_its_days() -> None:
    vocabulary = (
        "\ntable t : taux\n  source « s »\n  connue jusqu'au 2024-12-31\n  2024-01-01 : 4 %\n  2024-06-01 : 3 %\n"
    )
    assert expression("t au d", "taux", vocabulary, "d : date") == Lookup("t", Var("d"))
    periods = "nombre de p dans périodes(d, d, changements(t))"
    days = Literal((date(2024, 1, 1), date(2024, 6, 1)))
    source = Apply("intervals", (Var("d"), Var("d"), days))
    assert expression(periods, "entier", vocabulary, "d : date") == Fold(Folding.COUNT, "p", source, None, None)


def test_the_parts_of_a_period() -> None:
    found = expression("somme de p.jours pour chaque p dans périodes(d, d)", "entier", inputs="d : date")
    source = Apply("intervals", (Var("d"), Var("d")))
    assert found == Fold(Folding.SUM, "p", source, None, Apply("interval_days", (Var("p"),)))


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        (
            "somme de f.montant_ttc pour chaque f dans factures",
            "argent",
            Fold(Folding.SUM, "f", FACTURES, None, AMOUNT),
        ),
        (
            "somme de f.montant_ttc pour chaque f dans factures où non f.payée",
            "argent",
            Fold(Folding.SUM, "f", FACTURES, NO, AMOUNT),
        ),
        (
            "le plus tôt de f.émise_le pour chaque f dans factures",
            "date",
            Fold(Folding.EARLIEST, "f", FACTURES, None, Read(Var("f"), "émise_le")),
        ),
        (
            "le plus tard de f.émise_le pour chaque f dans factures",
            "date",
            Fold(Folding.LATEST, "f", FACTURES, None, Read(Var("f"), "émise_le")),
        ),
        ("nombre de f dans factures où f.payée", "entier", Fold(Folding.COUNT, "f", FACTURES, PAID, None)),
        ("le seul f dans factures où f.payée", "Facture", Fold(Folding.ONLY, "f", FACTURES, PAID, None)),
        ("il existe f dans factures tel que f.payée", "booléen", Fold(Folding.ANY, "f", FACTURES, None, PAID)),
        ("pour tout f dans factures : f.payée", "booléen", Fold(Folding.ALL, "f", FACTURES, None, PAID)),
    ],
)
def test_quantifiers(written: str, kind: str, expected: object) -> None:
    assert expression(written, kind, FACTURE) == expected


def test_a_collected_list_is_a_list() -> None:
    found = expression("nombre de d dans (liste de f.émise_le pour chaque f dans factures)", "entier", FACTURE)
    inner = Fold(Folding.COLLECT, "f", FACTURES, None, Read(Var("f"), "émise_le"))
    assert found == Fold(Folding.COUNT, "d", inner, None, None)


def test_a_member_is_its_name_even_where_an_element_of_the_dossier_has_it() -> None:
    vocabulary = COURRIER + "\nentité Client « le client »\n  nom : texte\n\ndossier client : Client\n"
    found = expression("c.auteur = client", "booléen", vocabulary, "c : Courrier")
    assert found == Apply("eq", (Read(Var("c"), "auteur"), Literal("client")))
    turned = expression("client = c.auteur", "booléen", vocabulary, "c : Courrier")
    assert turned == Apply("eq", (Literal("client"), Read(Var("c"), "auteur")))
    assert expression("client.nom", "texte", vocabulary) == Read(Var("client"), "nom")


def test_a_calcul_is_used_with_its_subject_first() -> None:
    vocabulary = FACTURE + "\ncalcul Facture.reste(au : date) : argent\n  = montant_ttc\n"
    found = expression("somme de f.reste(date_d_examen) pour chaque f dans factures", "argent", vocabulary)
    used = Use("Facture.reste", (Var("f"), Var("date_d_examen")))
    assert found == Fold(Folding.SUM, "f", FACTURES, None, used)
