"""Cases beside the clauses: how they are read, what they compare, what is wrong with them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clausier.assurance import cases, runner
from clausier.project import compile, manifest  # noqa: A004  the module compiles a contract
from clausier.text.source import Source

if TYPE_CHECKING:
    from clausier.norms.tree import Program

ROOT = Path(__file__).resolve().parents[2]

BASE = """\
# Essais

```dossier
titre: Essai
contrat:
  signé_le: 1er mars 2024
courriers:
  - référence: L-1
    objet: résiliation_au_terme
    auteur: client
    envoi: lettre_recommandée
    envoyé_le: 28 novembre 2026
    remis_le: 2 décembre 2026
factures:
  - numéro: F-1
    montant_ttc: 1 440,00 €
    reçue_le: 5 octobre 2026
```

## Un cas

```cas
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    folder = tmp_path_factory.mktemp("projet") / "projet"
    shutil.copytree(ROOT / "examples" / "demarrage", folder)
    project, _, _ = manifest.read(str(folder))
    assert project is not None
    made = compile.compile_contract(project, project.contracts[0], cached=False).program
    assert made is not None
    return made


def _read(case: str) -> tuple[tuple[cases.Case, ...], list[str]]:
    read, problems = cases.read(Source("essai.md", f"{BASE}{case}```\n"))
    return read, [each.code.ident for each in problems]


def _run(program: Program, case: str) -> runner.Ran:
    (read,), problems = _read(case)
    assert problems == []
    return runner.run(program, read)


def _gaps(program: Program, case: str) -> list[tuple[str, str]]:
    ran = _run(program, case)
    assert ran.problems == ()
    return [(each.what, each.got) for each in ran.gaps]


LATE = "question: résiliation\nau: 15 janvier 2027\n"


def test_a_case_keeps_its_title_its_line_and_the_line_of_each_expectation(program: Program) -> None:
    (case,), _ = _read(f"{LATE}réponse: oui\nprudente: 1er janvier 2026\n")
    assert (case.title, case.file, case.line) == ("Un cas", "essai.md", 20)
    ran = runner.run(program, case)
    assert [(each.what, each.line) for each in ran.gaps] == [("réponse", 25), ("date prudente", 26)]
    assert not ran.holds


@pytest.mark.parametrize(
    "expected",
    [
        "réponse: non",
        "réponse: NON\ndétails:\n  Dernier jour utile: 30/11/2026\n  fin de la période en cours: 2027-02-28",
        "réponse: non\nprudente: lundi 30 novembre 2026",
        "réponse: non\nlectures:\n  départ_du_préavis=envoi: oui\n  départ_du_préavis=remise: non",
        "réponse: non\nmanque: []",
        "réponse: non\nsans_preuve: non",
        "réponse: non\ncite: [par lettre recommandée avec avis de réception, CGV 2, « trois (3) mois »]".replace(
            "« ", ""
        ).replace(" »", ""),
        "sur: L-1\nréponse: non",
        "réponse: oui\nfaits:\n  lectures:\n    départ_du_préavis: envoi",
        "réponse: oui\nfaits:\n  contrat:\n    signé_le: 3 mars 2024",
    ],
)
def test_what_holds_is_found_to_hold(program: Program, expected: str) -> None:
    assert _gaps(program, f"{LATE}{expected}\n") == []


@pytest.mark.parametrize(
    ("expected", "gap"),
    [
        ("réponse: oui", ("réponse", "non")),
        ("réponse: indéterminé", ("réponse", "non")),
        ("réponse: vide", ("réponse", "non")),
        ("réponse: non\ndétails:\n  Dernier jour utile: 1er décembre 2026", ("Dernier jour utile", "30 novembre 2026")),
        ("réponse: non\nprudente: indéterminée", ("date prudente", "30 novembre 2026")),
        (
            "réponse: non\nmanque: [courriers[L-1].remis_le]".replace("[c", "\n  - c").replace("le]", "le"),
            ("manque", "rien"),
        ),
        ("réponse: non\nlectures:\n  départ_du_préavis=envoi: non", ("lecture départ_du_préavis=envoi", "oui")),
        ("réponse: non\nsans_preuve: oui", ("sans preuve", "non")),
        ("réponse: non\ncite: [mots absents]", ("cite", "ces mots ne sont pas parmi les raisons")),
    ],
)
def test_what_does_not_hold_says_what_was_found(program: Program, expected: str, gap: tuple[str, str]) -> None:
    assert _gaps(program, f"{LATE}{expected}\n") == [gap]


def test_a_missing_fact_is_named_by_its_path_or_by_its_question(program: Program) -> None:
    facts = (
        "faits:\n  courriers:\n    - référence: L-1\n      objet: résiliation_au_terme\n      auteur: client\n"
        "      envoi: lettre_recommandée\n      envoyé_le: 1er mars 2026\n"
    )
    for named in ("courriers[L-1].remis_le", "À quelle date la lettre a-t-elle été remise au destinataire ?"):
        assert _gaps(program, f"{LATE}réponse: indéterminé\nmanque:\n  - {named}\n{facts}") == []
    both = f"{LATE}réponse: indéterminé\nmanque:\n  - courriers[L-1].remis_le\n  - courriers[L-1].auteur\n{facts}"
    assert _gaps(program, both) == [("manque", "courriers[L-1].remis_le")]
    assert _gaps(program, f"{LATE}réponse: indéterminé\nmanque: []\n{facts}") == [("manque", "courriers[L-1].remis_le")]


def test_an_amount_may_be_written_in_every_french_way(program: Program) -> None:
    for amount in ("1 440,00 €", "1440 EUR", "1440.00", "1440"):
        case = f"question: facture_en_retard\nau: 2027-01-15\nréponse: oui\ndétails:\n  Reste à payer: {amount}\n"
        assert _gaps(program, case) == []
    wrong = "question: facture_en_retard\nau: 2027-01-15\nréponse: oui\ndétails:\n  Reste à payer: 1 440,01 €\n"
    assert [what for what, _ in _gaps(program, wrong)] == ["Reste à payer"]


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("- question\n", "CLA-0821"),
        ("question: résiliation\nréponse: oui\n", "CLA-0821"),
        ("question: résiliation\nau: demain\nréponse: oui\n", "CLA-0821"),
        ("question: [a, b]\nau: 2026-01-01\nréponse: oui\n", "CLA-0821"),
        (f"{LATE}réponse: non\ndétails: oui\n", "CLA-0821"),
        (f"{LATE}réponse: non\nmanque:\n  - a: b\n", "CLA-0821"),
        (f"{LATE}réponse: non\nréponses: oui\n", "CLA-0822"),
        (f"{LATE}réponse: non\nréponse: oui\n", "CLA-0604"),
    ],
)
def test_a_case_that_is_badly_written_is_said_at_its_place(case: str, code: str) -> None:
    read, problems = cases.read(Source("essai.md", f"{BASE}{case}```\n"))
    assert read == ()
    assert [each.code.ident for each in problems][:1] == [code]
    assert problems[0].span is not None
    assert problems[0].span.start >= len(BASE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Un cas\n\n```cas\nquestion: résiliation\nau: 2027-01-15\nréponse: oui\n```\n", "pas de faits"),
        (f"{BASE}question: résiliation\n", "n'est pas fermé"),
        ("```dossier\ncontrat:\n  signé_le: 2024-03-01\n```\n\n```dossier\ncontrat: []\n```\n", "qu'un bloc"),
    ],
)
def test_a_file_of_cases_that_is_badly_made_is_said(text: str, said: str) -> None:
    read, problems = cases.read(Source("essai.md", text))
    assert read == ()
    assert any(said in each.message for each in problems)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("question: resiliation\nau: 2027-01-15\nréponse: oui\n", "CLA-0811"),
        (f"{LATE}sur: L-2\nréponse: oui\n", "CLA-0812"),
        (f"{LATE}réponse: oui\nfaits:\n  courriers: []\n", "CLA-0812"),
        (f"{LATE}réponse: non\ndétails:\n  Dernier jour: 1er mars 2026\n", "CLA-0822"),
        (f"{LATE}réponse: non\nlectures:\n  départ_du_préavis=poste: oui\n", "CLA-0813"),
        (f"{LATE}réponse: non\nlectures:\n  départ=envoi: oui\n", "CLA-0813"),
    ],
)
def test_a_name_the_contract_does_not_have_is_said(program: Program, case: str, code: str) -> None:
    ran = _run(program, case)
    assert [each.code.ident for each in ran.problems] == [code]
    assert not ran.holds


def test_facts_that_cannot_be_read_are_said_where_they_stand(program: Program) -> None:
    ran = _run(program, f"{LATE}réponse: oui\nfaits:\n  contrat:\n    signe_le: hier\n")
    assert ran.answer is None
    assert ran.problems[0].span is not None
    assert ran.problems[0].span.source == "essai.md"


def test_other_blocks_and_headings_are_only_for_the_reader() -> None:
    text = f"{BASE}{LATE}réponse: non\n```\n\n### Remarque {{#r}}\n\n```console\n$ clausier tester\n```\n\n    ```cas\n"
    (case,), problems = cases.read(Source("essai.md", text))
    assert problems == ()
    assert case.title == "Un cas"
