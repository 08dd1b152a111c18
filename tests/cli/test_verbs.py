"""Every verb but ``demander``, end to end on the starter project."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from clausier.cli.verbs import VERBS, every
from clausier.documents.readback import paragraphs

if TYPE_CHECKING:
    from cli.shell import Shell

DOSSIER = "dossiers/exemple.yml"


def test_help_lists_every_verb_with_an_example(shell: Shell) -> None:
    for line in ("", "aide", "--help", "--aide"):
        result = shell(line)
        assert result.status == 0
        assert all(f"$ {each.example}" in result.out for each in every())
        assert "3  la réponse est indéterminée" in result.out


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_its_own_help(shell: Shell, verb: str) -> None:
    one, other = shell(f"aide {verb}"), shell(f"{verb} --aide")
    assert one == other
    assert one.status == 0
    assert f"clausier {verb}" in one.out
    assert "--format texte|json" in one.out


@pytest.mark.parametrize("each", [each for each in every() if each.accented])
def test_accents_are_accepted(shell: Shell, each: object) -> None:
    accented = getattr(each, "accented", "")
    assert shell(f"{accented} --aide").status == 0
    assert shell(f"{accented.upper()} --aide").status == 0


def test_the_version_is_that_of_the_package(shell: Shell) -> None:
    assert re.fullmatch(r"clausier \d+\.\d+\.\d+\n", shell("--version").out)


def test_verify_is_content_with_the_starter_and_measures_it(shell: Shell) -> None:
    result = shell("vérifier")
    assert (result.status, result.codes) == (0, [])
    assert "rien à signaler" in result.out
    assert "4 sur 4 phrases (100 %)" in result.out
    found = shell("verifier --format json").json
    assert found["schema"] == "clausier.verification/1"
    assert found["coverage"]["maintenance/cgv-2026"]["covered"] == 4
    assert found["diagnostics"] == []


def test_verify_shows_the_line_at_fault_the_article_and_what_to_do(shell: Shell) -> None:
    path = shell.folder / "clauses" / "maintenance" / "cgv-2026" / "03-paiement.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("après facture.reçue_le", "après facture.recue_le"), "utf-8"
    )
    result = shell("verifier")
    assert (result.status, result.codes) == (1, ["CLA-0205"])
    assert "clauses/maintenance/cgv-2026/03-paiement.md:11:" in result.out
    assert re.search(r"^ +│ +\^+$", result.out, re.MULTILINE)
    assert "└─ Conditions générales de maintenance › Article 3 - Paiement" in result.out
    assert "« reçue_le »" in result.out
    assert "1 erreur, 0 avertissement" in result.out


def test_verify_may_be_asked_about_some_files_only(shell: Shell) -> None:
    shell.write("dossiers/faux.yml", "contrat:\n  signé_le: hier\n")
    assert shell("verifier").status == 1
    assert shell("verifier dossiers/exemple.yml").status == 0
    assert shell("verifier dossiers").status == 1
    assert shell("verifier clauses").status == 0


def test_a_warning_is_a_problem_only_when_asked(shell: Shell) -> None:
    shell.write("clauses/maintenance/cgv-2026/04-divers.md", "## Article 4 - Divers {#4}\n\nLe client est courtois.\n")
    result = shell("verifier")
    assert (result.status, result.codes) == (0, ["CLA-0505"])
    assert "75 %" in result.out or "80 %" in result.out
    assert shell("verifier --strict").status == 1


def test_questions_and_documents_are_listed(shell: Shell) -> None:
    said = shell("questions")
    assert "résiliation" in said.out
    assert "Cette facture est-elle en retard de paiement ? (sur factures)" in said.out
    found = shell("questions cgv-2026 --format json").json
    assert [each["question"] for each in found["contracts"][0]["questions"]] == [
        "mentions_de_l_imprimé",
        "remise_du_devis",
        "résiliation",
        "facture_en_retard",
    ]
    assert "Conditions générales de maintenance" in shell("documents").out
    contract, letter = shell("documents --format json").json["documents"]
    assert (contract["document"], contract["question"]) == ("contrat", None)
    assert (letter["document"], letter["question"], letter["about"]) == ("relance", "facture_en_retard", "factures")


def test_the_balance_tells_who_owes_what_and_since_when(shell: Shell) -> None:
    # Received on 5 October: thirty days end on 4 November; 15 January is 72 days later.
    result = shell(f"bilan {DOSSIER} --au 2027-01-15")
    assert result.status == 0
    assert re.search(
        r"payer la facture \[F-2026-10\] +le client +le prestataire +4 novembre 2026 +en retard \(72 jours\)",
        result.out,
    )
    assert "✓ résilier au terme, par le client ou le prestataire (CGV 2, 1er alinéa)" in result.out
    (duty,) = shell(f"bilan {DOSSIER} --au 2027-01-15 --format json").json["duties"]
    assert (duty["state"], duty["due"], duty["late_days"]) == ("late", "2026-11-04", 72)


def test_what_is_settled_is_shown_on_request(shell: Shell) -> None:
    text = (shell.folder / DOSSIER).read_text(encoding="utf-8").replace("montant: 440,00 €", "montant: 1 440,00 €")
    shell.write("dossiers/payé.yml", text)
    usual = shell("bilan dossiers/payé.yml --au 2027-01-15")
    assert "rien n'est dû" in usual.out
    assert "exécutée" in shell("bilan dossiers/payé.yml --au 2027-01-15 --tout").out


def test_what_is_not_known_of_a_duty_is_asked(shell: Shell) -> None:
    text = (shell.folder / DOSSIER).read_text(encoding="utf-8").replace("    reçue_le: 5 octobre 2026\n", "")
    shell.write("dossiers/inconnu.yml", text)
    result = shell("bilan dossiers/inconnu.yml --au 2027-01-15")
    assert "indéterminée" in result.out
    assert "À quelle date le client a-t-il reçu la facture ?" in result.out
    ahead = shell("echeances dossiers/inconnu.yml --au 2026-10-01")
    assert "Dates qu'on ne peut pas encore fixer" in ahead.out


def test_deadlines_are_listed_and_written_to_a_calendar(shell: Shell) -> None:
    result = shell(f"échéances {DOSSIER} --au 2026-11-01 --ics dates.ics")
    assert result.status == 0
    assert "mercredi 4 novembre 2026" in result.out
    assert "dates.ics : 2 dates écrites" in result.out
    data = (shell.folder / "dates.ics").read_bytes()
    calendar: Any = Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert [each.decoded("dtstart").isoformat() for each in events] == ["2026-11-04", "2026-11-30"]
    # A calendar holds the dates of every client: each event says whose it is and which question it answers.
    assert [str(each["summary"]) for each in events] == [
        "Payer la facture (F-2026-10) — Ateliers du Port",
        "Dernier jour utile (L-1) — Ateliers du Port",
    ]
    assert "Cette résiliation est-elle valable ?" in str(events[1]["description"])
    shell(f"echeances {DOSSIER} --au 2026-11-01 --ics dates.ics")
    assert (shell.folder / "dates.ics").read_bytes() == data
    found = shell(f"echeances {DOSSIER} --au 2026-11-01 --format json").json
    assert [(each["date"], each["safe_date"], each["late"]) for each in found["deadlines"]] == [
        ("2026-11-04", "2026-11-04", False),
        ("2026-11-30", "2026-11-30", False),
    ]


def test_what_is_past_and_not_done_stays_listed(shell: Shell) -> None:
    result = shell(f"echeances {DOSSIER} --au 2026-11-10")
    assert "(dépassée)" in result.out
    assert shell(f"echeances {DOSSIER} --au 2026-11-10 --ics absent/dates.ics").codes == ["CLA-0816"]


def test_facts_are_shown_as_understood(shell: Shell) -> None:
    result = shell(f"faits {DOSSIER}")
    assert "contrat.signé_le = 1er mars 2024" in result.out
    found = shell(f"faits {DOSSIER} --format json").json
    assert found["schema"] == "clausier.faits/1"
    assert found["facts"]["contrat.signé_le"]["value"] == "2024-03-01"


def test_a_contract_is_written_in_word_markdown_and_text(shell: Shell) -> None:
    for name in ("contrat.docx", "contrat.md", "contrat.txt"):
        result = shell(f"rediger contrat --sortie {name}")
        assert (result.status, result.codes) == (0, []), name
        assert "écrit et relu" in result.out
    words = "payables dans un délai de trente (30) jours à compter de leur réception"
    read = paragraphs((shell.folder / "contrat.docx").read_bytes())
    assert isinstance(read, tuple)
    for text in (*(" ".join(read),), *((shell.folder / f"contrat.{end}").read_text("utf-8") for end in ("md", "txt"))):
        assert words in re.sub(r"\s+", " ", text)


def test_special_conditions_are_printed_and_the_same_dossier_gives_the_same_bytes(shell: Shell) -> None:
    text = (shell.folder / DOSSIER).read_text(encoding="utf-8")
    shell.write("dossiers/spécial.yml", f"{text}\nconditions_particulières:\n  délai_de_paiement: 45 jours\n")
    for name in ("un.docx", "deux.docx", "un.txt"):
        assert shell(f"rediger contrat dossiers/spécial.yml --sortie {name}").status == 0
    assert (shell.folder / "un.docx").read_bytes() == (shell.folder / "deux.docx").read_bytes()
    assert "quarante-cinq (45) jours" in re.sub(r"\s+", " ", (shell.folder / "un.txt").read_text(encoding="utf-8"))
    shell.write("dossiers/trop.yml", f"{text}\nconditions_particulières:\n  délai_de_paiement: 90 jours\n")
    assert shell("rediger contrat dossiers/trop.yml --sortie trop.txt").status == 2
    assert not (shell.folder / "trop.txt").exists()


def test_facts_are_printed_in_the_words_and_passages_follow_them(shell: Shell) -> None:
    text = "## Article 4 - Signature {#4}\n\nSigné le {contrat.signé_le: date}{si contrat.pressé}, en urgence{fin}.\n"
    shell.write("clauses/maintenance/cgv-2026/04-signature.md", text)
    words = shell.folder / "clauses" / "maintenance" / "cgv-2026" / "00-vocabulaire.md"
    field = "  pressé : booléen « Le contrat est-il pressé ? »\n"
    written = words.read_text(encoding="utf-8")
    words.write_text(written.replace("\ndossier contrat", f"{field}\ndossier contrat"), encoding="utf-8")
    dossier = (shell.folder / DOSSIER).read_text(encoding="utf-8")
    for answer, printed in (("oui", "Signé le 1er mars 2024, en urgence."), ("non", "Signé le 1er mars 2024.")):
        shell.write("dossiers/a.yml", dossier.replace("contrat:\n", f"contrat:\n  pressé: {answer}\n"))
        result = shell("rediger contrat dossiers/a.yml --sortie a.txt")
        assert (result.status, result.codes) == (0, [])
        assert printed in re.sub(r"\s+", " ", (shell.folder / "a.txt").read_text(encoding="utf-8"))


def test_a_document_that_reads_back_otherwise_is_not_left(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from clausier.documents import readback
    from clausier.text import codes
    from clausier.text.diagnostic import Diagnostic

    def differs(*_: object) -> tuple[Diagnostic, ...]:
        return (Diagnostic(codes.TEXT_DIFFERS, "le texte relu diffère"),)

    monkeypatch.setattr(readback, "verify", differs)
    result = shell("rediger contrat --sortie contrat.docx")
    assert (result.status, result.codes) == (2, ["CLA-0707"])
    assert sorted(each.name for each in shell.folder.iterdir() if "contrat" in each.name) == []


def test_a_new_project_is_ready(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell("nouveau projet essai").status == 0
    monkeypatch.chdir(shell.folder / "essai")
    assert shell("verifier").status == 0
    assert shell("tester").status == 0
    assert shell("nouveau projet .").codes == ["CLA-0818"]


def test_what_is_to_be_typed_next_can_be_typed_as_it_is(shell: Shell) -> None:
    assert 'cd "mes contrats"' in shell('nouveau projet "mes contrats"').out
    assert "cd autres" in shell("nouveau projet autres").out
    assert 'clausier faits "affaire Morel.yml"' in shell('nouveau dossier "affaire Morel"').out


def test_a_new_dossier_is_read_as_it_is(shell: Shell) -> None:
    assert shell("nouveau dossier affaire").status == 0
    result = shell("faits affaire.yml")
    assert (result.status, result.codes) == (0, [])
    assert shell("nouveau dossier affaire").codes == ["CLA-0818"]
    assert shell("nouveau dossier --sortie dossiers/autre.yml --format json").json["dossier"] == "dossiers/autre.yml"


def test_the_cases_of_the_starter_hold(shell: Shell) -> None:
    result = shell("tester")
    assert (result.status, result.out) == (0, "3 cas, 3 réussis, 0 en échec\n")
    assert "✓ À temps" in shell("tester --tout").out
    assert shell("tester --filtre inconnue").out == "1 cas, 1 réussi, 0 en échec\n"
    assert shell("tester clauses/maintenance/cgv-2026/tests/resiliation.md").status == 0


def test_a_case_that_fails_says_what_was_expected_what_was_found_and_why(shell: Shell) -> None:
    path = shell.folder / "clauses" / "maintenance" / "cgv-2026" / "tests" / "resiliation.md"
    text = path.read_text(encoding="utf-8").replace(
        "Dernier jour utile: 30 novembre 2026", "Dernier jour utile: 1er décembre 2026"
    )
    path.write_text(text.replace("réponse: non", "réponse: oui"), encoding="utf-8")
    result = shell("tester")
    assert result.status == 1
    assert "Dernier jour utile : attendu « 1er décembre 2026 », trouvé « 30 novembre 2026 »" in result.out
    assert "réponse : attendu « oui », trouvé « non »" in result.out
    assert "✗ « moyennant un préavis de trois (3) mois »" in result.out
    assert "3 cas, 1 réussi, 2 en échec" in result.out
    found = shell("tester --format json").json
    assert [each["passed"] for each in found["cases"]] == [False, False, True]
    assert found["cases"][0]["gaps"][0]["expected"] == "1er décembre 2026"


def test_another_value_of_a_parameter_tells_which_answers_it_changes(shell: Shell) -> None:
    # The letter handed over on 2 December 2026 is late by three months' notice, in time by one.
    said = shell('tester --si "préavis=1 mois" --format json')
    assert said.status == 0
    assert said.json["cases"] >= len(said.json["changes"]) > 0
    parts = {part["label"]: (part["before"], part["after"]) for part in said.json["changes"][0]["parts"]}
    assert parts["Dernier jour utile"] == ("30 novembre 2026", "31 janvier 2027")
    same = shell('tester --si "préavis=3 mois"')
    assert (same.status, same.out.splitlines()[-1].split(" : ")[1]) == (
        0,
        f"0 cas sur {said.json['cases']} change de réponse",
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [("préavis", "CLA-0810"), ("=2 mois", "CLA-0810"), ("préavi=2 mois", "CLA-0826"), ("préavis=2 €", "CLA-0610"),
     ("délai_de_paiement=90 jours", "CLA-0617")],
)  # fmt: skip
def test_a_value_that_cannot_be_tried_is_refused(shell: Shell, given: str, code: str) -> None:
    said = shell(f'tester --si "{given}"')
    assert (said.status, said.codes) == (2, [code])


def test_clause_files_are_put_in_their_layout_once(shell: Shell) -> None:
    assert shell("formater --verifier").status == 0
    path = shell.folder / "clauses" / "maintenance" / "cgv-2026" / "03-paiement.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("paramètre délai_de_paiement = 30 jours", "paramètre   délai_de_paiement =30 jours"), "utf-8"
    )
    dry = shell("formater --verifier")
    assert (dry.status, dry.out.splitlines()[0]) == (
        1,
        "à mettre en forme : clauses/maintenance/cgv-2026/03-paiement.md",
    )
    alone = shell("formater clauses/maintenance/cgv-2026/03-paiement.md")
    assert (alone.status, alone.out.splitlines()[-1]) == (0, "1 fichier lu, 1 mis en forme")
    assert path.read_text(encoding="utf-8") == text
    path.write_text(text.replace("= 30 jours", "= 30 journées"), encoding="utf-8")
    broken = shell("formater")
    assert broken.status == 2
    assert broken.codes
    assert shell("formater --format json").json["diagnostics"]


def test_a_page_is_shown_by_its_number_too(shell: Shell) -> None:
    assert shell("expliquer CLA-0812").out == shell("expliquer 812").out
    assert "CLA-0812" in shell("expliquer").out
    assert shell("expliquer cla-0812 --format json").json["page"].startswith("# CLA-0812")
    assert len(shell("expliquer --format json").json["codes"]) > 100


def test_every_stage_can_be_seen(shell: Shell) -> None:
    assert "Page" in shell("voir --etape pages clauses/maintenance/cgv-2026/02-resiliation.md").out
    assert "pouvoirs (1)\n  résilier_au_terme" in shell("voir --etape modele").out
    assert "résilier_au_terme.régulier" in shell("voir --étape normes").out
    assert json.loads(shell("voir --etape schema").out)["properties"]["contrat"]
    assert "contrat : maintenance/cgv-2026 (CGV)" in shell("voir --etape manifeste").out
    assert str(shell.folder.parent / "cache") in shell("voir --etape cache").out
    assert shell("voir --etape normes --format json").json["stage"] == "normes"


def test_completion_offers_verbs_questions_contracts_and_options(shell: Shell) -> None:
    for name in ("bash", "zsh", "fish"):
        assert "clausier completer mots --" in shell(f"completer {name}").out
    assert "demander" in shell("completer mots --").out.split()
    asked = shell("completer mots -- demander").out.split()
    assert {"résiliation", "facture_en_retard", "--au"} <= set(asked)
    assert "maintenance/cgv-2026" in shell("completer mots -- questions").out.split()
    assert shell("completer mots -- demander --format").out.split() == ["texte", "json"]
    assert "normes" in shell("completer mots -- voir --etape").out.split()
    assert "CLA-0812" in shell("completer mots -- expliquer").out.split()
    assert shell("completer mots -- nouveau").out.split() == ["projet", "dossier"]
    assert shell("completer mots -- inconnu").out == ""
