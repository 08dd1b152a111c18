"""Lowering and the evaluator against the meaning of the model, over small programs and what may be known of facts.

Every pair of amendments of a calcul, every act of a pouvoir, exhaustively; random pages besides. Facts unknown are
tried every way: an answer is settled if and only if all ways agree.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.dossier.facts import Element, Facts, Known, Place, Ref, WithoutObject
from clausier.evaluate.completion import complete
from clausier.evaluate.evaluator import Evaluation
from clausier.evaluate.result import Conflict, Determined, Result, Undetermined, Void
from clausier.norms import from_model
from clausier.values.show import show
from model.pages import article, built
from semantics.meaning import SILENCE, WITHOUT, Meaning, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clausier.model.tree import Model
    from clausier.norms.tree import Program, Value

World: TypeAlias = "dict[str, Any]"
"""What may be known: fields by name, elements by the name of their list; None where nothing is known."""

ON = date(2026, 3, 1)
DAYS = (date(2026, 1, 31), date(2026, 2, 28))
HERE = Place("d.yml", 1)
DOMAINS: dict[str, tuple[Any, ...]] = dict.fromkeys("abxv", (True, False)) | {
    "p": ("client", "prestataire"),
    "auteur": ("client", "prestataire"),
}
VOCABULARY = """
énumération Partie : client « le client », prestataire « le prestataire »
entité Contrat « le contrat »
  a : booléen
  b : booléen
  n : entier
  p : Partie
  d : date
entité Facture « une facture »
  clé numéro
  numéro : texte
  x : booléen
  m : entier
  e : date
entité Courrier « une lettre »
  clé référence
  référence : texte
  auteur : Partie
  v : booléen
  le : date
  facture : Facture
dossier contrat : Contrat
dossier factures : liste de Facture
dossier courriers : liste de Courrier
interprétation i « Laquelle ? »
  lecture un « l'une » retenue « elle est sûre »
  lecture deux « l'autre »
"""
PLAIN = {"a": True, "b": True, "n": 1, "p": "client", "d": DAYS[0]}


@cache
def read(items: str) -> tuple[Model, Program] | None:
    """Return a page as the front end reads it and as it is lowered; None when it is refused."""
    model, problems = built(article(VOCABULARY + items))
    return None if problems else (model, from_model.lower(model, {"metropole": ()}, (2014, 2035)))


def element(entity: str, path: str, key: str, fields: World) -> Element:
    """Return an element of a dossier; a field worth None is not known."""
    facts: dict[str, Any] = {}
    for name, value in fields.items():
        stated = Ref("Facture", cast("World", value)["numéro"]) if isinstance(value, dict) else value
        facts[name] = WithoutObject(HERE) if value is WITHOUT else Known(stated, HERE)
    return Element(entity, key, path, {name: facts[name] for name in facts if fields[name] is not None}, {}, HERE)


def dossier(world: World) -> Facts:
    """Return a world as the facts of the engine."""
    invoices = tuple(
        element("Facture", f"factures[{each['numéro']}]", each["numéro"], each) for each in world["factures"]
    )
    letters = tuple(
        element("Courrier", f"courriers[{each['référence']}]", each["référence"], each) for each in world["courriers"]
    )
    contract = element("Contrat", "contrat", "", world["contrat"])
    return Facts(
        "contrat", "", {"contrat": contract}, {"factures": invoices, "courriers": letters}, (), (), (), "d.yml"
    )


def completions(value: Any, name: str = "") -> list[Any]:  # noqa: ANN401  a world, or a part of one
    """Return every way to know what is not known in a world."""
    if value is None:
        return list(DOMAINS[name])
    if isinstance(value, dict):
        fields = cast("World", value)
        ways = product(*(completions(each, key) for key, each in fields.items()))
        return [dict(zip(fields, way, strict=True)) for way in ways]
    if isinstance(value, list):
        items = cast("list[World]", value)
        return [list(way) for way in product(*(completions(each) for each in items))]
    return [value]


def outcome(result: Result) -> Outcome | None:
    """Return a result as an outcome, with values as printed; None when it is not settled.

    Both sorts of silence, vide and without object, are one here: see ``check`` for what tells them apart.
    """
    match result:
        case Determined(value=value):
            return Outcome("value", value)
        case Conflict(rules=rules):
            return Outcome("quarrel", frozenset(text for _, text in rules))
        case Undetermined():
            return None
        case _:
            return SILENCE


def printed(found: Outcome) -> Outcome:
    return Outcome("quarrel", frozenset(map(show, found.value))) if found.kind == "quarrel" else found


def is_without_object(program: Program, name: str, world: World, readings: Mapping[str, str], act: int) -> bool:
    """Tell whether a world without unknowns gives « sans objet » rather than « rien n'est prévu »."""
    facts = dossier(world)
    subject = () if act < 0 else (Determined(facts.lists["courriers"][act]),)
    found = Evaluation(program, facts, ON, readings, {}).use(name, subject)[0]
    assert isinstance(found, Void)
    return found.without_object


def check(page: tuple[Model, Program], name: str, world: World, reading: str = "un", act: int = -1) -> str:
    """Compare both on one definition in one world, of the act at this rank if any; return the kind of the answer."""
    model, program = page
    facts, readings = dossier(world), {"i": reading}
    subject = () if act < 0 else (Determined(facts.lists["courriers"][act]),)

    def run(assumed: Mapping[str, Value]) -> Result:
        return Evaluation(program, facts, ON, readings, assumed).use(name, subject)[0]

    expected: set[Outcome] = set()
    silences: set[bool] = set()
    for each in completions(dict(world)):
        given = [] if act < 0 else [Outcome("value", each["courriers"][act])]
        meant = printed(Meaning(model, each, ON, readings).use(name, given))
        expected.add(meant)
        if meant == SILENCE:
            silences.add(is_without_object(program, name, each, readings, act))
    quick = run({})
    exact = complete(run, quick)[0]
    what = (name, world, expected, quick)
    if len(expected) == 1 and len(silences) < len((True, False)):
        (only,) = expected
        assert outcome(exact) == only, what
        assert outcome(quick) in {None, only}, what
        return only.kind
    assert isinstance(exact, Undetermined), what
    assert not exact.candidates or expected <= set(map(outcome, exact.candidates)), what
    return "unsettled"


def lines(opening: str, condition: str = "", value: str = "", prime: str = "") -> str:
    written = [opening, condition and f"  si {condition}", value and f"  = {value}", prime and f"  prime {prime}"]
    return "\n".join(each for each in written if each) + "\n"


def amended(verb: str, name: str, target: str, condition: str, value: str, prime: str = "") -> str:
    link = "de" if verb == "écarte" else "à"
    value = "" if verb == "écarte" else value
    return lines(f"{verb} {name} {link} {target} « {name} »", condition, value, prime)


VERBS = ("déroge", "écarte", "complète")
FACTS_AB: list[World] = [
    {"contrat": {**PLAIN, "a": a, "b": b}, "factures": [], "courriers": []}
    for a, b in product((True, False, WITHOUT, None), repeat=2)
]


def pairs(kind: str, values: tuple[str, str, str]) -> Iterator[str]:
    """Yield a calcul of a kind and two amendments, of it or of one another, under every small condition."""
    for own, one, first in product(("", "contrat.a"), VERBS, ("", "contrat.a")):
        base = lines(f"calcul c : {kind}", own, values[0]) + amended(one, "e", "c", first, values[1])
        for other, target, second in product(VERBS, ("c", "e"), ("", "contrat.a", "contrat.b")):
            yield base + amended(other, "f", target, second, values[2])
            if one == other == "déroge" and target == "c":
                yield base + amended(other, "f", target, second, values[2], "e")


@pytest.mark.parametrize(
    ("kind", "values"),
    [("entier", ("1", "2", "3")), ("booléen", ("oui", "contrat.b", "contrat.a"))],
)
def test_every_pair_of_amendments(kind: str, values: tuple[str, str, str]) -> None:
    seen: set[str] = set()
    read_pages = [page for items in pairs(kind, values) if (page := read(items)) is not None]
    assert len(read_pages) > 200
    for page in read_pages:
        seen |= {check(page, "c", world) for world in FACTS_AB}
    assert seen >= {"value", "unsettled"}
    assert ("quarrel" in seen) is ("silence" in seen) is True


RULED = """
calcul retard : booléen
  = contrat.a
pouvoir p1 « agir »
  pour Facture
  titulaire client
  acte Courrier par facture
  si facture.x « mots »
  exige courrier.v « mots »
  date courrier.le
  au plus tard délai 1 mois après facture.e « mots »
  effet courrier.le
obligation o « payer »
  débiteur client
  créancier prestataire
  si contrat.a « mots »
  violée si contrat.b « mots »
calcul manquée : booléen
  = o.violée
"""
AROUND = (
    "",
    "écarte s de p1 « s »\n  si contrat.a\n",
    "écarte s de p1 « s »\n  si courrier.v\n",
    "complète k à p1 « k »\n  = contrat.b\n",
    "complète k à p1 « k »\n  si contrat.a\n  = courrier.v\n",
    "écarte s de o « s »\n  si contrat.b\n",
    "complète k à o « k »\n  si contrat.a\n  = contrat.b\n",
)


@pytest.mark.parametrize("around", AROUND)
def test_every_act_of_a_power(around: str) -> None:
    page = read(RULED + around)
    assert page is not None
    seen: set[str] = set()
    free = (True, WITHOUT, None)
    for a, b, x, v, author, issued in product(
        free, (True, None), (True, None), (*free, False), ("client", WITHOUT, None), (*DAYS, WITHOUT)
    ):
        invoice = {"numéro": "F", "x": x, "m": 1, "e": issued}
        # The letter leaves on 1 March: a month after the end of January is over, one after the end of February is not.
        letter = {"référence": "L", "auteur": author, "v": v, "le": ON, "facture": invoice}
        world = {"contrat": {**PLAIN, "a": a, "b": b}, "factures": [invoice], "courriers": [letter]}
        seen |= {check(page, f"p1.{part}", world, act=0) for part in ("régulier", "échéance", "effet")}
        seen |= {check(page, name, world) for name in ("manquée", "o.condition")}
    assert seen == {"value", "silence", "unsettled"}


def test_nothing_said_and_without_object_are_two_answers() -> None:
    page = read(lines("calcul c : date", "", "contrat.d") + amended("écarte", "e", "c", "contrat.p = client", ""))
    assert page is not None
    contract = {**PLAIN, "d": WITHOUT}
    kinds = {
        party: check(page, "c", {"contrat": {**contract, "p": party}, "factures": [], "courriers": []})
        for party in ("client", "prestataire", None)
    }
    assert kinds == {"client": "silence", "prestataire": "silence", None: "unsettled"}


# --- Random pages -------------------------------------------------------------------------------------------------

LEAVES = {
    "booléen": [
        "oui",
        "faux",
        "contrat.a",
        "contrat.b",
        "(contrat.n est sans objet)",
        "(contrat.p = client)",
        "(contrat.n < 2)",
    ],
    "entier": ["1", "2", "contrat.n"],
    "date": ["contrat.d", "date_d_examen"],
}
FORMS = {
    "booléen": [
        "({0} et {1})", "({0} ou {1})", "(non {0})", "({E} = {F})", "({D} ≤ {C})", "({E} parmi (1, 2))",
        "(il existe f dans factures tel que f.x et {0})", "(pour tout f dans factures : f.x ou {0})",
        "(il existe f dans factures tel que f.m ≤ {E})",
    ],
    "entier": [
        "({0} + {1})", "minimum({0}, {1})", "(somme de f.m pour chaque f dans factures où f.x)",
        "(nombre de f dans factures où f.x ou {B})", "(somme de {0} pour chaque f dans factures)",
        "(le plus tard de f.m pour chaque f dans factures où {B})",
    ],
    "date": [
        "(délai 1 mois après {0})", "(délai 1 mois avant {0})",
        "(le plus tôt de f.e pour chaque f dans factures où f.x)", "maximum({0}, {1})",
    ],
}  # fmt: skip
EVERYWHERE = [
    "(si {B} alors {0} sinon {1})", "({0} à défaut {1})", "(selon i ( un : {0} ; deux : {1} ))",
    "(selon contrat.p ( client : {0} ; prestataire : {1} ))",
]  # fmt: skip
NAMED = {"B": "booléen", "E": "entier", "F": "entier", "D": "date", "C": "date"}


@st.composite
def expressions(draw: st.DrawFn, kind: str, used: tuple[str, ...] = (), depth: int = 2) -> str:
    if not depth or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([*LEAVES[kind], *used]))
    form = draw(st.sampled_from([*FORMS[kind], *EVERYWHERE]))
    for hole, wanted in {"0": kind, "1": kind, **NAMED}.items():
        if f"{{{hole}}}" in form:
            form = form.replace(f"{{{hole}}}", draw(expressions(wanted, used if wanted == kind else (), depth - 1)))
    return form


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw two calculs, the second may use the first, and exceptions of the second in any shape."""
    kind = draw(st.sampled_from(["booléen", "entier", "date"]))
    conditions = st.just("") | expressions("booléen", depth=1)
    text = lines(f"calcul b0 : {kind}", draw(conditions), draw(expressions(kind)))
    text += lines(f"calcul c : {kind}", draw(conditions), draw(expressions(kind, ("b0",))))
    targets = ["c"]
    for name in ("e", "f", "g")[: draw(st.integers(0, 3))]:
        verb = draw(st.sampled_from(VERBS[: 2 if kind == "date" else 3]))
        prime = draw(st.sampled_from(["", *targets[1:]])) if verb == "déroge" else ""
        target = "c" if prime else draw(st.sampled_from(targets))
        text += amended(verb, name, target, draw(conditions), draw(expressions(kind, depth=1)), prime)
        targets.append(name)
    return text


def maybe(*values: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  values of a field
    return st.sampled_from((*values, WITHOUT))


TRUTHS = maybe(True, False, None)
CONTRACTS = st.fixed_dictionaries(
    {"a": TRUTHS, "b": TRUTHS, "n": maybe(1, 2), "p": maybe("client", "prestataire", None), "d": maybe(*DAYS)}
)
INVOICES = st.fixed_dictionaries({"x": TRUTHS, "m": maybe(1, 2, 3), "e": maybe(*DAYS)})


@given(pages(), CONTRACTS, st.lists(INVOICES, max_size=2), st.sampled_from(["un", "deux"]))
def test_random_pages_mean_what_they_say(items: str, contract: Any, listed: Any, reading: str) -> None:  # noqa: ANN401
    page = read(items)
    if page is None:
        return
    numbered = [{"numéro": f"F{rank}", **each} for rank, each in enumerate(listed)]
    world = {"contrat": contract, "factures": numbered, "courriers": []}
    for name in ("b0", "c"):
        check(page, name, world, reading)
