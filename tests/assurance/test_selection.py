"""The quick way of trying mutants gives the verdicts of the plain one: each mutant on every case, from nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assurance.tiny import Tiny, case
from clausier.app.assurance import survivors, uncovered
from clausier.app.test import read_beside, run_cases
from clausier.assurance import mutants, mutation, reach, runner
from clausier.project import compile, manifest  # noqa: A004  the module compiles a contract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clausier.app.assurance import Lacking
    from clausier.assurance.cases import Case
    from clausier.norms.tree import Program
    from clausier.project.manifest import Manifest

ROOT = Path(__file__).resolve().parents[2]

_EVERYTHING = """
interprétation départ « De quel jour ? »
  lecture réception « de la réception » retenue « usage »
  lecture lendemain « du lendemain »

interprétation seuil « Quel seuil ? »
  lecture bas  « 10 € » retenue « usage »
  lecture haut « 20 € »

déroge faveur à échéance « un délai de faveur »
  si contrat.délai_accordé
  = délai 60 jours après contrat.reçue_le

calcul échéance : date
  = selon départ (
      réception : délai 30 jours après contrat.reçue_le ;
      lendemain : délai 31 jours après contrat.reçue_le
    )

calcul petite : booléen
  = contrat.montant ≤ selon seuil ( bas : 10 € ; haut : 20 € )

calcul pénalité : argent
  = si contrat.payée_le > échéance et non petite alors 40 € sinon 0 €

calcul choisie : argent
  = si contrat.a alors 10 € sinon selon seuil ( bas : 10 € ; haut : 20 € )

calcul inutile : argent
  = 3 €

obligation payer « payer »
  débiteur client
  créancier prestataire
  si contrat.a
  à compter de contrat.reçue_le
  au plus tard échéance
  exécutée le contrat.payée_le

question q « Combien ? »
  réponse pénalité
  détail « Échéance » = échéance
  date prudente « Échéance » au plus tôt

question choisie « Laquelle ? »
  réponse choisie

question payer « Faut-il payer ? »
  réponse contrat.a et (contrat.b ou petite)
```

## Article 2 {#2}

Les frais sont dus, avec une remise convenue.

```clause
déroge remise à frais « une remise »
  sur « avec une remise convenue »
  si contrat.b
  = 3 €

calcul frais : argent
  = 5 €

question frais « Quels frais ? »
  réponse frais
"""
_PAID = "montant: 100 €, reçue_le: 2026-01-01, délai_accordé: non, a: oui, b: non"
_CASES = (
    case("En retard", "40 €", f"{_PAID}, payée_le: 2026-02-01", "détails: {Échéance: 31 janvier 2026}")
    + case("À temps", "0 €", f"{_PAID}, payée_le: 2026-01-31", "obligations: {payer: exécutée}")
    + case("Autre lecture", "40 €", f"{_PAID}, payée_le: 2026-02-01", "lectures: {départ=lendemain: 0 €}")
    + case("Faveur", "0 €", f"{_PAID}, payée_le: 2026-02-01".replace("accordé: non", "accordé: oui"))
    + case("Payée quand ?", "indéterminé", _PAID, "manque: [contrat.payée_le]")
    # The 31 January is a Saturday.
    + case("Date prudente", "40 €", f"{_PAID}, payée_le: 2026-02-01", "prudente: 2026-01-30")
    # Nothing but the words cited tells that the exception is there.
    + case("Cite", "5 €", "b: non", "cite: [avec une remise convenue]").replace("question: q", "question: frais")
    # With the arms swapped, the answer changes under the other reading only, which the rule did not follow.
    + case("Choisie", "10 €", "a: oui", "lectures: {seuil=haut: 10 €}").replace("question: q", "question: choisie")
    + case("Petite", "oui", _PAID.replace("100 €", "10 €")).replace("question: q", "question: payer")
    + case("Ni b ni petite", "non", _PAID).replace("question: q", "question: payer")
    + case("Ce cas ne tient pas", "non", _PAID.replace("b: non", "b: oui")).replace("question: q", "question: payer")
)


def _verdicts(project: Manifest) -> list[tuple[str, str]]:
    """Return the (rule, change) that no case notices: every mutant is run on every case, read again each time."""
    (contract,) = project.contracts
    compiled = compile.compile_contract(project, contract)
    program, model = compiled.program, compiled.model
    assert program is not None
    assert model is not None
    places = reach.places(program, model, {})
    cases = [each for each in read_beside(project, ())[0] if _holds(program, each)]
    assert cases
    return [
        (mutant.rule, mutant.text)
        for mutant in mutants.mutants(program, [each for each in reach.reached(program) if each in places])
        if not any(_notices(program, mutant.program(program), each) for each in cases)
    ]


def _holds(program: Program, each: Case) -> bool:
    return runner.run(program, each).holds


def _notices(program: Program, altered: Program, each: Case) -> bool:
    before, after = runner.prepare(program, each), runner.prepare(altered, each)
    assert isinstance(before, runner.Prepared)
    assert isinstance(after, runner.Prepared)
    try:
        return not _holds(altered, each) or runner.concerned(program, before) != runner.concerned(altered, after)
    except Exception:  # noqa: BLE001  an altered rule may no longer make sense
        return True


def _told(lacking: Iterable[Lacking]) -> list[tuple[str, str]]:
    return sorted({(each.rule, each.text) for each in lacking})


def _project(folder: str) -> Manifest:
    project, problems, _ = manifest.read(str(ROOT / folder))
    assert project is not None, problems
    return project


def test_the_quick_way_gives_the_verdicts_of_the_plain_one(tmp_path: Path) -> None:
    project = Tiny(tmp_path, _EVERYTHING, _CASES).manifest
    found = survivors(project, (), "").value
    assert found is not None
    assert _told(found.lacking) == sorted(set(_verdicts(project)))
    texts = {each.text for each in found.lacking}
    assert "« 3,00 € » devient « 3,01 € »" in texts
    assert "l'exception « une remise » est supprimée" not in texts
    assert len(texts) < found.total


def test_the_verdicts_of_a_whole_example_are_those_of_the_plain_way() -> None:
    project = _project("examples/demarrage")
    found = survivors(project, (), "").value
    assert found is not None
    assert found.lacking
    assert len(found.lacking) < found.total
    assert _told(found.lacking) == sorted(set(_verdicts(project)))


@pytest.mark.parametrize("wanted", ["échéance", "seuil", "petite", "payer", "inutile", "faveur", "q"])
def test_what_is_asked_about_is_a_part_of_the_whole(tmp_path: Path, wanted: str) -> None:
    project = Tiny(tmp_path, _EVERYTHING, _CASES).manifest
    for measure in (survivors, uncovered):
        whole, part = measure(project, (), "").value, measure(project, (), wanted).value
        assert whole is not None
        assert whole.lacking
        assert part is not None
        about = [
            each for each in whole.lacking if wanted in f"{each.rule} {each.place.article} {each.place.title}".lower()
        ]
        assert _told(part.lacking) == _told(about)


def test_a_fault_in_the_facts_of_a_file_is_told_of_each_of_its_cases(tmp_path: Path) -> None:
    base = "```dossier\ncontrat:\n  montant: beaucoup\n```\n"
    project = Tiny(tmp_path, _EVERYTHING, base + case("Un", "0 €", "a: oui") + case("Deux", "0 €", "a: non")).manifest
    outcome = run_cases(project, (), "")
    assert outcome.value is not None
    assert [len(ran.problems) for ran, _ in outcome.value.ran] == [1, 1]


def test_mutants_are_not_tried_in_a_way_that_would_notice_the_rule_unaltered(tmp_path: Path) -> None:
    project = Tiny(tmp_path, _EVERYTHING, _CASES).manifest
    (contract,) = project.contracts
    program, _, _ = compile.program(project, contract)
    assert program is not None
    prepared = [runner.prepare(program, each) for each in read_beside(project, ())[0]]
    bench = mutation.bench(program, [each for each in prepared if isinstance(each, runner.Prepared)])
    (rule,) = (each for each in reach.reached(program) if each == "choisie")
    made = list(enumerate(mutants.mutants(program, [rule])))
    assert 0 < len(mutation.unnoticed(bench, made)) < len(made)
    blind = bench._replace(cases=tuple(each._replace(concerned=not each.concerned) for each in bench.cases))
    with pytest.raises(RuntimeError, match="choisie"):
        mutation.unnoticed(blind, made)
