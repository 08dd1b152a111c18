"""Small programs and dossiers, built by hand: one contract, its invoices and their payments, its letters."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from clausier.dossier.facts import (
    Contested,
    DeclaredUnknown,
    Element,
    Facts,
    Known,
    Override,
    Place,
    Ref,
    WithoutObject,
)
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Missing, Need, Undetermined
from clausier.norms.tree import (
    Apply,
    Choice,
    Citation,
    Connective,
    Default,
    Definition,
    EntityInfo,
    FieldInfo,
    Interpretation,
    Literal,
    Logic,
    Program,
    Read,
    Reading,
    Role,
    RootInfo,
    Table,
    Use,
    Var,
)
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clausier.dossier.facts import Fact
    from clausier.evaluate.result import Result, Step
    from clausier.norms.tree import Duty, Expr, Power, Question, Value

    Given: TypeAlias = Value | Fact | Ref

HERE = Place("dossier.yml", 1)
ON = date(2026, 3, 1)
UNKNOWN = DeclaredUnknown(HERE)
WITHOUT_OBJECT = WithoutObject(HERE)
CONTRACT = Var("contrat")

TRUE = Literal(value=True)
FALSE = Literal(value=False)

CITED = Citation("CGV IV, 1er alinéa", "trois (3) mois", "IV", "04-IV.md", 12)


def euros(amount: str) -> Money:
    return Money.of(amount)


def months(number: int) -> Duration:
    return Duration(Fraction(number), Unit.MONTH)


def days(number: int) -> Duration:
    return Duration(Fraction(number), Unit.DAY)


# --- Expressions ---------------------------------------------------------------------------------------------------


def fact(field: str) -> Read:
    """A field of the contract."""
    return Read(CONTRACT, field)


def of(variable: str, field: str) -> Read:
    return Read(Var(variable), field)


def both(*parts: Expr) -> Logic:
    return Logic(Connective.AND, parts)


def one_of(*parts: Expr) -> Logic:
    return Logic(Connective.OR, parts)


def negated(part: Expr) -> Logic:
    return Logic(Connective.NOT, (part,))


def rule(value: Expr, condition: Expr | None = None, *exceptions: Expr, name: str = "") -> Default:
    return Default(exceptions, condition, value, Role.RULE, name)


def condition(expr: Expr) -> Default:
    """A « si » of a rule, as it is lowered."""
    return Default((), None, expr, Role.CONDITION)


def operation(name: str, *arguments: Expr) -> Apply:
    return Apply(name, arguments)


SILENCE = rule(Literal(1), FALSE)
"""Vide: a rule whose condition is not met."""

QUARREL = rule(Literal(0), None, rule(Literal(1), name="un"), rule(Literal(2), name="deux"))
"""A conflict: two exceptions that apply with unlike values."""


def silence(value: Expr) -> Default:
    """Vide, of the kind of ``value``."""
    return rule(value, FALSE)


# --- Programs ------------------------------------------------------------------------------------------------------


def _info(name: str, kind: str, question: str = "") -> FieldInfo:
    return FieldInfo(name, kind, is_list=False, question=question or f"{name} ?")


ENTITIES = {
    "Contrat": EntityInfo.of(
        "Contrat",
        "le contrat",
        "",
        (
            *(_info(name, "booléen") for name in ("a", "b", "c", "x", "y", "z")),
            FieldInfo("grave", "booléen", is_list=False, question="Est-ce grave ?", judged=True, decider="un juriste"),
            FieldInfo("faute", "booléen", is_list=False, question="Une faute ?", burden="client"),
            FieldInfo(
                "bonne_foi",
                "booléen",
                is_list=False,
                question="De bonne foi ?",
                burden="client",
                presumed=True,
                presumed_by="C. civ. 2274",
            ),
            FieldInfo(
                "part", "argent", is_list=False, question="Quelle part ?", presumed=euros("0"), presumed_by="loi"
            ),
            _info("forme", "Forme"),
            _info("montant", "argent"),
            _info("nombre", "entier"),
            *(_info(name, "date") for name in ("signé_le", "d1", "d2", "d3")),
            FieldInfo("notes", "texte", is_list=True, question="Quelles notes ?"),
            _info("dernière", "Facture"),
        ),
    ),
    "Facture": EntityInfo.of(
        "Facture",
        "une facture",
        "numéro",
        (
            _info("numéro", "texte"),
            _info("montant", "argent"),
            _info("payée", "booléen"),
            _info("émise_le", "date"),
            FieldInfo("paiements", "Paiement", is_list=True, question="Quels paiements ?"),
        ),
    ),
    "Paiement": EntityInfo.of(
        "Paiement", "un paiement", "référence", (_info("montant", "argent"), _info("reçu_le", "date"))
    ),
    "Courrier": EntityInfo.of(
        "Courrier",
        "une lettre",
        "référence",
        (
            _info("envoi", "Envoi", "Comment la lettre est-elle partie ?"),
            _info("objet", "Objet"),
            _info("envoyé_le", "date"),
            _info("remis_le", "date"),
            _info("facture", "Facture"),
        ),
    ),
}
ENUMERATIONS = {
    "Forme": (("écrite", "écrite"), ("orale", "orale")),
    "Envoi": (("recommandé", "lettre recommandée"), ("simple", "lettre simple")),
    "Objet": (("résiliation", "résiliation"), ("relance", "relance"), ("autre", "autre chose")),
    "Partie": (("client", "le Client"), ("prestataire", "le Prestataire")),
}
ROOTS = {
    "contrat": RootInfo("contrat", "Contrat", is_list=False, is_open=False),
    "factures": RootInfo("factures", "Facture", is_list=True, is_open=False),
    "courriers": RootInfo("courriers", "Courrier", is_list=True, is_open=False),
}


def definition(
    name: str, body: Expr, inputs: tuple[str, ...] = (), kind: str = "booléen", label: str = "", **more: bool
) -> Definition:
    return Definition(name, inputs, kind, body, label, is_parameter=more.get("is_parameter", False))


def interpretation(name: str, *readings: str) -> Interpretation:
    """An interprétation; the first reading is the one retained."""
    return Interpretation(name, f"Comment lire {name} ?", "I-1", tuple(Reading(each, each, "") for each in readings))


def choice(name: str, **arms: Expr) -> Choice:
    return Choice(name, tuple(arms.items()))


def program(
    *definitions: Definition,
    interpretations: Iterable[Interpretation] = (),
    tables: Iterable[Table] = (),
    duties: Iterable[Duty] = (),
    powers: Iterable[Power] = (),
    questions: Iterable[Question] = (),
    holidays: tuple[int, ...] = (),
) -> Program:
    return Program(
        "essai/cgv",
        "Conditions d'essai",
        {each.name: each for each in definitions},
        {each.name: each for each in duties},
        {each.name: each for each in powers},
        {each.name: each for each in questions},
        {each.name: each for each in interpretations},
        {each.name: each for each in tables},
        ENTITIES,
        ENUMERATIONS,
        ROOTS,
        {"metropole": holidays},
        (2010, 2040),
    )


EMPTY = program()


# --- Dossiers ------------------------------------------------------------------------------------------------------


def _fact(given: Given) -> Fact:
    if isinstance(given, Known | DeclaredUnknown | WithoutObject | Contested):
        return given
    return Known(given, HERE)


def contested(**versions: Value) -> Contested:
    return Contested(tuple(versions.items()), HERE)


def element(entity: str, key: str, path: str, fields: Mapping[str, Given], **lists: tuple[Element, ...]) -> Element:
    return Element(entity, key, path, {name: _fact(each) for name, each in fields.items()}, lists, HERE)


def payment(invoice: str, key: str, **fields: Given) -> Element:
    return element("Paiement", key, f"factures[{invoice}].paiements[{key}]", fields)


def invoice(key: str, *payments: Element, **fields: Given) -> Element:
    return element("Facture", key, f"factures[{key}]", {"numéro": key, **fields}, paiements=payments)


def letter(key: str, **fields: Given) -> Element:
    return element("Courrier", key, f"courriers[{key}]", fields)


def stated(
    fields: Mapping[str, Given],
    elements: Iterable[Element] = (),
    overrides: tuple[Override, ...] = (),
    open_lists: tuple[str, ...] = (),
) -> Facts:
    """A dossier: the fields of the contract, then invoices and letters."""
    every = tuple(elements)
    lists = {
        root.name: tuple(each for each in every if each.entity == root.entity)
        for root in ROOTS.values()
        if root.is_list
    }
    contract = element("Contrat", "contrat", "contrat", fields)
    return Facts("essai/cgv", "essai", {"contrat": contract}, lists, overrides, (), open_lists)


def dossier(*elements: Element, open_lists: tuple[str, ...] = (), **fields: Given) -> Facts:
    """The same, as it reads best."""
    return stated(fields, elements, open_lists=open_lists)


NOTHING = dossier()


# --- Evaluation ----------------------------------------------------------------------------------------------------


def outcome(
    expr: Expr, facts: Facts = NOTHING, under: Program = EMPTY, **options: object
) -> tuple[Result, tuple[Step, ...]]:
    """Evaluate an expression in a dossier; ``options`` are those of ``Evaluation``."""
    return Evaluation(under, facts, ON, **options).evaluate(expr, {})  # type: ignore[arg-type]  # forwarded as they are


def worth(expr: Expr, facts: Facts = NOTHING, under: Program = EMPTY, **options: object) -> Result:
    return outcome(expr, facts, under, **options)[0]


def lacking(result: Result) -> set[str]:
    """The paths a result lacks."""
    assert isinstance(result, Undetermined)
    return {each.path for each in result.missing}


def missing(field: str, need: Need = Need.FACT, domain: tuple[Value, ...] = (), decider: str = "") -> Missing:
    """What evaluating a field of the contract that is not known lacks."""
    return Missing(f"contrat.{field}", need, f"{field} ?", domain, decider)


def use(name: str, *arguments: Expr) -> Use:
    return Use(name, arguments)
