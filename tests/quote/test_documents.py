"""The printed quotes of the examples: their text under review, their Word files read back and linted, their sums.

``CLAUSIER_GOLDEN=1`` writes the texts again: read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from clausier.app.quote import open_quote
from clausier.documents import check, plain, readback
from clausier.documents.linter import lint
from clausier.documents.ooxml.archive import unpack
from clausier.documents.tree import Heading, Table
from clausier.documents.word import to_docx
from clausier.quote.document import paper
from clausier.values.money import Money
from quote.shop import CATALOGUE, ROOT, offered, program, project

if TYPE_CHECKING:
    from clausier.app.quote import Opened
    from clausier.documents.tree import Document

HOUSE = (ROOT / "templates" / "maison.docx").read_bytes()
GOLDEN = ROOT / "tests" / "quote" / "golden"
# Worked out by hand from the lines: before tax, tax and total of what is paid once; the same each month; the deposit.
SUMS = {
    "allance-abonnement": (("1207.85", "241.57", "1449.42"), ("480", "96", "576"), "434.83"),
    "allance-abonnement-v2": (("1028.30", "205.66", "1233.96"), ("560", "112", "672"), "370.19"),
    "allance-interventions": (("1186", "237.20", "1423.20"), ("0", "0", "0"), None),
    "alleo-location": (("815", "163", "978"), ("218.24", "43.65", "261.89"), "200"),
    "alleo-vente": (("4097.60", "808.56", "4906.16"), ("0", "0", "0"), "1962.46"),
    "alleo-services": (("1862", "372.40", "2234.40"), ("0", "0", "0"), None),
    # 852,80 € less 4 % (34,11 €), of which 32,60 € of the 815,00 € at 20 % and 1,51 € of the 37,80 € at 5,5 %.
    "alleo-remise-globale": (("818.69", "158.48", "977.17"), ("165.41", "33.08", "198.49"), "293.15"),
}


def _opened(name: str) -> Opened:
    found = open_quote(project(), str(ROOT / "examples" / "devis" / f"{name}.yml"))
    assert found.value is not None, found.problems
    assert found.problems == ()
    return found.value


def _paper(name: str) -> Document:
    opened = _opened(name)
    previous = None if opened.previous is None else opened.previous.quote
    document, problems = paper(opened.offer, opened.program, (), previous)
    assert problems == ()
    return document


def test_every_example_is_under_test() -> None:
    names = {each.stem for each in (ROOT / "examples" / "devis").glob("*.yml")} - {"numeros"}
    assert names == set(SUMS) == {each.stem for each in GOLDEN.glob("*.txt")}


@pytest.mark.parametrize("name", SUMS)
def test_the_sums_are_those_worked_out_by_hand(name: str) -> None:
    totals = _opened(name).offer.totals
    once, monthly = totals.firm.once, totals.firm.monthly
    found = [[str(each.amount) for each in (one.net, one.tax, one.gross)] for one in (once, monthly)]
    wanted = [[str(Money.of(each).amount) for each in row] for row in SUMS[name][:2]]
    assert found == wanted
    deposit = SUMS[name][2]
    assert totals.deposit == (None if deposit is None else Money.of(deposit))


@pytest.mark.parametrize("name", SUMS)
def test_the_text_is_the_one_under_review(name: str) -> None:
    path, text = GOLDEN / f"{name}.txt", plain.to_text(_paper(name))
    if os.environ.get("CLAUSIER_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SUMS)
def test_the_word_file_says_the_same_and_has_no_fault(name: str) -> None:
    document = _paper(name)
    assert check.check(document) == ()
    data = to_docx(document, HOUSE)
    assert readback.verify(document, data) == ()
    assert lint(data) == ()
    assert to_docx(_paper(name), HOUSE) == data


@pytest.mark.parametrize("name", SUMS)
def test_every_table_of_lines_repeats_its_header_and_keeps_its_total(name: str) -> None:
    tables = [each for each in _paper(name).blocks if isinstance(each, Table)]
    lined = [each for each in tables if each.header and len(each.header[0]) == 6]
    assert lined
    assert all(each.together >= 2 for each in lined)


def test_a_quote_without_a_number_is_a_draft() -> None:
    head = "modèle: {model}\ncatalogue: essai\nétabli_le: 2026-03-02\nclient:\n  nom: R&D <SARL> {{x}} Noe\u0301mie\n"
    found, _ = offered("      - code: A\n", head=head)
    assert found is not None
    document, problems = paper(found, program(found.quote.contract), ())
    assert problems == ()
    assert document.title == "Projet de devis"
    assert "R&D <SARL> {{x}} Noe\u0301mie" in plain.to_text(document)
    assert not any(isinstance(each, Heading) and "option" in plain.heading_text(each) for each in document.blocks)


def test_conditions_print_the_parameters_of_the_contract_special_ones_included() -> None:
    catalogue = CATALOGUE.replace("articles:\n", "conditions:\n  durée: Un an ({durée_initiale}).\narticles:\n")
    more = "faits:\n  conditions_particulières:\n    durée_initiale: 2 ans\n"
    found, _ = offered("      - code: A\n", more, catalogue)
    assert found is not None
    document, _ = paper(found, program(found.quote.contract), ())
    assert "Un an (2 ans)." in plain.to_text(document)
    wrong, _ = offered("      - code: A\n", catalogue=catalogue.replace("durée_initiale", "durée"))
    assert wrong is not None
    _, problems = paper(wrong, program(wrong.quote.contract), ())
    assert [each.code.ident for each in problems] == ["CLA-0830"]


def test_programs_find_the_parties_the_dates_and_the_totals_by_their_tags() -> None:
    data = to_docx(_paper("alleo-remise-globale"), HOUSE)
    body = unpack(data)["word/document.xml"].decode("utf-8")
    found = dict(re.findall(r'<w:tag w:val="([^"]*)"/>.*?<w:t[^>]*>([^<]*)</w:t>', body))
    told = {name: value.replace("\u00a0", " ") for name, value in found.items()}
    assert (
        told.items()
        >= {
            "client.dénomination": "Cabinet Lenoir",
            "prestataire.dénomination": "ALLEO",
            "devis.établi_le": "8 juin 2026",
            "devis.total_ht.en_une_fois": "818,69 €",
            "devis.total_ttc.par_mois": "198,49 €",
            "devis.acompte": "293,15 €",
            "devis.avec_options.total_ttc.en_une_fois": "1 461,01 €",
        }.items()
    )
