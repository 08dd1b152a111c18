"""A dossier goes on: what stood there stays, what is missing is added, what differs is told and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clausier.dossier.nodes import compose
from clausier.dossier.reader import read
from clausier.dossier.tree import MappingNode
from clausier.dossier.vocabulary import vocabulary_of
from clausier.quote.carry import carried, new_text
from clausier.text.source import Source
from quote.shop import ALLANCE, program

if TYPE_CHECKING:
    from clausier.dossier.facts import Facts

MORE = """\
modèle: allance/cgv-2016-05-25
titre: Du devis
contrat:
  nombre_de_postes: 12
  signé_le: 2026-03-12
client:
  dénomination: R&D « Les "Pins" » \\ <SARL>
interventions:
  - référence: I-1
    département: "75"
  - référence: I-2
    mode: sur_site
"""


def _node(text: str) -> MappingNode:
    node, problems = compose(Source("devis.yml", text))
    assert isinstance(node, MappingNode), problems
    return node


def _carry(text: str, more: str = MORE) -> tuple[str, list[str]]:
    source = Source("dossier.yml", text)
    node, problems = compose(source)
    assert node is not None, problems
    changed, found = carried(source, node, _node(more), program(ALLANCE))
    return changed, [each.code.ident for each in found]


def _facts(text: str) -> Facts:
    facts, problems = read(Source("dossier.yml", text), vocabulary_of(program(ALLANCE)))
    assert facts is not None, problems
    return facts


def test_a_new_dossier_reads_back_to_what_it_was_made_from() -> None:
    text = new_text(_node(MORE))
    assert _facts(text) == _facts(MORE)


@pytest.mark.parametrize(
    "text",
    [
        "modèle: allance/cgv-2016-05-25\n",
        "modèle: allance/cgv-2016-05-25",
        "# en tête\nmodèle: allance/cgv-2016-05-25\ncontrat:\n  audit_commandé: oui\n  # à revoir\n# fin\n",
        "modèle: allance/cgv-2016-05-25\ncontrat:\n    audit_commandé: oui\n\nfactures: []\n",
        "modèle: allance/cgv-2016-05-25\ncontrat:\n  signé_le:\nclient:\n  siren: 1\n",
        "modèle: allance/cgv-2016-05-25\ncontrat:\n  signé_le: 12 mars 2026\n",
        "modèle: allance/cgv-2016-05-25\ncontrat:\n  signé_le: {valeur: 2026-03-12, pièce: devis signé}\n",
        "modèle: allance/cgv-2016-05-25\ninterventions:\n- référence: I-0\n- référence: I-2\n  département: '69'\n",
        "modèle: allance/cgv-2016-05-25\ninterventions:\n  - référence: I-1\n    département: '75'\n",
        "modèle: allance/cgv-2016-05-25\r\ncontrat:\r\n  audit_commandé: oui\r\nclient:\r\n  siren: 1\r\n",
    ],
)
def test_what_stood_there_stays_and_the_rest_is_added(text: str) -> None:
    changed, problems = _carry(text)
    assert problems == []
    kept = [each.rstrip() for each in text.splitlines() if each.strip() and not each.endswith("signé_le:")]
    lines = [each.rstrip() for each in changed.splitlines()]
    assert [each for each in lines if each in kept] == kept
    assert _carry(changed) == (changed, [])  # once is enough
    facts = _facts(changed)
    assert "nombre_de_postes" in facts.singles["contrat"].fields
    assert "signé_le" in facts.singles["contrat"].fields
    assert {each.key for each in facts.lists["interventions"]} >= {"I-1", "I-2"}


@pytest.mark.parametrize(
    "text",
    [
        "modèle: allance/cgv-2016-05-25\ncontrat:\n  signé_le: 2026-03-11\n",
        "modèle: allance/cgv-2016-05-25\ncontrat:\n  nombre_de_postes: 13\n",
        "modèle: allance/cgv-2016-05-25\ncontrat:\n  signé_le: inconnu\n",
        "modèle: allance/cgv-2016-05-25\ninterventions:\n  - référence: I-2\n    mode: à_distance\n",
        "modèle: allance/cgv-2016-05-25\ncontrat: {audit_commandé: oui}\n",
        "modèle: alleo/cgv\n",
        "- rien\n",
    ],
)
def test_what_differs_is_told_and_nothing_changes(text: str) -> None:
    changed, problems = _carry(text)
    assert changed == text
    assert problems == ["CLA-0842"]


def test_a_title_is_the_dossier_s_own() -> None:
    changed, problems = _carry("modèle: allance/cgv-2016-05-25\ntitre: Le mien\n")
    assert problems == []
    assert "titre: Le mien" in changed
