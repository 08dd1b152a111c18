"""What the legal team counted in the two contracts has its place in the clauses.

Of ALLANCE, the inventory holds 66 readings (I-01 to I-66), 58 questions (Q-01 to Q-58) and 25 silences (A-SIL-01 to
A-SIL-25). Q-56, what another value of a parameter changes, is asked of the cases (``clausier tester --si``); Q-57 is
about several contracts at once. Of ALLEO, 67 questions (EO-Q01 to EO-Q67) and the 30 contradictions and silences that
decide answers.
"""

from __future__ import annotations

import re

import pytest

from contrats.corpora import ROOT, model

ALLANCE = ("allance/cgv-2016-05-25", "ALLANCE")
_READINGS = [f"I-{rank:02}" for rank in range(1, 67)]
_QUESTIONS = [f"Q-{rank:02}" for rank in range(1, 59) if rank not in {56, 57}]
_SILENCES = [f"A-SIL-{rank:02}" for rank in range(1, 26)]


def _listed() -> dict[str, list[str]]:
    """Return the names written beside each silence in the list of the page, in order."""
    page = ROOT / "clauses" / ALLANCE[0] / "28-silences-et-controles.md"
    (notes,) = re.findall(r"<!--(.*?)-->", page.read_text(encoding="utf-8"), re.DOTALL)
    entries = re.findall(r"^- (A-SIL-\d\d), [^:]* : ([^.(]+)", notes, re.MULTILINE)
    return {silence: re.findall(r"[\w]+", names) for silence, names in entries}


def test_each_point_open_to_reading_is_read_once() -> None:
    interpretations = model(*ALLANCE).interpretations.values()
    assert sorted(each.register for each in interpretations if each.register.startswith("I-")) == _READINGS


@pytest.mark.parametrize("register", _QUESTIONS)
def test_each_question_of_the_team_can_be_asked(register: str) -> None:
    assert register in {each.register for each in model(*ALLANCE).questions.values()}


def test_each_silence_has_its_line() -> None:
    assert list(_listed()) == _SILENCES


@pytest.mark.parametrize("silence", _SILENCES)
def test_each_silence_names_a_question_that_can_be_asked(silence: str) -> None:
    first, *others = _listed()[silence]
    questions = model(*ALLANCE).questions
    assert first in questions
    assert [each for each in others if "_" in each and each not in questions] == []


def test_a_question_made_for_a_silence_is_named_on_its_line() -> None:
    made = {each.register: name for name, each in model(*ALLANCE).questions.items() if each.register in _SILENCES}
    assert made
    assert [silence for silence, name in made.items() if name not in _listed()[silence]] == []


# --- ALLEO ------------------------------------------------------------------------------------------------------------

ALLEO = ("alleo/cgv", "ALLEO")

# Passages that do not go together: what reads them, or derogates from one, and the articles it cites.
TENSIONS: dict[int, dict[str, set[str]]] = {
    1: {"formation_du_contrat": {"3.1", "3.2", "3.3"}},
    2: {"fin_de_l_engagement": {"3.1", "3.3"}},
    3: {"annulation_d_une_intervention": {"3.3", "6.9"}},
    4: {"produits_de_l_article_4": {"2", "4.1.1"}},
    5: {"frais_de_livraison": {"4.1.1", "9.2"}},
    6: {"taxes_visées": {"9.2", "9.3"}},
    7: {"samedi_des_réserves": {"4.1.3", "6.9"}},
    9: {"propriétaire_exclusif": {"4.2.4", "4.2.5"}},
    10: {"prix_de_la_maintenance": {"4.2.4", "6.7", "9.1"}},
    11: {"entretien_et_maintenance": {"4.2.4"}},
    12: {"mises_à_jour_d_un_produit_loué": {"4.2.4", "7"}, "équipements_visés": {"4.2.4", "7"}},
    13: {"maintenance_ou_garanties_légales": {"6.7", "11.3"}},
    14: {"encaissement_du_prix": {"5.2", "10.1"}},
    15: {"pénalités_acceptées": {"4.1.2", "6.9"}},
    17: {"tarifs_d_alleo": {"6.6", "6.7", "6.8", "6.9", "9.1", "15.3"}},
    18: {"escompte_du_contrat": {"9.4", "10.1"}},
    20: {"voie_de_l_annulation": {"10.3", "15.2"}, "résiliation_demandée": {"10.3", "15.2"}},
    22: {"dommages_de_la_résolution": {"11.3", "15.2"}, "aucun_dédommagement": {"11.3", "15.2"}},
    25: {"parfait_état": {"12", "11.2"}},
    26: {"secret_pendant_le_contrat": {"13"}, "divulgation_après_cinq_ans": {"13"}},
    28: {"qui_invoque_la_dégradation": {"15.2"}, "l_une_ou_l_autre": {"15.2"}},
    30: {"tiers_exclus": {"17.2", "17.5"}},
}

# Words that say too little, twice the contrary, or what the law forbids.
SILENCES: dict[int, tuple[str, ...]] = {
    8: ("dernier_jour_envers_le_transporteur", "dimanche_et_transporteur"),
    16: ("montant_de_l_indemnité",),
    19: ("factures_déchues", "pénalités_des_factures_déchues"),
    21: ("performance_écrite",),
    23: ("jour_du_plafond", "loyers_de_l_organisme", "taxes_du_plafond"),
    24: ("année_pour_contester",),
    28: ("départ_des_trente_jours",),
    29: ("jour_de_la_restitution", "jour_de_loyer", "produit_perdu"),
}
MISNUMBERED = 27
"""There is no article 14.3: the check of article numbers tells it."""


@pytest.mark.parametrize("register", [f"EO-Q{rank:02}" for rank in range(1, 68)])
def test_each_question_about_alleo_can_be_asked(register: str) -> None:
    assert register in {each.register for each in model(*ALLEO).questions.values()}


def test_each_of_the_thirty_has_its_line() -> None:
    assert {*TENSIONS, *SILENCES, MISNUMBERED} == set(range(1, 31))
    anchors = {each.anchor for each in model(*ALLEO).articles.values() if each.corpus.endswith("cgv")}
    assert {"14.2", "14.4"} <= anchors
    assert "14.3" not in anchors


@pytest.mark.parametrize("rank", TENSIONS)
def test_a_contradiction_is_read_with_both_passages_beside_it(rank: int) -> None:
    alleo = model(*ALLEO)
    for name, cited in TENSIONS[rank].items():
        assert len(alleo.interpretations[name].readings) > 1
        quotes = [each for each in alleo.quotes if each.owner == name]
        assert cited <= {alleo.articles[each.article].anchor for each in quotes}
        passages = {(id(part.paragraph), part.start) for each in quotes for part in each.found}
        assert len(passages) > 1


@pytest.mark.parametrize("name", [name for names in SILENCES.values() for name in names])
def test_a_silence_is_read_or_ruled_by_the_law(name: str) -> None:
    alleo = model(*ALLEO)
    assert name in alleo.interpretations or any(each.endswith(f".{name}") for each in alleo.computations)
