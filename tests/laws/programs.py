"""Random programs in which every expression has a kind, and random dossiers for them.

``cases`` draws a program whose definitions use only earlier ones, and a dossier where everything is known; ``hidden``
then hides some of it. Kinds are those of the language; a generator of a kind picks among the forms that give it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

from clausier.dossier.facts import Contested, DeclaredUnknown, Known, Ref, WithoutObject, every_element
from clausier.evaluate.evaluator import Evaluation
from clausier.norms.print import print_expr
from clausier.norms.tree import (
    Apply,
    Branch,
    Choice,
    Connective,
    Default,
    Definition,
    Fold,
    Folding,
    Literal,
    Logic,
    Lookup,
    Read,
    Role,
    Table,
    Use,
    Var,
)
from clausier.text.record import replace
from clausier.values.rate import Rate
from evaluate.builder import (
    CONTRACT,
    ENTITIES,
    HERE,
    ON,
    WITHOUT_OBJECT,
    days,
    euros,
    interpretation,
    invoice,
    months,
    payment,
    program,
    stated,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import DrawFn

    from clausier.dossier.facts import Element, Fact, Facts
    from clausier.evaluate.result import Result
    from clausier.norms.tree import Expr, Program, Value
    from evaluate.builder import Given

    Scope = Mapping[str, str]

T = TypeVar("T")

BOOLEAN, INTEGER, MONEY, DATE, FORM, INVOICE, INVOICES = (
    "booléen", "entier", "argent", "date", "Forme", "Facture", "liste de Facture",
)  # fmt: skip
KINDS = (BOOLEAN, INTEGER, MONEY, DATE, FORM, INVOICE, INVOICES)
CALCULATED = (BOOLEAN, INTEGER, MONEY, DATE)
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "contrat": {
        BOOLEAN: ("a", "b", "c", "x", "y", "z"),
        INTEGER: ("nombre",),
        MONEY: ("montant",),
        DATE: ("d1", "d2"),
        FORM: ("forme",),
        INVOICE: ("dernière",),
    },
    INVOICE: {BOOLEAN: ("payée",), MONEY: ("montant",), DATE: ("émise_le",)},
    "Paiement": {MONEY: ("montant",), DATE: ("reçu_le",)},
}
INTERPRETATIONS = tuple(interpretation(name, "un", "deux") for name in ("i", "j", "k"))
TABLE = Table(
    "taux",
    INTEGER,
    "la Banque",
    date(2026, 6, 30),
    ((date(2025, 1, 1), 3, ""), (date(2025, 7, 1), None, ""), (date(2026, 1, 1), 4, "")),
)
DAYS = st.sampled_from([date(2025, 3, 31), date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 15)])
VALUES: dict[str, st.SearchStrategy[Value]] = {
    BOOLEAN: st.booleans(),
    INTEGER: st.integers(0, 3),
    MONEY: st.sampled_from([euros("0"), euros("10"), euros("20")]),
    DATE: DAYS,
    FORM: st.sampled_from(["écrite", "orale"]),
}
DELAYS = st.sampled_from([months(1), months(3), days(10)])
YEARLY = Literal(months(12))
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
PLAIN = Literal(value=False)


class Case:
    """A program, what it is asked (a definition without input), and a dossier where everything is known."""

    def __init__(self, program: Program, asked: str, truth: Facts) -> None:
        self.program = program
        self.asked = asked
        self.truth = truth

    def __repr__(self) -> str:
        """Show the program as it is printed, and the facts by path."""
        said = (
            f"{each.name}({', '.join(each.inputs)}) = {print_expr(each.body)}"
            for each in self.program.definitions.values()
        )
        facts = (
            f"{each.path}.{name}: {getattr(one, 'value', one)}"
            for each in every_element(self.truth)
            for name, one in each.fields.items()
        )
        return "\n".join((*said, *facts))

    def result(self, facts: Facts, **options: object) -> Result:
        run = Evaluation(self.program, facts, ON, **options)  # type: ignore[arg-type]  # forwarded as they are
        return run.use(self.asked)[0]


class Maker:
    """Draws expressions of a kind; ``definitions`` grows, so that each one uses only those before it."""

    def __init__(self, draw: DrawFn) -> None:
        self.draw = draw
        self.definitions: list[Definition] = []
        self.inputs: dict[str, tuple[str, ...]] = {}
        self.names = 0

    def pick(self, options: list[T]) -> T:
        return options[self.draw(st.integers(0, len(options) - 1))]

    def define(self, depth: int) -> Definition:
        """Draw a definition of zero or one input, and keep it."""
        kind = self.pick(list(CALCULATED))
        inputs = self.pick([(), (), (INVOICE,), (DATE,), (BOOLEAN,), (INVOICES,)])
        scope = {f"v{rank}": each for rank, each in enumerate(inputs)}
        made = Definition(f"d{len(self.definitions)}", tuple(scope), kind, self.of(kind, scope, depth))
        self.inputs[made.name] = inputs
        self.definitions.append(made)
        return made

    def of(self, kind: str, scope: Scope, depth: int) -> Expr:
        """Draw an expression of ``kind``."""
        if depth <= 0 or self.draw(st.integers(0, 3)) == 0:
            return self.leaf(kind, scope)
        form = self.pick(["default", "default", "branch", "choice", "use", "own", "own", "own"])
        match form:
            case "default":
                return self.default(kind, scope, depth - 1)
            case "branch":
                parts = (self.of(each, scope, depth - 1) for each in (BOOLEAN, kind, kind))
                return Branch(*parts)
            case "choice":
                arms = tuple((name, self.of(kind, scope, depth - 1)) for name in ("un", "deux"))
                return Choice(self.pick(["i", "j", "k"]), arms)
            case "use":
                return self.use(kind, scope, depth - 1)
            case _:
                return self.own(kind, scope, depth - 1)

    def leaf(self, kind: str, scope: Scope) -> Expr:
        options: list[Expr] = [Var(name) for name, each in scope.items() if each == kind]
        options += [Read(CONTRACT, field) for field in FIELDS["contrat"].get(kind, ())]
        for name, each in scope.items():
            options += [Read(Var(name), field) for field in FIELDS.get(each, {}).get(kind, ())]
        if kind == INVOICES:
            options.append(Var("factures"))
        elif kind != INVOICE:
            options.append(Literal(self.draw(VALUES[kind])))
        return self.pick(options)

    def default(self, kind: str, scope: Scope, depth: int) -> Default:
        exceptions = tuple(
            self.default(kind, scope, depth - 1) for _ in range(self.draw(st.integers(0, max(0, min(2, depth)))))
        )
        condition = self.of(BOOLEAN, scope, depth) if self.draw(st.booleans()) else None
        roles = [Role.RULE, Role.OVERRIDE, Role.FALLBACK]
        role = self.pick([*roles, Role.CONDITION] if kind == BOOLEAN else roles)
        self.names += 1
        return Default(exceptions, condition, self.of(kind, scope, depth), role, f"r{self.names}")

    def use(self, kind: str, scope: Scope, depth: int) -> Expr:
        known = [each for each in self.definitions if each.kind == kind]
        if not known:
            return self.own(kind, scope, depth)
        chosen = self.pick(known)
        return Use(chosen.name, tuple(self.of(each, scope, depth) for each in self.inputs[chosen.name]))

    def own(self, kind: str, scope: Scope, depth: int) -> Expr:
        """Draw a form that only this kind has."""
        match kind:
            case "booléen":
                return self.truth(scope, depth)
            case "entier":
                return self.integer(scope, depth)
            case "argent":
                return self.money(scope, depth)
            case "date":
                return self.date(scope, depth)
            case "Facture":
                return self.fold(Folding.ONLY, scope, depth, None)
            case _:
                return self.leaf(kind, scope)

    def truth(self, scope: Scope, depth: int) -> Expr:
        form = self.pick(["and", "or", "not", "compare", "compare", "idle", "any", "all", "among", "worked", "same"])
        match form:
            case "and" | "or":
                connective = Connective.AND if form == "and" else Connective.OR
                count = self.draw(st.integers(1, 3))
                return Logic(connective, tuple(self.of(BOOLEAN, scope, depth) for _ in range(count)))
            case "not":
                return Logic(Connective.NOT, (self.of(BOOLEAN, scope, depth),))
            case "compare":
                kind = self.pick([INTEGER, MONEY, DATE])
                return Apply(self.pick(list(COMPARISONS)), (self.of(kind, scope, depth), self.of(kind, scope, depth)))
            case "idle":
                return Apply("without_object", (self.of(self.pick([BOOLEAN, DATE, MONEY]), scope, depth),))
            case "any" | "all":
                return self.fold(Folding.ANY if form == "any" else Folding.ALL, scope, depth, BOOLEAN)
            case "among":
                return Apply("among", (self.of(FORM, scope, depth), Literal(("écrite",))))
            case "worked":
                return Apply("is_ouvre", (self.of(DATE, scope, depth),))
            case _:
                return Apply("eq", (self.of(INVOICE, scope, depth), self.of(INVOICE, scope, depth)))

    def integer(self, scope: Scope, depth: int) -> Expr:
        form = self.pick(["add", "sub", "mul", "minimum", "days", "year", "count", "sum", "lookup"])
        match form:
            case "days":
                return Apply("days_between", (self.of(DATE, scope, depth), self.of(DATE, scope, depth)))
            case "year":
                return Apply("year_of", (self.of(DATE, scope, depth),))
            case "count":
                return self.fold(Folding.COUNT, scope, depth, None)
            case "sum":
                return self.fold(Folding.SUM, scope, depth, INTEGER)
            case "lookup":
                return Lookup("taux", self.of(DATE, scope, depth))
            case _:
                return Apply(form, (self.of(INTEGER, scope, depth), self.of(INTEGER, scope, depth)))

    def money(self, scope: Scope, depth: int) -> Expr:
        form = self.pick(["add", "sub", "maximum", "share", "times", "sum", "sum", "round_cent"])
        match form:
            case "share":
                return Apply("mul", (self.of(MONEY, scope, depth), Literal(Rate.of_percent("14.5"))))
            case "times":
                return Apply("mul", (self.of(MONEY, scope, depth), self.of(INTEGER, scope, depth)))
            case "sum":
                return self.fold(Folding.SUM, scope, depth, MONEY)
            case "round_cent":
                return Apply("round_cent", (self.of(MONEY, scope, depth),))
            case _:
                return Apply(form, (self.of(MONEY, scope, depth), self.of(MONEY, scope, depth)))

    def date(self, scope: Scope, depth: int) -> Expr:
        form = self.pick(["add", "sub", "delay_after", "delay_before", "next", "day_before", "earliest", "latest"])
        match form:
            case "add" | "sub":
                return Apply(form, (self.of(DATE, scope, depth), Literal(self.draw(DELAYS))))
            case "delay_after" | "delay_before":
                return Apply(form, (Literal(self.draw(DELAYS)), self.of(DATE, scope, depth), PLAIN, PLAIN))
            case "next":
                return Apply("next_occurrence", (self.of(DATE, scope, depth), YEARLY, self.of(DATE, scope, depth)))
            case "day_before":
                return Apply("day_before", (self.of(DATE, scope, depth),))
            case _:
                return self.fold(Folding.EARLIEST if form == "earliest" else Folding.LATEST, scope, depth, DATE)

    def fold(self, folding: Folding, scope: Scope, depth: int, body: str | None) -> Fold:
        """Draw a quantifier over invoices, or over the payments of one."""
        owners = [name for name, kind in scope.items() if kind == INVOICE]
        nested = folding is not Folding.ONLY and bool(owners) and self.draw(st.booleans())
        source: Expr = Read(Var(self.pick(owners)), "paiements") if nested else self.of(INVOICES, scope, depth)
        variable = f"e{len(scope)}"
        inner = {**scope, variable: "Paiement" if nested else INVOICE}
        condition = self.of(BOOLEAN, inner, depth) if self.draw(st.booleans()) else None
        return Fold(folding, variable, source, condition, None if body is None else self.of(body, inner, depth))


@st.composite
def cases(draw: DrawFn, depth: int = 3) -> Case:
    """Draw a program of up to five definitions, and a dossier where everything is known."""
    maker = Maker(draw)
    for _ in range(draw(st.integers(0, 4))):
        maker.define(depth)
    asked = Definition("réponse", (), maker.pick(list(CALCULATED)), PLAIN)
    asked = replace(asked, body=maker.of(asked.kind, {}, depth + 1))
    made = program(
        *maker.definitions,
        asked,
        interpretations=INTERPRETATIONS,
        tables=[TABLE],
        holidays=(date(2025, 12, 25).toordinal(),),
    )
    return Case(made, "réponse", draw(truths()))


@st.composite
def truths(draw: DrawFn) -> Facts:
    """Draw a dossier where every field has a value, or is without object."""

    def fields(entity: str) -> dict[str, Given]:
        return {name: draw(VALUES[kind]) for kind, names in FIELDS[entity].items() if kind in VALUES for name in names}

    some: list[Element] = []
    for rank in range(draw(st.integers(0, 3))):
        key = f"F-{rank}"
        paid = [payment(key, f"P-{n}", **fields("Paiement")) for n in range(draw(st.integers(0, 2)))]
        some.append(invoice(key, *paid, **fields(INVOICE)))
    contract = fields("contrat")
    contract["dernière"] = Ref(INVOICE, "F-0") if some else WITHOUT_OBJECT
    return stated(contract, some)


def places(facts: Facts) -> list[tuple[str, str, str]]:
    """Every field that holds a fact: the path of its element, its name, its kind."""
    return [
        (each.path, info.name, info.kind)
        for each in every_element(facts)
        for info in ENTITIES[each.entity].fields.values()
        if info.name in each.fields
    ]


def changed(facts: Facts, new: Mapping[str, Fact | None], open_lists: tuple[str, ...] = ()) -> Facts:
    """The dossier with some facts, by path, replaced, or left out where None."""

    def element(one: Element) -> Element:
        given = {f"{one.path}.{name}": (name, fact) for name, fact in one.fields.items()}
        kept = {name: new.get(path, fact) for path, (name, fact) in given.items()}
        lists = {name: tuple(map(element, each)) for name, each in one.lists.items()}
        return replace(one, fields={name: fact for name, fact in kept.items() if fact is not None}, lists=lists)

    return replace(
        facts,
        singles={name: element(each) for name, each in facts.singles.items()},
        lists={name: tuple(map(element, each)) for name, each in facts.lists.items()},
        open_lists=open_lists,
    )


@st.composite
def hidden(draw: DrawFn, facts: Facts) -> dict[str, Fact | None]:
    """Draw what to hide of a dossier: facts not asked, declared unknown, or contested (one party being right)."""
    every = places(facts)
    found: dict[str, Fact | None] = {}
    for path, name, kind in every:
        match draw(st.integers(0, 5)):
            case 0 | 1:
                found[f"{path}.{name}"] = None
            case 2:
                found[f"{path}.{name}"] = DeclaredUnknown(HERE)
            case 3 if kind in VALUES:
                found[f"{path}.{name}"] = draw(disputes(facts, path, name, kind))
            case _:
                pass
    return found


@st.composite
def disputes(draw: DrawFn, facts: Facts, path: str, name: str, kind: str) -> Contested:
    one = next(each for each in every_element(facts) if each.path == path)
    fact = one.fields[name]
    right = fact.value if isinstance(fact, Known) and not isinstance(fact.value, Ref) else draw(VALUES[kind])
    wrong = draw(VALUES[kind].filter(lambda value: value != right))
    versions = [("client", right), ("prestataire", wrong)]
    return Contested(tuple(draw(st.permutations(versions))), HERE)


@st.composite
def idle(draw: DrawFn, facts: Facts) -> dict[str, Fact | None]:
    """Draw facts to be without object."""
    return {f"{path}.{name}": WithoutObject(HERE) for path, name, _ in places(facts) if draw(st.integers(0, 5)) == 0}
