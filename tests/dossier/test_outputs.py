"""What is made from facts and from a vocabulary: lines, JSON, a new dossier."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausier.dossier import plain
from clausier.dossier.exchange import from_json, to_json
from clausier.dossier.facts import every_element
from clausier.dossier.reader import read
from clausier.dossier.show import record, show_facts
from clausier.dossier.starter import starter
from clausier.text.source import Source
from dossier.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from clausier.dossier.facts import Facts
    from clausier.values.codec import Json

COMPLETE = (Path(__file__).parent / "data" / "complet.yml").read_text(encoding="utf-8")


def _facts(text: str = COMPLETE) -> Facts:
    facts, found = read(Source("complet.yml", text), VOCABULARY)
    assert found == ()
    assert facts is not None
    return facts


# --- Lines and JSON -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Dossier « Dupont & fils #1 » sous Contrat de maintenance (essai/maintenance)",
        "  contrat.signé_le = 1er mars 2024 (complet.yml:16)",
        "  contrat.prix = 1\u202f250,50\u00a0€ (complet.yml:18)",
        "  contrat.échéances = 1er avril 2024, 1er mai 2024 (complet.yml:26)",
        "  factures[F-1].reçue_le = 2 décembre 2025 (complet.yml:32 ; pièce : AR n° 1A 123 ; connu le 5 décembre 2025)",
        "  factures[F-1].débiteur = le client (complet.yml:35)",
        "  factures[F-1].paiements[2].reçu_le : inconnu (complet.yml:39)",
        "  factures[012].montant_ttc : sans objet (complet.yml:42)",
        "  factures[012].reçue_le : contesté, client : 1er mai 2025 ; prestataire : 2 mai 2025 (complet.yml:43)",
        "  courriers[L-1].facture = factures[012] (complet.yml:50)",
        "  manquements[panne].grave = oui (complet.yml:55 ; apprécié par Me Durand le 15 janvier 2026 : trois pannes)",
        "  factures : 2 éléments, liste ouverte",
        "  courriers : 1 élément, liste complète",
        "  incidents : aucun élément, liste ouverte",
        "  délai_de_paiement = 45 jours au lieu de 30 jours (complet.yml:6)",
        "  départements = 75, 77 au lieu de 75, 92 (complet.yml:7)",
        "  départ_du_préavis : envoi, « l'envoi » (complet.yml:10)",
    ],
)
def test_facts_are_shown_as_they_were_understood(line: str) -> None:
    assert line in show_facts(_facts(), VOCABULARY)


def test_what_has_not_been_asked_is_shown_with_its_question() -> None:
    lines = show_facts(_facts("contrat:\n  signé_le: 2024-03-01\n"), VOCABULARY)
    unasked = lines[lines.index("Pas encore renseigné") :]
    assert "  contrat.objet : Sur quoi porte le contrat ?" in unasked
    assert not any("signé_le" in line or "échéances" in line for line in unasked)


def test_the_record_gives_machine_forms() -> None:
    made = record(_facts(), VOCABULARY)
    assert json.loads(json.dumps(made)) == made
    facts = made["facts"]
    assert isinstance(facts, dict)
    assert facts["contrat.prix"] == {"state": "known", "value": "1250.50", "place": "complet.yml:18"}
    assert facts["courriers[L-1].facture"] == {
        "state": "known",
        "value": {"entity": "Facture", "key": "012"},
        "place": "complet.yml:50",
    }
    assert facts["factures[012].reçue_le"] == {
        "state": "contested",
        "versions": {"client": "2025-05-01", "prestataire": "2025-05-02"},
        "place": "complet.yml:43",
    }
    assert made["unasked"] == []


# --- Exchange -----------------------------------------------------------------------------------------------------


def test_facts_go_to_json_and_back() -> None:
    facts = _facts()
    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=10,
)


@given(_JSON)
def test_other_json_is_no_facts(data: Json) -> None:
    assert from_json(data) is None
    assert from_json([1, data]) is None


@given(st.data())
def test_altered_json_raises_nothing(data: st.DataObject) -> None:
    text = json.dumps(to_json(_facts()))
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from(["0", "1", "null", '"x"', "[]", "Known", "@"])) + text[at + 1 :]
    try:
        altered: Json = json.loads(text)
    except ValueError:
        return
    from_json(altered)


# --- A new dossier ------------------------------------------------------------------------------------------------


def test_a_new_dossier_is_read_as_it_is_and_says_nothing() -> None:
    text = starter(VOCABULARY)
    facts = _facts(text)
    assert facts.contract == "essai/maintenance"
    assert [each.path for each in every_element(facts)] == ["contrat"]
    assert plain.read("d.yml", text) is not None


def test_a_new_dossier_asks_every_question() -> None:
    text = starter(VOCABULARY)
    for entity in VOCABULARY.entities.values():
        for info in entity.fields.values():
            assert f"# {info.question}\n" in text
            assert re.search(rf"\b{info.name}:", text)
    assert "délai_de_paiement" in text
    assert "indemnité" not in text


def test_the_comments_of_a_new_dossier_are_a_dossier() -> None:
    lists = starter(VOCABULARY).partition("\n# une facture\n")[2].split("\n")[1:]
    text = "\n".join(line.removeprefix("# ") for line in lists if not re.match(r"# [A-Zua]", line))
    text = re.sub(r"- (numéro|référence|nom):", r"- \1: X-1", text)
    facts = _facts(text)
    assert {name: len(group) for name, group in facts.lists.items()} == {
        "factures": 1,
        "courriers": 1,
        "manquements": 1,
        "incidents": 1,
    }
    assert facts.open_lists == ("incidents", "factures", "courriers", "manquements")
