"""The rarer turns of a dossier: other vocabularies, other bounds, faults inside what describes a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clausier.dossier.facts import Known, Place, Ref
from clausier.dossier.nodes import compose
from clausier.dossier.reader import read
from clausier.dossier.schema import schema
from clausier.dossier.starter import starter
from clausier.dossier.vocabulary import Vocabulary, vocabulary_of
from clausier.norms.tree import Definition, EntityInfo, FieldInfo, Literal, Program, RootInfo
from clausier.text.source import Source
from clausier.values.duration import Duration, Unit
from clausier.values.fraction import Fraction
from clausier.values.money import Money
from clausier.values.rate import Points
from dossier.vocabulary import VOCABULARY


def _codes(text: str, vocabulary: Vocabulary = VOCABULARY) -> list[str]:
    return [each.code.ident for each in read(Source("d.yml", text), vocabulary)[1]]


def _with_entity(entity: EntityInfo, root: RootInfo) -> Vocabulary:
    return replace(
        VOCABULARY,
        entities={**VOCABULARY.entities, entity.name: entity},
        roots={**VOCABULARY.roots, root.name: root},
    )


# --- What describes a value ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("{ valeur: 1 €, le: 2024-03-01, connu_le: 2024-03-02 }", "CLA-0604"),
        ("{ valeur: 1 €, connu_le: demain }", "CLA-0610"),
        ("{ valeur: 1 €, connu_le: [] }", "CLA-0608"),
        ("{ valeur: 1 €, pièce: {} }", "CLA-0608"),
        ("{ valeur: 1 €, pièce: }", "CLA-0607"),
        ("{ valeur: [1 €] }", "CLA-0608"),
        ("{ valeur: { valeur: 1 € } }", "CLA-0608"),
        ("{ contesté: 1 € }", "CLA-0608"),
        ("{ contesté: { client: 1 €, prestataire: x } }", "CLA-0610"),
        ("{ contesté: { client: 1 €, prestataire: 1 € } }", "CLA-0616"),
        ("{ contesté: { client: 1 €, prestataire: 2 € }, motif: z }", "CLA-0616"),
        ('""', "CLA-0607"),
    ],
)
def test_faults_inside_what_describes_a_value(value: str, code: str) -> None:
    assert _codes(f"contrat:\n  prix: {value}\n") == [code]


def test_a_list_of_values_may_say_where_it_comes_from_or_be_unknown() -> None:
    facts, found = read(Source("d.yml", "contrat:\n  échéances: { valeur: [2024-04-01], pièce: devis }\n"), VOCABULARY)
    assert found == ()
    assert facts is not None
    known = facts.singles["contrat"].fields["échéances"]
    assert known == Known((date(2024, 4, 1),), Place("d.yml", 2), evidence="devis")
    assert _codes("contrat:\n  échéances: inconnu\n") == []
    assert _codes("contrat:\n  échéances: [2024-04-01, x]\n") == ["CLA-0610"]


# --- Keys and references ------------------------------------------------------------------------------------------


def test_a_reference_to_a_key_that_two_lists_give_is_ambiguous() -> None:
    vocabulary = replace(
        VOCABULARY, roots={**VOCABULARY.roots, "avoirs": RootInfo("avoirs", "Facture", is_list=True, is_open=False)}
    )
    both = "factures:\n  - numéro: F-1\navoirs:\n  - numéro: F-1\n"
    assert _codes(both, vocabulary) == []
    assert _codes(both + "courriers:\n  - référence: L\n    facture: F-1\n", vocabulary) == ["CLA-0614"]


def test_a_key_that_is_a_date_is_the_same_however_it_is_written() -> None:
    fields = (FieldInfo("jour", "date", False, ""), FieldInfo("suite", "Relevé", False, ""))
    root = RootInfo("relevés", "Relevé", is_list=True, is_open=False)
    vocabulary = _with_entity(EntityInfo.of("Relevé", "un relevé", "jour", fields), root)
    text = "relevés:\n  - jour: 01/03/2024\n  - jour: 2024-04-01\n    suite: 1er mars 2024\n"
    facts, found = read(Source("d.yml", text), vocabulary)
    assert found == ()
    assert facts is not None
    first, second = facts.lists["relevés"]
    assert first.path == "relevés[1er mars 2024]"
    assert second.fields["suite"] == Known(Ref("Relevé", "1er mars 2024"), Place("d.yml", 4))
    assert _codes("relevés:\n  - jour: 01/03/2024\n  - jour: 2024-03-01\n", vocabulary) == ["CLA-0613"]


def test_a_single_element_is_called_by_its_root_or_by_its_key() -> None:
    client = EntityInfo.of("Client", "le client", "nom", (FieldInfo("nom", "texte", False, ""),))
    vocabulary = _with_entity(client, RootInfo("client", "Client", is_list=False, is_open=False))
    for text, key in (("client:\n  nom: Martin\n", "Martin"), ("titre: x\n", "client")):
        facts, _ = read(Source("d.yml", text), vocabulary)
        assert facts is not None
        assert (facts.singles["client"].key, facts.singles["client"].path) == (key, "client")
    assert _codes("client:\n  nom: []\n", vocabulary) == ["CLA-0612"]


# --- Special conditions -------------------------------------------------------------------------------------------


def _euros(number: int) -> Money:
    return Money(Fraction(number))


@pytest.mark.parametrize(
    ("operator", "written", "allowed"),
    [
        ("≤", "100 €", True),
        ("≤", "100,01 €", False),
        ("<", "99,99 €", True),
        ("<", "100 €", False),
        ("≥", "100 €", True),
        ("≥", "99,99 €", False),
        (">", "100,01 €", True),
        (">", "100 €", False),
        ("≠", "100 €", False),
        ("≠", "101 €", True),
        ("=", "100 €", True),
        ("=", "101 €", False),
    ],
)
def test_each_bound_of_the_law(operator: str, written: str, *, allowed: bool) -> None:
    bounds = ((operator, _euros(100), "C. com."),)
    parameter = Definition("plafond", (), "argent", Literal(_euros(7)), is_parameter=True, bounds=bounds)
    vocabulary = replace(VOCABULARY, parameters={"plafond": parameter})
    assert _codes(f"conditions_particulières:\n  plafond: {written}\n", vocabulary) == ([] if allowed else ["CLA-0617"])


def test_values_that_have_no_order_are_only_the_same_or_not() -> None:
    bounds = (("≠", "jamais", "C. civ."),)
    parameter = Definition("terme", (), "texte", Literal("un an"), is_parameter=True, bounds=bounds)
    vocabulary = replace(VOCABULARY, parameters={"terme": parameter})
    assert _codes("conditions_particulières:\n  terme: jamais\n", vocabulary) == ["CLA-0617"]
    assert _codes("conditions_particulières:\n  terme: deux ans\n", vocabulary) == []


def test_points_and_lists_are_special_conditions_too() -> None:
    least = Definition(
        "majoration",
        (),
        "points",
        Literal(Points(Fraction(10))),
        is_parameter=True,
        bounds=(("≥", Points(Fraction(3)), "C. com. L441-10 II"),),
    )
    vocabulary = replace(VOCABULARY, parameters={**VOCABULARY.parameters, "majoration": least})
    assert _codes("conditions_particulières:\n  majoration: 2 points\n", vocabulary) == ["CLA-0617"]
    assert _codes("conditions_particulières:\n  départements: [75, x]\n") == ["CLA-0610"]


# --- Faults of layout ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a:\n\u00a0 b: 1\n  c: 2\n", "une espace insécable sert de retrait"),
        ("a:\n  b:\u00a01\n  c: 2\n", "un deux-points est suivi d'une espace insécable"),
        ("a:\n  b:1\n  c: 2\n", "un deux-points n'est suivi d'aucune espace"),
        ("a: 'L'Oréal'\n", "un guillemet ferme la valeur avant sa fin"),
        ("a: 'b\n", "un guillemet ouvert ici n'est pas refermé"),
        ('a: "\\q"\n', "cet échappement n'existe pas entre guillemets doubles"),
        ("a: b: c\n", "le signe « : » n'est pas attendu ici"),
        ("a: - b\n", "un tiret de liste n'est pas attendu ici"),
        ("a: [b, c\n", "une accolade ou un crochet n'est pas refermé, ou une virgule manque"),
        ("a: %b\n", "ce caractère ne peut pas commencer une valeur"),
        ("a: 1\nbonjour\nb: 2\n", "il manque « : » après le nom de ce champ"),
        ("a:\n    b: 1\n  c: 2\n", "cette ligne n'est pas alignée sur les précédentes, ou il lui manque « : »"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(text: str, message: str) -> None:
    _, (found,) = compose(Source("d.yml", text))
    assert (found.code.ident, found.message) == ("CLA-0602", message)
    assert found.hint


# --- The vocabulary of a program ----------------------------------------------------------------------------------


def test_the_vocabulary_is_what_a_program_lets_dossiers_say() -> None:
    calcul = Definition("calcul", (), "durée", Literal(Duration(Fraction(1), Unit.DAY)))
    program = Program(
        contract="essai/maintenance",
        title="Contrat de maintenance",
        definitions={**VOCABULARY.parameters, "calcul": calcul},
        duties={},
        powers={},
        questions={},
        interpretations=VOCABULARY.interpretations,
        tables={},
        entities=VOCABULARY.entities,
        enumerations=VOCABULARY.enumerations,
        roots=VOCABULARY.roots,
        holidays={},
        holiday_years=(2020, 2030),
    )
    assert vocabulary_of(program) == VOCABULARY


def test_a_poor_vocabulary_makes_a_schema_and_a_new_dossier() -> None:
    holder = EntityInfo.of("Étage", "", "", (FieldInfo("pièces", "Étage", True, ""),))
    root = RootInfo("étages", "Étage", is_list=True, is_open=False)
    poor = Vocabulary("essai/vide", "", {"Étage": holder}, {}, {"étages": root}, {}, {})
    shallow = replace(poor, entities={"Étage": EntityInfo.of("Étage", "", "", ())})
    assert "- {}" in starter(shallow)
    assert "- {}" in starter(poor)
    assert _codes(starter(shallow), shallow) == []
    made = schema(poor)
    assert made["title"] == "Dossier sous essai/vide"
