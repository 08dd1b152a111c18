from __future__ import annotations

import pytest

from clausier.dossier.nodes import compose
from clausier.quote.tree import Standing
from clausier.text.source import Source
from clausier.values.money import Money
from quote.shop import CATALOGUE, HEAD, LINES, offered

A = "      - code: A\n"
FREE = "      - désignation: Câblage\n        prix: 80 €\n"


@pytest.mark.parametrize(
    ("lines", "more", "code", "told"),
    [
        ("      - code: POSTE\n", "", "CLA-0832", "vouliez-vous dire « POSTES »"),
        ("      - code: A\n        quantite: 2\n", "", "CLA-0831", "vouliez-vous dire « quantité »"),
        ("      - code: A\n        prix: 9 €\n", "", "CLA-0830", "une réduction s'écrit « remise: »"),
        ("      - désignation: Câblage\n", "", "CLA-0830", "par exemple « prix: 80 € »"),
        ("      - prix: 80 €\n", "", "CLA-0830", "par exemple « désignation:"),
        ("      - désignation: X\n        prix: 80 euro par heure\n", "", "CLA-0830", "1 250,00 €"),
        ("      - désignation: X\n        prix: -5 €\n", "", "CLA-0830", "une réduction s'écrit"),
        (A + "        quantité: 0\n", "", "CLA-0830", "retirez la ligne"),
        (A + "        quantité: deux\n", "", "CLA-0830", "3,5"),
        (A + "        périodicité: mensuel\n", "", "CLA-0831", "vouliez-vous dire « mensuelle »"),
        (A + "        tva: 20\n", "", "CLA-0830", "ajoutez le signe %"),
        (A + "        sur: F-1\n", "", "CLA-0830", ""),
        (A + "        remise: 101 %\n", "", "CLA-0834", "corrigez la remise"),
        (A + "        remise: 10,01 €\n", "", "CLA-0834", "corrigez la remise"),
        (A + "        remise: -1 €\n", "", "CLA-0834", "corrigez la remise"),
        (A + "        pour_mémoire: oui\n        remise: 1 €\n", "", "CLA-0834", "retirez la remise"),
        (A + "        périodicité: mensuelle\n", "", "CLA-0830", "engagement: 12 mois"),
        (A, "engagement: 90 jours\n", "CLA-0830", "36 mois"),
        (A, "acompte: 50 €\n", "CLA-0830", "payées en une fois"),
        (A + "        remise: 5\n", "", "CLA-0830", "« 5 % » ou « 5 € »"),
        (A, "acompte: 30\n", "CLA-0830", "« 30 % » ou « 30 € »"),
        (A, "remise_accordée_par: directeur\n", "CLA-0611", "directeur_commercial"),
        (A, "version: 0\n", "CLA-0830", "version: 1"),
        (A, "limite: 2026-02-01\n", "CLA-0830", "limite"),
        (A, "suivi:\n  - signé: 2026-03-04\n", "CLA-0831", "les noms connus sont émis"),
        (A, "suivi: accepté\n", "CLA-0830", "tiret"),
        (A, "clients: Dupont\n", "CLA-0831", "vouliez-vous dire « client »"),
    ],
)
def test_a_fault_is_one_diagnostic_with_one_thing_to_do(lines: str, more: str, code: str, told: str) -> None:
    found, problems = offered(lines, more)
    errors = [each for each in problems if each.is_error]
    assert found is None
    assert [each.code.ident for each in errors] == [code]
    assert told in errors[0].hint
    assert errors[0].span is not None


@pytest.mark.parametrize("absent", ["établi_le", "client"])
def test_what_a_quote_cannot_do_without_is_asked_for(absent: str) -> None:
    kept: list[str] = []
    for text in HEAD.splitlines():
        if text.startswith(f"{absent}:") or (absent == "client" and text.startswith("  ")):
            continue
        kept.append(text)
    found, problems = offered(A, head="\n".join(kept) + "\n")
    assert found is None
    assert [(each.code.ident, f"« {absent} »" in each.message) for each in problems] == [("CLA-0830", True)]


def test_a_key_written_twice_is_refused_by_the_reader_of_dossiers() -> None:
    text = HEAD + "titre: a\ntitre: b\n" + LINES + A
    node, problems = compose(Source("devis.yml", text))
    assert node is None
    assert [each.code.ident for each in problems] == ["CLA-0604"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("tva: tva_normale\n", "tva: tva_normale\ntvas: 1\n", "CLA-0831"),
        ("  nom: Maison\n", "  forme: SAS\n", "CLA-0830"),
        ("    prix: 10 €\n", "    prix: 10 €\n    calcul: x\n", "CLA-0830"),
        ("  - code: POSTES\n", "  - code: A\n", "CLA-0830"),
        ("articles:\n", "dossier:\n  contrat.signé_le: signé\narticles:\n", "CLA-0831"),
        ("articles:\n", "dossier:\n  signé_le: accepté\narticles:\n", "CLA-0830"),
        ("modèle: {model}\n", "", "CLA-0830"),
    ],
)
def test_a_catalogue_is_read_as_strictly(old: str, new: str, code: str) -> None:
    found, problems = offered(A, catalogue=CATALOGUE.replace(old, new))
    assert found is None
    assert [each.code.ident for each in problems] == [code]


def test_a_line_of_the_catalogue_and_a_free_one() -> None:
    found, _ = offered(A + "        quantité: 3\n" + FREE + "        unité: heure\n        quantité: 1,5\n")
    assert found is not None
    assert [(each.name, each.gross) for each in found.quote.lines] == [
        ("Article A", Money.of("30")),
        ("Câblage", Money.of("120")),
    ]


def test_options_are_those_of_a_line_or_of_a_whole_section() -> None:
    found, _ = offered(A + FREE + "        option: oui\n" + "  - titre: Plus\n    option: oui\n    lignes:\n" + A)
    assert found is not None
    assert [each.standing for each in found.quote.lines] == [Standing.COUNTED, Standing.OPTION, Standing.OPTION]
    assert found.totals.firm.net == Money.of("10")
    assert found.totals.extended is not None
    assert found.totals.extended.net == Money.of("100")


def test_a_quote_under_another_contract_than_its_catalogue_is_refused() -> None:
    _, problems = offered(A, head=HEAD.replace("{model}", "alleo/cgv"))
    assert [each.code.ident for each in problems] == ["CLA-0830"]


def test_what_the_facts_say_must_be_what_the_quote_says() -> None:
    catalogue = CATALOGUE + "dossier:\n  contrat.signé_le: accepté\n"
    log = "suivi:\n  - accepté: 2026-03-12\n"
    found, problems = offered(A, "faits:\n  contrat:\n    signé_le: 2026-03-11\n" + log, catalogue)
    assert found is None
    assert [each.code.ident for each in problems if each.is_error] == ["CLA-0830"]
    found, _ = offered(A, "faits:\n  contrat:\n    signé_le: 12 mars 2026\n" + log, catalogue)
    assert found is not None
