from __future__ import annotations

from datetime import date

import pytest

from clausier.surface import expression as ex
from clausier.surface.expression import Constant, Expression, Fold, Name, Operator
from clausier.text.span import Span
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points, Rate
from surface.language import expression_of

S = Span("", 0, 0)
A, B, C, D = (Name(letter, S) for letter in "abcd")


def _constant(value: ex.LiteralValue) -> Constant:
    return Constant(value, S)


def _binary(operator: Operator, left: Expression, right: Expression) -> Expression:
    return ex.Binary(operator, left, right, S)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("oui", True),
        ("vrai", True),
        ("non", False),
        ("faux", False),
        ("12", 12),
        ("150 000", 150_000),
        ("3,5", Fraction(7, 2)),
        ("40 €", Money(Fraction(40))),
        ("40€", Money(Fraction(40))),
        ("1 440,50 EUR", Money(Fraction(144050, 100))),
        ("1 euro", Money(Fraction(1))),
        ("14,5 %", Rate(Fraction(145, 1000))),
        ("10 points", Points(Fraction(10))),
        ("3 mois", Duration(Fraction(3), Unit.MONTH)),
        ("2 jours ouvrés", Duration(Fraction(2), Unit.WORKED_DAY_OUVRE)),
        ("1 jour ouvrable", Duration(Fraction(1), Unit.BUSINESS_DAY_OUVRABLE)),
        ("5 jours francs", Duration(Fraction(5), Unit.CLEAR_DAY_FRANC)),
        ("5 jours du lundi au vendredi", Duration(Fraction(5), Unit.WEEKDAY)),
        ("3,5 heures", Duration(Fraction(7, 2), Unit.HOUR)),
        ("2024-03-01", date(2024, 3, 1)),
        ("1er mars 2024", date(2024, 3, 1)),
        ("29 février 2024", date(2024, 2, 29)),
        ("« d'accord »", "d'accord"),
        ("« l’« abonnement » »", "l’« abonnement »"),
        ("«»", ""),
    ],
)
def test_constants(text: str, value: ex.LiteralValue) -> None:
    found = expression_of(text)
    assert found == _constant(value)
    assert isinstance(found, Constant)
    assert type(found.value) is type(value)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a ou b et c", _binary(Operator.OR, A, _binary(Operator.AND, B, C))),
        ("a et b et c", _binary(Operator.AND, _binary(Operator.AND, A, B), C)),
        ("non a et b", _binary(Operator.AND, ex.Not(A, S), B)),
        ("non a = b", ex.Not(_binary(Operator.EQUAL, A, B), S)),
        ("a = non", _binary(Operator.EQUAL, A, _constant(value=False))),
        ("a = b + c", _binary(Operator.EQUAL, A, _binary(Operator.PLUS, B, C))),
        ("a à défaut b ≤ c", _binary(Operator.AT_MOST, ex.Fallback(A, B, S), C)),
        ("a à défaut b à défaut c", ex.Fallback(A, ex.Fallback(B, C, S), S)),
        ("a - b - c", _binary(Operator.MINUS, _binary(Operator.MINUS, A, B), C)),
        ("a + b × c", _binary(Operator.PLUS, A, _binary(Operator.TIMES, B, C))),
        ("a ÷ b ÷ c", _binary(Operator.DIVIDED, _binary(Operator.DIVIDED, A, B), C)),
        ("-a × b", _binary(Operator.TIMES, ex.Negative(A, S), B)),
        ("a × t au b", _binary(Operator.TIMES, A, ex.Lookup("t", B, S))),
        ("t au b.c", ex.Lookup("t", ex.Access(B, "c", (), S), S)),
        ("a parmi (b, c)", _binary(Operator.AMONG, A, ex.Choices((B, C), S))),
        ("a parmi b.c", _binary(Operator.AMONG, A, ex.Access(B, "c", (), S))),
        ("a.b est sans objet", ex.NotApplicable(ex.Access(A, "b", (), S), S)),
        ("a.b(c).d", ex.Access(ex.Access(A, "b", (C,), S), "d", (), S)),
        ("f()", ex.Call("f", (), S)),
        ("f(a, b)", ex.Call("f", (A, B), S)),
        (
            "délai a après b, prorogé, premier jour compté",
            ex.Delay(A, ex.Direction.AFTER, B, extended=True, first_day_counted=True, span=S),
        ),
        (
            "f(délai a avant b, prorogé, c)",
            ex.Call("f", (ex.Delay(A, ex.Direction.BEFORE, B, extended=True, first_day_counted=False, span=S), C), S),
        ),
        (
            "a ≤ délai b après c à défaut d et a",
            _binary(
                Operator.AND,
                _binary(
                    Operator.AT_MOST,
                    A,
                    ex.Delay(
                        B, ex.Direction.AFTER, ex.Fallback(C, D, S), extended=False, first_day_counted=False, span=S
                    ),
                ),
                A,
            ),
        ),
        ("si a alors b sinon c + d", ex.Conditional(A, B, _binary(Operator.PLUS, C, D), S)),
        (
            "selon a.b ( c : d ; d : si a alors b sinon c )",
            ex.Select(ex.Access(A, "b", (), S), (ex.Arm("c", D, S), ex.Arm("d", ex.Conditional(A, B, C, S), S)), S),
        ),
        ("somme de a pour chaque v dans b", ex.Quantified(Fold.SUM, "v", B, None, A, S)),
        (
            "a - somme de b pour chaque v dans c où d et a",
            _binary(Operator.MINUS, A, ex.Quantified(Fold.SUM, "v", C, _binary(Operator.AND, D, A), B, S)),
        ),
        ("le plus tôt de a pour chaque v dans b", ex.Quantified(Fold.EARLIEST, "v", B, None, A, S)),
        ("le plus tard d'a pour chaque v dans b", ex.Quantified(Fold.LATEST, "v", B, None, A, S)),
        ("liste de a pour chaque v dans b", ex.Quantified(Fold.COLLECT, "v", B, None, A, S)),
        ("nombre de v dans b où c", ex.Quantified(Fold.COUNT, "v", B, C, None, S)),
        ("le seul v dans b où c", ex.Quantified(Fold.ONLY, "v", B, C, None, S)),
        ("il existe v dans b tel que c", ex.Quantified(Fold.EXISTS, "v", B, None, C, S)),
        ("pour tout v dans b : c", ex.Quantified(Fold.EVERY, "v", B, None, C, S)),
        ("non pour tout v dans b : c", ex.Not(ex.Quantified(Fold.EVERY, "v", B, None, C, S), S)),
        ("somme de non pour chaque v dans b", ex.Quantified(Fold.SUM, "v", B, None, _constant(value=False), S)),
        ("2024 - 3 - 1", _binary(Operator.MINUS, _binary(Operator.MINUS, _constant(2024), _constant(3)), _constant(1))),
        ("si a alors 0 sinon 1000", ex.Conditional(A, _constant(0), _constant(1000), S)),
    ],
)
def test_precedence_and_forms(text: str, tree: Expression) -> None:
    assert expression_of(text) == tree


@pytest.mark.parametrize(
    "name", ["date", "nature", "effet", "au", "le", "de", "par", "somme", "nombre", "liste", "prime"]
)
def test_words_of_the_language_that_are_not_reserved_are_names(name: str) -> None:
    assert expression_of(f"{name} + facture.{name}") == _binary(
        Operator.PLUS, Name(name, S), ex.Access(Name("facture", S), name, (), S)
    )


@pytest.mark.parametrize(
    "name", ["sinistre", "alors_que", "estimation", "ouverture", "etc", "nonobstant", "parmi_nous"]
)
def test_reserved_words_are_whole_words(name: str) -> None:
    assert expression_of(name) == Name(name, S)


def test_layout_and_comments_do_not_count() -> None:
    assert expression_of("a\n  +  # la suite\n  b") == expression_of("a + b")


def test_typographic_spaces_and_apostrophes_are_read_as_plain_ones() -> None:
    assert expression_of("somme d’a pour chaque v dans b") == expression_of("somme d'a pour chaque v dans b")
    assert expression_of("1\u202f440,50\u00a0€") == expression_of("1 440,50 €")
