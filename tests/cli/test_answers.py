"""The answers of ``clausier demander``, as people and as machines read them.

The starter contract runs three years from 1 March 2024, so its first period ends on 28 February 2027 and three months
before that is 30 November 2026, a Monday.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.shell import Shell

LATE = "demander résiliation dossiers/exemple.yml --au 2027-01-15"
UNKNOWN = """
contrat:
  signé_le: 1er mars 2024
courriers:
  - référence: L-1
    objet: résiliation_au_terme
    auteur: client
    envoi: lettre_recommandée
    envoyé_le: 20 novembre 2026
"""


def test_the_verdict_the_conditions_and_the_other_readings_are_told(shell: Shell) -> None:
    result = shell(LATE)
    assert result.status == 0
    assert result.out.startswith(EXPECTED)


EXPECTED = """\
Cette résiliation est-elle valable ? [L-1]                                                       NON

  Résilier au terme (CGV 2, 1er alinéa)
    ✓ titulaire   auteur : le client, exemple.yml:19
    ✓ « par lettre recommandée avec avis de réception »
        envoi : lettre recommandée avec avis de réception, exemple.yml:20
    ✗ « moyennant un préavis de trois (3) mois »
        la date de la lettre qui compte pour le préavis : 2 décembre 2026
          remis le, exemple.yml:22, lecture suivie : « la remise au destinataire »
        au plus tard : 30 novembre 2026
          préavis : 3 mois
          le dernier jour de la période en cours : 28 février 2027 (CGV 1, 1er alinéa)
            contrat, signé le : 1er mars 2024   exemple.yml:6
            durée initiale : 3 ans

  Fin de la période en cours   28 février 2027
  Dernier jour utile           30 novembre 2026

  Une autre lecture change la réponse : OUI, si l'on retient « l'envoi » (De quel jour de la lettre
      le préavis court-il ?).
  Date prudente : lundi 30 novembre 2026 (« Dernier jour utile »), toutes lectures.

Ateliers du Port, dossiers/exemple.yml · contrat maintenance/cgv-2026 · au 15 janvier 2027
"""


def test_an_undetermined_answer_names_the_one_missing_fact_and_has_its_own_status(shell: Shell) -> None:
    shell.write("dossiers/inconnu.yml", UNKNOWN)
    result = shell("demander résiliation dossiers/inconnu.yml --au 2027-01-15")
    assert result.status == 3
    assert "INDÉTERMINÉ" in result.out.splitlines()[0]
    assert "Il manque :" in result.out
    assert "À quelle date la lettre a-t-elle été remise au destinataire ?" in result.out
    assert "courriers[L-1].remis_le" in result.out


def test_a_contested_fact_is_not_called_unknown(shell: Shell) -> None:
    contested = UNKNOWN + "    remis_le: { contesté: { client: 28/11/2026, prestataire: 02/12/2026 } }\n"
    shell.write("dossiers/contesté.yml", contested)
    result = shell("demander résiliation dossiers/contesté.yml --au 2027-01-15")
    assert result.status == 3
    assert "remis le : contesté, contesté.yml:10" in result.out
    assert "remis le : inconnu" not in result.out


def test_a_prudent_date_that_cannot_be_given_says_why(shell: Shell) -> None:
    shell.write("dossiers/sans-date.yml", UNKNOWN.replace("  signé_le: 1er mars 2024\n", "  signé_le: inconnu\n"))
    result = shell("demander résiliation dossiers/sans-date.yml --au 2027-01-15")
    assert result.status == 3
    assert "Date prudente : indéterminée (il manque de quoi la fixer)." in result.out


def test_a_reading_and_a_date_of_knowledge_can_be_imposed(shell: Shell) -> None:
    read = shell(f"{LATE} --lecture départ_du_préavis=envoi")
    assert read.out.splitlines()[0].endswith("OUI")
    assert "lectures imposées : départ_du_préavis=envoi" in read.out
    text = (shell.folder / "dossiers" / "exemple.yml").read_text(encoding="utf-8")
    known = "remis_le: { valeur: 2 décembre 2026, connu_le: 5 décembre 2026 }"
    shell.write("dossiers/connu.yml", text.replace("remis_le: 2 décembre 2026", known))
    early = shell("demander résiliation dossiers/connu.yml --au 2027-01-15 --connu-au 2026-12-04")
    assert early.status == 3
    assert shell("demander résiliation dossiers/connu.yml --au 2027-01-15 --connu-au 2026-12-05").status == 0


def test_several_elements_give_several_answers(shell: Shell) -> None:
    text = (shell.folder / "dossiers" / "exemple.yml").read_text(encoding="utf-8")
    letter = text[text.index("  - référence: L-1") :]
    early = letter.replace("L-1", "L-2").replace("2 décembre 2026", "30 novembre 2026")
    shell.write("dossiers/deux.yml", text + early)
    result = shell("demander résiliation dossiers/deux.yml --au 2027-01-15 --bref")
    verdicts = [line.split()[-1] for line in result.out.splitlines() if line.startswith("Cette résiliation")]
    assert verdicts == ["NON", "OUI"]
    both = shell("demander résiliation dossiers/deux.yml --au 2027-01-15 --format json").json
    assert (both["schema"], [each["answer"] for each in both["answers"]]) == ("clausier.reponses/1", [False, True])
    one = shell("demander résiliation dossiers/deux.yml --au 2027-01-15 --sur L-2 --format json").json
    assert (one["about"], one["answer"]) == ("L-2", True)


def test_an_amount_is_told_in_euros_and_carried_as_a_decimal(shell: Shell) -> None:
    result = shell("demander facture_en_retard dossiers/exemple.yml --au 2027-01-15 --format json").json
    assert result["answer"] is True
    assert result["details"] == [
        {"label": "Échéance", "status": "determined", "answer": "2026-11-04"},
        {"label": "Reste à payer", "status": "determined", "answer": "1000.00"},
    ]
    told = shell("demander facture_en_retard dossiers/exemple.yml --au 2027-01-15").out
    assert "1 000,00 €" in told.replace("\u202f", " ").replace("\u00a0", " ")


def test_json_has_its_stable_keys_and_the_same_bytes_twice(shell: Shell) -> None:
    first, second = shell(f"{LATE} --format json"), shell(f"{LATE} --format=json")
    assert first.out == second.out
    keys = (
        "schema question contract about date status answer sentence details reasons missing judgements readings"
        " versions safe_date proof provenance"
    )
    assert list(first.json) == keys.split()
    assert first.json["schema"] == "clausier.reponse/1"
    assert (first.json["status"], first.json["answer"]) == ("determined", False)
    assert first.json["safe_date"] == {"label": "Dernier jour utile", "date": "2026-11-30", "moved_from": None}
    (change,) = first.json["readings"]["changes"]
    assert (change["readings"][0]["reading"], change["answer"]) == ("envoi", True)
    provenance = first.json["provenance"]
    assert (len(provenance["library"]), len(provenance["dossier_hash"])) == (40, 40)
    shell.write("clauses/maintenance/cgv-2026/04-divers.md", "## Article 4 - Divers {#4}\n\nRien de plus.\n")
    assert shell(f"{LATE} --format json").json["provenance"]["library"] != provenance["library"]


def test_what_is_missing_is_carried_with_its_question_and_its_values(shell: Shell) -> None:
    shell.write(
        "dossiers/inconnu.yml", UNKNOWN.replace("    envoi: lettre_recommandée\n", "    remis_le: 1er septembre 2026\n")
    )
    result = shell("demander résiliation dossiers/inconnu.yml --au 2027-01-15 --format json")
    assert (result.status, result.json["status"], result.json["answer"]) == (3, "undetermined", None)
    ((need,),) = result.json["missing"]
    assert need["path"] == "courriers[L-1].envoi"
    assert need["question"] == "Comment la lettre est-elle envoyée ?"
    assert "courriel" in need["values"]


def test_today_is_used_and_said_when_no_date_is_given(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    monkeypatch.setattr("clausier.cli.clock.today", lambda: date(2026, 12, 3))
    result = shell("demander résiliation dossiers/exemple.yml")
    assert "au 3 décembre 2026, aujourd'hui" in result.out
    assert shell("demander résiliation dossiers/exemple.yml --format json").json["date"] == "2026-12-03"


def test_brief_and_complete_are_less_and_more(shell: Shell) -> None:
    brief, usual, whole = (len(shell(f"{LATE}{option}").out) for option in (" --bref", "", " --complet"))
    assert brief < usual < whole


@pytest.mark.parametrize("columns", [40, 72, 100, 120])
def test_lines_fit_the_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shell.write("dossiers/inconnu.yml", UNKNOWN)
    said = (shell(LATE), shell("demander résiliation dossiers/inconnu.yml --au 2027-01-15"))
    for line in itertools.chain.from_iterable(each.out.splitlines()[:-2] for each in said):
        # An inner path may be longer than a very narrow terminal: it is never cut.
        assert len(line) <= columns or "courriers[L-1]" in line or columns == 40


def test_colours_are_for_terminals_that_want_them(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def coloured(_: object) -> bool:
        return True

    monkeypatch.setattr("clausier.cli.console._coloured", coloured)
    assert "\x1b[1;31mNON\x1b[0m" in shell(LATE).out
    monkeypatch.undo()
    assert "\x1b" not in shell(LATE.replace("dossiers", str(shell.folder / "dossiers"))).out
